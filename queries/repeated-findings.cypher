// vi: Đơn vị nào có hạn chế, yêu cầu được nêu ở nhiều cuộc kiểm tra?
// en: At which bodies did more than one inspection find or ask for something?
// about: One row per remark (assessed, concluded, admitted, requested) at an inspection of a body that has such remarks at two
//   inspections or more, in the order of time. again: what this remark and one at another inspection of the body are both
//   about. Whether they say the same is for the reader to judge.
// param body: text = null | tổ chức được kiểm tra (tên, một phần tên, hoặc id) | inspected body (name, part of it, or id)
// param top: integer = 500 | số dòng | number of rows
// columns: inspected, inspections, date, act, said_by, due, quote, again, event, articles
// say-vi: {inspected}, {inspections} cuộc kiểm tra[; {date}]: {said_by|bài báo} {act}[, hạn {due}]: “{quote}”[; cùng về {again}]
// say-en: {inspected}, {inspections} inspections[; {date}]: {said_by|the article} {act}[, due {due}]: “{quote}”[; again about {again}]

MATCH (b:Body)<-[t:TARGET]-(e:Inspection)
WHERE t.modality IN ['done', 'ongoing'] AND ($body IS NULL OR b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' ')
WITH DISTINCT b, e, e.id AS key
MATCH (s)-[r:SAID]->(m:Remark)
WHERE r.event = key AND r.modality IN ['done', 'ongoing']
WITH *
WHERE m.act IN ['assessed', 'concluded', 'admitted', 'requested']
OPTIONAL MATCH (m)-[:ABOUT]->(x)
WHERE x.id <> b.id
WITH b, count(DISTINCT key) AS inspections, collect({event: e, key: key, remark: m, said: r, speaker: s, about: x, about_id: x.id}) AS found
WHERE inspections > 1
UNWIND found AS one
WITH b, inspections, one.event AS e, one.remark AS m, one.said AS r, one.speaker AS s,
     CASE WHEN any(other IN found WHERE other.about_id = one.about_id AND other.key <> one.key) THEN one.about END AS x
WITH b, inspections, e, m, r, s, x
ORDER BY x.sort_key, x.id
WITH b, inspections, e, m, r, s, collect(DISTINCT x.name) AS again
RETURN b.name AS inspected, inspections, e.date AS date, m.act AS act, s.name AS said_by, m.due AS due, m.quote AS quote, again,
       e.name AS event,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY b.sort_key, b.id, coalesce(e.date_from, date('9999-12-31')), e.id, r.articles[0], r.starts[0], m.id, r.id
LIMIT $top
