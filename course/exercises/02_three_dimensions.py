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
# # Øvelse: tre dimensjoner, lov og plan
#
# Fire oppgaver, den siste med tre setninger. Noen av svarene blir først sjekket når du leverer.
#
# I kode skriver du bare tall og bokstaver der det nå står tre prikker. Kjør svarcellen med
# `Shift+Enter`, og så cellene under: ✓ betyr at det stemmer, ✗ sier hva som mangler.
#
# Regn med 15 minutter. Øvelsen gir opptil tolv poeng, fire av dem for teksten, som
# kurslederen leser.

# %% [markdown] lang="nn"
# # Øving: tre dimensjonar, lov og plan
#
# Fire oppgåver, den siste med tre setningar. Nokre av svara blir først sjekka når du leverer.
#
# I kode skriv du berre tal og bokstavar der det no står tre prikkar. Køyr svarcella med
# `Shift+Enter`, og så cellene under: ✓ tyder at det stemmer, ✗ seier kva som manglar.
#
# Rekn med 15 minutt. Øvinga gjev opptil tolv poeng, fire av dei for teksten, som
# kursleiaren les.

# %% [markdown] lang="en"
# # Exercise: three dimensions, law and plan
#
# Four tasks, the last with three sentences. Some of the answers are checked only when you hand
# in.
#
# In code you write only numbers and letters where you now see three dots. Run the answer cell with
# `Shift+Enter`, and then the cells below it: ✓ means it is right, ✗ says what is missing.
#
# Allow 15 minutes. The exercise is worth up to twelve points, four of them for the text,
# which the course lead reads.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## 1. Tolv linjer fra et kunnskapsgrunnlag
#
# Sorter linjene etter det som skal bli bedre. Rekkefølgen er uten betydning.
#
# I kode legger du hvert nummer i en av listene `environment`, `society` og `economy`, med komma
# mellom. Linje 1, 2 og 3 er gjort for deg.
#
# 1. Klimagassutslipp fra veitrafikken
# 2. Andel av tiendeklassingene som sier at de er ensomme
# 3. Kommunens netto driftsresultat
# 4. Barn som vokser opp i familier med vedvarende lav inntekt
# 5. Matavfall fra kommunens egne kjøkken, i tonn
# 6. Arbeidsplasser i private bedrifter i kommunen
# 7. Valgdeltakelse
# 8. Dyrka jord som er bygd ned, i dekar
# 9. Kommunens lånegjeld
# 10. Andel som fullfører videregående skole
# 11. Elver og innsjøer i god økologisk tilstand
# 12. Omsetning i bedrifter som lever av reparasjon og ombruk

# %% [markdown] lang="nn"
# ## 1. Tolv linjer frå eit kunnskapsgrunnlag
#
# Sorter linjene etter det som skal bli betre. Rekkjefølgja har ikkje noko å seie.
#
# I kode legg du kvart nummer i ei av listene `environment`, `society` og `economy`, med komma
# mellom. Linje 1, 2 og 3 er gjorde for deg.
#
# 1. Klimagassutslepp frå vegtrafikken
# 2. Prosentdel av tiandeklassingane som seier at dei er einsame
# 3. Netto driftsresultat i kommunen
# 4. Barn som veks opp i familiar med vedvarande låg inntekt
# 5. Matavfall frå kjøkena til kommunen, i tonn
# 6. Arbeidsplassar i private bedrifter i kommunen
# 7. Valdeltaking
# 8. Dyrka jord som er bygd ned, i dekar
# 9. Lånegjelda til kommunen
# 10. Prosentdel som fullfører vidaregåande skule
# 11. Elvar og innsjøar i god økologisk tilstand
# 12. Omsetning i bedrifter som lever av reparasjon og ombruk

# %% [markdown] lang="en"
# ## 1. Twelve lines from an evidence base
#
# Sort the lines by what is meant to improve. The order does not matter.
#
# In code you put each number in one of the lists `environment`, `society` and `economy`, with commas
# between. Lines 1, 2 and 3 are done for you.
#
# 1. Greenhouse-gas emissions from road traffic
# 2. Share of year-ten pupils who say that they are lonely
# 3. The municipality's net operating result
# 4. Children growing up in families with persistent low income
# 5. Food waste from the municipality's own kitchens, in tonnes
# 6. Jobs in private businesses in the municipality
# 7. Turnout in elections
# 8. Farmland built on, in decares (tenths of a hectare)
# 9. The municipality's debt
# 10. Share who complete upper secondary school
# 11. Rivers and lakes in good ecological condition
# 12. Turnover in businesses that live by repair and re-use

# %% nbgrader={"grade": false, "grade_id": "dimensions", "locked": false, "schema_version": 3, "solution": true, "task": false}
environment = [1, ...]
society = [2, ...]
economy = [3, ...]
### BEGIN SOLUTION
environment = [1, 5, 8, 11]
society = [2, 4, 7, 10]
economy = [3, 6, 9, 12]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "dimensions-each-once-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("dimensions-each-once"):
    placed = numbers(*environment, *society, *economy)
    assert ... not in placed
    assert len(placed) == 12 and set(placed) == set(range(1, 13))
### BEGIN HIDDEN TESTS
with check("dimensions-examples-stand"):
    assert 1 in numbers(*environment) and 2 in numbers(*society) and 3 in numbers(*economy)
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "dimensions-plain-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("dimensions-all-three-used"):
    three = [set(numbers(*each)) for each in (environment, society, economy)]
    assert ... not in set.union(*three)
    assert all(2 < len(each) < 8 for each in three)
### BEGIN HIDDEN TESTS
with check("dimensions-plain"):
    assert {8, 11} <= three[0] and {7, 10} <= three[1] and {6, 9} <= three[2]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "dimensions-money-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("dimensions-four-once"):
    three = [set(numbers(*each)) for each in (environment, society, economy)]
    assert ... not in set.union(*three)
    assert [4 in each for each in three].count(True) == 1
### BEGIN HIDDEN TESTS
with check("dimensions-whose-money"):
    assert 4 in three[1]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "dimensions-what-gets-better-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, numbers

with check("dimensions-five-and-twelve-apart"):
    three = [set(numbers(*each)) for each in (environment, society, economy)]
    assert ... not in set.union(*three)
    assert not any({5, 12} <= each for each in three)
### BEGIN HIDDEN TESTS
with check("dimensions-green-business"):
    assert 5 in three[0] and 12 in three[2]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Hvilken lov?
#
# Fem påstander fra et møte. Hvilken bestemmelse står bak hver av dem?
#
# 1. «Vi må ha et samlet dokument om helsen i befolkningen hvert fjerde år.»
# 2. «Planene våre skal sette mål for både miljø, økonomi og sosiale forhold.»
# 3. «Det nye kommunestyret har ett år på seg til å si hvilke planer vi trenger.»
# 4. «Hver høst skal vi ha en plan for pengene de neste fire årene.»
# 5. «Naustet kan ikke bygges der, for kartet sier noe annet.»
#
# I kode skriver du bokstaven, `"a"` til `"e"`:
#
# - `"a"` plan- og bygningsloven § 3-1
# - `"b"` plan- og bygningsloven § 10-1
# - `"c"` plan- og bygningsloven § 11-6
# - `"d"` kommuneloven § 14-3
# - `"e"` folkehelseloven § 5 og forskriften til den
#
# Hver bestemmelse skal brukes én gang.

# %% [markdown] lang="nn"
# ## 2. Kva lov?
#
# Fem påstandar frå eit møte. Kva føresegn står bak kvar av dei?
#
# 1. «Vi må ha eit samla dokument om helsa i befolkninga kvart fjerde år.»
# 2. «Planane våre skal setje mål for både miljø, økonomi og sosiale forhold.»
# 3. «Det nye kommunestyret har eitt år på seg til å seie kva planar vi treng.»
# 4. «Kvar haust skal vi ha ein plan for pengane dei neste fire åra.»
# 5. «Naustet kan ikkje byggjast der, for kartet seier noko anna.»
#
# I kode skriv du bokstaven, `"a"` til `"e"`:
#
# - `"a"` plan- og bygningslova § 3-1
# - `"b"` plan- og bygningslova § 10-1
# - `"c"` plan- og bygningslova § 11-6
# - `"d"` kommunelova § 14-3
# - `"e"` folkehelselova § 5 og forskrifta til lova
#
# Kvar føresegn skal brukast éin gong.

# %% [markdown] lang="en"
# ## 2. Which law?
#
# Five claims from a meeting. Which provision is behind each of them?
#
# 1. “We must have one document on the health of the population every fourth year.”
# 2. “Our plans are to set goals for environment, economy and social conditions alike.”
# 3. “The new council has one year to say which plans we need.”
# 4. “Every autumn we are to have a plan for the money for the next four years.”
# 5. “The boathouse cannot be built there, because the map says otherwise.”
#
# In code you write the letter, `"a"` to `"e"`:
#
# - `"a"` Planning and Building Act § 3-1
# - `"b"` Planning and Building Act § 10-1
# - `"c"` Planning and Building Act § 11-6
# - `"d"` Local Government Act § 14-3
# - `"e"` Public Health Act § 5 and its regulation
#
# Use each provision once.

# %% nbgrader={"grade": false, "grade_id": "laws", "locked": false, "schema_version": 3, "solution": true, "task": false}
claim_1 = ...
claim_2 = ...
claim_3 = ...
claim_4 = ...
claim_5 = ...
### BEGIN SOLUTION
claim_1 = "e"
claim_2 = "a"
claim_3 = "b"
claim_4 = "d"
claim_5 = "c"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "laws-health-and-money-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("laws-each-once"):
    assert set(letters(claim_1, claim_2, claim_3, claim_4, claim_5)) == set("abcde")
### BEGIN HIDDEN TESTS
with check("laws-health-and-money"):
    assert letters(claim_1, claim_4) == ["e", "d"]
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "laws-planning-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("laws-planning-differ"):
    three = letters(claim_2, claim_3, claim_5)
    assert len(set(three) & set("abcde")) == 3
### BEGIN HIDDEN TESTS
with check("laws-planning"):
    assert three == ["a", "b", "c"]
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 3. Hva kommer først?
#
# Sett de fem stegene i rekkefølge, det første først. Skriv bokstavene i hermetegn, med
# komma mellom: `["a", "b", "c"]`, men fem av dem.
#
# - `"a"` økonomiplanen gir penger til to årsverk i hjemmetjenesten
# - `"b"` folkehelseoversikten viser at flere eldre bor alene
# - `"c"` samfunnsdelen setter som mål at flere skal klare seg selv hjemme
# - `"d"` årsmeldingen forteller hvor mange som gjør det
# - `"e"` planstrategien slår fast at samfunnsdelen må revideres

# %% [markdown] lang="nn"
# ## 3. Kva kjem først?
#
# Set dei fem stega i rekkjefølgje, det første først. Skriv bokstavane i hermeteikn, med
# komma mellom: `["a", "b", "c"]`, men fem av dei.
#
# - `"a"` økonomiplanen gjev pengar til to årsverk i heimetenesta
# - `"b"` folkehelseoversikta viser at fleire eldre bur åleine
# - `"c"` samfunnsdelen set som mål at fleire skal klare seg sjølve heime
# - `"d"` årsmeldinga fortel kor mange som gjer det
# - `"e"` planstrategien slår fast at samfunnsdelen må reviderast

# %% [markdown] lang="en"
# ## 3. What comes first?
#
# Put the five steps in order, the first one first. Write the letters in quotation
# marks, with commas between: `["a", "b", "c"]`, but five of them.
#
# - `"a"` the financial plan gives money for two full-time posts in home care
# - `"b"` the public health overview shows that more old people live alone
# - `"c"` the community plan makes it a goal that more people manage at home
# - `"d"` the annual report tells how many do
# - `"e"` the planning strategy settles that the community plan must be revised

# %% nbgrader={"grade": false, "grade_id": "order", "locked": false, "schema_version": 3, "solution": true, "task": false}
order = ...
### BEGIN SOLUTION
order = ["b", "e", "c", "a", "d"]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "order-knowledge-first-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("order-each-once"):
    assert not isinstance(order, (set, frozenset))
    steps = letters(*order)
    assert sorted(steps) == list("abcde")
### BEGIN HIDDEN TESTS
with check("order-knowledge-first"):
    assert steps.index("b") < steps.index("e") < steps.index("c")
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "order-money-after-goal-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check, letters

with check("order-report-last"):
    assert not isinstance(order, (set, frozenset))
    steps = letters(*order)
    assert steps[-1] == "d"
### BEGIN HIDDEN TESTS
with check("order-money-after-goal"):
    assert steps.index("c") < steps.index("a") < steps.index("d")
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 4. Hvor hører målet hjemme hos dere?
#
# Velg ett mål fra arbeidet ditt, og svar med tre setninger:
#
# 1. Hvilket dokument skal målet stå i, hvem vedtar det, og når skjer det neste gang?
# 2. Hvilket tall skal vise om det går, og hvor blir tallet rapportert?
# 3. Hva kan målet koste i en av de andre to dimensjonene?
#
# Skriv uten personopplysninger. Kurslederen gir fra null til fire poeng.

# %% [markdown] lang="nn"
# ## 4. Kvar høyrer målet heime hos dykk?
#
# Vel eitt mål frå arbeidet ditt, og svar med tre setningar:
#
# 1. Kva dokument skal målet stå i, kven vedtek det, og når skjer det neste gong?
# 2. Kva tal skal vise om det går, og kvar blir talet rapportert?
# 3. Kva kan målet koste i ein av dei andre to dimensjonane?
#
# Skriv utan personopplysningar. Kursleiaren gjev frå null til fire poeng.

# %% [markdown] lang="en"
# ## 4. Where does the goal belong where you are?
#
# Choose one goal from your work, and answer in three sentences:
#
# 1. Which document should the goal be in, who adopts it, and when does that happen next?
# 2. Which figure is to show how it goes, and where is the figure reported?
# 3. What may the goal cost in one of the other two dimensions?
#
# Write without personal data. The course lead gives it from none to four points.

# %% [markdown] nbgrader={"grade": true, "grade_id": "our-planning-system", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# …

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer
#
# Denne gir ingen poeng. Åpne samfunnsdelen eller den regionale planen deres og sorter
# målene i de tre listene under, med det du mener er viktigst, først. Hvor mange mål er
# det i den korteste lista? Hvor mange av målene i den lengste har et tall og et år? Ta
# svaret med til neste møte om planstrategien.

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir
#
# Denne gjev ingen poeng. Opne samfunnsdelen eller den regionale planen dykkar og
# sorter måla i dei tre listene under, med det du meiner er viktigast, først. Kor
# mange mål er det i den kortaste lista? Kor mange av måla i den lengste har eit tal
# og eit år? Ta svaret med til neste møte om planstrategien.

# %% [markdown] lang="en"
# ## ◆ For those who want more
#
# This one carries no points. Open your community plan or regional plan and sort its
# goals into the three lists below, the one you find most important first. How many
# goals are in the shortest list? How many goals in the longest have a figure and a
# year? Take the answer to the next meeting on the planning strategy.

# %%
our_environment = []
our_society = []
our_economy = []

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
