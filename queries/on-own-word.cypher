// vi: Điều gì chỉ dựa vào báo cáo của chính đơn vị?
// en: What rests only on the word of the body itself?
// about: One row per claim about a body that only the body itself has said: it, a body that it is part of or that is part of it,
//   or a person with an office in one of these. No article says it in its own words, and nobody else does.
// param body: text = null | tổ chức (tên, một phần tên, hoặc id) | body (name, part of it, or id)
// param top: integer = 500 | số dòng | number of rows
// columns: body, relation, object, said_by, date, modality, quote, articles
// say-vi: Chỉ theo lời {said_by}: {body} {relation} {object}[, {date}]
// say-en: Only in the words of {said_by}: {body} {relation} {object}[, {date}]

MATCH (b:Body)-[r:INSPECTED|ISSUED|IMPLEMENTS|ADVISED|ORGANIZED|CONDUCTED|MEASURED]->(y)
WHERE r.modality IN ['done', 'ongoing'] AND r.said_by IS NOT NULL
  AND ($body IS NULL OR b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' ')
WITH DISTINCT b, type(r) AS relation, y
MATCH (b)-[q]->(y)
WHERE type(q) = relation AND q.modality IN ['done', 'ongoing']
WITH b, relation, y, q, q.said_by AS speaker
OPTIONAL MATCH (sb:Body {id: speaker})
OPTIONAL MATCH (sp:Person {id: speaker})
WITH b, relation, y, q, coalesce(sp.name, sb.name) AS said_by,
     sb IS NOT NULL AND (sb.id = b.id OR EXISTS { (sb)-[:PART_OF|GOVERNS]-(b) })
     OR sp IS NOT NULL AND (EXISTS { (sp)-[:HELD]->(:Tenure)-[:IN_POST]->(:Post)-[:OF_BODY]->(b) }
       OR EXISTS { (sp)-[:HELD]->(:Tenure)-[:IN_POST]->(:Post)-[:OF_BODY]->(:Body)-[:PART_OF|GOVERNS]-(b) }) AS own
WITH b, relation, y, collect({id: q.id, said_by: said_by, date: q.date, modality: q.modality, quote: q.quotes[0],
     articles: coalesce(q.articles, [])}) AS claims, min(CASE WHEN own THEN 1 ELSE 0 END) AS all_own
WHERE all_own = 1
UNWIND claims AS one
RETURN b.name AS body, relation, y.name AS object, one.said_by AS said_by, one.date AS date, one.modality AS modality,
       one.quote AS quote, [i IN range(0, size(one.articles) - 1) WHERE i = 0 OR one.articles[i] <> one.articles[i - 1] | one.articles[i]] AS articles
ORDER BY b.sort_key, b.id, relation, y.sort_key, y.id, one.id
LIMIT $top
