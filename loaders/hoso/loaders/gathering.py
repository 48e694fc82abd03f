"""One event of an article as its sentences tell of it, and whether two sentences tell of one event.

Dates that do not contradict, kinds that go together, company in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hoso.loaders.expression import expression
from hoso.loaders.frames import Reading

ROLES = ("delegations", "agents", "targets", "hosts", "leaders", "chairs", "present")

_CAPTION_TO_TEXT = 200
"""At most so many characters lie between a caption above a text and where the text tells of the same."""

Said = tuple[int, int, str]
"""Where something is said, in the normal text, and the name of the rule that read it."""


MEETINGS = frozenset({"inspection", "working_session", "visit"})
SITTINGS = frozenset({"inspection", "working_session", "meeting", "conference", "session"})
HAD = frozenset({"has-had-gathering", "meets-with-company", "meets-groups", "held-by-whoever"})
"""The patterns that read that some met others, whoever they are."""
TALKS = frozenset({"working_session", "meeting", "conference", "session"})
ADOPTS = "assembly-adopts"
"""The pattern that reads that a law or resolution is adopted: at a session, if an elected assembly does."""
SHOWN = frozenset(
    {
        ADOPTS,
        "sits-and-hears",
        "official-hears-report",
        "answers-in-parliament",
        "opens-fair",
        "opens-with-a-button",
        "hands-over-award",
        "hands-over-gift",
        "honours",
        "concludes-agreement",
        "announces-decision",
    }
)
"""The patterns that read of an act which shows that there was a gathering, but not what it is called."""
RECEIVED = frozenset({"receives", "receiving-says"})
"""The patterns that read who receives a guest."""
DECIDED = frozenset({"hands-over-decision", "body-hands-over-decision"})
"""The patterns that read that somebody was handed a decision."""
NAMED_AFTER = frozenset({"at-gathering", "speaks-at-gathering", "said-at-gathering", "chair-of-gathering-follows"})
"""The patterns that read what a sentence calls the gathering of which the one before it has told: "tại buổi lễ"."""
HELD = expression(r"(?<!\w)(?:đã|vừa)(?!\w)")
"""What says that something is over."""
UNNAMED = SHOWN | DECIDED
"""The patterns after which a gathering has yet to be named."""


@dataclass(slots=True)
class Gathering:
    """An event as it is put together from the sentences that speak of it.

    The members of each role, and where each is said. ``day`` is month and day where the text gives them, with or
    without a year; ``apart`` says that the article goes on to another event ("Cùng ngày, …"), ``told`` that
    somebody tells of it, ``number`` which in a row it is ("kỳ họp thứ 5"), ``again`` that a bare noun ("chủ trì hội
    nghị.") speaks of it, as of one told of before, ``ongoing`` that it is only the first meeting of an inspection, at
    which that is announced, ``aside`` that the article looks back on it for what somebody said there,
    ``goes_on`` that a sentence without a day goes on to it from the last place ("Tiếp đó, …").
    """

    kind: str
    act: str = ""
    date: str = ""
    date_basis: str = ""
    after_day: str = ""
    """The day that was told last before the event, where it has none of its own."""
    name: str = ""
    number: str = ""
    site_of: int = -1
    start: int = 0
    end: int = 0
    rule: str = ""
    day: tuple[int, int] | None = None
    apart: bool = False
    told: bool = False
    again: bool = False
    ongoing: bool = False
    aside: bool = False
    goes_on: bool = False
    members: dict[str, dict[str, Said]] = field(default_factory=lambda: {role: {} for role in ROLES})

    def say(self, role: str, identity: str, start: int, end: int, rule: str) -> None:
        """Give ``identity`` the role; the first sentence to say so is kept."""
        self.members[role].setdefault(identity, (start, end, rule))

    def say_all(self, members: str, role: str, readings: Sequence[Reading]) -> None:
        """Whoever has this role in one of the readings is among these members."""
        for reading in readings:
            for item in reading.roles.get(role, ()):
                if item.ids:
                    self.say(members, item.ids[0], reading.start, reading.end, reading.pattern.name)

    @property
    def modality(self) -> str:
        """Of what is told of it: ongoing of an inspection of which only the beginning is, else done."""
        return "ongoing" if self.ongoing else "done"

    def of(self, *roles: str) -> set[str]:
        """The members of these roles."""
        return {identity for role in roles for identity in self.members[role]}


def gathering_at(gatherings: Sequence[Gathering], position: int) -> int:
    """The index of the event that is spoken of at ``position``: the last one begun before it, else the first."""
    before = [index for index, event in enumerate(gatherings) if event.start < position and event.site_of < 0]
    return before[-1] if before else 0


def apart(number: str, other: str) -> bool:
    """Whether two gatherings are of one row and differ in their places in it: "kỳ họp 5", "kỳ họp 11"."""
    return number != other and bool(number) and number.rsplit(" ", 1)[0] == other.rsplit(" ", 1)[0]


def same(known: Gathering, new: Gathering) -> bool:
    """Whether two sentences speak of one gathering."""
    if known.date and new.date and known.date != new.date:
        return False
    if (known.day and new.day and known.day != new.day) or apart(known.number, new.number):
        return False
    if known.rule in SHOWN and not (new.apart or new.of("targets")):
        return True
    if _decided_there(known, new) or _decided_there(new, known):
        return not new.apart
    if only_chaired(known, new):
        return True
    if known.kind != new.kind and not {known.kind, new.kind} <= MEETINGS:
        return not new.apart and _called_otherwise(known, new)
    if known.rule == "at-gathering" and not new.apart and not known.of("targets", "delegations", "hosts", "agents"):
        # A caption speaks of "buổi làm việc" before the sentence that tells who worked with whom.
        return True
    targets = known.of("targets") & new.of("targets")
    if new.apart and not targets and (not new.of("chairs") or known.of("chairs") != new.of("chairs")):
        return False
    # A delegation may be what holds the meeting, "Đoàn giám sát họp".
    teams = known.of("delegations", "hosts") & new.of("delegations", "hosts")
    actors, others = known.of("leaders", "agents", "chairs"), new.of("leaders", "agents", "chairs")
    # "Tiếp đó, ông A kiểm tra Trường B": where his way led him next.
    on_the_way = new.goes_on and known.kind == new.kind == "inspection" and bool(people(actors & others))
    if known.of("targets") and new.of("targets") and not (targets or teams or on_the_way):
        return False
    shared = bool(targets or teams or actors & others)
    if not shared and (new.of("targets") or new.day or new.rule in RECEIVED) and people(actors) and people(others):
        # Another person has gone somewhere else.
        return False
    if known.kind != new.kind:
        # A visit on the way is not the inspection, though the same delegation makes it.
        if "visit" in (known.kind, new.kind) or new.of("targets"):
            return bool(targets)
        return shared or _meant_again(known, new)
    return shared or not new.of("targets", "delegations", "hosts") or not known.of("targets", "hosts")


def only_chaired(known: Gathering, new: Gathering) -> bool:
    """Whether of a known event a caption has told only who chairs it, and the text after it tells of it by its host.

    "Đồng chí A chủ trì hội nghị. Sáng 5/4, Ban Thường vụ Tỉnh ủy họp phiên thường kỳ."
    """
    told = known.day or known.date or known.of("hosts", "targets", "delegations", "agents")
    if known.rule != "chairs" or told or new.apart or not {known.kind, new.kind} <= SITTINGS:
        return False
    chairs = new.of("chairs")
    near = new.start - known.end < _CAPTION_TO_TEXT
    return near and bool(new.of("hosts")) and (not chairs or bool(chairs & known.of("chairs")))


def _decided_there(event: Gathering, other: Gathering) -> bool:
    """Whether a decision is handed over at one of the two, and the other is the gathering at which that was done."""
    return event.rule in DECIDED and other.rule not in DECIDED and other.kind in ("conference", "ceremony", "session")


def _meant_again(known: Gathering, new: Gathering) -> bool:
    """Whether "buổi làm việc" is the inspection told of before: nothing is said of it but, at most, who chairs it."""
    if new.day or new.apart or new.of("targets", "delegations", "hosts", "agents"):
        return False
    return not known.of("chairs") or not new.of("chairs") or bool(known.of("chairs") & new.of("chairs"))


def _called_otherwise(known: Gathering, new: Gathering) -> bool:
    """Whether a sentence speaks of a known gathering by another noun: "cuộc họp" of a conference.

    It says nothing new of it but, at most, that the same person chairs it.
    """
    teams = known.of("delegations")
    met = new.of("targets", "hosts", "agents") or (teams and new.of("delegations") - teams)
    if not {known.kind, new.kind} <= SITTINGS or met:
        return False
    chaired_by_the_same = bool(known.of("chairs") & new.of("chairs"))
    if (
        known.rule in HAD | {"works-with", "works-in-a-place"}
        and {known.kind, new.kind} == {"working_session", "meeting"}
        and not (new.day or new.apart)
    ):
        # "đã có buổi làm việc căng thẳng": "cuộc họp", whoever chairs it, is what was had.
        return True
    if new.date or (new.again and not known.of("chairs")):
        return chaired_by_the_same or not new.date
    return chaired_by_the_same or (not new.of("chairs") and new.rule != "holds")


def people(identities: set[str]) -> set[str]:
    """The people among the members of an event."""
    return {identity for identity in identities if identity.startswith("p")}
