"""The facts file: ``ArticleFacts`` as JSON and back.

The form is that of ``hoso extract --format facts``. Facts of the six headline relations that are done or ongoing
(for ``implements`` also requested) stand under ``relations``, all others under ``other_relations``; what the text does
not say is ``null``. ``from_dict(to_dict(facts)) == facts`` up to the order of facts, which ``to_dict`` makes canonical.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from operator import itemgetter
from typing import Any, TypeVar

from hoso.loaders.facts import (
    HAPPENED,
    SCORED,
    ArticleFacts,
    Body,
    Document,
    Event,
    Evidence,
    Fact,
    Indicator,
    Mention,
    Office,
    OpenMention,
    Person,
    Remark,
)

_T = TypeVar("_T")
_NESTED: dict[str, type[Any]] = {"evidence": Evidence, "mentions": Mention, "offices": Office}
_FIELDS = ("published", "place", "title")
_FLAT = frozenset({Evidence, Mention, OpenMention})
"""The kinds that have numbers and texts only."""
_PARTS: dict[str, type[Any]] = {
    "people": Person,
    "bodies": Body,
    "documents": Document,
    "events": Event,
    "remarks": Remark,
    "indicators": Indicator,
    "open": OpenMention,
}
_KINDS: tuple[type[Any], ...] = (Fact, *_PARTS.values(), *_NESTED.values())
_NAMES = {kind: tuple(spec.name for spec in fields(kind)) for kind in _KINDS}
_TAKE: dict[type[Any], Callable[[dict[str, Any]], tuple[Any, ...]]] = {
    kind: itemgetter(*names) for kind, names in _NAMES.items()
}
"""What takes the values of all fields out of an item."""


def to_dict(facts: ArticleFacts) -> dict[str, Any]:
    """The facts file's content: plain lists, strings and ``None``, ready for ``json``."""
    out: dict[str, Any] = {"id": facts.id}
    out |= {name: getattr(facts, name) or None for name in _FIELDS}
    for part in _PARTS:
        out[part] = [_plain(item) for item in getattr(facts, part)]
    for person in out["people"]:
        person["titles"] = list(dict.fromkeys(office["name"] for office in person["offices"]))
    ordered = sorted(facts.facts, key=lambda f: (f.type, f.subject, f.object, f.event, f.evidence, f.modality))
    out["relations"] = [_plain(fact) for fact in ordered if is_headline(fact)]
    out["other_relations"] = [_plain(fact) for fact in ordered if not is_headline(fact)]
    return out


def from_dict(data: dict[str, Any]) -> ArticleFacts:
    """Read a facts file's content back; fields that hoso does not know are ignored."""
    parts: dict[str, Any] = {
        part: tuple(_build(kind, item) for item in data.get(part, ())) for part, kind in _PARTS.items()
    }
    relations = [*data.get("relations", ()), *data.get("other_relations", ())]
    facts = [_build(Fact, item) for item in relations]
    facts.sort(key=lambda f: (f.type, f.subject, f.object, f.event, f.evidence, f.modality))
    parts |= {name: data.get(name) or "" for name in _FIELDS}
    return ArticleFacts(id=data["id"], facts=tuple(facts), **parts)


def is_headline(fact: Fact) -> bool:
    """Whether the fact stands under ``relations``: one of the six, and so (or, for ``implements``, asked for)."""
    wanted = (*HAPPENED, "requested") if fact.type == "implements" else HAPPENED
    return fact.type in SCORED and fact.modality in wanted


def _plain(item: Any) -> dict[str, Any]:
    return {name: None if value == "" else value for name, value in asdict(item).items()}


def _build(kind: type[_T], data: dict[str, Any]) -> _T:
    names = _NAMES[kind]
    try:
        values = _TAKE[kind](data)
    except KeyError:  # in a file by other hands
        return kind(**{name: _value(name, data.get(name)) for name in names if name in data or name in _NESTED})
    if kind in _FLAT and None not in values:  # most items, of thousands
        return kind(*values)
    return kind(*map(_value, names, values))


def _value(name: str, value: Any) -> Any:
    if inner := _NESTED.get(name):
        return tuple([_build(inner, item) for item in value or ()])
    if value is None:
        return ""
    return tuple(value) if isinstance(value, list) else value
