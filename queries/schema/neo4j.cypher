// What makes loading and asking fast in Neo4j, run before a load writes. Every statement may be run again.
// What the embedded graph needs stands in kglite.cypher.

// Identity. Also what MERGE finds its nodes by.
CREATE CONSTRAINT hoso_id IF NOT EXISTS FOR (n:Hoso) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT hoso_view IF NOT EXISTS FOR (n:HosoView) REQUIRE n.id IS UNIQUE;

// What saved questions look a node up by.
CREATE INDEX hoso_person_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX hoso_body_id IF NOT EXISTS FOR (n:Body) ON (n.id);
CREATE INDEX hoso_event_id IF NOT EXISTS FOR (n:Event) ON (n.id);
CREATE INDEX hoso_article_id IF NOT EXISTS FOR (n:Article) ON (n.id);

// What was done and said at an event, and a claim of no event.
CREATE INDEX hoso_inspected_event IF NOT EXISTS FOR ()-[r:INSPECTED]-() ON (r.event);
CREATE INDEX hoso_inspected_id IF NOT EXISTS FOR ()-[r:INSPECTED]-() ON (r.id);
CREATE INDEX hoso_said_event IF NOT EXISTS FOR ()-[r:SAID]-() ON (r.event);

// The days of inspections and of remarks, for questions about a month.
CREATE INDEX hoso_inspected_days IF NOT EXISTS FOR ()-[r:INSPECTED]-() ON (r.date_to, r.date_from);
CREATE INDEX hoso_said_days IF NOT EXISTS FOR ()-[r:SAID]-() ON (r.date_to, r.date_from);

// The words of names that saved questions look for (CONTAINS).
CREATE TEXT INDEX hoso_person_words IF NOT EXISTS FOR (n:Person) ON (n.hoso_words);
CREATE TEXT INDEX hoso_body_words IF NOT EXISTS FOR (n:Body) ON (n.hoso_words);
CREATE TEXT INDEX hoso_directive_words IF NOT EXISTS FOR (n:Directive) ON (n.hoso_words);
CREATE TEXT INDEX hoso_program_words IF NOT EXISTS FOR (n:Program) ON (n.hoso_words);
CREATE TEXT INDEX hoso_event_words IF NOT EXISTS FOR (n:Event) ON (n.hoso_words);
CREATE TEXT INDEX hoso_post_words IF NOT EXISTS FOR (n:Post) ON (n.hoso_words);
CREATE INDEX hoso_directive_id IF NOT EXISTS FOR (n:Directive) ON (n.id);
CREATE INDEX hoso_program_id IF NOT EXISTS FOR (n:Program) ON (n.id);
CREATE INDEX hoso_post_id IF NOT EXISTS FOR (n:Post) ON (n.id);

// What a reader of Neo4j Browser looks a node up by.
CREATE INDEX hoso_person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX hoso_body_name IF NOT EXISTS FOR (n:Body) ON (n.name);
CREATE INDEX hoso_directive_name IF NOT EXISTS FOR (n:Directive) ON (n.name);
CREATE INDEX hoso_program_name IF NOT EXISTS FOR (n:Program) ON (n.name);
CREATE INDEX hoso_event_date IF NOT EXISTS FOR (n:Event) ON (n.date_from);

// Names as people type them: without tones, in any case, in part. Used as
//   CALL db.index.fulltext.queryNodes('hoso_names', 'hoan kiem') YIELD node, score RETURN node.name, score
CREATE FULLTEXT INDEX hoso_names IF NOT EXISTS FOR (n:Hoso) ON EACH [n.name, n.aliases, n.title, n.symbol]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
