// vi: Mỗi quy tắc đã đọc ra những khẳng định nào?
// en: Which claims did each rule read?
// about: One row per claim that the rule read, at most top; without a rule, one example for each rule. claims says how many it read
//   in all. A rule's name leads to the pattern that is to be mended where a claim is wrong.
// param rule: text = null | tên quy tắc | name of the rule
// param top: integer = 100 | số dòng | number of rows
// columns: rule, claims, subject, relation, object, modality, quote, articles, claim
// say-vi: Quy tắc {rule} ({claims} khẳng định): {subject} {relation} {object}
// say-en: Rule {rule} ({claims} claims): {subject} {relation} {object}

CALL () {
  WITH 1 AS asked
  WHERE $rule IS NOT NULL
  MATCH ()-[r:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|TARGET|ORGANIZED|TOOK_PART|ABOUT|DISSEMINATED|ADVISED|SAID|MEASURED|HELD|PART_OF|CITES|SUPERSEDES]->()
  WHERE $rule IN r.rules AND r.modality IN ['done', 'ongoing']
  WITH r
  ORDER BY r.id
  WITH count(*) AS claims, collect(r) AS found
  UNWIND found[0..$top] AS r
  RETURN $rule AS rule, claims, r
  UNION ALL
  WITH 1 AS asked
  WHERE $rule IS NULL
  MATCH ()-[r:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|TARGET|ORGANIZED|TOOK_PART|ABOUT|DISSEMINATED|ADVISED|SAID|MEASURED|HELD|PART_OF|CITES|SUPERSEDES]->()
  WHERE r.rules IS NOT NULL AND r.modality IN ['done', 'ongoing']
  WITH r
  ORDER BY r.id
  UNWIND r.rules AS rule
  WITH rule, count(*) AS claims, collect(r)[0] AS r
  RETURN rule, claims, r
}
WITH rule, claims, r, startNode(r) AS x, endNode(r) AS y, coalesce(r.articles, []) AS articles
RETURN rule, claims, x.name AS subject, type(r) AS relation, y.name AS object, r.modality AS modality, r.quotes[0] AS quote,
       [i IN range(0, size(articles) - 1) WHERE i = 0 OR articles[i] <> articles[i - 1] | articles[i]] AS articles, r.id AS claim
ORDER BY rule, claim
LIMIT $top
