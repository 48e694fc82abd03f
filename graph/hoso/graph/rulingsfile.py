"""The rulings file (``rulings.jsonl``) ⇄ rulings.

One JSON object a line, appended to, and rewritten only where something is suppressed; ``rulings.jsonl.lock`` is locked
meanwhile:

    {"id": "r3f…", "kind": "same", "about": [PLACE, PLACE], "reason": "…", "who": "…", "when": "2026-03-14T08:00:00Z"}

PLACE is ``{"sort": "person", "article": "a1", "start": 12, "end": 25, "text": SHA-256 of the article's text}``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from hoso.graph import dates
from hoso.graph.errors import RulingError
from hoso.graph.files import Held, lock, write_whole
from hoso.graph.keys import digest
from hoso.graph.rulings import CLAIM, FIELDS, FILE, KINDS, REJECTABLE, THINGS, Place, Ruling, Rulings

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[\w.-]{1,64}")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class _Malformed(ValueError):
    """What is wrong with a row."""


_NAME: Final = "name another with hoso build --rulings FILE or hoso review --rulings FILE"

RECORD: Final = "ledger.rulings"
"""The file in a store's folder that says where its rulings are, if they are not beside it."""


def path_of(folder: Path) -> Path:
    """Where the rulings of a store are. Raises RulingError where that was recorded and cannot be read."""
    record = folder / RECORD
    try:
        return Path(record.read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return folder / FILE
    except (OSError, UnicodeDecodeError) as error:
        raise RulingError(f"cannot be read; {_NAME}", record) from error


def of_store(folder: Path) -> Rulings:
    """The rulings of a store. Raises RulingError for a malformed file, and for a named one that is not there."""
    path = path_of(folder)
    if path.parent.resolve() != folder.resolve() and not path.exists():
        raise RulingError(f"the store's rulings are to be here, but are not; put the file back, or {_NAME}", path)
    return load(path)


def load(path: Path) -> Rulings:
    """Read a rulings file; one that is not there is empty.

    Raises RulingError with file and line for a row that is no ruling, and for a file that cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Rulings(name=str(path))
    except OSError as error:
        raise RulingError(f"cannot be read ({error.strerror}); {_NAME}", path) from error
    rows: list[Ruling] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = _row(json.loads(line.decode("utf-8")))
        except UnicodeDecodeError as error:
            raise RulingError("not UTF-8; correct the line or remove it", path, number) from error
        except json.JSONDecodeError as error:
            raise RulingError(f"not JSON ({error.msg}); correct the line or remove it", path, number) from error
        except _Malformed as error:
            raise RulingError(f"{error}; correct the line or remove it", path, number) from error
        if row.id in lines:
            raise RulingError(f"the id {row.id!r} is that of line {lines[row.id]}; ids are unique", path, number)
        if row.kind == "undo" and row.of not in lines:
            raise RulingError(f"undoes {row.of!r}, which is no row before it", path, number)
        lines[row.id] = number
        rows.append(row)
    return Rulings(tuple(rows), hashlib.sha256(data).hexdigest() if rows else "", str(path), lines)


def append(path: Path, ruling: Ruling) -> Ruling:
    """Write a ruling at the end of the file, onto the disk before this returns; the row, with its id if it had none.

    Raises ValueError for what is no ruling, RulingError where the file is malformed or cannot be written.
    """
    _row(to_dict(replace(ruling, id=ruling.id or "r")))
    with _locked(path):
        row = ruling if ruling.id else replace(ruling, id=_new_id(ruling, {row.id for row in load(path).rows}))
        _write_behind(path, _line(row))
    return row


def rewrite(path: Path, change: Callable[[Ruling], Ruling]) -> None:
    """Put every row through ``change``; what others append meanwhile is changed too or comes after.

    Raises RulingError where the file is malformed, StoreError where it cannot be written.
    """
    with _locked(path):
        write_whole(path, b"".join(_line(change(row)) for row in load(path).rows))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Nobody else writes to a rulings file meanwhile; whoever does is waited for."""
    place = path.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        held = lock(place.with_name(f"{place.name}.lock"), wait=True)
    except Held as error:
        raise RulingError(f"process {error.holder} writes to it; try again when it has finished", path) from error
    except OSError as error:
        raise RulingError(f"cannot be written ({error.strerror}); {_NAME}", path) from error
    with held:
        yield


def _line(row: Ruling) -> bytes:
    return json.dumps(to_dict(row), ensure_ascii=False, separators=(", ", ": ")).encode("utf-8") + b"\n"


def _write_behind(path: Path, line: bytes) -> None:
    try:
        with path.open("ab+") as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                if file.read(1) != b"\n":
                    line = b"\n" + line
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RulingError(f"cannot be written ({error.strerror}); {_NAME}", path) from error


def to_dict(row: Ruling) -> dict[str, Any]:
    """A row as JSON has it; what is empty is left out."""
    data: dict[str, Any] = {"id": row.id, "kind": row.kind}
    if row.about:
        data["about"] = [_place_dict(place) for place in row.about]
    for name in ("relation", "field", "value", "of"):
        if text := getattr(row, name):
            data[name] = text
    for name in ("subject", "object"):
        if (place := getattr(row, name)) is not None:
            data[name] = _place_dict(place)
    for name in ("reason", "who", "when"):
        if text := getattr(row, name):
            data[name] = text
    return data


def _place_dict(place: Place) -> dict[str, Any]:
    return {
        "sort": place.sort,
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }


def _new_id(ruling: Ruling, taken: set[str]) -> str:
    data = to_dict(replace(ruling, id=""))
    for attempt in range(len(taken) + 1):
        id_ = "r" + digest(data, attempt)[:10]
        if id_ not in taken:
            break
    return id_


# ── Reading a row: every ValueError says what is wrong with it ──────────────────────────────────────────────


def _row(data: object) -> Ruling:
    if not isinstance(data, dict):
        raise _Malformed("a row is a JSON object")
    names = {
        "id", "kind", "about", "relation", "subject", "object", "field", "value", "of", "reason", "who", "when",
    }  # fmt: skip
    if strange := sorted(data.keys() - names):
        raise _Malformed(f"a row has no field {strange[0]!r}")
    texts = {name: _text(data, name) for name in names - {"about", "subject", "object"}}
    about = data.get("about", [])
    if not isinstance(about, list):
        raise _Malformed("about is a list of places")
    row = Ruling(
        about=tuple(_place(item) for item in about),
        subject=_place(data["subject"]) if "subject" in data else None,
        object=_place(data["object"]) if "object" in data else None,
        **texts,
    )
    _check(row)
    return row


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise _Malformed(f"{name} is a text")
    return value


def _place(data: object) -> Place:
    if not isinstance(data, dict) or data.keys() != {"sort", "article", "start", "end", "text"}:
        raise _Malformed("a place has the fields sort, article, start, end, text")
    start, end = data["start"], data["end"]
    if not all(isinstance(n, int) and not isinstance(n, bool) for n in (start, end)) or not 0 <= start < end:
        raise _Malformed("start and end of a place are numbers of characters, start before end")
    if not isinstance(data["article"], str) or not data["article"]:
        raise _Malformed("article is the id of an article")
    if not isinstance(data["text"], str) or not _HASH.fullmatch(data["text"]):
        raise _Malformed("text is the SHA-256 of the article's text, 64 hexadecimal digits")
    if data["sort"] not in (*THINGS, "indicator", CLAIM):
        raise _Malformed(f"sort is one of {', '.join((*THINGS, 'indicator', CLAIM))}")
    return Place(data["sort"], data["article"], start, end, data["text"])


def _check(row: Ruling) -> None:
    if not _ID.fullmatch(row.id):
        raise _Malformed("id is a word of letters, digits, points and hyphens")
    if row.kind not in KINDS:
        raise _Malformed(f"kind is one of {', '.join(KINDS)}")
    if row.kind == "redacted":
        return
    if row.when:
        try:
            datetime.fromisoformat(row.when)
        except ValueError:
            raise _Malformed(f"when is a day or a time (2026-03-14T08:00:00Z), not {row.when!r}") from None
    expected = {"same": 2, "different": 2, "undo": 0}.get(row.kind, 1)
    if len(row.about) != expected:
        raise _Malformed(f"{row.kind} is about {expected} places, not {len(row.about)}")
    sorts = {place.sort for place in row.about}
    if row.kind in ("same", "different"):
        if len(sorts) != 1 or not sorts <= set(THINGS):
            raise _Malformed(f"{row.kind} is about two things of one sort: {', '.join(THINGS)}")
        if row.about[0] == row.about[1]:
            raise _Malformed(f"{row.kind} is about two places, not one twice")
    if row.kind in ("reject", "dispute"):
        if sorts != {CLAIM}:
            raise _Malformed(f"{row.kind} is about a claim")
        if row.relation and row.relation not in REJECTABLE:
            raise _Malformed(f"relation is one of {', '.join(REJECTABLE)}")
    if row.kind == "dispute" and not row.reason:
        raise _Malformed("dispute needs a reason")
    if row.kind == "undo" and not row.of:
        raise _Malformed("undo needs of, the id of the row that it undoes")
    if row.kind == "correct":
        _check_correction(row)


def _check_correction(row: Ruling) -> None:
    (place,) = row.about
    known = FIELDS.get(place.sort, ())
    if row.field not in known:
        raise _Malformed(f"{row.field!r} is nothing that can be corrected of a {place.sort}; {', '.join(known)} can")
    if row.field == "date":
        if row.value and (dates.bounds(row.value) is None or len(row.value) > 10):
            raise _Malformed(f"a date is a day, a month or a year (2023-03-14, 2023-03, 2023), not {row.value!r}")
    elif row.field in ("value", "out_of"):
        if not _NUMBER.fullmatch(row.value):
            raise _Malformed(f"a figure is a decimal number with a point (98.65), not {row.value!r}")
    elif row.field == "name" and not row.value.strip():
        raise _Malformed("a name cannot be empty")
    if row.value != row.value.strip() or not row.value.isprintable():
        raise _Malformed("the value has spaces around it or characters that cannot be seen")
