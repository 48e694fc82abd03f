"""A graph → networks for other programs: GraphML, GEXF, node-link JSON, and a networkx graph for measures."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from hoso.graph.exports import Target
from hoso.graph.exports.target import opened
from hoso.graph.model import Graph, Value

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped]

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_RENAMED = {"source": "according_to"}


def network(graph: Graph) -> nx.MultiDiGraph:
    """The graph for networkx: nodes by id with ``label`` (the name) and ``kind``, edges by statement id with ``type``.

    Values are texts, numbers and truth values; dates are ISO texts, lists are joined with " | ". A statement's
    ``source`` is its edge's ``according_to``, for ``source`` is a word of the formats.
    """
    import networkx as nx

    made: nx.MultiDiGraph = nx.MultiDiGraph()
    for entity in sorted(graph.entities, key=lambda entity: entity.id):
        # "name" is the label, and "id" and "label" are words of the formats themselves.
        own = {key: _plain(entity.props[key]) for key in sorted(entity.props) if key != "name"}
        made.add_node(entity.id, label=_plain(entity.props["name"]), kind=entity.labels[-1], **own)
    for statement in sorted(graph.statements, key=lambda statement: statement.id):
        own = {_RENAMED.get(key, key): _plain(statement.props[key]) for key in sorted(statement.props)}
        articles = sorted({attestation.article for attestation in statement.attestations})
        if articles:
            own |= {"articles": " | ".join(articles), "quote": _plain(statement.attestations[0].quote)}
        own["reports"] = len(articles)
        made.add_edge(statement.subject, statement.object, key=statement.id, type=statement.type, **own)
    return made


def write_graphml(graph: Graph, target: Target) -> None:
    """Write GraphML."""
    import networkx as nx

    made = _for_xml(network(graph))
    buffer = io.BytesIO()
    # The plain writer: the one on lxml is another program on a machine without lxml, and gives other bytes.
    nx.write_graphml_xml(made, buffer, encoding="utf-8", prettyprint=True, named_key_ids=True)
    with opened(target) as stream:
        stream.write(buffer.getvalue())


def write_gexf(graph: Graph, target: Target) -> None:
    """Write GEXF 1.2."""
    import networkx as nx

    made = _for_xml(network(graph))
    for _, _, id_, data in made.edges(keys=True, data=True):
        data["id"] = id_
        # GEXF has a type of its own for edges (directed or not).
        data["relationship"] = data.pop("type")
        data["label"] = data["relationship"]
    text = "\n".join(nx.generate_gexf(made, encoding="utf-8", prettyprint=True, version="1.2draft"))
    text = re.sub(r'(<meta) lastmodifieddate="[^"]*"', r"\1", text, count=1)
    text = re.sub(r"<creator>[^<]*</creator>", "<creator>hoso</creator>", text, count=1)
    with opened(target) as stream:
        stream.write(text.encode("utf-8") + b"\n")


def write_json(graph: Graph, target: Target) -> None:
    """Write node-link JSON, as ``networkx.node_link_graph(data, edges="edges")`` reads it."""
    import networkx as nx

    data = nx.node_link_data(network(graph), edges="edges")
    with opened(target) as stream:
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        stream.write(text.encode("utf-8", "replace") + b"\n")


def _plain(value: Value) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return " | ".join(str(item) for item in value)
    return value


def _for_xml(made: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The network without the characters that XML has not."""
    import networkx as nx

    def clean(data: dict[str, Any]) -> dict[str, Any]:
        return {key: _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value for key, value in data.items()}

    cleaned: nx.MultiDiGraph = nx.MultiDiGraph()
    for node, data in made.nodes(data=True):
        cleaned.add_node(_NOT_XML.sub("\ufffd", node), **clean(data))
    for one, other, key, data in made.edges(keys=True, data=True):
        cleaned.add_edge(_NOT_XML.sub("\ufffd", one), _NOT_XML.sub("\ufffd", other), key=key, **clean(data))
    return cleaned
