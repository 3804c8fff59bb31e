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
# # Øvelse: sammenhenger og målkonflikter
#
# Et saksframlegg skal ut på høring. Det har et spredningsplott og en sammenligning av to
# skoler. Du prøver om de holder, og skriver så om en målkonflikt hos dere.
#
# De fleste oppgavene er på to til seks linjer. Bytt ut de tre prikkene, trykk `Shift+Enter`, og
# kjør cellene under.
#
# Regn med 20 minutter med skjema, mer med kode; øvelsen gir opptil 10 poeng, fire av dem for et
# svar kurslederen leser.
#
# Noen av sjekkene prøver svaret ditt på andre tall når øvelsen blir rettet.

# %% [markdown] lang="nn"
# # Øving: samanhengar og målkonfliktar
#
# Eit saksframlegg skal ut på høyring. Det har eit spreiingsplott og ei samanlikning av to
# skular. Du prøver om dei held, og skriv så om ein målkonflikt hos dykk.
#
# Dei fleste oppgåvene er på to til seks linjer. Byt ut dei tre prikkane, trykk `Shift+Enter`, og
# køyr cellene under.
#
# Rekn med 20 minutt med skjema, meir med kode; øvinga gjev opptil 10 poeng, fire av dei for eit
# svar kursleiaren les.
#
# Nokre av sjekkane prøver svaret ditt på andre tal når øvinga blir retta.

# %% [markdown] lang="en"
# # Exercise: links and goal conflicts
#
# A committee report is going out for consultation. It has a scatter plot and
# a comparison of two schools. You test whether they hold, and then write about a goal
# conflict of your own.
#
# Most tasks take two to six lines. Replace the three dots, press `Shift+Enter`, and run the cells
# below.
#
# Allow 20 minutes by form, more in code; the exercise is worth up to 10 points, four of them for an
# answer the course lead reads.
#
# Some of the checks try your answer on other figures when the exercise is graded.

# %% tags=["setup"]
import pandas as pd

from baerekraft.nb import *

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. Sammenheng inne i hver gruppe
#
# I leksjonen regnet du r for de store kommunene og så for de små. Nå skal én funksjon gjøre
# det for alle gruppene. Tabellen har kolonnene `x`, `y` og `group`, og `for`-linja gir deg
# én gruppe om gangen i `some`.
#
# Skriv tre linjer. Behold radene som har begge tallene: `some.dropna(subset=["x", "y"])`.
# Er det minst fem av dem (`len(…) >= 5`), legger du r inn under navnet til gruppa:
# `found[name] = …`. I leksjonen så r slik ut: `large["lists"].corr(large["turnout"])`.
# Husk innrykket etter `if`. To punkter ligger alltid på en linje, og da
# er r 1 uten at det betyr noe.
#
# Cellen under lager `rows`, en tabell å prøve på, med S, M og L for små, mellomstore og store.

# %% [markdown] lang="nn"
# ## 1. Samanheng inne i kvar gruppe
#
# I leksjonen rekna du r for dei store kommunane og så for dei små. No skal éin funksjon
# gjere det for alle gruppene. Tabellen har kolonnane `x`, `y` og `group`, og `for`-linja
# gjev deg éi gruppe om gongen i `some`.
#
# Skriv tre linjer. Ta vare på radene som har begge tala: `some.dropna(subset=["x", "y"])`.
# Er det minst fem av dei (`len(…) >= 5`), legg du r inn under namnet til gruppa:
# `found[name] = …`. I leksjonen såg r slik ut: `large["lists"].corr(large["turnout"])`.
# Hugs innrykket etter `if`. To punkt ligg alltid på ei linje, og då er r
# 1 utan at det tyder noko.
#
# Cella under lagar `rows`, ein tabell å prøve på, med S, M og L for små, mellomstore og store.

# %% [markdown] lang="en"
# ## 1. The link within each group
#
# In the lesson you worked out r for the large municipalities and then for the small ones.
# Now one function is to do it for all the groups. The table has the columns `x`, `y` and
# `group`, and the `for` line gives you one group at a time in `some`.
#
# Write three lines. Keep the rows that have both figures: `some.dropna(subset=["x", "y"])`.
# If there are at least five of them (`len(…) >= 5`), put r in under the name of the group:
# `found[name] = …`. In the lesson r looked like this: `large["lists"].corr(large["turnout"])`.
# Remember to indent after `if`. Two points always lie on a line, and then
# r is 1 and means nothing.
#
# The cell below makes `rows`, a table to try it on, with S, M and L for small, medium and large.

# %% tags=["code"]
lists, turnout = cross_section("gp_list_length"), cross_section("turnout_local")
size = pd.cut(lists["population"], [0, 5000, 20000, 10**7], right=False, labels=["S", "M", "L"])
rows = pd.DataFrame({"x": lists["value"], "y": turnout["value"], "group": size.astype(str)})
rows.head()

# %% nbgrader={"grade": false, "grade_id": "within", "locked": false, "schema_version": 3, "solution": true, "task": false}
def within(rows):
    found = {}
    for name, some in rows.groupby("group"):
        ...
        ### BEGIN SOLUTION
        known = some.dropna(subset=["x", "y"])
        if len(known) >= 5:
            found[name] = known["x"].corr(known["y"])
        ### END SOLUTION
    return found

# %% nbgrader={"grade": true, "grade_id": "within-value-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, near

with check("within-value"):
    found = dict(within(rows))
    assert set(found) == {"S", "M", "L"}, found
    assert len(set(found.values())) == 3 and all(-1 < r < 1 for r in found.values()), found
### BEGIN HIDDEN TESTS
import pandas as pd

from baerekraft import cross_section

with check("within-value-other-figures"):
    houses, schooling = cross_section("detached_share"), cross_section("higher_education")
    others = pd.DataFrame({"x": houses["value"], "y": schooling["value"], "group": houses["county"]})
    found = dict(within(others))
    for county, some in others.dropna().groupby("group"):
        assert county not in found if len(some) < 5 else near(found[county], some["x"].corr(some["y"]), by=0.006)
    sizes = dict(within(rows))
    assert all(near(sizes[name], some["x"].corr(some["y"]), by=0.006) for name, some in rows.dropna().groupby("group"))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "within-missing-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

missing = float("nan")

with check("within-missing"):
    line = pd.DataFrame({"x": [1, 2, 3, 4, 5, 6], "y": [2, 4, 6, 8, 10, missing], "group": "A"})
    found = dict(within(line))
    assert "A" in found and near(found["A"], 1, by=0.006), found
### BEGIN HIDDEN TESTS
with check("within-missing-either"):
    falling = pd.DataFrame({"x": [missing, 9, 7, 5, 3, 1, 0], "y": [50, 1, 3, 5, 7, 9, missing], "group": "A"})
    found = dict(within(falling))
    assert near(found["A"], -1, by=0.006)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "within-few-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("within-few"):
    groups = list("AABBBBB")
    points = pd.DataFrame({"x": [1, 2, 1, 2, 3, 4, 5], "y": [3, 9, 5, 4, 3, 2, 1], "group": groups})
    found = dict(within(points))
    assert set(found) == {"B"}, found
### BEGIN HIDDEN TESTS
with check("within-few-known"):
    points = pd.DataFrame({"x": [1, 2, 3, 4, 5, 6], "y": [1, 2, 3, 4, float("nan"), float("nan")], "group": "C"})
    turned = points.rename(columns={"x": "y", "y": "x"}).assign(group="E")
    falling = pd.DataFrame({"x": [0, 2, 3, 4, 5], "y": [7, 7, 5, 5, 0], "group": "D"})
    found = dict(within(pd.concat([points, turned, falling], ignore_index=True)))
    assert set(found) == {"D"}
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Når totalen snur
#
# To tenkte skoler har to linjer hver. Skole A får flest gjennom på begge linjene, men færre
# i alt, fordi flere av elevene går på den linja der færre fullfører.
#
# `turns_round` skal svare `True` når A ligger foran på hver linje og likevel bak i alt, og
# `False` ellers. Skriv fem linjer. De to første lager `each_a` og `each_b`, andelen på hver
# linje: Del `table["a_done"]` på `table["a_all"]`, og gjør det samme for B. De to neste lager
# totalene `all_a` og `all_b`: Legg sammen elevene med `.sum()`, og del så. Den siste legger
# svaret i `answer`. `(each_a > each_b).all()` er sant når A ligger foran på hver linje; bind det
# til det andre kravet med `and`.

# %% [markdown] lang="nn"
# ## 2. Når totalen snur
#
# To tenkte skular har to linjer kvar. Skule A får flest gjennom på begge linjene, men færre i
# alt, fordi fleire av elevane går på den linja der færre fullfører.
#
# `turns_round` skal svare `True` når A ligg framfor på kvar linje og likevel bak i alt, og
# `False` elles. Skriv fem linjer. Dei to første lagar `each_a` og `each_b`, prosentdelen på kvar
# linje: Del `table["a_done"]` på `table["a_all"]`, og gjer det same for B. Dei to neste lagar
# totalane `all_a` og `all_b`: Legg saman elevane med `.sum()`, og del så. Den siste legg svaret i
# `answer`. `(each_a > each_b).all()` er sant når A ligg framfor på kvar linje; bind det til det
# andre kravet med `and`.

# %% [markdown] lang="en"
# ## 2. When the total turns round
#
# Two imaginary schools have two tracks each. School A gets more pupils through on both
# tracks, yet fewer overall, because more of them take the track that fewer complete.
#
# `turns_round` is to answer `True` when A is ahead on every track and still behind
# overall, and `False` otherwise. Write five lines. The first two make `each_a` and
# `each_b`, the share on each track: divide `table["a_done"]` by `table["a_all"]`, and
# do the same for B. The next two make the totals `all_a` and `all_b`: add up the pupils
# with `.sum()`, then divide. The last puts the answer in `answer`.
# `(each_a > each_b).all()` is true when A is ahead on every track; tie it to the other
# condition with `and`.

# %% tags=["code"]
schools = pd.DataFrame({"a_done": [90, 120], "a_all": [100, 200], "b_done": [170, 55], "b_all": [200, 100]})
schools

# %% nbgrader={"grade": false, "grade_id": "turns-round", "locked": false, "schema_version": 3, "solution": true, "task": false}
def turns_round(table):
    answer = ...
    ### BEGIN SOLUTION
    each_a = table["a_done"] / table["a_all"]
    each_b = table["b_done"] / table["b_all"]
    all_a = table["a_done"].sum() / table["a_all"].sum()
    all_b = table["b_done"].sum() / table["b_all"].sum()
    answer = (each_a > each_b).all() and all_a < all_b
    ### END SOLUTION
    return answer

# %% nbgrader={"grade": true, "grade_id": "turns-round-found-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("turns-round-found"):
    found = turns_round(schools)
    assert found is not ...
    assert found, [found]
### BEGIN HIDDEN TESTS
with check("turns-round-three-tracks"):
    wards = pd.DataFrame({"a_done": [19, 48, 130], "a_all": [20, 60, 400], "b_done": [270, 75, 31], "b_all": [300, 100, 100]})
    found = turns_round(wards)
    assert found is not ... and found
    assert not all(turns_round(wards.assign(**{none: 0})) for none in ("a_done", "b_done"))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "turns-round-otherwise-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("turns-round-otherwise"):
    ahead = pd.DataFrame({"a_done": [90, 60], "a_all": [100, 100], "b_done": [80, 50], "b_all": [100, 100]})
    found = turns_round(ahead)
    assert found is not ...
    assert not found, [found]
### BEGIN HIDDEN TESTS
with check("turns-round-one-track"):
    split = pd.DataFrame({"a_done": [95, 20], "a_all": [100, 100], "b_done": [90, 80], "b_all": [100, 100]})
    behind = pd.DataFrame({"a_done": [50, 20], "a_all": [100, 100], "b_done": [60, 30], "b_all": [100, 100]})
    level = pd.DataFrame({"a_done": [90, 120], "a_all": [100, 200], "b_done": [180, 55], "b_all": [200, 100]})
    third = pd.DataFrame({"a_done": [19, 48, 20, 39], "a_all": [20, 60, 80, 60], "b_done": [270, 75, 31, 6], "b_all": [300, 100, 100, 10]})
    found = [turns_round(split), turns_round(behind), turns_round(level), turns_round(third)]
    assert ... not in found and not any(found)

with check("turns-round-total"):
    ahead_overall = pd.DataFrame({"a_done": [90, 50], "a_all": [100, 100], "b_done": [60, 55], "b_all": [100, 100]})
    level_overall = pd.DataFrame({"a_done": [90, 120], "a_all": [100, 200], "b_done": [170, 40], "b_all": [200, 100]})
    other_school = pd.DataFrame({"a_done": [170, 55], "a_all": [200, 100], "b_done": [90, 120], "b_all": [100, 200]})
    small_school = pd.DataFrame({"a_done": [9, 16], "a_all": [10, 20], "b_done": [80, 70], "b_all": [100, 100]})
    assert not any(turns_round(table) for table in (ahead_overall, level_overall, other_school, small_school))
    assert any(turns_round(table) for table in (schools, schools.assign(a_done=0), schools.assign(b_done=0)))
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Dine egne par
#
# Tenk på en sak hos dere. Gi minst tre par av mål et trinn fra −3 til 3 som ikke er 0, og
# minst ett av dem under null. Skriv grunnen til hvert trinn i `reasons`, i en setning på
# minst ti ord, åtte av dem forskjellige, med samme par foran kolonet. Sjekken ser bare på
# formen. Innholdet er ditt.

# %% [markdown] lang="nn"
# ## 3. Dine eigne par
#
# Tenk på ei sak hos dykk. Gje minst tre par av mål eit trinn frå −3 til 3 som ikkje er 0,
# og minst eitt av dei under null. Skriv grunnen til kvart trinn i `reasons`, i ei setning
# på minst ti ord, åtte av dei ulike, med same paret framfor kolonet. Sjekken ser berre på
# forma. Innhaldet er ditt.

# %% [markdown] lang="en"
# ## 3. Your own pairs
#
# Think of a case where you work. Give at least three pairs of goals a step from −3 to 3
# that is not 0, at least one of them below zero. Write the reason for each step in
# `reasons`, in a sentence of at least ten words, eight of them different, with the same
# pair before the colon. The check looks at the form only. The content is yours.

# %% nbgrader={"grade": false, "grade_id": "own-pairs", "locked": false, "schema_version": 3, "solution": true, "task": false}
own_steps = {}
reasons = {}
### BEGIN SOLUTION
own_steps = {(7, 15): -2, (7, 13): 2, (8, 15): -1}
reasons[7, 15] = "Turbiner og vei deler opp fjellet der reinen trekker, og myr som blir gravd ut, slutter å lagre karbon i mange tiår."
reasons[7, 13] = "Mer kraft gjør det mulig å bytte ut olje i industrien, så lenge kraften ikke bare går til nytt forbruk et annet sted."
reasons[8, 15] = "Anleggsarbeidet gir jobber i to år, mens beitet er borte så lenge veien ligger der, og det er mange ganger så lenge."
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "own-pairs-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("own-pairs"):
    given = {pair: step for pair, step in own_steps.items() if step != 0}
    assert len(given) >= 3, len(given)
    assert all(abs(step) <= 3 for step in given.values()) and min(given.values()) < 0, given
    assert all(1 <= goal <= 17 for pair in given for goal in pair), given
    words = {pair: reasons.get(pair, reasons.get(pair[::-1], "")).lower().split() for pair in given}
    counted = {pair: len(each) for pair, each in words.items()}
    assert min(counted.values()) >= 10, counted
### BEGIN HIDDEN TESTS
with check("own-pairs-each-its-own"):
    assert len({frozenset(pair) for pair in given}) == len(given) and all(one != other for one, other in given)
    assert all(step == int(step) for step in given.values())
    assert len(set(map(tuple, words.values()))) == len(given)

with check("own-pairs-in-words"):
    assert all(len(set(each)) >= 8 for each in words.values())
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 4. En målkonflikt hos dere
#
# Ta det av parene dine som drar hardest hver sin vei, og svar med fire setninger:
#
# 1. Hva sier hver av sidene i saken?
# 2. Hvem bærer det, og hvem avgjør, i hvilket dokument?
# 3. Hva kan ikke gjøres om?
# 4. Hva mener du, og hvorfor?
#
# Det finnes ikke ett riktig standpunkt; det er grunnene som teller. Skriv ingen navn på
# privatpersoner. Kurslederen gir opptil fire poeng.

# %% [markdown] lang="nn"
# ## 4. Ein målkonflikt hos dykk
#
# Ta det av para dine som dreg hardast kvar sin veg, og svar med fire setningar:
#
# 1. Kva seier kvar av sidene i saka?
# 2. Kven ber det, og kven avgjer, i kva dokument?
# 3. Kva kan ikkje gjerast om?
# 4. Kva meiner du, og kvifor?
#
# Det finst ikkje eitt rett standpunkt; det er grunnane som tel. Skriv ingen namn på
# privatpersonar. Kursleiaren gjev opptil fire poeng.

# %% [markdown] lang="en"
# ## 4. A goal conflict of your own
#
# Take the pair of yours that pulls apart hardest, and answer in four sentences:
#
# 1. What does each side of the case say?
# 2. Who bears the burden, and who decides, in which document?
# 3. What cannot be undone?
# 4. What do you think, and why?
#
# There is no single right view; the reasons count. Name no private persons. The course lead
# gives up to four points.

# %% [markdown] nbgrader={"grade": true, "grade_id": "own-conflict", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# …

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: to kolonner ved siden av hverandre
#
# `across` og `upwards` er to kolonner med tall, med kommunenummeret foran, i hver sin rekkefølge. Skriv uttrykket som
# setter dem i én tabell med kolonnene `across` og `upwards`, en rad for hver kommune. Mønsteret står i leksjonen, under
# «For den som vil skrive det selv».
#
# Denne er for den som skriver kode, og har ikke noe skjema. Poenget står for seg selv: Det
# trengs ikke for å fullføre, og er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: to kolonnar ved sida av kvarandre
#
# `across` og `upwards` er to kolonnar med tal, med kommunenummeret framfor, i kvar si rekkjefølgje. Skriv uttrykket som
# set dei i éin tabell med kolonnane `across` og `upwards`, ei rad for kvar kommune. Mønsteret står i leksjonen, under
# «For den som vil skrive det sjølv».
#
# Denne er for den som skriv kode, og har ikkje noko skjema. Poenget står for seg sjølv: Det
# trengst ikkje for å fullføre, og er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: two columns side by side
#
# `across` and `upwards` are two columns of figures, each with its municipality code, each in an order of its own. Write the
# expression that puts them in one table with the columns `across` and `upwards`, a row for each municipality. The pattern
# stands in the lesson, under “For those who want to write it themselves”.
#
# This one is for those who write code, and has no form. The point is counted apart from the others,
# and you do not need it to complete the course.

# %% nbgrader={"grade": false, "grade_id": "distinction-beside", "locked": false, "schema_version": 3, "solution": true, "task": false}
def beside(across, upwards):
    both = ...
    ### BEGIN SOLUTION
    both = across.to_frame("across").join(upwards.rename("upwards"))
    ### END SOLUTION
    return both

# %% nbgrader={"grade": true, "grade_id": "distinction-beside-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check, near

with check("distinction-beside"):
    found = beside(pd.Series({"A": 1.0, "B": 2.0, "C": 3.0}), pd.Series({"C": 30.0, "A": 10.0, "B": 20.0}))
    assert found is not ...
    assert all(near(found["upwards"][code], found["across"][code] * 10) for code in "ABC"), found.to_dict()
### BEGIN HIDDEN TESTS
from baerekraft import cross_section

with check("distinction-beside-everywhere"):
    lists, turnout = (cross_section(name)["value"] for name in ("gp_list_length", "turnout_local"))
    found = beside(lists, turnout.sample(frac=1, random_state=5))
    for code in lists.index:
        for column, given in (("across", lists), ("upwards", turnout)):
            assert near(found[column][code], given[code]) or (pd.isna(given[code]) and pd.isna(found[column][code]))
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: fra par til matrise
#
# `steps` har paret av mål foran kolonet og trinnet etter: `{(2, 15): 2}`. `as_matrix` skal
# gjøre det til en tabell med en rad og en kolonne for hvert mål. Den begynner tom.
#
# Skriv to løkker. Den første setter 0 der et mål møter seg selv: `for each in goals:` og, på
# linja under og med innrykk, `links.loc[each, each] = 0`. Den andre går gjennom
# `steps.items()`, der paret `(one, other)` kommer først og trinnet etter, og setter trinnet
# begge veier. Par ingen har vurdert, skal stå tomme. Null er et svar; tomt er ikke vurdert.
#
# Også denne er for den som skriver kode. De to poengene er ikke med i de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: frå par til matrise
#
# `steps` har paret av mål framfor kolonet og trinnet etter: `{(2, 15): 2}`. `as_matrix` skal
# gjere det til ein tabell med ei rad og ein kolonne for kvart mål. Han byrjar tom.
#
# Skriv to lykkjer. Den første set 0 der eit mål møter seg sjølv: `for each in goals:` og, på
# linja under og med innrykk, `links.loc[each, each] = 0`. Den andre går gjennom
# `steps.items()`, der paret `(one, other)` kjem først og trinnet etter, og set trinnet begge
# vegane. Par ingen har vurdert, skal stå tomme. Null er eit svar; tomt er ikkje vurdert.
#
# Denne òg er for den som skriv kode. Dei to poenga er ikkje med i dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: from pairs to matrix
#
# `steps` has the pair of goals before the colon and the step after it: `{(2, 15): 2}`.
# `as_matrix` is to turn that into a table with a row and a column for each goal. It begins
# empty.
#
# Write two loops. The first puts 0 where a goal meets itself: `for each in goals:` and,
# indented on the line below, `links.loc[each, each] = 0`. The second runs through
# `steps.items()`, where the pair `(one, other)` comes first and then the step, and puts the
# step in both ways. Pairs nobody has assessed should stay empty. Zero is an answer; empty is not assessed.
#
# This one too is for those who write code. Its two points are also counted apart.

# %% nbgrader={"grade": false, "grade_id": "distinction-as-matrix", "locked": false, "schema_version": 3, "solution": true, "task": false}
def as_matrix(steps, goals):
    links = pd.DataFrame(float("nan"), index=goals, columns=goals)
    ...
    ### BEGIN SOLUTION
    for goal in goals:
        links.loc[goal, goal] = 0
    for (one, other), step in steps.items():
        links.loc[one, other] = step
        links.loc[other, one] = step
    ### END SOLUTION
    return links

# %% nbgrader={"grade": true, "grade_id": "distinction-as-matrix-both-ways-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("as-matrix-both-ways"):
    links = as_matrix({(2, 15): 2, (8, 15): -2}, [2, 8, 15])
    found = (links.loc[2, 15], links.loc[15, 2], links.loc[8, 15], links.loc[15, 8])
    assert found == (2, 2, -2, -2), tuple(map(float, found))
### BEGIN HIDDEN TESTS
with check("as-matrix-any-order"):
    links = as_matrix({(14, 6): 3, (10, 6): -1, (10, 14): 0}, [6, 10, 14])
    assert [links.loc[6, other] for other in (10, 14)] == [links.loc[other, 6] for other in (10, 14)] == [-1, 3]
    assert links.loc[10, 14] == links.loc[14, 10] == 0
    assert as_matrix({(10, 6): 2}, [6, 10]).loc[6, 10] == 2
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "distinction-as-matrix-empty-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
import pandas as pd

from baerekraft.exercise import check

with check("as-matrix-not-assessed"):
    links = as_matrix({(2, 15): 2}, [2, 8, 15])
    assert links.loc[8, 8] == 0 and links.loc[15, 15] == 0, links.to_dict()
    assert pd.isna(links.loc[2, 8]) and pd.isna(links.loc[15, 8]), links.to_dict()
### BEGIN HIDDEN TESTS
with check("as-matrix-zero-is-an-answer"):
    links = as_matrix({(7, 13): 3, (11, 13): 0}, [7, 10, 11, 13])
    assert links.loc[11, 13] == 0 and int(links.isna().sum().sum()) == 8
    assert as_matrix({(7, 10): 1}, [7, 10]).loc[7, 10] == 1
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ Utmerkelse: hva er utelatt?
#
# Et utvalg av mål er også et utvalg av det som ikke er med. `left_out` får lista over de valgte
# og skal gi tilbake lista over resten av de 17, i rekkefølge. `range(1, 18)` går fra 1 til og med
# 17.
#
# Slik ser en liste med en betingelse ut: `[goal for goal in range(1, 18) if goal > 15]` er
# `[16, 17]`. Bytt betingelsen. `goal not in chosen` betyr at målet ikke er valgt. Den gir ett
# poeng, ved siden av de andre.

# %% [markdown] lang="nn"
# ## ◆ Utmerking: kva er utelate?
#
# Eit utval av mål er også eit utval av det som ikkje er med. `left_out` får lista over dei valde
# og skal svare med ei liste over resten av dei 17, i rekkjefølgje. `range(1, 18)` går frå 1 til og med
# 17.
#
# Slik ser ei liste med eit vilkår ut: `[goal for goal in range(1, 18) if goal > 15]` er
# `[16, 17]`. Byt vilkåret. `goal not in chosen` tyder at målet ikkje er valt. Oppgåva gjev
# eitt poeng, ved sida av dei andre.

# %% [markdown] lang="en"
# ## ◆ Distinction: what is left out?
#
# A choice of goals is also a choice of what is not there. `left_out` is given the list
# of the chosen ones and should return the list of the rest of the 17, in order.
# `range(1, 18)` runs from 1 up to and including 17.
#
# This is what a list with a condition looks like:
# `[goal for goal in range(1, 18) if goal > 15]` is `[16, 17]`. Change the condition.
# `goal not in chosen` means that the goal is not chosen. The task gives one point, counted
# apart from the others.

# %% nbgrader={"grade": false, "grade_id": "distinction-left-out", "locked": false, "schema_version": 3, "solution": true, "task": false}
def left_out(chosen):
    rest = ...
    ### BEGIN SOLUTION
    rest = [goal for goal in range(1, 18) if goal not in chosen]
    ### END SOLUTION
    return rest

# %% nbgrader={"grade": true, "grade_id": "distinction-left-out-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("left-out"):
    found = left_out([1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 17])
    assert found is not ...
    assert numbers(*found) == [2, 4, 6, 7, 16], found
### BEGIN HIDDEN TESTS
with check("left-out-ends"):
    found = [numbers(*left_out(goals)) for goals in ([13, 3, 13], list(range(1, 18)), [])]
    assert found == [[1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17], [], list(range(1, 18))]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. Ifølge et
# [debattinnlegg mot å flytte flyplassen](https://www.nordnorskdebatt.no/baklengs-inn-i-framtida-med-ny-flyplass/o/5-124-180237)
# la en rapport fra 2015 til grunn at Bodø ville ha 76 000 innbyggere i 2050, og SSB la siden det
# høyeste alternativet på 62 000 og hovedalternativet på 56 000.
# Kjør cellen, og regn ut hvor mange Bodø har vokst med i året siden 2015. Hvor havner det i 2050 om
# det fortsetter slik? Er svaret ditt et faktum, en prognose eller en verdi? Finn så et innlegg for
# flyttingen, og sorter setningene i begge på samme måte.

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. Ifølgje eit
# [debattinnlegg mot å flytte flyplassen](https://www.nordnorskdebatt.no/baklengs-inn-i-framtida-med-ny-flyplass/o/5-124-180237)
# la ein rapport frå 2015 til grunn at Bodø ville ha 76 000 innbyggjarar i 2050, og SSB la sidan det
# høgaste alternativet på 62 000 og hovudalternativet på 56 000.
# Køyr cella, og rekn ut kor mange Bodø har vakse med i året sidan 2015. Kvar hamnar det i 2050 om
# det held fram slik? Er svaret ditt eit faktum, ein prognose eller ein verdi? Finn så eit innlegg
# for flyttinga, og sorter setningane i begge på same måten.

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. According to an
# [opinion piece against moving the airport](https://www.nordnorskdebatt.no/baklengs-inn-i-framtida-med-ny-flyplass/o/5-124-180237)
# a report of 2015 assumed that Bodø would have 76,000 inhabitants in 2050, and Statistics
# Norway later put its highest alternative at 62,000 and its main one at 56,000.
# Run the cell, and work out by how many Bodø has grown each year since 2015. Where does
# that lead in 2050 if it goes on? Is your answer a fact, a forecast or a value? Then
# find a piece in favour of the move, and sort the sentences of both in the same way.

# %%
show("m7-bodo-people")

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
