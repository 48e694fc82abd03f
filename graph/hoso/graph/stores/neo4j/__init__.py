"""The graph in a Neo4j server: a ``Graph`` brought into a database through the official driver, and asked there.

hoso touches only what carries its mark: nodes with the label ``Hoso``, relationships between them with ``hoso: true``,
and the one node ``HosoView``. A database that holds other nodes is refused unless ``into_existing`` is given.
Plain Cypher only, no plug-in.
"""

from __future__ import annotations

from hoso.graph.stores.neo4j.view import Neo4jView, connect

__all__ = ["Neo4jView", "connect"]
