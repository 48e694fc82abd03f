"""What some tests read and the project does not hold: newspapers' articles, and what was made of them."""

from __future__ import annotations

WHY = "newspapers' articles are not part of hoso; these are not on this machine, and without them nothing is wrong"
"""Why such a test is skipped."""
