"""The documents tell the truth: every command is in the README, and every example runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.command import clean_environment, here

from hoso.app.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(cli.commands.items())
PAPERS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "DATA_ETHICS.md", "samples/README.md")


def example(command: click.Command) -> str:
    found = re.search(r"Example:\n(?:\s+mkdir .*\n)?\s+(hoso .*)", command.help or "")
    assert found, f"hoso {command.name}: no example in its help"
    return found[1]


def shell_lines(text: str) -> list[str]:
    """The lines of the code blocks that call hoso."""
    blocks = re.findall(r"^```\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("hoso ")]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_docs_each_command_is_explained(name: str, command: click.Command) -> None:
    shown = CliRunner().invoke(cli, [name, "--help"], prog_name="hoso", terminal_width=100).output
    assert "\\b" not in shown
    assert "\b" not in shown
    # Words are not run together with the example, however narrow the screen is.
    assert "Example:" in [line.strip() for line in shown.splitlines()]
    assert example(command) in [line.strip() for line in shown.splitlines()]
    assert f"| `hoso {name}" in README
    assert example(command) in README
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"hoso {name} {parameter.opts}: no help"


@pytest.mark.slow
def test_docs_each_example_and_the_tour_run(tmp_path: Path) -> None:
    """In order, in a folder where only the samples are; what needs a server or writes elsewhere is left out."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    lines = shell_lines(README) + [example(command) for _, command in COMMANDS]
    lines = list(dict.fromkeys(line.split(" > ")[0] for line in lines if "--neo4j" not in line))
    assert len(lines) > len(COMMANDS)
    for line in lines:
        done = here(shlex.split(line)[1:], tmp_path, clean_environment())
        assert done.status == 0, f"{line}\n{done.err}"
        assert done.out or "--out" in line, line
    assert (tmp_path / "demo/graph.ttl").stat().st_size > 0


def test_docs_the_graph_is_told_as_it_is() -> None:
    """Every label, relationship and property, and none that is not there."""
    from hoso.graph import terms

    section = README.split("## The graph, for who writes Cypher")[1].split("\n## ")[0]
    words = {word for found in re.findall(r"`([^`]+)`", section) for word in re.findall(r"^\w+$", found)}
    properties = {*terms.NODE_PROPERTIES, *terms.STATEMENT_PROPERTIES, "id", "articles", "quotes", "starts", "ends"}
    known = {*terms.LABELS, *terms.RELATIONSHIPS, *properties, *terms.BASES, *terms.MODALITIES}
    assert words == known
    first = re.findall(r"^\| `([A-Z_]+)`", section, flags=re.MULTILINE)[:4]
    assert set(first) == set(terms.HEADLINE)


def test_docs_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for requirement in wanted:
        name = re.match(r"[\w-]+", requirement)
        assert name
        assert name[0] in README.split("## What it stands on")[1].split("\n## ")[0], requirement


@pytest.mark.parametrize("paper", PAPERS)
def test_docs_links_lead_somewhere(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (ROOT / paper).parent.joinpath(target).exists(), f"{paper}: {target}"


def test_docs_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for paper in PAPERS:
        for target in re.findall(
            r"(?:`|^)make ([a-z]+)", (ROOT / paper).read_text(encoding="utf-8"), flags=re.MULTILINE
        ):
            assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), f"{paper}: make {target}"


EXAMPLES = {
    "Adding a title": ("loaders/hoso/loaders/lexicons/roles.tsv", "tests/cases/people.tsv"),
    "Adding a body": ("loaders/hoso/loaders/lexicons/organs.tsv", "tests/cases/bodies.tsv"),
    "Adding a pattern": ("loaders/hoso/loaders/patterns/led.toml",),
}
"""The sections of CONTRIBUTING.md with examples, and the files that these go into, in their order."""


def followed(title: str, root: Path) -> str:
    """Put the examples of a section into the files of a clone, and say which test tries them."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^ *```(?:toml)?\n(.*?)^ *```", section, flags=re.DOTALL | re.MULTILINE)
    assert len(blocks) == len(EXAMPLES[title])
    for name, block in zip(EXAMPLES[title], blocks, strict=True):
        path = root / name
        text = path.read_text(encoding="utf-8") + textwrap.dedent(block)
        path.write_text(text, encoding="utf-8")
    if path.suffix == ".toml":
        return str(re.findall(r'name = "([^"]+)"', block)[0])
    return f"{path.stem}-{len(text.splitlines())}"


@pytest.mark.slow
def test_docs_what_contributing_shows_can_be_done(tmp_path: Path) -> None:
    """A clone in which every example was followed to the letter; each has to be needed, and then to be enough."""
    for folder in ("loaders", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    chosen = " or ".join(followed(title, tmp_path) for title in EXAMPLES)

    def tried() -> str:
        # The clone's loaders come before those that are installed.
        environment = {**clean_environment(), "PYTHONPATH": str(tmp_path / "loaders")}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/loaders", "-k", chosen]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    after = tried()
    assert re.search(r"^[4-9] passed, \d+ deselected", after, flags=re.MULTILINE), after
    for name, *_ in EXAMPLES.values():
        shutil.copy(ROOT / name, tmp_path / name)
    assert "2 failed" in tried(), "the lists have the examples already"


def test_docs_make_test_takes_markers_and_none_is_lost() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = re.findall(r'MARK="([^"]+)"', text)
    assert "not neo4j" in told
    environment = {name: value for name, value in os.environ.items() if name != "HOSO_TEST_NEO4J_URI"}

    def planned(given: str) -> subprocess.CompletedProcess[str]:
        command = ["make", "-n", "test", given]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    for mark in told:
        chosen = re.findall(r'-m "([^"]+)"', planned(f"MARK={mark}").stdout)
        assert chosen == [f"not (timed) and ({mark})", f"(timed) and ({mark})"]
    refused = planned("PYTEST_ARGS=-m 'not slow'")
    assert refused.returncode
    assert "MARK=" in refused.stderr


def test_docs_name_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shown = CliRunner().invoke(cli, ["--version"], prog_name="hoso").output
    assert shown.strip() == f"hoso, version {project['version']}"
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
