"""How long a store takes: ``python bench/build.py [ARTICLES]``.

``hoso build`` of so many articles of ../shared/bulk (all, unless a number is given) by one process and by as many as
there are processors, the same once more with nothing new, and one article more: seconds, processor time and peak
memory of each, as processes of their own. Where ../shared is absent, a sentence says so and nothing is measured.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BULK = ROOT.parent / "shared" / "bulk" / "articles.jsonl.gz"
HOSO = Path(sys.executable).with_name("hoso")


def main() -> int:
    """Print a table; always 0: where there is nothing to measure on, that is said."""
    if not BULK.is_file():
        print(f"{BULK} is not there: nothing measured")
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(prefix="hoso-bench-") as scratch:
        rows, one = Path(scratch, "articles.jsonl"), Path(scratch, "one.txt")
        with gzip.open(BULK, "rt", encoding="utf-8") as source:
            lines = list(islice(source, count))
        rows.write_text("".join(lines), encoding="utf-8")
        one.write_text((ROOT / "samples/2023-03-14-van-trach.txt").read_text("utf-8"), encoding="utf-8")
        store = Path(scratch, "store")
        print(f"{len(lines)} articles, {os.cpu_count()} processors")
        print(f"{'':34}{'seconds':>9}{'processor':>11}{'peak MB':>9}{'articles/s of processor':>25}")
        _show("built by one process", len(lines), rows, store, "--workers", "1")
        _show("built by all processors", len(lines), rows, Path(scratch, "other"))
        _show("built again, nothing new", len(lines), rows, store)
        _show("one article more", 1, one, store)
    return 0


def _show(what: str, articles: int, source: Path, store: Path, *options: str) -> None:
    begin, before = time.monotonic(), os.times()
    process = subprocess.Popen([HOSO, "build", source, "--store", store, *options], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    after = os.times()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{what}: hoso build ended with {process.returncode}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    memory = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{what:34}{time.monotonic() - begin:9.1f}{processor:11.1f}{memory:9.0f}{articles / processor:25.0f}")


if __name__ == "__main__":
    sys.exit(main())
