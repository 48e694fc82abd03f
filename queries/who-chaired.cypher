// vi: Ai chủ trì sự kiện nào?
// en: Who chaired which event?
// about: One row per person and event. Whoever chairs only one site of an online conference chairs that site.
// param person: text = null | người chủ trì (tên, một phần tên, hoặc id) | chairing person (name, part of it, or id)
// param event: text = null | một phần tên hoặc chủ đề sự kiện | part of the event's name or topic
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: person, event, kind, date, modality, quote, articles
// say-vi: {person} chủ trì {event}[, {date}]
// say-en: {person} chaired {event}[ {date}]

MATCH (x:Person)
WHERE $person IS NULL OR x.id = $person OR x.hoso_words CONTAINS ' ' + toLower($person) + ' '
WITH x
MATCH (x)-[r:CHAIRED]->(e:Event)
WHERE r.modality IN ['done', 'ongoing']
  AND ($event IS NULL OR e.id = $event
    OR e.hoso_words CONTAINS ' ' + toLower($event) + ' ')
  AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
WITH x, r, e
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, x.sort_key, r.id
LIMIT $top
RETURN x.name AS person, e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         ELSE 'Meeting' END AS kind,
       e.date AS date, r.modality AS modality, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, x.sort_key, r.id
