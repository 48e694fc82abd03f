"""A graph → files that others read: linked data, networks, tables, a picture. The same graph gives the same bytes.

``write(graph, "turtle", path)``; ``formats()`` says which formats there are. Nothing here has a clock or a random
number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from hoso.graph.errors import StoreError
from hoso.graph.model import Attestation, Entity, Graph

if TYPE_CHECKING:
    from hoso.graph.exports.rdf import RdfOptions
    from hoso.graph.exports.syntaxes import Syntax

Target = str | Path | IO[bytes] | IO[str]
"""Where an export goes: a path, or an open stream of bytes or of text."""


Write = Callable[[Graph, Target], None]
WriteRdf = Callable[[Graph, Target, "RdfOptions"], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the usual suffix of its file, and what it is for, in Vietnamese and English.

    One of RDF has ``write_rdf``, the others ``write``. ``rdf12``: it can hold triples about triples.
    """

    name: str
    suffix: str
    vi: str
    en: str
    write: Write | None = None
    write_rdf: WriteRdf | None = None
    rdf12: bool = False


def _turtle(graph: Graph, target: Target, options: RdfOptions) -> None:
    from hoso.graph.exports.syntaxes import Turtle

    _rdf(graph, target, Turtle(), options)


def _ntriples(graph: Graph, target: Target, options: RdfOptions) -> None:
    from hoso.graph.exports.syntaxes import NTriples

    _rdf(graph, target, NTriples(), options)


def _jsonld(graph: Graph, target: Target, options: RdfOptions) -> None:
    from hoso.graph.exports.syntaxes import JsonLd

    _rdf(graph, target, JsonLd(), options)


def _rdf(graph: Graph, target: Target, syntax: Syntax, options: RdfOptions) -> None:
    from hoso.graph.exports.rdf import pieces
    from hoso.graph.exports.target import opened
    from hoso.graph.garbage import many_objects

    with many_objects(), opened(target) as stream:
        for piece in pieces(graph, syntax, options):
            stream.write(piece.encode("utf-8"))


def _graphml(graph: Graph, target: Target) -> None:
    from hoso.graph.exports.networks import write_graphml

    write_graphml(graph, target)


def _gexf(graph: Graph, target: Target) -> None:
    from hoso.graph.exports.networks import write_gexf

    write_gexf(graph, target)


def _json(graph: Graph, target: Target) -> None:
    from hoso.graph.exports.networks import write_json

    write_json(graph, target)


def _csv(graph: Graph, target: Target) -> None:
    from hoso.graph.exports.tables import write

    write(graph, target)


def _svg(graph: Graph, target: Target) -> None:
    from hoso.graph.exports.picture import write

    write(graph, target)


_FORMATS = (
    Format("turtle", ".ttl", "dữ liệu liên kết (Turtle)", "linked data (Turtle)", None, _turtle, rdf12=True),
    Format("ntriples", ".nt", "như trên, mỗi dòng một bộ ba", "the same, a triple a line", None, _ntriples, rdf12=True),
    Format("jsonld", ".jsonld", "như trên, cho người viết web", "the same, for who writes for the web", None, _jsonld),
    Format("graphml", ".graphml", "mạng cho yEd, Gephi, Cytoscape", "network for yEd, Gephi, Cytoscape", _graphml),
    Format("gexf", ".gexf", "mạng cho Gephi", "network for Gephi", _gexf),
    Format("json", ".json", "mạng dạng nút và cạnh (node-link)", "network as nodes and edges (node-link)", _json),
    Format("csv", ".zip", "hai bảng: nút và quan hệ (thư mục hoặc zip)", "two tables: nodes, relationships", _csv),
    Format("svg", ".svg", "hình vẽ phần đáng xem nhất", "a picture of the most telling part", _svg),
)


def formats() -> tuple[Format, ...]:
    """All formats, in the order in which help shows them."""
    return _FORMATS


def write(graph: Graph, name: str, target: Target, *, quotes: bool = True, rdf: RdfOptions | None = None) -> None:
    """Write a graph in a format by its name; without ``quotes`` no words of an article go out.

    ``rdf`` is for the formats of RDF; the others take no notice of it. Raises StoreError for an unknown format, for one
    that cannot hold what ``rdf`` wants, and for a path that cannot be written.
    """
    from hoso.graph.exports.rdf import RdfOptions

    found = next((one for one in _FORMATS if one.name == name), None)
    if found is None:
        raise StoreError(f"no export format {name!r}; there are {', '.join(one.name for one in _FORMATS)}")
    told = graph if quotes else without_quotes(graph)
    if found.write is not None:
        found.write(told, target)
    if found.write_rdf is not None:
        if rdf is not None and rdf.rdf12 and not found.rdf12:
            raise StoreError(f"{name} has no triples about triples (RDF 1.2); take turtle or ntriples")
        found.write_rdf(told, target, rdf or RdfOptions())


def without_quotes(graph: Graph) -> Graph:
    """The graph without the articles' own sentences: articles and positions stay, quotes and remarks' words go."""

    def bare(entity: Entity) -> Entity:
        if "Remark" in entity.labels:
            # A remark is named by its first words.
            act = str(entity.props.get("act", "remark"))
            kept = {key: value for key, value in entity.props.items() if key != "quote"}
            return replace(entity, props={**kept, "name": act, "sort_key": act})
        if "Indicator" in entity.labels and "of" not in entity.props:
            figure = f"{entity.props.get('value', '')} {entity.props.get('unit', '')}".strip() or "_"
            return replace(entity, props={**entity.props, "name": figure, "sort_key": figure})
        return entity

    return Graph(
        tuple(bare(entity) for entity in graph.entities),
        tuple(
            replace(
                statement,
                attestations=tuple(Attestation(a.article, a.start, a.end, "") for a in statement.attestations),
            )
            for statement in graph.statements
        ),
    )
