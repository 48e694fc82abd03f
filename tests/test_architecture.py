"""The house: imports go one way, nothing heavy at the door, one namespace for three folders."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("loaders", "graph", "app")
"""Each may import itself and those before it."""

HEAVY = {
    "dateparser", "kglite", "lxml", "matplotlib", "neo4j", "networkx", "numpy", "pyoxigraph", "pyshacl", "rdflib", "rich",
    "trafilatura", "underthesea",
}  # fmt: skip


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room / "hoso" / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_architecture_imports_go_one_way(room: str) -> None:
    above = ROOMS[ROOMS.index(room) + 1 :]
    for path in modules(room):
        for name in imported(path):
            assert not any(name.startswith(f"hoso.{other}.") for other in above), f"{path} imports {name}"


def test_architecture_articles_and_facts_import_nothing_of_ours() -> None:
    for name in ("article", "facts", "errors"):
        path = ROOT / "loaders/hoso/loaders" / f"{name}.py"
        assert not any(found.startswith("hoso") for found in imported(path))


def test_architecture_what_is_imported_is_declared() -> None:
    """No room leans on a library that another library happens to bring."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.sub(r"[^\w.-].*", "", requirement).lower() for requirement in project["dependencies"]}
    owners = packages_distributions()
    for path in (path for room in ROOMS for path in modules(room)):
        for top in {name.split(".")[0] for name in imported(path)} - {"hoso"} - sys.stdlib_module_names:
            assert {owner.lower().replace("_", "-") for owner in owners[top]} & declared, f"{path} imports {top}"


def test_architecture_hoso_is_a_namespace() -> None:
    assert [str(path) for path in ROOT.glob("*/hoso/__init__.py")] == []
    for room in ROOMS:
        assert (ROOT / room / "hoso" / room / "py.typed").is_file()


def test_architecture_every_module_says_what_it_is_for() -> None:
    for path in (path for room in ROOMS for path in modules(room)):
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        assert ast.get_docstring(tree), path
        assert "from __future__ import annotations" in source or len(tree.body) == 1, path


def test_architecture_help_imports_nothing_heavy() -> None:
    script = "import sys, hoso.app.cli as c; c.run(['--help']); print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stderr.split()) == set()
