// vi: Ai được đưa tin kiểm tra nhiều nhất?
// en: Who is reported to inspect most?
// about: One row per person or body. The numbers say how much was read, not how much was done: see coverage.
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 20 | số dòng | number of rows
// columns: inspector, kind, inspections, bodies, first, last
// say-vi: {inspector}: {inspections} cuộc kiểm tra, {bodies} nơi[, từ {first} đến {last}]
// say-en: {inspector}: {inspections} inspections of {bodies} bodies[, {first} to {last:bare}]

CALL () {
  WITH 1 AS asked
  WHERE $since IS NOT NULL AND $until IS NOT NULL
  MATCH (b:Body)<-[r:INSPECTED]-(x)
  WHERE r.date_to >= $since AND r.date_from <= $until AND r.modality IN ['done', 'ongoing']
  RETURN x, r, b
  UNION ALL
  WITH 1 AS asked
  WHERE $since IS NULL OR $until IS NULL
  MATCH (b:Body)<-[r:INSPECTED]-(x)
  WHERE r.modality IN ['done', 'ongoing']
    AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
  RETURN x, r, b
}
WITH x, count(DISTINCT coalesce(r.event, r.id)) AS inspections, count(DISTINCT b) AS bodies, min(r.date) AS first,
     max(r.date) AS last
RETURN x.name AS inspector, CASE WHEN x:Person THEN 'Person' WHEN x:Delegation THEN 'Delegation' ELSE 'Body' END AS kind,
       inspections, bodies, first, last
ORDER BY inspections DESC, bodies DESC, x.sort_key, x.id
LIMIT $top
