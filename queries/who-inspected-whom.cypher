// vi: Ai đã kiểm tra ai?
// en: Who inspected whom?
// about: One row per event and inspected body. Leaders and senders of a delegation inspected what it inspected.
//   Where the articles print both a body and its own committee, the row stands under the one that they print more often.
//   An inspection is no accusation.
// param person: text = null | người kiểm tra (tên, một phần tên, hoặc id) | inspecting person (name, part of it, or id)
// param body: text = null | tổ chức kiểm tra hoặc được kiểm tra | inspecting or inspected body
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: leader, delegation, sender, inspected, date, act, quote, articles, disputed
// say-vi: {inspected} được {act|kiểm tra}[, {date}][; người dẫn đầu: {leader}][; đoàn: {delegation}][; nơi cử đoàn: {sender}]
// say-en: {inspected} was {act|inspected}[ {date}][; led by {leader}][; delegation: {delegation}][; sent by {sender}]

// How often each body of an event is printed in a quote.
MATCH ()-[r:INSPECTED]->(b:Body)
WHERE r.modality IN ['done', 'ongoing']
WITH coalesce(r.event, r.id) AS key, b.id AS id,
     sum(CASE WHEN r.basis = 'stated' THEN size(coalesce(r.quotes, [])) ELSE 0 END) AS printed
WITH key, collect({id: id, printed: printed}) AS bodies

// A body gives way to its own committee, or a committee to its body: whichever is printed more; the committee if equal.
UNWIND bodies AS one
UNWIND bodies AS other
MATCH (b:Body {id: one.id})
MATCH (o:Body {id: other.id})
WITH key, b, o.id AS oid, one.printed AS mine, other.printed AS theirs,
     EXISTS { (o)-[:GOVERNS]->(b) } OR (EXISTS { (o)-[:PART_OF]->(b) } AND (o.name STARTS WITH 'Ban Thường vụ '
       OR o.name STARTS WITH 'Ban Chấp hành ' OR o.name STARTS WITH 'Thường trực ')) AS committee_of_mine,
     EXISTS { (b)-[:GOVERNS]->(o) } OR (EXISTS { (b)-[:PART_OF]->(o) } AND (b.name STARTS WITH 'Ban Thường vụ '
       OR b.name STARTS WITH 'Ban Chấp hành ' OR b.name STARTS WITH 'Thường trực ')) AS mine_is_committee
WITH key, b, sum(CASE WHEN committee_of_mine AND theirs >= mine THEN 1 WHEN mine_is_committee AND theirs > mine THEN 1
     ELSE 0 END) AS beaten,
     collect(CASE WHEN committee_of_mine OR mine_is_committee THEN oid END) + [b.id] AS family
WHERE beaten = 0

// Who inspected it, also where the text says so of the committee that gave way.
UNWIND family AS member
MATCH (c:Body {id: member})<-[r:INSPECTED]-(x)
WHERE coalesce(r.event, r.id) = key AND r.modality IN ['done', 'ongoing']
OPTIONAL MATCH (e:Event {id: key})
WITH key, b, c, x, r, e
ORDER BY CASE WHEN r.basis = 'stated' THEN 0 ELSE 1 END, r.articles[0], r.starts[0], x.sort_key, r.id
WITH key, b, e, x, collect(DISTINCT r.act)[0] AS act, collect(r.quotes[0])[0] AS quote, min(r.date) AS date,
     min(r.date_from) AS date_from, max(r.date_to) AS date_to, collect(coalesce(r.articles, [])) AS lists,
     collect(DISTINCT r.disputed)[0] AS disputed,
     min(CASE WHEN r.basis = 'stated' THEN 0 ELSE 1 END) AS rank,
     max(CASE WHEN $body IS NULL OR b.id = $body OR c.id = $body OR x.id = $body OR (NOT x:Person
       AND x.hoso_words CONTAINS ' ' + toLower($body) + ' ')
       OR b.hoso_words CONTAINS ' ' + toLower($body) + ' ' OR c.hoso_words CONTAINS ' ' + toLower($body) + ' '
       THEN 1 ELSE 0 END) AS body_fits,
     max(CASE WHEN $person IS NULL OR x.id = $person OR (x:Person
       AND x.hoso_words CONTAINS ' ' + toLower($person) + ' ')
       THEN 1 ELSE 0 END) AS person_fits,
     NOT EXISTS { MATCH (x)<-[:PART_OF]-(s:Body)-[q:INSPECTED]->(:Body)
       WHERE coalesce(q.event, q.id) = key AND (s.name STARTS WITH 'Ban Thường vụ ' OR s.name STARTS WITH 'Thường trực ') }
       AS itself
ORDER BY rank, x.sort_key, x.id
WITH key, b, e, collect(CASE WHEN x:Person THEN x.name END) AS leader,
     collect(CASE WHEN x:Delegation THEN x.name END) AS delegation,
     collect(CASE WHEN NOT x:Person AND NOT x:Delegation AND itself THEN x.name END) AS sender,
     collect(act)[0] AS act, collect(quote)[0] AS quote, min(date) AS date, min(date_from) AS date_from,
     max(date_to) AS date_to, collect(lists) AS nested, collect(disputed)[0] AS disputed,
     max(body_fits) AS body_fits, max(person_fits) AS person_fits
WHERE body_fits = 1 AND person_fits = 1
  AND ($since IS NULL OR coalesce(e.date_to, date_to) >= $since)
  AND ($until IS NULL OR coalesce(e.date_from, date_from) <= $until)
// One null keeps a row that has no article; collect() leaves it out again.
UNWIND nested + [[[null]]] AS lists
UNWIND lists AS articles
UNWIND articles AS article
WITH DISTINCT key, b, e, leader, delegation, sender, act, quote, date, date_from, disputed, article
ORDER BY article
WITH key, b, e, leader, delegation, sender, act, quote, date, date_from, disputed, collect(article) AS articles
RETURN leader, delegation, sender, b.name AS inspected, coalesce(e.date, date) AS date, coalesce(e.act, act) AS act, quote,
       articles, disputed
ORDER BY coalesce(e.date_from, date_from, date('0001-01-01')) DESC, b.sort_key, key, b.id
