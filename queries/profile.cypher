// vi: Kho có những gì về một tên?
// en: What is there about a name?
// about: One row per claim that has the name at one of its ends, other than its mentions: offices, events, inspections, documents,
//   remarks, figures. direction is "to" where the name comes first, and "from" where it is told of by the other.
// param who: text | người, tổ chức hoặc văn bản (tên, một phần tên, hoặc id) | person, body or document (name, part of it, or id)
// columns: name, direction, relation, other, detail, date, quote, articles
// say-vi: [direction=to: {name} {relation} {other}][direction=from: {other} {relation} {name}][ ({detail})][, {date}]
// say-en: [direction=to: {name} {relation} {other}][direction=from: {other} {relation} {name}][ ({detail})][, {date}]

// One label at a time: Neo4j goes through an index of names only so.
CALL () {
  MATCH (n:Person)
  WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN n
  UNION ALL
  MATCH (n:Body)
  WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN n
  UNION ALL
  MATCH (n:Directive)
  WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN n
  UNION ALL
  MATCH (n:Program)
  WHERE n.id = $who OR n.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN n
}
WITH n
MATCH (n)-[r]-(y)
WHERE r.modality IN ['done', 'ongoing'] AND r.articles IS NOT NULL AND type(r) <> 'MENTIONS'
WITH n, r, y, CASE WHEN startNode(r).id = n.id THEN 'to' ELSE 'from' END AS direction
OPTIONAL MATCH (y)-[:IN_POST]->(p:Post)
RETURN n.name AS name, direction, type(r) AS relation, coalesce(p.name, y.name) AS other,
       CASE WHEN p IS NOT NULL AND y.status = 'current' THEN 'as reported' WHEN p IS NOT NULL THEN y.status ELSE coalesce(r.act, y.act) END AS detail,
       coalesce(r.date, y.date, y.first_seen) AS date, r.quotes[0] AS quote,
       [i IN range(0, size(r.articles) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY n.sort_key, n.id, relation, direction, coalesce(toString(r.date), toString(y.date), toString(y.first_seen), ''), y.sort_key, y.id, r.id
