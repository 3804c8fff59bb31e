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
# # Øvelse: kommunenummeret
#
# Du skal koble en fil fra SSB med en liste fra fagsystemet. Nøkkelen er
# kommunenummeret. Står det feil i den ene, faller kommunen ut av tabellen, og
# ingen sier fra.
#
# Her skriver du to numre og sjekker dem selv. Bytt ut de tre prikkene med svaret ditt, trykk
# `Shift+Enter`, og kjør cellene under. ✓ betyr at det stemmer. ✗ sier hva som ble funnet, og hvor
# du kan lete. Prøv så mange ganger du vil før du leverer.
#
# Regn med 10 minutter; øvelsen gir opptil fem poeng.
#
# Skriv bare i cellene som har tre prikker, `...`. Hver sjekk er foldet sammen til én linje, som du
# kjører; klikk på den hvis du vil se Python-koden. Sjekkene blir lagt inn på nytt når øvelsen blir
# rettet, og det du har skrevet i dem, er da borte.

# %% [markdown] lang="nn"
# # Øving: kommunenummeret
#
# Du skal kople ei fil frå SSB med ei liste frå fagsystemet. Nøkkelen er
# kommunenummeret. Står det feil i den eine, fell kommunen ut av tabellen, og
# ingen seier frå.
#
# Her skriv du to nummer og sjekkar dei sjølv. Byt ut dei tre prikkane med svaret ditt, trykk
# `Shift+Enter`, og køyr cellene under. ✓ tyder at det stemmer. ✗ seier kva som vart funne, og kvar
# du kan leite. Prøv så mange gonger du vil før du leverer.
#
# Rekn med 10 minutt; øvinga gjev opptil fem poeng.
#
# Skriv berre i cellene som har tre prikkar, `...`. Kvar sjekk er falda saman til éi linje, som du
# køyrer; klikk på ho om du vil sjå Python-koden. Sjekkane blir lagde inn på nytt når øvinga blir
# retta, og det du har skrive i dei, er då borte.

# %% [markdown] lang="en"
# # Exercise: the municipality code
#
# You are about to join a file from Statistics Norway with a list from one of
# your own systems. The key is the municipality code. If it is wrong in one of
# them, the municipality drops out of the table, and nothing tells you.
#
# Here you write two codes and check them yourself. Replace the three dots with your answer, press
# `Shift+Enter`, and run the cells below. ✓ means it is right. ✗ says what was found and where to
# look. Try as often as you like before you hand in.
#
# Allow 10 minutes; the exercise is worth up to five points.
#
# Write only in the cells that have three dots, `...`. Each check is folded to one line, which you
# run; click on it if you want to see the Python code. The checks are put in afresh when the
# exercise is graded, and what you have written in them is then gone.

# %% tags=["setup"]
from baerekraft.nb import *

use_figures("2026.1")

# %% [markdown] lang="nb"
# ## 1. Kommunenummeret
#
# Skriv nummeret kommunen du valgte, har i dag. Valgte du et fylke, tar du den
# største kommunen der. Nummeret har fire siffer og står i hermetegn. For Lier
# skriver du `my_municipality = "3312"`.

# %% [markdown] lang="nn"
# ## 1. Kommunenummeret
#
# Skriv nummeret kommunen du valde, har i dag. Valde du eit fylke, tek du den
# største kommunen der. Nummeret har fire siffer og står i hermeteikn. For Lier
# skriv du `my_municipality = "3312"`.

# %% [markdown] lang="en"
# ## 1. The municipality code
#
# Write the code that the municipality you chose has today; if you chose a
# county, take its largest municipality. Write it with four digits and in
# quotation marks. For Lier it would be `my_municipality = "3312"`.

# %% nbgrader={"grade": false, "grade_id": "my-municipality", "locked": false, "schema_version": 3, "solution": true, "task": false}
my_municipality = ...
### BEGIN SOLUTION
my_municipality = "0301"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "my-municipality-text", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("municipality-is-text"):
    assert isinstance(my_municipality, str) and my_municipality.strip()

# %% nbgrader={"grade": true, "grade_id": "my-municipality-digits", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft.exercise import check

with check("municipality-four-digits"):
    written = str(my_municipality).strip()
    assert written.isdecimal() and len(written) == 4

# %% nbgrader={"grade": true, "grade_id": "my-municipality-exists", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import municipality
from baerekraft.exercise import check

with check("municipality-exists"):
    assert municipality(str(my_municipality))

# %% [markdown] lang="nb"
# Når øvelsen blir rettet, blir det sjekket om nummeret er det kommunen bruker nå. Også et gammelt
# nummer viser til en kommune: Bærum hadde 0219 til og med 2019 og 3024 til og med 2023, og har hatt
# 3201 siden 1. januar 2024.
#
# Den neste cellen, `# Sjekk / check`, ser derfor nesten tom ut.

# %% [markdown] lang="nn"
# Når øvinga blir retta, blir det sjekka om nummeret er det kommunen bruker no. Eit gammalt nummer
# finn òg fram til ein kommune: Bærum hadde 0219 til og med 2019 og 3024 til og med 2023, og har
# hatt 3201 sidan 1. januar 2024.
#
# Den neste cella, `# Sjekk / check`, ser derfor nesten tom ut.

# %% [markdown] lang="en"
# When the exercise is graded, it is checked whether the code is the one the municipality uses now.
# An old code also leads to a municipality: Bærum had 0219 up to and including 2019 and 3024 up to
# and including 2023, and has had 3201 since 1 January 2024.
#
# That is why the next cell, `# Sjekk / check`, looks almost empty.

# %% nbgrader={"grade": true, "grade_id": "my-municipality-today", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import municipality
from baerekraft.exercise import check

### BEGIN HIDDEN TESTS
with check("municipality-today"):
    code = str(my_municipality).strip().zfill(4)
    assert municipality(code).code == code
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# ## 2. Fylkesnummeret
#
# De to første sifrene i kommunenummeret er nummeret til fylket. Skriv fylkesnummeret til kommunen.
# Når øvelsen blir rettet, blir det sjekket om fylket er rett.
#
# I kode står også det i hermetegn, slik `"33"` gjør for Lier.

# %% [markdown] lang="nn"
# ## 2. Fylkesnummeret
#
# Dei to første siffera i kommunenummeret er nummeret til fylket. Skriv fylkesnummeret til kommunen.
# Når øvinga blir retta, blir det sjekka om fylket er rett.
#
# I kode står òg det i hermeteikn, slik `"33"` gjer for Lier.

# %% [markdown] lang="en"
# ## 2. The county code
#
# The first two digits of the municipality code are the code of the county. Write the municipality's
# county code. When the exercise is graded, it is checked whether it is the right county.
#
# In code it is in quotation marks too, as `"33"` does for Lier.

# %% nbgrader={"grade": false, "grade_id": "my-county", "locked": false, "schema_version": 3, "solution": true, "task": false}
my_county = ...
### BEGIN SOLUTION
my_county = "03"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "my-county-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Sjekk / check: ✓ ✗
from baerekraft import municipality
from baerekraft.exercise import check

with check("county-is-text"):
    assert isinstance(my_county, str) and my_county.strip().isdecimal() and len(my_county.strip()) == 2
### BEGIN HIDDEN TESTS
with check("county-of-municipality"):
    written = str(my_municipality).strip()
    assert my_county.strip() == municipality(written.zfill(4) if written.isdecimal() else written).county_code
### END HIDDEN TESTS

# %% [markdown] lang="nb"
# Lagre med `Ctrl+S`.
#
# Går du kurset sammen med andre, leverer du slik kurslederen har sagt. Tar du det alene, er du
# ferdig her.

# %% [markdown] lang="nn"
# Lagre med `Ctrl+S`.
#
# Går du kurset saman med andre, leverer du slik kursleiaren har sagt. Tek du det åleine, er du
# ferdig her.

# %% [markdown] lang="en"
# Save with `Ctrl+S`.
#
# If you take the course with others, hand in the way your course lead has told you. If you are on
# your own, you are done here.
