"""A JSONL file, plain or gzipped, to one article a row.

Fields: ``id`` and ``text`` (needed), ``title``, ``url``, ``date``, ``author``, ``publisher``; others are ignored.
``published`` is the day in ``date``, the publisher is the field or the host of the address, and neither is invented.
"""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from hoso.loaders.article import Article
from hoso.loaders.errors import LoadError
from hoso.loaders.readers.decode import MAX_CHARACTERS, decode, too_long
from hoso.loaders.readers.fields import host, iso_date

_MAX_ROW = 6 * MAX_CHARACTERS + 100_000
r"""Bytes of the longest row that can hold an article of the greatest length: JSON may write a character as \uXXXX."""
_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32", "utf16", "utf32")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(path: Path, encoding: str = "", place: str = "") -> Iterator[tuple[Article, Path, int | None] | LoadError]:
    """The articles of the rows with the row's number, and a LoadError for each row that has none. Raises OSError."""
    rows = 0
    try:
        stream, encoding = _open(path, encoding)
        with stream:
            for number, line in _lines(stream, path):
                if isinstance(line, LoadError):
                    rows += 1
                    yield line
                elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                    rows += 1
                    try:
                        yield _article(decode(line, path, encoding, number), path, number, place), path, number
                    except LoadError as error:
                        yield error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield LoadError(f"is no whole gzip file after {rows} rows ({error}); fetch or compress it again", path)
        return
    if not rows:
        yield LoadError("is empty; there is nothing to read", path)


def _open(path: Path, encoding: str) -> tuple[BinaryIO, str]:
    """The rows' bytes and their encoding."""
    if path.name.lower().endswith(".gz"):
        return cast(BinaryIO, gzip.open(path)), encoding
    stream = path.open("rb")
    begin = stream.peek(2)
    if begin[:2] not in _WIDE_MARKS and not (encoding.lower().startswith(_WIDE) and b"\0" in begin):
        return stream, encoding
    # Line ends cannot be found in the bytes of such a file; it is rare and read as a whole.
    with stream:
        return io.BytesIO(decode(stream.read(), path, encoding, whole=True).encode("utf-8", "surrogatepass")), ""


def _lines(stream: BinaryIO, path: Path) -> Iterator[tuple[int, bytes | LoadError]]:
    """The lines with their numbers from 1; one that is too long for any article is skipped, not held in memory."""
    number = 0
    while line := stream.readline(_MAX_ROW):
        number += 1
        if len(line) < _MAX_ROW or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(_MAX_ROW)) and not rest.endswith(b"\n"):
            pass
        yield number, too_long(path, number)


def _article(row: str, path: Path, number: int, place: str) -> Article:
    try:
        data: Any = json.loads(row)
    except ValueError as error:
        raise LoadError(f"is no valid JSON ({error}); one object a line is needed", path, number) from error
    except RecursionError as error:
        raise LoadError("is nested too deeply to be an article", path, number) from error
    if not isinstance(data, dict):
        raise LoadError(f'is no object, but {type(data).__name__}; write {{"id": …, "text": …}}', path, number)
    for field in ("id", "text"):
        if data.get(field) in (None, ""):
            raise LoadError(f"has no {field!r}; an article needs an id and a text", path, number)
    fields = {
        name: _string(data.get(name), name, path, number)
        for name in ("id", "text", "title", "url", "date", "publisher")
    }
    if not fields["text"].strip() or not fields["id"].strip():
        raise LoadError("has an empty id or text; an article needs both", path, number)
    if len(fields["text"]) > MAX_CHARACTERS:
        raise too_long(path, number)
    authors = data.get("author")
    names = authors if isinstance(authors, list) else [authors]
    return Article(
        id=fields["id"],
        text=fields["text"],
        title=fields["title"],
        url=fields["url"],
        publisher=fields["publisher"] or host(fields["url"]),
        published=iso_date(fields["date"]),
        author=", ".join(name for name in names if isinstance(name, str) and name),
        place=place,
    )


def _string(value: Any, name: str, path: Path, number: int) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and name in ("id", "date"):
        return str(value)
    if not isinstance(value, str):
        raise LoadError(f"{name!r} is {type(value).__name__}, but must be a string", path, number)
    return value
