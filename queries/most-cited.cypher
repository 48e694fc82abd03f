// vi: Văn bản nào được nhắc đến nhiều nhất?
// en: Which documents are named most?
// about: One row per directive or programme: how many documents cite it, how many bodies and documents implement it, at how many
//   events it was a subject or made known, and in how many articles any of that stands.
// param top: integer = 20 | số dòng | number of rows
// columns: document, kind, citing, implementing, events, articles
// say-vi: {document}: {citing} văn bản viện dẫn, {implementing} nơi thực hiện, {events} sự kiện, trong {articles} bài
// say-en: {document}: cited by {citing} documents, implemented by {implementing}, at {events} events, in {articles} articles

MATCH (x)-[r:CITES|SUPERSEDES|IMPLEMENTS|ABOUT|DISSEMINATED]->(d:Directive|Program)
WHERE r.modality IN ['done', 'ongoing']
UNWIND coalesce(r.articles, []) + [null] AS article
WITH d, count(DISTINCT CASE WHEN type(r) IN ['CITES', 'SUPERSEDES'] THEN x.id END) AS citing,
     count(DISTINCT CASE WHEN type(r) = 'IMPLEMENTS' THEN x.id END) AS implementing,
     count(DISTINCT CASE WHEN x:Event THEN x.id END) AS events, count(DISTINCT article) AS articles
RETURN d.name AS document, CASE WHEN d:Program THEN 'Program' ELSE 'Directive' END AS kind,
       citing, implementing, events, articles
ORDER BY articles DESC, citing DESC, implementing DESC, events DESC, d.sort_key, d.id
LIMIT $top
