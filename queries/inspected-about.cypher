// vi: Ai được kiểm tra về việc gì, và đơn vị nào thì không thấy đưa tin?
// en: Which bodies were inspected about what, and of which is no inspection reported?
// about: One row per inspected body and inspection that was about the document; the inspectors are the delegation or who
//   else the text names, then leaders and senders; status "under way" is one announced or going on. With body: only that body and those under it, and after them, status
//   "no report", those of which no article that was read reports such an inspection; that is no sign that there was none
//   (see coverage). A body whose own committee was inspected is none of these. An inspection is no accusation.
// param document: text = null | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// param body: text = null | tổ chức cấp trên (tên, một phần tên, hoặc id) | body above (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// param top: integer = 500 | số dòng | number of rows
// columns: status, inspected, inspector, date, act, document, quote, articles
// say-vi: {inspected}: {status}[; {inspector} {act}][, {date}], về {document}
// say-en: {inspected}: {status}[; {inspector} {act} it][ {date}], about {document}

CALL () {
  // What the body, or else the document, or else the days leave of the inspections.
  CALL () {
    WITH 1 AS asked
    WHERE $body IS NOT NULL
    MATCH (u:Body)
    WHERE u.id = $body OR u.hoso_words CONTAINS ' ' + toLower($body) + ' '
    WITH u
    MATCH (u)<-[:PART_OF*0..8]-(b:Body)
    WITH DISTINCT b
    MATCH (b)<-[r:INSPECTED]-(x)
    RETURN b, r, x
    UNION ALL
    WITH 1 AS asked
    WHERE $body IS NULL AND $document IS NOT NULL
    MATCH (d:Directive|Program)
    WHERE d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
    WITH d
    MATCH (d)<-[:ABOUT]-(e:Event)
    WITH DISTINCT e.id AS key
    MATCH (x)-[r:INSPECTED]->(b:Body)
    WHERE r.event = key
    RETURN b, r, x
    UNION ALL
    WITH 1 AS asked
    WHERE $body IS NULL AND $document IS NULL AND $since IS NOT NULL AND $until IS NOT NULL
    MATCH (b:Body)<-[r:INSPECTED]-(x)
    WHERE r.date_to >= $since AND r.date_from <= $until
    RETURN b, r, x
    UNION ALL
    WITH 1 AS asked
    WHERE $body IS NULL AND $document IS NULL AND ($since IS NULL OR $until IS NULL)
    MATCH (b:Body)<-[r:INSPECTED]-(x)
    WHERE ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
    RETURN b, r, x
  }
  WITH b, r, x, r.event AS key
  WHERE r.modality IN ['done', 'ongoing']
    AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
  WITH key, b, min(r.date_from) AS date_from, collect(DISTINCT {x: x, r: r}) AS claims
  MATCH (e:Event {id: key})
  WITH e, b, date_from, claims
  WHERE EXISTS { MATCH (e)-[t:TARGET]->(b) WHERE t.modality IN ['done', 'ongoing'] }
    AND EXISTS { MATCH (e)-[a:ABOUT]->(d:Directive|Program) WHERE a.modality IN ['done', 'ongoing']
      AND ($document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ') }
  WITH e, b, date_from, claims
  ORDER BY coalesce(date_from, date('0001-01-01')) DESC, b.sort_key, b.id, e.id
  LIMIT $top
  MATCH (e)-[a:ABOUT]->(d:Directive|Program)
  WHERE a.modality IN ['done', 'ongoing']
    AND ($document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ')
  WITH DISTINCT e, b, date_from, claims, d
  ORDER BY d.sort_key, d.id
  WITH e, b, date_from, claims, collect(DISTINCT d.name) AS document
  UNWIND claims AS claim
  WITH e, b, date_from, document, claim.x AS x, claim.r AS r
  ORDER BY CASE WHEN r.basis = 'stated' THEN 0 WHEN x:Person THEN 1 ELSE 2 END, x.sort_key, x.id, r.id
  WITH e, b, date_from, document, collect(DISTINCT x.name) AS inspector, collect(r.act)[0] AS act, collect(r.quotes[0])[0] AS quote,
       min(r.date) AS date, min(r.modality) AS modality, collect(coalesce(r.articles, [])) AS nested
  CALL (nested) {
    UNWIND nested AS lists
    UNWIND lists AS article
    WITH DISTINCT article
    ORDER BY article
    RETURN collect(article) AS articles
  }
  RETURN CASE modality WHEN 'done' THEN 'inspected' ELSE 'under way' END AS status, b.name AS inspected, b.sort_key AS body_key, b.id AS body_id, inspector, date, date_from, act,
         document, quote, articles, e.id AS event_id
  UNION ALL
  MATCH (u:Body)
  WHERE $body IS NOT NULL AND (u.id = $body OR u.hoso_words CONTAINS ' ' + toLower($body) + ' ')
  WITH u
  MATCH (u)<-[:PART_OF*0..8]-(b:Body)
  WITH DISTINCT b
  WHERE NOT b:Delegation
  CALL (b) {
    CALL (b) {
      RETURN b AS c
      UNION ALL
      MATCH (b)<-[:PART_OF]-(c:Body)
      WHERE c.name STARTS WITH 'Ban Thường vụ ' OR c.name STARTS WITH 'Ban Chấp hành ' OR c.name STARTS WITH 'Thường trực '
      RETURN c
    }
    MATCH (c)<-[r:INSPECTED]-()
    WHERE r.modality IN ['done', 'ongoing']
      AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
    WITH DISTINCT c, r.event AS key
    MATCH (e:Event {id: key})
    WITH c, e
    WHERE EXISTS { MATCH (e)-[t:TARGET]->(c) WHERE t.modality IN ['done', 'ongoing'] }
      AND EXISTS { MATCH (e)-[a:ABOUT]->(d:Directive|Program) WHERE a.modality IN ['done', 'ongoing']
        AND ($document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ') }
    RETURN count(e) AS reports
  }
  WITH b, reports
  WHERE reports = 0
  RETURN 'no report' AS status, b.name AS inspected, b.sort_key AS body_key, b.id AS body_id, [] AS inspector, null AS date,
         null AS date_from, null AS act, [] AS document, null AS quote, [] AS articles, '' AS event_id
}
RETURN status, inspected, inspector, date, act, document, quote, articles
ORDER BY CASE status WHEN 'no report' THEN 1 ELSE 0 END, coalesce(date_from, date('0001-01-01')) DESC, body_key, body_id, event_id
LIMIT $top
