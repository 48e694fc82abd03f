"""Put the sentences of ``sentences.tsv`` to ``hoso ask`` on the samples: how many are answered by the right question.

A sentence is right where the question that answers it is an expected one, or where it is refused and that is expected;
*refused* where a question should have answered it, *wrong* where another did.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from hoso.app.asking import understand
from hoso.app.refusing import NotUnderstood
from hoso.app.store import open_store
from hoso.loaders.lexicon import read

ROOT = Path(__file__).parents[1]
HOSO = Path(sys.executable).with_name("hoso")


def main() -> int:
    """Print each sentence that was not answered as expected, and the counts."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        build = [HOSO, "build", ROOT / "samples", "--place", "An Giao", "--store", store]
        subprocess.run(build, check=True, capture_output=True)
        with open_store(store) as view:
            for row in read(ROOT / "bench" / "sentences.tsv"):
                expected = row["expected"].split(" | ")
                try:
                    found = understand(row["sentence"], {}, view)
                    asked, why = found.asked.question.name, found.command()
                except NotUnderstood as error:
                    asked, why = "refuse", str(error).split(";", 1)[0]
                verdict = "right" if asked in expected else "refused" if asked == "refuse" else "wrong"
                counts[f"{verdict}, answered" if verdict == "right" and asked != "refuse" else verdict] += 1
                print(f"{verdict:8} {row['sentence']}  →  {why}")
    print({name: counts[name] for name in sorted(counts)}, "of", sum(counts.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
