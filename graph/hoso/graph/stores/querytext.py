"""The text of a query, looked at before an engine gets it: one query, which reads the graph only, without comments."""

from __future__ import annotations

import re
from functools import lru_cache

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


_COMMAND = re.compile(
    r"(?:\s|;|(?:EXPLAIN|PROFILE)\b|CYPHER\b(?:\s+\d[\w.]*)?(?:\s+\w+\s*=\s*\w+)*|USE\s+[\w.]+(?:\([^)]*\))?\s)*"
    r"(SHOW|TERMINATE|ALTER|GRANT|DENY|REVOKE|RENAME|START|STOP|ENABLE|DRYRUN|DEALLOCATE|REALLOCATE)\s+(?=\w)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"SHOW\s+(?:(?:ALL|RANGE|TEXT|POINT|FULLTEXT|VECTOR|LOOKUP|UNIQUE|UNIQUENESS|KEY|NODE|RELATIONSHIP|REL|PROPERTY"
    r"|EXIST|EXISTENCE|TYPE|BUILT\s+IN|USER\s+DEFINED)\s+)*(?:INDEX|INDEXES|CONSTRAINTS?|FUNCTIONS?|PROCEDURES?)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\bSHOW\s+(?=\w)", re.IGNORECASE)
_TERMINATED = re.compile(r"\bTERMINATE\s+TRANSACTIONS?\b", re.IGNORECASE)
_SERVER_CALL = re.compile(
    r"\bCALL\s+(dbms\s*\.|db\s*\.\s*(?:checkpoint|clearQueryCaches|prepareForReplanning|resample\w+))", re.IGNORECASE
)


@lru_cache(maxsize=256)  # A saved question is asked again and again.
def refuse_strange(cypher: str) -> None:
    """Raise QueryError for what does more than to read the graph, though an engine counts it as reading.

    That is what reads or writes files or addresses (LOAD CSV, APOC's load and export), and the commands and procedures
    that tell of a server and its users or change them (SHOW USERS, TERMINATE TRANSACTION, dbms.…); SHOW may name what
    belongs to the graph: indexes, constraints, functions, procedures. What stands in comments, strings and quoted names
    is not looked at; engines differ in what a backslash means there, so that the query is looked at in each way, and
    refused if it does so in one.
    """
    for text in (cypher, _CODE_POINT.sub(lambda found: chr(int(found[1], 16)), cypher)):
        for token in (_TOKEN, _STRING_WITHOUT_ESCAPES):
            plain = token.sub(lambda found: "x" if found[0].startswith("`") else " ", text)
            if _LOAD_CSV.search(plain):
                raise QueryError("LOAD CSV reads files and addresses; a query may read the graph only")
            if command := _server_command(plain):
                raise QueryError(f"{command} is a command for the server; a query may read the graph only")
            named = token.sub(lambda found: found[0].strip("`") if found[0].startswith("`") else " ", text)
            if _FILE_CALL.search(named):
                raise QueryError("the query calls a procedure for files and addresses; it may read the graph only")
            if _SERVER_CALL.search(named):
                raise QueryError("the query calls a procedure for the server; it may read the graph only")


def _server_command(plain: str) -> str:
    """The word of a command that is none about the graph, or empty. ``plain`` is without strings and comments."""
    if _TERMINATED.search(plain):
        return "TERMINATE"
    found = _COMMAND.match(plain)
    if found is None:
        return ""
    word = found[1].upper()
    if word == "SHOW" and all(_TOLD.match(plain, show.start()) for show in _SHOWN.finditer(plain)):
        return ""
    return word


@lru_cache(maxsize=256)
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
