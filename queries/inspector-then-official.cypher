// vi: Ai đi kiểm tra một nơi, về sau được thấy giữ chức ở nơi đó?
// en: Who inspected a body and was later seen in office there?
// about: One row per inspection and later office, in that body or in the committee that stands for it (Huyện ủy and its Ban Thường vụ).
//   office_since is the day that the text gives, or the first on which the press shows it: the office may be older.
//   Such moves are usual and say nothing against anybody.
// param person: text = null | người (tên, một phần tên, hoặc id) | person (name, part of it, or id)
// param body: text = null | tổ chức được kiểm tra (tên, một phần tên, hoặc id) | inspected body (name, part of it, or id)
// param top: integer = 500 | số dòng | number of rows
// columns: person, inspected, inspected_on, basis, post, office_since, status, quote, office_quote, articles
// say-vi: {person} kiểm tra {inspected}[, {inspected_on}]; về sau {status} {post}[, từ {office_since}]
// say-en: {person} inspected {inspected}[ {inspected_on}]; later {status} {post}[, since {office_since:bare}]

MATCH (x:Person)-[r:INSPECTED]->(b:Body)
WHERE r.modality IN ['done', 'ongoing'] AND r.date_to IS NOT NULL
  AND ($person IS NULL OR x.id = $person OR x.hoso_words CONTAINS ' ' + toLower($person) + ' ')
  AND ($body IS NULL OR b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' ')
MATCH (x)-[h:HELD]->(t:Tenure)-[:IN_POST]->(p:Post)-[:OF_BODY]->(o:Body)
WHERE h.modality IN ['done', 'ongoing'] AND (toString(t.from) > toString(r.date_to)
    OR t.from IS NULL AND toString(t.first_seen) > toString(r.date_to))
  AND (o.id = b.id OR EXISTS { (o)-[:GOVERNS]-(b) }
    OR EXISTS { (b)-[:PART_OF]->(o) } AND (b.name STARTS WITH 'Ban Thường vụ ' OR b.name STARTS WITH 'Ban Chấp hành '
      OR b.name STARTS WITH 'Thường trực ')
    OR EXISTS { (o)-[:PART_OF]->(b) } AND (o.name STARTS WITH 'Ban Thường vụ ' OR o.name STARTS WITH 'Ban Chấp hành '
      OR o.name STARTS WITH 'Thường trực '))
WITH x, r, b, h, t, p, coalesce(r.articles, []) + coalesce(h.articles, []) AS both
UNWIND both + [null] AS article
WITH DISTINCT x, r, b, h, t, p, article
ORDER BY article
WITH x, r, b, h, t, p, collect(article) AS articles
RETURN x.name AS person, b.name AS inspected, r.date AS inspected_on, r.basis AS basis, p.name AS post,
       coalesce(t.from, t.first_seen) AS office_since, CASE WHEN t.status = 'current' THEN 'as reported' ELSE t.status END AS status,
       r.quotes[0] AS quote, h.quotes[0] AS office_quote, articles
ORDER BY x.sort_key, x.id, r.date_from, b.sort_key, b.id, p.sort_key, t.id, r.id, h.id
LIMIT $top
