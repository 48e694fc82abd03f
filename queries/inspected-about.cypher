// vi: Ai được kiểm tra về việc thực hiện một văn bản, và đơn vị nào dưới một tổ chức thì không thấy đưa tin?
// en: Which bodies were inspected about a document, and of which under a body is none reported?
// about: One row per inspected body and inspection that was about the document; the inspectors are the delegation or who
//   else the text names, then leaders and senders. With body: only that body and those under it, and after them, status
//   "no report", those of which no article that was read reports such an inspection; that is no sign that there was none
//   (see coverage). A body whose own committee was inspected is none of these. An inspection is no accusation.
// param document: text = null | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// param body: text = null | tổ chức cấp trên (tên, một phần tên, hoặc id) | body above (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: status, inspected, inspector, date, act, document, quote, articles
// say-vi: {inspected}: {status}[; {inspector} {act}][, {date}], về {document}
// say-en: {inspected}: {status}[; {inspector} {act} it][ {date}], about {document}

CALL () {
  MATCH (d:Directive|Program)
  WHERE $document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
  WITH d
  MATCH (d)<-[a:ABOUT]-(e:Event)-[t:TARGET]->(b:Body)<-[r:INSPECTED]-(x)
  WHERE r.event = e.id AND r.modality IN ['done', 'ongoing'] AND a.modality IN ['done', 'ongoing']
    AND t.modality IN ['done', 'ongoing']
    AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until)
    AND ($body IS NULL OR EXISTS { MATCH (b)-[:PART_OF*0..8]->(u:Body)
      WHERE u.id = $body OR u.hoso_words CONTAINS ' ' + toLower($body) + ' ' })
  WITH DISTINCT d, e, b, x, r
  ORDER BY d.sort_key, d.id
  WITH e, b, x, r, collect(DISTINCT d.name) AS document
  ORDER BY CASE WHEN r.basis = 'stated' THEN 0 WHEN x:Person THEN 1 ELSE 2 END, x.sort_key, x.id, r.id
  WITH e, b, document, collect(DISTINCT x.name) AS inspector, collect(r.act)[0] AS act, collect(r.quotes[0])[0] AS quote,
       min(r.date) AS date, min(r.date_from) AS date_from, collect(coalesce(r.articles, [])) AS nested
  CALL (nested) {
    UNWIND nested AS lists
    UNWIND lists AS article
    WITH DISTINCT article
    ORDER BY article
    RETURN collect(article) AS articles
  }
  RETURN 'inspected' AS status, b.name AS inspected, b.sort_key AS body_key, b.id AS body_id, inspector, date, date_from, act,
         document, quote, articles, e.id AS event_id
  UNION ALL
  MATCH (u:Body)
  WHERE $body IS NOT NULL AND (u.id = $body OR u.hoso_words CONTAINS ' ' + toLower($body) + ' ')
  WITH u
  MATCH (u)<-[:PART_OF*0..8]-(b:Body)
  WITH DISTINCT b
  WHERE NOT b:Delegation AND NOT EXISTS { MATCH (b)<-[t:TARGET]-(e:Event)-[a:ABOUT]->(d:Directive|Program), (b)<-[r:INSPECTED]-(x)
    WHERE ($document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ')
      AND r.event = e.id AND r.modality IN ['done', 'ongoing'] AND a.modality IN ['done', 'ongoing']
      AND t.modality IN ['done', 'ongoing']
      AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until) }
    AND NOT EXISTS { MATCH (b)<-[:PART_OF]-(c:Body)<-[t:TARGET]-(e:Event)-[a:ABOUT]->(d:Directive|Program), (c)<-[r:INSPECTED]-(x)
    WHERE (c.name STARTS WITH 'Ban Thường vụ ' OR c.name STARTS WITH 'Ban Chấp hành ' OR c.name STARTS WITH 'Thường trực ')
      AND ($document IS NULL OR d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' ')
      AND r.event = e.id AND r.modality IN ['done', 'ongoing'] AND a.modality IN ['done', 'ongoing']
      AND t.modality IN ['done', 'ongoing']
      AND ($since IS NULL OR r.date_to >= $since) AND ($until IS NULL OR r.date_from <= $until) }
  RETURN 'no report' AS status, b.name AS inspected, b.sort_key AS body_key, b.id AS body_id, [] AS inspector, null AS date,
         null AS date_from, null AS act, [] AS document, null AS quote, [] AS articles, '' AS event_id
}
RETURN status, inspected, inspector, date, act, document, quote, articles
ORDER BY status, coalesce(date_from, date('0001-01-01')) DESC, body_key, body_id, event_id
