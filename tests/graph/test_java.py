"""What Java's tools make of ontology and exports: the OWL API's profiles, HermiT, and Apache Jena."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.graph.test_rdf import written
from tests.graph.typed import typed_sample
from tests.java_tools import tools
from tests.neo4j_server.local import Unavailable

from hoso.graph.assets import asset
from hoso.graph.exports.rdf import RdfOptions
from hoso.graph.ledger import Ledger
from hoso.graph.model import Graph
from hoso.graph.pipeline import build, resolve_ledger
from hoso.loaders.article import Article
from hoso.loaders.errors import LoadError
from hoso.loaders.extraction import extract
from hoso.loaders.readers import read_paths

# One worker runs them all, so that Java checks the ontology once.
pytestmark = [pytest.mark.java, pytest.mark.slow, pytest.mark.xdist_group("java")]
ROOT = Path(__file__).parents[2]
Checked: TypeAlias = dict[str, list[tuple[str, str]]]


@pytest.fixture(scope="module", autouse=True)
def java() -> None:
    try:
        tools.jars()
    except Unavailable as error:
        if os.environ.get("HOSO_REQUIRE_JAVA") == "1":
            pytest.fail(f"HOSO_REQUIRE_JAVA=1, but: {error}")
        pytest.skip(f"no Java tools: {error}")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    articles = [item for item in read_paths([ROOT / "samples"], place="An Giao") if not isinstance(item, LoadError)]
    assert all(isinstance(item, Article) for item in articles)
    with Ledger.open(tmp_path_factory.mktemp("java") / "store", create=True) as ledger:
        build(articles, ledger, extract)
        return resolve_ledger(ledger)


def with_ontology(path: Path, *parts: bytes) -> Path:
    """One file of the ontology and data: read apart, the data's relationships would be taken for annotations."""
    path.write_bytes(b"\n".join((asset("ontology.ttl").read_bytes(), *parts)))
    return path


@pytest.fixture(scope="module")
def checked(samples: Graph, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """What the profile checkers and HermiT say of the ontology, of it with data, and of it with wrong data."""
    folder = tmp_path_factory.mktemp("owl")
    data = written(samples, "turtle")
    wrong = b"<https://w3id.org/hoso/person/x> a hoso:Person , hoso:StateBody ."
    role = b'<https://w3id.org/hoso/tenure/x> a hoso:Tenure ; hoso:role "x" .'
    files = {
        "ontology": with_ontology(folder / "ontology.ttl"),
        "samples": with_ontology(folder / "samples.ttl", data),
        "full": with_ontology(folder / "full.ttl", written(typed_sample(), "turtle", RdfOptions(materialize=True))),
        "two kinds": with_ontology(folder / "kinds.ttl", data, wrong),
        "a tenure's role": with_ontology(folder / "role.ttl", data, role),
    }
    done = tools.java(tools.FOLDER / "Check.java", *files.values())
    assert done.returncode == 0, done.stderr
    found: Checked = {name: [] for name in files}
    for line in done.stdout.splitlines():
        path, what, says = line.split("\t", 2)
        found[next(name for name, file in files.items() if str(file) == path)].append((what, says))
    return found


def test_java_ontology_is_in_owl_2_dl_and_rl_and_consistent(checked: Checked) -> None:
    assert checked["ontology"] == [("consistent", "true"), ("empty", "0")]


@pytest.mark.parametrize("name", ["samples", "full"])
def test_java_data_is_consistent_and_leaves_the_profiles_by_its_dates_only(checked: Checked, name: str) -> None:
    """xsd:date and its like are outside the datatype map of OWL 2; nothing else is in the way."""
    assert checked[name][-2:] == [("consistent", "true"), ("empty", "0")]
    others = [
        says
        for what, says in checked[name]
        if what in ("OWL2_DL", "OWL2_RL") and not re.search(r"xsd:(?:date|gYear|gYearMonth)\b|#(?:date|gYear)", says)
    ]
    assert others == []


@pytest.mark.parametrize("name", ["two kinds", "a tenure's role"])
def test_java_hermit_finds_what_cannot_be(checked: Checked, name: str) -> None:
    assert ("consistent", "false") in checked[name]


def test_java_jena_reads_all_formats_alike_and_warns_of_nothing(
    samples: Graph, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    paths = [tmp_path / f"graph.{suffix}" for suffix in ("ttl", "nt", "jsonld")]
    for path, name in zip(paths, ("turtle", "ntriples", "jsonld"), strict=True):
        path.write_bytes(written(samples, name))
    done = tools.java("riotcmd.riot", "--validate", "--count", *paths, asset("ontology.ttl"), asset("shapes.ttl"))
    assert (done.returncode, re.findall("WARN|ERROR", done.stdout + done.stderr)) == (0, []), done.stderr
    counts = [int(number.replace(",", "")) for number in re.findall(r"Triples = ([\d,]+)", done.stdout + done.stderr)]
    assert counts[:3] == [len(written(samples, "ntriples").splitlines())] * 3
    bad = tmp_path / "bad.ttl"
    bad.write_text("<http://a.example/> <http://b.example/> <no iri> .", "utf-8")
    assert tools.java("riotcmd.riot", "--validate", bad).returncode != 0
