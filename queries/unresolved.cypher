// vi: Những cặp nào có thể là một mà chưa được xét?
// en: Which pairs may be one and are not yet decided?
// about: One row per pair that was not merged, and why it was put up. told and other_told are what tells the two apart: offices of
//   people, dates of events and documents.
// param about: text = null | tên, một phần tên, hoặc id của một bên | name, part of it, or id of one of the two
// param top: integer = 500 | số dòng | number of rows
// columns: kind, one, told, other, other_told, why, one_id, other_id
// say-vi: Chưa xét {one}[ ({told})] và {other}[ ({other_told})] có là một không: {why}
// say-en: Not decided whether {one}[ ({told})] and {other}[ ({other_told})] are one: {why}

CALL () {
  WITH 1 AS asked
  WHERE $about IS NULL
  MATCH (x:Person|Body|Directive|Program|Event)-[r:POSSIBLY_SAME]->(y)
  RETURN x, r, y
  UNION ALL
  WITH 1 AS asked
  WHERE $about IS NOT NULL
  MATCH (x:Person|Body|Directive|Program|Event)-[r:POSSIBLY_SAME]->(y)
  WITH x, r, y
  WHERE x.id = $about OR y.id = $about OR x.hoso_words CONTAINS ' ' + toLower($about) + ' '
    OR y.hoso_words CONTAINS ' ' + toLower($about) + ' '
  RETURN x, r, y
}
WITH x, r, y
WHERE r.modality IN ['done', 'ongoing']
WITH x, r, y
ORDER BY CASE WHEN x:Person THEN 'Person' WHEN x:Event THEN 'Event' WHEN x:Program THEN 'Program' WHEN x:Directive THEN 'Directive'
    ELSE 'Body' END, x.sort_key, x.id, y.sort_key, y.id, r.id
LIMIT $top
OPTIONAL MATCH (x)-[:HELD]->(:Tenure)-[:IN_POST]->(p:Post)
WITH x, r, y, p
ORDER BY p.sort_key, p.id
WITH x, r, y, collect(DISTINCT p.name) AS posts
OPTIONAL MATCH (y)-[:HELD]->(:Tenure)-[:IN_POST]->(q:Post)
WITH x, r, y, posts, q
ORDER BY q.sort_key, q.id
WITH x, r, y, posts, collect(DISTINCT q.name) AS other_posts
RETURN CASE WHEN x:Person THEN 'Person' WHEN x:Event THEN 'Event' WHEN x:Program THEN 'Program' WHEN x:Directive THEN 'Directive'
         ELSE 'Body' END AS kind,
       x.name AS one, CASE WHEN x:Person THEN posts ELSE [d IN [x.date] WHERE d IS NOT NULL] END AS told,
       y.name AS other, CASE WHEN y:Person THEN other_posts ELSE [d IN [y.date] WHERE d IS NOT NULL] END AS other_told,
       r.source AS why, x.id AS one_id, y.id AS other_id
ORDER BY kind, x.sort_key, x.id, y.sort_key, y.id, r.id
