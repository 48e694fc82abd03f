// vi: Cơ quan nào tham mưu văn bản này?
// en: Which body drafted or advised on a document?
// about: One row per claim. To draft (tham mưu) is not to issue: see who-issued.
// param document: text | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// columns: body, document, date, quote, articles
// say-vi: {body} tham mưu {document}
// say-en: {body} drafted {document}

MATCH (d:Directive|Program)
WHERE d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
WITH d
MATCH (d)<-[r:ADVISED]-(b:Body)
WHERE r.modality IN ['done', 'ongoing']
RETURN b.name AS body, d.name AS document, coalesce(r.date, d.date) AS date, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY d.sort_key, d.id, b.sort_key, r.id
