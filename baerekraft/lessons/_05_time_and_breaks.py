"""What the lesson on time and breaks shows."""

from __future__ import annotations

import pandas as pd

from baerekraft.charts import Chart, bars, trend
from baerekraft.choosing import my_municipality
from baerekraft.figures.counties import County, Place, while_there_was
from baerekraft.figures.history import chain, code_history, parts, reform_kind
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.select import population, series
from baerekraft.language import number, percent
from baerekraft.lessons import shows
from baerekraft.lessons._emissions import emissions, with_emissions
from baerekraft.lessons.texts import Texts
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction

BAERUM = {"0219": range(2017, 2020), "3024": range(2020, 2024), "3201": range(2024, 2027)}  # its codes, and when
BASE_YEARS = [2009, 2011, 2013, 2015, 2019]


@shows("m5-case")
def whose_emissions(texts: Texts) -> str:
    """Whether the figures are the learner's own or another municipality's."""
    own, case = my_municipality(), with_emissions()
    return texts("own" if case == own else "other", place=own, case=case)


@shows("m5-emissions")
def emissions_since_2009(texts: Texts) -> Prediction:
    """The curve of emissions, and the change over the whole of it."""
    tonnes = emissions()
    chart = trend("ghg_total", with_emissions())
    return reveal("m5-guess-emissions", chart, (tonnes[2024] / tonnes[2009] - 1) * 100)


@shows("m5-base")
def change_by_base_year(texts: Texts) -> Chart:
    """The same year against five base years."""
    tonnes = emissions()
    change = (tonnes[2024] / tonnes[BASE_YEARS] - 1) * 100
    low, high = number(change.min(), 1), number(change.max(), 1)
    return bars(
        list(map(str, BASE_YEARS)),
        change,
        **texts.about("ghg_total", case=with_emissions(), low=low, high=high),
        decimals=1,
    )


@shows("m5-yearly")
def year_by_year(texts: Texts) -> str:
    """How many years went up and down, and the largest jump."""
    change = emissions().loc[2015:2024].pct_change().dropna() * 100
    year = change.abs().idxmax()
    up, down = (change > 0).sum(), (change < 0).sum()
    return texts(case=with_emissions(), up=up, down=down, year=year, jump=percent(change[year]))


@shows("m5-turnout")
def points_and_per_cent(texts: Texts) -> str:
    """A change in percentage points and in per cent; that of the largest place where the own series is broken."""
    own = my_municipality()
    whole = voted_as_one(own)
    why = "no-figure" if elections(own)["value"].isna().all() else "broken"
    by_size = sorted(municipalities().values(), key=population, reverse=True)
    voters = own if whole else next(filter(voted_as_one, by_size))
    then, now = elections(voters)["value"]
    return texts(
        "own" if whole else why,
        place=own,
        voters=voters,
        then=percent(then),
        now=percent(now),
        points=number(now - then, 1),
        share=percent((now / then - 1) * 100),
    )


@shows("m5-sources")
@while_there_was("4001")
def two_who_measure(texts: Texts) -> Chart:
    """All electricity in Porsgrunn, by Statistics Norway and by Elhub."""
    sources = {"ssb": "electricity_total_ssb", "elhub": "electricity_total"}
    found = {key: series(one, "4001").set_index("period")["value"] for key, one in sources.items()}
    gwh = pd.DataFrame(found).loc["2022":"2024"]
    rise = ((gwh.loc["2024"] / gwh.loc["2023"] - 1) * 100).map(percent)
    labels = [texts(key, year=year) for key in sources for year in gwh.index]
    return bars(labels, [*gwh["ssb"], *gwh["elhub"]], **texts.about(*sources.values(), **rise))


@shows("m5-row")
@while_there_was("3201")
def one_code_alone(texts: Texts) -> Prediction:
    """The row of Bærum's newest code, with nothing in the years before it."""
    published = population_of_baerum()
    row = published[published["code"] == "3201"].set_index("year")["people"]
    return reveal(
        "m5-guess-baerum", bars(row.index, row, **texts.about("population", last=number(row[2024]))), row[2019]
    )


@shows("m5-joined")
@while_there_was("3201")
def codes_chained(texts: Texts) -> Chart:
    """The three codes as one series."""
    joined = chain(population_of_baerum()).set_index("year")["people"]
    return bars(
        joined.index, joined, **texts.about("population", first=number(joined[2017]), last=number(joined[2026]))
    )


@shows("m5-reform")
def what_the_reforms_did(texts: Texts) -> str:
    """What the reforms did to the learner's own municipality, with its codes."""
    own = my_municipality()
    if isinstance(own, County):
        return texts("county", place=own)
    before = code_history(own)
    divided = before.loc[before["kind"] == "split", ["name", "last_year"]].tail(1)
    old, until = divided.iloc[0] if len(divided) else ("", 0)
    earlier = before[before["last_year"] < until]
    apart = len(earlier) and not any(part.divided for part in parts(own.code) if part.until <= until)
    return texts(
        "apart" if apart else reform_kind(own),
        place=own,
        code=own.code,
        codes=listed(before),
        before=listed(earlier),
        old=old,
        year=until + 1,
    )


def elections(place: Place) -> pd.DataFrame:
    """Turnout in the two elections the lesson sets side by side."""
    return series("turnout_local", place).query("year in (2019, 2023)")


def voted_as_one(place: Place) -> bool:
    """Whether the two can be held against each other."""
    return bool((elections(place)["status"] == "ok").all())


def listed(codes: pd.DataFrame) -> str:
    """ "1504 Ålesund, 1523 Ørskog"."""
    return ", ".join(dict.fromkeys(codes["code"] + " " + codes["name"]))


def population_of_baerum() -> pd.DataFrame:
    """Bærum's population as Statistics Norway publishes it: a row a code and year, 0 where the code was not in use."""
    people = series("population", "3201").set_index("year")["value"]
    rows = [
        (code, year, people[year] if year in years else 0)
        for code, years in BAERUM.items()
        for year in range(2017, 2027)
    ]
    return pd.DataFrame(rows, columns=["code", "year", "people"])
