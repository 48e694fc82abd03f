"""How long a user waits: medians of whole processes, as a table. ``make bench`` runs it.

Exit status 1 when a limit is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOSO = Path(sys.executable).with_name("hoso")
RUNS = 9


def main() -> int:
    """Print the table; 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "hoso.store")
        build = ["build", str(ROOT / "samples"), "--place", "An Giao", "--store", store]
        subprocess.run([HOSO, *build], check=True, capture_output=True)
        commands = (
            (["--help"], 0.3),
            (["--version"], 0.3),
            (["ask", "who-inspected-whom", "--store", store], 1.0),
            (["show", "Ngô Bá Thuyên", "--store", store], 1.0),
            (build, None),
        )
        print(f"{'command':<60} {'median s':>9} {'worst s':>9} {'limit s':>9}")
        late = 0
        for arguments, limit in commands:
            times = sorted(_seconds(arguments) for _ in range(RUNS))
            median = statistics.median(times)
            late += limit is not None and median >= limit
            shown = " ".join("hoso.store" if a == store else Path(a).name if "/" in a else a for a in arguments)
            print(f"hoso {shown:<55} {median:>9.3f} {times[-1]:>9.3f} {limit if limit is not None else '-':>9}")
        return int(late > 0)


def _seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([HOSO, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
