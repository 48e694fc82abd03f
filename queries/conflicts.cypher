// vi: Báo chí nói khác nhau ở đâu?
// en: Where do articles disagree?
// about: One row per pair of claims that cannot both hold, or seldom do: two people seen at one time in a post that one person holds,
//   two issuers or two dates of one document, two leaders of one delegation, two figures for one thing on one day.
//   quote_one and quote_other say so. A handover, a namesake or a misreading can look like a conflict: nothing is decided here, and
//   nothing is taken back. A committee and its organs are one issuer.
// param who: text = null | người, tổ chức hoặc văn bản (tên, một phần tên, hoặc id) | person, body or document (name, part of it, or id)
// columns: conflict, about, one, other, quote_one, quote_other, articles
// say-vi: {about}, báo nêu khác nhau ({conflict}): {one}; {other}
// say-en: {about}, articles disagree ({conflict}): {one}; {other}

CALL () {
  MATCH (y:Person)-[s:HELD]->(u:Tenure)-[:IN_POST]->(p:Post)<-[:IN_POST]-(t:Tenure)<-[r:HELD]-(x:Person)
  WHERE x.id < y.id AND r.modality IN ['done', 'ongoing'] AND s.modality IN ['done', 'ongoing']
    AND t.status = 'current' AND u.status = 'current' AND p.role <> 'Bí thư Trung ương Đảng'
    AND any(h IN ['Bí thư', 'Tổng Bí thư', 'Chủ tịch', 'Thủ tướng', 'Bộ trưởng', 'Trưởng', 'Trưởng ban', 'Trưởng phòng', 'Trưởng khoa',
      'Chủ nhiệm', 'Chánh', 'Giám đốc', 'Tổng Giám đốc', 'Cục trưởng', 'Tổng cục trưởng', 'Chi cục trưởng', 'Vụ trưởng', 'Viện trưởng',
      'Hiệu trưởng', 'Chính ủy', 'Tư lệnh', 'Chỉ huy trưởng', 'Tổng Biên tập', 'Tổng Thư ký'] WHERE p.role = h OR p.role STARTS WITH h + ' ')
    AND coalesce(t.from, t.first_seen) <= coalesce(u.until, u.last_seen, u.from)
    AND coalesce(u.from, u.first_seen) <= coalesce(t.until, t.last_seen, t.from)
  MATCH (p)-[:OF_BODY]->(:Body)
  RETURN 'holders' AS conflict, p.id AS about_id, p.name AS about, p.sort_key AS key, x.id AS one_id, x.name AS one, y.id AS other_id,
         y.name AS other, r.quotes AS quotes_one, s.quotes AS quotes_other, r.articles AS articles_one, s.articles AS articles_other
  UNION ALL
  MATCH (x:Body)-[r:ISSUED]->(d)<-[s:ISSUED]-(y:Body)
  WHERE x.id < y.id AND r.modality IN ['done', 'ongoing'] AND s.modality IN ['done', 'ongoing']
    AND NOT EXISTS { MATCH (x)-[:PART_OF*1..3]->(y) } AND NOT EXISTS { MATCH (y)-[:PART_OF*1..3]->(x) }
    AND none(a IN coalesce(r.articles, []) WHERE a IN coalesce(s.articles, []))
    // "Ban Chấp hành Đảng bộ tỉnh Nghệ An" and "Tỉnh ủy Nghệ An" are one committee, "Bộ Chính trị" is not the Central Committee.
    AND NOT (x:PartyBody AND y:PartyBody AND x.level = y.level AND x.level <> 'central'
      AND last(split(x.name, ' ')) = last(split(y.name, ' ')))
  RETURN 'issuers' AS conflict, d.id AS about_id, d.name AS about, d.sort_key AS key, x.id AS one_id, x.name AS one, y.id AS other_id,
         y.name AS other, r.quotes AS quotes_one, s.quotes AS quotes_other, r.articles AS articles_one, s.articles AS articles_other
  UNION ALL
  MATCH (x:Body)-[r:ISSUED]->(d)<-[s:ISSUED]-(y:Body)
  WHERE r.id < s.id AND r.modality IN ['done', 'ongoing'] AND s.modality IN ['done', 'ongoing']
    AND r.date_from = r.date_to AND s.date_from = s.date_to AND r.date <> s.date
  RETURN 'dates' AS conflict, d.id AS about_id, d.name AS about, d.sort_key AS key, x.id AS one_id, r.date AS one, y.id AS other_id,
         s.date AS other, r.quotes AS quotes_one, s.quotes AS quotes_other, r.articles AS articles_one, s.articles AS articles_other
  UNION ALL
  MATCH (x:Person)-[r:LED]->(d:Delegation)<-[s:LED]-(y:Person)
  WHERE x.id < y.id AND r.modality IN ['done', 'ongoing'] AND s.modality IN ['done', 'ongoing']
  RETURN 'leaders' AS conflict, d.id AS about_id, d.name AS about, d.sort_key AS key, x.id AS one_id, x.name AS one, y.id AS other_id,
         y.name AS other, r.quotes AS quotes_one, s.quotes AS quotes_other, r.articles AS articles_one, s.articles AS articles_other
  UNION ALL
  MATCH (i:Indicator)<-[r:MEASURED]-(b)-[s:MEASURED]->(j:Indicator)
  WHERE i.id < j.id AND r.modality IN ['done', 'ongoing'] AND s.modality IN ['done', 'ongoing']
    AND i.of = j.of AND i.unit = j.unit AND i.date = j.date AND i.value <> j.value AND i.comparator IS NULL AND j.comparator IS NULL
    AND none(a IN coalesce(r.articles, []) WHERE a IN coalesce(s.articles, []))
  RETURN 'figures' AS conflict, b.id AS about_id, b.name AS about, b.sort_key AS key, i.id AS one_id, i.name AS one, j.id AS other_id,
         j.name AS other, r.quotes AS quotes_one, s.quotes AS quotes_other, r.articles AS articles_one, s.articles AS articles_other
}
WITH conflict, about_id, about, key, one_id, one, other_id, other, quotes_one, quotes_other, coalesce(articles_one, []) + coalesce(articles_other, []) AS both
WHERE $who IS NULL OR $who IN [about_id, one_id, other_id]
  OR any(n IN [about, one, other] WHERE ' ' + toLower(n) + ' ' CONTAINS ' ' + toLower($who) + ' ')
UNWIND both + [null] AS article
WITH DISTINCT conflict, about_id, about, key, one_id, one, other_id, other, quotes_one, quotes_other, article
ORDER BY article
WITH conflict, about_id, about, key, one_id, one, other_id, other, quotes_one, quotes_other, collect(article) AS articles
RETURN conflict, about, one, other, quotes_one[0] AS quote_one, quotes_other[0] AS quote_other, articles
ORDER BY conflict, key, about_id, one_id, other_id, quote_one, quote_other
