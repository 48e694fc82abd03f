// vi: Bao nhiêu khẳng định được nói thẳng, bao nhiêu được suy ra?
// en: How many claims are stated, how many derived?
// about: One row per relation and basis. stated: a sentence says so. derived: leader or sender of a delegation. symbol: issuer read
//   from a document's symbol. name, gazetteer: read from a name or a table, without a quote. MENTIONS is left out.
// param about: text = null | chỉ khẳng định có một bên là tên, một phần tên, hoặc id này | only claims with this end: name, part of it, or id
// columns: relation, basis, claims, articles
// say-vi: {relation}, {basis}: {claims} khẳng định trong {articles} bài
// say-en: {relation}, {basis}: {claims} claims in {articles} articles

CALL () {
  WITH 1 AS asked
  WHERE $about IS NULL
  MATCH (:Person|Body|Directive|Program|Event|Post|Tenure|Remark|Place)-[r]->()
  WHERE type(r) <> 'MENTIONS'
  RETURN r
  UNION ALL
  WITH 1 AS asked
  WHERE $about IS NOT NULL
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
  MATCH (n)-[r:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|ORGANIZED|TOOK_PART|TARGET|ABOUT|DISSEMINATED|ADVISED|SAID|MEASURED|HELD|IN_POST|OF_BODY|PART_OF|GOVERNS|SUCCEEDED_BY|LOCATED_IN|CITES|SUPERSEDES|IN_TERM|POSSIBLY_SAME]-()
  RETURN r
}
WITH DISTINCT r
WHERE r.modality IN ['done', 'ongoing']
UNWIND coalesce(r.articles, []) + [null] AS article
RETURN type(r) AS relation, r.basis AS basis, count(DISTINCT r.id) AS claims, count(DISTINCT article) AS articles
ORDER BY relation, basis
