"""Small makers of facts for tests, and gold files turned into facts with evidence of our own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hoso.loaders.article import Article
from hoso.loaders.facts import ArticleFacts, Body, Document, Event, Evidence, Fact, Mention, Office, Person

SHARED = Path(__file__).parents[2] / "../shared"


def evidence(text: str, start: int = 0, end: int = 10) -> tuple[Evidence, ...]:
    """One quote from a text."""
    end = min(end, len(text))
    return (Evidence(start, end, text[start:end]),)


def from_gold(gold: dict[str, Any]) -> tuple[Article, ArticleFacts]:
    """A gold file as an article (of numbered words, so that every quote is exact) and its facts.

    What the gold leaves out and the loaders know is put in as they would: the body of an office is the body whose name
    ends the title, the level and the province come from the name, the sender of a delegation from the delegation's name.
    """
    text = " ".join(f"câu {number} của bài {gold['id']}." for number in range(400))
    bodies = {body["id"]: body for body in gold["bodies"]}
    place = "Hà Nội" if any("Hà Nội" in body["name"] for body in gold["bodies"]) else ""

    def spot(number: int) -> tuple[int, int]:
        start = number * 12 % (len(text) - 24)
        return start, start + 12

    def level(name: str) -> str:
        if "quận" in name.lower() or "huyện" in name.lower():
            return "district"
        return "province" if place and place in name else "central"

    def office(title: str, number: int) -> Office:
        name = title.partition(" | ")[0]
        # "Phó Bí thư Thường trực Thành ủy" is the post in Thành ủy, not in its Thường trực.
        owners = [b for b in bodies.values() if name.endswith(b["name"]) and not b["name"].startswith("Thường trực")]
        owner = max(owners, key=lambda b: len(b["name"]), default=None)
        role = name.removesuffix(owner["name"]).strip() if owner else name
        return Office(name, role, owner["id"] if owner else "", "current", evidence(text, *spot(number)), "test")

    def mentions(form: str, number: int) -> tuple[Mention, ...]:
        return (Mention(*spot(number), form, "test"),)

    people = tuple(
        Person(
            p["id"], p["name"], (), tuple(office(t, n) for n, t in enumerate(p["titles"])), mentions(p["name"], 7 + n)
        )
        for n, p in enumerate(gold["people"])
    )
    made = []
    for number, body in enumerate(gold["bodies"]):
        name = body["name"]
        own = level(name)
        owner = next((o for o in gold["bodies"] if o is not body and name.endswith("của " + o["name"])), None)
        made.append(
            Body(
                body["id"],
                name,
                body["kind"],
                own,
                "" if own == "central" else place,
                owner["id"] if owner else "",
                tuple(body.get("aliases", ())),
                mentions(name, 20 + number),
            )
        )
    documents = tuple(
        Document(
            d["id"],
            d["kind"],
            d["type"],
            d["name"],
            d["number"] or "",
            d["symbol"] or "",
            d.get("term") or "",
            d["date"] or "",
            d["issuer"] or "",
            place if "TU" in (d["symbol"] or "TU") else "",
            d.get("title") or "",
            tuple(d.get("aliases", ())),
            mentions(d["name"], 60 + n),
        )
        for n, d in enumerate(gold["documents"])
    )
    events = tuple(
        Event(
            e["id"],
            e["kind"],
            "kiểm tra" if e["kind"] == "inspection" else "",
            e["date"] or "",
            "stated",
            e.get("name", ""),
            mentions=mentions("", 100 + n),
        )
        for n, e in enumerate(gold["events"])
    )
    kinds = {body["id"]: body["kind"] for body in gold["bodies"]}
    inspections = [event.id for event in events if event.kind == "inspection"]
    facts = tuple(
        Fact(
            r["type"],
            r["subject"],
            r["object"],
            evidence(text, *spot(120 + n)),
            "test",
            basis="derived" if r["type"] == "inspected" and kinds.get(r["subject"]) != "delegation" else "stated",
            event=inspections[0] if r["type"] == "inspected" and len(inspections) == 1 else "",
        )
        for n, r in enumerate(gold["relations"])
        if not r.get("optional")
    )
    published = gold["published"] or ""
    article = Article(id=gold["id"], text=text, title=f"Bài {gold['id']}", published=published, publisher="Báo thử")
    return article, ArticleFacts(
        id=gold["id"],
        published=published,
        place=place,
        people=people,
        bodies=tuple(made),
        documents=documents,
        events=events,
        facts=facts,
    )


def gold(names: Iterable[str]) -> tuple[list[Article], list[ArticleFacts]]:
    """Articles and facts of gold files by name."""
    pairs = [from_gold(json.loads((SHARED / "eval/gold" / f"{name}.json").read_text("utf-8"))) for name in names]
    return [article for article, _ in pairs], [facts for _, facts in pairs]
