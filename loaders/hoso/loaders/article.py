"""An article as it was read, and places in its text. Imports nothing of ours."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in ``Article.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``text`` is what was read and is never normalised; every offset points into it.

    ``published`` is an ISO date as exact as it is known (``2022-05-09``, ``2022-05``, ``2022``) or empty; ``place`` is
    the city or province that the user gives for articles that never say it, or empty. Fields that the source does not
    state are empty, never guessed.
    """

    id: str
    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    author: str = ""
    place: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the text (UTF-8, lone surrogates kept): what a ruling is tied to."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def version(self) -> str:
        """The hash of all fields: an article whose version is known needs no second reading."""
        fields = [self.id, self.text, self.title, self.url, self.publisher, self.published, self.author, self.place]
        return hashlib.sha256(json.dumps(fields).encode("ascii")).hexdigest()
