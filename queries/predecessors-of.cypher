// vi: Tổ chức này, hoặc địa bàn của nó, kế tục những đâu?
// en: Which bodies or places came before a body or its place?
// about: One row per predecessor: of the body itself, or of the place where it is (a merger of provinces). step 2 came before step 1.
//   source is the table or the quote that says so. One successor may have several predecessors, and the other way round.
// param body: text | tổ chức (tên, một phần tên, hoặc id) | body (name, part of it, or id)
// columns: body, kind, successor, predecessor, step, basis, source, quote, articles
// say-vi: Trước {successor} là {predecessor}
// say-en: Before {successor} there was {predecessor}

MATCH (b:Body)
WHERE b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
OPTIONAL MATCH (b)-[:LOCATED_IN]->(l:Place)
UNWIND [b, l] AS start
WITH DISTINCT b, start
WHERE start IS NOT NULL
MATCH (start)<-[:SUCCEEDED_BY*0..5]-(s)
WITH DISTINCT b, start, s
MATCH path = (start)<-[:SUCCEEDED_BY*0..5]-(s)
WITH b, s, min(length(path)) + 1 AS step
MATCH (s)<-[r:SUCCEEDED_BY]-(p)
WHERE r.modality IN ['done', 'ongoing']
RETURN b.name AS body, CASE WHEN p:Place THEN 'Place' ELSE 'Body' END AS kind, s.name AS successor, p.name AS predecessor, step,
       r.basis AS basis, r.source AS source, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY b.sort_key, b.id, kind, step, s.sort_key, p.sort_key, p.id, r.id
