// What makes asking fast in the embedded graph, run after each update. Every statement may be run again.
// kglite indexes the id of nodes for each label by itself.

// What was done and said at an event, and a claim of no event.
CREATE INDEX hoso_inspected_event IF NOT EXISTS FOR ()-[r:INSPECTED]-() ON (r.event);
CREATE INDEX hoso_inspected_id IF NOT EXISTS FOR ()-[r:INSPECTED]-() ON (r.id);
CREATE INDEX hoso_said_event IF NOT EXISTS FOR ()-[r:SAID]-() ON (r.event);
