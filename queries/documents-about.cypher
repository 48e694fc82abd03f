// vi: Những văn bản nào nói về một chủ đề?
// en: Which documents are about a subject?
// about: One row per document, the latest first; title is what its name says it is about, empty where no article gives it.
// param document: text = null | chủ đề, số ký hiệu hoặc tên (một phần), hoặc id | subject, number and symbol or name (part of it), or id
// param top: integer = 500 | số dòng | number of rows
// columns: document, title, kind, issuer, date, quote, articles
// say-vi: Có {document}[ về {title}][, {date}][, do {issuer} ban hành]
// say-en: There is {document}[ about {title}][, of {date:bare}][, issued by {issuer}]

MATCH (d:Directive|Program)
WHERE $document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
OPTIONAL MATCH (b:Body)-[r:ISSUED]->(d)
WHERE r.modality IN ['done', 'ongoing']
WITH d, b, r
ORDER BY r.articles[0], r.starts[0], b.sort_key, b.id, r.id
WITH d, collect(DISTINCT b.name) AS issuer, collect(r.quotes[0])[0] AS quote, collect(coalesce(r.articles, [])) AS nested
ORDER BY coalesce(d.date_from, date('0001-01-01')) DESC, d.sort_key, d.id
LIMIT $top
CALL (nested) {
  UNWIND nested AS lists
  UNWIND lists AS article
  WITH DISTINCT article
  ORDER BY article
  RETURN collect(article) AS articles
}
RETURN d.name AS document, CASE WHEN coalesce(d.title, d.name) <> d.name THEN d.title END AS title,
       CASE WHEN d:Program THEN 'Program' ELSE 'Directive' END AS kind, issuer, d.date AS date, quote, articles
ORDER BY coalesce(d.date_from, date('0001-01-01')) DESC, d.sort_key, d.id
