// vi: Ai đã nói, báo cáo, yêu cầu gì?
// en: Who said, reported or asked for what?
// about: One row per remark. act: assessed, concluded, admitted, requested or reported. bodies are those that the event of the remark
//   saw or that held it; about is what the remark names. due is the day up to which something is asked for, where the text gives one.
// param who: text = null | người hoặc tổ chức phát biểu (tên, một phần tên, hoặc id) | person or body that speaks (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: said_by, act, date, due, quote, bodies, about, event, kind, articles
// say-vi: {said_by} {act}[, {date}][, hạn {due}]: “{quote}”
// say-en: {said_by} {act}[, {date}][, due {due:bare}]: “{quote}”

CALL () {
  WITH 1 AS asked
  WHERE $who IS NOT NULL
  // One label at a time: Neo4j goes through an index of names only so.
  CALL () {
    MATCH (s:Person)
    WHERE s.id = $who OR s.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN s
    UNION ALL
    MATCH (s:Body)
    WHERE s.id = $who OR s.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN s
  }
  WITH s
  MATCH (s)-[r:SAID]->(m:Remark)
  RETURN s, r, m
  UNION ALL
  WITH 1 AS asked
  WHERE $who IS NULL AND $since IS NOT NULL AND $until IS NOT NULL
  MATCH (s:Person|Body)-[r:SAID]->(m:Remark)
  WHERE r.date_to >= $since AND r.date_from <= $until
  RETURN s, r, m
  UNION ALL
  WITH 1 AS asked
  WHERE $who IS NULL AND ($since IS NULL OR $until IS NULL)
  MATCH (s:Person|Body)-[r:SAID]->(m:Remark)
  WHERE ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
  RETURN s, r, m
  UNION ALL
  WITH 1 AS asked
  WHERE $who IS NULL AND ($since IS NOT NULL OR $until IS NOT NULL)
  MATCH (e:Event)
  WHERE ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  WITH e.id AS key
  MATCH (s)-[r:SAID]->(m:Remark)
  WHERE r.event = key
  RETURN s, r, m
}
WITH DISTINCT s, r, m, r.event AS key
WHERE r.modality IN ['done', 'ongoing']
OPTIONAL MATCH (e:Event {id: key})
WITH s, r, m, e
WHERE ($since IS NULL OR coalesce(e.date_to, r.date_to) >= $since) AND ($until IS NULL OR coalesce(e.date_from, r.date_from) <= $until)
WITH s, r, m, e
ORDER BY coalesce(e.date_from, r.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, r.articles[0], r.starts[0], m.id, s.sort_key, r.id
LIMIT $top
OPTIONAL MATCH (m)-[:ABOUT]->(x)
WITH s, r, m, e, x
ORDER BY x.sort_key, x.id
WITH s, r, m, e, collect(DISTINCT x.name) AS about
// Not OPTIONAL MATCH: where there is no event, kglite would look through all relationships.
CALL (e) {
  MATCH (e)-[o:TARGET|ORGANIZED|CONDUCTED]-(b:Body)
  WHERE o.modality IN ['done', 'ongoing'] AND NOT b:Delegation
  WITH b
  ORDER BY b.sort_key, b.id
  RETURN collect(DISTINCT b.name) AS bodies
}
RETURN s.name AS said_by, m.act AS act, coalesce(e.date, r.date) AS date, m.due AS due, m.quote AS quote, bodies, about, e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         WHEN e IS NOT NULL THEN 'Meeting' END AS kind,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY coalesce(e.date_from, r.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, r.articles[0], r.starts[0], m.id, s.sort_key, r.id
