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
# # Å lese en indikator
#
# Et tall fra dere er på vei inn i årsmeldingen. Noen kommer til å spørre:
# Prosent av hva? Fra hvilket år? Er det bra? Og hva betyr streken i tabellen,
# der tallet skulle ha stått?
#
# Når du er ferdig, kan du
#
# - lese et indikatorkort: definisjon, enhet, nevner, periode, kilde og retning
# - gjøre et antall om til en rate
# - holde fra hverandre det som er null, mangler, ikke finnes eller er skjult, og
#   se når en akse er kuttet
#
# **Tid:** 25 minutter. **Før du begynner:** Du har vært gjennom
# [Tre dimensjoner, lov og plan](02_three_dimensions.ipynb).

# %% [markdown] lang="nn"
# # Å lese ein indikator
#
# Eit tal frå dykk er på veg inn i årsmeldinga. Nokon kjem til å spørje: Prosent
# av kva? Frå kva år? Er det bra? Og kva tyder streken i tabellen, der talet
# skulle ha stått?
#
# Når du er ferdig, kan du
#
# - lese eit indikatorkort: definisjon, eining, nemnar, periode, kjelde og retning
# - gjere noko som er talt, om til ein rate
# - halde frå kvarandre det som er null, manglar, ikkje finst eller er skjult, og
#   sjå når ein akse er kutta
#
# **Tid:** 25 minutt. **Før du byrjar:** Du har vore gjennom
# [Tre dimensjonar, lov og plan](02_three_dimensions.ipynb).

# %% [markdown] lang="en"
# # Reading an indicator
#
# A figure of yours is on its way into the annual report. Someone will ask: per
# cent of what? From which year? Is it good? And what does the dash mean, in the
# table where the figure should have been?
#
# When you are done you can
#
# - read an indicator card: definition, unit, denominator, period, source and
#   direction
# - turn a count into a rate
# - tell apart what is zero, missing, non-existent or hidden, and see when an axis has
#   been cut
#
# **Time:** 25 minutes. **Before you begin:** you have been through [Three dimensions,
# law and plan](02_three_dimensions.ipynb).

# %% [markdown] lang="nb" tags=["code"]
# Denne gangen fyller du ut ett uttrykk selv.

# %% [markdown] lang="nn" tags=["code"]
# Denne gongen fyller du ut eitt uttrykk sjølv.

# %% [markdown] lang="en" tags=["code"]
# This time you write one expression yourself.

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
again(3)

# %% [markdown] lang="nb"
# ## Delt på hva?
#
# Kommuneoverlegen skriver at noen prosent står på liste uten fastlege. Prosent
# av hva: innbyggerne, pasientene eller legene? Bestem deg før du leser videre.
# Svaret står på kortet.

# %% [markdown] lang="nn"
# ## Delt på kva?
#
# Kommuneoverlegen skriv at nokre prosent står på liste utan fastlege. Prosent av
# kva: innbyggjarane, pasientane eller legane? Bestem deg før du les vidare.
# Svaret står på kortet.

# %% [markdown] lang="en"
# ## Divided by what?
#
# The municipal medical officer writes that a certain percentage are on a list without a
# GP. Per cent of what: the inhabitants, the patients or the doctors? Make up your mind
# before you read on. The answer is on the card.

# %%
card("patients_without_gp")

# %% [markdown] lang="nb"
# Pasientene. Den som bor i én kommune og har fastlege i nabokommunen, teller med
# i nabokommunen. Det du deler på, heter nevneren.
#
# Kortet sier seks ting: hva som blir telt (definisjonen), hva det er delt på,
# enheten, perioden, kilden, og hvilken vei som er bra. Mangler én av dem, kan
# ingen etterprøve tallet ditt.
#
# Hvor høy tror du andelen er hos dere?

# %% [markdown] lang="nn"
# Pasientane. Den som bur i éin kommune og har fastlege i nabokommunen, tel med
# i nabokommunen. Det du deler på, heiter nemnaren.
#
# Kortet seier seks ting: kva som blir talt (definisjonen), kva det er delt på,
# eininga, perioden, kjelda, og kva veg som er bra. Manglar éin av dei, kan ingen
# etterprøve deg.
#
# Kor mange prosent trur du det er hos dykk?

# %% [markdown] lang="en"
# The patients. Someone who lives in one municipality but has a GP in the next
# counts in the next. What you divide by is called the denominator.
#
# The card says six things: what is counted (the definition), what it is divided
# by, the unit, the period, the source, and which way is good. If one is missing,
# nobody can check what you say.
#
# What percentage do you think it is where you are?

# %%
show("m3-gp")

# %%
show("m3-gp-zeros")

# %% [markdown] lang="nb"
# ## Hvem bruker mest strøm?
#
# Husholdningene i Oslo, på Utsira og hos dere brukte strøm i 2024. Hvem brukte mest? Oslo,
# for der bor det flest. Antallet sier mest om hvor stor kommunen er. Hvem som sparer best på
# strømmen, kan det ikke svare på.
#
# Del på innbyggerne, så får du en rate. Hvor mange kWh per innbygger tror du
# husholdningene brukte hos dere i 2024?

# %% [markdown] lang="nn"
# ## Kven bruker mest straum?
#
# Hushalda i Oslo, på Utsira og hos dykk brukte straum i 2024. Kven brukte mest? Oslo, for
# der bur det flest. Talet seier mest om kor stor kommunen er. Kven som sparer best på
# straumen, kan det ikkje svare på.
#
# Del på innbyggjarane, så får du ein rate. Kor mange kWh per innbyggjar trur du
# hushalda brukte hos dykk i 2024?

# %% [markdown] lang="en"
# ## Who uses the most electricity?
#
# Households in Oslo, on Utsira and in your own place all used electricity in 2024. Who used
# the most? Oslo, because most people live there. A count mostly tells you how large the
# municipality is. It cannot say who is best at saving electricity.
#
# Divide by the inhabitants and you have a rate. How many kWh per inhabitant do
# you think your own households used in 2024?

# %%
show("m3-kwh")

# %%
show("m3-own-kwh")

# %% [markdown] lang="nb"
# Nevneren må passe til det du teller. Avfallet fra hyttene delt på dem som bor
# fast, gir et høyt tall uten at noen av dem kaster mer.
#
# Er tallene små, regner vi gjerne per 1 000. Utsira bosatte 15 flyktninger i 2022
# (IMDi) og hadde 188 innbyggere da året begynte (SSB). Hvor mange blir det per 1 000?

# %% [markdown] lang="nn"
# Nemnaren må høve til det du tel. Avfallet frå hyttene delt på dei som bur fast,
# gjev eit høgt tal utan at nokon av dei kastar meir.
#
# Er tala små, reknar vi gjerne per 1 000. Utsira busette 15 flyktningar i 2022
# (IMDi) og hadde 188 innbyggjarar då året tok til (SSB). Kor mange blir det per 1 000?

# %% [markdown] lang="en"
# The denominator must suit what you count. Rubbish from the cabins divided by
# those who live there all year gives a high figure, though none of them throws
# away more.
#
# When numbers are small we often count per 1,000. Utsira settled 15 refugees in 2022
# (IMDi, the Directorate of Integration and Diversity) and had 188 inhabitants as the
# year began (Statistics Norway). How many is that per 1,000?

# %% tags=["open"]
settled = 15
inhabitants = 188
round(settled / inhabitants * 1000, 1)

# %% [markdown] lang="nb"
# Det blir 79,8.
#
# ## ◆ For den som vil ha mer: antallet som figur
#
# Slik ser det ut når strømmen ikke blir delt på noe. Sammenlign med kWh per innbygger over.

# %% [markdown] lang="nn"
# Det blir 79,8.
#
# ## ◆ For den som vil ha meir: talet som figur
#
# Slik ser det ut når straumen ikkje blir delt på noko. Samanlikn med kWh per innbyggjar over.

# %% [markdown] lang="en"
# It is 79.8.
#
# ## ◆ For those who want more: the count as a chart
#
# This is how it looks when the electricity is divided by nothing. Compare with kWh per
# inhabitant above.

# %%
show("m3-gwh")

# %% [markdown] lang="nb"
# ## Punktum, kolon, strek
#
# I tabellen fra SSB står det ikke tall i alle rutene. Det som står der, betyr
# noe:
#
# | Tegn | Hos SSB | Regn det som |
# |---|---|---|
# | `.` | kan ikke finnes, for eksempel før kommunen ble til | mangler |
# | `..` | skulle ha vært der, men mangler | mangler |
# | `:` | skjult, så ingen kan kjennes igjen | hva tror du? |
# | `-` | null: noen telte og fant ingen | 0 |
# | `0` | mer enn null, men mindre enn en halv enhet | 0 |
# | `*` | foreløpig | tallet, merket foreløpig |
#
# I [Kolada](https://www.kolada.se/web/index.php?_p=jamforelse&focus=16537&tab_id=97046),
# der svenskene henter kommunetall, betyr `-` at tallet mangler, og `..` at det er
# skjult. Samme strek, motsatt betydning. Les derfor tegnforklaringen hver gang.

# %% [markdown] lang="nn"
# ## Punktum, kolon, strek
#
# I tabellen frå SSB står det ikkje tal i alle rutene. Det som står der, tyder
# noko:
#
# | Teikn | Hos SSB | Rekn det som |
# |---|---|---|
# | `.` | kan ikkje finnast, til dømes før kommunen vart til | manglar |
# | `..` | skulle ha vore der, men manglar | manglar |
# | `:` | skjult, så ingen kan kjenne att nokon | kva trur du? |
# | `-` | null: nokon talde og fann ingen | 0 |
# | `0` | meir enn null, men mindre enn ei halv eining | 0 |
# | `*` | førebels | talet, merkt førebels |
#
# I [Kolada](https://www.kolada.se/web/index.php?_p=jamforelse&focus=16537&tab_id=97046),
# der svenskane hentar kommunetal, tyder `-` at talet manglar, og `..` at det er
# skjult. Same streken, motsett tyding. Les derfor teiknforklaringa kvar gong.

# %% [markdown] lang="en"
# ## Full stop, colon, dash
#
# Not every cell of a table from Statistics Norway holds a number. What is there
# instead means something:
#
# | Sign | At Statistics Norway | Count it as |
# |---|---|---|
# | `.` | cannot exist, for instance before the municipality was formed | missing |
# | `..` | should have been there but is missing | missing |
# | `:` | hidden, so that nobody can be recognised | what do you think? |
# | `-` | zero: someone counted and found none | 0 |
# | `0` | more than zero, but less than half a unit | 0 |
# | `*` | preliminary | the figure, marked preliminary |
#
# In
# [Kolada](https://www.kolada.se/web/index.php?_p=jamforelse&focus=16537&tab_id=97046),
# where Swedes look up municipal figures, `-` means that the figure is missing and `..`
# that it is hidden. The same dash, the opposite meaning. So read the key every time.

# %% [markdown] lang="nb" tags=["code"]
# Slik blir fire av tegnene til tall. `nan` er den tomme ruta: Den blir ikke regnet med.

# %% [markdown] lang="nn" tags=["code"]
# Slik blir fire av teikna til tal. `nan` er den tomme ruta: Ho blir ikkje rekna med.

# %% [markdown] lang="en" tags=["code"]
# This is how four of the signs become numbers. `nan` is the empty cell: it is left out of
# the sums.

# %% tags=["code"]
missing = float("nan")
signs = {".": missing, "..": missing, "-": 0.0, "0": 0.0}
signs

# %% [markdown] lang="nb" tags=["code"]
# Så kolonet. Bytt ut de tre prikkene med `missing` eller `0.0`, og kjør cellen.

# %% [markdown] lang="nn" tags=["code"]
# Så kolonet. Byt ut dei tre prikkane med `missing` eller `0.0`, og køyr cella.

# %% [markdown] lang="en" tags=["code"]
# Now the colon. Replace the three dots with `missing` or `0.0`, and run the cell.

# %% tags=["code"]
signs[":"] = ...
signs

# %% [markdown] lang="nb"
# Tenk deg tre oppdiktede kommuner: 4, 6 og et kolon. Hva blir snittet
# når kolonet er tomt, og når det er null?

# %% [markdown] lang="nn"
# Tenk deg tre oppdikta kommunar: 4, 6 og eit kolon. Kva blir snittet
# når kolonet er tomt, og når det er null?

# %% [markdown] lang="en"
# Think of three made-up municipalities: 4, 6 and a colon. What is the
# mean when the colon is empty, and when it is zero?

# %% tags=["open"]
import pandas as pd

three_places = pd.Series([4.0, 6.0, missing])
float(three_places.mean()), round(float(three_places.fillna(0).mean()), 1)

# %% [markdown] lang="nb"
# Snittet er 5 når ruta er tom, og 3,3 når den er null. Bak kolonet finnes det et tall,
# men du får ikke se det. Skriver du 0, sier du noe ingen har telt. La ruta stå tom, med
# en merknad om at tallet er skjult.
#
# Slik ser det ut for deg:

# %% [markdown] lang="nn"
# Snittet er 5 når ruta er tom, og 3,3 når ho er null. Bak kolonet finst det eit tal, men
# du får ikkje sjå det. Skriv du 0, seier du noko ingen har talt. Lat ruta stå tom, med
# ein merknad om at talet er skjult.
#
# Slik ser det ut for deg:

# %% [markdown] lang="en"
# The mean is 5 when the cell is empty, and 3.3 when it is zero. There is a number behind
# the colon, but you are not shown it. If you write 0 you say something nobody has counted.
# Leave the cell empty, with a note that the figure is hidden.
#
# This is how it looks for you:

# %%
show("m3-gaps")

# %% [markdown] lang="nb"
# ## Målt eller anslått?
#
# Noe av drikkevannet når aldri krana. [SSB](https://ssb.no/en/natur-og-miljo/vann-og-avlop/statistikk/kommunal-vannforsyning)
# sier at 38,7 prosent av husholdningene som abonnerte i 2023, hadde vannmåler. For resten
# må noen anslå forbruket, og da blir lekkasjen også et anslag. Synker tallet, kan vannet ha
# sluttet å lekke, eller flere kan ha begynt å måle.

# %% [markdown] lang="nn"
# ## Målt, eller eit overslag?
#
# Noko av drikkevatnet når aldri krana. [SSB](https://ssb.no/en/natur-og-miljo/vann-og-avlop/statistikk/kommunal-vannforsyning)
# seier at 38,7 prosent av hushalda som abonnerte i 2023, hadde vassmålar. For resten må
# nokon gjere overslag over forbruket, og då blir lekkasjen òg eit overslag. Søkk talet, kan
# vatnet ha slutta å leke, eller fleire kan ha byrja å måle.

# %% [markdown] lang="en"
# ## Measured or estimated?
#
# Some drinking water never reaches a tap.
# [Statistics Norway](https://ssb.no/en/natur-og-miljo/vann-og-avlop/statistikk/kommunal-vannforsyning)
# says that 38.7 per cent of the households that subscribed in 2023 had a water meter. For the
# rest somebody has to estimate what they use, and then the leakage is an estimate too. If the
# figure falls, the water may have stopped leaking, or more may have begun to measure.

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: fire tall om vannet som lekker ut
#
# Hvor mange prosent av vannet fra kommunale
# vannverk i Norge lekker ut på veien?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: fire tal om vatnet som lek ut
#
# Kor mange prosent av vatnet frå kommunale
# vassverk i Noreg lek ut på vegen?

# %% [markdown] lang="en"
# ## ◆ For those who want more: four figures for the water that leaks away
#
# What percentage of the water from
# Norway's municipal waterworks leaks away before it reaches a tap?

# %%
show("m3-leak")

# %% [markdown] lang="nb"
# I april 2020 skrev [Teknisk Ukeblad](https://www.tu.no/artikler/fremtidens-byer-skapes-i-alesund-lab/488025)
# at FNs analyse foreløpig viste 40 prosent i Ålesund. [Framtidslaben](http://www.unitedfuturelab.no/om-oss/kpi-analyse-rapportering-for-framtida/)
# i byen skriver om analysen av Ålesundregionen at 3 desiliter av hver liter lekker
# ut. Foreløpig eller ferdig? Kommunen eller regionen? Når to tall fra samme arbeid
# spriker, må du spørre hvordan hvert av dem ble til.
#
# [FNs faktaark fra juni 2020](https://www.itu.int/en/publications/Documents/tsb/2020-U4SSC-Factsheet-Alesund-Norway/files/basic-html/page25.html)
# ba ikke Ålesund grave først. Det ba dem føre vannregnskap og finne årsaken. Å
# måle bedre er også et tiltak.
#
# I 2014 satte staten et mål: under 25 prosent i 2020. Det ble
# [ikke nådd](https://www.riksrevisjonen.no/rapporter-mappe/no-2022-2023/myndighetenes-arbeid-med-trygt-drikkevann/).
# I februar 2024 ble fristen
# [flyttet til 2033](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist).
# Står det «i rute» i en rapport, spør hvilken frist som gjelder.

# %% [markdown] lang="nn"
# I april 2020 skreiv [Teknisk Ukeblad](https://www.tu.no/artikler/fremtidens-byer-skapes-i-alesund-lab/488025)
# at FN-analysen førebels viste 40 prosent i Ålesund. [Framtidslaben](http://www.unitedfuturelab.no/om-oss/kpi-analyse-rapportering-for-framtida/)
# i byen skriv om analysen av Ålesundregionen at 3 desiliter av kvar liter lek ut.
# Førebels eller ferdig? Kommunen eller regionen? Når to tal frå same arbeidet
# sprikjer, må du spørje korleis kvart av dei vart til.
#
# [Faktaarket frå FN i juni 2020](https://www.itu.int/en/publications/Documents/tsb/2020-U4SSC-Factsheet-Alesund-Norway/files/basic-html/page25.html)
# bad ikkje Ålesund grave først. Det bad dei føre vassrekneskap og finne årsaka. Å
# måle betre er også eit tiltak.
#
# I 2014 sette staten eit mål: under 25 prosent i 2020. Det vart
# [ikkje nådd](https://www.riksrevisjonen.no/rapporter-mappe/no-2022-2023/myndighetenes-arbeid-med-trygt-drikkevann/).
# I februar 2024 vart fristen [flytta til 2033](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist).
# Står det «i rute» i ein rapport, spør kva frist som gjeld.

# %% [markdown] lang="en"
# In April 2020
# [Teknisk Ukeblad](https://www.tu.no/artikler/fremtidens-byer-skapes-i-alesund-lab/488025)
# wrote that a UN analysis showed 40 per cent in Ålesund, so far.
# [The city's future lab](http://www.unitedfuturelab.no/om-oss/kpi-analyse-rapportering-for-framtida/)
# writes of the analysis of the Ålesund region that 3 decilitres of every litre leak
# away. Preliminary or final? The municipality or the region? When two figures from one
# piece of work differ, ask how each of them was made.
#
# The
# [UN factsheet of June 2020](https://www.itu.int/en/publications/Documents/tsb/2020-U4SSC-Factsheet-Alesund-Norway/files/basic-html/page25.html)
# did not tell Ålesund to dig first. It told them to account for their water and find
# the cause. Better measurement is an action too.
#
# In 2014 the state set a target: below 25 per cent in 2020. It was
# [not met](https://www.riksrevisjonen.no/rapporter-mappe/no-2022-2023/myndighetenes-arbeid-med-trygt-drikkevann/).
# In February 2024 the deadline was
# [moved to 2033](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist).
# If a report says “on schedule”, ask which schedule.

# %% [markdown] lang="nb"
# ## Tall som er feil
#
# Se på tallene før du regner med dem. Her er tre som ikke holder:

# %% [markdown] lang="nn"
# ## Tal som er gale
#
# Sjå på tala før du reknar med dei. Her er tre som ikkje held:

# %% [markdown] lang="en"
# ## Figures that are wrong
#
# Look at the figures before you calculate with them. Here are three that cannot be
# right:

# %%
show("m3-faulty")

# %% [markdown] lang="nb"
# ## Hvilken vei er bra?
#
# Valgdeltakelsen bør opp, andelen uten fastlege bør ned. Folketallet har ingen
# riktig vei; det er bakgrunn for de andre tallene. Og andelen kvinner blant
# fastlegene?

# %% [markdown] lang="nn"
# ## Kva veg er bra?
#
# Valdeltakinga bør opp, prosentdelen utan fastlege bør ned. Folketalet har ingen rett
# veg; det er bakgrunn for dei andre tala. Og prosentdelen kvinner mellom fastlegane?

# %% [markdown] lang="en"
# ## Which way is good?
#
# Turnout ought to go up, the share without a GP ought to go down. Population has
# no right direction; it is background to the other figures. And the share of
# women among GPs?

# %%
show("m3-women")

# %% [markdown] lang="nb"
# Går andelen fra 40 til 65 prosent, er flere av legene kvinner. Avstanden til 50
# har likevel vokst, fra 10 til 15. Retningen er noe noen har valgt, og valget
# skal stå på kortet.

# %% [markdown] lang="nn"
# Går prosentdelen frå 40 til 65 prosent, er fleire av legane kvinner. Avstanden til 50
# har likevel vakse, frå 10 til 15. Retninga er noko nokon har valt, og valet skal
# stå på kortet.

# %% [markdown] lang="en"
# If the share goes from 40 to 65 per cent, more of the doctors are women. Yet the
# distance to 50 has grown, from 10 to 15. Somebody chose the direction, and the
# choice belongs on the card.

# %% [markdown] lang="nb"
# ## Hvor begynner aksen?
#
# Våren 2020 gikk jentene ut av tiende klasse med 45,4 grunnskolepoeng i snitt og
# guttene med 41,0 ([SSB, 25. august 2020](https://www.ssb.no/utdanning/statistikker/kargrs/aar/)).
# Hvor mange prosent høyere lå jentene?

# %% [markdown] lang="nn"
# ## Kvar byrjar aksen?
#
# Våren 2020 gjekk jentene ut av tiande klasse med 45,4 grunnskulepoeng i snitt og
# gutane med 41,0 ([SSB, 25. august 2020](https://www.ssb.no/utdanning/statistikker/kargrs/aar/)).
# Kor mange prosent høgare låg jentene?

# %% [markdown] lang="en"
# ## Where does the axis begin?
#
# In spring 2020 girls left year ten with 45.4 school points on average and boys with
# 41.0
# ([Statistics Norway, 25 August 2020](https://www.ssb.no/utdanning/statistikker/kargrs/aar/)).
# By what percentage were the girls ahead?

# %%
show("m3-points")

# %% [markdown] lang="nb"
# I figuren over er den ene stolpen nesten to og en halv gang så lang som den andre, for
# aksen begynner på 38. En stolpe leser vi som en lengde. Derfor skal den stå på null:

# %% [markdown] lang="nn"
# I figuren over er den eine stolpen nesten to og ein halv gong så lang som den andre, for
# aksen byrjar på 38. Ein stolpe les vi som ei lengd. Derfor skal han stå på null:

# %% [markdown] lang="en"
# In the chart above, one bar is nearly two and a half times as long as the other, because
# its axis begins at 38. We read a bar as a length. So the axis must start at zero:

# %%
show("m3-points-from-zero")

# %% [markdown] lang="nb"
# En linje leser vi som en plassering, og den kan begynne et annet sted når det
# står under figuren. Om forskjellen på 4,4 poeng er stor, avgjør ikke aksen, men
# hva poengene brukes til.

# %% [markdown] lang="nn"
# Ei linje les vi som ei plassering, og ho kan byrje ein annan stad når det står
# under figuren. Om skilnaden på 4,4 poeng er stor, avgjer ikkje aksen, men kva
# poenga blir brukte til.

# %% [markdown] lang="en"
# We read a line as a position, and it may begin elsewhere when the chart says so.
# Whether a difference of 4.4 points is large is not for the axis to decide, but
# for what the points are used for.

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Ta et tall fra siste årsmelding. Kan dere fylle ut et kort for det, med
# >    nevner, kilde og retning?
# > 2. Vannlekkasjen hos dere: Hvilket dokument hører tallet hjemme i, hovedplanen
# >    for vann, økonomiplanen eller årsmeldingen? Hvem bestemmer hva som skjer
# >    med det?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Ta eit tal frå den siste årsmeldinga. Kan de fylle ut eit kort for det, med
# >    nemnar, kjelde og retning?
# > 2. Vasslekkasjen hos dykk: Kva dokument høyrer talet heime i, hovudplanen for
# >    vatn, økonomiplanen eller årsmeldinga? Kven avgjer kva som skjer med det?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Take a figure from the latest annual report. Can you fill in a card for it,
# >    with denominator, source and direction?
# > 2. Your own water leakage: which document would the number go in, the master
# >    plan for water, the financial plan or the annual report? Who decides what is
# >    done about it?

# %% [markdown] lang="nb"
# ## ◆ For den som vil skrive det selv
#
# Her er strømfiguren en gang til, i ren pandas og matplotlib. Linjene kan du ta med i din
# egen notatbok. Linje for linje er forklart under.

# %% [markdown] lang="nn"
# ## ◆ For den som vil skrive det sjølv
#
# Her er straumfiguren ein gong til, i rein pandas og matplotlib. Linjene kan du ta med i
# di eiga notatbok. Linje for linje er forklart under.

# %% [markdown] lang="en"
# ## ◆ For those who want to write it themselves
#
# Here is the electricity chart again, in plain pandas and matplotlib. You can take the lines
# into a notebook of your own. They are explained one by one below.

# %% tags=["open"]
import matplotlib.pyplot as plt

table = cross_section("electricity_households")
table = table[table["status"] != "faulty"]
three = table[table.index.isin(["0301", "1151", my_municipality().code])]
plt.barh(three["name"], three["value"])
plt.xlim(left=0)
plt.xlabel(indicator("electricity_households").unit)
plt.show()

# %% [markdown] lang="nb"
# - `import` henter tegneverktøyet og gir det et kort navn.
# - `table` er kursets tabell: en rad for hver kommune, med navn, tall og status. En rad
#   med tallet `nan` mangler, og får ingen stolpe.
# - Linja med `"faulty"` tar bort publiserte tall som er feil.
# - `isin` beholder radene med kommunenummeret til Oslo, Utsira og dere. Har du valgt et
#   fylke, er det ingen slik rad; skriv nummeret til en av kommunene i stedet.
# - `barh` tegner stolpene, `xlim` setter aksen på null, `xlabel` skriver enheten, og `show`
#   viser figuren.
#
# Er det en stolpe for lite, har den kommunen ikke noe tall, eller et tall som er feil.
# Kursets egne figurer tar også en slik tabell: `comparison_dots(table, "Oslo")`.

# %% [markdown] lang="nn"
# - `import` hentar teikneverktøyet og gjev det eit kort namn.
# - `table` er tabellen i kurset: ei rad for kvar kommune, med namn, tal og status. Ei rad
#   med talet `nan` manglar, og får ingen stolpe.
# - Linja med `"faulty"` tek bort tal som er publiserte, men gale.
# - `isin` held på radene med kommunenummeret til Oslo, Utsira og dykk. Har du valt eit
#   fylke, finst det inga slik rad; skriv nummeret til ein av kommunane i staden.
# - `barh` teiknar stolpane, `xlim` set aksen på null, `xlabel` skriv eininga, og `show`
#   viser figuren.
#
# Er det ein stolpe for lite, har den kommunen ikkje noko tal, eller eit gale tal.
# Figurane til kurset tek òg ein slik tabell: `comparison_dots(table, "Oslo")`.

# %% [markdown] lang="en"
# - `import` fetches the drawing tool and gives it a short name.
# - `table` is the course's table: a row for each municipality, with name, figure and status.
#   A row whose figure is `nan` is missing, and gets no bar.
# - The line with `"faulty"` takes away figures that are published but wrong.
# - `isin` keeps the rows with the codes of Oslo, Utsira and your own. If you chose a county
#   there is no such row; write the code of one of its municipalities instead.
# - `barh` draws the bars, `xlim` puts the axis at zero, `xlabel` writes the unit, and `show`
#   shows the chart.
#
# If a bar is missing, that municipality has no figure or a wrong one. The course's own
# charts take such a table too: `comparison_dots(table, "Oslo")`.

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
quiz("m3")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Et tall uten nevner, periode og kilde er en påstand. Strek er null, kolon er
# skjult, og to punktum er et hull. Anslått er ikke målt. Stolper står på null.
#
# **Neste:** Øvelsen
# [Å lese en indikator](../../release/nb/03_indicators/03_indicators.ipynb), der du
# selv tyder tegnene, regner ut raten og setter retningen.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Eit tal utan nemnar, periode og kjelde er ein påstand. Strek er null, kolon er
# skjult, og to punktum er eit hol. Eit overslag er ikkje ei måling. Stolpar står
# på null.
#
# **Neste:** Øvinga
# [Å lese ein indikator](../../release/nn/03_indicators/03_indicators.ipynb), der du
# sjølv tyder teikna, reknar ut raten og set retninga.

# %% [markdown] lang="en"
# ## What you take with you
#
# A figure without denominator, period and source is a claim. A dash is zero, a colon is
# a hidden figure, and two full stops are a gap. Estimated is not measured. Bars start
# at zero.
#
# **Next:** the exercise
# [Reading an indicator](../../release/en/03_indicators/03_indicators.ipynb), where
# you read the signs, work out the rate and set the direction yourself.
