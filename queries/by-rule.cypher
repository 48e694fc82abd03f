// vi: Mỗi quy tắc đã đọc ra những khẳng định nào?
// en: Which claims did each rule read?
// about: One row per claim that the rule read, at most top; without a rule, one example for each rule. claims says how many it read
//   in all. A rule's name leads to the pattern that is to be mended where a claim is wrong.
// param rule: text = null | tên quy tắc | name of the rule
// param top: integer = 100 | số dòng | number of rows
// columns: rule, claims, subject, relation, object, modality, quote, articles, claim
// say-vi: Quy tắc {rule} ({claims} khẳng định): {subject} – {relation} – {object}
// say-en: Rule {rule} ({claims} claims): {subject} – {relation} – {object}

MATCH (x)-[r:CHAIRED|INSPECTED|ISSUED|IMPLEMENTS|LED|SENT|CONDUCTED|TARGET|ORGANIZED|TOOK_PART|ABOUT|DISSEMINATED|ADVISED|SAID|MEASURED|HELD|PART_OF|CITES|SUPERSEDES]->(y)
WHERE r.rules IS NOT NULL AND r.modality IN ['done', 'ongoing'] AND ($rule IS NULL OR $rule IN r.rules)
UNWIND r.rules AS rule
WITH x, r, y, rule
WHERE $rule IS NULL OR rule = $rule
WITH x, r, y, rule
ORDER BY r.id
WITH rule, count(*) AS claims, collect({id: r.id, subject: x.name, relation: type(r), object: y.name,
     modality: r.modality, quote: r.quotes[0], articles: coalesce(r.articles, [])}) AS found
UNWIND found[0..CASE WHEN $rule IS NULL THEN 1 ELSE $top END] AS one
RETURN rule, claims, one.subject AS subject, one.relation AS relation, one.object AS object, one.modality AS modality,
       one.quote AS quote,
       [i IN range(0, size(one.articles) - 1) WHERE i = 0 OR one.articles[i] <> one.articles[i - 1] | one.articles[i]] AS articles,
       one.id AS claim
ORDER BY rule, claim
LIMIT $top
