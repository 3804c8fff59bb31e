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
# # Øvelse: tid og brudd
#
# Kunnskapsgrunnlaget til planstrategien skal ha en serie som går over to reformer. Du
# lager de tre delene den trenger: hvor mye et tall har endret seg, andelen i en
# kommune som er slått sammen, og hvilke rader som gjaldt hvilket år.
#
# Du får tre påbegynte funksjoner og fyller ut ett uttrykk i hver. Bytt ut de tre prikkene, trykk
# `Shift+Enter`, og kjør cellene under.
#
# Regn med 10 minutter med skjema, mer med kode; øvelsen gir opptil ti poeng.
#
# Noen av sjekkene prøver svaret ditt på andre kommuner når øvelsen blir rettet.

# %% [markdown] lang="nn"
# # Øving: tid og brot
#
# Kunnskapsgrunnlaget til planstrategien skal ha ein serie som går over to reformer. Du
# lagar dei tre delane han treng: kor mykje eit tal har endra seg, prosentdelen i ein
# kommune som er slått saman, og kva rader som galdt kva år.
#
# Du får tre påbyrja funksjonar og fyller ut eitt uttrykk i kvar. Byt ut dei tre prikkane, trykk
# `Shift+Enter`, og køyr cellene under.
#
# Rekn med 10 minutt med skjema, meir med kode; øvinga gjev opptil ti poeng.
#
# Nokre av sjekkane prøver svaret ditt på andre kommunar når øvinga blir retta.

# %% [markdown] lang="en"
# # Exercise: time and breaks
#
# The evidence for the planning strategy needs a series that runs across two reforms.
# You write the three parts it needs: how much a figure has changed, the share in a
# municipality that has merged, and which rows were valid in which year.
#
# Three functions have been started for you; you fill in one expression in each. Replace the three
# dots, press `Shift+Enter`, and run the cells below.
#
# Allow 10 minutes by form, more in code; the exercise is worth up to ten points.
#
# Some of the checks try your answer on other municipalities when the exercise is graded.

# %% tags=["setup"]
import pandas as pd

from baerekraft.nb import *

missing = float("nan")

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. Prosent eller prosentpoeng
#
# `change` skal si hvor mye et tall har endret seg fra `old` til `new`. Er `points` lik
# `True`, skal svaret være i prosentpoeng: det nye minus det gamle. Ellers skal det
# være i prosent av det gamle. En nedgang skal ha minus.
#
# Skriv uttrykket med `if` og `else`, som i øvelsen om indikatorer. I leksjonen så
# prosenten slik ut: `(file_2023 / file_2022 - 1) * 100`.

# %% [markdown] lang="nn"
# ## 1. Prosent eller prosentpoeng
#
# `change` skal seie kor mykje eit tal har endra seg frå `old` til `new`. Er `points`
# lik `True`, skal svaret vere i prosentpoeng: det nye minus det gamle. Elles skal det
# vere i prosent av det gamle. Ein nedgang skal ha minus.
#
# Skriv uttrykket med `if` og `else`, som i øvinga om indikatorar. I leksjonen såg
# prosenten slik ut: `(file_2023 / file_2022 - 1) * 100`.

# %% [markdown] lang="en"
# ## 1. Per cent or percentage points
#
# `change` is to say how much a figure has changed from `old` to `new`. If `points` is
# `True`, the answer is in percentage points: the new minus the old. Otherwise it is
# in per cent of the old. A fall must have a minus.
#
# Write the expression with `if` and `else`, as in the exercise on indicators. In the
# lesson the percentage looked like this: `(file_2023 / file_2022 - 1) * 100`.

# %% nbgrader={"grade": false, "grade_id": "change", "locked": false, "schema_version": 3, "solution": true, "task": false}
def change(old, new, points):
    answer = ...
    ### BEGIN SOLUTION
    answer = new - old if points else (new / old - 1) * 100
    ### END SOLUTION
    return answer

# %% nbgrader={"grade": true, "grade_id": "change-per-cent-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("change-per-cent"):
    found = change(8, 10, points=False)
    assert found is not ...
    assert near(found, 25), found
### BEGIN HIDDEN TESTS
from baerekraft import series

with check("change-per-cent-oslo"):
    oslo = series("population", "0301").set_index("year")["value"]
    assert near(change(oslo[2005], oslo[2025], points=False), 100 * (oslo[2025] - oslo[2005]) / oslo[2005])
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "change-points-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("change-points"):
    found = change(8, 10, points=True)
    assert found is not ...
    assert near(found, 2), found
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("change-points-whole-country"):
    then, now = cross_section("turnout_local", "2019")["value"], cross_section("turnout_local", "2023")["value"]
    for code in ("0301", "1151", "3201", "4001", "5603"):
        assert near(change(then[code], now[code], points=True), now[code] - then[code])
    assert near(change(-2.4, 1.1, points=True), 3.5)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "change-fall-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("change-fall"):
    found = change(120, 96, points=False), change(66, 65, points=True)
    assert found[0] is not ...
    assert found[0] < 0 and found[1] < 0, found
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("change-fall-whole-country"):
    then, now = cross_section("population", "2020")["value"], cross_section("population", "2025")["value"]
    clear = then.index[(now / then - 1).abs() > 0.001]
    assert all((change(then[code], now[code], points=False) < 0) == (now[code] < then[code]) for code in clear)
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Andelen etter en sammenslåing
#
# `merged_share` får to lister med ett tall for hver av de gamle kommunene: hvor mange
# det gjelder (`cases`), og hvor mange som bor der (`people`). Svaret er prosenten i den
# nye kommunen. `total` er alle innbyggerne, lagt sammen.
#
# Legg sammen `cases` på samme måte, og del. `skipna=False` betyr at summen mangler når
# en av delene mangler. Uten det ville pandas hoppet over den, og du hadde delt noen av
# tilfellene på alle innbyggerne.

# %% [markdown] lang="nn"
# ## 2. Prosentdelen etter ei samanslåing
#
# `merged_share` får to lister med eitt tal for kvar av dei gamle kommunane: kor mange
# det gjeld (`cases`), og kor mange som bur der (`people`). Svaret er prosenten i den
# nye kommunen. `total` er alle innbyggjarane, lagde saman.
#
# Legg saman `cases` på same måten, og del. `skipna=False` tyder at summen manglar når
# ein av delane manglar. Utan det ville pandas ha hoppa over han, og du hadde delt nokre
# av tilfella på alle innbyggjarane.

# %% [markdown] lang="en"
# ## 2. The share after a merger
#
# `merged_share` is given two lists with one number for each of the old municipalities:
# how many are affected (`cases`), and how many live there (`people`). The answer is the
# percentage in the new municipality. `total` is all the inhabitants, added up.
#
# Add up `cases` in the same way, and divide. `skipna=False` means that the sum is missing
# when one of the parts is missing. Without it pandas would skip that part, and you would
# have divided some of the cases by all the inhabitants.

# %% nbgrader={"grade": false, "grade_id": "merged-share", "locked": false, "schema_version": 3, "solution": true, "task": false}
def merged_share(cases, people):
    total = people.sum(skipna=False)
    share = ...
    ### BEGIN SOLUTION
    share = cases.sum(skipna=False) / total * 100
    ### END SOLUTION
    return share

# %% nbgrader={"grade": true, "grade_id": "merged-share-value-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("merged-share-value"):
    found = merged_share(pd.Series([30, 70]), pd.Series([200, 1800]))
    assert found is not ...
    assert near(found, 5), found
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("merged-share-whole-country"):
    people = cross_section("population", "2020")["value"].dropna()
    older = (people * cross_section("age_80_plus", "2020")["value"] / 100).dropna()
    people = people[older.index]
    assert near(merged_share(older, people), 100 * older.to_numpy().sum() / people.to_numpy().sum())
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "merged-share-missing-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

missing = float("nan")

with check("merged-share-missing"):
    found = merged_share(pd.Series([30, missing]), pd.Series([200, 1800]))
    assert found is not ...
    assert pd.isna(found), found
### BEGIN HIDDEN TESTS
with check("merged-share-missing-people"):
    assert pd.isna(merged_share(pd.Series([12.0, 5.0, 9.0]), pd.Series([400.0, missing, 350.0])))
    assert pd.isna(merged_share(pd.Series([missing, 4.0, 9.0]), pd.Series([300.0, 150.0, 450.0])))
    assert not pd.isna(merged_share(pd.Series([12.0, 5.0]), pd.Series([400.0, 100.0])))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "merged-share-zero-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("merged-share-zero"):
    found = merged_share(pd.Series([0, 50]), pd.Series([1000, 1000]))
    assert found is not ...
    assert near(found, 2.5), found
### BEGIN HIDDEN TESTS
with check("merged-share-all-zero"):
    assert merged_share(pd.Series([0, 0, 0]), pd.Series([420, 80, 1500])) == 0
    assert near(merged_share(pd.Series([18, 0, 18]), pd.Series([600, 600, 600])), 2)
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Hvilke rader gjaldt?
#
# `codes` under sier når hvert av Bærums numre gjaldt, fra og med `first` til og med `last`
# (0 er «alltid», 9999 er «fortsatt»). `published` er innbyggerne slik de ligger i
# tabellen, med `missing` der SSB har et punktum.
#
# `is_valid` skal svare `True` når `year` er innenfor, begge ender regnet med. Skriv to
# sammenligninger i hver sin parentes med `&` mellom:
# `(degrees > 0) & (degrees < 20)`. Da virker det både for ett tall og for en hel kolonne.
#
# `joined` er ferdig. Den beholder radene som gjaldt, og legger dem sammen for hvert år.

# %% [markdown] lang="nn"
# ## 3. Kva rader galdt?
#
# `codes` under seier når kvart av numra til Bærum galdt, frå og med `first` til og med
# `last` (0 er «alltid», 9999 er «framleis»). `published` er innbyggjarane slik dei ligg
# i tabellen, med `missing` der SSB har eit punktum.
#
# `is_valid` skal svare `True` når `year` er innanfor, med begge endane. Skriv to
# samanlikningar i kvar sin parentes med `&` mellom:
# `(degrees > 0) & (degrees < 20)`. Då verkar det både for eitt tal og for ein heil
# kolonne.
#
# `joined` er ferdig. Han tek vare på radene som galdt, og legg dei saman for kvart år.

# %% [markdown] lang="en"
# ## 3. Which rows were valid?
#
# `codes` below says when each of Bærum's codes was valid, from `first` up to and
# including `last` (0 is “always”, 9999 is “still”). `published` is the inhabitants as the
# table gives them, with `missing` where Statistics Norway has a full stop.
#
# `is_valid` is to answer `True` when `year` is within, both ends included. Write two
# comparisons, each in brackets, with `&` between: `(degrees > 0) & (degrees < 20)`. Then
# it works for a single number and for a whole column.
#
# `joined` is finished. It keeps the rows that were valid, and adds them up for each year.

# %%
codes = pd.DataFrame({"code": ["0219", "3024", "3201"], "first": [0, 2020, 2024], "last": [2019, 2023, 9999]})
published = pd.DataFrame({"code": ["0219"] * 4 + ["3024"] * 4 + ["3201"] * 4, "year": [2019, 2020, 2023, 2024] * 3})
published["people"] = [126841, *[missing] * 4, 127731, 129874, *[missing] * 4, 130921]


def joined(counts, codes):
    rows = counts.merge(codes, on="code")
    kept = rows[is_valid(rows["year"], rows["first"], rows["last"])]
    return kept.groupby("year")["people"].agg(lambda parts: parts.sum(skipna=False))

# %% nbgrader={"grade": false, "grade_id": "is-valid", "locked": false, "schema_version": 3, "solution": true, "task": false}
def is_valid(year, first, last):
    valid = ...
    ### BEGIN SOLUTION
    valid = (first <= year) & (year <= last)
    ### END SOLUTION
    return valid

# %% nbgrader={"grade": true, "grade_id": "is-valid-first-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import answers_for, check

with check("is-valid-first"):
    found = answers_for(is_valid, [2019, 2020, 2021], 2020, 2023)
    assert ... not in found
    assert found == [False, True, True], found
### BEGIN HIDDEN TESTS
with check("is-valid-first-other-codes"):
    assert answers_for(is_valid, [2005, 2017, 2018, 2026], 2018, 9999) == [False, False, True, True]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "is-valid-last-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import answers_for, check

with check("is-valid-last"):
    found = answers_for(is_valid, [2022, 2023, 2024], 2020, 2023)
    assert ... not in found
    assert found == [True, True, False], found
### BEGIN HIDDEN TESTS
with check("is-valid-last-other-codes"):
    assert answers_for(is_valid, [1994, 2017, 2018, 2024], 0, 2017) == [True, True, False, False]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "is-valid-whole-series-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import answers_for, check

with check("is-valid-whole-series"):
    assert ... not in answers_for(is_valid, [2021], 2020, 2023)
    found = dict(joined(published, codes))
    assert found == {2019: 126841, 2020: 127731, 2023: 129874, 2024: 130921}, found
### BEGIN HIDDEN TESTS
from baerekraft import chain


def each_year(counts, codes):
    rows = counts.merge(codes, on="code")
    kept = rows[is_valid(rows["year"], rows["first"], rows["last"])]
    return kept.groupby("year")["people"].agg(lambda parts: parts.sum(skipna=False))


with check("is-valid-merged-asker"):
    parts = [("0220", 0, 2019), ("0627", 0, 2019), ("0628", 0, 2019), ("3025", 2020, 2023), ("3203", 2024, 9999)]
    asker = pd.DataFrame(parts, columns=["code", "first", "last"])
    made_up = pd.DataFrame([(code, year, float(10 * turn + year) if first <= year and last >= year else float("nan")) for turn, (code, first, last) in enumerate(parts) for year in range(2015, 2027)], columns=["code", "year", "people"])
    assert dict(each_year(made_up, asker)) == dict(chain(made_up).set_index("year")["people"])
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "is-valid-not-twice-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import answers_for, check

with check("is-valid-not-twice"):
    assert ... not in answers_for(is_valid, [2021], 2020, 2023)
    under_two_codes = pd.DataFrame({"code": ["0219", "3201"], "year": [2019, 2019], "people": [126841, 126841]})
    found = dict(joined(under_two_codes, codes))
    assert found == {2019: 126841}, found
### BEGIN HIDDEN TESTS
from baerekraft import chain


def each_year_of(counts, codes):
    rows = counts.merge(codes, on="code")
    kept = rows[is_valid(rows["year"], rows["first"], rows["last"])]
    return kept.groupby("year")["people"].agg(lambda parts: parts.sum(skipna=False))


with check("is-valid-not-twice-nordre-follo"):
    nordre_follo = pd.DataFrame({"code": ["0213", "0217", "3020", "3207"], "first": [0, 0, 2020, 2024], "last": [2019, 2019, 2023, 9999]})
    made_up = pd.DataFrame([(code, year, float(100 * turn + year)) for turn, code in enumerate(nordre_follo["code"]) for year in range(2016, 2027)], columns=["code", "year", "people"])
    assert dict(each_year_of(made_up, nordre_follo)) == dict(chain(made_up).set_index("year")["people"])
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: serien mellom bruddene
#
# Skriv uttrykket som gir hver rad nummeret på delen den står i: 0 til det første bruddet, 1 fra og med det, og så
# videre. Raden der `status` er `"series_break"`, er den første i den nye delen. `cumsum()` legger sammen nedover.
#
# Denne er for den som skriver kode, og har ikke noe skjema. Poenget står for seg selv: Det
# trengs ikke for å fullføre, og er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: serien mellom brota
#
# Skriv uttrykket som gjev kvar rad nummeret på delen ho står i: 0 til det første brotet, 1 frå og med det, og så
# vidare. Rada der `status` er `"series_break"`, er den første i den nye delen. `cumsum()` legg saman nedover.
#
# Denne er for den som skriv kode, og har ikkje noko skjema. Poenget står for seg sjølv: Det
# trengst ikkje for å fullføre, og er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: the series between its breaks
#
# Write the expression that gives each row the number of the part it is in: 0 up to the
# first break, 1 from it on, and so forth. The row where `status` is `"series_break"` is the first of the new part. `cumsum()` adds up on the way down.
#
# This one is for those who write code, and has no form. The point is counted apart from the others,
# and you do not need it to complete the course.

# %% nbgrader={"grade": false, "grade_id": "distinction-parts", "locked": false, "schema_version": 3, "solution": true, "task": false}
def parts_of(table):
    part = ...
    ### BEGIN SOLUTION
    part = (table["status"] == "series_break").cumsum()
    ### END SOLUTION
    return part

# %% nbgrader={"grade": true, "grade_id": "distinction-parts-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("distinction-parts"):
    found = parts_of(pd.DataFrame({"status": ["ok", "estimated", "series_break", "ok", "series_break"]}))
    assert found is not ...
    assert [int(part) for part in found] == [0, 0, 1, 1, 2], list(found)
### BEGIN HIDDEN TESTS
with check("distinction-parts-any"):
    for breaks in ([], [0], [3], [1, 2], [2, 5, 6]):
        status = ["series_break" if row in breaks else "ok" for row in range(7)]
        status[4] = "faulty"
        found = parts_of(pd.DataFrame({"status": status, "value": range(7)}))
        assert [int(part) for part in found] == [sum(at <= row for at in breaks) for row in range(7)]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. Tallene under er oppdiktet, men numrene er Ålesunds og Harams.
# Kjed dem med `chain(made_up)`, og les kolonnen `reason`. Skriv så to setninger til
# årsmeldingen i Haram: hva kan dere vise fra før 2024, og hva kan dere ikke? Hvem måtte
# dere ha spurt for å vite mer?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. Tala under er oppdikta, men numra er dei Ålesund og Haram har
# hatt. Kjed dei med `chain(made_up)`, og les kolonnen `reason`. Skriv så to setningar
# til årsmeldinga i Haram: kva kan de vise frå før 2024, og kva kan de ikkje? Kven måtte
# de ha spurt for å vite meir?

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. The figures below are made up, but the codes are those of
# Ålesund and Haram. Chain them with `chain(made_up)`, and read the column `reason`. Then
# write two sentences for Haram's annual report: what can you show from before 2024,
# and what can you not? Whom would you have to ask to know more?

# %%
from baerekraft import chain

made_up = pd.DataFrame({"code": ["1507", "1508", "1580"], "year": [2023, 2024, 2024], "people": [700, 600, 110]})

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
