"""A body as meant: what the readings of an article that mean the same body share."""

from __future__ import annotations

from hoso.loaders.record import record

_NO_MINISTRIES = ("Bộ Chính trị", "Bộ Tư lệnh", "Bộ Chỉ huy", "Bộ Tham mưu", "Bộ Tổng Tham mưu")


@record
class BodyName:
    """A body as meant: its full canonical name, kind, level, the province or city it lies in, and whose organ it is."""

    name: str
    kind: str
    level: str
    place: str
    part_of: BodyName | None = None
    organ: str = ""


def is_ministry(body: BodyName) -> bool:
    """Whether a body is a ministry: "Bộ Chính trị" and "Bộ Tư lệnh …" only begin like one."""
    return body.name.startswith("Bộ ") and body.part_of is None and not body.name.startswith(_NO_MINISTRIES)


def organ_of(whole: BodyName, own: str, kind: str, organ: str) -> BodyName:
    """An organ of another body, by the name of that: "Hội đồng quản trị | Công ty …", "Chi bộ | Sở …"."""
    return BodyName(f"{own} {whole.name}", kind, whole.level, whole.place, whole, organ)
