# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown] lang="nb"
# # Øvelse: å velge indikatorer og styre etter dem
#
# Kommunedirektøren vil ha lista i morgen: fem tall, hva de dekker, og hva som
# mangler. Til slutt skal du begrunne valget, for noen kommer til å
# spørre.
#
# Du skriver mellom én og fem linjer i hver oppgave. Bytt ut prikkene, trykk `Shift+Enter`, og kjør
# cellene under.
#
# Regn med 20 minutter med skjema, mer med kode. De tre første oppgavene gir opptil ni poeng, og
# begrunnelsen opptil fire.
#
# Noen av sjekkene prøver svaret ditt på andre lister og kommuner når øvelsen blir rettet.

# %% [markdown] lang="nn"
# # Øving: å velje indikatorar og styre etter dei
#
# Kommunedirektøren vil ha lista i morgon: fem tal, kva dei dekkjer, og kva som
# manglar. Til slutt skal du grunngje valet, for nokon kjem til å spørje.
#
# Du skriv mellom éi og fem linjer i kvar oppgåve. Byt ut prikkane, trykk `Shift+Enter`, og køyr
# cellene under.
#
# Rekn med 20 minutt med skjema, meir med kode. Dei tre første oppgåvene gjev opptil ni poeng, og
# grunngjevinga opptil fire.
#
# Nokre av sjekkane prøver svaret ditt på andre lister og kommunar når øvinga blir retta.

# %% [markdown] lang="en"
# # Exercise: choosing indicators and steering by them
#
# The chief executive wants the list tomorrow: five figures, what they cover, and
# what is missing. At the end you give your reasons, because somebody
# will ask.
#
# You write between one and five lines in each task. Replace the dots, press `Shift+Enter`, and run
# the cells below.
#
# Allow 20 minutes by form, more in code. The first three tasks are worth up to nine points, and
# the reasons up to four.
#
# Some of the checks try your answer on other lists and municipalities when the exercise is graded.

# %% tags=["setup"]
import pandas as pd

from baerekraft.nb import *

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. Fem tall for stedet ditt
#
# Skriv ordboka `chosen` med fem linjer, som i leksjonen: navnet på indikatoren, kolon,
# dimensjonen. Dimensjonen er `"environment"`, `"society"` eller `"economy"`, etter hva
# som skal bli bedre. Alle tre skal være med. Minst tre av de fem må ha en retning; en
# bakgrunnsindikator (`context`) kan ingen styre etter.
#
# Her er navnene, med retningen. De som bare finnes for Telemark, får du med
# `indicators()` uten noe i parentesen.

# %% [markdown] lang="nn"
# ## 1. Fem tal for staden din
#
# Skriv ordboka `chosen` med fem linjer, som i leksjonen: namnet på indikatoren, kolon,
# dimensjonen. Dimensjonen er `"environment"`, `"society"` eller `"economy"`, etter kva
# som skal bli betre. Alle tre skal vere med. Minst tre av dei fem må ha ei retning; ein
# bakgrunnsindikator (`context`) kan ingen styre etter.
#
# Her er namna, med retninga. Dei som berre finst for Telemark, får du med
# `indicators()` utan noko i parentesen.

# %% [markdown] lang="en"
# ## 1. Five figures for your place
#
# Write the dictionary `chosen` with five lines, as in the lesson: the name of the
# indicator, a colon, the dimension. The dimension is `"environment"`, `"society"` or
# `"economy"`, by what is meant to improve. All three must be there. At least three of
# the five must have a direction; nobody can steer by a background indicator
# (`context`).
#
# Here are the names, with the direction. Those that exist for Telemark only you get
# with `indicators()`, with nothing in the brackets.

# %% tags=["code"]
pd.Series({one.id: one.direction for one in indicators(coverage="country")})

# %% nbgrader={"grade": false, "grade_id": "chosen", "locked": false, "schema_version": 3, "solution": true, "task": false}
chosen = ...
### BEGIN SOLUTION
chosen = {
    "electricity_households": "environment",
    "protected_area_share": "environment",
    "patients_without_gp": "society",
    "turnout_parliament": "society",
    "median_income": "economy"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "chosen-five-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import indicator
from baerekraft.exercise import check

with check("chosen-five"):
    assert chosen is not ...
    assert len(chosen) == 5, len(chosen)
    for one in dict(chosen):
        assert indicator(one).name

# %% nbgrader={"grade": true, "grade_id": "chosen-dimensions-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import indicators
from baerekraft.exercise import check, letters

with check("chosen-dimensions"):
    assert chosen is not ...
    found = sorted(set(letters(*dict(chosen).values())))
    assert found == ["economy", "environment", "society"], found
### BEGIN HIDDEN TESTS
with check("chosen-dimensions-fit"):
    goals = {one.id: one.goal for one in indicators()}
    for one, dimension in dict(chosen).items():
        is_environment = letters(dimension) == ["environment"]
        assert is_environment or goals.get(one) not in (13, 15) or one == "hazard_buildings"
        assert not is_environment or goals.get(one) not in (1, 3, 4, 5, 10, 16)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "chosen-direction-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import indicators
from baerekraft.exercise import check

with check("chosen-direction"):
    assert chosen is not ...
    found = [one.direction for one in indicators() if one.id in dict(chosen)]
    assert len(found) - found.count("context") >= 3, found

# %% [markdown] lang="nb"
# ## 2. Hvor dekker lista, og hvor er det hull?
#
# Under er et oppdiktet utkast. `kind` sier om tallet er innsats (`input`), produkt
# (`output`) eller resultat (`outcome`). Én indikator har kommet med to ganger.
#
# Skriv `coverage`. Svaret skal være antallet resultatindikatorer i hver av de tre
# dimensjonene, med 0 der det ikke er noen. En indikator som står to ganger, teller én
# gang. Tre byggeklosser:
#
# - `rows[rows["kind"] == "outcome"]` gir radene som er resultater
# - `.drop_duplicates("indicator")` beholder én rad av hver
# - `.value_counts().reindex(dimensions, fill_value=0)` kjenner du fra leksjonen; sett
#   `["dimension"]` foran, så er det dimensjonene som blir telt
#
# Du kan gi hvert steg et navn på sin egen linje. Den siste begynner med `return`.

# %% [markdown] lang="nn"
# ## 2. Kvar dekkjer lista, og kvar er det hol?
#
# Under er eit oppdikta utkast. `kind` seier om talet er innsats (`input`), produkt
# (`output`) eller resultat (`outcome`). Éin indikator har kome med to gonger.
#
# Skriv `coverage`. Svaret skal vere talet på resultatindikatorar i kvar av dei tre
# dimensjonane, med 0 der det ikkje er nokon. Ein indikator som står to gonger, tel éin
# gong. Tre byggjeklossar:
#
# - `rows[rows["kind"] == "outcome"]` gjev radene som er resultat
# - `.drop_duplicates("indicator")` tek vare på éi rad av kvar
# - `.value_counts().reindex(dimensions, fill_value=0)` kjenner du frå leksjonen; set
#   `["dimension"]` framfor, så er det dimensjonane som blir talde
#
# Du kan gje kvart steg eit namn på si eiga linje. Den siste byrjar med `return`.

# %% [markdown] lang="en"
# ## 2. What does the list cover, and where are the gaps?
#
# Below is a made-up draft. `kind` says whether the figure is `input`, `output` or
# `outcome`. One indicator has been entered twice.
#
# Write `coverage`. The answer should be the number of outcome indicators in each of the
# three dimensions, with 0 where there are none. An indicator entered twice counts once.
# Three building blocks:
#
# - `rows[rows["kind"] == "outcome"]` gives the rows that are outcomes
# - `.drop_duplicates("indicator")` keeps one row of each
# - `.value_counts().reindex(dimensions, fill_value=0)` you know from the lesson; put
#   `["dimension"]` in front, and it is the dimensions that are counted
#
# You may give each step a name on a line of its own. The last begins with `return`.

# %% tags=["code"]
dimensions = ["environment", "society", "economy"]
columns = ["indicator", "dimension", "kind", "source", "direction", "owner"]
draft = pd.DataFrame(
    [
        ["waste-sorted", "environment", "outcome", "KOSTRA", "higher", "technical"],
        ["footpath-metres", "society", "output", "own", "higher", "technical"],
        ["walk-to-school", "society", "outcome", "own", None, "schools"],
        ["walk-to-school", "society", "outcome", "own", None, "schools"],
        ["business-advice-hours", "economy", "input", "own", "higher", None],
        ["complaints-in-time", "society", "outcome", "own", "higher", "service"],
    ],
    columns=columns,
    dtype=object,
)
draft

# %% nbgrader={"grade": false, "grade_id": "coverage", "locked": false, "schema_version": 3, "solution": true, "task": false}
def coverage(rows):
    ...
    ### BEGIN SOLUTION
    outcomes = rows[rows["kind"] == "outcome"]
    each = outcomes.drop_duplicates("indicator")
    return each["dimension"].value_counts().reindex(dimensions, fill_value=0)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "coverage-outcomes-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("coverage-outcomes"):
    found = coverage(draft.drop_duplicates())
    assert found is not None, found
    assert found["environment"] == 1 and found["society"] == 2, dict(found)
### BEGIN HIDDEN TESTS
import pandas as pd

with check("coverage-outcomes-other-list"):
    kinds = ["input", "outcome", "output", "outcome", "outcome"]
    other = pd.DataFrame({"indicator": list("abcde"), "dimension": ["economy"] * 4 + ["environment"], "kind": kinds})
    assert dict(coverage(other))["economy"] == 2 and dict(coverage(other))["environment"] == 1
    assert dict(coverage(other.head(2)))["economy"] == 1
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "coverage-gaps-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("coverage-gaps"):
    found = coverage(draft[draft["kind"] == "outcome"].drop_duplicates())
    assert found is not None, found
    assert set(dict(found)) == set(dimensions), list(dict(found))
    assert found["economy"] == 0, dict(found)
### BEGIN HIDDEN TESTS
with check("coverage-gaps-nothing"):
    for some, expected in ((draft.head(1), [1, 0, 0]), (draft.tail(1), [0, 1, 0]), (draft.head(0), [0, 0, 0])):
        assert dict(coverage(some)) == dict(zip(dimensions, expected))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "coverage-once-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("coverage-once"):
    twice = draft[draft["indicator"] == "walk-to-school"]
    found = coverage(twice)
    assert found is not None, found
    assert found["society"] == 1, dict(found)
### BEGIN HIDDEN TESTS
import pandas as pd

with check("coverage-once-other-owner"):
    again = pd.concat([draft, draft.assign(owner="shared")]).query("kind == 'outcome'")
    assert dict(coverage(again))["environment"] == 1 and dict(coverage(again))["society"] == 2
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Hva er ikke ferdig?
#
# En indikator uten kilde, retning eller eier kan ikke gå i økonomiplanen. Skriv
# `unfinished`, som skal svare med en liste over navnene på dem som mangler minst én av
# de tre. `rows[needed].isna()` er `True` i hver rute som er tom. `.any(axis=1)` ser
# bortover raden og sier om noen av rutene er det; `.all(axis=1)` krever at alle er det.
# Kaller du svaret `empty`, gir `rows.loc[empty, "indicator"]` navnene. Hvert navn skal
# stå én gang; `.unique()` sørger for det.

# %% [markdown] lang="nn"
# ## 3. Kva er ikkje ferdig?
#
# Ein indikator utan kjelde, retning eller eigar kan ikkje gå i økonomiplanen. Skriv
# `unfinished`, som skal svare med ei liste over namna på dei som manglar minst éin av
# dei tre. `rows[needed].isna()` er `True` i kvar rute som er tom. `.any(axis=1)` ser
# bortover rada og seier om nokon av rutene er det; `.all(axis=1)` krev at alle er det.
# Kallar du svaret `empty`, gjev `rows.loc[empty, "indicator"]` namna. Kvart namn skal
# stå éin gong; `.unique()` syter for det.

# %% [markdown] lang="en"
# ## 3. What is not finished?
#
# An indicator without source, direction or owner cannot go into the financial plan.
# Write `unfinished`, which should answer with a list of the names of those that lack at
# least one of the three. `rows[needed].isna()` is `True` in every cell that is empty.
# `.any(axis=1)` looks along the row and says whether any of the cells is; `.all(axis=1)`
# demands that all are. If you call the answer `empty`, `rows.loc[empty, "indicator"]`
# gives the names. Each name should appear once; `.unique()` sees to that.

# %% nbgrader={"grade": false, "grade_id": "unfinished", "locked": false, "schema_version": 3, "solution": true, "task": false}
needed = ["source", "direction", "owner"]


def unfinished(rows):
    ...
    ### BEGIN SOLUTION
    empty = rows[needed].isna().any(axis=1)
    return list(rows.loc[empty, "indicator"].unique())
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "unfinished-any-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("unfinished-any"):
    found = unfinished(draft)
    assert found is not None, found
    found = list(found)
    assert set(found) == {"walk-to-school", "business-advice-hours"}, sorted(found)
### BEGIN HIDDEN TESTS
with check("unfinished-each-of-three"):
    empty = draft.loc[2, "direction"]
    whole = draft.drop_duplicates("indicator").assign(direction="higher", owner="service").astype(object)
    for name, column in ((name, column) for name in whole["indicator"] for column in ("source", "direction", "owner")):
        holed = whole.copy()
        holed.loc[holed["indicator"] == name, column] = empty
        assert list(unfinished(holed)) == [name]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "unfinished-once-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("unfinished-once"):
    found = unfinished(draft)
    assert found is not None, found
    found = list(found)
    assert len(found) == len(set(found)), found
### BEGIN HIDDEN TESTS
with check("unfinished-none"):
    whole = draft.assign(direction="lower", owner="service", source="own")
    assert list(unfinished(whole)) == list(unfinished(whole.assign(kind=None, dimension=None))) == []
    bare = whole.assign(**dict.fromkeys(["direction", "owner", "source"], draft.loc[2, "direction"]))
    assert sorted(unfinished(bare)) == sorted(set(draft["indicator"])) and len(set(unfinished(bare))) == 5
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 4. Begrunn valget
#
# Kjør cellen under med `Shift+Enter`, så ser du dine fem.
#
# Skriv fire setninger til kommunedirektøren:
#
# 1. Hvorfor disse fem? Vis til et mål i planen deres.
# 2. Hva lot du ligge, og hva får ingen vite av den grunn?
# 3. Ta det viktigste av de fem: Hvilken stilling eier det, i hvilket dokument står det, og hvem bestemmer målet?
# 4. Hvilket av de fem er lettest å pynte på, og hva setter du ved siden av?
#
# Kurslederen leser svaret og gir opptil fire poeng.

# %% [markdown] lang="nn"
# ## 4. Grunngje valet
#
# Køyr cella under med `Shift+Enter`, så ser du dine fem.
#
# Skriv fire setningar til kommunedirektøren:
#
# 1. Kvifor desse fem? Vis til eit mål i planen dykkar.
# 2. Kva lét du liggje, og kva får ingen vite av den grunn?
# 3. Ta det viktigaste av dei fem: Kva for ei stilling eig det, i kva dokument står det, og kven avgjer målet?
# 4. Kva for eit av dei fem er lettast å pynte på, og kva set du ved sida av?
#
# Kursleiaren les svaret og gjev opptil fire poeng.

# %% [markdown] lang="en"
# ## 4. Give your reasons
#
# Run the cell below with `Shift+Enter` to see your five.
#
# Write four sentences to the chief executive:
#
# 1. Why these five? Refer to a goal in your plan.
# 2. What did you leave out, and what will nobody find out because of that?
# 3. Take the most important of the five: which post owns it, which document is it in, and who decides the target?
# 4. Which of the five is easiest to make look good, and what do you put beside it?
#
# The course lead reads the answer and gives up to four points.

# %%
place = my_municipality()
status_table(chosen, place, group="similar") if chosen is not ... else place

# %% [markdown] nbgrader={"grade": true, "grade_id": "why-these", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# …

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: det nyeste året for hvert tall
#
# En tabell har kolonnene `name`, `year` og `value`. Skriv uttrykket som gir det siste året med tall for hvert navn.
# `dropna(subset="value")` tar bort radene uten tall, `groupby("name")` deler etter navn, og `["year"].max()` tar det
# største.
#
# Denne er for den som skriver kode, og har ikke noe skjema. Poenget står for seg selv: Det
# trengs ikke for å fullføre, og er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: det nyaste året for kvart tal
#
# Ein tabell har kolonnane `name`, `year` og `value`. Skriv uttrykket som gjev det siste året med tal for kvart namn.
# `dropna(subset="value")` tek bort radene utan tal, `groupby("name")` deler etter namn, og `["year"].max()` tek det
# største.
#
# Denne er for den som skriv kode, og har ikkje noko skjema. Poenget står for seg sjølv: Det
# trengst ikkje for å fullføre, og er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: the newest year of each figure
#
# A table has the columns `name`, `year` and `value`. Write the expression that gives the last year with a figure for each
# name. `dropna(subset="value")` takes away the rows without a figure, `groupby("name")` divides by name, and
# `["year"].max()` takes the largest.
#
# This one is for those who write code, and has no form. The point is counted apart from the others,
# and you do not need it to complete the course.

# %% nbgrader={"grade": false, "grade_id": "distinction-newest", "locked": false, "schema_version": 3, "solution": true, "task": false}
def newest_of(table):
    newest = ...
    ### BEGIN SOLUTION
    newest = table.dropna(subset="value").groupby("name")["year"].max()
    ### END SOLUTION
    return newest

# %% nbgrader={"grade": true, "grade_id": "distinction-newest-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("distinction-newest"):
    made_up = pd.DataFrame({"name": list("ABAB"), "year": [3, 5, 4, 6], "value": [1.0, 0.0, 2.0, None]})
    found = newest_of(made_up)
    assert found is not ...
    assert {name: int(found[name]) for name in "AB"} == {"A": 4, "B": 5}, dict(found)
### BEGIN HIDDEN TESTS
from baerekraft import series

with check("distinction-newest-any"):
    for place in ("4001", "46", "1151"):
        ids = ("turnout_local", "population", "gp_list_length")
        rows = pd.concat([series(one, place).assign(name=one) for one in ids])
        rows = rows.sample(frac=1, random_state=2, ignore_index=True)
        known = rows[rows["value"].notna()]
        for one in set(known["name"]):
            assert int(newest_of(rows)[one]) == known.loc[known["name"] == one, "year"].sort_values().iloc[-1]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: hvor gammelt er tallet?
#
# Skriv `age`. Den får en indikator, en kommune og et år, og skal svare hvor mange år
# det er siden det siste tallet du kan bruke. Har kommunen ingen slike tall, skal svaret
# være `None`, ikke 0.
#
# `usable(series(one, place))` gir radene med brukbare tall, og `known["year"].max()` det
# siste året i dem. `known.empty` er `True` når det ikke er noen rader igjen.
#
# Også denne er for den som skriver kode. De tre poengene er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: kor gammalt er talet?
#
# Skriv `age`. Han får ein indikator, ein kommune og eit år, og skal svare kor mange år
# det er sidan det siste talet du kan bruke. Har kommunen ingen slike tal, skal svaret
# vere `None`, ikkje 0.
#
# `usable(series(one, place))` gjev radene med brukande tal, og `known["year"].max()` det
# siste året i dei. `known.empty` er `True` når det ikkje er rader att.
#
# Denne òg er for den som skriv kode. Dei tre poenga er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: how old is the figure?
#
# Write `age`. It is given an indicator, a municipality and a year, and should answer how
# many years it is since the latest figure you can use. If the municipality has no such
# figure the answer should be `None`, not 0.
#
# `usable(series(one, place))` gives the rows with usable figures, and
# `known["year"].max()` the latest year among them. `known.empty` is `True` when no rows
# are left.
#
# This one too is for those who write code. Its three points are also counted apart.

# %% nbgrader={"grade": false, "grade_id": "distinction-age", "locked": false, "schema_version": 3, "solution": true, "task": false}
def age(one, place, this_year):
    ...
    ### BEGIN SOLUTION
    known = usable(series(one, place))
    if known.empty:
        return None
    return this_year - known["year"].max()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "distinction-age-value-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import cross_section
from baerekraft.exercise import check

with check("age-value"):
    latest = int(cross_section("turnout_local")["period"].iloc[0])
    found = age("turnout_local", "3312", latest + 3)
    assert found is not None, found
    assert found == 3, found
### BEGIN HIDDEN TESTS
from baerekraft import series, usable

with check("age-value-other"):
    for one, code, years in (("higher_education", "4601", 10), ("population", "1151", 1), ("life_expectancy", "4001", 2)):
        assert age(one, code, int(usable(series(one, code))["year"].max()) + years) == years
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "distinction-age-usable-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import series
from baerekraft.exercise import check

with check("age-usable"):
    known = series("electricity_households", "1837")
    latest = int(known.loc[known["status"] == "ok", "year"].max())
    found = age("electricity_households", "1837", latest + 4)
    assert found is not None, found
    assert found == 4, found
### BEGIN HIDDEN TESTS
from baerekraft import cross_section, usable

with check("age-usable-holes"):
    holes = cross_section("national_test_reading")
    for code in holes.index[holes["value"].isna()][:20]:
        years = usable(series("national_test_reading", code))["year"]
        if len(years):
            assert age("national_test_reading", code, 2027) == 2027 - int(years.max())
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "distinction-age-none-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft import cross_section
from baerekraft.exercise import check

with check("age-none"):
    latest = int(cross_section("turnout_local")["period"].iloc[0])
    known_one, unknown_one = age("turnout_local", "1151", latest + 3), age("school_points", "1151", latest + 3)
    assert known_one == 3, known_one
    assert pd.isna(unknown_one), unknown_one
### BEGIN HIDDEN TESTS
from baerekraft import indicators, series, usable

with check("age-none-faulty"):
    electricity = cross_section("electricity_households")
    for code in electricity.index[electricity["status"] == "faulty"]:
        if usable(series("electricity_households", code)).empty:
            assert pd.isna(age("electricity_households", code, latest))
    only_telemark = [one.id for one in indicators(coverage="telemark")]
    assert all(pd.isna(age(one, "0301", latest)) for one in only_telemark[:5])
    assert age("turnout_local", "5603", latest + 3) == 3 and age("turnout_local", "5603", latest) == 0
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. Noen foreslår én poengsum av dine fem tall. Gi hvert tall en
# plassering blant kommunene med `cross_section(one)["value"].rank(pct=True)`, snu dem
# der lavere er bedre, og legg dem sammen med fem vekter som til sammen er 1. Prøv 200
# sett tilfeldige vekter. Hva er den beste og den dårligste plassen for en kommune du
# kjenner, uten at et eneste tall er endret? Kommunebarometeret rangerer bare kommuner
# som har minst 60 prosent av tallene. Hva skjer med den etter den regelen?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. Nokon vil slå dei fem tala dine saman til éin poengsum. Gje
# kvart tal ei plassering mellom kommunane med
# `cross_section(one)["value"].rank(pct=True)`, snu dei der lågare er betre, og legg
# dei saman med fem vekter som til saman er 1. Prøv 200 sett tilfeldige vekter. Kva er
# den beste og den dårlegaste plassen for ein kommune du kjenner, utan at eit einaste
# tal er endra? Kommunebarometeret rangerer berre kommunar som har minst 60 prosent av
# tala. Kva skjer med han etter den regelen?

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. Somebody proposes a single score made of your five
# figures. Give each figure a place among the municipalities with
# `cross_section(one)["value"].rank(pct=True)`, turn those round where lower is better,
# and add them up with five weights that sum to 1. Try 200 sets of random weights. What
# are the best and the worst places a municipality you know gets, with not one figure
# changed? Kommunebarometeret, a newspaper's yearly ranking, includes only
# municipalities that have at least 60 per cent of the figures. What happens to it
# under that rule?

# %% [markdown] lang="nb"
# Lagre med `Ctrl+S`.
#
# Går du kurset sammen med andre, leverer du slik kurslederen har sagt.

# %% [markdown] lang="nn"
# Lagre med `Ctrl+S`.
#
# Går du kurset saman med andre, leverer du slik kursleiaren har sagt.

# %% [markdown] lang="en"
# Save with `Ctrl+S`.
#
# If you take the course with others, hand in the way your course lead has told you.
