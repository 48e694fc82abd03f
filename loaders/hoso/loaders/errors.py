"""The errors of reading: one base class for the whole project, and this folder's own."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


def visible(text: str) -> str:
    r"""Text with what does not print (control characters, line ends, halves of characters) written out: ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


class HosoError(Exception):
    """Anything that hoso can explain to its user: the message says what, where, and what to do."""

    misuse: ClassVar[bool] = False
    """Whether what was asked is a mistake, however the files and the store are."""


class FileError(HosoError):
    """A fault in a file, at a line where one is known (1-based): ``PATH:LINE: MESSAGE``."""

    misuse = False  # of a query too, if it lies in a file of ours

    def __init__(self, message: str, path: str | Path, line: int | None = None) -> None:
        where = visible(f"{path}:{line}" if line is not None else str(path))
        super().__init__(f"{where}: {message}")
        self.message = message
        self.path = Path(path)
        self.line = line

    def __reduce__(self) -> tuple[type[FileError], tuple[str, Path, int | None]]:
        """As it travels between processes: made again of what it was made of."""
        return type(self), (self.message, self.path, self.line)


class LoadError(FileError):
    """An article file, or one row of it, that cannot be read; the other files still can."""


class LexiconError(FileError):
    """A lexicon (TSV) with a malformed, duplicate or unknown entry."""


class PatternError(FileError):
    """A pattern file (TOML) with a pattern that does not compile or fails its own examples."""
