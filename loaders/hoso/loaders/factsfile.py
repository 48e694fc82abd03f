"""The facts file: ``ArticleFacts`` as JSON and back.

The form is that of ``hoso extract --format facts``. Facts of the six headline relations that are done or ongoing
(for ``implements`` also requested) stand under ``relations``, all others under ``other_relations``; what the text does
not say is ``null``. ``from_dict(to_dict(facts)) == facts`` up to the order of facts, which ``to_dict`` makes canonical.
"""

from __future__ import annotations

from dataclasses import asdict, fields
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
_PARTS: dict[str, type[Any]] = {
    "people": Person,
    "bodies": Body,
    "documents": Document,
    "events": Event,
    "remarks": Remark,
    "indicators": Indicator,
    "open": OpenMention,
}


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
    values: dict[str, Any] = {}
    for spec in fields(kind):  # type: ignore[arg-type]  # every kind here is a dataclass
        value = data.get(spec.name)
        if spec.name in _NESTED:
            values[spec.name] = tuple(_build(_NESTED[spec.name], item) for item in value or ())
        elif isinstance(value, list):
            values[spec.name] = tuple(value)
        elif value is not None:
            values[spec.name] = value
        elif spec.name in data:
            values[spec.name] = ""
    return kind(**values)
