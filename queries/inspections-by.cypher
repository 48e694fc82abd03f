// vi: Một người hoặc tổ chức đã kiểm tra những đâu?
// en: What did a person or body inspect?
// about: One row per claim. Basis "derived": as the leader or the sender of the delegation that inspected.
// param who: text | người hoặc tổ chức kiểm tra (tên, một phần tên, hoặc id) | inspecting person or body (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: inspector, kind, inspected, date, act, modality, basis, said_by, quote, articles, disputed
// say-vi: {inspector} {act|kiểm tra} {inspected}[, {date}]
// say-en: {inspector} {act|inspected} {inspected}[ {date}]

// One label at a time: Neo4j goes through an index of names only so.
CALL () {
  MATCH (x:Person)
  WHERE x.id = $who OR x.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN x
  UNION ALL
  MATCH (x:Body)
  WHERE x.id = $who OR x.hoso_words CONTAINS ' ' + toLower($who) + ' '
  RETURN x
}
WITH x
MATCH (x)-[r:INSPECTED]->(b:Body)
WHERE r.modality IN ['done', 'ongoing']
  AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
WITH x, r, b, r.said_by AS speaker
OPTIONAL MATCH (sp:Person {id: speaker})
OPTIONAL MATCH (sb:Body {id: speaker})
RETURN x.name AS inspector, CASE WHEN x:Person THEN 'Person' WHEN x:Delegation THEN 'Delegation' ELSE 'Body' END AS kind,
       b.name AS inspected, r.date AS date, r.act AS act, r.modality AS modality, r.basis AS basis, coalesce(sp.name, sb.name) AS said_by,
       r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles,
       r.disputed AS disputed
ORDER BY coalesce(r.date_from, date('0001-01-01')) DESC, b.sort_key, x.sort_key, r.id
