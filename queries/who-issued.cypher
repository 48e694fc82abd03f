// vi: Văn bản, chương trình này do ai ban hành?
// en: Who issued a directive or programme?
// about: One row per issuing body. Basis "symbol": read from the document's symbol and place, not stated as a sentence.
// param document: text | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// columns: issuer, document, kind, date, basis, quote, articles
// say-vi: {issuer} ban hành {document}[, {date}]
// say-en: {issuer} issued {document}[ {date}]

MATCH (d:Directive|Program)
WHERE d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
WITH d
MATCH (d)<-[r:ISSUED]-(b:Body)
WHERE r.modality IN ['done', 'ongoing']
RETURN b.name AS issuer, d.name AS document, CASE WHEN d:Program THEN 'Program' ELSE 'Directive' END AS kind,
       coalesce(d.date, r.date) AS date, r.basis AS basis, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY d.sort_key, d.id, b.sort_key, r.id
