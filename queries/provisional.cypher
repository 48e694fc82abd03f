// vi: Văn bản nào còn thiếu một phần số ký hiệu?
// en: Of which documents is a part of the key unknown?
// about: One row per directive or programme whose key has a gap, so that it may be one with another: may_be names those that it
//   may be. missing says what no article gave.
// param document: text = null | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// param top: integer = 500 | số dòng | number of rows
// columns: document, kind, missing, number, symbol, term, date, may_be, articles, id
// say-vi: {document}: chưa rõ {missing}[; có thể là {may_be}]
// say-en: {document}: unknown {missing}[; may be {may_be}]

MATCH (d:Directive|Program)
WHERE d.provisional = true AND ($document IS NULL OR d.id = $document
  OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ')
OPTIONAL MATCH (d)-[:POSSIBLY_SAME]-(o)
WITH d, o
ORDER BY o.sort_key, o.id
WITH d, collect(DISTINCT o.name) AS may_be
OPTIONAL MATCH (d)<-[m:MENTIONS]-(:Article)
WHERE m.modality IN ['done', 'ongoing']
UNWIND coalesce(m.articles, []) + [null] AS article
WITH DISTINCT d, may_be, article
ORDER BY article
WITH d, may_be, collect(article) AS articles
RETURN d.name AS document, CASE WHEN d:Program THEN 'Program' ELSE 'Directive' END AS kind,
       [one IN [CASE WHEN d.number IS NULL THEN 'number' END, CASE WHEN d.symbol IS NULL THEN 'symbol' END,
         CASE WHEN d.term IS NULL THEN 'term' END, CASE WHEN d.date IS NULL THEN 'date' END] WHERE one IS NOT NULL] AS missing,
       d.number AS number, d.symbol AS symbol, d.term AS term, d.date AS date, may_be, articles, d.id AS id
ORDER BY d.sort_key, d.id
LIMIT $top
