"""The saved questions: ``queries/NAME.cypher`` → ``SavedQuery``, and what a user gives → the parameters it takes.

A file begins with a header of ``//`` lines, ``key: value`` each; everything after it is the query::

    // vi: Ai chủ trì sự kiện nào?
    // en: Who chaired which event?
    // about: One row per person and event.
    // param person: text = null | người (tên, một phần tên, hoặc id) | person (name, part of it, or id)
    // param top: integer = 20 | số dòng | number of rows
    // columns: person, event, date
    // say-vi: {person} chủ trì {event}
    // say-en: {person} chaired {event}

The two last keys, which say a row as a sentence, may be missing (see ``saying``). A ``//`` line that has no key
continues the value above. A parameter without ``=`` has to be given. Types: ``text``, ``integer``, ``date``, given as
``2022-05-09``, ``2022-05`` or ``2022``: the first day of that span, or the last one for the parameter ``until``
(``as_of`` takes whole days only), and ``arrivals``: ids of the articles that came into a store.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from hoso.graph.assets import asset
from hoso.graph.errors import QueryError
from hoso.graph.saying import LANGUAGES, faults
from hoso.graph.stores.base import Rows, View
from hoso.graph.stores.querytext import without_comments
from hoso.loaders.errors import FileError

TYPES = ("text", "integer", "date", "arrivals")

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_HEADER = re.compile(r"//\s*(?:(?P<key>vi|en|say-vi|say-en|about|columns|param\s+\S+):\s*)?(?P<value>.*)")
_PARAMETER = re.compile(r"(?P<type>\w+)(?:\s*=\s*(?P<default>[^|]*?))?\s*\|\s*(?P<vi>[^|]+?)\s*\|\s*(?P<en>[^|]+)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_USED = re.compile(r"\$([A-Za-z_]\w*)")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


Given = str | int | date | Sequence[str] | None
"""What may be given for a parameter; ``None`` is nothing."""

Value = str | int | date | list[str] | None
"""What a query gets."""


class QueryFileError(FileError, QueryError):
    """A saved question whose file is malformed, with file and line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. ``default`` is what the query gets when nothing is given; one that is ``required`` has none."""

    name: str
    type: str
    vi: str
    en: str
    required: bool = False
    default: Value = None

    def read(self, given: Given) -> Value:
        """The value that the query gets for what a user gave. Raises QueryError for what is not of this type."""
        if given is None or (isinstance(given, str) and not given.strip()):
            if self.required:
                raise QueryError(f"{self.name} has to be given: {self.en}")
            return self.default
        if self.type == "arrivals":
            if isinstance(given, list | tuple):
                return list(given)
            raise QueryError(f"{self.name} has to be a list of articles, not {given!r}")
        if self.type == "text":
            # Half of a character, which no engine takes, stands as every view has it.
            return unicodedata.normalize("NFC", " ".join(_SURROGATE.sub("\ufffd", str(given)).split()))
        if self.type == "integer":
            whole = isinstance(given, int) or (isinstance(given, str) and re.fullmatch(r"\s*[0-9]{1,9}\s*", given))
            if isinstance(given, bool) or not whole or int(given) < 1:  # type: ignore[arg-type]  # checked by then
                raise QueryError(f"{self.name} has to be a whole number from 1 on, not {given!r}")
            return int(given)  # type: ignore[arg-type]
        if isinstance(given, date):
            return given
        if self.name == "as_of" and not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", str(given).strip()):
            raise QueryError(f"as-of has to be a whole day such as 2022-05-09, not {given!r}")
        return _day(self.name, str(given), last=self.name == "until")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One saved question: titles, what it takes and returns, the Cypher that is sent, and how a row is said."""

    name: str
    vi: str
    en: str
    about: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str
    path: Path
    say: Mapping[str, str] = field(default_factory=dict)

    def bind(self, given: Mapping[str, Given]) -> dict[str, Value]:
        """All parameters of the query.

        Raises QueryError for an unknown, missing or malformed one, and for a span that ends before it begins.
        """
        names = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in names:
                takes = f"it takes {', '.join(names)}" if names else "it takes none"
                raise QueryError(f"{self.name} has no parameter {name!r}; {takes}")
        values = {parameter.name: parameter.read(given.get(parameter.name)) for parameter in self.parameters}
        since, until = values.get("since"), values.get("until")
        if isinstance(since, date) and isinstance(until, date) and since > until:
            raise QueryError(f"since {given['since']} is after until {given['until']}: no day is in such a span")
        return values

    def ask(
        self,
        view: View,
        given: Mapping[str, Given] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The answer of a view. Raises QueryError and what ``View.query`` raises."""
        return view.query(self.text, self.bind(given or {}), limit=limit, timeout=timeout)


@cache
def catalogue() -> tuple[SavedQuery, ...]:
    """All saved questions, by name. Raises QueryFileError for the first file that is malformed."""
    return tuple(map(_of_name, _names()))


def find(name: str) -> SavedQuery:
    """The saved question of this name, whatever others are like. Raises QueryError with the names that come near."""
    names = _names()
    if name not in names:
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5) or names
        raise QueryError(f"there is no saved question {name!r}; there is {', '.join(near)}")
    return _of_name(name)


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in asset("queries").glob("*.cypher")))


@cache
def _of_name(name: str) -> SavedQuery:
    return read(asset("queries") / f"{name}.cypher")


def read(path: Path) -> SavedQuery:
    """One file. Raises QueryFileError with file and line."""
    try:
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryFileError(f"cannot be read ({error.strerror})", path) from error
    except UnicodeDecodeError as error:
        raise QueryFileError("is not in UTF-8", path) from error
    if not _NAME.fullmatch(path.stem):
        raise QueryFileError("the file's name has to be lower-case words joined by hyphens", path)
    header, body_line = _header(source, path)
    for key in ("vi", "en", "about", "columns"):
        if key not in header:
            raise QueryFileError(f"the header has no line {key!r}", path, 1)
    parameters = tuple(
        _parameter(key.split()[1], value, path, line)
        for key, (value, line) in header.items()
        if key.startswith("param")
    )
    columns_text, columns_line = header["columns"]
    columns = tuple(column.strip() for column in columns_text.split(","))
    for column in columns:
        if not _WORD.fullmatch(column) or columns.count(column) > 1:
            raise QueryFileError(f"{column!r} is no name of a column, or stands there twice", path, columns_line)
    say = {lang: header[f"say-{lang}"] for lang in LANGUAGES if f"say-{lang}" in header}
    for template, line in say.values():
        if fault := faults(template, columns):
            raise QueryFileError(fault, path, line)
    text = without_comments("\n".join(source.split("\n")[body_line - 1 :])).strip()
    _check_text(text, {parameter.name for parameter in parameters}, path, body_line)
    vi, en, about = (header[key][0] for key in ("vi", "en", "about"))
    templates = {lang: template for lang, (template, _) in say.items()}
    return SavedQuery(path.stem, vi, en, about, parameters, columns, text, path, templates)


def _header(source: str, path: Path) -> tuple[dict[str, tuple[str, int]], int]:
    """The header's values with their lines, and the line where the query begins."""
    header: dict[str, tuple[str, int]] = {}
    last = ""
    for number, line in enumerate(source.split("\n"), 1):
        if not line.startswith("//"):
            return header, number
        found = _HEADER.fullmatch(line.rstrip())
        key = " ".join((found["key"] or "").split()) if found else ""
        value = found["value"].strip() if found else ""
        if key and key in header:
            raise QueryFileError(f"{key!r} stands in line {header[key][1]} already", path, number)
        if not key and not last:
            raise QueryFileError(
                "a header line is 'vi:', 'en:', 'about:', 'param NAME:', 'columns:', 'say-vi:' or 'say-en:'",
                path,
                number,
            )
        if key:
            last = key
            header[key] = (value, number)
        else:
            header[last] = (f"{header[last][0]} {value}".strip(), header[last][1])
    return header, source.count("\n") + 2


def _parameter(name: str, value: str, path: Path, line: int) -> Parameter:
    found = _PARAMETER.fullmatch(value)
    if not _WORD.fullmatch(name) or not found or found["type"] not in TYPES:
        raise QueryFileError(
            f"a parameter is 'param NAME: TYPE = DEFAULT | tiếng Việt | English' with a type of {', '.join(TYPES)}",
            path,
            line,
        )
    parameter = Parameter(name, found["type"], found["vi"], found["en"].strip(), required=found["default"] is None)
    if found["default"] in (None, "null"):
        return parameter
    try:
        default = parameter.read(found["default"])
    except QueryError as error:
        raise QueryFileError(str(error), path, line) from error
    return Parameter(name, parameter.type, parameter.vi, parameter.en, default=default)


def _check_text(text: str, declared: set[str], path: Path, line: int) -> None:
    if not text:
        raise QueryFileError("there is no query after the header", path, line)
    used = set(_USED.findall(text))
    for name in sorted(used - declared):
        raise QueryFileError(f"the query uses ${name}, which the header does not declare", path, line)
    for name in sorted(declared - used):
        raise QueryFileError(f"the header declares {name}, which the query does not use", path, line)


def _day(name: str, text: str, *, last: bool) -> date:
    """The first or last day of a day, month or year."""
    found = _DATE.fullmatch(text.strip())
    try:
        if found:
            year, month = int(found[1]), int(found[2] or (12 if last else 1))
            return date(year, month, int(found[3] or (monthrange(year, month)[1] if last else 1)))
    except ValueError:
        pass
    raise QueryError(f"{name} has to be a date such as 2022-05-09, 2022-05 or 2022, not {text!r}")
