"""The codes a municipality had, and what the reforms did to it."""

from __future__ import annotations

import pytest

from baerekraft import code_history, reform_kind
from baerekraft.figures.municipalities import municipalities


def test_every_municipality_is_of_one_kind():
    kinds = {code: reform_kind(code) for code in municipalities()}
    assert set(kinds.values()) == {"split", "merged", "renumbered", "unchanged"}
    assert {code for code, kind in kinds.items() if kind == "split"} == {
        "1508",
        "1580",
        "1806",
        "1875",
        "5055",
        "5056",
        "5059",
    }
    assert all((kind == "unchanged") == code_history(code).empty for code, kind in kinds.items())


@pytest.mark.parametrize(
    "name, codes", [("Nordre Follo", ["0213", "0217", "3020"]), ("Haram", ["1534", "1507"]), ("Oslo", [])]
)
def test_the_earlier_codes_stand_oldest_first(name, codes):
    assert code_history(name)["code"].tolist() == codes


def test_a_municipality_that_kept_its_code_lists_those_that_joined_it():
    joined = code_history("Stavanger")
    assert dict(zip(joined["name"], joined["last_year"], strict=True)) == {"Finnøy": 2019, "Rennesøy": 2019}
