// vi: Tổ chức nào không thấy bài nào đưa tin được kiểm tra?
// en: Of which bodies is no inspection reported?
// about: One row per body of which no article that was read reports an inspection, those named most first. That is no sign
//   that there was none: read, first_read, last_read and places say how many articles were read, of which days, and
//   in which places the bodies are that they name; named_in says how many of them name the body at all.
// param body: text = null | chỉ tổ chức này và các tổ chức trực thuộc (tên, một phần tên, hoặc id) | only this body and those under it (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 100 | số dòng | number of rows
// columns: body, level, named_in, read, first_read, last_read, places
// say-vi: Không bài nào trong {read} bài đã đọc đưa tin {body} được kiểm tra, và {named_in} bài có nhắc tên[; các bài từ {first_read} đến {last_read}]
// say-en: None of the {read} articles read reports an inspection of {body}, and {named_in} of them name it[; they are of {first_read:bare} to {last_read:bare}]

// The bodies that the articles of these days name, each with how many do; with body, it and those under it.
CALL () {
  WITH 1 AS asked
  WHERE $body IS NULL AND $since IS NULL AND $until IS NULL
  MATCH (b:Body)<-[:MENTIONS]-(m:Article)
  RETURN b, count(DISTINCT m) AS named_in
  UNION ALL
  WITH 1 AS asked
  WHERE $body IS NULL AND ($since IS NOT NULL OR $until IS NOT NULL)
  MATCH (m:Article)
  WHERE ($since IS NULL OR m.date_to >= $since) AND ($until IS NULL OR m.date_from <= $until)
  WITH m
  MATCH (m)-[:MENTIONS]->(b:Body)
  RETURN b, count(DISTINCT m) AS named_in
  UNION ALL
  WITH 1 AS asked
  WHERE $body IS NOT NULL
  MATCH (u:Body)
  WHERE u.id = $body OR u.hoso_words CONTAINS ' ' + toLower($body) + ' '
  WITH u
  MATCH (u)<-[:PART_OF*0..8]-(b:Body)
  WITH DISTINCT b
  OPTIONAL MATCH (b)<-[:MENTIONS]-(m:Article)
  WHERE ($since IS NULL OR m.date_to >= $since) AND ($until IS NULL OR m.date_from <= $until)
  RETURN b, count(DISTINCT m) AS named_in
}
WITH b, named_in
WHERE NOT b:Delegation AND NOT EXISTS { MATCH (b)<-[r:INSPECTED]-()
    WHERE r.modality IN ['done', 'ongoing']
      AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until) }
WITH b, named_in
ORDER BY named_in DESC, b.sort_key, b.id
LIMIT $top
WITH collect({body: b, named_in: named_in}) AS named

// Where these are too few, those that no article names.
CALL (named) {
  UNWIND named AS one
  RETURN one.body AS b, one.named_in AS named_in
  UNION ALL
  WITH named
  WHERE $body IS NULL AND size(named) < $top
  MATCH (b:Body)
  WHERE NOT b:Delegation AND NOT EXISTS { MATCH (b)<-[r:INSPECTED]-()
      WHERE r.modality IN ['done', 'ongoing']
        AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until) }
    AND NOT EXISTS { MATCH (b)<-[:MENTIONS]-(m:Article)
      WHERE ($since IS NULL OR m.date_to >= $since) AND ($until IS NULL OR m.date_from <= $until) }
  RETURN b, 0 AS named_in
}
WITH b, named_in
ORDER BY named_in DESC, b.sort_key, b.id
LIMIT $top
WITH collect({body: b, named_in: named_in}) AS found
CALL () {
  MATCH (a:Article)
  WHERE ($since IS NULL OR a.date_to >= $since) AND ($until IS NULL OR a.date_from <= $until)
  RETURN count(a) AS read, min(CASE WHEN a.date_from = a.date_to THEN a.published END) AS first_read,
         max(CASE WHEN a.date_from = a.date_to THEN a.published END) AS last_read
}
CALL () {
  MATCH (p:Place)
  WHERE EXISTS { (p)<-[:LOCATED_IN]-(:Body) }
  WITH p
  ORDER BY p.sort_key, p.id
  RETURN collect(p.name) AS places
}
UNWIND found AS one
WITH one.body AS b, one.named_in AS named_in, read, first_read, last_read, places
RETURN b.name AS body, b.level AS level, named_in, read, first_read, last_read, places
ORDER BY named_in DESC, b.sort_key, b.id
