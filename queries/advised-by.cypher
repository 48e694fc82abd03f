// vi: Một cơ quan đã tham mưu những văn bản nào?
// en: Which documents did a body draft or advise on?
// about: One row per document. To draft (tham mưu) is not to issue: see issued-by.
// param body: text | cơ quan tham mưu (tên, một phần tên, hoặc id) | drafting body (name, part of it, or id)
// columns: body, document, date, quote, articles
// say-vi: {body} tham mưu {document}
// say-en: {body} drafted {document}

MATCH (b:Body)
WHERE b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
WITH b
MATCH (b)-[r:ADVISED]->(d:Directive|Program)
WHERE r.modality IN ['done', 'ongoing']
RETURN b.name AS body, d.name AS document, coalesce(r.date, d.date) AS date, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY b.sort_key, b.id, d.sort_key, d.id, r.id
