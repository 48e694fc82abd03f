// vi: Một tổ chức gồm những tổ chức nào?
// en: Which bodies belong to a body?
// about: One row per body: depth 0 is the body that is asked for, 1 its own organs, and so on down to 8.
//   as_of leaves out the bodies that ended before that day or began after it, where that is known (districts ended on 30 June 2025).
// param body: text | tổ chức trên cùng (tên, một phần tên, hoặc id) | body at the top (name, part of it, or id)
// param as_of: date = null | vào ngày | on this day
// columns: top, depth, body, level, part_of
// say-vi: {body}[ thuộc {part_of}][ (cấp {level})]
// say-en: {body}[ belongs to {part_of}]

MATCH (t:Body)
WHERE t.id = $body OR t.hoso_words CONTAINS ' ' + toLower($body) + ' '
WITH t
MATCH (t)<-[path:PART_OF*0..8]-(b:Body)
WITH t, b, min(size(path)) AS depth
WHERE $as_of IS NULL OR ((b.valid_from IS NULL OR b.valid_from <= $as_of) AND (b.valid_until IS NULL OR b.valid_until >= $as_of))
OPTIONAL MATCH (b)-[:PART_OF]->(p:Body)
WITH t, b, depth, p
ORDER BY p.sort_key, p.id
WITH t, b, depth, collect(p.name) AS part_of
RETURN t.name AS top, depth, b.name AS body, b.level AS level, part_of
ORDER BY t.sort_key, t.id, depth, b.sort_key, b.id
