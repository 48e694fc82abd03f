"""RDF in memory → what in it is not as ``shapes.ttl`` wants it, in plain words: node, rule, and the way to mend it.

pySHACL checks the graph in pieces, so that time grows with the graph and not faster: what articles say, article by
article, then the rest, each node with what it says and, of its neighbours, what the shapes look at (their classes, and
the triples that lead to the node). The few rules that are about the whole graph (``sh:sparql``) are asked of the whole.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from hoso.graph.assets import asset
from hoso.graph.days import exists
from hoso.graph.exports.syntaxes import PREFIXES, RDF, XSD
from hoso.graph.sparql import short
from hoso.graph.terms import VOCABULARY

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

PIECE: Final = 100
"""Nodes of a piece."""

_SH = "http://www.w3.org/ns/shacl#"
_PLAIN = ("http:", "https:", "urn:", "file:")
_MESSAGE_VALUE = re.compile(r"\{\?value\}")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: the IRI of the node, the rule that it breaks, what to do, and the SHACL component that found it."""

    node: str
    rule: str
    fix: str
    component: str


@cache
def _shapes() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(asset("shapes.ttl"))


@cache
def _shapes_of_nodes() -> rdflib.Graph:
    """The shapes without the rules that are asked of the whole, which pySHACL would parse anew for every piece."""
    import rdflib

    made = rdflib.Graph()
    for triple in _shapes():
        if triple[1] != rdflib.URIRef(_SH + "sparql"):
            made.add(triple)
    return made


def validate(data: pyoxigraph.Dataset, piece: int = PIECE) -> Iterator[Finding]:
    """All faults of a graph, piece by piece; none: it conforms. ``piece`` is how many nodes are checked at once."""
    inverse = _inverse_paths()
    for nodes in _pieces(data, piece):
        with _silent():
            found = set(_checked(_with_neighbours(data, nodes, inverse), nodes))
        yield from sorted(found | set(_no_days(data, nodes)))
    yield from sorted(set(_whole(data)))


# ── Pieces ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _pieces(data: pyoxigraph.Dataset, size: int) -> Iterator[list[pyoxigraph.NamedNode | pyoxigraph.BlankNode]]:
    """All subjects: what names an article beside that article's other things, then what names none."""
    import pyoxigraph

    in_article = pyoxigraph.NamedNode(VOCABULARY + "inArticle")
    articles: dict[Any, str] = {}
    for quad in data.quads_for_predicate(in_article):
        articles[quad.subject] = min(str(quad.object), articles.get(quad.subject, "\U0010ffff"))
    subjects = {quad.subject for quad in data}
    ordered = sorted(subjects, key=lambda node: (articles.get(node, "~"), str(node)))
    for start in range(0, len(ordered), size):
        yield [node for node in ordered[start : start + size] if not isinstance(node, pyoxigraph.Triple)]


def _inverse_paths() -> tuple[str, ...]:
    """The properties that some shape follows backwards."""
    import rdflib

    return tuple(sorted({str(o) for o in _shapes().objects(None, rdflib.URIRef(_SH + "inversePath"))}))


def _with_neighbours(data: pyoxigraph.Dataset, nodes: Sequence[Any], inverse: Sequence[str]) -> rdflib.Graph:
    import pyoxigraph
    import rdflib

    made = rdflib.Graph()
    kind = pyoxigraph.NamedNode(RDF + "type")
    backwards = {pyoxigraph.NamedNode(iri) for iri in inverse}
    neighbours: set[Any] = set()
    own = set(nodes)
    for node in nodes:
        for quad in data.quads_for_subject(node):
            if isinstance(quad.object, pyoxigraph.Triple):
                continue  # what RDF 1.2 says about triples is said by the assertion in other words
            made.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
            if not isinstance(quad.object, pyoxigraph.Literal):
                neighbours.add(quad.object)
        for quad in data.quads_for_object(node):
            if quad.predicate in backwards:
                made.add((_node(quad.subject), _node(quad.predicate), _node(node)))
                neighbours.add(quad.subject)
    for node in neighbours - own:
        for quad in data.quads_for_subject(node):
            if quad.predicate == kind:
                made.add((_node(node), _node(kind), _node(quad.object)))
    return made


def _node(term: Any) -> Any:
    import pyoxigraph
    import rdflib

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == XSD + "string":
        # rdflib tells a plain text from one of the type xsd:string; RDF 1.1 does not.
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


@contextmanager
def _silent() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that is not of its type; here that is a finding."""
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


def _no_days(data: pyoxigraph.Dataset, nodes: Sequence[Any]) -> Iterator[Finding]:
    """Days, months and years that no calendar has; SHACL looks at the type that is written and not at the number."""
    import pyoxigraph

    for node in nodes:
        for quad in data.quads_for_subject(node):
            value = quad.object
            if isinstance(value, pyoxigraph.Literal) and not exists(value.value, value.datatype.value):
                what = short(quad.predicate.value)
                yield Finding(str(_node(node)), f"{what}: no such day", f'correct "{value.value}"', "Datatype")


# ── What pySHACL found ──────────────────────────────────────────────────────────────────────────────────────────────


def _checked(piece: rdflib.Graph, nodes: Sequence[Any]) -> Iterator[Finding]:
    import pyshacl
    import rdflib

    sh = rdflib.Namespace(_SH)
    focus = {str(_node(node)) for node in nodes}
    # pySHACL takes any other name of a node for a prefix and a name; without a list it checks the neighbours too.
    plain = all(iri.lower().startswith(_PLAIN) for iri in focus)
    listed: list[str | rdflib.URIRef] | None = [rdflib.URIRef(iri) for iri in sorted(focus)] if plain else None
    conforms, report, _ = pyshacl.validate(piece, shacl_graph=_shapes_of_nodes(), focus_nodes=listed, inplace=True)
    if conforms:
        return
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pySHACL gave a report of the type {type(report).__name__}")
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        node = str(report.value(result, sh.focusNode))
        if node not in focus:
            continue
        component = str(report.value(result, sh.sourceConstraintComponent)).removeprefix(_SH)
        yield Finding(node, *_words(report, result, component.removesuffix("ConstraintComponent")))


def _words(report: rdflib.Graph, result: Any, component: str) -> tuple[str, str, str]:
    """The rule and the way to mend it, of one result."""
    import rdflib

    sh = rdflib.Namespace(_SH)
    shape = report.value(result, sh.sourceShape)
    shapes = _shapes()
    path = _path(report, report.value(result, sh.resultPath))
    value = report.value(result, sh.value)
    given = "" if value is None else _shown(value)

    def of(name: str) -> str:
        for graph in (report, shapes):
            found = [] if shape is None else list(graph.objects(shape, sh[name]))
            if found:
                return " or ".join(_shown(item) for item in found)
        return ""

    def listed(name: str) -> str:
        for graph in (report, shapes):
            head = None if shape is None else graph.value(shape, sh[name])
            if head is not None:
                return ", ".join(_shown(item) for item in graph.items(head))
        return ""

    said = [str(m) for m in shapes.objects(shape, sh.message) if getattr(m, "language", "") == "en"] if shape else []
    what = path or "the node"
    rules = {
        "MinCount": (f"has {what}", f"add {what}"),
        "MaxCount": (f"has {what} once at most", f"keep one {what} and take the others away"),
        "Datatype": (f"{what} is of the type {of('datatype')}", f"write {given} as {of('datatype')}"),
        "Class": (
            f"{what} is a {of('class')}",
            f"give {given or 'the node'} that type, or take the triple away that makes it one",
        ),
        "In": (f"{what} is one of {listed('in')}", f"put one of them in place of {given}"),
        "Pattern": (f"{what} looks like {of('pattern')}", f"correct {given}"),
        "MinLength": (f"{what} is not empty", f"give {what} a value, or take it away"),
        "NodeKind": (f"{what} is an IRI", f"put an IRI in place of {given or 'the blank node'}"),
        "LessThan": (f"{what} comes before {of('lessThan')}", f"correct {given} or {of('lessThan')}"),
        "LessThanOrEquals": (
            f"{what} is not after {of('lessThanOrEquals')}",
            f"correct {given} or {of('lessThanOrEquals')}",
        ),
        "Or": (
            f"{what} is one of the kinds that shapes.ttl allows there",
            f"correct {given or 'the node'} or its type",
        ),
        "Node": (f"{what} is as shapes.ttl wants it", f"correct {given or what}"),
        "Xone": ("has exactly one special class", "give it one, or keep one"),
        "Not": ("is not of two kinds that exclude each other", "take one of its types away"),
    }
    rule, fix = rules.get(component, (component, "see shapes.ttl"))
    return (said[0] if said else rule), fix, component


def _path(report: rdflib.Graph, path: Any) -> str:
    import rdflib

    if path is None:
        return ""
    if isinstance(path, rdflib.URIRef):
        return _shown(path)
    for graph in (report, _shapes()):
        if (back := graph.value(path, rdflib.URIRef(_SH + "inversePath"))) is not None:
            return f"something that leads to it by {_shown(back)}"
    return "the path"


def _shown(term: Any) -> str:
    import rdflib

    return str(short(str(term))) if isinstance(term, rdflib.URIRef) else f'"{term}"'


# ── What is asked of the whole ──────────────────────────────────────────────────────────────────────────────────────


def _whole(data: pyoxigraph.Dataset) -> Iterator[Finding]:
    import pyoxigraph
    import rdflib

    sh = rdflib.Namespace(_SH)
    shapes = _shapes()
    store = pyoxigraph.Store()
    store.bulk_extend(data)
    for constraint in shapes.objects(rdflib.URIRef("https://w3id.org/hoso/shapes#Whole"), sh.sparql):
        messages = {getattr(m, "language", ""): str(m) for m in shapes.objects(constraint, sh.message)}
        fix = next((str(m) for m in shapes.objects(constraint, rdflib.RDFS.comment)), "see shapes.ttl")
        query = str(shapes.value(constraint, sh.select)).replace("$this", "", 1)
        rule = _MESSAGE_VALUE.sub("", messages.get("en", "")).rstrip(" :")
        for solution in cast("pyoxigraph.QuerySolutions", store.query(query, prefixes=dict(PREFIXES))):
            node = solution["value"]
            yield Finding(getattr(node, "value", str(node)), rule, fix, "SPARQL")
