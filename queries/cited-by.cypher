// vi: Văn bản này được những văn bản nào viện dẫn, thay thế?
// en: Which documents cite or supersede a document?
// about: One row per claim; relation is CITES or SUPERSEDES.
// param document: text | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// columns: citing, relation, document, quote, articles
// say-vi: {citing} {relation} {document}
// say-en: {citing} {relation} {document}

MATCH (d:Directive|Program)
WHERE d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
WITH d
MATCH (d)<-[r:CITES|SUPERSEDES]-(c)
WHERE r.modality IN ['done', 'ongoing']
RETURN c.name AS citing, type(r) AS relation, d.name AS document, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY d.sort_key, d.id, c.sort_key, relation, r.id
