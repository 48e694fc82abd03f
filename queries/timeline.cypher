// vi: Sự kiện theo thời gian
// en: Events in the order of time
// about: One row per event that took place, the earliest first, those without a date last.
// param text: text = null | một phần tên hoặc chủ đề sự kiện, hoặc tên một bên | part of the event's name or topic, or of a participant's name
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: date, event, kind, act, topic, people, target, articles

MATCH (e:Event)-[r:CHAIRED|LED|TOOK_PART|ORGANIZED|CONDUCTED|TARGET]-(y)
WHERE r.modality IN ['done', 'ongoing']
  AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
OPTIONAL MATCH (y)<-[l:LED]-(p:Person)
WHERE y:Delegation AND l.modality IN ['done', 'ongoing']
UNWIND [{x: y, role: type(r)}, {x: p, role: 'LED'}] AS one
WITH e, r, one.x AS x, one.role AS role
WHERE x IS NOT NULL
WITH e, r, x, role,
     CASE WHEN $text IS NULL OR ' ' + toLower(e.name) + ' ' + toLower(coalesce(e.topic, '')) + ' ' CONTAINS ' ' + toLower($text) + ' '
       OR any(n IN [x.name] + coalesce(x.aliases, [])
      WHERE ' ' + toLower(n) + ' ' CONTAINS ' ' + toLower($text) + ' ') THEN 1 ELSE 0 END AS fits
ORDER BY x.sort_key, x.id
WITH e, max(fits) AS fits, collect(DISTINCT CASE WHEN x:Person AND role <> 'TOOK_PART' THEN x.name END) AS people,
     collect(DISTINCT CASE WHEN role = 'TARGET' THEN x.name END) AS target, collect(coalesce(r.articles, [])) AS lists
WHERE fits = 1
UNWIND lists + [[null]] AS some
UNWIND some AS article
WITH DISTINCT e, people, target, article
ORDER BY article
WITH e, people, target, collect(article) AS articles
RETURN e.date AS date, e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         ELSE 'Meeting' END AS kind,
       e.act AS act, e.topic AS topic, people, target, articles
ORDER BY coalesce(e.date_from, date('9999-12-31')), e.sort_key, e.id
