"""When a build suggests ``--place``."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.app.conftest import PLACE, SAMPLES, Run

from hoso.app.homes import Homes
from hoso.loaders.facts import ArticleFacts, Body


@pytest.mark.parametrize(
    ("homes", "suggested"),
    [
        # A province that hoso knows, and one that only the names of bodies have ("-").
        (["Mẫu", "Mẫu", ""], "Mẫu"),
        (["-Mẫu", "-Mẫu", ""], "Mẫu"),
        # Nothing to gain, nothing to go by, several provinces, few that name one.
        (["-Mẫu"], ""),
        (["Mẫu", "Mẫu"], ""),
        (["", ""], ""),
        ([], ""),
        (["Mẫu", "Thử", ""], ""),
        (["Mẫu", "", "", ""], ""),
    ],
)
def test_a_place_is_suggested_where_the_articles_agree_on_one(homes: Sequence[str], suggested: str) -> None:
    seen = Homes()
    for home in homes:
        bodies = (
            Body("b1", "Tỉnh ủy", "party", "province", home[1:]),
            Body("b2", "Huyện ủy", "party", "district", "Lạ"),
        )
        seen.see(ArticleFacts(id="a", place="" if home.startswith("-") else home, bodies=bodies if home else ()))
    assert seen.hint().endswith(f'--place "{suggested}"') == bool(suggested)
    assert bool(seen.hint()) == bool(suggested)


def test_a_build_suggests_a_place_once(hoso: Run) -> None:
    hint = "of 12 articles, 12 cannot be placed, and those that name a province name An Giao"
    assert hint in hoso("build", SAMPLES, env={"COLUMNS": "200"}).out
    assert "--place" not in hoso("build", SAMPLES).out
    assert "--place" not in hoso("build", SAMPLES, *PLACE).out
