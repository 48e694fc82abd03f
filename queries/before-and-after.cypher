// vi: Ai giữ chức vụ của một người trước và sau người ấy?
// en: Who held a person's post before and after that person?
// about: One row per post of the person and other holder. order is before or after as far as the texts tell: by who is told to have left,
//   else by the first days on which the press shows both in office; empty where neither tells. Others may have held it in between.
// param person: text | người (tên, một phần tên, hoặc id) | person (name, part of it, or id)
// param post: text = null | chức vụ (tên, một phần tên, hoặc id) | post (name, part of it, or id)
// columns: person, post, order, other, status, first_seen, last_seen, held_from, held_until, quote, articles
// say-vi: {other} {status} {post}[, {order} {person}][first_seen=last_seen: , thấy trên báo {first_seen}][first_seen!=last_seen: , thấy trên báo từ {first_seen} đến {last_seen}]
// say-en: {other} was {status} {post}[, {order} {person}][first_seen=last_seen: , seen in the press {first_seen}][first_seen!=last_seen: , seen in the press {first_seen} to {last_seen:bare}]

MATCH (x:Person)
WHERE x.id = $person OR x.hoso_words CONTAINS ' ' + toLower($person) + ' '
WITH x
MATCH (x)-[h:HELD]->(t:Tenure)-[:IN_POST]->(p:Post)
WHERE h.modality IN ['done', 'ongoing'] AND ($post IS NULL OR p.id = $post OR p.hoso_words CONTAINS ' ' + toLower($post) + ' ')
WITH DISTINCT x, t, p
// Of many members none follows another.
WHERE NOT (p.name STARTS WITH 'Ủy viên' OR p.name STARTS WITH 'Thành viên' OR p.name STARTS WITH 'Đại biểu')
MATCH (p)<-[:IN_POST]-(u:Tenure)<-[r:HELD]-(y:Person)
WHERE r.modality IN ['done', 'ongoing'] AND y.id <> x.id
WITH x, t, p, u, r, y, toString(coalesce(t.from, t.first_seen)) AS mine, toString(coalesce(u.from, u.first_seen)) AS theirs
RETURN x.name AS person, p.name AS post,
       CASE WHEN u.status = 'former' AND t.status <> 'former' THEN 'before' WHEN t.status = 'former' AND u.status <> 'former' THEN 'after'
         WHEN theirs < mine THEN 'before' WHEN theirs > mine THEN 'after' END AS order,
       y.name AS other, CASE WHEN u.status = 'current' THEN 'as reported' ELSE u.status END AS status, u.first_seen AS first_seen,
       u.last_seen AS last_seen, u.from AS held_from, u.until AS held_until, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY x.sort_key, x.id, p.sort_key, p.id, coalesce(theirs, ''), y.sort_key, y.id, r.id
