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
# # Det korte sporet
#
# Seks deler på fem minutter hver: les, se på tallet for stedet ditt, svar på to
# spørsmål. Du skriver ingen kode. Ser du kode, velger du **Les** øverst på siden.
#
# Når du er ferdig, kan du
#
# - si hva bærekraftig utvikling er, hva som er lovet, og hvor et mål hører hjemme
# - lese et tall om stedet ditt uten å bli lurt av en strek, en rangering eller et
#   basisår
# - spørre hvem som bestemmer, og hva som ikke kan gjøres om
#
# Sett av 30 minutter, eller ta én del om gangen. Du trenger ikke å ha gjort noe på
# forhånd. Har du ikke valgt kommune eller fylke i [Oppstart](00_start.ipynb), får du
# se Porsgrunn.

# %% [markdown] lang="nn"
# # Det korte sporet
#
# Seks delar på fem minutt kvar: les, sjå på talet for staden din, svar på to spørsmål.
# Du skriv ingen kode. Ser du kode, vel du **Les** øvst på sida.
#
# Når du er ferdig, kan du
#
# - seie kva berekraftig utvikling er, kva som er lova, og kvar eit mål høyrer heime
# - lese eit tal om staden din utan å bli lurt av ein strek, ei rangering eller
#   eit basisår
# - spørje kven som avgjer, og kva som ikkje kan gjerast om
#
# Set av 30 minutt, eller ta éin del om gongen. Du treng ikkje ha gjort noko på
# førehand. Har du ikkje valt kommune eller fylke i [Oppstart](00_start.ipynb),
# får du sjå Porsgrunn.

# %% [markdown] lang="en"
# # The short track
#
# Six parts of five minutes each: read, look at the figure for your place, answer two
# questions. You write no code. If you see code, choose **Read** at the top of the page.
#
# When you are done you can
#
# - say what sustainable development is, what was promised, and where a goal belongs
# - read a figure about your place without being fooled by a dash, a ranking or a
#   base year
# - ask who decides, and what cannot be undone
#
# Set aside 30 minutes, or take one part at a time. You need not have done anything
# beforehand. If you have not chosen a municipality or county in
# [Start](00_start.ipynb), you see Porsgrunn.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## 1 Hva det er, og løftet
#
# En FN-kommisjon ledet av Gro Harlem Brundtland svarte i 1987: Utviklingen er bærekraftig
# når den dekker behovene til dem som lever nå, uten å ta fra dem som kommer etter,
# muligheten til å dekke sine (vår oversettelse). Spør derfor fire ting om en sak: Hva gjør
# den med miljø, samfunn og økonomi? Tåler naturen det? Hvem blir utelatt? Hva kan de som
# kommer etter, ikke gjøre om?
#
# I 2015 ble 193 land enige om 17 mål og 169 delmål, og om at ingen skal utelates
# ([FN, A/RES/70/1](https://docs.un.org/en/A/RES/70/1)). Løftet er politisk, og det er
# statene som ga det. Norge fulgte opp med Meld. St. 40 (2020–2021) og Meld. St. 35
# (2024–2025). Mye av arbeidet skjer i kommuner og fylker. Du har kanskje hørt at to
# tredeler av målene bare kan nås lokalt. OECD telte i 2020 at minst 105 av de 169
# delmålene ikke blir nådd uten lokale og regionale myndigheter. Er det det samme?
#
# **Gjør dette nå:** Tenk på en sak dere har til behandling. Hvilket av de fire spørsmålene
# svarer den ikke på?

# %% [markdown] lang="nn"
# ## 1 Kva det er, og lovnaden
#
# Ein FN-kommisjon leidd av Gro Harlem Brundtland svarte i 1987: Utviklinga er berekraftig
# når ho dekkjer behova til dei som lever no, utan å ta frå dei som kjem etter, høvet til å
# dekkje sine (vår omsetjing). Spør derfor fire ting om ei sak: Kva gjer ho med miljø,
# samfunn og økonomi? Toler naturen det? Kven blir utelaten? Kva kan dei som kjem etter,
# ikkje gjere om?
#
# I 2015 vart 193 land samde om 17 mål og 169 delmål, og om at ingen skal bli utelatne
# ([FN, A/RES/70/1](https://docs.un.org/en/A/RES/70/1)). Lovnaden er politisk, og det er
# statane som gav han. Noreg følgde opp med Meld. St. 40 (2020–2021) og Meld. St. 35
# (2024–2025). Mykje av arbeidet skjer i kommunar og fylke. Du har kanskje høyrt at to
# tredelar av måla berre kan nåast lokalt. OECD talde i 2020 at minst 105 av dei 169
# delmåla ikkje blir nådde utan lokale og regionale styresmakter. Er det det same?
#
# **Gjer dette no:** Tenk på ei sak de har til behandling. Kva for eit av dei fire spørsmåla
# svarer ho ikkje på?

# %% [markdown] lang="en"
# ## 1 What it is, and the promise
#
# A UN commission chaired by Gro Harlem Brundtland answered in 1987: development is
# sustainable when it “meets the needs of the present without compromising the ability
# of future generations to meet their own needs”. So ask four things of any proposal.
# What does it do to environment, society and economy? Can nature bear it? Who is left
# behind? What will those who come after us be unable to undo?
#
# In 2015, 193 countries agreed on 17 goals and 169 targets, and that no one is to be left
# behind ([UN, A/RES/70/1](https://docs.un.org/en/A/RES/70/1)). The promise is political,
# and it was states that made it. Norway followed up with the white papers Meld. St. 40
# (2020–2021) and Meld. St. 35 (2024–2025). Much of the work is done in municipalities and
# counties. You may have heard that two thirds of the goals can only be reached locally.
# In 2020 the OECD found that at least 105 of the 169 targets will not be reached without
# local and regional government. Is that the same thing?
#
# **Do this now:** think of a case your council is about to decide on. Which of the four
# questions does it not answer?

# %%
quiz("m1-four-questions", "m1-two-thirds")

# %% [markdown] lang="nb"
# ## 2 Planen
#
# Et mål uten plass i planene er et ønske. Oversikten forteller hvordan det står til,
# planstrategien velger hva som skal planlegges, samfunnsdelen eller den regionale
# planen setter målene, handlingsdelen og økonomiplanen gir dem penger, og årsmeldingen
# svarer. Asker tok det første steget: Kommunestyret bygde samfunnsdelen fra 2020 på
# seks av målene
# ([Asker kommune](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/)).
#
# Tabellen viser seks tall for stedet ditt ved siden av medianen for landet. Gjett
# først: Hvor mange av tallene er minst like bra som medianen?

# %% [markdown] lang="nn"
# ## 2 Planen
#
# Eit mål utan plass i planane er eit ønske. Oversikta fortel korleis det står til,
# planstrategien vel kva som skal planleggjast, samfunnsdelen eller den regionale planen
# set måla, handlingsdelen og økonomiplanen gjev dei pengar, og årsmeldinga svarer.
# Asker tok det første steget: Kommunestyret bygde samfunnsdelen frå 2020 på seks av
# måla
# ([Asker kommune](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/)).
#
# Tabellen viser seks tal for staden din ved sida av medianen for landet. Giss
# først: Kor mange av tala er minst like bra som medianen?

# %% [markdown] lang="en"
# ## 2 The plan
#
# A goal with no place in the plans is a wish. The public health overview shows how
# things stand, the planning strategy chooses what to plan, the community plan or
# regional plan sets the goals, the action programme and the financial plan give them
# money, and the annual report answers. Asker took the first step: its council built the
# community plan from 2020 on six of the goals ([Asker
# municipality](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/)).
#
# The table shows six figures for your place beside the median for the country. Guess
# first: how many of them are at least as good as the median?

# %%
place = my_municipality()
status_table(six_figures(place), place, group="country")

# %%
quiz("m2-planning-strategy-when", "m2-low-income-first")

# %% [markdown] lang="nb"
# ## 3 Tallet
#
# Et tall må si seks ting: hva som er telt, hva det er delt på, enhet, periode, kilde og
# hvilken vei som er bra. Her er kortet for ett av tallene over. Finn ut hva tallet
# er delt på, før du leser videre.
#
# En tom rute er ikke null. SSB skriver en strek for null, to punktum for det som
# mangler, og kolon for det som er skjult for å verne enkeltpersoner.

# %% [markdown] lang="nn"
# ## 3 Talet
#
# Eit tal må seie seks ting: kva som er talt, kva det er delt på, eining, periode, kjelde
# og kva veg som er bra. Her er kortet for eitt av tala over. Finn ut kva talet er delt
# på, før du les vidare.
#
# Ei tom rute er ikkje null. SSB skriv ein strek for null, to punktum for det som
# manglar, og kolon for det som er skjult for å verne einskildpersonar.

# %% [markdown] lang="en"
# ## 3 The figure
#
# A figure must say six things: what is counted, what it is divided by, unit, period,
# source and which way is good. Here is the card of one of the figures above. Find out
# what it divides by before you read on.
#
# An empty cell is not zero. Statistics Norway writes a dash for zero, two full stops
# for what is missing, and a colon for what is hidden to protect individuals.

# %%
card("patients_without_gp")

# %%
quiz("m3-colon", "m3-two-dashes")

# %% [markdown] lang="nb"
# ## 4 Sammenligningen
#
# Er tallet høyt? Det kommer an på hvem dere sammenligner med. Figuren setter
# valgdeltakelsen hos dere ved siden av kommuner med omtrent like mange innbyggere; for et
# fylke viser den kommunene der. Hvor tror du midten ligger?
#
# I små kommuner flytter noen få personer tallet mye. Derfor er både toppen og bunnen
# av en rangering ofte full av små kommuner.

# %% [markdown] lang="nn"
# ## 4 Samanlikninga
#
# Er talet høgt? Det kjem an på kven du samanliknar med. Figuren set valdeltakinga hos
# dykk ved sida av kommunar med om lag like mange innbyggjarar; for eit fylke viser han
# kommunane der. Kvar trur du midten ligg?
#
# I små kommunar flyttar nokre få personar talet mykje. Derfor er både toppen og botnen av
# ei rangering ofte full av små kommunar.

# %% [markdown] lang="en"
# ## 4 The comparison
#
# Is the figure high? That depends on whom you compare with. The chart sets your turnout
# beside that of municipalities with about as many inhabitants; for a county it shows
# the municipalities there. Where do you think the middle is?
#
# In small municipalities a few people move the figure a lot. That is why both the top
# and the bottom of a ranking are often full of small ones.

# %%
comparison_dots("turnout_local", place, group="similar")

# %%
quiz("m4-best-and-worst", "m4-number-forty")

# %% [markdown] lang="nb"
# ## 5 Tiden og målet
#
# Få punkter er ingen trend, og den som velger startåret, velger ofte svaret. Se på
# strømmen husholdningene bruker. Hvor mange år ligger bak linja, og hva kan du si om
# det neste?
#
# Et mål du kan styre etter, har et nivå, et år, et basisår og noen som eier det.
# Flyttes fristen, er banen ny. Målet om mindre enn 25 prosent vannlekkasje skulle nås i
# 2020 og ble i februar 2024 flyttet til 2033
# ([Adresseavisen](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist)).

# %% [markdown] lang="nn"
# ## 5 Tida og målet
#
# Få punkt er ingen trend, og den som vel startåret, vel ofte svaret. Sjå på straumen
# hushalda bruker. Kor mange år ligg bak linja, og kva kan du seie om det neste?
#
# Eit mål du kan styre etter, har eit nivå, eit år, eit basisår og nokon som eig det.
# Blir fristen flytta, er banen ny. Målet om mindre enn 25 prosent vasslekkasje skulle
# vere nådd i 2020 og vart i februar 2024 flytta til 2033
# ([Adresseavisen](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist)).

# %% [markdown] lang="en"
# ## 5 Time and target
#
# A few points are not a trend, and whoever picks the first year often picks the answer.
# Look at the electricity households use. How many years are behind the line, and what
# can you say about the next?
#
# A target you can steer by has a level, a year, a base year and an owner. Move the
# deadline and the path is new. The target of less than 25 per cent water leakage was to
# be met in 2020 and was moved to 2033 in February 2024
# ([Adresseavisen](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist)).

# %%
trend("electricity_households", place)

# %%
quiz("m5-base-year", "m6-moved")

# %% [markdown] lang="nb"
# ## 6 Valget
#
# Målene drar ikke alltid samme vei. Kommunestyret i Nordre Follo vedtok 3. mai 2023 en
# arealdel: Utbygde områder skal fortettes før natur bygges ned, og små skogholt og parker
# regnes også som natur ([KS, bestemmelse 16.6](https://www.ks.no/fagomrader/samfunnsutvikling/miljo/sirkular-okonomi/veileder-for-sirkular-okonomi/eksempelbanken/bindende-planbestemmelser-om-arealnoytralitet-i-nordre-follo/)).
# Fortetting og grønne flekker konkurrerer om de samme tomtene. Da hjelper ikke et tall
# alene. Spør hvem som vinner og taper, hvem som bestemmer, og hva det neste
# kommunestyret ikke kan gjøre om.

# %% [markdown] lang="nn"
# ## 6 Valet
#
# Måla dreg ikkje alltid same veg. Kommunestyret i Nordre Follo vedtok 3. mai 2023 ein
# arealdel: Utbygde område skal fortettast før natur blir bygd ned, og små skogholt og
# parkar er også rekna som natur ([KS, føresegn 16.6](https://www.ks.no/fagomrader/samfunnsutvikling/miljo/sirkular-okonomi/veileder-for-sirkular-okonomi/eksempelbanken/bindende-planbestemmelser-om-arealnoytralitet-i-nordre-follo/)).
# Fortetting og grøne flekkar konkurrerer om dei same tomtene. Då hjelper ikkje eit tal
# åleine. Spør kven som vinn og taper, kven som avgjer, og kva det neste kommunestyret
# ikkje kan gjere om.

# %% [markdown] lang="en"
# ## 6 The choice
#
# The goals do not always pull the same way. On 3 May 2023 the council of Nordre Follo
# adopted a land-use plan: built-up areas are to be made denser before nature is built
# on, and small woods and parks count as nature too ([KS, provision
# 16.6](https://www.ks.no/fagomrader/samfunnsutvikling/miljo/sirkular-okonomi/veileder-for-sirkular-okonomi/eksempelbanken/bindende-planbestemmelser-om-arealnoytralitet-i-nordre-follo/)).
# Dense towns and green patches compete for the same plots. A figure alone does not help
# then. Ask who wins and who loses, who decides, and what the next council cannot undo.

# %%
quiz("m7-cannot-be-undone", "m8-only-green")

# %% [markdown] lang="nb"
# ## Hvilket dokument, og hvem bestemmer?
#
# Ta med deg ett tall fra tabellen i del 2. Finn dokumentet det burde stått i hos dere,
# og den som kan vedta noe som endrer det.
#
# > **Diskuter på avdelingen**
# >
# > 1. Hvilket av de seks tallene rår vi over, og hvilket rår andre over?
# > 2. Hva har vi vedtatt det siste året som ikke kan gjøres om?
#
# ## Det du har med deg
#
# Du kan lese et tall, spørre hvem det er målt mot og fra hvilket år, og se at et valg har
# en pris. Vil du regne selv, begynner du med [Oppstart og startprøve](00_start.ipynb). Vil du
# se målene fra ditt eget fag, tar du [Ditt fagområde](11_your_field.ipynb).

# %% [markdown] lang="nn"
# ## Kva dokument, og kven avgjer?
#
# Ta med deg eitt tal frå tabellen i del 2. Finn dokumentet det burde ha stått i hos
# dykk, og den som kan vedta noko som endrar det.
#
# > **Diskuter på avdelinga**
# >
# > 1. Kva for eit av dei seks tala rår vi over, og kva for eit rår andre over?
# > 2. Kva har vi vedteke det siste året som ikkje kan gjerast om?
#
# ## Det du har med deg
#
# Du kan lese eit tal, spørje kven det er målt mot og frå kva år, og sjå at eit val har
# ein pris. Vil du rekne sjølv, byrjar du med [Oppstart og startprøve](00_start.ipynb). Vil du
# sjå måla frå ditt eige fag, tek du [Fagområdet ditt](11_your_field.ipynb).

# %% [markdown] lang="en"
# ## Which document, and who decides?
#
# Take one figure with you from the table in part 2. Find the document it should have
# been in, and who can adopt something that changes it.
#
# > **Discuss in your department**
# >
# > 1. Which of the six figures do we control, and which do others?
# > 2. What have we decided in the past year that cannot be undone?
#
# ## What you take with you
#
# You can read a figure, ask whom it is compared with and from which year, and see that a
# choice has a price. To do the sums yourself, begin with
# [Start and pre-test](00_start.ipynb). To see the goals from your own field, take
# [Your field](11_your_field.ipynb).
