// vi: Ai đã kiểm tra ai?
// en: Who inspected whom?
// about: One row per event and inspected body. Leaders and senders of a delegation inspected what it inspected.
//   Where the articles print both a body and its own committee, the row stands under the one that they print more often.
//   An inspection is no accusation.
// param person: text = null | người kiểm tra (tên, một phần tên, hoặc id) | inspecting person (name, part of it, or id)
// param body: text = null | tổ chức kiểm tra hoặc được kiểm tra | inspecting or inspected body
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: leader, delegation, sender, inspected, date, act, modality, quote, articles, disputed
// say-vi: {inspected}[modality=ongoing:  đang] được {act|kiểm tra}[, {date}][; người dẫn đầu: {leader}][; đoàn: {delegation}][; nơi cử đoàn: {sender}]
// say-en: {inspected} [modality=done: was][modality=ongoing: is being] {act|inspected}[ {date}][; led by {leader}][; delegation: {delegation}][; sent by {sender}]

// The events, and claims of none, that what is asked for has to do with.
CALL () {
  WITH 1 AS asked
  WHERE $person IS NOT NULL
  MATCH (x:Person)
  WHERE x.id = $person OR x.hoso_words CONTAINS ' ' + toLower($person) + ' '
  WITH x
  MATCH (x)-[r:INSPECTED]->(:Body)
  RETURN coalesce(r.event, r.id) AS key
  UNION ALL
  WITH 1 AS asked
  WHERE $person IS NULL AND $body IS NOT NULL
  MATCH (y:Body)
  WHERE y.id = $body OR y.hoso_words CONTAINS ' ' + toLower($body) + ' '
  WITH y
  MATCH (y)-[r:INSPECTED]-()
  RETURN coalesce(r.event, r.id) AS key
  UNION ALL
  WITH 1 AS asked
  WHERE $person IS NULL AND $body IS NULL AND ($since IS NOT NULL OR $until IS NOT NULL)
  MATCH (e:Event)
  WHERE ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until)
  RETURN e.id AS key
  UNION ALL
  WITH 1 AS asked
  WHERE $person IS NULL AND $body IS NULL AND $since IS NOT NULL AND $until IS NOT NULL
  MATCH (:Body)<-[r:INSPECTED]-()
  WHERE r.date_to >= $since AND r.date_from <= $until
  RETURN coalesce(r.event, r.id) AS key
  UNION ALL
  WITH 1 AS asked
  WHERE $person IS NULL AND $body IS NULL AND ($since IS NULL) <> ($until IS NULL)
  MATCH (:Body)<-[r:INSPECTED]-()
  WHERE ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
  RETURN coalesce(r.event, r.id) AS key
  UNION ALL
  // With nothing given each of these has a row at least: the rows that are asked for are of the latest, those of one day with it.
  WITH 1 AS asked
  WHERE $person IS NULL AND $body IS NULL AND $since IS NULL AND $until IS NULL
  MATCH (:Body)<-[r:INSPECTED]-()
  WHERE r.modality IN ['done', 'ongoing']
  WITH coalesce(r.event, r.id) AS key, min(r.date_from) AS first
  OPTIONAL MATCH (e:Event {id: key})
  WITH coalesce(e.date_from, first, date('0001-01-01')) AS day
  ORDER BY day DESC
  LIMIT $top
  WITH min(day) AS least
  WHERE least IS NOT NULL
  MATCH (:Body)<-[r:INSPECTED]-()
  WHERE r.modality IN ['done', 'ongoing']
  WITH least, coalesce(r.event, r.id) AS key, max(r.date_from) AS last
  OPTIONAL MATCH (e:Event {id: key})
  WITH least, key, coalesce(e.date_from, last, date('0001-01-01')) AS day
  WHERE day >= least
  RETURN key
}
WITH DISTINCT key
CALL (key) {
  MATCH (x)-[r:INSPECTED]->(b:Body)
  WHERE r.event = key AND r.modality IN ['done', 'ongoing']
  RETURN x, r, b
  UNION ALL
  MATCH (x)-[r:INSPECTED]->(b:Body)
  WHERE r.id = key AND r.event IS NULL AND r.modality IN ['done', 'ongoing']
  RETURN x, r, b
}

// How often each body of an event is printed in a quote.
WITH key, b.id AS id, sum(CASE WHEN r.basis = 'stated' THEN size(coalesce(r.quotes, [])) ELSE 0 END) AS printed,
     collect({x: x, r: r, c: b}) AS claims
WITH key, collect({id: id, printed: printed, claims: claims}) AS bodies

// A body gives way to its own committee, or a committee to its body: whichever is printed more; the committee if equal.
UNWIND bodies AS one
UNWIND bodies AS other
MATCH (b:Body {id: one.id})
MATCH (o:Body {id: other.id})
WITH key, b, one, other, CASE WHEN b.id = o.id THEN false ELSE EXISTS { (o)-[:GOVERNS]->(b) }
       OR (EXISTS { (o)-[:PART_OF]->(b) } AND (o.name STARTS WITH 'Ban Thường vụ ' OR o.name STARTS WITH 'Ban Chấp hành '
         OR o.name STARTS WITH 'Thường trực ')) END AS committee_of_mine,
     CASE WHEN b.id = o.id THEN false ELSE EXISTS { (b)-[:GOVERNS]->(o) }
       OR (EXISTS { (b)-[:PART_OF]->(o) } AND (b.name STARTS WITH 'Ban Thường vụ ' OR b.name STARTS WITH 'Ban Chấp hành '
         OR b.name STARTS WITH 'Thường trực ')) END AS mine_is_committee
WITH key, b, sum(CASE WHEN committee_of_mine AND other.printed >= one.printed THEN 1
       WHEN mine_is_committee AND other.printed > one.printed THEN 1 ELSE 0 END) AS beaten,
     collect(CASE WHEN committee_of_mine OR mine_is_committee OR one.id = other.id THEN other.claims END) AS family
WHERE beaten = 0

// Who inspected it, also where the text says so of the committee that gave way.
UNWIND family AS claims
UNWIND claims AS claim
WITH key, b, claim.x AS x, claim.r AS r, claim.c AS c
OPTIONAL MATCH (e:Event {id: key})
WITH key, b, c, x, r, e
ORDER BY CASE WHEN r.basis = 'stated' THEN 0 ELSE 1 END, r.articles[0], r.starts[0], x.sort_key, r.id
WITH key, b, e, x, collect(DISTINCT r.act)[0] AS act, collect(r.quotes[0])[0] AS quote, min(r.date) AS date,
     min(r.date_from) AS date_from, min(r.modality) AS modality, collect(coalesce(r.articles, [])) AS lists,
     collect(DISTINCT r.disputed)[0] AS disputed,
     min(CASE WHEN r.basis = 'stated' THEN 0 ELSE 1 END) AS rank,
     max(CASE WHEN $body IS NULL OR b.id = $body OR c.id = $body OR (NOT x:Person AND (x.id = $body
       OR x.hoso_words CONTAINS ' ' + toLower($body) + ' '))
       OR b.hoso_words CONTAINS ' ' + toLower($body) + ' ' OR c.hoso_words CONTAINS ' ' + toLower($body) + ' '
       THEN 1 ELSE 0 END) AS body_fits,
     max(CASE WHEN $person IS NULL OR (x:Person AND (x.id = $person OR x.hoso_words CONTAINS ' ' + toLower($person) + ' '))
       THEN 1 ELSE 0 END) AS person_fits,
     max(CASE WHEN ($since IS NULL OR coalesce(e.date_to, r.date_to) >= $since)
       AND ($until IS NULL OR coalesce(e.date_from, r.date_from) <= $until) THEN 1 ELSE 0 END) AS day_fits
ORDER BY rank, x.sort_key, x.id
WITH key, b, e, x, act, quote, date, date_from, modality, lists, disputed, body_fits, person_fits, day_fits,
     CASE WHEN x:Person OR x:Delegation THEN false ELSE NOT EXISTS { MATCH (x)<-[:PART_OF]-(s:Body)-[q:INSPECTED]->(:Body)
       WHERE coalesce(q.event, q.id) = key AND (s.name STARTS WITH 'Ban Thường vụ ' OR s.name STARTS WITH 'Thường trực ') }
     END AS itself
WITH key, b, e, collect(CASE WHEN x:Person THEN x.name END) AS leader,
     collect(CASE WHEN x:Delegation THEN x.name END) AS delegation,
     collect(CASE WHEN itself THEN x.name END) AS sender,
     collect(act)[0] AS act, collect(quote)[0] AS quote, min(date) AS date, min(date_from) AS date_from,
     min(modality) AS modality, collect(lists) AS nested, collect(disputed)[0] AS disputed,
     max(body_fits) AS body_fits, max(person_fits) AS person_fits, max(day_fits) AS day_fits
WHERE body_fits = 1 AND person_fits = 1 AND day_fits = 1
WITH key, b, e, leader, delegation, sender, act, quote, date, date_from, modality, disputed, nested
ORDER BY coalesce(e.date_from, date_from, date('0001-01-01')) DESC, b.sort_key, key, b.id
LIMIT $top
CALL (nested) {
  UNWIND nested AS lists
  UNWIND lists AS some
  UNWIND some AS article
  WITH DISTINCT article
  ORDER BY article
  RETURN collect(article) AS articles
}
RETURN leader, delegation, sender, b.name AS inspected, coalesce(e.date, date) AS date, coalesce(e.act, act) AS act, modality,
       quote, articles, disputed
ORDER BY coalesce(e.date_from, date_from, date('0001-01-01')) DESC, b.sort_key, key, b.id
