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
# # Tid og brudd
#
# Utslippene for 2022 er lavere i dagens fil enn i årsmeldingen fra i fjor. En tabell
# fra SSB begynner i 2024, selv om stedet er mye eldre. Og de folkevalgte vil vite om
# det går riktig vei. Hva kan du svare?
#
# Når du er ferdig, kan du
#
# - si hvor mye et tall har endret seg: fra hvilket år, og i prosent eller prosentpoeng
# - kjenne igjen brudd i definisjon, kilde og grenser, og skille en rettelse fra en
#   endring
# - kjede tall over kommunereformen ved å legge sammen antall, aldri prosenter
#
# **Tid:** 30 minutter. **Før du begynner:** Du har vært gjennom
# [Å lese en indikator](03_indicators.ipynb) og leksjonen om rettferdig
# sammenligning.

# %% [markdown] lang="nn"
# # Tid og brot
#
# Utsleppa for 2022 er lågare i fila frå i dag enn i årsmeldinga frå i fjor. Ein tabell
# frå SSB byrjar i 2024, sjølv om staden er mykje eldre. Og dei folkevalde vil vite om
# det går rett veg. Kva kan du svare?
#
# Når du er ferdig, kan du
#
# - seie kor mykje eit tal har endra seg: frå kva år, og i prosent eller prosentpoeng
# - kjenne att brot i definisjon, kjelde og grenser, og skilje ei retting frå ei
#   endring
# - kjede tal over kommunereforma ved å leggje saman det som er talt, aldri prosentar
#
# **Tid:** 30 minutt. **Før du byrjar:** Du har vore gjennom
# [Å lese ein indikator](03_indicators.ipynb) og leksjonen om rettferdig
# samanlikning.

# %% [markdown] lang="en"
# # Time and breaks
#
# Emissions for 2022 are lower in today's file than in last year's annual report. A
# table from Statistics Norway begins in 2024, though the place is much older. And the
# councillors want to know whether things are moving the right way. What can you answer?
#
# When you are done you can
#
# - say how much a figure has changed: from which year, and in per cent or
#   percentage points
# - recognise breaks in definition, source and boundaries, and tell a correction from a
#   change
# - chain figures across the municipal reform by adding counts, never percentages
#
# **Time:** 30 minutes. **Before you begin:** you have been through [Reading an
# indicator](03_indicators.ipynb) and the lesson on fair comparison.

# %% [markdown] lang="nb" tags=["code"]
# Også her fyller du ut ett uttrykk selv.

# %% [markdown] lang="nn" tags=["code"]
# Her òg fyller du ut eitt uttrykk sjølv.

# %% [markdown] lang="en" tags=["code"]
# Here too you write one expression yourself.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Husker du?
#
# Tre spørsmål fra modulene før denne.

# %% [markdown] lang="nn"
# ## Hugsar du?
#
# Tre spørsmål frå modulane før denne.

# %% [markdown] lang="en"
# ## Do you remember?
#
# Three questions from the modules before this one.

# %%
again(5)

# %% [markdown] lang="nb"
# ## Fra hvilket år?
#
# «Klimagassutslippene har gått ned», står det i utkastet til årsmelding. Ned siden
# når? Kurset har denne serien bare for Telemark. Er du et annet sted, får du
# tallene for Porsgrunn, en by med mye industri.

# %% [markdown] lang="nn"
# ## Frå kva år?
#
# «Klimagassutsleppa har gått ned», står det i utkastet til årsmelding. Ned sidan når?
# Kurset har denne serien berre for Telemark. Er du ein annan stad, får du tala for
# Porsgrunn, ein by med mykje industri.

# %% [markdown] lang="en"
# ## From which year?
#
# “Greenhouse-gas emissions have gone down”, says the draft annual report. Down since
# when? The course holds this series for Telemark only. If you are elsewhere, you
# read about Porsgrunn, a town with a lot of industry.

# %%
show("m5-case")

# %%
show("m5-emissions")

# %% [markdown] lang="nb"
# De tre første punktene står alene. Årene mellom dem er ikke regnet ut, og en linje
# ville vært gjetning.
#
# Prosenten er endringen delt på tallet du regner fra. Det året kalles basisåret. Her er
# fem av dem, alle regnet fram til 2024. Hvilket tror du gir størst nedgang?

# %% [markdown] lang="nn"
# Dei tre første punkta står åleine. Åra mellom dei er ikkje rekna ut, og ei linje
# ville ha gissa.
#
# Prosenten er endringa delt på talet du reknar frå. Det året heiter basisåret. Her er
# fem av dei, alle rekna fram til 2024. Kva for eit trur du gjev størst nedgang?

# %% [markdown] lang="en"
# The first three points stand alone. The years between them were not estimated, and a
# line would have been a guess.
#
# The percentage is the change divided by the figure you count from. That year is called
# the base year. Here are five of them, all worked out to 2024. Which do you think gives
# the largest fall?

# %%
show("m5-base")

# %% [markdown] lang="nb"
# Alle fem er riktig regnet. Den som velger basisår etter å ha sett tallene, kan velge
# svaret også. Er målet i klimaplanen satt mot 2009, bruker du 2009, og året står i
# setningen.
#
# ## Ett år er ingen trend
#
# Gå tilbake til linja. I hvor mange av årene fra 2015 til 2024 gikk utslippene opp
# fra året før? Tell før du leser videre.

# %% [markdown] lang="nn"
# Alle fem er rett rekna. Den som vel basisår etter å ha sett tala, kan velje svaret
# òg. Er målet i klimaplanen sett mot 2009, bruker du 2009, og året står i setninga.
#
# ## Eitt år er ingen trend
#
# Gå tilbake til linja. I kor mange av åra frå 2015 til 2024 gjekk utsleppa opp frå
# året før? Tel før du les vidare.

# %% [markdown] lang="en"
# All five are correctly worked out. Whoever picks the base year after seeing the
# figures can pick the answer too. If the target in the climate plan is set against
# 2009, you use 2009, and you put the year in the sentence.
#
# ## One year is not a trend
#
# Go back to the line. In how many of the years from 2015 to 2024 did emissions rise
# from the year before? Count before you read on.

# %%
show("m5-yearly")

# %% [markdown] lang="nb"
# Et hopp kan være en driftsstans, en kald vinter eller et tall som er rettet. Vet du
# hva som skjedde, skriver du det. Vet du det ikke, skriver du tallene og lar ordet
# trend ligge.
#
# ## Rettet eller endret?
#
# Miljødirektoratet la fram utslippene for 2022 den 13. desember 2023. Fem dager senere
# hadde de [oppdatert dem tre ganger](https://www.miljodirektoratet.no/aktuelt/fagmeldinger/2023/desember-2023/oppdaterte-tall-for-klimagassutslipp-i-kommunene/).
# Noen kommuner hadde gått gjennom tallene og funnet feil i det bedriftene hadde
# meldt inn. Kortet sier at også eldre år blir regnet om:

# %% [markdown] lang="nn"
# Eit hopp kan vere ein driftsstans, ein kald vinter eller eit tal som er retta. Veit
# du kva som hende, skriv du det. Veit du det ikkje, skriv du tala og lèt ordet trend
# liggje.
#
# ## Retta eller endra?
#
# Miljødirektoratet la fram utsleppa for 2022 den 13. desember 2023. Fem dagar seinare
# var dei [oppdaterte tre gonger](https://www.miljodirektoratet.no/aktuelt/fagmeldinger/2023/desember-2023/oppdaterte-tall-for-klimagassutslipp-i-kommunene/).
# Nokre kommunar hadde gått gjennom tala og funne feil i det verksemdene hadde meldt
# inn. Kortet seier at eldre år òg blir rekna om:

# %% [markdown] lang="en"
# A jump may be a plant at a standstill, a cold winter or a corrected figure. If you
# know what happened, write it. If you do not, give the figures and leave the word
# trend alone.
#
# ## Corrected or changed?
#
# On 13 December 2023 the Norwegian Environment Agency published emissions for 2022.
# Five days later they had been
# [updated three times](https://www.miljodirektoratet.no/aktuelt/fagmeldinger/2023/desember-2023/oppdaterte-tall-for-klimagassutslipp-i-kommunene/).
# Some municipalities had gone through the figures and found errors in what the
# companies had reported. The card says that older years are recalculated too:

# %%
card("ghg_total")

# %% [markdown] lang="nb"
# En tenkt kommune skrev 100 000 tonn for 2022 i årsmeldingen. I dagens fil er 2022
# rettet til 97 000, og 2023 er 96 000. Hvor mange prosent falt utslippene? Regn
# fra begge tallene for 2022.

# %% [markdown] lang="nn"
# Ein tenkt kommune skreiv 100 000 tonn for 2022 i årsmeldinga. I fila frå i dag er
# 2022 retta til 97 000, og 2023 er 96 000. Kor mange prosent fall utsleppa? Rekn
# frå begge tala for 2022.

# %% [markdown] lang="en"
# An imaginary municipality wrote 100,000 tonnes for 2022 in its annual report. In
# today's file 2022 is corrected to 97,000, and 2023 is 96,000. By what percentage did
# emissions fall? Work it out from both figures for 2022.

# %% tags=["open"]
report_2022, file_2022, file_2023 = 100_000, 97_000, 96_000
[round((file_2023 / before - 1) * 100, 1) for before in (report_2022, file_2022)]

# %% [markdown] lang="nb"
# Fra tallet i årsmeldingen er fallet 4 prosent, fra det rettede 1. De tre imellom er en
# rettelse. Hent derfor alle årene på nytt hver gang, og skriv ned datoen.
#
# ## Prosent eller prosentpoeng?
#
# Valgdeltakelsen er allerede en prosent, så forskjellen mellom to valg kan skrives på to
# måter. Slik ble det fra 2019 til 2023:

# %% [markdown] lang="nn"
# Frå talet i årsmeldinga er fallet 4 prosent, frå det retta 1. Dei tre imellom er ei
# retting. Hent derfor alle åra på nytt kvar gong, og skriv ned datoen.
#
# ## Prosent eller prosentpoeng?
#
# Valdeltakinga er alt ein prosent, så skilnaden mellom to val kan du skrive på to
# måtar. Slik vart det frå 2019 til 2023:

# %% [markdown] lang="en"
# From the figure in the annual report the fall is 4 per cent, from the corrected one 1.
# The three in between are a correction. So fetch all the years again each time, and note
# the date.
#
# ## Per cent or percentage points?
#
# Turnout is a percentage already, so the difference between two elections can be
# written in two ways. This is how it went from 2019 to 2023:

# %%
show("m5-turnout")

# %% [markdown] lang="nb"
# Trekker du to prosenter fra hverandre, får du prosentpoeng. Skriv gjerne begge
# tallene også, så kan leseren regne selv.
#
# ## Samme nummer, annen kommune
#
# Klæbu ble en del av Trondheim i 2020. Byen beholdt navnet, og nummeret 5001 med det.
# Figuren viser hvor lange listene til fastlegene er i snitt. Bør linja gå rett gjennom
# 2020?

# %% [markdown] lang="nn"
# Trekkjer du to prosentar frå kvarandre, får du prosentpoeng. Skriv gjerne begge tala
# òg, så kan lesaren rekne sjølv.
#
# ## Same nummeret, annan kommune
#
# Klæbu vart ein del av Trondheim i 2020. Byen heldt på namnet, og på nummeret 5001.
# Figuren viser kor lange listene til fastlegane er i snitt. Bør linja gå rett gjennom
# 2020?

# %% [markdown] lang="en"
# Subtract one percentage from another and you get percentage points. Better still,
# give both figures, and the reader can work it out.
#
# ## The same code, another municipality
#
# Klæbu became part of Trondheim in 2020. The city kept its name, and the code 5001
# with it. The chart shows how long the GPs' lists are on average. Should the line run
# straight through 2020?

# %%
trend("gp_list_length", "Trondheim")

# %% [markdown] lang="nb"
# Nei. Til venstre for den stiplede streken er Klæbu ikke med, til høyre er det med.
# Hvor mye av fallet ved streken som skyldes det, kan ikke tallene si. Et brudd blir
# tegnet; linja går ikke over det.
#
# En definisjon kan også skifte. SSB pleide å telle hvor mange som hadde fullført
# videregående fem år etter at de begynte. [Fra 2020](https://www.ssb.no/utdanning/artikler-og-publikasjoner/endringer-i-gjennomforingsstatistikken)
# får de som begynte på yrkesfag, seks år. Ta et tenkt kull: 200 begynner, 142 er
# ferdige etter fem år, og 10 på yrkesfag blir ferdige det sjette. Hvor mye stiger
# andelen?

# %% [markdown] lang="nn"
# Nei. Til venstre for den stipla streken er Klæbu ikkje med, til høgre er det med.
# Kor mykje av fallet ved streken som kjem av det, kan ikkje tala seie. Eit brot skal
# teiknast; linja går ikkje over det.
#
# Ein definisjon kan òg skifte. Før talde SSB kor mange som hadde fullført
# vidaregåande fem år etter at dei byrja. [Frå 2020](https://www.ssb.no/utdanning/artikler-og-publikasjoner/endringer-i-gjennomforingsstatistikken)
# får dei som byrja på yrkesfag, seks år. Ta eit tenkt kull: 200 byrjar, 142 er
# ferdige etter fem år, og 10 på yrkesfag blir ferdige det sjette. Kor mykje stig
# prosentdelen?

# %% [markdown] lang="en"
# No. To the left of the dashed line Klæbu is not included, to the right it is. The
# figures cannot say how much of the fall at the line comes from that. A break is drawn,
# and the line does not cross it.
#
# A definition may change too. Statistics Norway used to count how many had completed
# upper secondary school five years after they began.
# [From 2020](https://www.ssb.no/utdanning/artikler-og-publikasjoner/endringer-i-gjennomforingsstatistikken)
# those who began on a vocational programme are given six. Take an imaginary year group:
# 200 begin, 142 are done after five years, and 10 on vocational programmes finish in
# the sixth. How much does the share rise?

# %% tags=["open"]
began, after_five, in_the_sixth = 200, 142, 10
[after_five / began * 100, (after_five + in_the_sixth) / began * 100]

# %% [markdown] lang="nb"
# Fra 71 til 76 prosent: fem prosentpoeng opp, og ingen elev har gjort noe annerledes.
#
# ## Hvem målte?
#
# Porsgrunn har to sett tall for all strøm brukt i byen, ett fra SSB og ett fra Elhub.
# SSBs tall gjør et hopp fra 2023 til 2024. Tror du Elhub viser det samme hoppet?

# %% [markdown] lang="nn"
# Frå 71 til 76 prosent: fem prosentpoeng opp, og ingen elev har gjort noko annleis.
#
# ## Kven målte?
#
# Porsgrunn har to sett tal for all straum brukt i byen, eitt frå SSB og eitt frå
# Elhub. Talet frå SSB gjer eit hopp frå 2023 til 2024. Trur du Elhub viser det same
# hoppet?

# %% [markdown] lang="en"
# From 71 to 76 per cent: five percentage points up, and no pupil has done anything
# differently.
#
# ## Who measured?
#
# Porsgrunn has two sets of figures for all electricity used in the town, one from
# Statistics Norway and one from Elhub. The former jumps from 2023 to 2024. Do you
# think Elhub shows the same jump?

# %%
show("m5-sources")

# %% [markdown] lang="nb"
# I 2024 er de enige, i 2023 ligger Elhub en tredel over. Kurset vet ikke hvorfor. Før noen
# forklarer hoppet med ny industri, bør de ringe SSB. Og skjøter du en kilde til en
# annen, skal det stå en strek i figuren og en setning om når.
#
# ## Nummeret er ikke kommunen
#
# I 2020 ble 422 kommuner til 356. I 2024 fikk [115 kommuner nye numre](https://www.ssb.no/statbank/hvordan-bruke-statistikkbanken/hvordan-ivareta-historikken-med-ny-kommune-og-fylkesstruktur).
# SSB lar tallene ligge under nummeret kommunen hadde da. Bærum har hatt de samme
# grensene og tre numre: 0219 til og med 2019, 3024 til og med 2023, så 3201.

# %% [markdown] lang="nn"
# I 2024 er dei samde, i 2023 ligg Elhub ein tredel over. Kurset veit ikkje kvifor. Før
# nokon forklarer hoppet med ny industri, bør dei ringje SSB. Og skøyter du ei kjelde
# til ei anna, skal det stå ein strek i figuren og ei setning om når.
#
# ## Nummeret er ikkje kommunen
#
# I 2020 vart 422 kommunar til 356. I 2024 fekk [115 kommunar nye nummer](https://www.ssb.no/statbank/hvordan-bruke-statistikkbanken/hvordan-ivareta-historikken-med-ny-kommune-og-fylkesstruktur).
# SSB lèt tala liggje under nummeret kommunen hadde då. Bærum har hatt dei same
# grensene og tre nummer: 0219 til og med 2019, 3024 til og med 2023, så 3201.

# %% [markdown] lang="en"
# In 2024 they agree, in 2023 Elhub is a third higher. The course does not know why.
# Before anyone puts the jump down to new industry, they should ring Statistics Norway.
# And if you join one source to another, the chart needs a line and the text a sentence
# about when.
#
# ## The code is not the municipality
#
# In 2020, 422 municipalities became 356. In 2024 [115 municipalities got new
# codes](https://www.ssb.no/statbank/hvordan-bruke-statistikkbanken/hvordan-ivareta-historikken-med-ny-kommune-og-fylkesstruktur).
# Statistics Norway leaves the figures under the code the municipality had at the time.
# Bærum has had the same boundaries and three codes: 0219 up to 2019, 3024 up to 2023,
# then 3201.

# %%
show("m5-row")

# %% [markdown] lang="nb"
# For år da nummeret ikke gjaldt, står det et punktum eller null hos SSB. Nullen sier at
# 3201 ikke fantes. De som bodde i Bærum, står i raden for 0219.
#
# Skal rekka bli hel, må hvert nummer telle bare i årene det gjaldt. Så legges tallene
# sammen:

# %% [markdown] lang="nn"
# For år då nummeret ikkje galdt, står det eit punktum eller null hos SSB. Nullen seier
# at 3201 ikkje fanst. Dei som budde i Bærum, står i rada for 0219.
#
# Skal rekkja bli heil, må kvart nummer telje berre i åra det galdt. Så blir tala lagde
# saman:

# %% [markdown] lang="en"
# For years when the code was not valid, Statistics Norway shows a full stop or zero.
# The zero says that 3201 did not exist. The people of Bærum are in the row for 0219.
#
# For the series to be whole, each code must count only in the years it was valid. Then the
# figures are added up:

# %% [markdown] lang="nb" tags=["code"]
# Funksjonen heter `chain`. Den kjenner numrene, og tar imot antall, men ikke prosenter.

# %% [markdown] lang="nn" tags=["code"]
# Funksjonen heiter `chain`. Han kjenner numra, og tek imot det som er talt, men ikkje
# prosentar.

# %% [markdown] lang="en" tags=["code"]
# The function is called `chain`. It knows the codes, and takes counts, but no percentages.

# %%
show("m5-joined")

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: hvor langt tilbake?
#
# Hvor langt tilbake tror du folketallet går, innenfor dagens grenser?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: kor langt tilbake?
#
# Kor langt tilbake trur du folketalet går, innanfor grensene som gjeld i dag?

# %% [markdown] lang="en"
# ## ◆ For those who want more: how far back?
#
# How far back do you think the population series goes, within today's boundaries?

# %%
trend("population", my_municipality())

# %%
show("m5-reform")

# %% [markdown] lang="nb"
# ## Legg sammen antallene
#
# To tenkte kommuner slår seg sammen. I den ene vokser 90 av 1 200 barn opp med lavinntekt,
# i den andre 1 040 av 8 000. Hvor stor er andelen i hver?

# %% [markdown] lang="nn"
# ## Legg saman det som er talt
#
# To tenkte kommunar slår seg saman. I den eine veks 90 av 1 200 barn opp med låginntekt,
# i den andre 1 040 av 8 000. Kor stor er prosentdelen i kvar?

# %% [markdown] lang="en"
# ## Add up the counts
#
# Two imaginary municipalities merge. In one, 90 of 1,200 children grow up with low
# income, in the other 1,040 of 8,000. What is the share in each?

# %% tags=["open"]
poor, children = [90, 1040], [1200, 8000]
shares = [part / whole * 100 for part, whole in zip(poor, children)]
shares

# %% [markdown] lang="nb"
# Det er 7,5 prosent i den ene og 13 i den andre. Hva blir andelen i den nye kommunen? Regn
# før du leser videre.

# %% [markdown] lang="nn"
# Det er 7,5 prosent i den eine og 13 i den andre. Kva blir prosentdelen i den nye
# kommunen? Rekn før du les vidare.

# %% [markdown] lang="en"
# It is 7.5 per cent in one and 13 in the other. What is the share in the new municipality?
# Work it out before you read on.

# %% [markdown] lang="nb" tags=["code"]
# Bytt ut prikkene. Du trenger `sum(poor)`, `sum(children)` og 100.

# %% [markdown] lang="nn" tags=["code"]
# Byt ut prikkane. Du treng `sum(poor)`, `sum(children)` og 100.

# %% [markdown] lang="en" tags=["code"]
# Replace the dots. You need `sum(poor)`, `sum(children)` and 100.

# %% tags=["code"]
merged = ...
merged

# %% [markdown] lang="nb"
# 1 130 av 9 200 er 12,3 prosent. Snittet av de to andelene er 10,25, og da har 1 200 barn
# veid like tungt som 8 000. Kjed derfor teller og nevner hver for seg, og del til slutt.
#
# En deling lar seg ikke regne tilbake. Hvor mange av dem som bodde i Ålesund i 2023,
# bodde i det som nå er Haram? Det kan ikke summen fortelle. I tabellen skal
# ruta for Haram stå tom, med grunnen ved siden av.

# %% [markdown] lang="nn"
# 1 130 av 9 200 er 12,3 prosent. Snittet av dei to prosentdelane er 10,25, og då har 1 200 barn
# vege like tungt som 8 000. Kjed derfor teljar og nemnar kvar for seg, og del til slutt.
#
# Ei deling kan ingen rekne tilbake. Kor mange av dei som budde i Ålesund i 2023, budde
# i det som no er Haram? Det kan ikkje summen fortelje. I tabellen skal ruta for
# Haram stå tom, med grunnen ved sida av.

# %% [markdown] lang="en"
# 1,130 of 9,200 is 12.3 per cent. The mean of the two shares is 10.25, and then 1,200
# children have weighed as much as 8,000. So chain numerator and denominator separately,
# and divide last.
#
# A split cannot be undone by calculation. How many of those who lived in Ålesund in
# 2023 lived in what is now Haram? The total cannot tell. In the table the cell
# for Haram should stay empty, with the reason beside it.

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Finn en tabell i siste årsmelding som går over 2020 eller 2024. Hvilke numre
# >    er tallene hentet under? Er noe av det et brudd?
# > 2. Nedgangen i utslipp siden basisåret: Hvilket dokument hører tallet hjemme i,
# >    klimaplanen, økonomiplanen eller årsmeldingen? Hvem bestemmer basisåret, og
# >    hvem får vite det når serien blir regnet om?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Finn ein tabell i den siste årsmeldinga som går over 2020 eller 2024. Kva
# >    nummer er tala henta under? Er noko av det eit brot?
# > 2. Nedgangen i utslepp sidan basisåret: Kva dokument høyrer talet heime i,
# >    klimaplanen, økonomiplanen eller årsmeldinga? Kven avgjer basisåret, og kven
# >    får vite det når serien blir rekna om?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Find a table in the latest annual report that runs across 2020 or 2024. Under
# >    which codes were the figures fetched? Is any of it a break?
# > 2. The fall in emissions since the base year: which document would the number go
# >    in, the climate plan, the financial plan or the annual report? Who decides on
# >    the base year, and who is told when the series is recalculated?

# %% [markdown] lang="nb"
# ## ◆ For den som vil skrive det selv
#
# Her er folketallet deres i ren pandas og matplotlib, med bruddene synlige.

# %% [markdown] lang="nn"
# ## ◆ For den som vil skrive det sjølv
#
# Her er folketalet dykkar i rein pandas og matplotlib, med synlege brot.

# %% [markdown] lang="en"
# ## ◆ For those who want to write it themselves
#
# Here is your own population in plain pandas and matplotlib, with the breaks in sight.

# %% tags=["open"]
import matplotlib.pyplot as plt

table = series("population", my_municipality())
good = table["value"].where(table["status"] != "faulty")
part = (table["status"] == "series_break").cumsum()
for _, years in table.assign(value=good).groupby(part):
    plt.plot(years["year"], years["value"], "o-", color="black")
plt.ylabel(indicator("population").unit)
plt.show()

# %% [markdown] lang="nb"
# - `table` har en rad for hvert år, med tall og status.
# - `where` gjør tall som er feil, om til `nan`. Linja får et hull der, og går ikke over
#   det.
# - `part` teller bruddene: 0 til det første, 1 etter det, og så videre. `cumsum` legger sammen
#   nedover.
# - `groupby` deler tabellen der `part` skifter, og hver del får sin egen linje. Derfor går
#   ingen strek over et brudd.
# - `"o-"` betyr en prikk for hvert år og en strek mellom dem.
#
# Tar du bort `groupby` og tegner hele tabellen, blir bruddet til vekst som ingen har sett. Kursets
# figur tar den samme tabellen når den har en kolonne med nummeret:
# `trend(table.assign(region="0301"), "0301")`.

# %% [markdown] lang="nn"
# - `table` har ei rad for kvart år, med tal og status.
# - `where` gjer gale tal om til `nan`. Linja får eit hol der, og går ikkje over det.
# - `part` tel brota: 0 til det første, 1 etter det, og så vidare. `cumsum` legg saman
#   nedover.
# - `groupby` deler tabellen der `part` skiftar, og kvar del får si eiga linje. Derfor går
#   ingen strek over eit brot.
# - `"o-"` tyder ein prikk for kvart år og ein strek mellom dei.
#
# Tek du bort `groupby` og teiknar heile tabellen, blir brotet til vekst som ingen har sett. Figuren
# til kurset tek den same tabellen når han har ein kolonne med nummeret:
# `trend(table.assign(region="0301"), "0301")`.

# %% [markdown] lang="en"
# - `table` has a row for each year, with figure and status.
# - `where` turns wrong figures into `nan`. The line has a hole there and does not cross it.
# - `part` counts the breaks: 0 up to the first, 1 after it, and so on. `cumsum` adds up on
#   the way down.
# - `groupby` divides the table where `part` changes, and each part has a line of its own. So no
#   line crosses a break.
# - `"o-"` means a dot for each year and a line between them.
#
# Take away `groupby` and draw the whole table, and the break becomes growth that nobody has seen. The
# course's chart takes the same table once it has a column with the code:
# `trend(table.assign(region="0301"), "0301")`.

# %% [markdown] lang="nb"
# ## Quiz
#
# Hvert svar blir forklart.

# %% [markdown] lang="nn"
# ## Quiz
#
# Kvart svar blir forklart.

# %% [markdown] lang="en"
# ## Quiz
#
# Every answer is explained.

# %%
quiz("m5")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# En endring har et basisår, en enhet og en dato for når tallene ble hentet. Et brudd
# blir tegnet. Antall kan legges sammen over kommunegrenser, prosenter kan ikke. Og null
# under et nytt nummer betyr bare at nummeret ikke fantes ennå.
#
# **Neste:** Øvelsen
# [Tid og brudd](../../release/nb/05_time_and_breaks/05_time_and_breaks.ipynb). Etter den
# kommer [Mål, målbane og trafikklys](06_targets.ipynb), der tallene får et mål.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Ei endring har eit basisår, ei eining og ein dato for når tala vart henta. Eit brot
# skal teiknast. Det som er talt, kan leggjast saman over kommunegrenser, prosentar kan ikkje.
# Og null under eit nytt nummer er berre eit nummer som ikkje fanst enno.
#
# **Neste:** Øvinga
# [Tid og brot](../../release/nn/05_time_and_breaks/05_time_and_breaks.ipynb). Deretter
# kjem [Mål, målbane og trafikklys](06_targets.ipynb), der tala får eit mål.

# %% [markdown] lang="en"
# ## What you take with you
#
# A change has a base year, a unit and a date when the figures were fetched. A break is
# drawn. Counts can be added across municipal boundaries, percentages cannot. And a zero
# under a new code only means that the code did not exist yet.
#
# **Next:** the exercise
# [Time and breaks](../../release/en/05_time_and_breaks/05_time_and_breaks.ipynb). After it
# comes [Targets, paths and traffic lights](06_targets.ipynb), where the figures are
# going somewhere.
