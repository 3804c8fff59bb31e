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
# # Fra kurset til din egen notatbok
#
# Mandag har du en ny notatbok og ikke noe kurs. Her er tabellen, figuren og fila, skrevet med
# pandas og matplotlib alene, så du kan ta linjene med deg.
#
# Når du er ferdig, kan du
#
# - lese kursets tabell med én linje, uten å miste nuller foran kommunenumrene
# - tegne en serie der det som mangler, er et hull, og lagre figuren og tallene
# - legge tall fra din egen fil ved siden av
#
# Sett av 20 minutter. Du har skrevet litt kode før, for eksempel i avsnittene merket ◆. Linja under
# er kursets, og trengs ikke i din egen notatbok.

# %% [markdown] lang="nn"
# # Frå kurset til di eiga notatbok
#
# Måndag har du ei ny notatbok og ikkje noko kurs. Her er tabellen, figuren og fila, skrivne med
# pandas og matplotlib åleine, så du kan ta linjene med deg.
#
# Når du er ferdig, kan du
#
# - lese tabellen i kurset med éi linje, utan å miste nullar framfor kommunenumra
# - teikne ein serie der det som manglar, er eit hol, og lagre figuren og tala
# - leggje tal frå di eiga fil ved sida av
#
# Set av 20 minutt. Du har skrive litt kode før, til dømes i avsnitta merkte ◆. Linja under
# høyrer til kurset, og trengst ikkje i di eiga notatbok.

# %% [markdown] lang="en"
# # From the course to your own notebook
#
# On Monday you have a new notebook and no course. Here are the table, the chart and the file,
# written in pandas and matplotlib alone, so that you can take the lines with you.
#
# When you are done you can
#
# - read the course's table in one line, without losing the leading zeros of
#   municipality codes
# - draw a series in which what is missing is a gap, and save the chart and the figures
# - put figures from a file of your own beside it
#
# Set aside 20 minutes. You have written a little code before, for instance in the passages marked
# ◆. The line below is the course's, and is not needed in a notebook of your own.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Les tabellen
#
# Alle tallene står i fila `figures.csv`: en rad for hvert tall, med indikator, sted, periode, verdi og
# status. `find_spec` sier hvor kurset ligger på maskinen din. Kopierer du fila til mappa med din egen notatbok,
# holder det med `pd.read_csv("figures.csv", dtype=str_codes)`.
#
# Uten `dtype` leser pandas Oslos nummer som 301, og da finner du det ikke igjen.

# %% [markdown] lang="nn"
# ## Les tabellen
#
# Alle tala står i fila `figures.csv`: ei rad for kvart tal, med indikator, stad, periode, verdi og
# status. `find_spec` seier kvar kurset ligg på maskina di. Kopierer du fila til mappa med di eiga notatbok,
# held det med `pd.read_csv("figures.csv", dtype=str_codes)`.
#
# Utan `dtype` les pandas nummeret til Oslo som 301, og då finn du det ikkje att.

# %% [markdown] lang="en"
# ## Read the table
#
# All the figures are in the file `figures.csv`: a row for each figure, with indicator,
# place, period, value and status. `find_spec` says where the course is on your machine.
# If you copy the file into the folder of your own notebook, this is enough:
# `pd.read_csv("figures.csv", dtype=str_codes)`.
#
# Without `dtype` pandas reads Oslo's code as 301, and you will not find it again.

# %% tags=["open"]
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

folder = Path(find_spec("baerekraft").submodule_search_locations[0]) / "data"
str_codes = {"region": str, "period": str}
table = pd.read_csv(folder / "figures.csv", dtype=str_codes)
table.head()

# %% [markdown] lang="nb"
# Hva indikatorene heter, hva de måler, og hvem tallene kommer fra, står i
# `indicators.csv`. Viser du et tall videre, tar du med dette.

# %% [markdown] lang="nn"
# Kva indikatorane heiter, kva dei måler, og kven tala kjem frå, står i
# `indicators.csv`. Viser du eit tal vidare, tek du med dette.

# %% [markdown] lang="en"
# The file `indicators.csv` says what the indicators are called, what they measure and
# who publishes the figures. If you pass a figure on, pass this on too.

# %% tags=["open"]
cards = pd.read_csv(folder / "indicators.csv", index_col="id")
cards.loc["gp_list_length"].filter(regex="^name|^unit|^source|retrieved|licence$")

# %% [markdown] lang="nb"
# ## Velg ut og tegn
#
# Skriv nummeret ditt i stedet for Oslos: fire siffer for en kommune, to for et fylke.
# `&` betyr «og», og hver del står i sin parentes. Du kan velge hvilket sted og hvilken
# indikator du vil; mangler tallene, blir figuren tom.
#
# `status` sier hva et tall er. `where` gjør det som er feil, om til et hull. Etter et brudd begynner en ny strek.

# %% [markdown] lang="nn"
# ## Vel ut og teikn
#
# Skriv nummeret ditt i staden for det til Oslo: fire siffer for ein kommune, to for eit
# fylke. `&` tyder «og», og kvar del står i sin parentes. Du kan velje kva stad og kva
# indikator du vil; manglar tala, blir figuren tom.
#
# `status` seier kva eit tal er. `where` gjer det som er gale, om til eit hol. Etter eit brot byrjar ein ny strek.

# %% [markdown] lang="en"
# ## Select and draw
#
# Write your own code instead of Oslo's: four digits for a municipality, two for a county. `&` means “and”, and each
# part has its own brackets. Any place and any indicator will do; if the figures are missing, the chart is empty.
#
# `status` says what a figure is. `where` turns what is wrong into a gap. After a break a new line begins.

# %% tags=["open"]
rows = table[(table["indicator"] == "gp_list_length") & (table["region"] == "0301")]
year = rows["period"].str[:4].astype(int)
value = rows["value"].where(rows["status"] != "faulty")
part = (rows["status"] == "series_break").cumsum()
rows = rows.assign(year=year, value=value, part=part).sort_values("year")
rows

# %% tags=["open"]
import matplotlib.pyplot as plt

figure, axes = plt.subplots()
for _, years in rows.groupby("part"):
    axes.plot(years["year"], years["value"], "o-", color="black")
axes.set_title("0301")
axes.set_ylim(bottom=0)
plt.show()

# %% [markdown] lang="nb"
# ## Lagre
#
# Disse linjene skriver filer, og står derfor ikke i en celle her. Skriv dem i din egen
# notatbok. `dpi` sier hvor skarp figuren blir; 300 holder til trykk. Excel på norsk
# venter semikolon og desimalkomma.
#
# ```python
# figure.savefig("figur.png", dpi=300, bbox_inches="tight")
# rows.to_csv("tall.csv", index=False, sep=";", decimal=",", encoding="utf-8-sig")
# ```
#
# Et bilde kan ikke leses opp. Skriv under det hva figuren viser, med første og siste tall, enhet, kilde og dato.

# %% [markdown] lang="nn"
# ## Lagre
#
# Desse linjene skriv filer, og står derfor ikkje i ei celle her. Skriv dei i di eiga
# notatbok. `dpi` seier kor skarp figuren blir; 300 held til trykk. Excel på norsk
# ventar semikolon og desimalkomma.
#
# ```python
# figure.savefig("figur.png", dpi=300, bbox_inches="tight")
# rows.to_csv("tall.csv", index=False, sep=";", decimal=",", encoding="utf-8-sig")
# ```
#
# Eit bilete kan ikkje lesast opp. Skriv under det kva figuren viser, med første og siste tal, eining, kjelde og dato.

# %% [markdown] lang="en"
# ## Save
#
# These lines write files, so they are not in a cell here. Write them in a notebook of
# your own. `dpi` says how sharp the chart is; 300 is enough for print. A Norwegian
# Excel expects semicolons and decimal commas.
#
# ```python
# figure.savefig("figur.png", dpi=300, bbox_inches="tight")
# rows.to_csv("tall.csv", index=False, sep=";", decimal=",", encoding="utf-8-sig")
# ```
#
# A picture cannot be read aloud. Write below it what the chart shows, with the first and last figure, unit, source and
# date.

# %% [markdown] lang="nb"
# ## Din egen fil
#
# Har fila kolonnene `indicator`, `region`, `period` og `value`, legger `concat` den under kursets. Kommer den fra
# Excel, lagrer du den først som CSV. La ruta stå tom der tallet mangler, og skriv aldri 0.
#
# ```python
# own = pd.read_csv("tall.csv", dtype=str_codes, sep=";", decimal=",", encoding="utf-8-sig")
# both = pd.concat([table, own])
# both.groupby("indicator")["value"].count()
# ```
#
# Vil du ha kursets figur av din egen tabell, med hull, brudd, kilde og tekst til skjermleser, skriver du
# `trend(own, "0301")`. Alle kursets figurer tar en slik tabell. Mangler en kolonne, sier de hvilken.

# %% [markdown] lang="nn"
# ## Di eiga fil
#
# Har fila kolonnane `indicator`, `region`, `period` og `value`, legg `concat` ho under den i kurset. Kjem ho frå
# Excel, lagrar du ho først som CSV. Lat ruta stå tom der talet manglar, og skriv aldri 0.
#
# ```python
# own = pd.read_csv("tall.csv", dtype=str_codes, sep=";", decimal=",", encoding="utf-8-sig")
# both = pd.concat([table, own])
# both.groupby("indicator")["value"].count()
# ```
#
# Vil du ha figuren til kurset av din eigen tabell, med hol, brot, kjelde og tekst til skjermlesar, skriv du
# `trend(own, "0301")`. Alle figurane i kurset tek ein slik tabell. Manglar ein kolonne, seier dei kva for ein.

# %% [markdown] lang="en"
# ## A file of your own
#
# If the file has the columns `indicator`, `region`, `period` and `value`, `concat` puts it below the course's. If it comes
# from Excel, save it as CSV first. Leave the cell empty where the figure is missing, and never write 0.
#
# ```python
# own = pd.read_csv("tall.csv", dtype=str_codes, sep=";", decimal=",", encoding="utf-8-sig")
# both = pd.concat([table, own])
# both.groupby("indicator")["value"].count()
# ```
#
# If you want the course's chart of your own table, with gaps, breaks, source and a text for screen readers, write
# `trend(own, "0301")`. All the course's charts take such a table. If a column is missing, they say which.

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Les numrene som tekst. La det som mangler, være et hull. Tegn ingen strek over et brudd. Ta med enhet, kilde og dato.
#
# **Neste:** [Bærekraftsprofil for kommune eller fylke](09_profile.ipynb), som setter mange slike tall sammen.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Les numra som tekst. Lat det som manglar, vere eit hol. Teikn ingen strek over eit brot. Ta med eining, kjelde og dato.
#
# **Neste:** [Berekraftsprofil for kommune eller fylke](09_profile.ipynb), som set mange slike tal saman.

# %% [markdown] lang="en"
# ## What you take with you
#
# Read the codes as text. Let what is missing be a gap. Draw no line across a break.
# Keep unit, source and date with the figure.
#
# **Next:** [A sustainability profile of your municipality or county](09_profile.ipynb), which puts many such figures together.
