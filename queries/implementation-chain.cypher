// vi: Từ văn bản đến chương trình đến nơi thực hiện
// en: From a directive by way of programmes to those who carry it out
// about: One row per claim that something implements the document (step 1), or what implements it (step 2, up to 4).
//   carries_out is the document of that step; issued_by, for a programme or directive, who issued it.
//   What is only planned or asked for is left out.
// param document: text | văn bản hoặc chương trình (số ký hiệu, tên, một phần tên, hoặc id) | directive or programme (number and symbol, name, part of it, or id)
// columns: document, step, carries_out, who, kind, issued_by, date, said_by, quote, articles
// say-vi: {who} thực hiện {carries_out}[, do {issued_by} ban hành][, {date}] (bước {step} từ {document})
// say-en: {who} implements {carries_out}[, issued by {issued_by}][, {date}] (step {step} from {document})

MATCH (d:Directive|Program)
WHERE d.id = $document OR d.hoso_words CONTAINS ' ' + toLower($document) + ' '
MATCH (d)<-[p:IMPLEMENTS*0..3]-(v:Directive|Program)
WHERE all(q IN p WHERE q.modality IN ['done', 'ongoing'])
WITH d, v, min(size(p)) + 1 AS step
MATCH (v)<-[r:IMPLEMENTS]-(x)
WHERE r.modality IN ['done', 'ongoing']
OPTIONAL MATCH (x)<-[i:ISSUED]-(b:Body)
WHERE i.modality IN ['done', 'ongoing']
WITH d, v, step, x, r, b
ORDER BY b.sort_key, b.id
WITH d, v, step, x, r, r.said_by AS speaker, collect(DISTINCT b.name) AS issued_by
OPTIONAL MATCH (sp:Person {id: speaker})
OPTIONAL MATCH (sb:Body {id: speaker})
RETURN d.name AS document, step, v.name AS carries_out, x.name AS who,
       CASE WHEN x:Body THEN 'Body' WHEN x:Program THEN 'Program' ELSE 'Directive' END AS kind, issued_by,
       r.date AS date, coalesce(sp.name, sb.name) AS said_by, r.quotes[0] AS quote,
       [i IN range(0, size(coalesce(r.articles, [])) - 1) WHERE i = 0 OR r.articles[i] <> r.articles[i - 1] | r.articles[i]] AS articles
ORDER BY d.sort_key, d.id, step, v.sort_key, v.id, x.sort_key, r.id
