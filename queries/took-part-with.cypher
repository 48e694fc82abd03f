// vi: Ai có mặt cùng sự kiện với một người?
// en: Who was at the same events as a person?
// about: One row per other person, those with most events in common first. To be at one event says no more than that.
// param person: text | người (tên, một phần tên, hoặc id) | person (name, part of it, or id)
// columns: person, other, events, last_date, event_names
// say-vi: {person} và {other} có mặt cùng nhau ở {events} sự kiện[: {event_names}]
// say-en: {person} and {other} were at {events} same events[: {event_names}]

MATCH (x:Person)
WHERE x.id = $person OR x.hoso_words CONTAINS ' ' + toLower($person) + ' '
WITH x
MATCH (x)-[p:CHAIRED|LED|TOOK_PART|CONDUCTED*1..2]->(e:Event)
WHERE all(r IN p WHERE r.modality IN ['done', 'ongoing'])
WITH DISTINCT x, e
MATCH (e)<-[q:CHAIRED|LED|TOOK_PART|CONDUCTED*1..2]-(y:Person)
WHERE y.id <> x.id AND all(r IN q WHERE r.modality IN ['done', 'ongoing'])
WITH DISTINCT x, y, e
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id
WITH x, y, count(e) AS events, max(e.date) AS last_date, collect(e.name) AS event_names
RETURN x.name AS person, y.name AS other, events, last_date, event_names
ORDER BY events DESC, x.sort_key, x.id, y.sort_key, y.id
