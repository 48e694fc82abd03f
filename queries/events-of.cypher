// vi: Một người hoặc tổ chức có mặt ở những sự kiện nào?
// en: At which events was a person or body?
// about: One row per event. roles are the relationships: CHAIRED, LED, TOOK_PART, ORGANIZED, CONDUCTED, or TARGET for
//   the body that an event was about to see; LED also where the person led the delegation that conducted the event.
// param who: text | người hoặc tổ chức (tên, một phần tên, hoặc id) | person or body (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: who, roles, event, kind, date, quote, articles
// say-vi: {who} {roles} {event}[, {date}]
// say-en: {who} {roles} {event}[, {date}]

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
MATCH (x)-[r:CHAIRED|LED|TOOK_PART|ORGANIZED|CONDUCTED|TARGET]-(y)
WHERE r.modality IN ['done', 'ongoing'] AND (y:Event OR (y:Delegation AND x:Person))
OPTIONAL MATCH (y)-[c:CONDUCTED]->(f:Event)
WHERE c.modality IN ['done', 'ongoing']
WITH x, r, CASE WHEN y:Event THEN y ELSE f END AS e
WHERE e IS NOT NULL
  AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
WITH x, r, e
ORDER BY type(r), r.id
WITH x, e, collect(DISTINCT type(r)) AS roles, collect(r.quotes[0])[0] AS quote, collect(coalesce(r.articles, [])) AS nested
CALL (nested) {
  UNWIND nested AS lists
  UNWIND lists AS article
  WITH DISTINCT article
  ORDER BY article
  RETURN collect(article) AS articles
}
// Who leads an event, or chairs it, takes part in it.
RETURN x.name AS who, CASE WHEN size(roles) > 1 THEN [role IN roles WHERE role <> 'TOOK_PART'] ELSE roles END AS roles, e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         ELSE 'Meeting' END AS kind,
       e.date AS date, quote, articles
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, x.sort_key, x.id
