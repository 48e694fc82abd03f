// vi: Những văn bản nào được ban hành trong một thời gian?
// en: Which documents were issued in a time?
// about: One row per issuer and document, the latest first; issuer is empty where nothing tells it. A document counts on the day
//   that it bears, else on that of its issuing; one of which neither is known is left out as soon as since or until is given.
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: issuer, document, kind, date, basis, quote, articles
// say-vi: {issuer|Không rõ nơi nào} ban hành {document}[, {date}]
// say-en: {issuer|An unknown body} issued {document}[ {date}]

MATCH (d:Directive|Program)
WHERE ($since IS NULL OR d.date_to IS NULL OR d.date_to >= $since) AND ($until IS NULL OR d.date_from IS NULL OR d.date_from <= $until)
OPTIONAL MATCH (b:Body)-[r:ISSUED]->(d)
WHERE r.modality IN ['done', 'ongoing']
WITH d, b, r
WHERE (r IS NOT NULL OR d.date IS NOT NULL)
  AND ($since IS NULL OR coalesce(d.date_to, r.date_to) >= $since)
  AND ($until IS NULL OR coalesce(d.date_from, r.date_from) <= $until)
WITH d, b, r
ORDER BY coalesce(d.date_from, r.date_from, date('0001-01-01')) DESC, d.sort_key, d.id, b.sort_key, r.id
LIMIT $top
RETURN b.name AS issuer, d.name AS document, CASE WHEN d:Program THEN 'Program' ELSE 'Directive' END AS kind,
       coalesce(d.date, r.date) AS date, r.basis AS basis, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY coalesce(d.date_from, r.date_from, date('0001-01-01')) DESC, d.sort_key, d.id, b.sort_key, r.id
