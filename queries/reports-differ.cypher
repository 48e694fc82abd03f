// vi: Hai bài viết về một sự kiện khác nhau ở chỗ nào?
// en: Where do two articles on one event differ?
// about: One row per event, relation and pair of articles of which each names somebody that the other does not, as the one who
//   chaired, led, organised or conducted it, or as the body that it went to. To name fewer is no difference.
//   Both may be right: a body and its standing committee, two who chaired together.
// param event: text = null | một phần tên hoặc chủ đề sự kiện | part of the event's name or topic
// param top: integer = 500 | số dòng | number of rows
// columns: event, date, relation, article, names, quote, other_article, other_names, other_quote
// say-vi: {event}[, {date}], {relation}: bài {article} nêu {names}; bài {other_article} nêu {other_names}
// say-en: {event}[, {date}], {relation}: article {article} names {names}; article {other_article} names {other_names}

CALL () {
  MATCH (e:Event)
  WHERE $event IS NULL OR e.id = $event OR e.hoso_words CONTAINS ' ' + toLower($event) + ' '
  WITH e
  MATCH (e)-[r:CHAIRED|LED|ORGANIZED|CONDUCTED|TARGET]-(x)
  RETURN e, r, x
  UNION ALL
  MATCH (e:Event)
  WHERE $event IS NULL OR e.id = $event OR e.hoso_words CONTAINS ' ' + toLower($event) + ' '
  WITH e
  MATCH (e)<-[c:CONDUCTED]-(:Delegation)<-[r:LED]-(x:Person)
  WHERE c.modality IN ['done', 'ongoing']
  RETURN e, r, x
}
WITH DISTINCT e, r, x
WHERE r.modality IN ['done', 'ongoing'] AND r.articles IS NOT NULL
UNWIND range(0, size(r.articles) - 1) AS i
WITH e, type(r) AS relation, r.articles[i] AS article, x, r.quotes[i] AS quote, r.starts[i] AS start
ORDER BY x.sort_key, x.id, start
WITH e, relation, article, collect(DISTINCT x.id) AS ids, collect(DISTINCT x.name) AS names, collect(quote)[0] AS quote
ORDER BY article
WITH e, relation, collect({article: article, ids: ids, names: names, quote: quote}) AS reports
WHERE size(reports) > 1
UNWIND reports AS one
UNWIND reports AS other
WITH e, relation, one, other
WHERE one.article < other.article AND any(id IN one.ids WHERE NOT id IN other.ids)
  AND any(id IN other.ids WHERE NOT id IN one.ids)
RETURN e.name AS event, e.date AS date, relation, one.article AS article, one.names AS names, one.quote AS quote,
       other.article AS other_article, other.names AS other_names, other.quote AS other_quote
ORDER BY coalesce(e.date_from, date('0001-01-01')) DESC, e.sort_key, e.id, relation, article, other_article
LIMIT $top
