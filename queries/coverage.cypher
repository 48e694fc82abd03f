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

MATCH (a:Article)
WHERE ($since IS NULL OR a.date_to >= $since) AND ($until IS NULL OR a.date_from <= $until)
WITH collect({id: a.id, publisher: a.publisher, day: CASE WHEN a.date_from = a.date_to THEN a.published END,
     month: left(toString(coalesce(a.published, a.date)), 7)}) AS read
CALL () {
  MATCH ()-[r:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|TARGET|ORGANIZED|TOOK_PART|ABOUT|DISSEMINATED|ADVISED|SAID|MEASURED|HELD|PART_OF|CITES|SUPERSEDES]->()
  WHERE r.articles IS NOT NULL AND r.modality IN ['done', 'ongoing']
  UNWIND [i IN range(0, size(r.articles) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS article
  WITH article, count(*) AS claims
  RETURN collect({id: 'article/' + article, claims: claims}) AS made
}
WITH read, made
UNWIND read + made AS row
WITH row.id AS id, max(row.publisher) AS publisher, max(row.day) AS day, max(row.month) AS month, max(row.claims) AS claims,
     max(CASE WHEN row.claims IS NULL THEN 1 ELSE 0 END) AS is_read
WHERE is_read = 1
WITH collect({id: id, publisher: publisher, day: day, month: month, claims: coalesce(claims, 0)}) AS articles
CALL (articles) {
  UNWIND articles AS a
  RETURN 'publisher' AS kind, coalesce(a.publisher, '(not stated)') AS name, a AS one
  UNION ALL
  UNWIND articles AS a
  RETURN 'month' AS kind, CASE WHEN size(a.month) = 7 THEN a.month ELSE '(not stated)' END AS name, a AS one
  UNION ALL
  UNWIND articles AS a
  WITH a, a.id AS id
  MATCH (n:Article {id: id})-[:MENTIONS]->(:Body)-[:LOCATED_IN]->(p:Place)
  WITH DISTINCT a, p
  RETURN 'place' AS kind, p.name AS name, a AS one
}
RETURN kind, name, count(*) AS articles, sum(one.claims) AS claims, min(one.day) AS first, max(one.day) AS last,
       sum(CASE WHEN one.day IS NULL THEN 1 ELSE 0 END) AS without_day
ORDER BY kind DESC, CASE WHEN kind = 'month' THEN name ELSE '' END, articles DESC, claims DESC, name
