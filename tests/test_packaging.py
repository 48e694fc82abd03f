"""What is shipped: the wheel's content, and that it works where no clone is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")


def pinned() -> dict[str, str]:
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", REQUIREMENTS, flags=re.MULTILINE))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_packaging_requirements_name_no_address() -> None:
    assert not re.search(r"://|--(extra-)?index-url|--trusted-host|--find-links|^#", REQUIREMENTS, flags=re.MULTILINE)


def test_packaging_each_requirement_is_exact_and_hashed() -> None:
    blocks = re.split(r"\n(?=\S)", REQUIREMENTS.strip())
    for block in blocks:
        assert re.match(r"[A-Za-z0-9._-]+==\S+( ; [^\\]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$", block), block


def test_packaging_everything_that_is_needed_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = {normal(name) for name in pinned()}
    for requirement in wanted:
        name = re.match(r"[\w.-]+", requirement)
        assert name
        assert normal(name[0]) in names, f"{requirement} is not in requirements.txt: make lock"


def test_packaging_an_extra_that_an_older_pip_overlooks_is_needed_by_name() -> None:
    """pip before 23.3 knows an extra only as it is spelled: html_clean is not html-clean, and is left out silently."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {normal(Requirement(text).name) for text in project["dependencies"]}
    seen: set[tuple[str, str]] = set()
    todo = [(name, "") for name in named]
    while todo:
        name, extra = todo.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for wanted in map(Requirement, metadata.requires(name) or ()):
            if wanted.marker and not wanted.marker.evaluate({"extra": extra}):
                continue
            todo.append((normal(wanted.name), ""))
            offered = metadata.metadata(wanted.name).get_all("Provides-Extra") or []
            for asked in wanted.extras:
                todo.append((normal(wanted.name), asked))
                if asked not in offered:
                    hidden = {r.name for r in of_extra(wanted.name, asked)}
                    assert {normal(h) for h in hidden} <= named, f"{name} wants {wanted}: hoso has to ask for {hidden}"


def of_extra(name: str, extra: str) -> list[Requirement]:
    """What a package wants for one of its extras alone."""
    wanted = [Requirement(text) for text in metadata.requires(name) or ()]
    return [r for r in wanted if r.marker and r.marker.evaluate({"extra": normal(extra)}) and not r.marker.evaluate()]


def test_packaging_ci_runs_and_names_no_address() -> None:
    run = ROOT / ".ci/run"
    assert os.access(run, os.X_OK)
    assert subprocess.run(["bash", "-n", run], check=False).returncode == 0
    assert "://" not in run.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source distribution as an index would make it; without the network."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(out.glob("*.tar.gz"))) == 1
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_packaging_the_wheel_holds_the_code_and_the_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {
        str(path.relative_to(ROOT / room))
        for room in ("loaders", "graph", "app")
        for path in (ROOT / room / "hoso" / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    data = {"ontology.ttl", "shapes.ttl"}
    data |= {str(p.relative_to(ROOT)) for p in (ROOT / "queries").rglob("*") if p.is_file()}
    expected |= {f"hoso/graph/_assets/{name}" for name in data}
    shipped = {name for name in names if not re.match(r"hoso-[^/]+\.dist-info/", name)}
    assert expected - shipped == set()
    assert shipped - expected == set()
    assert "hoso/__init__.py" not in names


@pytest.mark.slow
def test_packaging_the_wheel_works_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """Its code is put before the clone's; the libraries are those of this environment."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    sample = tmp_path / "a.txt"
    sample.write_bytes((ROOT / "samples/2023-03-14-van-trach.txt").read_bytes())
    # -I keeps the clone's folder and PYTHONPATH out; the clone's .pth comes after what the script puts first.
    script = (
        f"import sys; sys.path.insert(0, {str(site)!r}); "
        "from hoso.app.cli import run; import hoso.app.cli as c; "
        f"assert c.__file__.startswith({str(site)!r}), c.__file__; sys.exit(run(sys.argv[1:]))"
    )

    def hoso(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-I", "-c", script, *arguments],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    hoso("build", "a.txt")
    assert "Vân Trạch" in hoso("ask", "who-inspected-whom", "--format", "json")
