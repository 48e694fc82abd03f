// vi: Ai được kiểm tra về việc thực hiện một văn bản, và đơn vị nào dưới một tổ chức thì không thấy đưa tin?
// en: Which bodies were inspected about a document, and of which under a body is none reported?
// about: One row per claim of an inspection that was about the document. With body: only that body and those under it, and
//   after them, status "no report", those of which no article that was read reports such an inspection; that is no sign that
//   there was none (see coverage). An inspection is no accusation.
// param document: text = null | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// param body: text = null | tổ chức cấp trên (tên, một phần tên, hoặc id) | body above (name, part of it, or id)
// param since: date = null | từ ngày | from this day on
// param until: date = null | đến ngày | up to this day
// columns: status, inspected, inspector, date, act, document, basis, quote, articles
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
  RETURN DISTINCT 'inspected' AS status, b.name AS inspected, b.sort_key AS body_key, b.id AS body_id, x.name AS inspector,
         x.sort_key AS inspector_key, r.date AS date, r.date_from AS date_from, r.act AS act, d.name AS document,
         d.sort_key AS document_key, d.id AS document_id, r.basis AS basis, r.quotes[0] AS quote,
         coalesce(r.articles, []) AS articles, r.id AS claim
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
  RETURN 'no report' AS status, b.name AS inspected, b.sort_key AS body_key, b.id AS body_id, null AS inspector,
         '' AS inspector_key, null AS date, null AS date_from, null AS act, null AS document, '' AS document_key,
         '' AS document_id, null AS basis, null AS quote, [] AS articles, '' AS claim
}
RETURN status, inspected, inspector, date, act, document, basis, quote,
       [i IN range(0, size(articles) - 1) WHERE i = 0 OR articles[i] <> articles[i - 1] | articles[i]] AS articles
ORDER BY status, coalesce(date_from, date('0001-01-01')) DESC, body_key, body_id, inspector_key, document_key, document_id, claim
