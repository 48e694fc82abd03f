"""Options, environment and ``.env`` → where Neo4j is and how to enter it. A password is never printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from hoso.loaders.errors import HosoError

DEFAULT_USER = "neo4j"
"""The user that every Neo4j server is installed with."""


class SettingsError(HosoError):
    """Something that is needed to reach Neo4j is missing or malformed; the user can give it."""

    misuse = True


@dataclass(frozen=True, slots=True)
class Neo4jSettings:
    """How to reach a Neo4j server. ``password`` is empty for a server without authentication."""

    uri: str
    user: str = DEFAULT_USER
    password: str = field(default="", repr=False)
    database: str = ""


def neo4j_settings(
    *,
    uri: str = "",
    user: str = "",
    password: str | None = None,
    environ: Mapping[str, str],
    env_file: Path,
    prompt: Callable[[str], str] | None = None,
) -> Neo4jSettings:
    """The settings from options, else ``NEO4J_*`` of the environment, else ``NEO4J_*`` of the file ``.env``.

    A password that nobody gave is asked for with ``prompt``, if there is one; an empty one that somebody gave
    (``NEO4J_PASSWORD=``) means a server without authentication.
    Raises SettingsError when the address or the password is missing or the address is malformed.
    """
    known = {**_read(env_file), **environ}
    uri = uri or known.get("NEO4J_URI", "")
    user = user or known.get("NEO4J_USERNAME", "") or DEFAULT_USER
    if not uri:
        raise SettingsError("no Neo4j address: give --neo4j bolt://HOST:7687, or set NEO4J_URI (environment or .env)")
    _check(uri)
    if password is None:
        password = known.get("NEO4J_PASSWORD")
    if password is None and prompt is not None:
        password = prompt(f"Password of {user} at {uri}")
    if password is None:
        raise SettingsError(
            "no Neo4j password: set NEO4J_PASSWORD (environment or .env); empty for a server without authentication"
        )
    return Neo4jSettings(uri, user, password, known.get("NEO4J_DATABASE", ""))


def _check(uri: str) -> None:
    from hoso.graph.stores.neo4j.database import SCHEMES

    try:
        parts = urlsplit(uri)
        host = parts.hostname
        port_is_wrong = parts.port == 0
    except ValueError:
        host, port_is_wrong, parts = None, True, urlsplit("")
    if parts.username or parts.password or "@" in uri:
        # Said without the address: it holds a password.
        raise SettingsError("the Neo4j address must not hold a user or password: set NEO4J_USERNAME and NEO4J_PASSWORD")
    if parts.scheme not in SCHEMES or not host or port_is_wrong:
        raise SettingsError(f"not a Neo4j address: {uri!r}; it looks like bolt://localhost:7687")


def _read(env_file: Path) -> dict[str, str]:
    if not env_file.is_file():
        return {}
    from dotenv import dotenv_values

    try:
        # interpolate=False: a password may hold a dollar sign.
        values = dotenv_values(env_file, interpolate=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file}: cannot be read as UTF-8 text; correct or remove it") from error
    return {name: value for name, value in values.items() if name.startswith("NEO4J_") and value is not None}
