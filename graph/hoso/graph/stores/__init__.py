"""Where a graph is kept and asked: ``base`` says what every view does, ``embedded`` and ``neo4j`` do it."""
