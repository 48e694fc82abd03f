"""The kinds of what stands in an article's text, and a block of one kind."""

from __future__ import annotations

from hoso.loaders.record import ordered_record

TITLE = "title"
DATELINE = "dateline"
BODY = "body"
CAPTION = "caption"
BYLINE = "byline"
CREDIT = "credit"
FURNITURE = "furniture"

READABLE = (TITLE, BODY, CAPTION)
"""The kinds in which facts may stand."""


@ordered_record
class Block:
    """A labelled range of the normal text, half-open, without spaces around it."""

    kind: str
    start: int
    end: int
