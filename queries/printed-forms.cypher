// vi: Tên hoặc số ký hiệu này được in như thế nào, ở những bài nào?
// en: How is a name or number printed, and in which articles?
// about: One row per spelling: as an article first names it, and other spellings known (then without articles).
//   Two nodes of one name are two: tell them apart by id.
// param about: text | tên, một phần tên, số ký hiệu, hoặc id | name, part of it, number, or id
// columns: name, kind, form, times, articles, id
// say-vi: {name} được in là “{form}”[, {times} lần]
// say-en: {name} is printed as “{form}”[, {times} times]

// One label at a time: Neo4j goes through an index of names only so.
CALL () {
  MATCH (x:Person)
  WHERE x.id = $about OR x.hoso_words CONTAINS ' ' + toLower($about) + ' '
  RETURN x
  UNION ALL
  MATCH (x:Body)
  WHERE x.id = $about OR x.hoso_words CONTAINS ' ' + toLower($about) + ' '
  RETURN x
  UNION ALL
  MATCH (x:Directive)
  WHERE x.id = $about OR x.hoso_words CONTAINS ' ' + toLower($about) + ' '
  RETURN x
  UNION ALL
  MATCH (x:Program)
  WHERE x.id = $about OR x.hoso_words CONTAINS ' ' + toLower($about) + ' '
  RETURN x
}
OPTIONAL MATCH (x)<-[m:MENTIONS]-(:Article)
WHERE m.modality IN ['done', 'ongoing']
WITH x, [i IN range(0, size(coalesce(m.quotes, [])) - 1) | {form: m.quotes[i], article: m.articles[i]}] AS printed
WITH x, collect(printed) AS lists
UNWIND lists + [[n IN [x.name] + coalesce(x.aliases, []) | {form: n, article: null}]] AS forms
UNWIND forms AS one
WITH DISTINCT x, one.form AS form, one.article AS article
ORDER BY article
WITH x, form, collect(article) AS articles
RETURN x.name AS name, CASE WHEN x:Person THEN 'Person' WHEN x:Body THEN 'Body' WHEN x:Program THEN 'Program' ELSE 'Directive' END AS kind,
       form, size(articles) AS times, articles, x.id AS id
ORDER BY x.sort_key, x.id, times DESC, form
