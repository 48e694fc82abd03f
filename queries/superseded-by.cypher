// vi: Văn bản này đã được văn bản nào thay thế, sửa đổi, bãi bỏ?
// en: Which documents replaced, amended or repealed a document?
// about: One row per claim, step 1 for what replaces the document itself, step 2 for what replaces that, up to 5.
//   Without a document: every claim of the kind, each as step 1. No row is no sign that a document is in force.
// param document: text = null | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// param top: integer = 500 | số dòng | number of rows
// columns: document, step, superseded, superseded_by, date, quote, articles
// say-vi: {superseded_by} thay thế, sửa đổi hoặc bãi bỏ {superseded}[, {date}]
// say-en: {superseded_by} replaced, amended or repealed {superseded}[, {date}]

MATCH (d:Directive|Program)<-[:SUPERSEDES]-()
WHERE $document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
WITH DISTINCT d
MATCH (d)<-[p:SUPERSEDES*0..4]-(v:Directive|Program)
WHERE all(q IN p WHERE q.modality IN ['done', 'ongoing']) AND ($document IS NOT NULL OR v.id = d.id)
WITH d, v, min(size(p)) + 1 AS step
MATCH (v)<-[r:SUPERSEDES]-(c)
WHERE r.modality IN ['done', 'ongoing']
RETURN d.name AS document, step, v.name AS superseded, c.name AS superseded_by, coalesce(r.date, c.date) AS date,
       r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY d.sort_key, d.id, step, v.sort_key, v.id, c.sort_key, c.id, r.id
LIMIT $top
