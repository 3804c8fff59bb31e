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
# # Øvelse: bærekraftsprofil
#
# Leksjonen laget profilen for deg. Her lager du tre av byggeklossene selv: valget av
# mål, en rad i statustabellen og lista over det vi ikke vet. Så skriver du om konflikten
# og tiltakene hos dere.
#
# Når øvelsen blir rettet, blir svarene dine prøvd på tre andre kommuner: én som har byttet nummer,
# én som er svært liten, og én som er slått sammen.
#
# Står nummeret ditt, som `"4001"`, inne i en funksjon, holder den ikke der.
#
# ✓ betyr at det stemmer. ✗ sier hva som mangler. Regn med 25 minutter med skjema, mer med kode.
# Sjekkene gir opptil 7 poeng, kurslederen opptil 8.

# %% [markdown] lang="nn"
# # Øving: berekraftsprofil
#
# Leksjonen laga profilen for deg. Her lagar du tre av byggjeklossane sjølv: valet av
# mål, ei rad i statustabellen og lista over det vi ikkje veit. Så skriv du om konflikten
# og tiltaka hos dykk.
#
# Når øvinga blir retta, blir svara dine prøvde på tre andre kommunar: éin som har bytt nummer, éin
# som er svært liten, og éin som er slått saman.
#
# Står nummeret ditt, som `"4001"`, inne i ein funksjon, held han ikkje der.
#
# ✓ tyder at det stemmer. ✗ seier kva som manglar. Rekn med 25 minutt med skjema, meir med kode. Sjekkane gjev
# opptil 7 poeng, kursleiaren opptil 8.

# %% [markdown] lang="en"
# # Exercise: a sustainability profile
#
# The lesson made the profile for you. Here you make three of its parts yourself: the
# choice of goals, a row of the status table, and the list of what we do not know. Then you
# write about the conflict and the measures where you work.
#
# When the exercise is graded, your answers are tried on three other municipalities: one that has
# changed its code, one that is very small, and one that was merged.
#
# If your own code, such as `"4001"`, is inside a function, it fails there.
#
# ✓ means it is right. ✗ says what is missing. Allow 25 minutes by form, more in code. The checks
# give up to 7 points, the course lead up to 8.

# %% tags=["setup"]
import pandas as pd

from baerekraft.nb import *

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. Hvilke mål?
#
# Velg tre til seks mål for profilen din, som tall i en liste: `[1, 2]`. Ta med minst
# ett fra hver av de tre gruppene under. Grupperingen følger bryllupskaken fra Stockholm
# Resilience Centre: natur nederst, mennesker oppå, økonomi på toppen. Mål 17 er
# samarbeid og står utenfor.

# %% [markdown] lang="nn"
# ## 1. Kva mål?
#
# Vel tre til seks mål for profilen din, som tal i ei liste: `[1, 2]`. Ta med minst
# eitt frå kvar av dei tre gruppene under. Grupperinga følgjer bryllaupskaka frå
# Stockholm Resilience Centre: natur nedst, menneske oppå, økonomi på toppen. Mål 17 er
# samarbeid og står utanfor.

# %% [markdown] lang="en"
# ## 1. Which goals?
#
# Choose three to six goals for your profile, as numbers in a list: `[1, 2]`. Include
# at least one from each of the three groups below. The grouping follows the wedding
# cake of the Stockholm Resilience Centre: nature at the bottom, people upon it, the
# economy on top. Goal 17 is partnership and falls outside.

# %%
nature = {6, 13, 14, 15}
people = {1, 2, 3, 4, 5, 7, 11, 16}
economy = {8, 9, 10, 12}

# %% nbgrader={"grade": false, "grade_id": "goals", "locked": false, "schema_version": 3, "solution": true, "task": false}
chosen = ...
### BEGIN SOLUTION
chosen = [3, 4, 6, 8, 15]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "goals-number-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("profile-goals-number"):
    goals = numbers(*chosen)
    assert 3 <= len(goals) <= 6
### BEGIN HIDDEN TESTS
with check("profile-goals-real"):
    assert len(set(goals)) == len(goals) and set(goals) <= set(range(1, 18))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "goals-balance-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("profile-goals-balance"):
    goals = set(numbers(*chosen))
    assert goals & {1, 2, 3, 4, 5, 7, 11, 16} and goals & {6, 13, 14, 15}
### BEGIN HIDDEN TESTS
with check("profile-goals-economy"):
    assert goals & {8, 9, 10, 12}
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. En rad i statustabellen
#
# `status_row` skal gi tre ting for en kommune: det siste tallet (`own`), medianen
# blant *de andre* (`median`), og hvor mange de andre er (`n`). Har kommunen ikke noe
# brukbart tall, skal `own` være `None`.
#
# `values` er de brukbare tallene for alle kommunene, med kommunenummeret foran hvert.
# Du trenger `values.get(code)`, som gir `None` når nummeret ikke er der, og
# `values.drop(code, errors="ignore")`, som gir alle unntatt det ene. `.median()` og
# `len(...)` kjenner du.

# %% [markdown] lang="nn"
# ## 2. Ei rad i statustabellen
#
# `status_row` skal gje tre ting for ein kommune: det siste talet (`own`), medianen
# for *dei andre* (`median`), og kor mange dei andre er (`n`). Har kommunen ikkje
# noko brukande tal, skal `own` vere `None`.
#
# `values` er dei brukande tala for alle kommunane, med kommunenummeret framfor kvart.
# Du treng `values.get(code)`, som gjev `None` når nummeret ikkje er der, og
# `values.drop(code, errors="ignore")`, som gjev alle utanom det eine. `.median()` og
# `len(...)` kjenner du.

# %% [markdown] lang="en"
# ## 2. A row of the status table
#
# `status_row` is to give three things for a municipality: its latest figure (`own`),
# the median of *the others* (`median`), and how many the others are (`n`). If the
# municipality has no usable figure, `own` is to be `None`.
#
# `values` are the usable figures of all municipalities, each with its code in front.
# You need `values.get(code)`, which gives `None` when the code is not there, and
# `values.drop(code, errors="ignore")`, which gives all but that one. `.median()` and
# `len(...)` you know.

# %% nbgrader={"grade": false, "grade_id": "status-row", "locked": false, "schema_version": 3, "solution": true, "task": false}
def status_row(code, indicator_id):
    values = usable(cross_section(indicator_id))["value"]
    own = median = n = ...
    ### BEGIN SOLUTION
    others = values.drop(code, errors="ignore")
    own, median, n = values.get(code), others.median(), len(others)
    ### END SOLUTION
    return {"own": own, "median": median, "n": n}

# %% tags=["code"]
status_row(my_municipality().code, "turnout_local")

# %% nbgrader={"grade": true, "grade_id": "status-own-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import series
from baerekraft.exercise import check, near

with check("profile-own"):
    porsgrunn = status_row("4001", "turnout_local")
    assert porsgrunn["own"] is not ...
    assert near(porsgrunn["own"], series("turnout_local", "4001")["value"].iloc[-1]), porsgrunn["own"]
### BEGIN HIDDEN TESTS
with check("profile-own-three"):
    for code in ("3201", "1151", "3203"):
        assert near(status_row(code, "water_fee")["own"], series("water_fee", code)["value"].iloc[-1])
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "status-missing-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("profile-missing"):
    small = status_row("1151", "national_test_reading")
    assert small["own"] is not ...
    assert pd.isna(small["own"]), small["own"]
### BEGIN HIDDEN TESTS
from baerekraft import cross_section, indicators

with check("profile-missing-other-kinds"):
    electricity = cross_section("electricity_households")
    faulty = electricity.index[electricity["status"] == "faulty"]
    found = [status_row(code, "electricity_households")["own"] for code in faulty[:5]]
    found += [status_row("3312", one.id)["own"] for one in indicators(coverage="telemark")[:5]]
    assert all(pd.isna(one) for one in found) and not pd.isna(status_row("4001", "turnout_local")["own"])
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "status-others-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import cross_section, usable
from baerekraft.exercise import check, near

with check("profile-others"):
    porsgrunn = status_row("4001", "ghg_total")
    assert porsgrunn["n"] is not ...
    assert porsgrunn["n"] == len(usable(cross_section("ghg_total"))) - 1, porsgrunn["n"]
### BEGIN HIDDEN TESTS
with check("profile-others-median"):
    for code, indicator_id in (("3201", "school_points"), ("1151", "school_points"), ("3203", "water_fee"), ("4034", "child_welfare")):
        everyone = usable(cross_section(indicator_id))["value"]
        theirs = everyone[everyone.index != code]
        row = status_row(code, indicator_id)
        assert row["n"] == len(theirs) and near(row["median"], theirs.median())
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Det vi ikke vet
#
# `gaps` skal gi indikatorene som kommunen *ikke* har noe brukbart siste tall for, med
# grunnen. `found` har alle indikatorene du spør om, med statusen til det siste tallet;
# der kommunen ikke er med i tabellen, er den `"missing"`.
#
# Brukbare er `"ok"`, `"estimated"` og `"series_break"`. Plukk ut resten. Slik ser det ut
# når du plukker ut alle som er anslått:
#
# `{one: status for one, status in found.items() if status == "estimated"}`

# %% [markdown] lang="nn"
# ## 3. Det vi ikkje veit
#
# `gaps` skal gje indikatorane som kommunen *ikkje* har noko brukande siste tal for, med
# grunnen. `found` har alle indikatorane du spør om, med statusen til det siste talet;
# der kommunen ikkje er med i tabellen, er han `"missing"`.
#
# Brukande er `"ok"`, `"estimated"` og `"series_break"`. Plukk ut resten. Slik ser det ut
# når du plukkar ut alle som er overslag:
#
# `{one: status for one, status in found.items() if status == "estimated"}`

# %% [markdown] lang="en"
# ## 3. What we do not know
#
# `gaps` is to give the indicators for which the municipality does *not* have a usable
# latest figure, with the reason. `found` has all the indicators you ask about, with the
# status of the latest figure; where the municipality is not in the table, it is
# `"missing"`.
#
# The usable ones are `"ok"`, `"estimated"` and `"series_break"`. Pick out the rest. This is
# how you would pick out all that are estimated:
#
# `{one: status for one, status in found.items() if status == "estimated"}`

# %% nbgrader={"grade": false, "grade_id": "gaps", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gaps(code, indicator_ids):
    found = {one: cross_section(one)["status"].get(code, "missing") for one in indicator_ids}
    unknown = ...
    ### BEGIN SOLUTION
    unknown = {one: status for one, status in found.items() if status not in ("ok", "estimated", "series_break")}
    ### END SOLUTION
    return unknown

# %% nbgrader={"grade": true, "grade_id": "gaps-found-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("profile-gaps"):
    utsira = gaps("1151", ["turnout_local", "national_test_reading"])
    assert utsira is not ...
    assert dict(utsira) == {"national_test_reading": "missing"}, utsira
### BEGIN HIDDEN TESTS
from baerekraft import cross_section, indicators

with check("profile-gaps-other-reasons"):
    for one in ("electricity_households", "higher_education"):
        status = cross_section(one)["status"]
        for code in status.index[status.isin(["faulty", "not_applicable"])][:5]:
            assert dict(gaps(code, [one, "population"])) == {one: status[code]}
    for one in indicators(coverage="telemark")[:5]:
        assert dict(gaps("3312", [one.id, "water_fee"])) == {one.id: "missing"}
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "gaps-usable-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("profile-no-gaps"):
    aalesund = gaps("1508", ["turnout_local", "population"])
    assert aalesund is not ...
    assert dict(aalesund) == {}, aalesund
### BEGIN HIDDEN TESTS
with check("profile-no-gaps-three"):
    assert not any(dict(gaps(code, ["turnout_parliament", "water_fee"])) for code in ("1508", "3201", "1151", "3203"))
    assert dict(gaps("1151", ["national_test_reading", "water_fee"]))
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 4. En målkonflikt
#
# Ta med deg målkonflikten fra modul 7, eller en annen hos dere. Svar med tre setninger:
#
# 1. Hvilke to mål drar hver sin vei, og hvilket tall fra profilen viser det? Ta med år og kilde.
# 2. Hvem vinner, hvem taper, og hva kan ikke gjøres om?
# 3. Hvem avgjør den, i hvilket dokument?
#
# Det finnes ikke noe riktig standpunkt; det er begrunnelsen som blir vurdert.

# %% [markdown] lang="nn"
# ## 4. Ein målkonflikt
#
# Ta med deg målkonflikten frå modul 7, eller ein annan hos dykk. Svar med tre setningar:
#
# 1. Kva to mål dreg kvar sin veg, og kva tal frå profilen viser det? Ta med år og kjelde.
# 2. Kven vinn, kven taper, og kva kan ein ikkje gjere om?
# 3. Kven avgjer, i kva dokument?
#
# Det finst ikkje noko rett standpunkt; det er grunngjevinga som blir vurdert.

# %% [markdown] lang="en"
# ## 4. A conflict between goals
#
# Bring the goal conflict from module 7, or another where you work. Answer in three sentences:
#
# 1. Which two goals pull apart, and which figure from the profile shows it? Give year and source.
# 2. Who gains, who loses, and what cannot be undone?
# 3. Who decides it, in which document?
#
# There is no right position; it is the reasons that are assessed.

# %% [markdown] nbgrader={"grade": true, "grade_id": "goal-conflict", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
#

# %% [markdown] lang="nb"
# ## 5. Det vi ikke vet, og to tiltak
#
# Skriv én setning om det viktigste profilen ikke kan si om stedet ditt: noe som mangler, er
# anslått eller målt på for få, eller et mål du har valgt bort. Foreslå så to tiltak, med to
# setninger på hvert:
#
# 1. Hva skal noen gjøre, i hvilket dokument, og hvem eier det?
# 2. Hvilken indikator viser om det virket, og hva kan gå galt?

# %% [markdown] lang="nn"
# ## 5. Det vi ikkje veit, og to tiltak
#
# Skriv éi setning om det viktigaste profilen ikkje kan seie om staden din: noko som manglar, er
# overslag eller målt på for få, eller eit mål du har valt bort. Gjer så framlegg om to tiltak,
# med to setningar på kvart:
#
# 1. Kva skal nokon gjere, i kva dokument, og kven eig det?
# 2. Kva indikator viser om det verka, og kva kan gå gale?

# %% [markdown] lang="en"
# ## 5. What we do not know, and two measures
#
# Write one sentence on the most important thing the profile cannot say about your place:
# something missing, estimated or measured on too few people, or a goal you have left out.
# Then propose two measures, with two sentences on each:
#
# 1. What is somebody to do, in which document, and who owns it?
# 2. Which indicator shows whether it worked, and what may go wrong?

# %% [markdown] nbgrader={"grade": true, "grade_id": "unknown-and-measures", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
#

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: utviklingen
#
# `change` skal gi forskjellen mellom det siste og det første tallet *etter siste brudd*.
# Er det færre enn to slike tall, skal svaret være `None`: Ett tall er ingen utvikling.
#
# `known` er de brukbare tallene, eldste først. Et tall med status `"series_break"` er
# det første i en ny serie. Linjene med `breaks` og `since` finner bruddene, og det som
# kommer fra og med det siste av dem.
#
# Siste tall i `since` er `since["value"].iloc[-1]`, og det første er `.iloc[0]`.
#
# Denne er for den som skriver kode, og har ikke noe skjema. De tre poengene står for seg
# selv: De trengs ikke for å fullføre, og er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: utviklinga
#
# `change` skal gje skilnaden mellom det siste og det første talet *etter det siste brotet*.
# Er det færre enn to slike tal, skal svaret vere `None`: Eitt tal er inga utvikling.
#
# `known` er dei brukande tala, dei eldste først. Eit tal med status `"series_break"` er
# det første i ein ny serie. Linjene med `breaks` og `since` finn brota, og det som kjem
# frå og med det siste av dei.
#
# Siste tal i `since` er `since["value"].iloc[-1]`, og det første er `.iloc[0]`.
#
# Denne er for den som skriv kode, og har ikkje noko skjema. Dei tre poenga står for seg
# sjølve: Dei trengst ikkje for å fullføre, og er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: the trend
#
# `change` is to give the difference between the last and the first figure *since the
# last break*. If there are fewer than two such figures, the answer is to be `None`: one
# figure is no trend.
#
# `known` are the usable figures, the oldest first. A figure whose status is
# `"series_break"` is the first of a new series. The lines with `breaks` and `since` find
# the breaks, and what comes from the last of them on.
#
# The last figure in `since` is `since["value"].iloc[-1]`, and the first is `.iloc[0]`.
#
# This one is for those who write code, and has no form. The three points are counted
# apart from the others, and you do not need them to complete the course.

# %% nbgrader={"grade": false, "grade_id": "distinction-change", "locked": false, "schema_version": 3, "solution": true, "task": false}
def change(code, indicator_id):
    known = usable(series(indicator_id, code))
    breaks = known.index[known["status"] == "series_break"]
    since = known.loc[breaks[-1]:] if len(breaks) else known
    result = ...
    ### BEGIN SOLUTION
    result = since["value"].iloc[-1] - since["value"].iloc[0] if len(since) > 1 else None
    ### END SOLUTION
    return result

# %% nbgrader={"grade": true, "grade_id": "distinction-change-value-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import series
from baerekraft.exercise import check, near

with check("profile-change"):
    detached = change("4001", "detached_share")
    houses = series("detached_share", "4001").set_index("year")["value"]
    assert detached is not ...
    assert near(detached, houses[houses.index.max()] - houses[houses.index.min()]), detached
### BEGIN HIDDEN TESTS
from baerekraft import usable

with check("profile-change-three"):
    for code in ("3201", "1151", "3203"):
        people = series("population", code).set_index("year")["value"]
        assert near(change(code, "population"), people[people.index.max()] - people[people.index.min()])
    elections = usable(series("turnout_local", "1151"))["value"]
    assert near(change("1151", "turnout_local"), elections.iloc[-1] - elections.iloc[0])
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "distinction-change-short-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft import series, usable
from baerekraft.exercise import check

with check("profile-one-figure"):
    one_year = change("4001", "school_points")
    assert one_year is not ...
    assert pd.isna(one_year) or len(usable(series("school_points", "4001"))) > 1, one_year
### BEGIN HIDDEN TESTS
from baerekraft import indicators

with check("profile-no-figure"):
    asked = [("1151", "national_test_reading"), ("1580", "turnout_local")]
    asked += [("3312", one.id) for one in indicators(coverage="telemark")[:5]]
    few = [(code, one) for code, one in asked if len(usable(series(one, code))) < 2]
    assert all(pd.isna(change(code, one)) for code, one in few) and not pd.isna(change("4001", "detached_share"))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "distinction-change-break-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft import series
from baerekraft.exercise import check, near

with check("profile-break"):
    aalesund = change("1508", "turnout_local")
    after = series("turnout_local", "1508").query("year >= 2023")["value"]
    assert aalesund is not ...
    assert pd.isna(aalesund) if len(after) == 1 else near(aalesund, after.diff().sum()), aalesund
### BEGIN HIDDEN TESTS
from baerekraft import usable

with check("profile-break-long"):
    for one, first in (("gp_list_length", 2020), ("national_test_numeracy", 2023)):
        known = usable(series(one, "1103"))
        later = known[known["year"] >= first]["value"]
        assert near(change("1103", one), later.iloc[-1] - later.iloc[0])
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. Lag profilen for en kommune du ikke kjenner, med
# `baerekraft report` i en terminal. Gi den til en kollega uten navnet på toppen. Hva
# gjetter kollegaen om kommunen, og hvilket av tallene ledet til gjetningen? Var det et
# godt tall å bli kjent for?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. Lag profilen for ein kommune du ikkje kjenner, med
# `baerekraft report` i ein terminal. Gje han til ein kollega utan namnet på toppen. Kva
# gissar kollegaen om kommunen, og kva for eit av tala leidde til gissinga? Var det eit
# godt tal å bli kjend for?

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. Make the profile of a municipality you do not know, with
# `baerekraft report` in a terminal. Give it to a colleague without the name at the top.
# What does the colleague guess about the municipality, and which of the figures led to
# the guess? Was it a good figure to be known by?

# %% [markdown] lang="nb"
# Lagre med `Ctrl+S`.
#
# Tar du kurset sammen med andre, leverer du slik kurslederen har sagt.

# %% [markdown] lang="nn"
# Lagre med `Ctrl+S`.
#
# Går du kurset saman med andre, leverer du slik kursleiaren har sagt.

# %% [markdown] lang="en"
# Save with `Ctrl+S`.
#
# If you take the course with others, hand in the way your course lead has told you.
