// vi: Ai thực hiện văn bản, chương trình này?
// en: Who implements a directive or programme?
// about: One row per claim: bodies that carry it out, and documents that put it into effect. What is only asked for is left out, unless --modality requested.
// param document: text | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// param modality: text = null | requested: điều mới được yêu cầu; bỏ trống: điều đã và đang làm | requested: what is only asked for; left out: what is done or going on
// columns: who, kind, document, date, modality, said_by, quote, articles, disputed
// say-vi: {who} thực hiện {document}[, {date}]
// say-en: {who} implements {document}[, {date}]

MATCH (d:Directive|Program)
WHERE d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
WITH d
MATCH (d)<-[r:IMPLEMENTS]-(x)
WHERE ($modality IS NULL AND r.modality IN ['done', 'ongoing']) OR r.modality = $modality
WITH x, r, d, r.said_by AS speaker
OPTIONAL MATCH (sp:Person {id: speaker})
OPTIONAL MATCH (sb:Body {id: speaker})
RETURN x.name AS who, CASE WHEN x:Body THEN 'Body' WHEN x:Program THEN 'Program' ELSE 'Directive' END AS kind,
       d.name AS document, r.date AS date, r.modality AS modality, coalesce(sp.name, sb.name) AS said_by, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles,
       r.disputed AS disputed
ORDER BY d.sort_key, d.id, x.sort_key, r.id
