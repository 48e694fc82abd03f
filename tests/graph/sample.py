"""A small graph by hand, of invented people, bodies and articles: every label and most relationship types occur in it.

Two newspapers report one inspection; the second names the inspected committee where the first names its standing committee.
One conference has two sites. There are a planned inspection, an event without a day, two people of one name,
a body and a document without a title, and a document whose title is its name.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date

from hoso.graph.model import Attestation, Entity, Graph, Statement, Value

_TEXT = (
    "Ngày 14/3/2023, Đoàn kiểm tra số 3 của Ban Thường vụ Tỉnh ủy Hạ Giang do Phó Bí thư Tỉnh ủy Mạc Thị Đào dẫn đầu "
    "đã kiểm tra Ban Thường vụ Huyện ủy Ứng Khê. "
)
_APPOINTED = "Theo Quyết định số 9-QĐ/TU, ông Ứng Văn Ân được bổ nhiệm giữ chức Bí thư Huyện ủy Ứng Khê. "
ARTICLES = {"a1": _TEXT * 2, "a2": "Tin vắn. " + _TEXT, "b-7": _TEXT.replace("14/3", "28/3") + _TEXT + _APPOINTED}


def sort_key(name: str) -> str:
    """A stand-in for Vietnamese collation that tells every two names apart."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return f"{bare.replace('đ', 'd')} {name}"


def entity(id_: str, labels: str, name: str, **props: Value) -> Entity:
    """``entity("body/x", "Body:StateBody", "Sở X")``; a trailing underscore in a property's name is dropped."""
    own: dict[str, Value] = {"name": name, "sort_key": sort_key(name)}
    own.update((key.rstrip("_"), value) for key, value in props.items())
    return Entity(id_, tuple(labels.split(":")), own)


def said(subject: str, type_: str, object_: str, *where: tuple[str, int, int], **props: Value) -> Statement:
    """A statement attested in ``where`` (article, start, end); done and stated unless ``props`` say otherwise."""
    own: dict[str, Value] = {"basis": "stated" if where else "gazetteer", "modality": "done", **props}
    if not where:
        own.setdefault("source", "bodies.tsv")
    claim = repr((subject, type_, object_, sorted(own.items(), key=repr)))
    attested = sorted(Attestation(article, start, end, ARTICLES[article][start:end]) for article, start, end in where)
    return Statement(hashlib.sha256(claim.encode()).hexdigest()[:16], type_, subject, object_, own, tuple(attested))


def on(day: str) -> dict[str, Value]:
    """The dates of a whole day."""
    return {
        "date": day,
        "date_from": date.fromisoformat(day),
        "date_to": date.fromisoformat(day),
        "date_basis": "stated",
    }


def sample() -> Graph:
    """The graph, sorted as a ``Graph`` has to be."""
    d3 = {"event": "event/kt-ung-khe", "act": "kiểm tra", **on("2023-03-14")}
    first, second, third = ("a1", 0, 40), ("a2", 9, 60), ("b-7", 5, 50)
    at = ARTICLES["b-7"].index(_APPOINTED)
    appointed, decision = ("b-7", at, at + len(_APPOINTED)), ("b-7", at + 5, at + 26)
    entities = [
        entity("person/mạc-thị-đào-1", "Person", "Mạc Thị Đào", aliases=("Mạc Đào",)),
        entity("person/ứng-văn-ân-1", "Person", "Ứng Văn Ân"),
        entity("person/ứng-văn-ân-2", "Person", "Ứng Văn Ân", aliases=("Ân", "Tư Ân")),
        entity("person/đỗ-ý-2", "Person", "Đỗ Ý"),
        entity("body/tỉnh-ủy-hạ-giang", "Body:PartyBody", "Tỉnh ủy Hạ Giang", level="province"),
        entity("body/btv-tỉnh-ủy-hạ-giang", "Body:PartyBody", "Ban Thường vụ Tỉnh ủy Hạ Giang", level="province"),
        entity("body/huyện-ủy-ứng-khê", "Body:PartyBody", "Huyện ủy Ứng Khê", level="district", aliases=("Huyện ủy",)),
        entity("body/btv-huyện-ủy-ứng-khê", "Body:PartyBody", "Ban Thường vụ Huyện ủy Ứng Khê", level="district"),
        entity("body/đảng-bộ-ứng-khê", "Body:PartyBody", "Đảng bộ huyện Ứng Khê", level="district"),
        entity("body/ubnd-ứng-khê", "Body:StateBody", "Ủy ban nhân dân huyện Ứng Khê", valid_until=date(2025, 6, 30)),
        entity("body/đoàn-3", "Body:Delegation", "Đoàn kiểm tra số 3 của Ban Thường vụ Tỉnh ủy Hạ Giang"),
        entity("body/hội-nông-dân", "Body:MassOrganization", "Hội Nông dân tỉnh Hạ Giang"),
        entity("body/công-ty", "Body:OtherBody", "Công ty TNHH Nước sạch Hạ Giang"),
        entity("body/ubnd-xã-ứng-khê", "Body:StateBody", "Ủy ban nhân dân xã Ứng Khê", valid_from=date(2025, 7, 1)),
        entity("event/kt-ung-khe", "Event:Inspection", "Kiểm tra Ban Thường vụ Huyện ủy Ứng Khê", act="kiểm tra",
               topic="chuyển đổi số", **on("2023-03-14")),
        entity("event/kt-dự-kiến", "Event:Inspection", "Kiểm tra Hội Nông dân tỉnh Hạ Giang", act="giám sát",
               date="2023-05", date_from=date(2023, 5, 1), date_to=date(2023, 5, 31), date_basis="year-inferred"),
        entity("event/hội-nghị", "Event:Conference", "Hội nghị trực tuyến quán triệt Chỉ thị 11", **on("2023-03-28")),
        entity("event/điểm-cầu", "Event:Conference", "Điểm cầu Huyện ủy Ứng Khê", **on("2023-03-28")),
        entity("event/kt-lại", "Event:Inspection", "Kiểm tra lại Ban Thường vụ Huyện ủy Ứng Khê", **on("2024-04-18")),
        entity("event/thăm", "Event:Visit", "Thăm Công ty TNHH Nước sạch Hạ Giang"),
        entity("doc/nq-05", "Directive", "Nghị quyết số 05-NQ/TU", type_="Nghị quyết", number="05", symbol="NQ/TU",
               term="XVI", date="2021-04-12", date_from=date(2021, 4, 12), date_to=date(2021, 4, 12), title="về chuyển đổi số"),
        entity("doc/ct-11", "Directive", "Chỉ thị số 11-CT/TU", type_="Chỉ thị", number="11", provisional=True),
        entity("doc/qđ-9", "Directive", "Quyết định số 9-QĐ/TU", type_="Quyết định", number="9", symbol="QĐ/TU"),
        entity("doc/kết-luận", "Directive", "Kết luận về công tác dân vận", type_="Kết luận",
               title="Kết luận về công tác dân vận"),
        entity("prog/21", "Program", "Chương trình hành động số 21-CTr/HU", type_="Chương trình hành động", number="21",
               symbol="CTr/HU", date="2021", date_from=date(2021, 1, 1), date_to=date(2021, 12, 31)),
        entity("post/pbt", "Post", "Phó Bí thư Tỉnh ủy Hạ Giang", role="Phó Bí thư"),
        entity("post/bt", "Post", "Bí thư Huyện ủy Ứng Khê", role="Bí thư"),
        entity("tenure/1", "Tenure", "Mạc Thị Đào, Phó Bí thư Tỉnh ủy Hạ Giang", status="current",
               first_seen=date(2023, 3, 14), last_seen=date(2023, 3, 28)),
        entity("tenure/2", "Tenure", "Ứng Văn Ân, Bí thư Huyện ủy Ứng Khê", status="current",
               first_seen=date(2023, 3, 14), last_seen=date(2023, 3, 14), from_="2020-07"),
        entity("tenure/3", "Tenure", "Ứng Văn Ân, Bí thư Huyện ủy Ứng Khê", status="former",
               first_seen=date(2023, 3, 28), last_seen=date(2023, 3, 28), until="2020-06-30"),
        entity("remark/1", "Remark", "Yêu cầu của Mạc Thị Đào", act="requested", quote="khắc phục hạn chế",
               due="2023-06-30"),
        entity("tenure/4", "Tenure", "Mạc Thị Đào, Bí thư Huyện ủy Ứng Khê", status="current",
               first_seen=date(2024, 1, 5), last_seen=date(2024, 4, 18)),
        entity("remark/2", "Remark", "Ban Thường vụ thừa nhận", act="admitted", quote="còn hạn chế"),
        entity("indicator/1", "Indicator", "96,4% hồ sơ", value="96.4", unit="%", of="hồ sơ", out_of="100", comparator="over"),
        entity("term/xvi", "Term", "Khóa XVI Đảng bộ tỉnh Hạ Giang", date="2020"),
        entity("place/hạ-giang", "Place", "Tỉnh Hạ Giang", code="99"),
        entity("place/hạ-giang-cũ", "Place", "Tỉnh Hạ Giang (cũ)", code="98"),
        *(
            entity(f"article/{id_}", "Article", title, title=title, url=f"https://{id_}.example/tin", publisher=publisher,
                   published=published, **on(published))
            for id_, title, publisher, published in (
                ("a1", "Kiểm tra tại Ứng Khê", "Báo Hạ Giang", "2023-03-14"),
                ("a2", "Tin trong tỉnh", "Báo Sông Trong", "2023-03-15"),
                ("b-7", "Hội nghị trực tuyến", "Báo Hạ Giang", "2023-03-28"),
            )
        ),
    ]  # fmt: skip
    delegation, leader, sender = "body/đoàn-3", "person/mạc-thị-đào-1", "body/btv-tỉnh-ủy-hạ-giang"
    target, committee = "body/btv-huyện-ủy-ứng-khê", "body/huyện-ủy-ứng-khê"
    statements = [
        said(delegation, "INSPECTED", target, first, **d3),
        said(delegation, "INSPECTED", committee, second, **d3),
        said(leader, "INSPECTED", target, first, **{**d3, "basis": "derived"}),
        said(sender, "INSPECTED", target, first, **{**d3, "basis": "derived"}),
        said(leader, "INSPECTED", committee, second, **{**d3, "basis": "derived"}),
        said("body/tỉnh-ủy-hạ-giang", "INSPECTED", "body/hội-nông-dân", third, event="event/kt-dự-kiến",
             modality="planned", act="giám sát"),
        said("body/tỉnh-ủy-hạ-giang", "INSPECTED", "body/ubnd-ứng-khê", third, modality="ongoing", act="thanh tra",
             said_by="person/đỗ-ý-2", disputed="đính chính ngày 02/4/2023"),
        said(leader, "LED", delegation, first, second),
        said(sender, "SENT", delegation, first, second),
        said(delegation, "CONDUCTED", "event/kt-ung-khe", first),
        said("event/kt-ung-khe", "TARGET", target, first),
        said("event/kt-ung-khe", "TARGET", committee, second),
        said("event/kt-ung-khe", "ABOUT", "doc/nq-05", first),
        said("person/ứng-văn-ân-1", "TOOK_PART", "event/kt-ung-khe", first, act="báo cáo", on_behalf_of=target),
        said(leader, "TOOK_PART", "event/kt-ung-khe", first, second),
        said(leader, "CHAIRED", "event/hội-nghị", third, **on("2023-03-28")),
        said("person/ứng-văn-ân-1", "CHAIRED", "event/điểm-cầu", third, **on("2023-03-28")),
        said("person/ứng-văn-ân-2", "TOOK_PART", "event/hội-nghị", third),
        said("person/đỗ-ý-2", "LED", "event/thăm", third),
        said("event/thăm", "TARGET", "body/công-ty", third),
        said("event/điểm-cầu", "PART_OF", "event/hội-nghị", third),
        said(sender, "ORGANIZED", "event/hội-nghị", third),
        said("event/hội-nghị", "DISSEMINATED", "doc/ct-11", third),
        said("body/tỉnh-ủy-hạ-giang", "ISSUED", "doc/nq-05", first, basis="symbol"),
        said(sender, "ISSUED", "doc/ct-11", third),
        said("body/ubnd-ứng-khê", "ISSUED", "doc/ct-11", second),
        said(target, "ISSUED", "prog/21", second, date="2021", date_from=date(2021, 1, 1), date_to=date(2021, 12, 31)),
        said(target, "IMPLEMENTS", "doc/nq-05", first, second),
        said("prog/21", "IMPLEMENTS", "doc/nq-05", second),
        said("body/ubnd-ứng-khê", "IMPLEMENTS", "doc/nq-05", third, modality="requested"),
        said("body/công-ty", "ADVISED", "prog/21", third),
        said("prog/21", "CITES", "doc/nq-05", second),
        said("doc/ct-11", "CITES", "doc/nq-05", third),
        said("doc/ct-11", "SUPERSEDES", "doc/kết-luận", third),
        said(leader, "HELD", "tenure/1", first, third),
        said("tenure/1", "IN_POST", "post/pbt"),
        said("post/pbt", "OF_BODY", "body/tỉnh-ủy-hạ-giang"),
        said("person/ứng-văn-ân-1", "HELD", "tenure/2", first, appointed, rules=("said-of-person",)),
        said("article/b-7", "MENTIONS", "doc/qđ-9", decision),
        said("tenure/2", "IN_POST", "post/bt"),
        said("person/ứng-văn-ân-2", "HELD", "tenure/3", third),
        said("tenure/3", "IN_POST", "post/bt"),
        said("post/bt", "OF_BODY", committee),
        said(sender, "PART_OF", "body/tỉnh-ủy-hạ-giang", basis="name"),
        said(target, "PART_OF", committee, basis="name"),
        said(committee, "PART_OF", "body/tỉnh-ủy-hạ-giang"),
        said(committee, "GOVERNS", "body/đảng-bộ-ứng-khê"),
        said("body/tỉnh-ủy-hạ-giang", "LOCATED_IN", "place/hạ-giang"),
        said("doc/nq-05", "IN_TERM", "term/xvi", first),
        said(leader, "SAID", "remark/1", first, event="event/kt-ung-khe", rules=("speaker-demands",)),
        said("remark/1", "ABOUT", target, first),
        said("remark/1", "ABOUT", "doc/nq-05", first),
        said("event/kt-lại", "TARGET", target, third),
        said(target, "SAID", "remark/2", third, event="event/kt-lại", rules=("speaker-admits",)),
        said("remark/2", "ABOUT", "doc/nq-05", third),
        said(target, "IMPLEMENTS", "doc/ct-11", third, said_by=target, rules=("carried-out", "in-plan")),
        said(leader, "HELD", "tenure/4", third),
        said("tenure/4", "IN_POST", "post/bt"),
        said("body/ubnd-ứng-khê", "SUCCEEDED_BY", "body/ubnd-xã-ứng-khê"),
        said("place/hạ-giang-cũ", "SUCCEEDED_BY", "place/hạ-giang"),
        said(target, "MEASURED", "indicator/1", first),
        said("person/ứng-văn-ân-1", "POSSIBLY_SAME", "person/ứng-văn-ân-2", basis="name"),
        *(said(f"article/{article}", "MENTIONS", leader, where) for article, where in
          (("a1", first), ("a2", second), ("b-7", third))),
    ]  # fmt: skip
    return Graph(tuple(sorted(entities, key=lambda item: item.id)), tuple(sorted(statements, key=lambda item: item.id)))
