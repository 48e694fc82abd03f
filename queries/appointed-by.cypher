// vi: Quyết định nào điều động, bổ nhiệm ai?
// en: Which decision appointed whom?
// about: One row per post and decision that is named in the sentence which tells that the person was appointed. Of a sentence that names
//   several, each is told. The date is that of the decision; one without it is left out as soon as since or until is given.
// param person: text = null | người (tên, một phần tên, hoặc id) | person (name, part of it, or id)
// param document: text = null | quyết định (số ký hiệu, tên, một phần tên, hoặc id) | decision (number and symbol, name, part of it, or id)
// param since: date = null | quyết định từ ngày | of a decision from this day on
// param until: date = null | quyết định đến ngày | of a decision up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: person, post, document, date, quote, articles
// say-vi: {document} là quyết định nêu trong câu nói {person} được bổ nhiệm hoặc điều động: {post}
// say-en: {document} is the decision named where {person} is told to be appointed {post}

MATCH (x:Person)
WHERE $person IS NULL OR x.id = $person OR x.hoso_words CONTAINS ' ' + toLower($person) + ' '
WITH x
MATCH (x)-[r:HELD]->(:Tenure)-[:IN_POST]->(p:Post)
WHERE r.modality IN ['done', 'ongoing'] AND 'said-of-person' IN r.rules
UNWIND range(0, size(coalesce(r.articles, [])) - 1) AS at
WITH x, p, r, r.articles[at] AS article, r.quotes[at] AS quote
WHERE quote CONTAINS 'bổ nhiệm' OR quote CONTAINS 'điều động' OR quote CONTAINS 'luân chuyển' OR quote CONTAINS 'phân công'
   OR quote CONTAINS 'chỉ định' OR quote CONTAINS 'chuẩn y' OR quote CONTAINS 'phê chuẩn' OR quote CONTAINS 'giao giữ chức'
MATCH (:Article {id: 'article/' + article})-[m:MENTIONS]->(d:Directive)
WHERE d.name STARTS WITH 'Quyết định' AND ($document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ')
  AND any(form IN m.quotes WHERE quote CONTAINS form)
  AND ($since IS NULL OR d.date_to >= $since) AND ($until IS NULL OR d.date_from <= $until)
WITH x, p, d, article, quote
ORDER BY article, quote
WITH x, p, d, collect(DISTINCT article) AS articles, collect(quote)[0] AS quote
RETURN x.name AS person, p.name AS post, d.name AS document, d.date AS date, quote, articles
ORDER BY x.sort_key, x.id, p.sort_key, p.id, d.sort_key, d.id
LIMIT $top
