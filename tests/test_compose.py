"""``docker-compose.yml``, ``Dockerfile`` and ``.env.example``: valid by the specification, and saying what they promise.

No Docker engine ran these files where they were written. Where ``docker compose`` is there it reads them here; what starts
a server with them is ``docker compose up -d --wait`` by hand.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from compose_spec import PyCompose

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The file as the Compose specification reads it (its own parser refuses unknown keys, units and values)."""
    content: dict[str, Any] = PyCompose.from_yaml(FILE.read_text(encoding="utf-8")).to_dict()
    return content


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("healthcheck:", "health-check:"),
        ("service_healthy", "healthy"),
        ("interval: 5s", "interval: soon"),
        ("2560m", "much"),
    ],
)
def test_the_specification_refuses_what_is_wrong(right: str, wrong: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert right in text
    with pytest.raises(ValueError, match=r"services\."):
        PyCompose.from_yaml(text.replace(right, wrong))


def test_neo4j_waits_until_it_answers(compose: dict[str, Any]) -> None:
    neo4j = compose["services"]["neo4j"]
    assert neo4j["image"] == "neo4j:5.26-community"
    assert "cypher-shell" in neo4j["healthcheck"]["test"]
    assert "RETURN 1" in neo4j["healthcheck"]["test"]
    assert "profiles" not in neo4j
    assert all(port.startswith("127.0.0.1:") for port in neo4j["ports"]), "the server is for this machine only"
    assert compose["services"]["hoso"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


def test_data_is_kept_and_memory_is_bounded(compose: dict[str, Any]) -> None:
    assert [volume.split(":")[0] for volume in compose["services"]["neo4j"]["volumes"]] == list(compose["volumes"])
    memory = compose["services"]["neo4j"]["environment"]
    wanted = sum(_mebibytes(memory[f"NEO4J_server_memory_{part}"]) for part in ("heap_max__size", "pagecache_size"))
    for service in compose["services"].values():
        assert _mebibytes(service["mem_limit"]) >= 1024
    assert _mebibytes(compose["services"]["neo4j"]["mem_limit"]) >= wanted + 512, (
        "the JVM needs more than heap and cache"
    )


def test_hoso_runs_only_when_it_is_asked_for(compose: dict[str, Any]) -> None:
    assert list(compose["services"]["hoso"]["profiles"]) == ["hoso"]


def test_no_password_stands_in_the_file(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name or "AUTH" in name:
                assert "${NEO4J_PASSWORD" in value, name
    assert "PASSWORD:?" in compose["services"]["neo4j"]["environment"]["NEO4J_AUTH"], "without .env it has to say so"
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_the_example_names_what_the_file_and_hoso_read() -> None:
    used = set(re.findall(r"\$\{(\w+)", FILE.read_text(encoding="utf-8")))
    assert used <= example().keys()
    assert example().keys() == {"NEO4J_PASSWORD", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_DATABASE"}
    assert len(example()["NEO4J_PASSWORD"]) >= 8, "Neo4j refuses shorter ones"


def test_the_image_gets_all_that_the_wheel_is_made_of_and_no_more() -> None:
    kept = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
    }
    assert {"pyproject.toml", "requirements.txt", "README.md", "LICENSE", "ontology.ttl", "shapes.ttl"} <= kept
    assert {"app", "graph", "loaders", "queries"} <= kept
    assert not {".env", ".git", "tests"} & kept
    assert all((ROOT / name).exists() for name in kept)


def test_the_image_does_not_run_as_root() -> None:
    last = (ROOT / "Dockerfile").read_text(encoding="utf-8").split("FROM ")[-1]
    assert re.search(r"^USER (?!root)\w+", last, re.MULTILINE)
    assert "--require-hashes" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_docker_compose_reads_it(tmp_path: Path) -> None:
    if shutil.which("docker") is None:
        pytest.skip("no docker on this machine")
    if subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode != 0:
        pytest.skip("docker has no compose plug-in on this machine")
    settings = tmp_path / ".env"
    settings.write_text("NEO4J_PASSWORD=only-for-tests\n", encoding="utf-8")
    command = ["docker", "compose", "--file", str(FILE), "--env-file", str(settings), "--profile", "hoso"]
    done = subprocess.run([*command, "config", "--quiet"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _mebibytes(text: str) -> int:
    number, unit = re.fullmatch(r"(\d+)([mg])b?", text).groups()  # type: ignore[union-attr]
    return int(number) * (1024 if unit == "g" else 1)
