// vi: Cuộc kiểm tra thấy gì, đơn vị thừa nhận gì, và bị yêu cầu làm gì trước ngày nào?
// en: What did an inspection find, what was admitted, and what was asked for by when?
// about: One row per remark made at an inspection: assessed and concluded (what was found, praise included), admitted,
//   requested. Whose words they are stands in said_by. What a body only reported of itself is left out: see on-own-word.
// param body: text = null | tổ chức được kiểm tra (tên, một phần tên, hoặc id) | inspected body (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: inspected, date, act, said_by, due, quote, about, event, articles
// say-vi: {inspected}[, {date}]: {said_by|bài báo} {act}[, hạn {due}]: “{quote}”
// say-en: {inspected}[, {date}]: {said_by|the article} {act}[, due {due}]: “{quote}”

CALL () {
  WITH 1 AS asked
  WHERE $body IS NOT NULL
  MATCH (b:Body)
  WHERE b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
  WITH b
  MATCH (b)<-[t:TARGET]-(e:Inspection)
  WHERE t.modality IN ['done', 'ongoing']
    AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  RETURN e, b
  UNION ALL
  WITH 1 AS asked
  WHERE $body IS NULL
  MATCH (e:Event)
  WHERE e:Inspection AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  WITH e
  MATCH (e)-[t:TARGET]->(b:Body)
  WHERE t.modality IN ['done', 'ongoing']
  RETURN e, b
}
WITH e, b
ORDER BY b.sort_key, b.id
WITH e, e.id AS key, collect(DISTINCT b.name) AS inspected
MATCH (s)-[r:SAID]->(m:Remark)
WHERE r.event = key AND r.modality IN ['done', 'ongoing']
WITH *
WHERE m.act IN ['assessed', 'concluded', 'admitted', 'requested']
WITH e, inspected, s, r, m
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, r.articles[0], r.starts[0], m.id, s.sort_key, r.id
LIMIT $top
OPTIONAL MATCH (m)-[:ABOUT]->(x)
WITH e, inspected, s, r, m, x
ORDER BY x.sort_key, x.id
WITH e, inspected, s, r, m, collect(DISTINCT x.name) AS about
RETURN inspected, e.date AS date, m.act AS act, s.name AS said_by,
       m.due AS due, m.quote AS quote, about, e.name AS event,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, r.articles[0], r.starts[0], m.id, s.sort_key, r.id
