"""Paths to articles: text files, web pages and JSONL, one by one or by the folder.

What cannot be read comes out as a ``LoadError`` among the articles, so that the others are still read.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from hoso.loaders.article import Article
from hoso.loaders.errors import LoadError
from hoso.loaders.readers.decode import check_encoding

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz")
"""What is read in a folder; a file of another name is read, as plain text, only when it is named itself."""


MAX_ID = 1_000
"""Characters of the longest id of an article. An address may be long; what is longer is no name of anything."""


class DuplicateError(LoadError):
    """A second article with the id of an earlier one and other content. ``id`` is the id that both claim.

    ``what`` is where the two differ.
    """

    def __init__(
        self, id: str, first: str, path: str | Path, line: int | None = None, *, what: str = "another text"
    ) -> None:
        super().__init__(
            f"article {id!r} was read from {first} with {what}; give one of the two another id", path, line
        )
        self.id = id


def read_paths(paths: Iterable[str | Path], *, encoding: str = "", place: str = "") -> Iterator[Article | LoadError]:
    """The articles of files and folders, and an error for each file or row that cannot be read.

    Paths keep their order; a folder is read with its subfolders, in the order of the names. ``encoding`` is the
    encoding of files that are not UTF-8; ``place`` is given to every article. An id that comes again with the same
    text and metadata is read once, with others it is a ``DuplicateError``; one text under two ids is two articles. An
    id that is longer than ``MAX_ID`` or that UTF-8 cannot write is an error of its row or file.
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
                try:
                    real = found.resolve()
                except (OSError, RuntimeError) as error:
                    yield _unopened(found, error)
                    continue
                if real in seen:
                    continue
                seen.add(real)
            yield found


def passed_over(paths: Iterable[str | Path]) -> Counter[str]:
    """What lies in the folders of the paths and is not read: endings of files, with how many there are of each.

    A file without an ending and a folder that is a link have words of their own. What is hidden is left out.
    """
    found: Counter[str] = Counter()
    for folder in {Path(given).resolve() for given in paths if os.path.isdir(given)}:  # noqa: PTH112
        for where, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found["links to folders"] += sum((Path(where) / name).is_symlink() for name in folders)
            for name in names:
                if not name.startswith(".") and not name.lower().endswith(SUFFIXES):
                    found[Path(name).suffix.lower() or "without an ending"] += 1
    return +found


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
    except (OSError, RuntimeError, ValueError) as error:
        # ValueError: a NUL in the name. OSError: a name too long, a folder above it that may not be entered.
        # RuntimeError: links in a circle.
        yield _unopened(path, error)


def _in_folder(folder: Path) -> Iterator[Path | LoadError]:
    problems: list[OSError] = []
    count = 0
    for where, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(where) / name
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and not _endless(path):
                count += 1
                yield LoadError("is a link that leads to no file; remove it", path) if _loose(path) else path
        while problems:
            yield _closed(problems.pop(0))
    yield from (_closed(problem) for problem in problems)
    if not count and not problems:
        yield LoadError(f"holds no article: hoso reads {', '.join(SUFFIXES)} there", folder)


def _endless(path: Path) -> bool:
    """Whether this is a pipe, a socket or a device, which may have no end."""
    # os.path says no where pathlib raises; whoever opens the file then says what is wrong.
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113


def _loose(path: Path) -> bool:
    return os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114


def _unopened(path: Path, error: Exception) -> LoadError:
    return LoadError(f"cannot be opened ({getattr(error, 'strerror', None) or error}); check the path", path)


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
    known: dict[str, tuple[str, str, str]] = {}
    for item in items:
        if isinstance(item, LoadError):
            yield item
            continue
        article, path, line = item
        if fault := _id_fault(article.id, line):
            yield LoadError(fault, path, line)
            continue
        where = f"{path}:{line}" if line is not None else str(path)
        version, sha256, first = known.setdefault(article.id, (article.version, article.sha256, where))
        if first == where:
            yield article
        elif version != article.version:
            what = "another text" if sha256 != article.sha256 else "another title, date, author or address"
            yield DuplicateError(article.id, first, path, line, what=what)


def _id_fault(id: str, line: int | None) -> str:
    """What is wrong with an id, and nothing if it can stand in a ledger and in a graph."""
    if len(id) > MAX_ID:
        return f"has an id of {len(id):,} characters, and {MAX_ID:,} are the limit; shorten it"
    try:
        id.encode()
    except UnicodeEncodeError:
        what = "the file's name is" if line is None else "the id holds a character that is"
        return f"{what} not UTF-8, and cannot be an article's id; rename it"
    return ""
