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
# # Øvelse: mål, målbane og trafikklys
#
# Handlingsdelen skal få trafikklys i år. Du skal finne hullene i en gammel regel,
# skrive en ny uten hull, måle farten, tegne banen og rette et program. Til slutt vurderer du et mål
# dere har vedtatt.
#
# Denne gangen skriver du opptil seks linjer i en oppgave. Trykk `Shift+Enter`, og kjør cellene
# under.
#
# Regn med 25 minutter med skjema, mer med kode; øvelsen gir opptil 18 poeng, 4 av dem for teksten
# til slutt, som kurslederen leser.
#
# Noen av sjekkene prøver svaret ditt på andre tall når øvelsen blir rettet.

# %% [markdown] lang="nn"
# # Øving: mål, målbane og trafikklys
#
# Handlingsdelen skal få trafikklys i år. Du skal finne hola i ein gammal regel,
# skrive ein ny utan hol, måle farten, teikne banen og rette eit program. Til slutt vurderer du eit mål
# de har vedteke.
#
# Denne gongen skriv du opptil seks linjer i ei oppgåve. Trykk `Shift+Enter`, og køyr cellene under.
#
# Rekn med 25 minutt med skjema, meir med kode; øvinga gjev opptil 18 poeng, 4 av dei for teksten
# til slutt, som kursleiaren les.
#
# Nokre av sjekkane prøver svaret ditt på andre tal når øvinga blir retta.

# %% [markdown] lang="en"
# # Exercise: targets, paths and traffic lights
#
# The action programme is to have traffic lights this year. You are to find the holes in
# an old rule, write a new one without holes, measure the speed, draw the path and correct
# a program. At the end you judge a target of your own.
#
# This time you write up to six lines in a task. Press `Shift+Enter`, and run the cells below.
#
# Allow 25 minutes by form, more in code; the exercise is worth up to 18 points, 4 of them for the
# text at the end, which your course lead reads.
#
# Some of the checks try your answer on other figures when the exercise is graded.

# %% tags=["setup"]
import pandas as pd

from baerekraft.nb import *

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. Tall uten farge
#
# I [målekartet Asker hadde for 2015](https://www.asker.kommune.no/styringsdokumenter/handlingsprogram-2017-2020/samfunn/innledning-og-mal/)
# sto det slik om årlig befolkningsvekst, i prosent:
#
# | Farge | Vekst |
# |---|---|
# | grønn | 1,30–1,69 |
# | gul | 1,00–1,29 eller 1,70–1,99 |
# | rød | under 0,99 eller over 2,00 |
#
# Resultatet i 2015 var 0,90, altså rødt. Les regelen bokstavelig. Hvilke av
# tallene i `growth` får ingen farge? Skriv dem i lista `without_colour`, med komma
# mellom: `[1.5, 2.5]`.

# %% [markdown] lang="nn"
# ## 1. Tal utan farge
#
# I [målekartet Asker hadde for 2015](https://www.asker.kommune.no/styringsdokumenter/handlingsprogram-2017-2020/samfunn/innledning-og-mal/)
# stod det slik om årleg folkevekst, i prosent:
#
# | Farge | Vekst |
# |---|---|
# | grøn | 1,30–1,69 |
# | gul | 1,00–1,29 eller 1,70–1,99 |
# | raud | under 0,99 eller over 2,00 |
#
# Resultatet i 2015 var 0,90, altså raudt. Les regelen bokstaveleg. Kva tal i
# `growth` får ingen farge? Skriv dei i lista `without_colour`, med komma
# mellom: `[1.5, 2.5]`.

# %% [markdown] lang="en"
# ## 1. Figures without a colour
#
# In
# [the scorecard Asker had for 2015](https://www.asker.kommune.no/styringsdokumenter/handlingsprogram-2017-2020/samfunn/innledning-og-mal/)
# this was written of yearly population growth, in per cent:
#
# | Colour | Growth |
# |---|---|
# | green | 1.30–1.69 |
# | yellow | 1.00–1.29 or 1.70–1.99 |
# | red | below 0.99 or above 2.00 |
#
# The result in 2015 was 0.90, which is red. Read the rule to the letter. Which of the
# figures in `growth` get no colour? Write them in the list `without_colour`, with
# commas between: `[1.5, 2.5]`.

# %%
growth = [0.90, 0.99, 0.995, 1.29, 1.295, 1.30, 1.695, 2.00]

# %% nbgrader={"grade": false, "grade_id": "without-colour", "locked": false, "schema_version": 3, "solution": true, "task": false}
without_colour = ...
### BEGIN SOLUTION
without_colour = [0.99, 0.995, 1.295, 1.695, 2.00]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gap-between-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("gap-between"):
    found = numbers(*without_colour)
    assert 0.995 in found and 0.90 not in found
### BEGIN HIDDEN TESTS
with check("gap-between-all"):
    assert {1.295, 1.695} <= set(found)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "gap-at-limit-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("gap-at-limit"):
    found = numbers(*without_colour)
    assert 2.00 in found and 1.30 not in found
### BEGIN HIDDEN TESTS
with check("gap-at-limit-all"):
    assert 0.99 in found and set(found) <= {0.90, 0.99, 0.995, 1.295, 1.695, 2.00}
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Et lys uten hull
#
# Her, i `lights`, er de fire lysene. Hvert av dem er farge, tegn og ord.

# %% [markdown] lang="nn"
# ## 2. Eit lys utan hol
#
# Her, i `lights`, er dei fire lysa. Kvart av dei er farge, teikn og ord.

# %% [markdown] lang="en"
# ## 2. A light without holes
#
# Here, in `lights`, are the four lights. Each of them is colour, symbol and word.

# %% tags=["code"]
samples = {"green": 8, "yellow": 12, "red": 20, "grey": None}
lights = {name: traffic_light(value, 10, 5, "lower") for name, value in samples.items()}
lights

# %% [markdown] lang="nb"
# Skriv resten av `light`. `left` er avstanden til målet: 0 eller mindre betyr at
# målet er nådd. Fargen begynner på rødt. Skift den til
#
# - `"yellow"` når avstanden er toleransen eller mindre
# - `"green"` når målet er nådd
# - `"grey"` når tallet mangler; `pd.isna(left)` er sant da
#
# Det er tre `if`, og hver har to linjer. Linjene under `if` rykkes inn:
#
# ```
# if left > 100:
#     colour = "red"
# ```
#
# Rekkefølgen betyr noe. Den siste som slår til, bestemmer.

# %% [markdown] lang="nn"
# Skriv resten av `light`. `left` er avstanden til målet: 0 eller mindre tyder at
# målet er nådd. Fargen byrjar på raudt. Skift han til
#
# - `"yellow"` når avstanden er toleransen eller mindre
# - `"green"` når målet er nådd
# - `"grey"` når talet manglar; `pd.isna(left)` er sant då
#
# Det er tre `if`, og kvar har to linjer. Linjene under `if` rykkjer du inn:
#
# ```
# if left > 100:
#     colour = "red"
# ```
#
# Rekkjefølgja har noko å seie. Den siste som slår til, avgjer.

# %% [markdown] lang="en"
# Write the rest of `light`. `left` is the distance to the target: 0 or less means that
# the target is met. The colour begins as red. Change it to
#
# - `"yellow"` when the distance is the tolerance or less
# - `"green"` when the target is met
# - `"grey"` when the figure is missing; `pd.isna(left)` is true then
#
# That makes three `if` tests of two lines each. The lines below `if` are indented:
#
# ```
# if left > 100:
#     colour = "red"
# ```
#
# The order matters. The last one that applies decides.

# %% nbgrader={"grade": false, "grade_id": "light", "locked": false, "schema_version": 3, "solution": true, "task": false}
def light(value, target, tolerance, direction):
    left = distance_to_target(value, target, direction)
    colour = "red"
    ### BEGIN SOLUTION
    if left <= tolerance:
        colour = "yellow"
    if left <= 0:
        colour = "green"
    if pd.isna(left):
        colour = "grey"
    ### END SOLUTION
    return lights[colour]

# %% nbgrader={"grade": true, "grade_id": "light-colours-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("light-colours"):
    three = [light(value, 5, 5, "lower")[0] for value in (3, 8, 14)]
    assert three == ["green", "yellow", "red"], three
### BEGIN HIDDEN TESTS
with check("light-colours-below-zero"):
    found = [light(value, -20, 4, "lower") for value in (-21.5, -17, -15.5, 40)]
    assert [colour for colour, symbol, word in found] == ["green", "yellow", "red", "red"]
    assert all(symbol and word for colour, symbol, word in found)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "light-limits-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("light-limits"):
    two = [light(value, 5, 5, "lower")[0] for value in (5, 10)]
    assert two == ["green", "yellow"], two
### BEGIN HIDDEN TESTS
with check("light-limits-half-open"):
    found = [light(value, 32, 8, "lower")[0] for value in (32, 32.5, 40, 40.5)]
    assert found == ["green", "yellow", "yellow", "red"]
    assert [light(value, 0, 0, "lower")[0] for value in (-1, 0, 0.5)] == ["green", "green", "red"]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "light-direction-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("light-direction"):
    turnout = [light(value, 70, 5, "higher")[0] for value in (72, 66, 60)]
    assert turnout == ["green", "yellow", "red"], turnout
### BEGIN HIDDEN TESTS
with check("light-direction-nearest"):
    found = [light(value, 50, 8, "nearest")[0] for value in (50, 44, 57, 41, 60)]
    assert found == ["green", "yellow", "yellow", "red", "red"]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "light-missing-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("light-missing"):
    unknown = light(float("nan"), 5, 5, "lower")[0]
    assert unknown == "grey", [unknown]
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("light-missing-country"):
    gp = cross_section("patients_without_gp", "2023")["value"].sort_values(na_position="first").head(40)
    grey = [light(value, 2, 3, "lower")[0] == "grey" for value in gp]
    assert grey == list(gp.isna()) and light(float("nan"), 70, 5, "higher")[0] == "grey"
    assert light(1, 2, 3, "lower")[0] != "grey"
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Går det fort nok?
#
# `pace` skal svare med Eurostats forhold: farten så langt, delt på farten som
# trengtes, begge regnet fra basisåret. Skriv tre linjer: farten så langt med
# `actual_rate`, farten som trengtes med `required_rate`, og til slutt `ratio`, den
# ene delt på den andre. I leksjonen så den første slik ut:
# `actual_rate(emissions[2009], now, years=year - 2009)`.

# %% [markdown] lang="nn"
# ## 3. Går det fort nok?
#
# `pace` skal svare med forholdet slik Eurostat reknar det: farten så langt, delt på
# farten som trongst, begge rekna frå basisåret. Skriv tre linjer: farten så langt med
# `actual_rate`, farten som trongst med `required_rate`, og til slutt `ratio`, den eine
# delt på den andre. I leksjonen såg den første slik ut:
# `actual_rate(emissions[2009], now, years=year - 2009)`.

# %% [markdown] lang="en"
# ## 3. Is it going fast enough?
#
# `pace` is to answer with Eurostat's ratio: the speed so far, divided by the speed
# that was needed, both counted from the base year. Write three lines: the speed so
# far with `actual_rate`, the speed that was needed with `required_rate`, and last
# `ratio`, the one divided by the other. In the lesson the first looked like this:
# `actual_rate(emissions[2009], now, years=year - 2009)`.

# %% nbgrader={"grade": false, "grade_id": "pace", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pace(base, base_year, now, year, target, target_year):
    ratio = ...
    ### BEGIN SOLUTION
    so_far = actual_rate(base, now, years=year - base_year)
    needed = required_rate(base, target, years=target_year - base_year)
    ratio = so_far / needed
    ### END SOLUTION
    return ratio

# %% nbgrader={"grade": true, "grade_id": "pace-value-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("pace-value"):
    oslo = pace(100, 2009, 48, 2023, 5, 2030)
    assert oslo is not ...
    assert near(oslo, 0.38, by=0.006), oslo
### BEGIN HIDDEN TESTS
from baerekraft import series

with check("pace-value-skien"):
    road = series("ghg_road", "4003").set_index("year")["value"]
    found = pace(road[2011], 2011, road[2024], 2024, road[2011] / 2, 2030)
    assert near(found, ((road[2024] / road[2011]) ** (1 / 13) - 1) / (0.5 ** (1 / 19) - 1), by=0.006)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "pace-direction-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("pace-direction"):
    away = pace(100, 2015, 110, 2020, 50, 2030)
    assert away is not ...
    assert away < 0, away
### BEGIN HIDDEN TESTS
with check("pace-direction-upwards"):
    assert near(pace(60, 2019, 66, 2023, 70, 2027), 1.24, by=0.006)
    assert pace(60, 2019, 57, 2023, 70, 2027) < 0
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 4. Den rette banen
#
# Denne funksjonen er tom. `on_path` skal svare hvor den rette banen er i et år.
# Funksjonen får basistallet, basisåret, målet, målåret og året du spør om.
#
# 1. Regn ut hvor stor del av tiden som er gått: årene fra basisåret til året, delt på
#    årene fra basisåret til målåret.
# 2. Svar med `return`: basistallet pluss den delen av veien fra basistallet til målet.
# 3. Sett til slutt inn en `if` øverst, som stopper når målåret ikke kommer etter
#    basisåret. Linja under den er `raise ValueError`.
#
# Stavanger skal kutte 80 prosent fra 2015 til 2030. Er 2015 satt til 100, skal banen
# være på 73,3 i 2020.

# %% [markdown] lang="nn"
# ## 4. Den rette banen
#
# Denne funksjonen er tom. `on_path` skal svare kvar den rette banen er i eit år.
# Funksjonen får basistalet, basisåret, målet, målåret og året du spør om.
#
# 1. Rekn ut kor stor del av tida som er gått: åra frå basisåret til året, delt på åra
#    frå basisåret til målåret.
# 2. Svar med `return`: basistalet pluss den delen av vegen frå basistalet til målet.
# 3. Set til slutt inn ein `if` øvst, som stoppar når målåret ikkje kjem etter
#    basisåret. Linja under han er `raise ValueError`.
#
# Stavanger skal kutte 80 prosent frå 2015 til 2030. Er 2015 sett til 100, skal banen
# vere på 73,3 i 2020.

# %% [markdown] lang="en"
# ## 4. The straight path
#
# This function is empty. `on_path` is to answer where the straight path is in a year.
# The function is given the base figure, the base year, the target, the target year and
# the year you ask about.
#
# 1. Work out what part of the time has passed: the years from the base year to the
#    year, divided by the years from the base year to the target year.
# 2. Answer with `return`: the base figure plus that part of the way from the base
#    figure to the target.
# 3. Last, put an `if` at the top that stops when the target year does not come after
#    the base year. The line below it is `raise ValueError`.
#
# Stavanger is to cut 80 per cent from 2015 to 2030. With 2015 set to 100, the path is
# to be at 73.3 in 2020.

# %% nbgrader={"grade": false, "grade_id": "on-path", "locked": false, "schema_version": 3, "solution": true, "task": false}
def on_path(base, base_year, target, target_year, year):
    ...
    ### BEGIN SOLUTION
    if target_year <= base_year:
        raise ValueError()
    passed = (year - base_year) / (target_year - base_year)
    return base + passed * (target - base)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "path-value-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("path-value"):
    stavanger = on_path(100, 2015, 20, 2030, 2020)
    assert stavanger is not None, stavanger
    assert near(stavanger, 73.3), stavanger
### BEGIN HIDDEN TESTS
from baerekraft import linear_path

with check("path-value-oslo"):
    straight = linear_path(100, 2009, 5, 2030)
    assert all(near(on_path(100, 2009, 5, 2030, one), straight[one]) for one in straight.index)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "path-ends-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("path-ends"):
    ends = [on_path(60, 2023, 70, 2031, one) for one in (2023, 2031)]
    assert None not in ends, ends
    assert near(ends[0], 60) and near(ends[1], 70), ends
### BEGIN HIDDEN TESTS
with check("path-ends-one-way"):
    rising, falling = ([on_path(a, 2020, b, 2036, one) for one in range(2020, 2037)] for a, b in ((12, 44), (9.5, 1.5)))
    assert rising == sorted(rising) and falling == sorted(falling, reverse=True)
    assert near(rising[-1], 44) and near(falling[-1], 1.5)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "path-years-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("path-years"):
    try:
        backwards = on_path(100, 2030, 20, 2015, 2020)
    except ValueError:
        backwards = "ValueError"
    assert backwards == "ValueError", backwards
### BEGIN HIDDEN TESTS
with check("path-years-same"):
    try:
        same = on_path(8, 2024, 4, 2024, 2024)
    except ValueError:
        same = "ValueError"
    assert same == "ValueError" and near(on_path(8, 2024, 4, 2025, 2024), 8)
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 5. Hvor stopper sporet?
#
# Fjordvik er oppdiktet. Under merker programmet fra [Fra mål til penger til
# svar](../../../notebooks/nb/15_your_plans.ipynb) tre korte planer og sier hvor sporet stopper. Det
# kjenner bare ord igjen. Les planene selv, og rett det.
#
# - `wrong_paragraph`: nummeret på det avsnittet i samfunnsdelen som har fått et
#   bærekraftsmål det ikke handler om
# - `its_goals`: målene det avsnittet skulle hatt, med komma mellom
# - `lacks`: det målet om matsvinn mangler, av `"a"` indikator, `"b"` nivå, `"c"` målår,
#   `"d"` basisår og `"e"` eier
# - `climate`, `food_waste` og `child_poverty`: hvor sporet stopper for utslippene,
#   matsvinnet og barnefattigdommen når du har lest selv. `"a"` i samfunnsdelen, `"b"` før
#   pengene, `"c"` før svaret, som er et tall for hvordan det gikk, `"d"` ingen steder

# %% [markdown] lang="nn"
# ## 5. Kvar stoppar sporet?
#
# Fjordvik er oppdikta. Under merkjer programmet frå [Frå mål til pengar til
# svar](../../../notebooks/nn/15_your_plans.ipynb) tre korte planar og seier kvar sporet stoppar.
# Det kjenner berre ord att. Les planane sjølv, og rett det.
#
# - `wrong_paragraph`: nummeret på det avsnittet i samfunnsdelen som har fått eit
#   berekraftsmål det ikkje handlar om
# - `its_goals`: måla det avsnittet skulle ha hatt, med komma mellom
# - `lacks`: det målet om matsvinn manglar, av `"a"` indikator, `"b"` nivå, `"c"` målår,
#   `"d"` basisår og `"e"` eigar
# - `climate`, `food_waste` og `child_poverty`: kvar sporet stoppar for utsleppa,
#   matsvinnet og barnefattigdommen når du har lese sjølv. `"a"` i samfunnsdelen, `"b"`
#   før pengane, `"c"` før svaret, som er eit tal for korleis det gjekk, `"d"` ingen stader

# %% [markdown] lang="en"
# ## 5. Where does the trail stop?
#
# Fjordvik is invented. Below, the program of [From goal to money to
# answer](../../../notebooks/en/15_your_plans.ipynb) marks three short plans and says where the
# trail stops. All it knows is words. Read the plans yourself, and correct it.
#
# - `wrong_paragraph`: the number of the paragraph in the community plan that was given
#   a sustainability goal it is not about
# - `its_goals`: the goals that paragraph should have, with commas between
# - `lacks`: what the target on food waste lacks, of `"a"` indicator, `"b"` level, `"c"`
#   target year, `"d"` base year and `"e"` owner
# - `climate`, `food_waste` and `child_poverty`: where the trail stops for the emissions,
#   the food waste and child poverty once you have read for yourself. `"a"` in the
#   community plan, `"b"` before the money, `"c"` before the answer, which is a figure for
#   how it went, `"d"` nowhere

# %%
plan_trail(practice=True)

# %% nbgrader={"grade": false, "grade_id": "trail", "locked": false, "schema_version": 3, "solution": true, "task": false}
wrong_paragraph = ...
its_goals = [...]
lacks = [...]
climate = ...
food_waste = ...
child_poverty = ...
### BEGIN SOLUTION
wrong_paragraph = 3
its_goals = [4]
lacks = ["d", "e"]
climate = "d"
food_waste = "c"
child_poverty = "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "trail-mark-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("trail-mark-of-a-paragraph"):
    assert numbers(wrong_paragraph)[0] in (1, 2, 3, 4)
    goals_of_it = set(numbers(*its_goals))
    assert goals_of_it and goals_of_it <= set(range(1, 18))
### BEGIN HIDDEN TESTS
with check("trail-mark-corrected"):
    assert numbers(wrong_paragraph) == [3] and goals_of_it == {4}
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "trail-parts-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("trail-parts-are-letters"):
    missing_parts = set(letters(*lacks))
    assert missing_parts and missing_parts < set("abcde")
### BEGIN HIDDEN TESTS
with check("trail-parts-missing"):
    assert missing_parts == {"d", "e"}
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "trail-stops-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("trail-stops-are-letters"):
    three_trails = letters(climate, food_waste, child_poverty)
    assert set(three_trails) <= set("abcd")
### BEGIN HIDDEN TESTS
with check("trail-stops-read"):
    assert three_trails == ["d", "c", "b"]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 6. Et mål å styre etter?
#
# Finn ett mål i kommuneplanen, en regional plan, klimaplanen eller økonomiplanen deres. Skriv av
# setningen, med dokument og side. Er det et mål dere kan styre etter? Svar med tre setninger:
#
# 1. Hvilke av de fem tingene har målet, og hvilke mangler?
# 2. Hva av det rår dere over, eller hvor er det satt av penger og folk?
# 3. Hvordan ville du skrevet målet?
#
# Kurslederen gir opptil 4 poeng.
#
# I kode finner `plan_trail("samfunnsdel.docx")` flere mål i fila, og du dobbeltklikker i cellen
# under for å skrive.

# %% [markdown] lang="nn"
# ## 6. Eit mål å styre etter?
#
# Finn eitt mål i kommuneplanen, ein regional plan, klimaplanen eller økonomiplanen dykkar. Skriv av
# setninga, med dokument og side. Er det eit mål de kan styre etter? Svar med tre setningar:
#
# 1. Kva har målet av dei fem tinga, og kva manglar?
# 2. Kva av det rår de over, eller kvar er det sett av pengar og folk?
# 3. Korleis ville du ha skrive målet?
#
# Kursleiaren gjev opptil 4 poeng.
#
# I kode finn `plan_trail("samfunnsdel.docx")` fleire mål i fila, og du dobbeltklikkar i cella under
# for å skrive.

# %% [markdown] lang="en"
# ## 6. A target to steer by?
#
# Find one target in your municipal or regional plan, climate plan or financial plan.
# Copy the sentence, with document and page. Is it a target you can steer by? Answer in three
# sentences:
#
# 1. Which of the five things does the target have, and which are missing?
# 2. What of it do you control, or where have money and people been set aside?
# 3. How would you have written the target?
#
# Your course lead gives up to 4 points.
#
# In code, `plan_trail("samfunnsdel.docx")` finds more targets in the file, and you double-click
# in the cell below to write.

# %% [markdown] nbgrader={"grade": true, "grade_id": "target-to-steer-by", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# …

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: tallet målet regnes fra
#
# En tabell har kolonnene `year` og `value`, og årene står ikke i rekkefølge. Skriv uttrykket som gir tallet i det
# første året som har et. `known` er radene med tall. `loc` velger rader først og så en kolonne, og `mean()` gjør svaret til
# ett tall.
#
# Denne er for den som skriver kode, og har ikke noe skjema. Poenget står for seg selv: Det
# trengs ikke for å fullføre, og er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: talet målet blir rekna frå
#
# Ein tabell har kolonnane `year` og `value`, og åra står ikkje i rekkjefølgje. Skriv uttrykket som gjev talet i det
# første året som har eit. `known` er radene med tal. `loc` vel rader først og så ein kolonne, og `mean()` gjer svaret til
# eitt tal.
#
# Denne er for den som skriv kode, og har ikkje noko skjema. Poenget står for seg sjølv: Det
# trengst ikkje for å fullføre, og er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: the figure that the target is measured from
#
# A table has the columns `year` and `value`, and the years are not in order. Write the expression that gives the figure of
# the first year that has one. `known` is the rows with a figure. `loc` picks rows first and then a column, and `mean()` turns
# the answer into one number.
#
# This one is for those who write code, and has no form. The point is counted apart from the others,
# and you do not need it to complete the course.

# %% nbgrader={"grade": false, "grade_id": "distinction-start", "locked": false, "schema_version": 3, "solution": true, "task": false}
def start_of(table):
    known = table.dropna(subset="value")
    start = ...
    ### BEGIN SOLUTION
    start = known.loc[known["year"] == known["year"].min(), "value"].mean()
    ### END SOLUTION
    return start

# %% nbgrader={"grade": true, "grade_id": "distinction-start-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("distinction-start"):
    found = start_of(pd.DataFrame({"year": [3, 1, 4, 2], "value": [70.0, None, 50.0, 80.0]}))
    assert found is not ...
    assert near(found, 80), found
### BEGIN HIDDEN TESTS
from baerekraft import series

with check("distinction-start-any"):
    for name, place in (("ghg_total", "Porsgrunn"), ("electricity_households", "Lier"), ("turnout_local", "Oslo")):
        rows = series(name, place)
        first = rows[rows["value"].notna()].sort_values("year").iloc[0]
        assert near(start_of(rows.sample(frac=1, random_state=3)), first["value"])
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. Skriv Askers regel om, så hvert tall får én farge: grønt fra
# og med 1,30 og opp til 1,70, gult fra og med 1,00 opp til 2,00 ellers, rødt utenfor,
# og grått når tallet mangler. Prøv regelen på lista `growth`. Hvilke av tallene som
# ikke hadde farge, ble røde, og hvem i kommunen burde ha bestemt det?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. Skriv om regelen til Asker, så kvart tal får éin farge: grønt
# frå og med 1,30 og opp til 1,70, gult frå og med 1,00 opp til 2,00 elles, raudt
# utanfor, og grått når talet manglar. Prøv regelen på lista `growth`. Kva tal
# utan farge vart raude, og kven i kommunen burde ha avgjort det?

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. Rewrite Asker's rule so that every figure has one colour:
# green from and including 1.30 up to 1.70, yellow from and including 1.00 up to 2.00
# otherwise, red outside, and grey when the figure is missing. Try the rule on the list
# `growth`. Which of the figures without a colour became red, and who in the
# municipality ought to have decided that?

# %%
growth_colours = {}

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
