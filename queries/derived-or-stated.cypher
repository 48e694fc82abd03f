// vi: Bao nhiêu khẳng định được nói thẳng, bao nhiêu được suy ra?
// en: How many claims are stated, how many derived?
// about: One row per relation and basis. stated: a sentence says so. derived: leader or sender of a delegation. symbol: issuer read
//   from a document's symbol. name, gazetteer: read from a name or a table, without a quote. MENTIONS is left out.
// param about: text = null | chỉ khẳng định có một bên là tên, một phần tên, hoặc id này | only claims with this end: name, part of it, or id
// columns: relation, basis, claims, articles
// say-vi: {relation}, {basis}: {claims} khẳng định trong {articles} bài
// say-en: {relation}, {basis}: {claims} claims in {articles} articles

CALL () {
  MATCH ()-[r]->()
  WHERE $about IS NULL AND type(r) <> 'MENTIONS'
  RETURN r
  UNION ALL
  MATCH (n:Person|Body|Directive|Program|Event|Post)
  WHERE $about IS NOT NULL AND (n.id = $about OR n.hoso_words CONTAINS ' ' + toLower($about) + ' ')
  WITH n
  MATCH (n)-[r]-()
  WHERE type(r) <> 'MENTIONS'
  RETURN r
}
WITH DISTINCT r
WHERE r.modality IN ['done', 'ongoing']
UNWIND coalesce(r.articles, []) + [null] AS article
RETURN type(r) AS relation, r.basis AS basis, count(DISTINCT r.id) AS claims, count(DISTINCT article) AS articles
ORDER BY relation, basis
