// vi: Có gì mới về một người, một tổ chức, một văn bản?
// en: What came in about a name since a day or a build?
// about: One row per claim that an article which came into the store since then attests. news: claim where no earlier article
//   attests it, quote where one did and there are now more. Times are those of the store's log, not of the events;
//   an article of which a new version came counts as new.
// param since: arrivals | từ ngày hoặc từ số thứ tự trong hoso log (id các bài đã vào kho từ đó) | since a day or a number of hoso log (the ids of the articles that came in)
// param who: text = null | người, tổ chức hoặc văn bản (tên, một phần tên, hoặc id) | person, body or document (name, part of it, or id)
// columns: news, from, relation, to, date, modality, quote, articles
// say-vi: Mới ({news}): {from} {relation} {to}[, {date}]
// say-en: New ({news}): {from} {relation} {to}[, {date}]

MATCH (a)-[r]->(b)
WHERE r.modality IN ['done', 'ongoing'] AND type(r) <> 'MENTIONS' AND any(x IN coalesce(r.articles, []) WHERE x IN $since)
  AND ($who IS NULL OR a.id = $who OR b.id = $who
    OR a.hoso_words CONTAINS ' ' + toLower($who) + ' '
    OR b.hoso_words CONTAINS ' ' + toLower($who) + ' ')
RETURN CASE WHEN all(x IN r.articles WHERE x IN $since) THEN 'claim' ELSE 'quote' END AS news, a.name AS from, type(r) AS relation,
       b.name AS to, r.date AS date, r.modality AS modality,
       [i IN range(0, size(r.articles) - 1) WHERE r.articles[i] IN $since | r.quotes[i]][0] AS quote,
       [i IN range(0, size(r.articles) - 1) WHERE r.articles[i] IN $since AND (i = 0 OR r.articles[i] <> r.articles[i - 1]) | r.articles[i]] AS articles
ORDER BY news, a.sort_key, a.id, relation, b.sort_key, b.id, r.id
