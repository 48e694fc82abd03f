"""Score the facts of the annotated articles, and show what changed since the last recorded run.

    make eval                          the tables for all articles and for each half, gained and lost facts
    python bench/eval.py --record      the same, and keep this run as the one to compare with
    python bench/eval.py --errors a    also every missed and wrong item of half a

The articles and their gold stand in ``../shared/eval``, outside the project; without them this says so and ends.
``recorded.tsv`` keeps of each missed or wrong item its article and kind and a hash: no name and no text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared" / "eval"
RECORDED = HERE / "recorded.tsv"

Item = tuple[str, str, str, str]
"""Article, missed or wrong, kind, and a hash of what."""


def main() -> int:
    """Print the tables; exit status 0, or 1 where a prediction cannot be scored."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", action="store_true", help="keep this run as the one to compare with")
    parser.add_argument("--errors", choices=["a", "b", "all"], help="list every missed and wrong item of this half")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"eval: {SHARED} is not there; the annotated articles are not part of the project, so nothing is scored")
        return 0
    rows = [line.split("\t") for line in (SHARED / "split.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    halves = {half: [row[0] for row in rows if row[1] == half] for half in ("a", "b")}
    halves = {"all": halves["a"] + halves["b"], **halves}
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder)
        extract_all(halves["all"], SHARED / "articles", predicted)
        errors: dict[str, list[str]] = {}
        for half, ids in halves.items():
            print(f"\n== {len(ids)} articles: {'both halves' if half == 'all' else 'half ' + half}")
            table, errors[half] = score(SHARED / "gold", predicted, ids, SHARED / "articles")
            print(table)
        distractors = sorted(path.stem for path in (SHARED / "distractors" / "gold").glob("*.json"))
        extract_all(distractors, SHARED / "distractors", predicted)
        print(f"\n== {len(distractors)} articles of other kinds, in which there is little or nothing to find")
        print(score(SHARED / "distractors" / "gold", predicted, distractors, SHARED / "distractors")[0])
    compare(errors["all"], set(halves["b"]))
    if options.errors:
        print("\n".join(errors[options.errors]))
    if options.record:
        lines = sorted("\t".join(item) for item in map(hashed, errors["all"]))
        head = "# The missed and wrong items of the last recorded run of bench/eval.py: article, which, kind, hash.\n"
        RECORDED.write_text(head + "".join(line + "\n" for line in lines), encoding="utf-8")
        print(f"recorded in {RECORDED.relative_to(HERE.parent)}")
    return 0


def extract_all(ids: list[str], texts: Path, out: Path) -> None:
    """Write ``OUT/ID.json`` with the facts of each article."""
    from hoso.loaders.article import Article
    from hoso.loaders.extraction import extract
    from hoso.loaders.factsfile import to_dict

    for identity in ids:
        with (texts / f"{identity}.txt").open(encoding="utf-8", newline="") as file:
            facts = to_dict(extract(Article(identity, file.read())))
        (out / f"{identity}.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def score(gold: Path, predicted: Path, ids: list[str], texts: Path) -> tuple[str, list[str]]:
    """The scorer's table for these articles, and its lines of missed and wrong items."""
    command = [sys.executable, str(SHARED / "score.py"), str(gold), str(predicted), "--texts", str(texts), "--errors"]
    done = subprocess.run([*command, "--only", *ids], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.strip() or f"{command[1]} failed")
    lines = done.stdout.splitlines()
    return "\n".join(x for x in lines if "\t" not in x), [x for x in lines if "\t" in x]


def hashed(line: str) -> Item:
    """An error line without its content."""
    article, which, kind, what = line.split("\t", 3)
    return article, which, kind, hashlib.sha256(what.encode()).hexdigest()[:12]


def compare(errors: list[str], kept: set[str]) -> None:
    """Print what is newly missed or wrong, and how much of what was so no longer is, by article and kind.

    What is newly so is printed in full, but of the articles ``kept`` for the score only by kind: no rule is to be made
    from them.
    """
    if not RECORDED.exists():
        print("\nno run is recorded yet: python bench/eval.py --record")
        return
    lines = RECORDED.read_text(encoding="utf-8").splitlines()
    before = {tuple(line.split("\t")) for line in lines if not line.startswith("#")}
    now = {hashed(line): line for line in errors}
    lost = [line for item, line in now.items() if item not in before]
    gained = Counter(item[:3] for item in before - set(now))
    print(f"\nagainst the recorded run: {len(lost)} items newly missed or wrong, {sum(gained.values())} no longer so")
    for line in lost:
        print(f"  - {line}" if hashed(line)[0] not in kept else "  - " + " ".join(hashed(line)[:3]))
    for item, count in sorted(gained.items()):
        print(f"  + {' '.join(item)}: {count}")


if __name__ == "__main__":
    sys.exit(main())
