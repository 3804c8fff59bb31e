"""JSON-stat as it comes: the order it says, the signs it has, and nothing read that is not there."""

from __future__ import annotations

import json

import pytest
from paths import ROOT

from baerekraft.refresh.jsonstat import read
from baerekraft.refresh.refused import NotRefreshed

RECORDED = ROOT.parent / "shared/data/api-responses"


def cube(value, status=None, index=None) -> dict:
    """Two places and two years."""
    places = {"index": index or {"0301": 0, "5601": 1}, "label": {"0301": "Oslo", "5601": "Alta"}}
    years = {"index": ["2023", "2024"]}
    return {
        "id": ["Region", "Tid"],
        "size": [2, 2],
        "dimension": {"Region": {"category": places}, "Tid": {"category": years}},
        "value": value,
        **({"status": status} if status is not None else {}),
    }


def cells(said: dict) -> dict:
    return {codes: (value, sign) for codes, value, sign in read(said, "her").cells()}


def test_a_null_keeps_its_sign_and_zero_is_a_value():
    found = cells(cube([0, None, None, None], {"1": ":", "2": ".", "3": ".."}))
    assert list(found.values()) == [(0, ""), (None, ":"), (None, "."), (None, "..")]


@pytest.mark.parametrize(
    "status, signs",
    [(["", ":", "", ""], ["", ":", "", ""]), (["."], ["."] * 4), (".", ["."] * 4), ({}, [""] * 4), ([], [""] * 4)],
)
def test_signs_come_as_a_list_as_one_for_all_or_not_at_all(status, signs):
    assert [sign for _, sign in cells(cube([None] * 4, status)).values()] == signs


def test_values_with_holes_are_an_object():
    assert list(cells(cube({"0": 1, "3": 4.5})).values()) == [(1, ""), (None, ""), (None, ""), (4.5, "")]


def test_the_order_is_the_index_own():
    found = cells(cube([1, 2, 3, 4], index={"5601": 1, "0301": 0}))
    assert found["0301", "2023"] == (1, "") and found["5601", "2024"] == (4, "")
    found = cells(cube([1, 2, 3, 4], index={"0301": 1, "5601": 0}))
    assert found["5601", "2023"] == (1, "")


def test_places_written_as_text_are_in_the_order_of_numbers():
    codes = [f"{number:04}" for number in range(12)]
    index = {code: str(place) for place, code in enumerate(codes)}
    said = {"id": ["Region"], "size": [12], "dimension": {"Region": {"category": {"index": index}}}, "value": codes}
    assert read(said, "her").codes["Region"] == codes


def test_the_first_version_and_a_variable_with_one_code():
    inside = {"id": ["Region", "Tid"], "size": [1, 1], "role": {"time": ["Tid"]}}
    one = {"Region": {"category": {"label": {"0301": "Oslo"}}}, "Tid": {"category": {"index": {"2024": 0}}}}
    assert cells({"dataset": {"dimension": {**one, **inside}, "value": [7]}}) == {("0301", "2024"): (7, "")}


@pytest.mark.parametrize(
    "said, problem",
    [
        (cube([1, 2, 3]), "skulle hatt 4 tall, men har 3"),
        ({**cube([1, 2, 3, 4]), "size": [2, 3]}, "2 x 3"),
        ({"title": "nei"}, "ingen tabell"),
        ({**cube([]), "value": "nei"}, "ingen tabell"),
        (cube({"1": 1, "4": 2}), "ingen tabell"),
        (cube([1, 2, 3, 4], ["."] * 3), "skulle hatt 4 tall, men har 3"),
    ],
)
def test_what_is_no_whole_table_is_refused(said, problem):
    with pytest.raises(NotRefreshed, match=problem):
        read(said, "her")


@pytest.mark.parametrize("index", [{"0301": 0, "4601": 0}, ["0301", "0301"], {"0301": 0, "4601": 2}])
def test_two_codes_with_one_place_or_a_place_with_none_are_no_table(index):
    said = {
        "id": ["Region", "Tid"],
        "size": [2, 1],
        "dimension": {"Region": {"category": {"index": index}}, "Tid": {"category": {"index": ["2024"]}}},
        "value": [1, 2],
    }
    with pytest.raises(NotRefreshed, match="ingen tabell"):
        read(said, "her")


@pytest.mark.parametrize("value", ["12", True, [], float("nan"), float("inf"), 10**400, 1e300])
def test_a_value_that_is_no_number_is_refused(value):
    with pytest.raises(NotRefreshed, match="der det skulle stått et tall"):
        cells(cube([value, 1, 2, 3]))


@pytest.mark.skipif(not RECORDED.is_dir(), reason="the recordings are not here")
def test_recorded_answers_are_read():
    said = json.loads((RECORDED / "data_200_12134_3kommuner.json").read_text(encoding="utf-8"))
    found = cells(said)
    assert found["0301", "KOSAG110000", "2024"] == (81240, "") and len(found) == 3
    meta = json.loads((RECORDED / "MetadataById_tab001_js2.json").read_text(encoding="utf-8"))
    assert len(read(meta, "her", figures=False).codes["REGION"]) == 30
