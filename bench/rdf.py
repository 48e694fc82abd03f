"""How fast linked data goes out and comes in, and in how much memory: ``bench/rdf.py [TRIPLES]``, a million if none.

A graph of about that many triples is generated and kept in a store before the clock starts. Each measure is a process
of its own: the store to a Turtle file; rdflib's serializer, which is the yardstick, on a tenth of the triples; the file
back into a new store's ledger, and on into its graph. Times are the processor's, so that other work on the machine does
not count. Exit status 1 when a limit is missed.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
CLAIMS_OF = 15.5
"""Triples that a generated claim comes to, with its nodes and evidence."""


def main(arguments: Sequence[str]) -> int:
    """Measure and print the table, or, as its own child, do one measure and print it as JSON."""
    if len(arguments) == 3:
        print(json.dumps(MEASURES[arguments[0]](Path(arguments[1]), Path(arguments[2]))))
        return 0
    triples = int(arguments[0]) if arguments else 1_000_000
    with tempfile.TemporaryDirectory(prefix="hoso-rdf-") as scratch:
        folder = Path(scratch)
        _measure("make", folder, str(triples))
        _measure("make", folder, str(triples // 10))
        out = _measure("out", folder / str(triples), "graph.ttl")
        yardstick = _measure("rdflib", folder / str(triples // 10), "graph.ttl")
        read = _measure("in", folder / str(triples), "graph.ttl")
    ours, theirs = out["triples"] / out["writing"], yardstick["triples"] / yardstick["seconds"]
    whole = read["seconds"] + read["graph"]
    rows = [
        ("triples in the file", out["triples"], None, "least"),
        ("store to Turtle, triples a second", out["triples"] / out["seconds"], 150_000, "least"),
        ("of which the writing alone", ours, None, "least"),
        ("rdflib's serializer, triples a second", theirs, None, "least"),
        ("times as fast, the writing", ours / theirs, 20, "least"),
        ("peak of the export, MB", out["peak"], 500, "most"),
        ("file to ledger, triples a second", read["triples"] / read["seconds"], 50_000, "least"),
        ("file to ledger and graph, triples a second", read["triples"] / whole, None, "least"),
        ("peak of the import, MB", read["peak"], None, "most"),
    ]
    print(f"{'measure':<45} {'value':>12} {'limit':>9}")
    missed = 0
    for name, value, limit, sense in rows:
        missed += limit is not None and (value < limit if sense == "least" else value > limit)
        print(f"{name:<45} {value:>12,.0f} {'-' if limit is None else f'{limit:,}':>9}")
    return int(missed > 0)


def _measure(what: str, folder: Path, name: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, what, folder, name], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _make(folder: Path, name: Path) -> dict[str, float]:
    """A store of so many triples: its embedded graph alone, which is all that an export reads."""
    from tests.graph.generated import generated

    from hoso.graph.stores.embedded import FILE, open_view

    claims = int(int(str(name)) / CLAIMS_OF)
    place = folder / str(name)
    place.mkdir()
    with open_view(place / FILE, write=True, rebuild=True) as view:
        view.update(generated(claims // 3, claims))
    return {}


def _out(folder: Path, name: Path) -> dict[str, float]:
    from hoso.graph import exports
    from hoso.graph.ontology import ontology
    from hoso.graph.stores.embedded import FILE, open_view

    ontology()
    start = time.process_time()
    with open_view(folder / FILE) as view:
        graph = view.contents()
    held = time.process_time()
    exports.write(graph, "turtle", folder / name)
    end = time.process_time()
    peak = _peak()
    buffer = io.BytesIO()
    exports.write(graph, "ntriples", buffer)
    return {
        "seconds": end - start,
        "writing": end - held,
        "peak": peak,
        "triples": buffer.getvalue().count(b"\n"),
    }


def _rdflib(folder: Path, name: Path) -> dict[str, float]:
    import rdflib

    from hoso.graph import exports
    from hoso.graph.stores.embedded import FILE, open_view

    with open_view(folder / FILE) as view:
        exports.write(view.contents(), "turtle", folder / name)
    graph = rdflib.Graph().parse(folder / name)
    start = time.process_time()
    graph.serialize(folder / "rdflib.ttl", format="turtle")
    return {"seconds": time.process_time() - start, "triples": len(graph)}


def _in(folder: Path, name: Path) -> dict[str, float]:
    from hoso.graph import importing, rdffile
    from hoso.graph.bundles import bundles_of
    from hoso.graph.garbage import many_objects
    from hoso.graph.ledger import Ledger
    from hoso.graph.pipeline import resolve_ledger
    from hoso.graph.stores.embedded import FILE, open_view
    from hoso.graph.stores.storable import storable

    triples = sum(1 for _ in rdffile.triples(folder / name))
    start = time.process_time()
    with Ledger.open(folder / "copy", create=True) as ledger:
        with many_objects():
            found = importing.read(rdffile.triples(folder / name), str(name))
        if found.faults or found.left_out:
            raise SystemExit(f"the export is not read whole: {(*found.faults, *found.left_out)[:3]}")
        with many_objects(), ledger.batch():
            for bundle in bundles_of(storable(found.graph)):
                ledger.imports.put(bundle)
        kept = time.process_time()
        graph = resolve_ledger(ledger)
    with open_view(folder / "copy" / FILE, write=True, rebuild=True) as view:
        view.update(graph)
    return {"seconds": kept - start, "graph": time.process_time() - kept, "triples": triples, "peak": _peak()}


def _peak() -> float:
    """The most memory that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)


MEASURES: dict[str, Callable[[Path, Path], dict[str, float]]] = {
    "make": _make,
    "out": _out,
    "rdflib": _rdflib,
    "in": _in,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
