"""A saved web page to an article: its main text, and what its head says of it.

The main text is found by trafilatura. What the page does not state of itself (canonical address, site, author, day of
publication) stays empty: no date is looked for in the running text, and nothing depends on today's date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hoso.loaders.article import Article
from hoso.loaders.errors import HosoError, LoadError
from hoso.loaders.readers.decode import check_encoding, decode, read_bytes
from hoso.loaders.readers.fields import host, iso_date

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEAD = 4096
_MAX_ATTRIBUTES = 5_000
"""Words of one tag without its values. The parser compares each attribute with all others; no real tag has as many."""
_QUOTED = r"""\"[^\"]*+\"|'[^']*+'"""
_TAG = re.compile(rf"<[A-Za-z](?:[^<>\"']++|{_QUOTED})*+")
_VALUE = re.compile(_QUOTED)


def read(path: Path, encoding: str = "", place: str = "") -> Article:
    """The article of a web page: the id is its canonical address, else the file's stem. Raises LoadError or OSError."""
    try:
        import trafilatura
        from trafilatura.utils import load_html
    except ImportError as error:
        fault = str(error).splitlines()[0]
        raise LoadError(
            f"no web page can be read, for a library is missing ({fault}); install hoso again", path
        ) from error
    page = _XML_DECLARATION.sub("", _page(path, encoding))
    _refuse_endless_tags(page, path)
    tree: Any = load_html(page)
    document = trafilatura.bare_extraction(page, with_metadata=False, include_comments=False)
    text = str(getattr(document, "text", "") or "")
    if tree is None or not text.strip() or _all_links(tree, text):
        raise LoadError("holds no article text that could be told from the page around it; save it as plain text", path)
    about = dict(_linked_data(tree))
    url = _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    url = url if url.startswith(("http://", "https://")) else ""
    title = _first(tree, "//meta[@property='og:title']/@content", "//h1//text()", "//title/text()") or about.get(
        "headline", ""
    )
    site = _first(tree, "//meta[@property='og:site_name']/@content") or about.get("publisher", "")
    author = _first(tree, "//meta[@name='author']/@content", "//*[@itemprop='author']//text()") or about.get(
        "author", ""
    )
    published = _first(
        tree,
        "//meta[@property='article:published_time']/@content",
        "//meta[@itemprop='datePublished']/@content",
        "//meta[@name='pubdate' or @name='date' or @name='dc.date' or @name='DC.date.issued']/@content",
        "//*[@itemprop='datePublished']/@datetime",
    ) or about.get("datePublished", "")
    return Article(
        id=url or path.stem,
        text=text,
        title=" ".join(title.split()),
        url=url,
        publisher=site or host(url),
        published=iso_date(published),
        author=author,
        place=place,
    )


def _all_links(tree: Any, text: str) -> bool:
    """Whether every line of the text is a link of the page, or stands in its menu or at its foot."""
    links = {" ".join(str(link.text_content()).split()) for link in tree.iter("a")}
    links |= {" ".join(str(words).split()) for words in tree.xpath("//nav//text() | //footer//text()")}
    return all(" ".join(line.split()).removeprefix("- ") in links for line in text.splitlines() if line.strip())


def _page(path: Path, encoding: str) -> str:
    """The page as text: as UTF-8, else by the given encoding, else as the page itself declares."""
    data = read_bytes(path)
    try:
        return decode(data, path, encoding)
    except LoadError:
        declared = _DECLARED.search(data[:_HEAD])
        if encoding or not declared or b"\0" in data:
            raise
        name = declared[1].decode("ascii", "replace")
        try:
            codec = check_encoding(name)
        except HosoError as error:
            raise LoadError(
                f"declares the encoding {name!r}, which is unknown; give its encoding with --encoding NAME", path
            ) from error
        return decode(data, path, codec)


def _refuse_endless_tags(page: str, path: Path) -> None:
    for tag in _TAG.finditer(page):
        if tag.end() - tag.start() > _MAX_ATTRIBUTES and len(_VALUE.sub(" ", tag[0]).split()) > _MAX_ATTRIBUTES:
            raise LoadError(f"has a tag of more than {_MAX_ATTRIBUTES:,} attributes; save it as plain text", path)


def _first(tree: Any, *paths: str) -> str:
    """The first of the XPaths that has text, trimmed."""
    for path in paths:
        for found in tree.xpath(path):
            if text := str(found).strip():
                return text
    return ""


def _linked_data(tree: Any) -> Iterator[tuple[str, str]]:
    """What schema.org JSON-LD says of the article: headline, datePublished, and the names of author and publisher."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        nodes = data.get("@graph", data) if isinstance(data, dict) else data
        for node in nodes if isinstance(nodes, list) else [nodes]:
            if isinstance(node, dict) and str(node.get("@type", "")).endswith("Article"):
                for key in ("headline", "datePublished", "author", "publisher"):
                    value = node.get(key)
                    value = value[0] if isinstance(value, list) and value else value
                    value = value.get("name") if isinstance(value, dict) else value
                    if isinstance(value, str) and value.strip():
                        yield key, value.strip()
