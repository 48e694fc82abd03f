"""RDF terms and blocks → text: Turtle, N-Triples and JSON-LD, each by the same few methods.

A block is all that one subject has to say. A term is made once and used often, so what can recur is remembered.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from hoso.graph.terms import VOCABULARY

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
PREFIXES: Final = {
    "hoso": VOCABULARY,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
"""The prefixes of every file, and those that a SPARQL query need not declare."""

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff\ufffe\uffff]')
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class Syntax(ABC):
    """How terms and blocks are written. The terms of a block are what the methods for terms gave."""

    annotates = False
    """Whether ``annotated`` puts reifiers beside a triple; else they are triples of their own."""

    @abstractmethod
    def begin(self) -> str:
        """What stands before the first block."""

    @abstractmethod
    def iri(self, iri: str) -> str:
        """A node by its IRI."""

    @abstractmethod
    def name(self, iri: str) -> str:
        """A class or property by its IRI, shortened where the syntax can; ``rdf:type`` too."""

    @abstractmethod
    def text(self, text: str, language: str = "") -> str:
        """A text; half of a character (a lone surrogate), which no file in UTF-8 can hold, becomes U+FFFD."""

    @abstractmethod
    def typed(self, text: str, datatype: str) -> str:
        """A value of a datatype, named by its local name in XSD; ``text`` needs no escaping."""

    @abstractmethod
    def triple(self, subject: str, predicate: str, object_: str) -> str:
        """A triple as a term (RDF 1.2); raises NotImplementedError where the syntax has none."""

    def annotated(self, object_: str, reifiers: Sequence[str]) -> str:
        """An object with the reifiers of its triple, where ``annotates``."""
        raise NotImplementedError

    @abstractmethod
    def block(self, subject: str, pairs: Iterable[tuple[str, str]]) -> str:
        """One subject with its predicates and objects, those of one predicate side by side."""

    @abstractmethod
    def end(self) -> str:
        """What stands behind the last block."""


class Turtle(Syntax):
    """RDF 1.1 Turtle; with annotations and triple terms, RDF 1.2 Turtle."""

    annotates = True

    def begin(self) -> str:
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())

    def iri(self, iri: str) -> str:
        return f"<{iri}>"

    def name(self, iri: str) -> str:
        return _shortened(iri)

    def text(self, text: str, language: str = "") -> str:
        if not _ESCAPED.search(text):
            return f'"{text}"@{language}' if language else f'"{text}"'
        escaped = _ESCAPED.sub(_escape, text)
        return f'"{escaped}"@{language}' if language else f'"{escaped}"'

    def typed(self, text: str, datatype: str) -> str:
        return text if datatype == "boolean" else f'"{text}"^^xsd:{datatype}'

    def triple(self, subject: str, predicate: str, object_: str) -> str:
        return f"<<( {subject} {predicate} {object_} )>>"

    def annotated(self, object_: str, reifiers: Sequence[str]) -> str:
        return " ~ ".join((object_, *reifiers))

    def block(self, subject: str, pairs: Iterable[tuple[str, str]]) -> str:
        parts = ["\n", subject]
        last = ""
        for predicate, object_ in pairs:
            if predicate != last:
                parts.append(f" ;\n    {predicate} {object_}" if last else f" {predicate} {object_}")
                last = predicate
            else:
                parts.append(f", {object_}" if predicate == "a" else f",\n        {object_}")
        parts.append(" .\n")
        return "".join(parts)

    def end(self) -> str:
        return ""


class NTriples(Syntax):
    """N-Triples: a line a triple; RDF 1.2 where there are triple terms."""

    def begin(self) -> str:
        return ""

    def iri(self, iri: str) -> str:
        return f"<{iri}>"

    def name(self, iri: str) -> str:
        return f"<{iri}>"

    def text(self, text: str, language: str = "") -> str:
        escaped = _ESCAPED.sub(_escape, text) if _ESCAPED.search(text) else text
        return f'"{escaped}"@{language}' if language else f'"{escaped}"'

    def typed(self, text: str, datatype: str) -> str:
        return f'"{text}"^^<{XSD}{datatype}>'

    def triple(self, subject: str, predicate: str, object_: str) -> str:
        return f"<<( {subject} {predicate} {object_} )>>"

    def block(self, subject: str, pairs: Iterable[tuple[str, str]]) -> str:
        return "".join([f"{subject} {predicate} {object_} .\n" for predicate, object_ in pairs])

    def end(self) -> str:
        return ""


class JsonLd(Syntax):
    """JSON-LD 1.1: one node object a line, prefixes in the context, so that it reads without a network."""

    def __init__(self) -> None:
        self._begun = False

    def begin(self) -> str:
        return f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": ['

    def iri(self, iri: str) -> str:
        return f'{{"@id":"{iri}"}}'

    def name(self, iri: str) -> str:
        return f'"{_shortened(iri)}"'

    def text(self, text: str, language: str = "") -> str:
        value = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
        return f'{{"@value":{value},"@language":"{language}"}}' if language else value

    def typed(self, text: str, datatype: str) -> str:
        return text if datatype == "boolean" else f'{{"@value":"{text}","@type":"xsd:{datatype}"}}'

    def triple(self, subject: str, predicate: str, object_: str) -> str:
        raise NotImplementedError("JSON-LD has no triple terms")

    def block(self, subject: str, pairs: Iterable[tuple[str, str]]) -> str:
        grouped: dict[str, list[str]] = {}
        for predicate, object_ in pairs:
            grouped.setdefault('"@type"' if predicate == '"a"' else predicate, []).append(object_)
        told = ",".join(
            f"{predicate}:{objects[0] if len(objects) == 1 else '[' + ','.join(objects) + ']'}"
            for predicate, objects in grouped.items()
        )
        comma = "," if self._begun else ""
        self._begun = True
        # The subject is the object {"@id": …}: its last brace goes behind what it says.
        return f"{comma}\n{subject[:-1]},{told}}}"

    def end(self) -> str:
        return "\n]}\n"


@lru_cache(maxsize=1024)
def _shortened(iri: str) -> str:
    if iri == RDF + "type":
        return "a"
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"
