// vi: Bài báo nào, câu nào nói điều đó?
// en: Which article and which sentence says so?
// about: One row per quote, of one claim (by its id) or of all claims about one node (by name or id). MENTIONS is left out.
// param about: text | id của khẳng định, hoặc tên, một phần tên, id của một bên | id of a claim, or name, part of it, or id of an end
// columns: claim, subject, relation, object, date, modality, basis, said_by, article, title, publisher, published, url, start, stop, quote, disputed
// say-vi: {subject} {relation} {object}[, {date}]: “{quote}”[ ({publisher})]
// say-en: {subject} {relation} {object}[, {date}]: “{quote}”[ ({publisher})]

CALL () {
  // One label at a time: Neo4j goes through an index of names only so.
  CALL () {
    MATCH (n:Person)
    WHERE n.id = $about OR n.hoso_words CONTAINS ' ' + toLower($about) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Body)
    WHERE n.id = $about OR n.hoso_words CONTAINS ' ' + toLower($about) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Directive)
    WHERE n.id = $about OR n.hoso_words CONTAINS ' ' + toLower($about) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Program)
    WHERE n.id = $about OR n.hoso_words CONTAINS ' ' + toLower($about) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Event)
    WHERE n.id = $about OR n.hoso_words CONTAINS ' ' + toLower($about) + ' '
    RETURN n
    UNION ALL
    MATCH (n:Post)
    WHERE n.id = $about OR n.hoso_words CONTAINS ' ' + toLower($about) + ' '
    RETURN n
  }
  WITH n
  MATCH (n)-[r]-()
  RETURN r
  UNION ALL
  // A claim by its id, which no index finds.
  WITH $about AS id
  WHERE id =~ '[0-9a-f]{16,64}'
  MATCH ()-[r]->()
  WHERE r.id = id
  RETURN r
}
WITH DISTINCT r
WHERE r.articles IS NOT NULL AND r.modality IN ['done', 'ongoing'] AND type(r) <> 'MENTIONS'
WITH startNode(r) AS x, r, endNode(r) AS y, r.said_by AS speaker
OPTIONAL MATCH (sp:Person {id: speaker})
OPTIONAL MATCH (sb:Body {id: speaker})
UNWIND range(0, size(r.articles) - 1) AS i
OPTIONAL MATCH (a:Article {id: 'article/' + r.articles[i]})
RETURN r.id AS claim, x.name AS subject, type(r) AS relation, y.name AS object, r.date AS date, r.modality AS modality,
       r.basis AS basis, coalesce(sp.name, sb.name) AS said_by, r.articles[i] AS article, a.name AS title, a.publisher AS publisher,
       a.published AS published, a.url AS url, r.starts[i] AS start, r.ends[i] AS stop, r.quotes[i] AS quote, r.disputed AS disputed
ORDER BY relation, x.sort_key, y.sort_key, claim, article, start
