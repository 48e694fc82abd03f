// vi: Vào một ngày, ai giữ chức vụ nào?
// en: Who held which post on a day?
// about: One row per person and post. shown says how it is known: "seen that day", the press shows the person in the post on that
//   very day; "stated", the text gives from when and until when; "seen before and after", on days before and after it;
//   "stated on one side", the text gives one end and the press shows the person on the other side of the day. The day of an article that calls somebody a former holder does not count. Others may have held posts that nobody wrote of.
// param date: date | ngày | day
// param post: text = null | chức vụ hoặc tổ chức (tên, một phần tên, hoặc id) | post or body (name, part of it, or id)
// param top: integer = 500 | số dòng | number of rows
// columns: person, post, body, status, shown, first_seen, last_seen, held_from, held_until, quote, articles
// say-vi: {person} {status} {post} ({shown})[first_seen=last_seen: , thấy trên báo {first_seen}][first_seen!=last_seen: , thấy trên báo từ {first_seen} đến {last_seen}][, giữ chức từ {held_from}][, đến {held_until}]
// say-en: {person} was {status} {post} ({shown})[first_seen=last_seen: , seen in the press {first_seen}][first_seen!=last_seen: , seen in the press {first_seen} to {last_seen:bare}][, in office since {held_from:bare}][, until {held_until:bare}]

MATCH (t:Tenure)
WHERE toString(coalesce(t.from, t.first_seen)) <= toString($date) AND toString(coalesce(t.until, t.last_seen)) + '~' >= toString($date)
WITH t
MATCH (t)<-[r:HELD]-(x:Person)
WHERE r.modality IN ['done', 'ongoing']
MATCH (t)-[:IN_POST]->(p:Post)
OPTIONAL MATCH (p)-[:OF_BODY]->(b:Body)
WITH t, r, x, p, b
WHERE $post IS NULL OR p.id = $post OR b.id = $post OR p.hoso_words CONTAINS ' ' + toLower($post) + ' '
  OR b.hoso_words CONTAINS ' ' + toLower($post) + ' '
WITH t, r, x, p, b
ORDER BY b.sort_key, b.id, p.sort_key, p.id, x.sort_key, x.id, t.id, r.id
LIMIT $top
RETURN x.name AS person, p.name AS post, b.name AS body,
       CASE WHEN t.status = 'current' THEN 'as reported' ELSE t.status END AS status,
       CASE WHEN $date = t.first_seen OR $date = t.last_seen THEN 'seen that day'
         WHEN t.from IS NOT NULL AND t.until IS NOT NULL THEN 'stated'
         WHEN t.first_seen < $date AND t.last_seen > $date THEN 'seen before and after'
         ELSE 'stated on one side' END AS shown,
       t.first_seen AS first_seen, t.last_seen AS last_seen, t.from AS held_from, t.until AS held_until, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY b.sort_key, b.id, p.sort_key, p.id, x.sort_key, x.id, t.id, r.id
