// vi: Cuộc kiểm tra nào mới là dự kiến?
// en: Which inspections are only planned?
// about: One row per planned inspection and body; whether it took place, it does not say. What has no date is left out as
//   soon as since or until is given.
// param who: text = null | người hoặc tổ chức sẽ kiểm tra (tên, một phần tên, hoặc id) | inspecting person or body (name, part of it, or id)
// param body: text = null | tổ chức sẽ được kiểm tra (tên, một phần tên, hoặc id) | body to be inspected (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: leader, delegation, sender, inspected, date, act, quote, articles
// say-vi: {inspected}: dự kiến được {act|kiểm tra}[, {date}][; người dẫn đầu: {leader}][; đoàn: {delegation}][; nơi cử đoàn: {sender}]
// say-en: {inspected}: planned to be {act|inspected}[ {date}][; led by {leader}][; delegation: {delegation}][; sent by {sender}]

MATCH (b:Body)
WHERE $body IS NULL OR b.id = $body OR b.hoso_words CONTAINS ' ' + toLower($body) + ' '
WITH b
MATCH (b)<-[r:INSPECTED]-(x)
WHERE r.modality = 'planned'
  AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
WITH b, x, r
OPTIONAL MATCH (x)<-[s:SENT]-(o:Body)
WHERE s.modality IN ['planned', 'done', 'ongoing']
WITH b, x, r, o
ORDER BY r.articles[0], r.starts[0], x.sort_key, x.id, o.sort_key, o.id, r.id
WITH b, coalesce(r.event, r.id) AS key, collect(DISTINCT CASE WHEN x:Person THEN x.name END) AS leader,
     collect(DISTINCT CASE WHEN x:Delegation THEN x.name END) AS delegation,
     collect(DISTINCT CASE WHEN x:Person OR x:Delegation THEN o.name ELSE x.name END) AS sender,
     collect(r.act)[0] AS act, collect(r.quotes[0])[0] AS quote, min(r.date) AS date, min(r.date_from) AS date_from,
     collect(coalesce(r.articles, [])) AS nested,
     max(CASE WHEN $who IS NULL OR x.id = $who OR x.hoso_words CONTAINS ' ' + toLower($who) + ' ' THEN 1
       WHEN o.id = $who OR o.hoso_words CONTAINS ' ' + toLower($who) + ' ' THEN 1 ELSE 0 END) AS fits
WHERE fits = 1
WITH b, key, leader, delegation, sender, act, quote, date, date_from, nested
ORDER BY coalesce(date_from, date('9999-12-31')), b.sort_key, key, b.id
LIMIT $top
CALL (nested) {
  UNWIND nested AS lists
  UNWIND lists AS article
  WITH DISTINCT article
  ORDER BY article
  RETURN collect(article) AS articles
}
RETURN leader, delegation, sender, b.name AS inspected, date, act, quote, articles
ORDER BY coalesce(date_from, date('9999-12-31')), b.sort_key, key, b.id
