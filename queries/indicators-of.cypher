// vi: Những con số nào được nêu về một tổ chức?
// en: Which figures are told of a body?
// about: One row per figure, as printed. said_by says whose figure it is; where it is empty, the article's own.
//   Figures of different days or units are not compared.
// param body: text | tổ chức (tên, một phần tên, hoặc id) | body (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: body, of, comparator, value, unit, out_of, date, said_by, quote, articles
// say-vi: {body}[, {date}]: {of|một con số}: [{comparator} ]{value}[ {unit}][ trên {out_of}]
// say-en: {body}[, {date}]: {of|a figure}: [{comparator} ]{value}[ {unit}][ of {out_of}]

MATCH (b:Body)
WHERE b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
MATCH (b)-[r:MEASURED]->(i:Indicator)
WHERE r.modality IN ['done', 'ongoing']
  AND ($since IS NULL OR i.date_to >= $since) AND ($until IS NULL OR i.date_from <= $until)
WITH b, r, i, r.said_by AS speaker
OPTIONAL MATCH (sp:Person {id: speaker})
OPTIONAL MATCH (sb:Body {id: speaker})
RETURN b.name AS body, i.of AS of, i.comparator AS comparator, i.value AS value, i.unit AS unit, i.out_of AS out_of, i.date AS date,
       coalesce(sp.name, sb.name) AS said_by, r.quotes[0] AS quote,
       [n IN range(0, size(coalesce(r.articles, [])) - 1) WHERE n = 0 OR r.articles[n] <> r.articles[n - 1] | r.articles[n]] AS articles
ORDER BY b.sort_key, b.id, coalesce(i.date_from, date('0001-01-01')) DESC, i.sort_key, i.id, r.id
