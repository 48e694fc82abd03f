// vi: Một tổ chức đã ban hành những văn bản, chương trình nào?
// en: Which directives and programmes did a body issue?
// about: One row per document. Basis "symbol": read from the document's symbol and place, not stated as a sentence.
// param body: text | tổ chức ban hành (tên, một phần tên, hoặc id) | issuing body (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: issuer, document, kind, date, basis, quote, articles
// say-vi: {issuer} ban hành {document}[, {date}]
// say-en: {issuer} issued {document}[ {date}]

MATCH (b:Body)
WHERE b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
WITH b
MATCH (b)-[r:ISSUED]->(d:Directive|Program)
WHERE r.modality IN ['done', 'ongoing']
  AND ($since IS NULL OR coalesce(d.date_to, r.date_to) >= $since)
  AND ($until IS NULL OR coalesce(d.date_from, r.date_from) <= $until)
RETURN b.name AS issuer, d.name AS document, CASE WHEN d:Program THEN 'Program' ELSE 'Directive' END AS kind,
       coalesce(d.date, r.date) AS date, r.basis AS basis, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY b.sort_key, b.id, coalesce(d.date_from, r.date_from, date('0001-01-01')) DESC, d.sort_key, r.id
