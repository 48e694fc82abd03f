// vi: Mỗi báo có bao nhiêu bài, bao nhiêu khẳng định?
// en: How many articles and claims are there from each publisher?
// about: One row per publisher. What one newspaper does not report is no sign that it did not happen.
//   without_day: articles of which only the month or the year of publication is known, or nothing; first and last leave them out.
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: publisher, articles, claims, first, last, without_day

CALL () {
  MATCH (a:Article)
  RETURN a.id AS article, a.publisher AS publisher, a.published AS published, a.date_from AS date_from,
         a.date_to AS date_to, null AS claim
  UNION ALL
  MATCH ()-[r]->()
  WHERE r.articles IS NOT NULL AND type(r) <> 'MENTIONS' AND r.modality IN ['done', 'ongoing']
  UNWIND r.articles AS id
  MATCH (a:Article {id: 'article/' + id})
  RETURN a.id AS article, a.publisher AS publisher, a.published AS published, a.date_from AS date_from,
         a.date_to AS date_to, r.id AS claim
}
WITH article, publisher, published, date_from, date_to, claim
WHERE ($since IS NULL OR date_to >= $since) AND ($until IS NULL OR date_from <= $until)
RETURN coalesce(publisher, '(not stated)') AS publisher, count(DISTINCT article) AS articles, count(DISTINCT claim) AS claims,
       min(CASE WHEN date_from = date_to THEN published END) AS first, max(CASE WHEN date_from = date_to THEN published END) AS last,
       count(DISTINCT CASE WHEN date_from IS NULL OR date_from <> date_to THEN article END) AS without_day
ORDER BY articles DESC, claims DESC, publisher
