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
# # Øvelse: verdens felles plan
#
# Fire korte oppgaver, sju poeng. Regn med 15 minutter. Noen av svarene blir først sjekket når du
# leverer.
#
# I kode skriver du bare tall, eller bokstaver i hermetegn, der det nå står tre prikker. Kjør
# svarcellen med `Shift+Enter`, og så cellen under: Den sier fra hvis noe ikke henger sammen.

# %% [markdown] lang="nn"
# # Øving: ein felles plan for verda
#
# Fire korte oppgåver, sju poeng. Rekn med 15 minutt. Nokre av svara blir først sjekka når du
# leverer.
#
# I kode skriv du berre tal, eller bokstavar i hermeteikn, der det no står tre prikkar. Køyr
# svarcella med `Shift+Enter`, og så cella under: Ho seier frå dersom noko ikkje heng saman.

# %% [markdown] lang="en"
# # Exercise: the world's shared plan
#
# Four short tasks, seven points. Allow 15 minutes. Some of the answers are checked only when you
# hand in.
#
# In code you write only numbers, or letters in quotation marks, where you now see three dots. Run
# the answer cell with `Shift+Enter`, and then the cell below it, which tells you if something does
# not fit.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## 1. Del av hva?
#
# FN-agendaen har 17 mål og 169 delmål. I Meld. St. 35 (2024–2025) vurderte
# regjeringen 126 delmål. Norge har noe å hente på 61 av dem, og mye å hente
# på 9 av de 61.
#
# Hvor stor andel av de vurderte delmålene er det Norge har noe å hente på? Sett inn delen og
# helheten.
#
# `with_potential` og `assessed` skrives uten hermetegn. Cellen under regner ut prosenten.

# %% [markdown] lang="nn"
# ## 1. Prosent av kva?
#
# FN-agendaen har 17 mål og 169 delmål. I Meld. St. 35 (2024–2025) vurderte
# regjeringa 126 delmål. Noreg har noko å hente på 61 av dei, og mykje å hente
# på 9 av dei 61.
#
# Kor stor prosentdel av dei vurderte delmåla er det Noreg har noko å hente på? Set inn delen og
# heilskapen.
#
# `with_potential` og `assessed` skriv du utan hermeteikn. Cella under reknar ut prosenten.

# %% [markdown] lang="en"
# ## 1. A share of what?
#
# The UN agenda has 17 goals and 169 targets. In Meld. St. 35 (2024–2025) the government
# assessed 126 targets. Norway could do better on 61 of them, and on 9 of the 61 much
# remains.
#
# On what share of the assessed targets could Norway do better? Fill in the part and the whole.
#
# `with_potential` and `assessed` are written without quotation marks. The cell below works out the
# percentage.

# %% nbgrader={"grade": false, "grade_id": "share", "locked": false, "schema_version": 3, "solution": true, "task": false}
with_potential = ...
assessed = ...
### BEGIN SOLUTION
with_potential = 61
assessed = 126
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "share-part-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("share-part-of-whole"):
    share = with_potential / assessed * 100
    assert 0 < share < 100

# %% nbgrader={"grade": true, "grade_id": "share-figures-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("share-whole-is-assessed"):
    assert with_potential != assessed and assessed not in (17, 169)
### BEGIN HIDDEN TESTS
with check("share-right-figures"):
    assert (with_potential, assessed) == (61, 126)
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Hvilken P?
#
# Sett målene under den P-en de pleier å stå under, slik tabellen i leksjonen gjør. Mål 17 er gjort
# for deg.
#
# I kode skriver du bokstaven, `"a"` til `"e"`:
#
# - `"a"` mennesker
# - `"b"` planeten
# - `"c"` velstand
# - `"d"` fred
# - `"e"` partnerskap

# %% [markdown] lang="nn"
# ## 2. Kva for ein P?
#
# Set måla under den P-en dei plar stå under, slik tabellen i leksjonen gjer. Mål 17 er gjort for
# deg.
#
# I kode skriv du bokstaven, `"a"` til `"e"`:
#
# - `"a"` menneske
# - `"b"` planeten
# - `"c"` velstand
# - `"d"` fred
# - `"e"` partnarskap

# %% [markdown] lang="en"
# ## 2. Which P?
#
# Put each goal under the P where it is usually put, as in the table in the lesson. Goal 17 is done
# for you.
#
# In code you write the letter, `"a"` to `"e"`:
#
# - `"a"` people
# - `"b"` planet
# - `"c"` prosperity
# - `"d"` peace
# - `"e"` partnership

# %% nbgrader={"grade": false, "grade_id": "five-ps", "locked": false, "schema_version": 3, "solution": true, "task": false}
goal_17 = "e"
goal_3 = ...
goal_9 = ...
goal_10 = ...
goal_12 = ...
goal_16 = ...
### BEGIN SOLUTION
goal_3 = "a"
goal_9 = "c"
goal_10 = "c"
goal_12 = "b"
goal_16 = "d"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "five-ps-letters-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("five-ps-letters"):
    assert set(letters(goal_3, goal_9, goal_10, goal_12, goal_16, goal_17)) <= set("abcde")
### BEGIN HIDDEN TESTS
with check("five-ps-people-and-peace"):
    assert letters(goal_3, goal_16) == ["a", "d"]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "five-ps-sorting-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("five-ps-not-all-alike"):
    three = letters(goal_9, goal_10, goal_12)
    assert set(three) <= set("abcde") and len(set(three)) == 2
### BEGIN HIDDEN TESTS
with check("five-ps-planet-and-prosperity"):
    assert three == ["c", "c", "b"]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Mål, delmål, indikator, tall eller tiltak?
#
# De fem linjene kom hulter til bulter i et notat. Kommunen i linje 3 er
# oppdiktet.
#
# 1. Pasienter på liste uten fastlege, i prosent av alle på liste
# 2. God helse og livskvalitet
# 3. 4,2 prosent i Fjordvik i 2024
# 4. Lyse ut to stillinger som fastlege
# 5. Grunnleggende helsetjenester til alle, uten at noen blir fattige av det
#
# Skriv `"a"` for mål, `"b"` for delmål, `"c"` for indikator, `"d"` for tall og
# `"e"` for tiltak. Hver bokstav skal brukes én gang.

# %% [markdown] lang="nn"
# ## 3. Mål, delmål, indikator, tal eller tiltak?
#
# Dei fem linjene kom hulter til bulter i eit notat. Kommunen i linje 3 er
# oppdikta.
#
# 1. Pasientar på liste utan fastlege, i prosent av alle på liste
# 2. God helse og livskvalitet
# 3. 4,2 prosent i Fjordvik i 2024
# 4. Lyse ut to stillingar som fastlege
# 5. Grunnleggjande helsetenester til alle, utan at nokon blir fattige av det
#
# Skriv `"a"` for mål, `"b"` for delmål, `"c"` for indikator, `"d"` for tal og
# `"e"` for tiltak. Kvar bokstav skal brukast éin gong.

# %% [markdown] lang="en"
# ## 3. Goal, target, indicator, figure or measure?
#
# The five lines come from a memo, in no order. The municipality in line 3 is
# invented.
#
# 1. Patients on a list without a GP, as a percentage of all on a list
# 2. Good health and well-being
# 3. 4.2 per cent in Fjordvik in 2024
# 4. Advertise two posts for GPs
# 5. Basic health services for all, without anyone being made poor by the cost
#
# Write `"a"` for goal, `"b"` for target, `"c"` for indicator, `"d"` for figure
# and `"e"` for measure. Use each letter once.

# %% nbgrader={"grade": false, "grade_id": "steps", "locked": false, "schema_version": 3, "solution": true, "task": false}
line_1 = ...
line_2 = ...
line_3 = ...
line_4 = ...
line_5 = ...
### BEGIN SOLUTION
line_1 = "c"
line_2 = "a"
line_3 = "d"
line_4 = "e"
line_5 = "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "steps-ends-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("steps-each-once"):
    assert set(letters(line_1, line_2, line_3, line_4, line_5)) == set("abcde")
### BEGIN HIDDEN TESTS
with check("steps-goal-figure-measure"):
    assert letters(line_2, line_3, line_4) == ["a", "d", "e"]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "steps-middle-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("steps-two-that-are-measured"):
    two = letters(line_1, line_5)
    assert len(set(two)) == 2 and set(two) <= set("abcde")
### BEGIN HIDDEN TESTS
with check("steps-target-and-indicator"):
    assert two == ["c", "b"]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 4. Hvilken setning kan stå i planen?
#
# Fire utkast til planprogrammet. OECDs rapport fra 2020 er oppgitt som kilde i
# alle. Hvilket utkast har dekning i kilden?
#
# - `"a"` Kommuner og fylkeskommuner står for 62 prosent av arbeidet med
#   bærekraftsmålene, ifølge OECD.
# - `"b"` OECD slår fast at 105 delmål bare kan nås av kommuner og
#   fylkeskommuner.
# - `"c"` Ifølge OECD blir minst 105 delmål ikke nådd hvis lokale og regionale
#   myndigheter blir holdt utenfor.
# - `"d"` Norske kommuner har en rolle i minst 105 av de 169 målene, har OECD målt.

# %% [markdown] lang="nn"
# ## 4. Kva for ei setning kan stå i planen?
#
# Fire utkast til planprogrammet. Alle viser til rapporten frå OECD i 2020. Kva for
# eit utkast har dekning der?
#
# - `"a"` Kommunar og fylkeskommunar står for 62 prosent av arbeidet med
#   berekraftsmåla, ifølgje OECD.
# - `"b"` OECD slår fast at 105 delmål berre kan nåast av kommunar og
#   fylkeskommunar.
# - `"c"` Ifølgje OECD blir minst 105 delmål ikkje nådde dersom lokale og
#   regionale styresmakter blir haldne utanfor.
# - `"d"` Norske kommunar har ei rolle i minst 105 av dei 169 måla, har OECD målt.

# %% [markdown] lang="en"
# ## 4. Which sentence can go in the plan?
#
# Four drafts for the planning programme. All give the OECD report of 2020 as
# their source. Which draft does the source support?
#
# - `"a"` Municipalities and counties do 62 per cent of the work on the goals,
#   according to the OECD.
# - `"b"` The OECD establishes that 105 targets can be reached only by
#   municipalities and counties.
# - `"c"` According to the OECD at least 105 targets will not be reached if local
#   and regional governments are kept out.
# - `"d"` Norwegian municipalities have a role in at least 105 of the 169 goals,
#   the OECD has measured.

# %% nbgrader={"grade": false, "grade_id": "statement", "locked": false, "schema_version": 3, "solution": true, "task": false}
best_statement = ...
### BEGIN SOLUTION
best_statement = "c"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "statement-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("statement-is-a-letter"):
    assert set(letters(best_statement)) <= set("abcd")
### BEGIN HIDDEN TESTS
with check("statement-has-cover"):
    assert letters(best_statement) == ["c"]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# Lever når sjekkene over er uten kryss. Et kryss betyr at du kan prøve på nytt, så
# mange ganger du vil.

# %% [markdown] lang="nn"
# Lever når sjekkane over er utan kryss. Eit kryss vil seie at du kan prøve på
# nytt, så mange gonger du vil.

# %% [markdown] lang="en"
# Hand in when the checks above show no cross. A cross means you may try again, as
# often as you like.
