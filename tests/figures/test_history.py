"""Series over the reforms of the map: SSB's published sums, the codes of a municipality, and what always holds."""

import math

import pandas as pd
import pytest
from hypothesis import given as made_up
from hypothesis import settings
from hypothesis import strategies as some

from baerekraft.figures.history import carry_shares, chain, chain_share, code_history, parts, reform_kind
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities
from baerekraft.figures.select import series
from baerekraft.figures.tables import table
from baerekraft.learner import remember_municipality
from baerekraft.lessons import show

NAN = float("nan")


def counts(*rows, columns=("people",)):
    return pd.DataFrame(rows, columns=["code", "year", *columns])


# SSB's table 07459 as published under each year's codes (with its zeros where a code was not in use) ...
PUBLISHED = counts(
    ("1621", 2015, 5183),
    ("1627", 2015, 4715),
    ("5057", 2015, 0),
    ("1621", 2017, 5291),
    ("1627", 2017, 4822),
    ("5057", 2017, 0),
    ("1630", 2015, 3248),
    ("1632", 2015, 977),
    ("5058", 2015, 0),
    ("1630", 2017, 3263),
    ("1632", 2017, 959),
    ("5058", 2017, 0),
    ("5050", 2019, 4578),
    ("5051", 2019, 5072),
    ("5060", 2019, 0),
    ("5060", 2020, 9623),
    ("5050", 2020, 0),
    ("5051", 2020, 0),
)


@pytest.mark.parametrize(
    ("code", "year", "published_sum"),
    [
        ("5057", 2015, 9898),
        ("5057", 2017, 10113),
        ("5058", 2015, 4225),
        ("5058", 2017, 4222),
        ("5060", 2019, 9650),
        ("5060", 2020, 9623),
    ],
)
def test_the_published_sumis_ssbs_own(code, year, published_sum):
    """... and as SSB has summed it to today's borders, which is the population of our Data Package."""
    found = chain(PUBLISHED, code).set_index("year").loc[year]
    published = series("population", code).set_index("year").loc[year, "value"]
    assert found["people"] == published_sum == published and found["reason"] == ""


def baerum(zeros: bool):
    """Bærum 2015-2024 under its three codes; with zeros where a code was not in use, as SSB writes them."""
    used = {"0219": range(2015, 2020), "3024": range(2020, 2024), "3201": range(2024, 2025)}
    return counts(
        *(
            (code, year, year if year in years else 0)
            for code, years in used.items()
            for year in range(2015, 2025)
            if zeros or year in years
        )
    )


@pytest.mark.parametrize("zeros", [True, False])
def test_three_codes_become_one_whole_series(zeros):
    found = chain(baerum(zeros))
    assert found["code"].tolist() == ["3201"] * 10 and found["year"].tolist() == found["people"].tolist() == list(
        range(2015, 2025)
    )


def test_merged_counts_give_12_3_per_cent_and_not_the_mean_of_two():
    parts = counts(("1503", 2007, 90, 1200), ("1556", 2007, 1040, 8000), columns=("children", "all_children"))
    merged = chain(parts).iloc[0]
    assert round(100 * merged["children"] / merged["all_children"], 1) == 12.3
    assert (7.5 + 13) / 2 == 10.25, "what averaging the percentages would have said"


def test_nobody_is_counted_twice_even_where_a_publisher_has_summed_already():
    back_cast = counts(
        ("0219", 2019, 7), ("3024", 2019, 7), ("3201", 2019, 7), ("0219", 2021, 5), ("3024", 2021, 8), ("3201", 2021, 8)
    )
    assert chain(back_cast)["people"].tolist() == [7, 8]
    with pytest.raises(ValueError, match="0219 står to ganger for 2019"):
        chain(counts(("0219", 2019, 7), ("0219", 2019, 7)))


def test_a_municipality_that_kept_its_number_adds_those_it_took_in():
    stavanger = counts(
        ("1103", 2019, 100),
        ("1141", 2019, 3),
        ("1142", 2019, 5),
        ("1103", 2020, 110),
        ("1141", 2020, 0),
        ("1142", 2020, 0),
    )
    assert chain(stavanger)["people"].tolist() == [108, 110]
    assert chain(stavanger)["code"].tolist() == ["1103", "1103"]


def test_a_part_without_a_figure_is_not_zero():
    asker = counts(("0220", 2019, 3), ("0627", 2019, NAN), ("0628", 2019, 1), ("0220", 2018, 3), ("0627", 2018, 2))
    found = chain(asker).set_index("year")
    assert found["people"].isna().all() and found.loc[2019, "reason"] == "Tall mangler for 0627."
    assert found.loc[2018, "reason"] == "Tall mangler for 0628."


@pytest.mark.parametrize("code", ["1508", "1580"])
def test_a_divided_municipality_is_not_back_cast(code):
    rows = [("1507", year, 66) for year in range(2020, 2024)] + [
        ("1534", 2015, 9),
        ("1504", 2015, 45),
        (code, 2021, 0),
        (code, 2024, 9),
    ]
    found = chain(counts(*rows), code).set_index("year")
    assert found.loc[[2020, 2021, 2022, 2023], "people"].isna().all() and found.loc[2024, "people"] == 9
    assert found.loc[2021, "reason"].startswith("Ålesund ble delt i 2024")


def test_haram_and_aalesund_were_apart_until_2019_and_are_plain_sums():
    """9,383 lived in 1534 Haram on 1 January 2019 by SSB's table 07459; the others are made up."""
    before = counts(
        ("1534", 2019, 9383),
        ("1504", 2019, 4),
        ("1523", 2019, 3),
        ("1529", 2019, 2),
        ("1546", 2019, 1),
        ("1507", 2019, 0),
    )
    found = chain(before, ["1580", "1508"])
    assert found[["code", "people", "reason"]].values.tolist() == [["1580", 9383, ""], ["1508", 10, ""]]


@pytest.mark.parametrize("code", ["1806", "1875", "5055", "5056", "5059"])
def test_tysfjord_and_snillfjord_are_not_shared_out(code):
    olds = table("municipality_changes").query("new_code == @code")["old_code"]
    found = chain(counts(*((old, 2017, 10) for old in olds), (code, 2020, 50)), code).set_index("year")
    assert (
        math.isnan(found.loc[2017, "people"])
        and found.loc[2020, "people"] == 50
        and "ble delt i 20" in found.loc[2017, "reason"]
    )


def in_use(year: int) -> set[str]:
    """The codes chain takes to be in use that year."""
    since = {}
    for part in (part for code in municipalities() for part in parts(code)):
        since[part.code] = (max(part.since, since.get(part.code, (0,))[0]), part.until)
    return {code for code, (first, until) in since.items() if first <= year < until}


def test_theparts_of_2019_add_up_to_the_whole():
    """Every code valid in 2019 gets one person: each is counted once, but for those of divided municipalities."""
    found = chain(counts(*((code, 2019, 1) for code in sorted(in_use(2019)))))
    lost = {part.code for code in found.loc[found["people"].isna(), "code"] for part in parts(code)} & in_use(2019)
    assert found["people"].sum() + len(lost) == 422 and len(found) == 357


@pytest.mark.parametrize(
    ("year", "how_many"),
    [
        (2007, 431),
        (2010, 430),
        (2012, 429),
        (2016, 428),
        (2017, 426),
        (2018, 422),
        (2020, 356),
        (2023, 356),
        (2024, 357),
    ],
)
def test_as_many_codes_are_valid_as_there_were_municipalities(year, how_many):
    assert len(in_use(year)) == how_many


def test_codes_stay_text_and_the_table_given_is_untouched():
    given = counts(("0301", 2019, 5), ("0219", 2019, 7))
    before = given.copy(deep=True)
    found = chain(given)
    pd.testing.assert_frame_equal(given, before)
    assert found["code"].tolist() == ["0301", "3201"]
    assert chain(given, ["Oslo"])["code"].tolist() == ["0301"] and chain(given, "0219")["people"].tolist() == [7]
    with pytest.raises(UnknownMunicipality):
        chain(given, "1507")


@pytest.mark.parametrize(
    "column",
    [
        "percent",
        "andel_kvinner",
        "andelkvinner",
        "share",
        "turnout_local",
        "income_median",
        "rate per 1000",
        "Prosent",
        "%",
        "electricity_households",
    ],
)
def test_shares_are_refused(column):
    with pytest.raises(ValueError, match="ikke et antall"):
        chain(counts(("0301", 2019, 5), columns=(column,)))


def test_counts_are_not_taken_for_shares():
    for column in ("people", "population", "separated", "permits", "antall", "electricity_total"):
        assert len(chain(counts(("0301", 2019, 5), columns=(column,)))) == 1
    with pytest.raises(ValueError, match="ikke et antall"):
        chain(counts(("0301", 2019, 5), columns=("value",)), unit="%")
    assert len(chain(counts(("0301", 2019, 5), columns=("value",)), unit="personer")) == 1


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(301, 2019, 5)], "dtype"),
        ([("301", 2019, 5)], "'301'"),
        ([("0000", 2019, 5)], "fylker, land"),
        ([("0399", 2019, 5)], "0399"),
        ([("0301", 2019, ".")], "manglende tall"),
    ],
)
def test_tables_that_would_mislead_are_refused(rows, says):
    with pytest.raises(ValueError, match=says):
        chain(counts(*rows))


def test_a_table_without_counts_is_refused():
    with pytest.raises(ValueError, match="code og year"):
        chain(pd.DataFrame({"code": ["0301"], "year": [2019]}))


# What happened to the codes


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


@pytest.mark.parametrize(
    "name, happened",
    [
        ("Åfjord", [("1630", "renumbered"), ("1632", "renumbered"), ("5018", "merged"), ("5019", "merged")]),
        (
            "Heim",
            [("1612", "renumbered"), ("1613", "renumbered"), ("1571", "merged"), ("5011", "merged"), ("5012", "split")],
        ),
        ("Haram", [("1534", "merged"), ("1507", "split")]),
        ("Vindafjord", [("1214", "renumbered"), ("1154", "merged"), ("1159", "merged")]),
    ],
)
def test_what_happened_is_told_of_the_year_in_which_the_code_ended(name, happened):
    assert code_history(name)[["code", "kind"]].values.tolist() == [list(one) for one in happened]


def test_a_number_that_another_municipality_took_over_is_each_ones_in_its_years():
    """0716 was Våle until 2001 and is Re from 2002."""
    found = chain(
        counts(
            *((code, year, 1) for code in ("0704", "0716", "0718") for year in (2001, 2002, 2019)),
        ),
        "3905",
    )
    assert found["people"].tolist() == [3, 2, 2]


@pytest.mark.parametrize(
    "place, said",
    [
        ("5055", "fra Snillfjord, som ble delt i 2020"),
        ("5056", "fra Snillfjord, som ble delt i 2020"),
        ("1806", "Tysfjord, som ble delt i 2020"),
        ("1508", "dekker det\nsamme området som 1508"),
        ("1580", "dekker det\nsamme området som 1580"),
        ("46", "Vestland er summen av kommunene i fylket."),
    ],
)
def test_the_lesson_tells_which_older_figures_cover_the_same_area(place, said):
    remember_municipality(place)
    assert said in str(show("m5-reform"))


def test_snillfjord_was_divided_in_2020_under_whichever_of_its_codes():
    assert chain(counts(("1613", 2015, 9)), "Hitra")["reason"].tolist() == [
        "Snillfjord ble delt i 2020. Tall fra Snillfjord kan ikke fordeles på dagens kommuner."
    ]


# Percentages


def test_a_percentage_is_carried_one_to_one_and_never_averaged():
    before = counts(
        ("0219", 2019, 70.1), ("0219", 2021, 0), ("0220", 2019, 68.3), ("0627", 2019, 66.0), ("0628", 2019, 61.0)
    )
    found = carry_shares(before.rename(columns={"people": "per cent"})).set_index(["code", "year"])
    assert found["per cent"].dropna().to_dict() == {("3201", 2019): 70.1}
    assert found.loc[("3203", 2019), "reason"].startswith("Kommunen var flere (0220, 0627, 0628).")
    assert found.loc[("3201", 2021), "reason"] == "Tall mangler for 3024."


def test_a_percentage_of_several_is_worked_out_anew():
    both = counts(
        ("1503", 2007, 90, 1200), ("1556", 2007, 1040, 8000), ("1505", 2008, 0, 0), columns=("able", "pupils")
    )
    found = chain_share(both, "able", "pupils")
    assert found["share"].round(1).tolist()[0] == 12.3 and math.isnan(found["share"][1])
    assert found["reason"].tolist() == ["", "«pupils» er null, så det er ingen å regne andelen av."]


# What always holds, whatever is given

CODES = sorted({part.code for code in municipalities() for part in parts(code)})
ANYTHING = some.dictionaries(
    some.tuples(some.sampled_from(CODES), some.integers(1995, 2026)), some.integers(0, 10**6), min_size=1, max_size=40
)


@made_up(some.data(), some.integers(2002, 2026))
@settings(max_examples=8)
def test_the_total_of_a_year_is_kept_but_for_what_was_divided(given, year):
    codes = sorted(in_use(year))
    people = given.draw(some.lists(some.integers(0, 10**6), min_size=len(codes), max_size=len(codes)))
    found = chain(counts(*((code, year, one) for code, one in zip(codes, people, strict=True))))
    lost = {part.code for code in found.loc[found["people"].isna(), "code"] for part in parts(code)}
    assert found["people"].sum() == sum(one for code, one in zip(codes, people, strict=True) if code not in lost)


@made_up(ANYTHING)
@settings(max_examples=25)
def test_no_figure_is_invented_and_a_code_that_was_not_in_use_is_nothing(figures):
    table = counts(*((code, year, one) for (code, year), one in figures.items()))
    carried = carry_shares(table)["people"].tolist()
    for row, one_to_one in zip(chain(table).itertuples(), carried, strict=True):
        valid = [part.code for part in parts(row.code) if part.since <= row.year < part.until]
        known = [figures.get((code, row.year)) for code in valid]
        assert math.isnan(row.people) == bool(row.reason)
        assert math.isnan(row.people) or row.people == sum(known)
        assert math.isnan(one_to_one) or [one_to_one] == known


@made_up(ANYTHING, some.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_order_of_the_rows_is_of_no_matter(figures, shuffled):
    rows = [(code, year, one) for (code, year), one in figures.items()]
    other = shuffled.sample(rows, len(rows))
    pd.testing.assert_frame_equal(chain(counts(*rows)), chain(counts(*other)))
    pd.testing.assert_frame_equal(carry_shares(counts(*rows)), carry_shares(counts(*other)))
