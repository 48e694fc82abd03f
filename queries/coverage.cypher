// vi: Đã đọc những báo nào, nơi nào, tháng nào: bao nhiêu bài, bao nhiêu khẳng định?
// en: Which publishers, places and months were read: how many articles and claims?
// about: One row per publisher, per place in which a body is that articles name, and per month of publication. What one newspaper
//   does not report is no sign that it did not happen. claims are counted once for each article that makes them; first and last
//   leave out without_day: articles of which only the month or the year of publication is known, or nothing.
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: kind, name, articles, claims, first, last, without_day
// say-vi: {name} ({kind}): {articles} bài, {claims} khẳng định[, từ {first} đến {last}]
// say-en: {name} ({kind}): {articles} articles, {claims} claims[, {first:bare} to {last:bare}]

CALL () {
  MATCH (a:Article)
  WHERE ($since IS NULL OR a.date_to >= $since) AND ($until IS NULL OR a.date_from <= $until)
  RETURN 'publisher' AS kind, coalesce(a.publisher, '(not stated)') AS name, a
  UNION ALL
  MATCH (a:Article)
  WHERE ($since IS NULL OR a.date_to >= $since) AND ($until IS NULL OR a.date_from <= $until)
  WITH a, left(toString(coalesce(a.published, a.date)), 7) AS month
  RETURN 'month' AS kind, CASE WHEN size(month) = 7 THEN month ELSE '(not stated)' END AS name, a
  UNION ALL
  MATCH (a:Article)
  WHERE ($since IS NULL OR a.date_to >= $since) AND ($until IS NULL OR a.date_from <= $until)
  WITH a
  MATCH (a)-[:MENTIONS]->(b:Body)
  // Two steps, each from what the one before found: of one path Neo4j would begin with all places.
  WITH DISTINCT a, b
  MATCH (b)-[:LOCATED_IN]->(p:Place)
  WITH DISTINCT a, p
  RETURN 'place' AS kind, p.name AS name, a
}
WITH kind, name, a, CASE WHEN a.date_from = a.date_to THEN a.published END AS day
WITH kind, name, count(*) AS articles, count(a.hoso_claims) AS counted, sum(a.hoso_claims) AS total, min(day) AS first,
     max(day) AS last, sum(CASE WHEN day IS NULL THEN 1 ELSE 0 END) AS without_day
// A Neo4j that an older hoso has loaded counts none: that is no number.
RETURN kind, name, articles, CASE WHEN counted = articles THEN total END AS claims, first, last, without_day
ORDER BY kind DESC, CASE WHEN kind = 'month' THEN name ELSE '' END, articles DESC, claims DESC, name
