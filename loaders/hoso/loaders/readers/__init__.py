"""Paths to articles: text files, web pages and JSONL, one by one or by the folder.

What cannot be read comes out as a ``LoadError`` among the articles, so that the others are still read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from hoso.loaders.article import Article
from hoso.loaders.errors import LoadError
from hoso.loaders.readers.decode import check_encoding

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz")
"""What is read in a folder; a file of another name is read, as plain text, only when it is named itself."""


class DuplicateError(LoadError):
    """A second article with the id of an earlier one and another text. ``id`` is the id that both claim."""

    def __init__(self, id: str, first: str, path: str | Path, line: int | None = None) -> None:
        super().__init__(
            f"article {id!r} was read from {first} with another text; give one of the two another id", path, line
        )
        self.id = id


def read_paths(paths: Iterable[str | Path], *, encoding: str = "", place: str = "") -> Iterator[Article | LoadError]:
    """The articles of files and folders, and an error for each file or row that cannot be read.

    Paths keep their order; a folder is read with its subfolders, in the order of the names. ``encoding`` is the
    encoding of files that are not UTF-8; ``place`` is given to every article. An id that comes again with the same
    text is read once, with another text it is a ``DuplicateError``; one text under two ids is two articles.
    Raises HosoError at once if the encoding is unknown.
    """
    if encoding:
        check_encoding(encoding)
    return _unique(_read_all(paths, encoding, place))


def files_of(paths: Iterable[str | Path]) -> Iterator[Path | LoadError]:
    """The files that ``read_paths`` would read, none twice, and an error for each path that leads to none."""
    seen: set[Path] = set()
    for given in paths:
        for found in _expanded(Path(given)):
            if isinstance(found, Path):
                real = found.resolve()
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _expanded(path: Path) -> Iterator[Path | LoadError]:
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.is_file():
            yield path
        elif path.exists():
            yield LoadError("is neither a file nor a folder; save its content to a file and name that", path)
        else:
            yield LoadError("no such file or folder; check the path", path)
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name. OSError: a name too long, a folder above it that may not be entered.
        yield LoadError(f"cannot be opened ({getattr(error, 'strerror', None) or error}); check the path", path)


def _in_folder(folder: Path) -> Iterator[Path | LoadError]:
    problems: list[OSError] = []
    count = 0
    for where, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                count += 1
                yield Path(where) / name
        while problems:
            yield _closed(problems.pop(0))
    yield from (_closed(problem) for problem in problems)
    if not count and not problems:
        yield LoadError(f"holds no article: hoso reads {', '.join(SUFFIXES)} there", folder)


def _closed(error: OSError) -> LoadError:
    return LoadError(f"cannot be opened ({error.strerror}); give yourself the right to read it", error.filename)


def _read_all(
    paths: Iterable[str | Path], encoding: str, place: str
) -> Iterator[tuple[Article, Path, int | None] | LoadError]:
    for path in files_of(paths):
        if isinstance(path, LoadError):
            yield path
            continue
        try:
            yield from _read(path, encoding, place)
        except LoadError as error:
            yield error
        except OSError as error:
            yield LoadError(f"cannot be read ({error.strerror or error}); check that you may read it", path)


def _read(path: Path, encoding: str, place: str) -> Iterator[tuple[Article, Path, int | None] | LoadError]:
    name = path.name.lower()
    if name.endswith((".jsonl", ".jsonl.gz")):
        from hoso.loaders.readers import jsonl

        yield from jsonl.read(path, encoding, place)
    elif name.endswith((".html", ".htm")):
        from hoso.loaders.readers import html

        yield html.read(path, encoding, place), path, None
    else:
        from hoso.loaders.readers import plain

        yield plain.read(path, encoding, place), path, None


def _unique(items: Iterable[tuple[Article, Path, int | None] | LoadError]) -> Iterator[Article | LoadError]:
    known: dict[str, tuple[str, str]] = {}
    for item in items:
        if isinstance(item, LoadError):
            yield item
            continue
        article, path, line = item
        where = f"{path}:{line}" if line is not None else str(path)
        sha256, first = known.setdefault(article.id, (article.sha256, where))
        if first == where:
            yield article
        elif sha256 != article.sha256:
            yield DuplicateError(article.id, first, path, line)
