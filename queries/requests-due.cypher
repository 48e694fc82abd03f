// vi: Việc gì được yêu cầu làm xong vào ngày nào?
// en: What was asked to be done by which day?
// about: One row per remark that asks for something up to a day, the earliest day first. since and until are of that day.
//   What was done since, it does not say.
// param since: date = null | hạn từ ngày | due from this day on
// param until: date = null | hạn đến ngày | due up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: due, said_by, act, quote, bodies, about, date, event, articles
// say-vi: Hạn {due:bare}: {said_by} yêu cầu[ {bodies}], “{quote}”
// say-en: Due {due:bare}: {said_by} asked[ {bodies}], “{quote}”

MATCH (m:Remark)
WHERE m.due IS NOT NULL AND ($since IS NULL OR toString(m.due) >= toString($since)) AND ($until IS NULL OR toString(m.due) <= toString($until))
WITH m
MATCH (s)-[r:SAID]->(m)
WHERE r.modality IN ['done', 'ongoing']
WITH s, r, m, r.event AS key
ORDER BY m.due, s.sort_key, s.id, m.id, r.id
LIMIT $top
OPTIONAL MATCH (e:Event {id: key})
OPTIONAL MATCH (m)-[:ABOUT]->(x)
WITH s, r, m, e, x
ORDER BY x.sort_key, x.id
WITH s, r, m, e, collect(DISTINCT x.name) AS about
// Not OPTIONAL MATCH: where there is no event, kglite would look through all relationships.
CALL (e) {
  MATCH (e)-[o:TARGET]->(b:Body)
  WHERE o.modality IN ['done', 'ongoing']
  WITH b
  ORDER BY b.sort_key, b.id
  RETURN collect(DISTINCT b.name) AS bodies
}
RETURN m.due AS due, s.name AS said_by, m.act AS act, m.quote AS quote, bodies, about, coalesce(e.date, r.date) AS date, e.name AS event,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY due, s.sort_key, s.id, m.id, r.id
