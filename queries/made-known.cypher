// vi: Sự kiện nào quán triệt, phổ biến văn bản nào?
// en: Which documents were made known at which event?
// about: One row per event and document that it made known; organizer are the bodies that held it.
// param document: text = null | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// param event: text = null | một phần tên hoặc chủ đề sự kiện | part of the event's name or topic
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: event, kind, document, organizer, date, quote, articles
// say-vi: {event} quán triệt {document}[, {date}][; nơi tổ chức: {organizer}]
// say-en: {event} made {document} known[ {date}][; held by {organizer}]

MATCH (e:Event)-[r:DISSEMINATED]->(d:Directive|Program)
WHERE r.modality IN ['done', 'ongoing']
WITH e, r, d
WHERE ($document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ')
  AND ($event IS NULL OR e.id = $event OR e.hoso_words CONTAINS ' ' + toLower($event) + ' ')
  AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
WITH e, r, d
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, d.sort_key, d.id, r.id
LIMIT $top
CALL (e) {
  MATCH (b:Body)-[o:ORGANIZED]->(e)
  WHERE o.modality IN ['done', 'ongoing']
  WITH b
  ORDER BY b.sort_key, b.id
  RETURN collect(DISTINCT b.name) AS organizer
}
RETURN e.name AS event,
       CASE WHEN e:Inspection THEN 'Inspection' WHEN e:WorkingSession THEN 'WorkingSession' WHEN e:Conference THEN 'Conference'
         WHEN e:Session THEN 'Session' WHEN e:Congress THEN 'Congress' WHEN e:Ceremony THEN 'Ceremony' WHEN e:Visit THEN 'Visit'
         ELSE 'Meeting' END AS kind,
       d.name AS document, organizer, e.date AS date, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, d.sort_key, d.id, r.id
