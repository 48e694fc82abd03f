// vi: Cơ quan nào tổ chức sự kiện nào?
// en: Which body held which event?
// about: One row per body and event; who chaired it is another question (who-chaired).
// param body: text = null | cơ quan tổ chức (tên, một phần tên, hoặc id) | body that held it (name, part of it, or id)
// param event: text = null | một phần tên hoặc chủ đề sự kiện | part of the event's name or topic
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: body, event, kind, date, quote, articles
// say-vi: {body} tổ chức {event}[, {date}]
// say-en: {body} held {event}[ {date}]

MATCH (b:Body)
WHERE $body IS NULL OR b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
WITH b
MATCH (b)-[r:ORGANIZED]->(e:Event)
WHERE r.modality IN ['done', 'ongoing']
  AND ($event IS NULL OR e.id = $event OR e.hoso_words CONTAINS ' ' + toLower($event) + ' ')
  AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
WITH b, r, e
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, b.sort_key, b.id, r.id
LIMIT $top
RETURN b.name AS body, e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         ELSE 'Meeting' END AS kind,
       e.date AS date, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, b.sort_key, b.id, r.id
