"""A text file to an article: its whole content as decoded is the text, its name without the suffix the id."""

from __future__ import annotations

from pathlib import Path

from hoso.loaders.article import Article
from hoso.loaders.readers.decode import decode, read_bytes


def read(path: Path, encoding: str = "", place: str = "") -> Article:
    """The article of a text file; line ends stay as they are. Raises LoadError or OSError."""
    return Article(id=path.stem, text=decode(read_bytes(path), path, encoding), place=place)
