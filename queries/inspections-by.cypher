// vi: Một người hoặc tổ chức đã kiểm tra những đâu?
// en: What did a person or body inspect?
// about: One row per inspection and inspected body. Leaders and senders of a delegation inspected what it inspected; they
//   all stand in the row, also those that were not asked for.
// param who: text | người hoặc tổ chức kiểm tra (tên, một phần tên, hoặc id) | inspecting person or body (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: leader, delegation, sender, inspected, date, act, modality, said_by, quote, articles, disputed
// say-vi: {inspected}[modality=ongoing:  đang] được {act|kiểm tra}[, {date}][; người dẫn đầu: {leader}][; đoàn: {delegation}][; nơi cử đoàn: {sender}]
// say-en: {inspected} [modality=done: was][modality=ongoing: is being] {act|inspected}[ {date}][; led by {leader}][; delegation: {delegation}][; sent by {sender}]

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
WITH DISTINCT b, coalesce(r.event, r.id) AS key

// Who inspected it then, the delegation or who else is named first.
MATCH (b)<-[r:INSPECTED]-(x)
WHERE r.modality IN ['done', 'ongoing']
WITH b, key, x, r, r.said_by AS speaker
WHERE coalesce(r.event, r.id) = key
OPTIONAL MATCH (sp:Person {id: speaker})
OPTIONAL MATCH (sb:Body {id: speaker})
WITH b, key, x, r, coalesce(sp.name, sb.name) AS said_by
ORDER BY CASE WHEN r.basis = 'stated' THEN 0 ELSE 1 END, r.articles[0], r.starts[0], r.id
WITH b, key, x, min(CASE WHEN r.basis = 'stated' THEN 0 ELSE 1 END) AS rank, collect(r.act)[0] AS act,
     collect(r.quotes[0])[0] AS quote, min(r.date) AS date, min(r.date_from) AS date_from, min(r.modality) AS modality,
     collect(said_by)[0] AS said_by, collect(coalesce(r.articles, [])) AS lists, collect(r.disputed)[0] AS disputed
ORDER BY rank, x.sort_key, x.id
WITH b, key, collect(CASE WHEN x:Person THEN x.name END) AS leader, collect(CASE WHEN x:Delegation THEN x.name END) AS delegation,
     collect(CASE WHEN NOT x:Person AND NOT x:Delegation THEN x.name END) AS sender, collect(act)[0] AS act,
     collect(quote)[0] AS quote, min(date) AS date, min(date_from) AS date_from, min(modality) AS modality,
     collect(said_by)[0] AS said_by, collect(lists) AS nested, collect(disputed)[0] AS disputed
CALL (nested) {
  UNWIND nested AS lists
  UNWIND lists AS some
  UNWIND some AS article
  WITH DISTINCT article
  ORDER BY article
  RETURN collect(article) AS articles
}
RETURN leader, delegation, sender, b.name AS inspected, date, act, modality, said_by, quote, articles, disputed
ORDER BY coalesce(date_from, date('0001-01-01')) DESC, b.sort_key, key, b.id
