"""A file's bytes to its text, or an error that says what the bytes are and what to do."""

from __future__ import annotations

import codecs
from pathlib import Path

from hoso.loaders.errors import HosoError, LoadError

MAX_CHARACTERS = 20_000_000
"""The longest text of one article; a longer file is no article, and what is read later takes memory with its length."""

_MAX_BYTES = 4 * MAX_CHARACTERS
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b")) + b"\x7f"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_GUESS_FROM = 16_384
_LIKELY = ("cp1258", "cp1252", "utf_16_le", "utf_16_be")
"""What Vietnamese files that are not UTF-8 are in, as far as Python can read it; with a wider choice it guesses."""


def check_encoding(encoding: str) -> str:
    """The codec's own name for an encoding that was given. Raises HosoError if Python knows no such text encoding."""
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)
    except (LookupError, ValueError) as error:
        raise HosoError(f"unknown encoding {encoding!r}; try utf-8, utf-16, cp1258 or cp1252") from error
    return codec.name


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises LoadError if it is empty or longer than any article, OSError if it cannot be read."""
    size = path.stat().st_size
    if size > _MAX_BYTES:
        raise too_long(path, None)
    data = path.read_bytes()
    if not data.strip():
        raise _empty(path)
    return data


def _empty(path: Path) -> LoadError:
    return LoadError("is empty; there is nothing to read", path)


def too_long(path: Path, line: int | None) -> LoadError:
    """The error for a text beyond ``MAX_CHARACTERS``."""
    return LoadError(f"is longer than {MAX_CHARACTERS:,} characters, the limit for one article; split it", path, line)


def decode(data: bytes, path: Path, encoding: str, line: int | None = None, *, whole: bool = False) -> str:
    """The text of a file or of a row: by its byte order mark, else as UTF-8, and by ``encoding`` if it is not UTF-8.

    The mark is left out, line ends stay as they are. Raises LoadError with the path and the line, also for a text of
    more than ``MAX_CHARACTERS`` unless it is a ``whole`` file of many articles.
    """
    mark = next((bom for bom in _BOMS if data.startswith(bom[0])), None)
    if mark:
        encoding = "utf-8-sig" if mark[1] == "utf-8" else mark[1]
    elif encoding:
        encoding = "" if is_utf8(data) else encoding
    elif _binary(data[:_SAMPLE]):
        raise LoadError(
            "looks like a binary file; give plain text, HTML or JSONL (for UTF-16 text, --encoding utf-16)", path, line
        )
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeError as error:
        # Some codecs do not say where.
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        if encoding:
            message = f"is neither UTF-8 nor {encoding} (byte {at:,}); give its encoding with --encoding NAME"
        else:
            message = _guess(data, at)
        raise LoadError(message, path, line) from error
    if not text.strip() and line is None and not whole:
        # A byte order mark and nothing behind it.
        raise _empty(path)
    if len(text) > MAX_CHARACTERS and not whole:
        raise too_long(path, line)
    return text


def is_utf8(data: bytes) -> bool:
    """Whether bytes are text in UTF-8; with a NUL in them they are rather UTF-16 or UTF-32 of plain letters."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample or controls > len(sample) * 0.05


def _guess(data: bytes, at: int) -> str:
    from charset_normalizer import from_bytes

    near = data[max(0, at - _GUESS_FROM // 2) : at + _GUESS_FROM // 2]
    best = from_bytes(near, cp_isolation=list(_LIKELY)).best()
    looks = f"; it looks like {best.encoding}: try --encoding {best.encoding}" if best else "; try --encoding NAME"
    return f"is not UTF-8 (byte {at:,}){looks}, or convert it to UTF-8 (TCVN3 and VNI must be converted)"
