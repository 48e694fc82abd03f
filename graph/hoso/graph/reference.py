"""The ontology → a page for readers (``docs/ontology.md``): ``python -m hoso.graph.reference > docs/ontology.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from hoso.graph.ontology import Ontology, ontology
from hoso.graph.sparql import short
from hoso.graph.terms import EXTERNAL, HEADLINE, RELATIONSHIPS, VOCABULARY


def page(schema: Ontology) -> str:
    """The page, in Markdown, the same for the same ontology."""
    return "\n".join(_lines(schema)) + "\n"


def _lines(schema: Ontology) -> Iterator[str]:
    own = len(schema.relationships) + len(schema.properties)
    yield "# The ontology, term by term"
    yield ""
    yield "Made from [`ontology.ttl`](../ontology.ttl) by `python -m hoso.graph.reference`; a test keeps it current."
    yield ""
    yield f"Namespace `{VOCABULARY}`, prefix `hoso:`, version {schema.version} (`{schema.version_iri}`),"
    yield f"under <{schema.license}>: {len(schema.classes)} classes and {own} properties."
    yield "*Stands under* are the terms of others that say the same more broadly; `^` means the other way round."
    yield ""
    yield "## Classes"
    yield ""
    yield from _table(
        ("class", "tiếng Việt", "meaning", "nghĩa", "stands under"),
        (
            (
                f"`hoso:{name}`",
                item.labels["vi"],
                item.comments["en"],
                item.comments["vi"],
                _names((*(f"hoso:{parent}" for parent in sorted(item.parents)), *map(short, item.aligned))),
            )
            for name, item in sorted(schema.classes.items())
        ),
    )
    for title, types in (
        ("The four relationships that the graph is for", HEADLINE),
        ("Relationships between nodes", tuple(t for t in RELATIONSHIPS if t not in HEADLINE)),
        ("What a claim (`hoso:Assertion`) and its evidence lead to", _rest(schema)),
    ):
        yield ""
        yield f"## {title}"
        yield ""
        yield from _table(
            ("property", "in Cypher", "from → to", "tiếng Việt", "meaning", "stands under"),
            (
                (
                    f"`{short(item.iri)}`",
                    f"`{type_}`" if type_ in RELATIONSHIPS else f"`{type_.lower()}`",
                    f"{_ends(item.domain)} → {_ends(item.range)}",
                    item.labels["vi"],
                    item.comments["en"],
                    _names(f"{'^' * inverse}{short(iri)}" for iri, inverse in item.aligned),
                )
                for type_, item in ((type_, schema.relationships[type_]) for type_ in types)
            ),
        )
    yield ""
    yield "## Values"
    yield ""
    yield from _table(
        ("property", "of", "value", "tiếng Việt", "meaning", "stands under"),
        (
            (
                f"`{short(item.iri)}`",
                item.domain,
                str(short(item.range)),
                item.labels["vi"],
                item.comments["en"],
                _names(map(short, item.aligned)),
            )
            for _, item in sorted(schema.properties.items())
        ),
    )
    yield ""
    yield "## Properties of others, used as they are"
    yield ""
    yield from _table(
        ("in Cypher", "property"), ((f"`{key}`", f"`{short(iri)}`") for key, iri in sorted(EXTERNAL.items()))
    )
    yield ""
    yield "## Types of documents"
    yield ""
    yield "Concepts of the scheme `https://w3id.org/hoso/document-types`."
    yield "Roles are concepts of `https://w3id.org/hoso/roles`, which the data names."
    yield ""
    yield from _table(
        ("concept", "tiếng Việt", "English"),
        ((f"`{short(iri)}`", labels["vi"], labels["en"]) for iri, labels in sorted(schema.concepts.items())),
    )


def _rest(schema: Ontology) -> tuple[str, ...]:
    return tuple(sorted(schema.relationships.keys() - set(RELATIONSHIPS)))


def _ends(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "any"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for cells in (head, ("---",) * len(head), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(page(ontology()))
