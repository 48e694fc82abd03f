// What makes loading and asking fast in Neo4j, run before a load writes. Every statement may be run again.
// The embedded graph needs none of this: kglite indexes id for each label by itself.

// Identity. Also what MERGE finds its nodes by.
CREATE CONSTRAINT hoso_id IF NOT EXISTS FOR (n:Hoso) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT hoso_view IF NOT EXISTS FOR (n:HosoView) REQUIRE n.id IS UNIQUE;

// What saved questions look a node up by.
CREATE INDEX hoso_person_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX hoso_body_id IF NOT EXISTS FOR (n:Body) ON (n.id);
CREATE INDEX hoso_event_id IF NOT EXISTS FOR (n:Event) ON (n.id);
CREATE INDEX hoso_article_id IF NOT EXISTS FOR (n:Article) ON (n.id);

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
