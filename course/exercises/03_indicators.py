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
# # Øvelse: å lese en indikator
#
# Du har fått en fil fra SSB, og den skal inn i et notat før lunsj. Tre ting må på
# plass: tegnene skal bli til tall, antallet skal bli til en rate, og noen må si om
# endringen er til det bedre.
#
# Du får tre påbegynte funksjoner og fyller ut ett uttrykk i hver. Bytt ut de tre prikkene, trykk
# `Shift+Enter`, og kjør cellene under.
#
# Regn med 10 minutter med skjema, mer med kode; øvelsen gir opptil ti poeng.
#
# Noen av sjekkene prøver svaret ditt på andre kommuner når øvelsen blir rettet.

# %% [markdown] lang="nn"
# # Øving: å lese ein indikator
#
# Du har fått ei fil frå SSB, og ho skal inn i eit notat før lunsj. Tre ting må på
# plass: teikna skal bli til tal, det som er talt, skal bli til ein rate, og nokon må seie om
# endringa er til det betre.
#
# Du får tre påbyrja funksjonar og fyller ut eitt uttrykk i kvar. Byt ut dei tre prikkane, trykk
# `Shift+Enter`, og køyr cellene under.
#
# Rekn med 10 minutt med skjema, meir med kode; øvinga gjev opptil ti poeng.
#
# Nokre av sjekkane prøver svaret ditt på andre kommunar når øvinga blir retta.

# %% [markdown] lang="en"
# # Exercise: reading an indicator
#
# You have a file from Statistics Norway, and it must go into a memo before lunch.
# Three things are needed: the signs must become numbers, the count must become a
# rate, and somebody must say whether the change is for the better.
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

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. Fra tegn til tall
#
# Skriv ordboka `signs`: hvert tegn, et kolon, og tallet tegnet skal bli til. I
# leksjonen så den slik ut: `{".": missing, "-": 0.0}`. Her trenger du fire tegn fra
# SSB: punktum, to punktum, kolon og strek.
#
# Funksjonen `clean` er ferdig. Den tar bort mellomrom, gjør komma til punktum, slår
# opp i ordboka di, og leser resten som tall.

# %% [markdown] lang="nn"
# ## 1. Frå teikn til tal
#
# Skriv ordboka `signs`: kvart teikn, eit kolon, og talet teiknet skal bli til. I
# leksjonen såg ho slik ut: `{".": missing, "-": 0.0}`. Her treng du fire teikn frå
# SSB: punktum, to punktum, kolon og strek.
#
# Funksjonen `clean` er ferdig. Han tek bort mellomrom, gjer komma til punktum, slår
# opp i ordboka di, og les resten som tal.

# %% [markdown] lang="en"
# ## 1. From sign to number
#
# Write the dictionary `signs`: each sign, a colon, and the number it is to become.
# In the lesson it looked like this: `{".": missing, "-": 0.0}`. Here you need four
# signs from Statistics Norway: full stop, two full stops, colon and dash.
#
# The function `clean` is finished. It takes away spaces, turns a comma into a full
# stop, looks in your dictionary, and reads the rest as a number.

# %% nbgrader={"grade": false, "grade_id": "clean", "locked": false, "schema_version": 3, "solution": true, "task": false}
missing = float("nan")
signs = ...
### BEGIN SOLUTION
signs = {".": missing, "..": missing, ":": missing, "-": 0.0}
### END SOLUTION


def clean(value):
    if value is None:
        return missing
    text = "".join(str(value).split()).replace(",", ".")
    return signs[text] if text in signs else float(text)

# %% nbgrader={"grade": true, "grade_id": "clean-missing-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("clean-missing"):
    assert signs is not ...
    assert pd.isna(clean(".")) and pd.isna(clean(".."))
### BEGIN HIDDEN TESTS
with check("clean-missing-spaces"):
    assert pd.isna(clean(" .. ")) and pd.isna(clean("\u00a0.")) and pd.isna(clean(None))
    assert not pd.isna(clean("15"))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "clean-suppressed-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("clean-suppressed"):
    assert signs is not ...
    assert pd.isna(clean(":"))
### BEGIN HIDDEN TESTS
with check("clean-suppressed-in-column"):
    column = [clean(written) for written in ("12,5", ":", " : ", "7,5")]
    assert [pd.isna(figure) for figure in column] == [False, True, True, False]
    assert column[0] == 12.5 and column[3] == 7.5
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "clean-zero-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("clean-zero"):
    assert signs is not ...
    assert clean("-") == 0
### BEGIN HIDDEN TESTS
with check("clean-zero-in-column"):
    assert [clean(written) for written in ("-", " - ", "0", "0,0", "15")] == [0, 0, 0, 0, 15]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "clean-numbers-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("clean-numbers"):
    assert signs is not ...
    assert clean("12,5") == 12.5 and clean("1 234") == 1234
### BEGIN HIDDEN TESTS
with check("clean-numbers-as-written"):
    assert clean("5\u00a0594\u00a0340") == 5594340 and clean(" -3,25 ") == -3.25
    assert near(clean(41.7), 41.7) and clean(0) == 0 and pd.isna(clean(float("nan")))
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Fra antall til rate
#
# Under står det, i `settled` og `people`, hvor mange flyktninger tre kommuner bosatte i 2022
# (IMDi), og hvor mange som bodde der 1. januar (SSB). Se på rekkefølgen: De to listene har ikke den
# samme. pandas kobler dem likevel riktig, så lenge du lar dem beholde kommunenummeret.
#
# Skriv raten per 1 000 innbyggere. `count` er antallet, og `known` er innbyggertallet
# der det er større enn null. Bruk det, så blir ingenting delt på null.

# %% [markdown] lang="nn"
# ## 2. Frå det som er talt, til ein rate
#
# Under står det, i `settled` og `people`, kor mange flyktningar tre kommunar busette i 2022 (IMDi),
# og kor mange som budde der 1. januar (SSB). Sjå på rekkjefølgja: Dei to listene har ikkje den
# same. pandas koplar dei likevel rett, så lenge du lèt dei behalde kommunenummeret.
#
# Skriv raten per 1 000 innbyggjarar. `count` er det som er talt, og `known` er innbyggjartalet
# der det er større enn null. Bruk det, så blir ingenting delt på null.

# %% [markdown] lang="en"
# ## 2. From count to rate
#
# Below is, in `settled` and `people`, how many refugees three municipalities settled in 2022
# (IMDi), and how many people lived there on 1 January (Statistics Norway). Look at the order: the
# two lists do not share it. pandas joins them correctly all the same, as long as you let them keep
# their municipality codes.
#
# Write the rate per 1,000 inhabitants. `count` is the count, and `known` is the number
# of inhabitants where it is above zero. Use it, and nothing is divided by zero.

# %%
settled = pd.Series({"0301": 1924, "1151": 15, "3312": 193})
people = pd.Series({"1151": 188, "3312": 27584, "0301": 699827})

# %% nbgrader={"grade": false, "grade_id": "per-1000", "locked": false, "schema_version": 3, "solution": true, "task": false}
def per_1000(count, population):
    known = population.where(population > 0)
    rate = ...
    ### BEGIN SOLUTION
    rate = count / known * 1000
    ### END SOLUTION
    return rate

# %% nbgrader={"grade": true, "grade_id": "per-1000-value-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("per-1000-value"):
    utsira = per_1000(pd.Series({"1151": 15}), pd.Series({"1151": 188}))
    assert utsira is not ...
    assert near(utsira["1151"], 79.8), utsira["1151"]
### BEGIN HIDDEN TESTS
with check("per-1000-value-porsgrunn"):
    porsgrunn = per_1000(pd.Series({"4001": 122}), pd.Series({"4001": 36624}))
    assert near(porsgrunn["4001"], 3.33)
    assert near(per_1000(pd.Series({"4001": 244}), pd.Series({"4001": 36624}))["4001"], 6.66)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "per-1000-order-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("per-1000-by-municipality"):
    rates = per_1000(settled, people)
    assert rates is not ...
    assert near(rates["0301"], 2.7) and near(rates["3312"], 7.0), dict(rates)
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("per-1000-whole-country"):
    inhabitants = cross_section("population", "2020")["value"]
    share = cross_section("age_80_plus", "2020")["value"].dropna()
    older = (inhabitants * share / 100).dropna().sample(frac=1, random_state=7)
    rates = per_1000(older, inhabitants)
    assert all(near(rates[code], share[code] * 10) for code in older.index)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "per-1000-zero-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("per-1000-no-inhabitants"):
    made_up = per_1000(pd.Series({"A": 3, "B": 4, "C": 5}), pd.Series({"A": 1000, "B": 0, "C": float("nan")}))
    assert made_up is not ...
    assert near(made_up["A"], 3) and pd.isna(made_up.get("B")) and pd.isna(made_up.get("C")), dict(made_up)
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("per-1000-before-the-split"):
    inhabitants = cross_section("population", "2021")["value"].fillna(0)
    rates = per_1000(pd.Series(10000.0, index=inhabitants.index), inhabitants)
    assert pd.isna(rates.get("1580")) and near(rates["4601"], 10000 / inhabitants["4601"] * 1000)

with check("per-1000-nobody-counted"):
    rates = per_1000(pd.Series({"A": 0, "B": 12, "C": float("nan")}), pd.Series({"A": 4000, "B": 4000, "C": 4000}))
    assert rates["A"] == 0 and near(rates["B"], 3) and pd.isna(rates.get("C"))
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Hvilken vei er bedre?
#
# `is_better` skal svare `True` når det nye tallet er bedre enn det gamle, og `False`
# når det er dårligere eller likt. Der det beste er å ligge nærmest et tall, bytter
# funksjonen først begge tallene ut med avstanden dit. Etter det er mindre bedre.
#
# Skriv uttrykket med `if` og `else`. Det virker som HVIS i Excel, men betingelsen
# står i midten: `"frost" if degrees < 0 else "mild"`.

# %% [markdown] lang="nn"
# ## 3. Kva veg er betre?
#
# `is_better` skal svare `True` når det nye talet er betre enn det gamle, og `False`
# når det er dårlegare eller likt. Der det beste er å liggje nærast eit tal, byter
# funksjonen først begge tala ut med avstanden dit. Etter det er mindre betre.
#
# Skriv uttrykket med `if` og `else`. Det verkar som HVIS i Excel, men vilkåret står
# i midten: `"frost" if degrees < 0 else "mild"`.

# %% [markdown] lang="en"
# ## 3. Which way is better?
#
# `is_better` is to answer `True` when the new figure is better than the old one, and
# `False` when it is worse or equal. Where the best is to be nearest to a number, the
# function first replaces both figures with their distance to it. After that, less
# is better.
#
# Write the expression with `if` and `else`. It works like IF in Excel, but the
# condition goes in the middle: `"frost" if degrees < 0 else "mild"`.

# %% nbgrader={"grade": false, "grade_id": "is-better", "locked": false, "schema_version": 3, "solution": true, "task": false}
def is_better(new, old, direction, best=None):
    if direction == "nearest":
        new, old = abs(new - best), abs(old - best)
    better = ...
    ### BEGIN SOLUTION
    better = new > old if direction == "higher" else new < old
    ### END SOLUTION
    return better

# %% nbgrader={"grade": true, "grade_id": "is-better-direction-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("is-better-direction"):
    turnout = is_better(64.1, 60.3, "higher")
    without_gp = is_better(5.6, 4.9, "lower")
    assert turnout is not ...
    assert (turnout, without_gp) == (True, False), (turnout, without_gp)
### BEGIN HIDDEN TESTS
with check("is-better-direction-both-ways"):
    found = [is_better(61.5, 65.2, "higher"), is_better(0.0, 27.9, "lower"), is_better(-2.5, -1.0, "lower")]
    found += [is_better(62.13, 62.11, "higher"), is_better(1.2, 0.0, "higher"), is_better(-1.0, -2.5, "higher")]
    assert found == [False, True, True, True, True, True]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "is-better-nearest-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("is-better-nearest"):
    above = is_better(65, 40, "nearest", best=50)
    closer = is_better(45, 30, "nearest", best=50)
    assert above is not ...
    assert (above, closer) == (False, True), (above, closer)
### BEGIN HIDDEN TESTS
with check("is-better-nearest-from-both-sides"):
    found = [is_better(58, 75, "nearest", best=50), is_better(20, 90, "nearest", best=50), is_better(-1.5, 4.0, "nearest", best=0)]
    assert found == [True, True, True] and not is_better(100, 10, "nearest", best=50)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "is-better-equal-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("is-better-equal"):
    same = is_better(41.7, 41.7, "higher")
    assert same is not ...
    assert not same, [same]
### BEGIN HIDDEN TESTS
with check("is-better-equal-distance"):
    found = [is_better(3.5, 3.5, "lower"), is_better(60, 40, "nearest", best=50)]
    assert found == [False, False] and is_better(2, 1, "higher") != is_better(1, 2, "higher")
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: radene som teller
#
# En tabell har kolonnene `value` og `status`. Skriv uttrykket som beholder radene med tall, uten dem der
# `status` er `"faulty"`. En null er et tall. Mønsteret står i leksjonen, under «For den som vil skrive det selv»;
# `dropna(subset="value")` tar bort radene uten tall.
#
# Denne er for den som skriver kode, og har ikke noe skjema. Poenget står for seg selv: Det
# trengs ikke for å fullføre, og er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: radene som tel
#
# Ein tabell har kolonnane `value` og `status`. Skriv uttrykket som held på radene med tal, utan dei der
# `status` er `"faulty"`. Ein null er eit tal. Mønsteret står i leksjonen, under «For den som vil skrive det sjølv»;
# `dropna(subset="value")` tek bort radene utan tal.
#
# Denne er for den som skriv kode, og har ikkje noko skjema. Poenget står for seg sjølv: Det
# trengst ikkje for å fullføre, og er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: the rows that count
#
# A table has the columns `value` and `status`. Write the expression that keeps the rows with a figure, without those
# where `status` is `"faulty"`. A zero is a figure. The pattern is in the lesson, under
# “For those who want to write it themselves”; `dropna(subset="value")` takes away the rows without a figure.
#
# This one is for those who write code, and has no form. The point is counted apart from the others,
# and you do not need it to complete the course.

# %% nbgrader={"grade": false, "grade_id": "distinction-counted", "locked": false, "schema_version": 3, "solution": true, "task": false}
def counted(table):
    rows = ...
    ### BEGIN SOLUTION
    rows = table[table["status"] != "faulty"].dropna(subset="value")
    ### END SOLUTION
    return rows

# %% nbgrader={"grade": true, "grade_id": "distinction-counted-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("distinction-counted"):
    made_up = pd.DataFrame({"value": [4.0, None, 0.0, 900.0], "status": ["ok", "missing", "ok", "faulty"]}, list("ABCD"))
    found = counted(made_up)
    assert found is not ...
    assert list(found.index) == ["A", "C"], list(found.index)
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("distinction-counted-everywhere"):
    for name in ("electricity_households", "patients_without_gp", "higher_education", "net_migration"):
        every = cross_section(name).assign(note=None)
        each = zip(every.index, every["value"], every["status"])
        kept = [code for code, value, status in each if value == value and status != "faulty"]
        assert kept and list(counted(every).index) == kept
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. I Kolada betyr `-` at tallet mangler, `.` at det ikke er
# aktuelt, og `..` at det er skjult. Skriv en ordbok for Kolada, og se hva snittet av
# kolonnen under blir med den og med ordboka du laget for SSB. Hvilket av dem hadde
# du tatt med i notatet uten tegnforklaring?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. I Kolada tyder `-` at talet manglar, `.` at det ikkje er
# aktuelt, og `..` at det er skjult. Skriv ei ordbok for Kolada, og sjå kva snittet av
# kolonnen under blir med den og med ordboka du laga for SSB. Kva for eit av dei hadde
# du teke med i notatet utan teiknforklaring?

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. In Kolada `-` means that the figure is missing, `.` that
# it does not apply, and `..` that it is suppressed. Write a dictionary for Kolada,
# and see what the mean of the column below becomes with it and with the one you made
# for Statistics Norway. Which of the two would you have put in the memo without a
# key?

# %%
kolada_signs = {}
column = pd.Series(["4,5", "-", "6,3", "..", "-"])

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
