"""The text of a query, looked at before an engine gets it: one query, which reads no files, without comments."""

from __future__ import annotations

import re

from hoso.graph.errors import QueryError

_TOKEN = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)


def without_comments(cypher: str) -> str:
    """A query without its comments (kglite takes ASCII ones only), lines kept, strings and quoted names untouched."""

    def plain(found: re.Match[str]) -> str:
        token = found.group()
        return " " + "\n" * token.count("\n") if token.startswith(("//", "/*")) else token

    return _TOKEN.sub(plain, cypher)


_STRING_WITHOUT_ESCAPES = re.compile(r"""'[^']*'|"[^"]*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_CODE_POINT = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_LOAD_CSV = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_FILE_CALL = re.compile(
    r"\bapoc\s*\.\s*(?:load|import|export|cypher\s*\.\s*runfiles?|cypher\s*\.\s*runschemafiles?)\b", re.IGNORECASE
)


def refuse_files(cypher: str) -> None:
    """Raise QueryError for a query that would read or write files or addresses: LOAD CSV, APOC's load and export.

    An engine counts that as reading. What stands in comments, strings and quoted names is not looked at; engines differ
    in what a backslash means there, so that the query is looked at in each way, and refused if it reads files in one.
    """
    for text in (cypher, _CODE_POINT.sub(lambda found: chr(int(found[1], 16)), cypher)):
        for token in (_TOKEN, _STRING_WITHOUT_ESCAPES):
            if _LOAD_CSV.search(token.sub(" ", text)):
                raise QueryError("LOAD CSV reads files and addresses; a query may read the graph only")
            named = token.sub(lambda found: found[0].strip("`") if found[0].startswith("`") else " ", text)
            if _FILE_CALL.search(named):
                raise QueryError("the query calls a procedure for files and addresses; it may read the graph only")


def single(cypher: str) -> str:
    """The query without its comments. Raises QueryError where there is none, or a second one after a semicolon.

    An engine would answer the last of several and say nothing of the others.
    """
    plain = without_comments(cypher)
    masked = _TOKEN.sub(lambda found: "x" * len(found[0]), plain)
    if not masked.strip().strip(";").strip():
        raise QueryError("there is no query; write one, such as MATCH (n) RETURN n LIMIT 5")
    end = masked.find(";")
    rest = masked[end + 1 :] if end >= 0 else ""
    if rest.strip(" \t\r\n;"):
        at = end + 1 + len(rest) - len(rest.lstrip())
        line, column = masked.count("\n", 0, at) + 1, at - (masked.rfind("\n", 0, at) + 1) + 1
        raise QueryError(f"line {line}, column {column}: a second query begins; ask one at a time")
    return plain
