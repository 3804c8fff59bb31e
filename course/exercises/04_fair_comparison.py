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
# # Øvelse: rettferdig sammenligning
#
# De folkevalgte skal få en side som viser hvor dere står. Du lager regnestykkene
# bak: hvem dere blir målt mot, hva som er vanlig hos dem, og om forskjellen kan være
# tilfeldig.
#
# To funksjoner er påbegynt, og du fyller ut det som mangler. Den tredje er tom. Bytt ut de tre
# prikkene, trykk `Shift+Enter`, og kjør cellene under.
#
# Regn med 10 minutter med skjema, mer med kode; øvelsen gir opptil sju poeng.
#
# Når øvelsen blir rettet, blir svaret ditt prøvd på andre kommuner og andre år.

# %% [markdown] lang="nn"
# # Øving: rettferdig samanlikning
#
# Dei folkevalde skal få ei side som viser kvar de står. Du lagar reknestykka bak:
# kven de blir målte mot, kva som er vanleg hos dei, og om skilnaden kan vere
# tilfeldig.
#
# To funksjonar er påbyrja, og du fyller ut det som manglar. Den tredje er tom. Byt ut dei tre
# prikkane, trykk `Shift+Enter`, og køyr cellene under.
#
# Rekn med 10 minutt med skjema, meir med kode; øvinga gjev opptil sju poeng.
#
# Når øvinga blir retta, blir svaret ditt prøvd på andre kommunar og andre år.

# %% [markdown] lang="en"
# # Exercise: fair comparison
#
# The councillors are to have a page that shows where you stand. You do the sums behind it:
# whom you are measured against, what is usual among them, and whether the difference could
# be chance.
#
# Two functions have been started, and you fill in what is missing. The third is empty.
# Replace the three dots, press `Shift+Enter`, and run the cells below.
#
# Allow 10 minutes by form, more in code; the exercise is worth up to seven points.
#
# When the exercise is graded, your answer is tried on other municipalities and years.

# %% tags=["setup"]
import pandas as pd

from baerekraft.nb import *

missing = float("nan")

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. De andre i fylket
#
# `figures` er en tabell med en rad for hver kommune, og `code` er nummeret til en av
# dem. Funksjonen har allerede funnet radene i fylket; de heter `county`. Skriv
# uttrykket som tar den ene ut. I leksjonen så det slik ut for Skien:
# `telemark[telemark.index != "4003"]`. Tegnet `!=` betyr «er ikke lik».

# %% [markdown] lang="nn"
# ## 1. Dei andre i fylket
#
# `figures` er ein tabell med ei rad for kvar kommune, og `code` er nummeret til ein av
# dei. Funksjonen har alt funne radene i fylket; dei heiter `county`. Skriv uttrykket
# som tek den eine ut. I leksjonen såg det slik ut for Skien:
# `telemark[telemark.index != "4003"]`. Teiknet `!=` tyder «er ikkje lik».

# %% [markdown] lang="en"
# ## 1. The others in the county
#
# `figures` is a table with a row for each municipality, and `code` is the code of one
# of them. The function has already found the rows of its county; they are called
# `county`. Write the expression that takes its own row out. In the lesson it looked
# like this for Skien: `telemark[telemark.index != "4003"]`. The sign `!=` means “is not
# equal to”.

# %% nbgrader={"grade": false, "grade_id": "others-in-county", "locked": false, "schema_version": 3, "solution": true, "task": false}
def others_in_county(figures, code):
    county = figures[figures["county"] == figures.loc[code, "county"]]
    others = ...
    ### BEGIN SOLUTION
    others = county[county.index != code]
    ### END SOLUTION
    return others

# %% nbgrader={"grade": true, "grade_id": "others-own-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import cross_section
from baerekraft.exercise import check

with check("others-own"):
    others = others_in_county(cross_section("turnout_local", "2023"), "4003")
    assert others is not ...
    assert "4003" not in others.index
### BEGIN HIDDEN TESTS
with check("others-own-elsewhere"):
    figures = cross_section("turnout_parliament", "2021")
    for code in ("1151", "5601", "3301", "0301"):
        assert code not in others_in_county(figures, code).index
        assert code not in others_in_county(figures.assign(value=float("nan")), code).index
    assert "4003" in others_in_county(figures, "4001").index
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "others-county-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import cross_section
from baerekraft.exercise import check

with check("others-county"):
    others = others_in_county(cross_section("turnout_local", "2023"), "4003")
    assert others is not ...
    assert set(others["county"]) == {"Telemark"}
    assert {"4001", "4012", "4036"} <= set(others.index)
### BEGIN HIDDEN TESTS
from baerekraft import compare

with check("others-county-elsewhere"):
    figures = cross_section("kindergarten_1_2", "2019")
    for code in ("1144", "5501", "4601"):
        assert set(compare("kindergarten_1_2", code, "county", "2019").members.index) <= set(others_in_county(figures, code).index)
        assert others_in_county(figures, code)["county"].nunique() == 1

with check("others-county-same-figure"):
    figures = cross_section("turnout_local", "2023")
    for alike in (figures.assign(value=60.0), figures.assign(value=float("nan"), status="missing")):
        for code in ("4003", "1101", "5636"):
            county = figures.index[figures["county"] == figures.loc[code, "county"]]
            assert {code, *others_in_county(alike, code).index} == set(county)
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Hva er vanlig?
#
# `values` er en kolonne med tall, ett for hver av de andre. Noen mangler, og da står
# det `nan`. `typical` skal svare med medianen når minst fem har tall, og ellers
# med `missing`.
#
# Tell først, i `n`: `values.count()` teller tallene, `len(values)` teller rutene. Skriv så
# `middle` med `if` og `else`, som i forrige øvelse: `"frost" if degrees < 0 else "mild"`.
# Medianen heter `values.median()`, og «minst» skrives `>=`.

# %% [markdown] lang="nn"
# ## 2. Kva er vanleg?
#
# `values` er ein kolonne med tal, eitt for kvar av dei andre. Nokre manglar, og då står
# det `nan`. `typical` skal svare med medianen når minst fem har tal, og elles
# med `missing`.
#
# Tel først, i `n`: `values.count()` tel tala, `len(values)` tel rutene. Skriv så `middle`
# med `if` og `else`, som i førre øving: `"frost" if degrees < 0 else "mild"`. Medianen
# heiter `values.median()`, og «minst» skriv du `>=`.

# %% [markdown] lang="en"
# ## 2. What is usual?
#
# `values` is a column of numbers, one for each of the others. Some are missing, and there
# it says `nan`. `typical` is to answer with the median when at least five have figures, and
# with `missing` otherwise.
#
# Count first, in `n`: `values.count()` counts the numbers, `len(values)` counts the cells.
# Then write `middle` with `if` and `else`, as in the last exercise:
# `"frost" if degrees < 0 else "mild"`. The median is called `values.median()`, and “at
# least” is written `>=`.

# %% nbgrader={"grade": false, "grade_id": "typical", "locked": false, "schema_version": 3, "solution": true, "task": false}
def typical(values):
    n = middle = ...
    ### BEGIN SOLUTION
    n = int(values.count())
    middle = values.median() if n >= 5 else missing
    ### END SOLUTION
    return middle

# %% nbgrader={"grade": true, "grade_id": "typical-median-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("typical-median"):
    middle = typical(pd.Series([30.0, 32.0, 34.0, 38.0, 41.0, 96.0]))
    assert middle is not ...
    assert near(middle, 36), middle
### BEGIN HIDDEN TESTS
from baerekraft import compare

with check("typical-median-in-counties"):
    for code, period in (("4003", "2019"), ("5501", "2023"), ("1515", "2019")):
        beside = compare("turnout_local", code, "county", period)
        assert near(typical(beside.members["value"]), beside.median)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "typical-few-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

missing = float("nan")

with check("typical-few"):
    four = typical(pd.Series([30.0, missing, 34.0, 38.0, 41.0]))
    five = typical(pd.Series([30.0, 32.0, 34.0, 38.0, 41.0]))
    assert four is not ...
    assert pd.isna(four) and near(five, 34), (four, five)
### BEGIN HIDDEN TESTS
with check("typical-few-and-holes"):
    assert typical(pd.Series([2.0, missing, 6.0, 8.0, missing, 3.0, 9.0])) == 6
    assert typical(pd.Series([0.0, 0.0, 3.0, missing, -2.4, 5.0])) == 0
    assert pd.isna(typical(pd.Series([missing] * 9))) and pd.isna(typical(pd.Series([7.0] * 4 + [missing] * 4)))
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Kan det være tilfeldig?
#
# Den siste funksjonen er tom. `count` av `total` elever nådde målet, og `rate` er
# andelen i landet, skrevet mellom 0 og 1. `differs` skal svare `True` når landets andel
# ligger utenfor Wilson-intervallet, på den ene siden eller den andre, og `False` ellers.
#
# Du trenger to linjer. Den første gir endene navn, slik: `low, high = wilson(15, 20)`.
# Den andre begynner med `return`. «Eller» heter `or`.

# %% [markdown] lang="nn"
# ## 3. Kan det vere tilfeldig?
#
# Den siste funksjonen er tom. `count` av `total` elevar nådde målet, og `rate` er
# prosentdelen i landet, skriven mellom 0 og 1. `differs` skal svare `True` når han ligg utanfor
# Wilson-intervallet, på den eine sida eller den andre, og `False` elles.
#
# Du treng to linjer. Den første gjev endane namn, slik: `low, high = wilson(15, 20)`.
# Den andre byrjar med `return`. «Eller» heiter `or`.

# %% [markdown] lang="en"
# ## 3. Could it be chance?
#
# The last function is empty. `count` of `total` pupils met the standard, and `rate` is
# the share in Norway, written between 0 and 1. `differs` is to answer `True` when
# Norway's share lies outside the Wilson interval, on one side or the other, and `False`
# otherwise.
#
# You need two lines. The first names the ends, like this: `low, high = wilson(15, 20)`.
# The second begins with `return`. “Or” is called `or`.

# %% nbgrader={"grade": false, "grade_id": "differs", "locked": false, "schema_version": 3, "solution": true, "task": false}
def differs(count, total, rate):
    ...
    ### BEGIN SOLUTION
    low, high = wilson(count, total)
    return rate < low or rate > high
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "differs-few-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("differs-few"):
    found = differs(15, 20, 0.62), differs(300, 400, 0.62)
    assert found == (False, True), found
### BEGIN HIDDEN TESTS
with check("differs-few-other-cohorts"):
    assert [differs(9, 12, 0.5), differs(225, 300, 0.5), differs(7, 9, 0.41)] == [False, True, True]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "differs-below-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("differs-below"):
    found = differs(160, 400, 0.62), differs(8, 20, 0.5)
    assert found == (True, False), found
### BEGIN HIDDEN TESTS
with check("differs-below-other-cohorts"):
    assert [differs(90, 300, 0.5), differs(3, 30, 0.41), differs(0, 20, 0.2), differs(20, 20, 0.8)] == [True] * 4
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "differs-nothing-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("differs-nothing-counted"):
    found = differs(0, 0, 0.62)
    assert found is not None, found
    assert not found, [found]
### BEGIN HIDDEN TESTS
with check("differs-nothing-or-all"):
    missing = float("nan")
    cohorts = [(0, 20, 0.1), (20, 20, 0.95), (0, 20, 0.0), (40, 40, 1.0), (0, 0, 0.5), (missing, missing, 0.5)]
    assert not any(differs(*each) for each in cohorts) and any(differs(one, 400, 0.62) for one in (160, 300))
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: midten i et fylke
#
# En tabell har en rad for hver kommune, med kolonnene `county` og `value`. Skriv uttrykket som gir medianen i
# `county`, som er navnet på et fylke. Velg radene først, så kolonnen, så `median()`.
#
# Denne er for den som skriver kode, og har ikke noe skjema. Poenget står for seg selv: Det
# trengs ikke for å fullføre, og er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: midten i eit fylke
#
# Ein tabell har ei rad for kvar kommune, med kolonnane `county` og `value`. Skriv uttrykket som gjev medianen i
# `county`, som er namnet på eit fylke. Vel radene først, så kolonnen, så `median()`.
#
# Denne er for den som skriv kode, og har ikkje noko skjema. Poenget står for seg sjølv: Det
# trengst ikkje for å fullføre, og er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: the middle of a county
#
# A table has a row for each municipality, with the columns `county` and `value`. Write the expression that gives the
# median in `county`, which is the name of a county. Pick the rows first, then the column, then `median()`.
#
# This one is for those who write code, and has no form. The point is counted apart from the others,
# and you do not need it to complete the course.

# %% nbgrader={"grade": false, "grade_id": "distinction-middle", "locked": false, "schema_version": 3, "solution": true, "task": false}
def middle_of(table, county):
    middle = ...
    ### BEGIN SOLUTION
    middle = table[table["county"] == county]["value"].median()
    ### END SOLUTION
    return middle

# %% nbgrader={"grade": true, "grade_id": "distinction-middle-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("distinction-middle"):
    made_up = pd.DataFrame({"county": ["X", "Y", "X", "X", "Y"], "value": [1.0, 50.0, 2.0, 9.0, None]})
    found = middle_of(made_up, "X"), middle_of(made_up, "Y")
    assert found[0] is not ...
    assert near(found[0], 2) and near(found[1], 50), found
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("distinction-middle-everywhere"):
    every = cross_section("turnout_local")
    for name, rows in every.dropna(subset=["value"]).groupby("county"):
        assert near(middle_of(every, name), rows["value"].quantile())
    made_up = pd.DataFrame({"county": ["Sør", "Sør", "Sørlandet"], "value": [1.0, 3.0, 80.0]})
    assert near(middle_of(made_up, "Sør"), 2)
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: hvem ligger foran?
#
# `ahead` skal svare hvilke av de andre som er bedre enn dere: en kolonne med `True` og
# `False`. `values > own` gir en slik kolonne. Retningen er `"higher"` eller `"lower"`.
# Den som har det samme tallet som dere, ligger ikke foran. `place_among` er ferdig og
# legger én til antallet.
#
# Også denne er for den som skriver kode. De to poengene er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: kven ligg framfor?
#
# `ahead` skal svare kven av dei andre som er betre enn dykk: ein kolonne med `True` og
# `False`. `values > own` gjev ein slik kolonne. Retninga er `"higher"` eller `"lower"`.
# Den som har det same talet som de, ligg ikkje framfor. `place_among` er ferdig og legg
# éin til talet på dei.
#
# Denne òg er for den som skriv kode. Dei to poenga er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: who is ahead?
#
# `ahead` is to answer which of the others do better than you: a column of `True` and
# `False`. `values > own` gives such a column. The direction is `"higher"` or `"lower"`.
# Whoever has the same figure as you is not ahead. `place_among` is finished and adds one
# to their number.
#
# This one too is for those who write code. Its two points are also counted apart.

# %% nbgrader={"grade": false, "grade_id": "distinction-ahead", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ahead(own, values, direction):
    better = ...
    ### BEGIN SOLUTION
    better = values > own if direction == "higher" else values < own
    ### END SOLUTION
    return better


def place_among(own, values, direction):
    return int(ahead(own, values, direction).sum()) + 1

# %% nbgrader={"grade": true, "grade_id": "distinction-ahead-direction-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("ahead-direction"):
    column = pd.Series([60.2, 66.8, 63.1, None])
    better = ahead(64.0, column, "higher")
    assert better is not ...
    places = (place_among(64.0, column, "higher"), place_among(64.0, column, "lower"))
    assert places == (2, 3), places
### BEGIN HIDDEN TESTS
from baerekraft import compare

with check("ahead-direction-in-the-country"):
    for indicator, code in (("turnout_local", "4028"), ("turnout_local", "0301"), ("electricity_households", "3312"), ("electricity_households", "1806")):
        beside = compare(indicator, code, "country")
        others = beside.members["value"][beside.members["value"] != beside.own]
        assert place_among(beside.own, others, beside.indicator.direction) == beside.rank
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "distinction-ahead-ties-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("ahead-ties"):
    column = pd.Series([0.0, 0.0, 3.5, 12.1])
    better = ahead(0.0, column, "lower")
    assert better is not ...
    place = place_among(0.0, column, "lower")
    assert place == 1, place
### BEGIN HIDDEN TESTS
with check("ahead-ties-both-ways"):
    column = pd.Series([41.7, 40.2, 41.7, 43.3])
    assert place_among(41.7, column, "higher") == 2 and place_among(41.7, column, "lower") == 2
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. `both` holder andelen i regning i 2024 og 2025, med de laveste
# fra 2024 øverst. Bruk `both.head(20).mean()` og `both.tail(20).mean()`, og gjør det
# samme med 5 og 50. Hvor mye av bevegelsen mot midten er igjen når du tar med flere? Skriv
# to setninger til en leder som vil sette inn tiltak i de fem laveste kommunene.

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. `both` har prosentdelen i rekning i 2024 og 2025, med dei lågaste frå
# 2024 øvst. Bruk `both.head(20).mean()` og `both.tail(20).mean()`, og gjer det same med
# 5 og 50. Kor mykje av rørsla mot midten er att når du tek med fleire? Skriv to setningar
# til ein leiar som vil setje inn tiltak i dei fem lågaste kommunane.

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. `both` holds the share in numeracy in 2024 and 2025, with the
# lowest of 2024 at the top. Use `both.head(20).mean()` and `both.tail(20).mean()`, and do
# the same with 5 and 50. How much of the movement to the middle is left when you take in
# more? Write two sentences to a manager who wants to act in the five lowest.

# %%
years = {year: cross_section("national_test_numeracy", year)["value"] for year in ("2024", "2025")}
both = pd.DataFrame(years).dropna().sort_values("2024")

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
