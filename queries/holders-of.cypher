// vi: Ai giữ chức vụ này, hoặc chức vụ ở tổ chức này?
// en: Who held a post, or a post in a body?
// about: One row per person and post. first_seen and last_seen are the days on which the press shows the person in office;
//   held_from and held_until stand only where a text says so. status: as reported on those days, former or acting.
//   as_of leaves the offices that a text dates around that day (held_from to held_until), or in which the press shows the person before
//   and after it; of the others it is not known whether they were held then.
// param post: text | chức vụ hoặc tổ chức (tên, một phần tên, hoặc id) | post or body (name, part of it, or id)
// param as_of: date = null | vào ngày | on this day
// columns: person, post, body, status, first_seen, last_seen, held_from, held_until, quote, articles
// say-vi: {person} {status} {post}[first_seen=last_seen: , thấy trên báo {first_seen}][first_seen!=last_seen: , thấy trên báo từ {first_seen} đến {last_seen}][, giữ chức từ {held_from}][, đến {held_until}]
// say-en: {person} was {status} {post}[first_seen=last_seen: , seen in the press {first_seen}][first_seen!=last_seen: , seen in the press {first_seen} to {last_seen:bare}][, in office since {held_from:bare}][, until {held_until:bare}]

CALL () {
  MATCH (p:Post)
  WHERE p.id = $post OR p.hoso_words CONTAINS ' ' + toLower($post) + ' '
  RETURN p
  UNION ALL
  MATCH (b:Body)
  WHERE b.id = $post OR b.hoso_words CONTAINS ' ' + toLower($post) + ' '
  WITH b
  MATCH (b)<-[:OF_BODY]-(p:Post)
  RETURN p
}
WITH DISTINCT p
MATCH (p)<-[:IN_POST]-(t:Tenure)<-[r:HELD]-(x:Person)
WHERE r.modality IN ['done', 'ongoing']
  AND ($as_of IS NULL OR (toString(coalesce(t.from, t.first_seen)) <= toString($as_of)
    AND toString(coalesce(t.until, coalesce(t.last_seen, t.from))) + '~' >= toString($as_of)))
OPTIONAL MATCH (p)-[:OF_BODY]->(b:Body)
RETURN x.name AS person, p.name AS post, b.name AS body,
       CASE WHEN t.status = 'current' THEN 'as reported' ELSE t.status END AS status, t.first_seen AS first_seen,
       t.last_seen AS last_seen, t.from AS held_from, t.until AS held_until, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY p.sort_key, p.id, toString(coalesce(t.from, coalesce(t.first_seen, t.until))), x.sort_key, r.id
