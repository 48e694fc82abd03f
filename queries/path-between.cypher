// vi: Hai bên liên hệ với nhau qua những ai, những gì?
// en: By way of whom or what are two connected?
// about: One row per shortest way between the two, of at most 6 steps, through inspections, events, offices, documents and
//   bodies; a place or an article that names both is no step. Where a step of every shortest way was only planned, asked for or
//   denied, ways of at most 3 other steps stand instead. To be connected says no more than that. names and relations stand in the
//   order of the way, quotes one for each step. Where several fit a name, those nearest to each other of the first 5 by name.
// param who: text | người, tổ chức hoặc văn bản (tên, một phần tên, hoặc id) | person, body or document (name, part of it, or id)
// param other: text | bên kia (tên, một phần tên, hoặc id) | the other one (name, part of it, or id)
// param top: integer = 10 | số dòng | number of rows
// columns: one, other, length, names, relations, quotes, articles
// say-vi: {one} và {other} liên hệ qua {length} bước: {names}
// say-en: {one} and {other} are connected in {length} steps: {names}

CALL () {
  // One label at a time: Neo4j goes through an index of names only so.
  CALL () {
    MATCH (a:Person)
    WHERE a.id = $who OR a.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN a
    UNION ALL
    MATCH (a:Body)
    WHERE a.id = $who OR a.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN a
    UNION ALL
    MATCH (a:Directive)
    WHERE a.id = $who OR a.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN a
    UNION ALL
    MATCH (a:Program)
    WHERE a.id = $who OR a.hoso_words CONTAINS ' ' + toLower($who) + ' '
    RETURN a
  }
  WITH a
  ORDER BY a.sort_key, a.id
  LIMIT 5
  RETURN collect(a) AS ones
}
CALL () {
  CALL () {
    MATCH (b:Person)
    WHERE b.id = $other OR b.hoso_words CONTAINS ' ' + toLower($other) + ' '
    RETURN b
    UNION ALL
    MATCH (b:Body)
    WHERE b.id = $other OR b.hoso_words CONTAINS ' ' + toLower($other) + ' '
    RETURN b
    UNION ALL
    MATCH (b:Directive)
    WHERE b.id = $other OR b.hoso_words CONTAINS ' ' + toLower($other) + ' '
    RETURN b
    UNION ALL
    MATCH (b:Program)
    WHERE b.id = $other OR b.hoso_words CONTAINS ' ' + toLower($other) + ' '
    RETURN b
  }
  WITH b
  ORDER BY b.sort_key, b.id
  LIMIT 5
  RETURN collect(b) AS others
}
UNWIND ones AS a
UNWIND others AS b
WITH a, b
WHERE a.id <> b.id
// The nearest of them first: all ways between all of them would take long.
MATCH q = shortestPath((a)-[:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|TARGET|ORGANIZED|TOOK_PART|ABOUT|DISSEMINATED|ADVISED|SAID|HELD|IN_POST|OF_BODY|PART_OF|GOVERNS|SUCCEEDED_BY|CITES|SUPERSEDES*..6]-(b))
WITH length(q) AS steps, collect({a: a, b: b}) AS pairs
ORDER BY steps
LIMIT 1
UNWIND pairs AS pair
WITH pair.a AS a, pair.b AS b, steps
MATCH p = allShortestPaths((a)-[:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|TARGET|ORGANIZED|TOOK_PART|ABOUT|DISSEMINATED|ADVISED|SAID|HELD|IN_POST|OF_BODY|PART_OF|GOVERNS|SUCCEEDED_BY|CITES|SUPERSEDES*..6]-(b))
// Neo4j would look for ways with this condition, kglite looks among the shortest ones: so it stands apart.
WITH a, b, steps, collect(p) AS shortest
WITH a, b, steps, [p IN shortest WHERE all(r IN relationships(p) WHERE r.modality IN ['done', 'ongoing'])] AS ways
CALL (a, b, ways, steps) {
  UNWIND ways AS p
  RETURN p
  UNION ALL
  WITH a, b, ways, steps
  WHERE size(ways) = 0 AND steps < 3
  MATCH p = (a)-[:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|TARGET|ORGANIZED|TOOK_PART|ABOUT|DISSEMINATED|ADVISED|SAID|HELD|IN_POST|OF_BODY|PART_OF|GOVERNS|SUCCEEDED_BY|CITES|SUPERSEDES*1..3]-(b)
  WHERE all(r IN relationships(p) WHERE r.modality IN ['done', 'ongoing'])
  WITH length(p) AS more, collect(p) AS found
  ORDER BY more
  LIMIT 1
  UNWIND found AS p
  RETURN p
}
WITH a, b, p, nodes(p) AS ns, relationships(p) AS rs
RETURN a.name AS one, b.name AS other, length(p) AS length,
       [n IN ns | n.name] AS names, [i IN range(0, length(p) - 1) | CASE WHEN startNode(rs[i]).id = ns[i].id
         THEN type(rs[i]) + ' →' ELSE '← ' + type(rs[i]) END] AS relations, [r IN rs | r.quotes[0]] AS quotes,
       [r IN rs | r.articles[0]] AS articles
ORDER BY length, a.sort_key, a.id, b.sort_key, b.id, reduce(s = '', n IN ns | s + n.id + ' '), reduce(s = '', r IN rs | s + r.id + ' ')
LIMIT $top
