// vi: Sự kiện theo thời gian
// en: Events in the order of time
// about: One row per event that took place, the earliest first, those without a date last.
// param text: text = null | một phần tên hoặc chủ đề sự kiện, hoặc tên một bên | part of the event's name or topic, or of a participant's name
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: date, event, kind, act, topic, people, target, articles
// say-vi: {date|Không rõ ngày}: {event}[, về {topic}][; {people}][; đến {target}]
// say-en: {date|No date}: {event}[, about {topic}][; {people}][; at {target}]

CALL () {
  MATCH (e:Event)
  WHERE ($text IS NULL OR e.hoso_words CONTAINS ' ' + toLower($text) + ' ')
    AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  RETURN e
  UNION ALL
  WITH 1 AS asked
  WHERE $text IS NOT NULL
  MATCH (x:Person|Body)
  WHERE x.hoso_words CONTAINS ' ' + toLower($text) + ' '
  WITH x
  MATCH (x)-[r:CHAIRED|LED|TOOK_PART|ORGANIZED|CONDUCTED|TARGET]-(e:Event)
  WHERE r.modality IN ['done', 'ongoing']
    AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  RETURN e
  UNION ALL
  WITH 1 AS asked
  WHERE $text IS NOT NULL
  MATCH (x:Person)
  WHERE x.hoso_words CONTAINS ' ' + toLower($text) + ' '
  WITH x
  MATCH (x)-[l:LED]->(:Delegation)-[r:CONDUCTED]->(e:Event)
  WHERE l.modality IN ['done', 'ongoing'] AND r.modality IN ['done', 'ongoing']
    AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  RETURN e
}
WITH DISTINCT e
// An event that took place, the first so many of them, before who was there is collected.
WHERE EXISTS { MATCH (e)-[r:CHAIRED|LED|TOOK_PART|ORGANIZED|CONDUCTED|TARGET]-() WHERE r.modality IN ['done', 'ongoing'] }
WITH e
ORDER BY coalesce(e.date_from, date('9999-12-31')), e.sort_key, e.id
LIMIT $top
MATCH (e)-[r:CHAIRED|LED|TOOK_PART|ORGANIZED|CONDUCTED|TARGET]-(y)
WHERE r.modality IN ['done', 'ongoing']
OPTIONAL MATCH (y)<-[l:LED]-(p:Person)
WHERE y:Delegation AND l.modality IN ['done', 'ongoing']
WITH e, r, CASE WHEN y:Delegation THEN p ELSE y END AS x, y
ORDER BY x.sort_key, x.id
WITH e, collect(DISTINCT CASE WHEN x:Person AND type(r) <> 'TOOK_PART' THEN x.name END) AS people,
     collect(DISTINCT CASE WHEN type(r) = 'TARGET' THEN y.name END) AS target, collect(coalesce(r.articles, [])) AS lists
CALL (lists) {
  UNWIND lists AS some
  UNWIND some AS article
  WITH DISTINCT article
  ORDER BY article
  RETURN collect(article) AS articles
}
RETURN e.date AS date, e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         ELSE 'Meeting' END AS kind,
       e.act AS act, e.topic AS topic, people, target, articles
ORDER BY coalesce(e.date_from, date('9999-12-31')), e.sort_key, e.id
