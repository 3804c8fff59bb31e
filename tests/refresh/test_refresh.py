"""A refresh against publishers on this machine: what is asked, what becomes of signs and codes, what is not taken."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import textwrap

import pytest
from paths import ROOT
from publishers import MovedClock, Table, small_package
from thorough import thorough
from workbooks import emission_rows, write_workbook

from baerekraft.cli import main
from baerekraft.figures import tables
from baerekraft.figures.editions import read_again
from baerekraft.figures.indicators import indicator
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.origin import origin
from baerekraft.figures.refreshed import newest_package, packages_for
from baerekraft.language import LANGUAGES
from baerekraft.learner import remember_municipality
from baerekraft.refresh import package as package_module
from baerekraft.refresh import page as refreshed_page
from baerekraft.refresh import ssb
from baerekraft.refresh.calls import Calls
from baerekraft.refresh.changes import as_json, changes, from_json, in_words
from baerekraft.refresh.command import _place_of_today
from baerekraft.refresh.definitions import definitions
from baerekraft.refresh.package import read_package
from baerekraft.refresh.refresh import refresh

GP = "patients_without_gp"
SMALL = small_package()


@pytest.fixture
def run(publishers, clock):
    """A refresh of these indicators; nothing is printed."""

    def refreshed(*names, **settings):
        return refresh(
            definitions(names or [GP]),
            clock=clock,
            addresses=publishers.addresses,
            bundled=SMALL,
            say=lambda _: None,
            **settings,
        )

    return refreshed


def figure(came, indicator: str, region: str, period: str):
    return came.package.figures[indicator].get((region, period))


def problem(run) -> str:
    """What was refused; the indicator keeps its figures."""
    came = run()
    assert came.problems and GP not in (came.changes.fetched if came.changes else ())
    assert read_package(newest_package(SMALL)).figures[GP] == read_package(SMALL).figures[GP]
    return came.problems[0]


def test_figures_and_signs_come_over(run, clock):
    came = run(GP, "female_gps", mine="3201")
    assert came.problems == []
    assert figure(came, GP, "3101", "2024") == (10.124, "ok")
    assert figure(came, GP, "1151", "2024") == (None, "suppressed")
    assert figure(came, GP, "3105", "2025") == (None, "missing")
    assert figure(came, GP, "0000", "2024") == (50.0, "ok") and figure(came, GP, "32", "2024") == (50.0, "ok")
    read = read_package(came.folder)
    assert read.figures == came.package.figures
    row = read.indicators[GP]
    assert row["retrieved"] == f"{clock.now().astimezone():%Y-%m-%dT%H:%M}"
    assert row["read_from"] == row["compilation"] == "" and row["address"].endswith("/tables/12005")
    assert newest_package(SMALL) == came.folder


@thorough
def test_the_package_is_valid(run):
    from frictionless import Package as Checked
    from frictionless import system

    with system.use_context(trusted=True):
        assert Checked(str(run().folder / "datapackage.json")).validate(limit_errors=1).valid


def test_a_share_under_an_old_code_is_carried_one_to_one_and_the_new_code_counts_from_its_year(run):
    """Bærum was 0219 until 2019, 3024 until 2023 and is 3201."""
    came = run()
    assert figure(came, GP, "3201", "2023") == (2.423, "ok")  # 3024's
    assert figure(came, GP, "3201", "2024") == (20.124, "ok")


def test_where_a_place_was_not_one_nothing_is_a_figure(run):
    came = run()
    assert figure(came, GP, "1580", "2023") == (None, "not_applicable")  # Haram lay in 1507
    assert figure(came, GP, "31", "2023") == (50.0, "ok")  # the publisher's own row stands


def test_one_table_is_asked_in_one_call_for_what_is_alike(run, publishers):
    came = run(GP, "female_gps", "gp_list_length")
    assert len(publishers.calls_for("/metadata")) == 1
    [body] = publishers.calls_for("/data")
    assert came.changes.fetched == (GP, "female_gps") and "gp_list_length" in came.problems[0]
    chosen = {one["variableCode"]: one["valueCodes"] for one in body["selection"]}
    assert chosen["ContentsCode"] == ["KOSandelpasiente0000", "KOSandelkvinnele0000"]


def test_no_call_asks_for_as_many_cells_as_are_refused(run, publishers, monkeypatch):
    monkeypatch.setattr(ssb, "MOST_CELLS", 799)
    came = run()
    sizes = [[len(one["valueCodes"]) for one in body["selection"]] for body in publishers.calls_for("/data")]
    assert len(sizes) == 2 and all(places * codes * years < 800 for places, codes, years in sizes)
    assert figure(came, GP, "3101", "2025") == (10.125, "ok")


def test_since_leaves_older_periods_as_they_were(run):
    before = read_package(SMALL).figures[GP]
    came = run(since=2025)
    assert figure(came, GP, "3101", "2024") == before["3101", "2024"]
    assert figure(came, GP, "3101", "2025") == (10.125, "ok")


@pytest.mark.parametrize("way", ["gzip", "sparse", "reordered"])
def test_the_same_answer_in_another_form_is_the_same(run, publishers, way):
    plain = run().package.figures
    if way == "reordered":
        own = publishers.tables["12005"]

        class Reordered(Table):
            def answered(self, chosen, **how):
                return super().answered(dict(reversed(chosen.items())), **how)

        publishers.tables["12005"] = Reordered(**vars(own))
    else:
        setattr(publishers, way, True)
    assert run().package.figures == plain


def test_our_own_marks_stay_on_their_figures(run, publishers, monkeypatch):
    kept = read_package(SMALL)
    marked = {key for key, (value, status) in kept.figures[GP].items() if status == "series_break" and key[1] == "2025"}
    key = ("3101", "2025")
    earlier = {**kept.figures[GP], key: (1.0, "faulty")}
    assert package_module.laid_over(earlier, {key: (2.0, "ok")})[key] == (2.0, "faulty")
    assert package_module.laid_over(earlier, {key: (None, "missing")})[key] == (None, "missing")
    assert all(figure(run(), GP, *each)[1] == "series_break" for each in list(marked)[:1])


def test_a_code_nobody_has_seen_is_found_by_its_words_or_asked_about(run, publishers):
    codes = list(municipalities())
    waste = Table(
        "12241",
        {"KOSx": "Husholdningsavfall per innbygger (kg)", "KOSy": "Annet"},
        codes,
        ["2024"],
        lambda _: (400, ""),
        unit="kg",
    )
    publishers.tables["12241"] = waste
    came = run("household_waste")
    assert came.package.indicators["household_waste"]["source_code"] == "KOSx"
    assert came.package.indicators["household_waste"]["coverage"] == "country"
    waste.measures["KOSz"] = "Husholdningsavfall per innbygger, restavfall"
    said = run("household_waste").problems[0]
    assert "KOSx" in said and "KOSz" in said and "code under api for household_waste" in said


def test_counts_are_summed_to_todays_borders_and_a_share_is_of_all_that_is_counted(run, publishers):
    codes = list(municipalities())
    cars = {"1": 30, "2": 60, "5": 10}
    publishers.tables["07849"] = Table(
        "07849",
        {"Personbil1": "Personbiler"},
        codes,
        ["2023", "2025"],
        lambda cell: (cars[cell["DrivstoffType"]], "") if "1580" not in cell["Region"] else (0, ""),
        place="Region",
        others={"DrivstoffType": list(cars)},
        codelists=("agg_KommSummer",),
    )
    came = run("electric_cars")
    assert figure(came, "electric_cars", "3101", "2025") == (10.0, "ok")
    assert figure(came, "electric_cars", "1580", "2023") == (None, "not_applicable")
    [body] = publishers.calls_for("07849/data")
    assert body["selection"][0]["codelist"] == "agg_KommSummer" and "K-Rest" not in body["selection"][0]["valueCodes"]


def test_people_are_counted_for_counties_and_the_country_where_every_member_is_known(run, publishers):
    codes = list(municipalities())
    publishers.tables["07459"] = Table(
        "07459", {"Personer1": "Personer"}, codes, ["2025", "2026"], lambda _: (100, ""), "Region",
        codelists=("agg_KommSummer",), unit="personer",
    )  # fmt: skip
    came = run("population")
    assert figure(came, "population", "0000", "2026") == (35700, "ok")


def test_fhi_is_asked_by_filters_and_all_years(run, publishers):
    codes = {"GEO": ["0", "32", *municipalities(), "030101"], "AAR": ["2022_2024"], "MEASURE_TYPE": ["RATE"]}
    dimension = {name: {"category": {"index": each, "label": {}}} for name, each in codes.items()}
    said = {
        "id": list(codes),
        "size": [360, 1, 1],
        "dimension": dimension,
        "value": [80.5] * 360,
        "label": "Gjennomføring",
    }
    publishers.fhi = {"query": {"dimensions": [{"code": name} for name in codes]}, "data": said}
    came = run("completion")
    assert came.problems == [] and figure(came, "completion", "3201", "2022-2024") == (80.5, "ok")
    [body] = publishers.calls_for("360/data")
    assert {one["filter"] for one in body["dimensions"]} == {"all"}
    codes["MEASURE_TYPE"].append("TELLER")
    said |= {"size": [360, 1, 2], "value": [1] * 720}
    assert "flere verdier for MEASURE_TYPE: RATE" in run("completion").problems[0]


def test_the_workbook_gives_every_municipality_its_greenhouse_gases(run, publishers, tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", {"Oversikt - detaljert": emission_rows(municipalities(), [2024, 2027])})
    publishers.workbook = path.read_bytes()
    came = run("ghg_total", "ghg_road")
    assert figure(came, "ghg_total", "3201", "2024") == (220, "ok")
    assert figure(came, "ghg_road", "0000", "2024") == (110 * 357, "ok")
    assert came.package.indicators["ghg_total"]["coverage"] == "country"
    assert figure(came, "ghg_total", "3201", "2027") is None and "2027" in came.remarks[0]
    assert len(publishers.calls_for(".xlsx")) == 1
    publishers.workbook = write_workbook(tmp_path / "a.xlsx", {"Overview": [["Year"]]}).read_bytes()
    said = run("ghg_total").problems[0]
    assert "arkene heter «Overview»" in said and "De gamle tallene blir stående" in said
    assert newest_package(SMALL) == came.folder


def test_kostra_groups_come_from_klass_and_a_reform_is_told(run, publishers):
    publishers.municipalities.append("3999")
    came = run()
    assert ("3201", "EKG01", "Gruppe EKG01") in came.package.groups
    assert any("3999" in remark for remark in came.remarks)


def rewritten(**changes):
    return lambda said: {**said, **changes} if "value" in said else said


@pytest.mark.parametrize(
    "rewrite, said",
    [
        (rewritten(value=[]), "men har 0"),
        (rewritten(status={"0": "?"}), "bruker et tegn kurset ikke kjenner, «?»"),
        (rewritten(extension={"px": {"tableid": "12005", "language": "en"}}), "på et annet språk (en)"),
        (rewritten(extension={"px": {"tableid": "09999"}}), "svarte med tabell 09999"),
        (rewritten(id=["A"], size=[1], dimension={}), "ingen tabell"),
        (lambda said: {**said, "role": {"time": ["KOKkommuneregion0000"], "geo": ["Tid"]}}, "ingen år å hente"),
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_leaves_the_old_figures(run, publishers, rewrite, said):
    publishers.rewrite = rewrite
    assert said in problem(run)


def test_a_withdrawn_table_leaves_the_old_figures(run, publishers):
    publishers.tables.clear()
    said = problem(run)
    assert (
        "har ikke lenger tabellen" in said
        and "De gamle tallene blir stående for Pasienter på liste uten fastlege" in said
    )


def test_a_renamed_code_says_what_the_table_has(run, publishers):
    publishers.tables["12005"].measures = {"KOSny0000": "Andel uten lege"}
    assert "KOSny0000 Andel uten lege" in problem(run)


def test_an_answer_with_fewer_places_than_were_asked_for_is_refused(run, publishers):
    def fewer(said: dict) -> dict:
        if "value" in said:
            place = said["dimension"]["KOKkommuneregion0000"]["category"]
            place["index"] = {"3101": 0}
            said["size"][0] = 1
            said["value"] = said["value"][: said["size"][2]]
            said.pop("status", None)
        return said

    publishers.rewrite = fewer
    assert "svarte med 1 av" in problem(run)


def test_a_shrunken_download_is_refused_with_the_reason(run, publishers):
    publishers.tables["12005"].cell = lambda cell: (1.0, "") if cell["KOKkommuneregion0000"] < "2000" else (None, "..")
    assert re.search(r"hadde tall for \d+ kommuner i 202\d, men .* ga nå bare \d+", problem(run))


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"unit": "promille"}, "i «promille», og ikke i «prosent»"),
        ({"unit": "antall"}, "i «antall», og ikke i «prosent»"),
        ({"unit": "1 000 kr"}, "i «1 000 kr», og ikke i «prosent»"),
        ({"measures": {"KOSandelpasiente0000": "Pasienter uten lege (promille)"}}, "«Pasienter uten lege (promille)»"),
    ],
)
def test_another_unit_leaves_the_old_figures_and_asks(run, publishers, changed, said):
    first = run()
    vars(publishers.tables["12005"]).update(changed)
    came = run()
    assert said in came.problems[0] and "De gamle tallene blir stående" in came.problems[0]
    assert read_package(newest_package(SMALL)).figures[GP] == first.package.figures[GP]


def test_the_same_unit_in_another_word_is_taken_when_somebody_has_looked(run, publishers):
    run()
    publishers.tables["12005"].unit = "pst."
    assert f"refresh --accept-unit {GP}" in run().problems[0]
    assert run(accepted=["female_gps"]).problems == run().problems
    assert run(accepted=[GP]).problems == []
    assert run().problems == []  # and from now on


def test_another_unit_or_size_is_not_taken_because_somebody_has_looked(run, publishers):
    run()
    publishers.tables["12005"].unit = "promille"
    assert "i «promille», og ikke i «prosent»" in run(accepted=[GP]).problems[0]
    publishers.tables["12005"].unit = "pst."
    figures = publishers.tables["12005"].cell

    def tenth(cell: dict[str, str]) -> tuple[float | None, str]:
        value, sign = figures(cell)
        return value and value / 10, sign

    publishers.tables["12005"].cell = tenth
    assert "ganger så store" in run(accepted=[GP]).problems[0]


@pytest.mark.parametrize("decimals", [0, 2])
def test_other_decimals_are_told_and_revise_no_figure_that_only_has_more_of_them(run, publishers, decimals):
    own = read_package(SMALL).figures[GP]
    rounded = {
        key: round(abs(value - 0.04 * (decimals > 0)), decimals) for key, (value, _) in own.items() if value is not None
    }
    rounded["4001", "2025"] = round(own["4001", "2025"][0] + 3, decimals)
    table = publishers.tables["12005"]
    table.cell = lambda cell: (own.get((cell["KOKkommuneregion0000"], cell["Tid"]), (None, ".."))[0], "")
    run()
    table.decimals = decimals
    table.cell = lambda cell: (rounded.get((cell["KOKkommuneregion0000"], cell["Tid"])), "")
    came = run()
    assert came.problems == [] and figure(came, GP, "4001", "2025") == (rounded["4001", "2025"], "ok")
    assert [(one.region, one.period) for one in came.changes.figures] == [("4001", "2025")]
    assert f"antallet desimaler, fra «1» til «{decimals}»" in in_words(came.changes, came.package)[-1]


def test_the_courses_own_unit_is_asked_for_the_first_time(run, publishers):
    publishers.tables["12005"].unit = "antall"
    assert "i «antall», og ikke i «prosent»" in problem(run)


@pytest.mark.parametrize("factor", [0.001, 0.1, 100, 0.3, 0.7])
@pytest.mark.parametrize("only", ["", "2023", "2026"])
def test_a_common_factor_is_another_unit_and_is_asked_about(run, publishers, factor, only):
    """In all years, in one of them, or in a year that was not there before."""
    own = read_package(SMALL).figures[GP]
    table = publishers.tables["12005"]
    table.periods.append("2026")

    def answered(cell: dict[str, str]) -> tuple[float | None, str]:
        place, year = cell["KOKkommuneregion0000"], cell["Tid"]
        value, _ = own.get((place, min(year, "2025")), (None, ""))
        if value is None:
            return None, ".."
        wobble = 1 + int(place) % 7 / 50 if year == "2026" else 1
        return round(value * wobble * (factor if only in ("", year) else 1), 3), ""

    table.cell = answered
    came = run()
    if factor == 0.7 or (only == "2026" and factor == 0.3):  # as it may be revised, or be unlike the year before
        assert came.problems == []
    else:
        assert "ganger så store" in came.problems[0]
        assert read_package(newest_package(SMALL)).figures[GP] == own


@pytest.mark.parametrize("wrong, said", [(1e12, "ganger så store"), (-3.0, "−3,0 prosent"), (104.2, "104,2 prosent")])
def test_a_figure_that_cannot_be_is_not_taken(run, publishers, wrong, said):
    own = read_package(SMALL).figures[GP]

    def answered(cell: dict[str, str]) -> tuple[float | None, str]:
        value, _ = own.get((cell["KOKkommuneregion0000"], cell["Tid"]), (None, ""))
        if value is None:
            return None, ".."
        return (wrong, "") if wrong > 1e9 or cell["KOKkommuneregion0000"] == "3201" else (value, "")

    publishers.tables["12005"].cell = answered
    assert said in problem(run)


def test_figures_revised_by_no_common_factor_are_taken(run, publishers):
    own = read_package(SMALL).figures[GP]

    def revised(cell: dict[str, str]) -> tuple[float | None, str]:
        value, _ = own.get((cell["KOKkommuneregion0000"], cell["Tid"]), (None, ""))
        return (None, "..") if value is None else (min(value * (1 + int(cell["KOKkommuneregion0000"]) % 10), 100), "")

    publishers.tables["12005"].cell = revised
    assert run().problems == []


@pytest.mark.parametrize("with_figures, taken", [(150, False), (340, True)])
def test_a_new_year_that_few_have_yet_waits_and_is_told(run, publishers, with_figures, taken):
    table, have = publishers.tables["12005"], sorted(municipalities())[:with_figures]
    table.periods.append("2026")
    whole = table.cell
    table.cell = lambda cell: (
        (None, "..") if cell["Tid"] == "2026" and cell["KOKkommuneregion0000"] not in have else whole(cell)
    )
    came = run()
    assert figure(came, GP, "3101", "2025") == (10.125, "ok") and not came.problems
    assert (figure(came, GP, have[0], "2026") is not None) is taken
    said = [one for one in came.remarks if "2026 er ikke tatt med før flere har det" in one]
    assert taken is not bool(said) and (taken or "bare 148 kommuner" in said[0])


def test_a_year_to_come_is_left_out_and_told(run, publishers):
    publishers.tables["12005"].periods.append("2031")
    came = run()
    assert "2031" in came.remarks[0] and figure(came, GP, "3101", "2031") is None


def test_other_figures_are_fetched_when_one_table_is_gone(run):
    came = run("net_operating_result", GP)
    assert len(came.problems) == 1 and "Fortsatt ikke hentet: Netto driftsresultat" in came.problems[0]
    assert came.changes.fetched == (GP,)


def test_a_full_disk_leaves_the_old_package_and_says_so(run):
    first = run()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    clockless = {path.name for path in packages_for(SMALL).iterdir()}
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(ValueError, match="ikke plass til de nye tallene"):
            run(since=2025)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert newest_package(SMALL) == first.folder and read_package(first.folder)
    assert {path.name for path in packages_for(SMALL).iterdir()} - clockless <= {"answers"}


def test_two_at_once_are_told(run):
    from baerekraft.one_at_a_time import one_at_a_time

    packages_for(SMALL).mkdir(parents=True)
    with one_at_a_time(packages_for(SMALL) / "lock"), pytest.raises(ValueError, match="et annet vindu"):
        run()


SLOWLY = """
    import sys
    from pathlib import Path
    sys.path[:0] = ["{tests}/helpers"]
    from publishers import MovedClock
    from baerekraft.refresh.definitions import definitions
    from baerekraft.refresh.refresh import refresh
    print("begun", flush=True)
    clock, bundled = MovedClock("{day}T12:00:00"), Path({bundled})
    refresh(definitions(["patients_without_gp"]), clock=clock, bundled=bundled, addresses={addresses})
"""


@pytest.mark.parametrize("moments", [3, pytest.param(20, marks=thorough)])
def test_killed_at_any_moment_the_old_package_stays_whole_and_the_next_run_goes_on(run, publishers, moments):
    first = run()
    moment = random.Random(moments)
    for _ in range(moments):
        program = textwrap.dedent(
            SLOWLY.format(
                tests=ROOT / "tests", day="2026-12-24", addresses=repr(publishers.addresses), bundled=repr(str(SMALL))
            )
        )
        child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=os.environ, cwd=ROOT)
        child.stdout.readline()
        try:
            child.wait(moment.uniform(0, 2.5))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        newest = newest_package(SMALL)
        assert read_package(newest).figures[GP]["3101", "2024"] == (10.124, "ok")
    asked = len(publishers.asked)
    again = refresh(
        definitions([GP]), clock=MovedClock("2026-12-25T12:00:00"), addresses=publishers.addresses, bundled=SMALL
    )
    assert again.problems == [] and newest_package(SMALL) == again.folder != first.folder
    assert len(publishers.asked) - asked <= 4
    assert not list(packages_for(SMALL).glob(".unfinished*"))


def test_what_changed_is_said_with_my_place_first(run, publishers):
    run(mine="3201")
    table = publishers.tables["12005"]
    own, table.periods = table.cell, [*table.periods, "2026"]

    def revised(cell):
        if cell["KOKkommuneregion0000"] == "1151":
            return 7.0, ""
        value, sign = own(cell)
        return (value + 1, sign) if cell["Tid"] == "2024" and value is not None else (value, sign)

    table.cell = revised
    table.measures["KOSandelpasiente0000"] = "Andel uten fast lege"
    came = run(mine="3201")
    said = in_words(came.changes, came.package)
    assert said[0] == "Bærum, Uten fastlege: nytt tall for 2026, 20,1 prosent."
    assert said[1] == "Bærum, Uten fastlege: tallet for 2024 er rettet fra 20,1 til 21,1 prosent (+1,0)."
    assert "ikke lenger skjult: 3 (kommuner: 1; 2023–2025)" in said[2]
    assert said[-1] == (
        "Uten fastlege: utgiveren har endret navnet, fra «Andel pasienter uten lege» til «Andel uten fast lege»."
    )
    whole = json.loads((came.folder / "changes.json").read_text(encoding="utf-8"))
    first = next(one for one in whole["figures"] if one["kind"] == "revised" and one["region"] == "3201")
    assert first["difference"] == pytest.approx(1) and whole["place"] == "3201"
    pages = {language: (came.folder / f"changes.{language}.html").read_text(encoding="utf-8") for language in LANGUAGES}
    assert all(f'<html lang="{language}">' in page and "Bærum" in page for language, page in pages.items())
    assert "<h1>Hva som er endret i tallene, 29. november 2026</h1>" in pages["nb"]
    assert (came.folder / "changes.csv").read_text(encoding="utf-8").startswith("kind,indicator,region,name")
    with_my_own_first = from_json((came.folder / "changes.json").read_text(encoding="utf-8"), "1151")
    assert with_my_own_first.figures[0].region == "1151" and from_json(as_json(came.changes), "3201") == came.changes


@pytest.mark.parametrize(
    "before, now, said",
    [
        (4.5, 5.5, "for 2025 er rettet fra 4,5 til 5,5 prosent (+1,0)."),
        (4.5, 4.504, "for 2025 er rettet fra 4,500 til 4,504 prosent (+0,004)."),
        (4.46, 4.44, "for 2025 er rettet fra 4,46 til 4,44 prosent (−0,02)."),
    ],
)
def test_a_small_revision_is_seen(before, now, said):
    was, is_now = read_package(SMALL), read_package(SMALL)
    was.figures[GP]["3312", "2025"], is_now.figures[GP]["3312", "2025"] = (before, "ok"), (now, "ok")
    found = changes(was, is_now, [GP], "3312")
    assert in_words(found, is_now)[0] == f"Lier, Uten fastlege: tallet {said}"
    written = re.findall(r"-?\d+,\d+", said)
    assert all(
        f">{each}<" in refreshed_page.pages(found, is_now, "2026-11-30")["changes.nb.html"] for each in written[:2]
    )


def test_oslo_is_told_of_its_figures_as_a_county_too():
    was, is_now = read_package(SMALL), read_package(SMALL)
    is_now.figures[GP]["0301", "2025"], is_now.figures[GP]["0000", "2025"] = (7.5, "ok"), (3.0, "ok")
    for mine in ("03", "0301"):
        found = changes(was, is_now, [GP], mine)
        assert in_words(found, is_now)[0].startswith("Oslo – Oslove, Uten fastlege: tallet for 2025 er rettet")
    written = refreshed_page.pages(found, is_now, "2026-11-30")
    assert [
        f">{name}<" in written[f"changes.{language}.html"]
        for language, name in zip(LANGUAGES, ("Norge", "Noreg", "Norway"), strict=True)
    ] == [True] * 3


@pytest.mark.parametrize("chosen, today", [("0219", "3201"), ("1850", None), ("46", "46")])
def test_the_place_is_the_one_it_is_today(chosen, today):
    remember_municipality(chosen)
    assert _place_of_today() == today


def test_a_period_of_several_years_is_written_as_on_the_card():
    was, is_now = read_package(SMALL), read_package(SMALL)
    is_now.figures[GP] |= {("3312", period): (4.0, "ok") for period in ("2019-2025", "2020-2026")}
    assert "(kommuner: 1; 2019–2025 – 2020–2026)" in in_words(changes(was, is_now, [GP], None), is_now)[0]


def test_the_last_changes_are_told_again_and_the_card_has_the_hash_of_what_was_read(run, request, capsys, monkeypatch):
    request.addfinalizer(read_again)  # the small package is not the next test's
    assert main(["refresh", "--changes"]) == 0
    assert "Ingen nyere tall er hentet" in capsys.readouterr().out
    came = run(mine="3201")
    for module in (refreshed_page, tables):
        monkeypatch.setattr(module, "DATA", SMALL)
    read_again()
    remember_municipality("3201")
    assert main(["refresh", "--changes"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Bærum, Uten fastlege: ") and said[-1].endswith("changes.nb.html.")
    assert f"12005 {came.package.says[GP]['sha256']}" in dict(origin(indicator(GP))).values()


def test_nothing_is_asked_of_anybody_by_a_dry_run_or_a_probe(publishers, capsys, monkeypatch):
    monkeypatch.setattr(Calls, "_ask", lambda *_: pytest.fail("asked"))
    assert main(["refresh", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert (
        "Spør data.ssb.no" in said and "Ikke" not in said and "ikke hentet ennå" in said and "Ingenting om deg" in said
    )
    assert main(["refresh", "--probe"]) == 0
    said = capsys.readouterr().out
    assert "https://www.ssb.no/statbank/table/12241" in said and "koden er ikke sett" in said and "[ ]" in said
    assert {"SSB, tabell 12241", "FHI, tabell 360", "Miljødirektoratet, arbeidsboka med utslipp"} <= set(
        said.splitlines()
    )
    for wrong in ("3000", "-5", "i fjor"):
        with pytest.raises(SystemExit):
            main(["refresh", "--since", wrong, "--dry-run"])
        assert "år med fire siffer" in capsys.readouterr().err
    assert main(["refresh", "--indicator", "kryds"]) == 1
    assert "Dei" not in (said := capsys.readouterr().err) and "«kryds» er ingen indikator" in said
