// vi: Một tổ chức hoặc văn bản thực hiện những văn bản, chương trình nào?
// en: Which directives and programmes does a body or document implement?
// about: One row per claim. What is only asked for is left out.
// param who: text | tổ chức hoặc văn bản (tên, một phần tên, hoặc id) | body or document (name, part of it, or id)
// columns: who, kind, document, date, modality, said_by, quote, articles, disputed
// say-vi: {who} thực hiện {document}[, {date}]
// say-en: {who} implements {document}[, {date}]

// One label at a time: Neo4j goes through an index of names only so.
CALL () {
  MATCH (x:Body)
  WHERE x.id = $who OR x.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN x
  UNION ALL
  MATCH (x:Directive)
  WHERE x.id = $who OR x.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN x
  UNION ALL
  MATCH (x:Program)
  WHERE x.id = $who OR x.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN x
}
WITH x
MATCH (x)-[r:IMPLEMENTS]->(d:Directive|Program)
WHERE r.modality IN ['done', 'ongoing']
WITH x, r, d, r.said_by AS speaker
OPTIONAL MATCH (sp:Person {id: speaker})
OPTIONAL MATCH (sb:Body {id: speaker})
RETURN x.name AS who, CASE WHEN x:Body THEN 'Body' WHEN x:Program THEN 'Program' ELSE 'Directive' END AS kind,
       d.name AS document, r.date AS date, r.modality AS modality, coalesce(sp.name, sb.name) AS said_by, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles,
       r.disputed AS disputed
ORDER BY x.sort_key, x.id, d.sort_key, r.id
