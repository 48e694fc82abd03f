// vi: Ai có mặt ở sự kiện nào?
// en: Who was at which event?
// about: One row per person and event. roles: CHAIRED, LED (also who led the delegation that conducted the event), TOOK_PART.
//   bodies are those that organised, conducted or saw the event. acts say what the person did there beside. side, of an event that came to see a body: host for who is shown in
//   an office of that body at the time, other for the rest. Who is not named may have been there.
// param event: text = null | một phần tên hoặc chủ đề sự kiện, hoặc id | part of the event's name or topic, or id
// param body: text = null | tổ chức hoặc nơi của sự kiện (tên, một phần tên, hoặc id) | body that held or saw the event (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: person, roles, event, kind, date, side, bodies, acts, quote, articles
// say-vi: {person} {roles} {event}[, {date}]
// say-en: {person} {roles} {event}[, {date}]

CALL () {
  MATCH (e:Event)
  WHERE $body IS NULL AND ($event IS NULL OR e.id = $event OR e.hoso_words CONTAINS ' ' + toLower($event) + ' ')
    AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  RETURN e
  UNION ALL
  WITH 1 AS asked
  WHERE $body IS NOT NULL
  MATCH (b:Body)
  WHERE b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
  WITH b
  MATCH (b)-[r:ORGANIZED|CONDUCTED|TARGET]-(e:Event)
  WHERE r.modality IN ['done', 'ongoing'] AND ($event IS NULL OR e.id = $event OR e.hoso_words CONTAINS ' ' + toLower($event) + ' ')
    AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  RETURN e
}
WITH DISTINCT e
WHERE EXISTS { MATCH (e)<-[r:CHAIRED|LED|TOOK_PART]-(:Person) WHERE r.modality IN ['done', 'ongoing'] }
  OR EXISTS { MATCH (e)<-[c:CONDUCTED]-(:Delegation)<-[r:LED]-(:Person)
    WHERE c.modality IN ['done', 'ongoing'] AND r.modality IN ['done', 'ongoing'] }

// Each has a row at least: the first so many of them have all rows that are asked for.
WITH e
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id
LIMIT $top
CALL (e) {
  MATCH (e)<-[r:CHAIRED|LED|TOOK_PART]-(x:Person)
  WHERE r.modality IN ['done', 'ongoing']
  RETURN x, r
  UNION ALL
  MATCH (e)<-[c:CONDUCTED]-(d:Delegation)
  WHERE c.modality IN ['done', 'ongoing']
  WITH d
  MATCH (d)<-[r:LED]-(x:Person)
  WHERE r.modality IN ['done', 'ongoing']
  RETURN x, r
}
WITH DISTINCT e, x, r
ORDER BY type(r), r.id
WITH e, x, collect(r) AS claims, collect(DISTINCT type(r)) AS roles, collect(DISTINCT r.act) AS acts
WITH e, x, roles, acts, claims[0] AS r
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, x.sort_key, x.id
LIMIT $top
WITH e, collect({x: x, r: r, roles: roles, acts: acts}) AS people
OPTIONAL MATCH (e)-[o:ORGANIZED|CONDUCTED|TARGET]-(b:Body)
WHERE o.modality IN ['done', 'ongoing']
WITH e, people, o, b
ORDER BY b.sort_key, b.id
WITH e, people, collect(DISTINCT b.name) AS bodies, max(CASE WHEN type(o) = 'TARGET' THEN 1 ELSE 0 END) AS seen
UNWIND people AS one
WITH e, one.x AS x, one.r AS r, one.roles AS roles, one.acts AS acts, bodies, seen
CALL (e, x, seen) {
  WITH e, x, seen
  WHERE seen = 1
  MATCH (x)-[h:HELD]->(t:Tenure)
  WHERE h.modality IN ['done', 'ongoing']
    AND (t.from IS NULL AND t.first_seen IS NULL OR e.date_to IS NULL OR toString(coalesce(t.from, t.first_seen)) <= toString(e.date_to))
    AND (t.until IS NULL AND t.last_seen IS NULL OR e.date_from IS NULL OR toString(coalesce(t.until, t.last_seen)) + '~' >= toString(e.date_from))
  MATCH (t)-[:IN_POST]->(:Post)-[:OF_BODY]->(q:Body)
  MATCH (e)-[g:TARGET]->(v:Body)
  WHERE g.modality IN ['done', 'ongoing'] AND (q.id = v.id OR EXISTS { (q)-[:GOVERNS]-(v) }
    OR EXISTS { (v)-[:PART_OF]->(q) } AND (v.name STARTS WITH 'Ban Thường vụ ' OR v.name STARTS WITH 'Ban Chấp hành '
      OR v.name STARTS WITH 'Thường trực ')
    OR EXISTS { (q)-[:PART_OF]->(v) } AND (q.name STARTS WITH 'Ban Thường vụ ' OR q.name STARTS WITH 'Ban Chấp hành '
      OR q.name STARTS WITH 'Thường trực '))
  RETURN count(v) AS hosting
}
WITH e, x, r, roles, acts, bodies, seen, hosting
RETURN x.name AS person, roles, e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         ELSE 'Meeting' END AS kind,
       e.date AS date, CASE WHEN seen = 0 THEN null WHEN hosting > 0 THEN 'host' ELSE 'other' END AS side, bodies, acts, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, x.sort_key, x.id
