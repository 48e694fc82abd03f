"""A graph of any size by a seed, in the proportions of a real one: invented names, offices, inspections, documents.

It has what a real graph has and a sample seldom shows: hubs (a province's committee inspects much, everybody implements
one directive), chains of documents and of bodies, claims of one event by several articles, dates of every exactness,
and claims that are planned, requested, in somebody's words, or read without a quote.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hoso.graph.keys import digest
from hoso.graph.keys import sort_key as collation
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value

KNOWN: Mapping[str, str] = {
    "person": "Minh Hải",
    "body": "Huyện ủy Minh",
    "who": "Huyện ủy Minh",
    "other": "Nghị quyết số 07-NQ/TU",
    "document": "Nghị quyết số 07-NQ/TU",
    "post": "Huyện ủy Minh",
    "event": "Minh Hải",
    "about": "Minh Hải",
    "text": "Minh Hải",
    "date": "2022-05-09",
    "rule": "took-part-0",
}
"""For each parameter a name that dozens of nodes of a generated graph have."""

_SYLLABLES = [
    "an",
    "ân",
    "bá",
    "bích",
    "cát",
    "châu",
    "chi",
    "công",
    "cúc",
    "dạ",
    "đan",
    "đào",
    "đăng",
    "đoài",
    "đường",
    "gia",
    "giang",
    "hà",
    "hạ",
    "hải",
    "hòa",
    "hồng",
    "khải",
    "khê",
    "kiên",
    "lam",
    "lạc",
    "lĩnh",
    "lộc",
    "lụa",
    "mai",
    "mận",
    "minh",
    "mộc",
    "ngàn",
    "ngân",
    "nghi",
    "nhân",
    "ninh",
    "oanh",
    "phong",
    "phú",
    "phương",
    "quế",
    "quỳnh",
    "sậy",
    "sơn",
    "sửu",
    "tạ",
    "tân",
    "thạch",
    "thanh",
    "thiết",
    "thịnh",
    "thu",
    "thuyên",
    "trà",
    "trạch",
    "trúc",
    "tuấn",
    "tước",
    "vân",
    "vĩnh",
    "xuân",
    "yên",
]
_BODIES = ("Đảng ủy xã", "Chi bộ thôn", "Ủy ban nhân dân xã", "Hội Nông dân xã", "Trường Tiểu học", "Trạm Y tế xã")
_COMMITTEES = ("Huyện ủy", "Ban Thường vụ Huyện ủy", "Ủy ban nhân dân huyện", "Hội đồng nhân dân huyện")
_KINDS = {"Đảng": "PartyBody", "Chi": "PartyBody", "Ủy": "StateBody", "Hội": "MassOrganization", "Huyện": "PartyBody",
          "Ban": "PartyBody", "Tỉnh": "PartyBody", "Trường": "OtherBody", "Trạm": "OtherBody"}  # fmt: skip
_EVENTS = ("Inspection", "Inspection", "Inspection", "Conference", "Session", "Visit", "WorkingSession")
_REMARKS = ("reported", "reported", "requested", "requested", "assessed", "admitted", "concluded")
_ROLES = ("Bí thư", "Phó Bí thư", "Chủ tịch", "Chủ nhiệm", "Trưởng Ban")
_RULES = 4
"""How many rules read claims of one type, the first of them most."""
_FIRST = date(2019, 1, 1)
_DAYS = 2190


def generated(nodes: int, claims: int, seed: int = 1) -> Graph:
    """A graph of exactly so many nodes and claims (at least 60 and 120), the same for the same arguments."""
    return _Maker(nodes, claims, random.Random(seed)).graph()


def _as_stated(day: date, n: int) -> str:
    """The day, or its month or year alone."""
    return day.isoformat()[: (10, 7, 4)[n % 3]]


class _Maker:
    def __init__(self, nodes: int, claims: int, rng: random.Random) -> None:
        self.rng = rng
        self.nodes = nodes
        self.claims = claims
        self.entities: dict[str, Entity] = {}
        self.statements: dict[str, Statement] = {}

    def graph(self) -> Graph:
        share = self.nodes / 100
        self.articles = [self._article(n) for n in range(int(9 * share))]
        self.people = [self._person(n) for n in range(int(9 * share))]
        self.districts = [
            self._body(rng_name, n) for n, rng_name in enumerate(self._named(_COMMITTEES, int(3 * share)))
        ]
        self.bodies = self.districts + [
            self._body(name, n + len(self.districts)) for n, name in enumerate(self._named(_BODIES, int(13 * share)))
        ]
        self.delegations = [self._delegation(n) for n in range(int(3 * share))]
        self.documents = [self._document(n) for n in range(int(8 * share))]
        self.events = [self._event(n) for n in range(int(9 * share))]
        self.posts = [self._post(n) for n in range(int(10 * share))]
        self.tenures = [self._tenure(n) for n in range(int(12 * share))]
        self.remarks = [self._remark(n) for n in range(int(14 * share))]
        self.indicators = [self._indicator(n) for n in range(int(6 * share))]
        place = 0
        while len(self.entities) < self.nodes:
            self._add(f"place/{place}", "Place", f"Xã {self._words(2)} {place}", code=str(10000 + place))
            place += 1
        self._structure()
        makers = (self._inspected, self._document_claim, self._at_event, self._mentioned)
        while len(self.statements) < self.claims:
            self.rng.choices(makers, (1, 4, 4, 12))[0]()
        kept = list(self.statements.values())[: self.claims]
        return Graph.of(self.entities.values(), kept)

    # --- nodes --------------------------------------------------------------------------------------------------------

    def _words(self, count: int) -> str:
        return " ".join(self.rng.choice(_SYLLABLES).capitalize() for _ in range(count))

    def _named(self, kinds: Sequence[str], count: int) -> list[str]:
        return [f"{self.rng.choice(kinds)} {self._words(2)}" for _ in range(count)]

    def _add(self, id_: str, labels: str, name: str, **props: Value) -> str:
        own: dict[str, Value] = {"name": name, "sort_key": collation(name)}
        own.update((key.rstrip("_"), value) for key, value in props.items())
        self.entities[id_] = Entity(id_, tuple(labels.split(":")), own)
        return id_

    def _day(self) -> date:
        return _FIRST + timedelta(days=self.rng.randrange(_DAYS))

    def _dates(self) -> dict[str, Value]:
        """Mostly a day, sometimes a month or a year, sometimes nothing."""
        day = self._day()
        exactness = self.rng.random()
        if exactness < 0.1:
            return {}
        if exactness < 0.2:
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
            return {"date": str(day.year), "date_from": first, "date_to": last, "date_basis": "stated"}
        return {"date": day.isoformat(), "date_from": day, "date_to": day, "date_basis": "stated"}

    def _article(self, n: int) -> str:
        day = self._day()
        dates: dict[str, Value] = {} if n % 50 == 0 else {"date": day.isoformat(), "date_from": day, "date_to": day}
        published: dict[str, Value] = {"published": day.isoformat()} if dates else {}
        own = {"title": f"Tin {n}", "url": f"https://bao-{n % 30}.example/{n}", "publisher": f"Báo {n % 30}"}
        return self._add(f"article/{n}", "Article", f"Tin {n}", **own, **published, **dates)

    def _person(self, n: int) -> str:
        name = self._words(3)
        aliases: dict[str, Value] = {"aliases": (name.split(" ", 1)[1],)} if n % 7 == 0 else {}
        return self._add(f"person/{n}", "Person", name, **aliases)

    def _body(self, name: str, n: int) -> str:
        label = _KINDS[name.split(maxsplit=1)[0]]
        aliases: dict[str, Value] = {"aliases": (name.replace("Ủy ban nhân dân", "UBND"),)} if "Ủy ban" in name else {}
        return self._add(f"body/{n}", f"Body:{label}", name, level="commune" if "xã" in name else "district", **aliases)

    def _delegation(self, n: int) -> str:
        sender = self.entities[self.rng.choice(self.districts)].props["name"]
        return self._add(f"delegation/{n}", "Body:Delegation", f"Đoàn kiểm tra số {n % 9} của {sender}")

    def _document(self, n: int) -> str:
        program = n % 3 == 0
        type_, symbol = (
            ("Chương trình", "CTr/HU") if program else self.rng.choice((("Nghị quyết", "NQ/TU"), ("Chỉ thị", "CT/TU")))
        )
        name = f"{type_} số {n % 400:02}-{symbol}"
        more: dict[str, Value] = {"provisional": True} if n % 9 == 0 else {"term": "XVI"}
        return self._add(
            f"doc/{n}", "Program" if program else "Directive", name, type_=type_, number=f"{n % 400:02}", symbol=symbol,
            aliases=(f"{type_} {n % 400:02}",), title=f"về {self._words(3).lower()}", **more, **self._dates(),
        )  # fmt: skip

    def _event(self, n: int) -> str:
        kind = self.rng.choice(_EVENTS)
        target = self.entities[self.rng.choice(self.bodies)].props["name"]
        act: dict[str, Value] = {"act": self.rng.choice(("kiểm tra", "giám sát"))} if kind == "Inspection" else {}
        topic: dict[str, Value] = {"topic": self._words(3).lower()} if n % 3 else {}
        return self._add(f"event/{n}", f"Event:{kind}", f"{kind} {target}", **act, **topic, **self._dates())

    def _post(self, n: int) -> str:
        role = _ROLES[n % len(_ROLES)]
        body = self.entities[self.bodies[n % len(self.bodies)]].props["name"]
        return self._add(f"post/{n}", "Post", f"{role} {body}", role=role)

    def _tenure(self, n: int) -> str:
        first = self._day()
        last = first + timedelta(days=self.rng.randrange(400))
        spoken: dict[str, Value] = {}
        if n % 5 == 0:
            spoken["from"] = _as_stated(first - timedelta(days=100), n)
        if n % 6 == 0:
            spoken["until"] = _as_stated(last + timedelta(days=30), n)
        seen: dict[str, Value] = {"first_seen": first, "last_seen": last} if n % 11 else {}
        status = self.rng.choice(("current", "current", "former", "acting"))
        return self._add(f"tenure/{n}", "Tenure", f"Chức {n}", status=status, **seen, **spoken)

    def _remark(self, n: int) -> str:
        quote = f"Câu nói {n} về {self._words(2).lower()}"
        due: dict[str, Value] = {"due": self._day()} if n % 8 == 0 else {}
        return self._add(f"remark/{n}", "Remark", quote, act=_REMARKS[n % len(_REMARKS)], quote=quote, **due)

    def _indicator(self, n: int) -> str:
        value = round(self.rng.random() * 100, 1)
        return self._add(
            f"indicator/{n}", "Indicator", f"{value} % hồ sơ", value=value, unit="%", of="hồ sơ", **self._dates()
        )

    # --- claims -------------------------------------------------------------------------------------------------------

    def _say(self, subject: str, type_: str, object_: str, quoted: bool = True, /, **props: Value) -> None:
        own: dict[str, Value] = {"modality": "done", "basis": "stated", **props}
        attested: list[Attestation] = []
        if quoted:
            own["rules"] = (f"{type_.lower().replace('_', '-')}-{int(_RULES * self.rng.random() ** 2)}",)
            for _ in range(self.rng.choice((1, 1, 1, 2))):
                start = self.rng.randrange(2000)
                article = self.rng.choice(self.articles).removeprefix("article/")
                attested.append(Attestation(article, start, start + 20, f"câu {start:04} của bài này"))
        else:
            own["source"] = "bodies.tsv"
        claim = digest(subject, type_, object_, *sorted(f"{key}={value}" for key, value in own.items()))[:24]
        self.statements.setdefault(claim, Statement(claim, type_, subject, object_, own, tuple(sorted(attested))))

    def _near(self, items: Sequence[str]) -> str:
        """One of them, the first ones far more often."""
        return items[int(len(items) * self.rng.random() ** 2.5)]

    def _structure(self) -> None:
        for n, body in enumerate(self.bodies):
            if n:
                over = self.bodies[self.rng.randrange(min(n, len(self.districts)))]
                self._say(body, "PART_OF", over, False, basis="name")
        for body in self.districts[:: max(1, len(self.districts) // 40)]:
            self._say(body, "SUCCEEDED_BY", self.rng.choice(self.districts), False, basis="gazetteer")
        places = [id_ for id_ in self.entities if id_.startswith("place/")][:40]
        for n, body in enumerate(self.bodies):
            self._say(body, "LOCATED_IN", places[n % len(places)], False, basis="gazetteer")
        for post, n in zip(self.posts, range(len(self.posts)), strict=True):
            self._say(post, "OF_BODY", self.bodies[n % len(self.bodies)])
        for tenure in self.tenures:
            self._say(self._near(self.people), "HELD", tenure)
            self._say(tenure, "IN_POST", self.rng.choice(self.posts))
        for delegation in self.delegations:
            self._say(self._near(self.people), "LED", delegation)
            self._say(self._near(self.districts), "SENT", delegation)
            self._say(delegation, "CONDUCTED", self.rng.choice(self.events))
        for remark in self.remarks:
            event = self.rng.choice(self.events)
            speaker = self._near(self.people) if self.rng.random() < 0.8 else self._near(self.bodies)
            self._say(speaker, "SAID", remark, event=event)
            if self.rng.random() < 0.6:
                self._say(
                    remark, "ABOUT", self.rng.choice((self._near(self.bodies), self._near(self.documents))), event=event
                )
        for indicator in self.indicators:
            self._say(self._near(self.bodies), "MEASURED", indicator)
        for one, other in zip(self.people[::60], self.people[1::60], strict=False):
            self._say(one, "POSSIBLY_SAME", other, False, basis="name")

    def _inspected(self) -> None:
        event = self.rng.choice(self.events)
        target = self._near(self.bodies)
        what: dict[str, Value] = {"event": event, "act": "kiểm tra"}
        what |= {
            key: self.entities[event].props[key]
            for key in ("date", "date_from", "date_to")
            if key in self.entities[event].props
        }
        modality = self.rng.choice(("done", "done", "done", "done", "ongoing", "planned"))
        self._say(self._near(self.delegations), "INSPECTED", target, modality=modality, **what)
        self._say(self._near(self.people), "INSPECTED", target, modality=modality, **{**what, "basis": "derived"})
        self._say(event, "TARGET", target, modality=modality)
        self._say(event, "ABOUT", self._near(self.documents))

    def _document_claim(self) -> None:
        document, body = self._near(self.documents), self._near(self.bodies)
        said: dict[str, Value] = (
            {"said_by": self.rng.choice((body, self._near(self.people)))} if self.rng.random() < 0.4 else {}
        )
        modality = self.rng.choice(("done", "done", "done", "ongoing", "requested"))
        kind = self.rng.random()
        if kind < 0.5:
            self._say(body, "IMPLEMENTS", document, modality=modality, **said, **self._dates())
        elif kind < 0.65:
            self._say(self._near(self.documents), "IMPLEMENTS", document)
        elif kind < 0.8:
            # One document is issued by one body or two, whichever is cited most.
            issued = self.rng.choice(self.documents)
            self._say(body, "ISSUED", issued, **({"basis": "symbol"} if kind < 0.75 else {}), **self._dates())
        else:
            self._say(self._near(self.documents), "CITES" if kind < 0.95 else "SUPERSEDES", document)

    def _at_event(self) -> None:
        event = self.rng.choice(self.events)
        self._say(
            self._near(self.people), self.rng.choice(("TOOK_PART", "TOOK_PART", "TOOK_PART", "CHAIRED", "LED")), event
        )
        if self.rng.random() < 0.3:
            self._say(self._near(self.bodies), "ORGANIZED", event)
        if self.rng.random() < 0.1:
            self._say(event, "DISSEMINATED", self._near(self.documents))

    def _mentioned(self) -> None:
        named = self._near(self.rng.choice((self.people, self.bodies, self.documents, self.events)))
        self._say(self.rng.choice(self.articles), "MENTIONS", named)
