// vi: Báo chí nói khác nhau ở đâu?
// en: Where do articles disagree?
// about: One row per pair of claims that cannot both hold, or seldom do: two people seen at one time in a post that one person holds,
//   two issuers or two dates of one document, two leaders of one delegation, two figures for one thing on one day.
//   quote_one and quote_other say so. A handover, a namesake or a misreading can look like a conflict: nothing is decided here, and
//   nothing is taken back. A committee and its organs are one issuer.
// param who: text = null | người, tổ chức hoặc văn bản (tên, một phần tên, hoặc id) | person, body or document (name, part of it, or id)
// param top: integer = 500 | số dòng | number of rows
// columns: conflict, about, one, other, quote_one, quote_other, articles
// say-vi: {about}, báo nêu khác nhau ({conflict}): {one}; {other}
// say-en: {about}, articles disagree ({conflict}): {one}; {other}

// What two claims may be about: with who, what it names, what it issued or led, the posts it held.
CALL () {
  WITH 1 AS asked
  WHERE $who IS NULL
  MATCH (d:Directive|Program)<-[r:ISSUED]-()
  WITH d, count(r) AS claims
  WHERE claims > 1
  RETURN d AS n
  UNION ALL
  WITH 1 AS asked
  WHERE $who IS NULL
  MATCH (p:Post)<-[r:IN_POST]-()
  WITH p, count(r) AS claims
  WHERE claims > 1
  RETURN p AS n
  UNION ALL
  WITH 1 AS asked
  WHERE $who IS NULL
  MATCH (d:Delegation)<-[r:LED]-()
  WITH d, count(r) AS claims
  WHERE claims > 1
  RETURN d AS n
  UNION ALL
  WITH 1 AS asked
  WHERE $who IS NULL
  MATCH (b:Body)-[r:MEASURED]->()
  WITH b, count(r) AS claims
  WHERE claims > 1
  RETURN b AS n
  UNION ALL
  WITH 1 AS asked
  WHERE $who IS NOT NULL
  // One label at a time: Neo4j goes through an index of names only so.
  CALL () {
    MATCH (n:Person)
    WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Body)
    WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Directive)
    WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Program)
    WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Post)
    WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN n
  }
  RETURN n
}
WITH DISTINCT n
CALL (n) {
  RETURN n AS d
  UNION ALL
  WITH n
  WHERE $who IS NOT NULL
  MATCH (n)-[:ISSUED|LED]->(d)
  RETURN d
  UNION ALL
  WITH n
  WHERE $who IS NOT NULL
  MATCH (n)-[:HELD]->(:Tenure)-[:IN_POST]->(d:Post)
  RETURN d
}
WITH DISTINCT d
CALL (d) {
  WITH d
  WHERE d:Post AND d.role <> 'Bí thư Trung ương Đảng'
    AND any(h IN ['Bí thư', 'Tổng Bí thư', 'Chủ tịch', 'Thủ tướng', 'Bộ trưởng', 'Trưởng', 'Trưởng ban', 'Trưởng phòng', 'Trưởng khoa',
      'Chủ nhiệm', 'Chánh', 'Giám đốc', 'Tổng Giám đốc', 'Cục trưởng', 'Tổng cục trưởng', 'Chi cục trưởng', 'Vụ trưởng', 'Viện trưởng',
      'Hiệu trưởng', 'Chính ủy', 'Tư lệnh', 'Chỉ huy trưởng', 'Tổng Biên tập', 'Tổng Thư ký'] WHERE d.role = h OR d.role STARTS WITH h + ' ')
    AND EXISTS { (d)-[:OF_BODY]->(:Body) }
  MATCH (d)<-[:IN_POST]-(t:Tenure)<-[r:HELD]-(x:Person)
  WHERE r.modality IN ['done', 'ongoing'] AND t.status = 'current'
  MATCH (d)<-[:IN_POST]-(u:Tenure)<-[s:HELD]-(y:Person)
  WHERE s.modality IN ['done', 'ongoing'] AND u.status = 'current' AND x.id < y.id
    AND toString(coalesce(t.from, t.first_seen)) <= toString(coalesce(u.until, u.last_seen, u.from)) + '~'
    AND toString(coalesce(u.from, u.first_seen)) <= toString(coalesce(t.until, t.last_seen, t.from)) + '~'
  RETURN 'holders' AS conflict, x, y, r, s, x.name AS one, y.name AS other, x.id AS one_id, y.id AS other_id
  UNION ALL
  WITH d
  WHERE d:Directive OR d:Program
  MATCH (d)<-[r:ISSUED]-(x:Body)
  WHERE r.modality IN ['done', 'ongoing']
  MATCH (d)<-[s:ISSUED]-(y:Body)
  WHERE s.modality IN ['done', 'ongoing'] AND x.id < y.id
    AND none(a IN coalesce(r.articles, []) WHERE a IN coalesce(s.articles, []))
    // "Ban Chấp hành Đảng bộ tỉnh Nghệ An" and "Tỉnh ủy Nghệ An" are one committee, "Bộ Chính trị" is not the Central Committee.
    AND NOT (x:PartyBody AND y:PartyBody AND x.level = y.level AND x.level <> 'central'
      AND last(split(x.name, ' ')) = last(split(y.name, ' ')))
    AND NOT EXISTS { MATCH (x)-[:PART_OF*1..3]->(y) } AND NOT EXISTS { MATCH (y)-[:PART_OF*1..3]->(x) }
  RETURN 'issuers' AS conflict, x, y, r, s, x.name AS one, y.name AS other, x.id AS one_id, y.id AS other_id
  UNION ALL
  WITH d
  WHERE d:Directive OR d:Program
  MATCH (d)<-[r:ISSUED]-(x:Body)
  WHERE r.modality IN ['done', 'ongoing']
  MATCH (d)<-[s:ISSUED]-(y:Body)
  WHERE s.modality IN ['done', 'ongoing'] AND r.id < s.id
    AND r.date_from = r.date_to AND s.date_from = s.date_to AND r.date <> s.date
  RETURN 'dates' AS conflict, x, y, r, s, r.date AS one, s.date AS other, x.id AS one_id, y.id AS other_id
  UNION ALL
  WITH d
  WHERE d:Delegation
  MATCH (d)<-[r:LED]-(x:Person)
  WHERE r.modality IN ['done', 'ongoing']
  MATCH (d)<-[s:LED]-(y:Person)
  WHERE s.modality IN ['done', 'ongoing'] AND x.id < y.id
  RETURN 'leaders' AS conflict, x, y, r, s, x.name AS one, y.name AS other, x.id AS one_id, y.id AS other_id
  UNION ALL
  WITH d
  WHERE d:Body
  MATCH (d)-[r:MEASURED]->(x:Indicator)
  WHERE r.modality IN ['done', 'ongoing'] AND x.comparator IS NULL
  MATCH (d)-[s:MEASURED]->(y:Indicator)
  WHERE s.modality IN ['done', 'ongoing'] AND x.id < y.id
    AND x.of = y.of AND x.unit = y.unit AND x.date = y.date AND x.value <> y.value AND y.comparator IS NULL
    AND none(a IN coalesce(r.articles, []) WHERE a IN coalesce(s.articles, []))
  RETURN 'figures' AS conflict, x, y, r, s, x.name AS one, y.name AS other, x.id AS one_id, y.id AS other_id
}
WITH conflict, d, x, y, r, s, one, other, one_id, other_id
WHERE $who IS NULL OR $who IN [d.id, one_id, other_id]
  OR any(n IN [d, x, y] WHERE n.hoso_words CONTAINS ' ' + toLower($who) + ' ')
WITH conflict, d, r, s, one, other, one_id, other_id, r.quotes[0] AS quote_one, s.quotes[0] AS quote_other
ORDER BY conflict, d.sort_key, d.id, one_id, other_id, quote_one, quote_other
LIMIT $top
WITH conflict, d, one, other, one_id, other_id, quote_one, quote_other, coalesce(r.articles, []) + coalesce(s.articles, []) AS both
CALL (both) {
  UNWIND both AS article
  WITH DISTINCT article
  ORDER BY article
  RETURN collect(article) AS articles
}
RETURN conflict, d.name AS about, one, other, quote_one, quote_other, articles
ORDER BY conflict, d.sort_key, d.id, one_id, other_id, quote_one, quote_other
