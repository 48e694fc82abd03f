"""Where Neo4j is, from options, environment and ``.env``; and that a password is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from hoso.app.settings import Neo4jSettings, SettingsError, neo4j_settings

ENV = {"NEO4J_URI": "bolt://env:7687", "NEO4J_USERNAME": "env", "NEO4J_PASSWORD": "from env"}
FILE = 'NEO4J_URI=neo4j+s://file\nNEO4J_PASSWORD="p$4 ss#word"\nNEO4J_DATABASE=press\nOTHER=x\n'


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_options_before_environment_before_file(env_file: Path) -> None:
    env_file.write_text(FILE, encoding="utf-8")
    assert neo4j_settings(environ={}, env_file=env_file) == Neo4jSettings(
        "neo4j+s://file", "neo4j", "p$4 ss#word", "press"
    )
    assert neo4j_settings(environ=ENV, env_file=env_file).uri == "bolt://env:7687"
    given = neo4j_settings(uri="bolt://option", user="me", password="mine", environ=ENV, env_file=env_file)
    assert given == Neo4jSettings("bolt://option", "me", "mine", "press")


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("", "no Neo4j address"),
        ("http://localhost:7474", "not a Neo4j address"),
        ("localhost:7687", "not a Neo4j address"),
        ("bolt://", "not a Neo4j address"),
        ("bolt://host:port", "not a Neo4j address"),
        ("bolt://[::1", "not a Neo4j address"),
        ("bolt://me:secret@host", "must not hold a user or password"),
        ("bolt://me:sec/ret@host", "must not hold a user or password"),
    ],
)
def test_a_wrong_address_is_named_and_a_password_in_it_is_not(uri: str, says: str, env_file: Path) -> None:
    with pytest.raises(SettingsError, match=says) as caught:
        neo4j_settings(uri=uri, password="x", environ={}, env_file=env_file)
    assert "sec" not in str(caught.value)


def test_a_password_that_nobody_gave_is_asked_for_only_where_somebody_can_answer(env_file: Path) -> None:
    asked: list[str] = []

    def prompt(text: str) -> str:
        asked.append(text)
        return "typed"

    environ = {"NEO4J_URI": "bolt://host"}
    assert neo4j_settings(environ=environ, env_file=env_file, prompt=prompt).password == "typed"
    assert asked == ["Password of neo4j at bolt://host"]
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD"):
        neo4j_settings(environ=environ, env_file=env_file)


def test_an_empty_password_means_no_authentication_and_is_not_asked_for(env_file: Path) -> None:
    settings = neo4j_settings(environ={"NEO4J_URI": "bolt://host", "NEO4J_PASSWORD": ""}, env_file=env_file)
    assert settings.password == ""


def test_no_password_in_the_printed_form() -> None:
    assert "secret" not in repr(Neo4jSettings("bolt://host", "neo4j", "secret"))


def test_an_env_file_that_is_no_text_is_named(env_file: Path) -> None:
    env_file.write_bytes(b"NEO4J_URI=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env"):
        neo4j_settings(environ={}, env_file=env_file)
