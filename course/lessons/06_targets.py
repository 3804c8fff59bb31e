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
# # Mål, målbane og trafikklys
#
# «Vi skal være en klimavennlig kommune.» «Utslippene skal være 67 prosent lavere i
# 2030 enn i 2009.» Den første setningen er oppdiktet, den andre gjengir et mål Asker
# har. I 2031 kan du bare etterprøve den ene.
#
# Når du er ferdig, kan du
#
# - skrive et mål som lar seg etterprøve
# - regne ut målbanen, avstanden til målet og farten som trengs
# - lage en regel for trafikklys, og si fra når lyset villeder
#
# **Tid:** 20 minutter. **Før du begynner:** Du har vært gjennom
# [Å lese en indikator](03_indicators.ipynb).

# %% [markdown] lang="nn"
# # Mål, målbane og trafikklys
#
# «Vi skal vere ein klimavenleg kommune.» «Utsleppa skal vere 67 prosent lågare i 2030
# enn i 2009.» Den første setninga er oppdikta, den andre gjev att eit mål Asker har.
# Berre den eine av dei kan du etterprøve i 2031.
#
# Når du er ferdig, kan du
#
# - skrive eit mål som lèt seg etterprøve
# - rekne ut målbanen, avstanden til målet og farten som trengst
# - lage ein regel for trafikklys, og seie frå når lyset villeier
#
# **Tid:** 20 minutt. **Før du byrjar:** Du har vore gjennom
# [Å lese ein indikator](03_indicators.ipynb).

# %% [markdown] lang="en"
# # Targets, paths and traffic lights
#
# “We shall be a climate-friendly municipality.” “Emissions shall be 67 per cent lower
# in 2030 than in 2009.” The first sentence is made up, the second paraphrases a target
# Asker has. In 2031 you can say of only one of them whether it was kept.
#
# When you are done you can
#
# - write a target that can be checked
# - work out the path, the distance to the target and the speed that is needed
# - make a rule for a traffic light, and speak up when the light misleads
#
# **Time:** 20 minutes. **Before you begin:** you have been through
# [Reading an indicator](03_indicators.ipynb).

# %% [markdown] lang="nb" tags=["code"]
# I øvelsen skriver du nå to til seks linjer selv.

# %% [markdown] lang="nn" tags=["code"]
# I øvinga skriv du no to til seks linjer sjølv.

# %% [markdown] lang="en" tags=["code"]
# In the exercise you write two to six lines yourself.

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
again(6)

# %% [markdown] lang="nb"
# ## Fem ting et mål trenger
#
# Let i setningen om [Asker](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/).
# Hvilken av de fem mangler?
#
# | Et mål trenger | I setningen |
# |---|---|
# | indikator: Hva måler vi? | utslippene |
# | nivå: Hvor skal vi? | 67 prosent lavere |
# | målår: Når skal vi være der? | 2030 |
# | basisår: Lavere enn når? | 2009 |
# | eier: Hvem svarer for det? | står ikke der |
#
# Eieren må du lete etter andre steder i planen. «Klimavennlig» gir ingen av de fem.
# Et slikt mål kan verken bli nådd eller ryke, så det har ikke noe lys å vise.
#
# Basisåret hører med. Etter [årsrapporten for 2015](https://www.asker.kommune.no/styringsdokumenter/arsrapport-2015/status-for-strategiske-planer/energi--og-klimaplan---rapportering-2015/)
# skulle utslippene i Asker halveres innen 2030, målt mot 1991.
# [Planen etter den](https://www.asker.kommune.no/aktuelt-politikk-og-samfunn/temaplan-klima-energi-og-miljo/)
# sa 55 prosent, målt mot 2009. Begge gjaldt Asker før sammenslåingen. Så kom 67.
# Skriver du 50, 55 og 67 på en linje uten basisår, kan ingen se hvor mye strengere det
# ble.

# %% [markdown] lang="nn"
# ## Fem ting eit mål treng
#
# Leit i setninga om [Asker](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/).
# Kva for ein av dei fem manglar?
#
# | Eit mål treng | I setninga |
# |---|---|
# | indikator: Kva måler vi? | utsleppa |
# | nivå: Kvar skal vi? | 67 prosent lågare |
# | målår: Når skal vi vere der? | 2030 |
# | basisår: Lågare enn når? | 2009 |
# | eigar: Kven svarer for det? | står ikkje der |
#
# Eigaren må du leite etter andre stader i planen. «Klimavenleg» gjev ingen av dei
# fem. Eit slikt mål kan verken bli nådd eller ryke, så det har ikkje noko lys å vise.
#
# Basisåret høyrer med. Etter [årsrapporten for 2015](https://www.asker.kommune.no/styringsdokumenter/arsrapport-2015/status-for-strategiske-planer/energi--og-klimaplan---rapportering-2015/)
# skulle utsleppa i Asker halverast innan 2030, målt mot 1991.
# [Planen etter den](https://www.asker.kommune.no/aktuelt-politikk-og-samfunn/temaplan-klima-energi-og-miljo/)
# sa 55 prosent, målt mot 2009. Begge galdt Asker før samanslåinga. Så kom 67. Skriv
# du 50, 55 og 67 på ei linje utan basisår, kan ingen sjå kor mykje strengare det vart.

# %% [markdown] lang="en"
# ## Five things a target needs
#
# Look through the sentence about
# [Asker](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/). Which of the
# five is missing?
#
# | A target needs | In the sentence |
# |---|---|
# | indicator: what do we measure? | emissions |
# | level: where are we going? | 67 per cent lower |
# | target year: by when? | 2030 |
# | base year: lower than when? | 2009 |
# | owner: who is responsible? | not there |
#
# You must look for the owner elsewhere in the plan. “Climate-friendly” gives none of
# the five. Such a target can neither be met nor missed, so it has no light to show.
#
# The base year is part of it. In the
# [annual report for 2015](https://www.asker.kommune.no/styringsdokumenter/arsrapport-2015/status-for-strategiske-planer/energi--og-klimaplan---rapportering-2015/)
# Asker's emissions were to be halved by 2030, measured from 1991.
# [The plan after that](https://www.asker.kommune.no/aktuelt-politikk-og-samfunn/temaplan-klima-energi-og-miljo/)
# said 55 per cent, measured from 2009. Both were for Asker before the merger. Then came
# 67. Write 50, 55 and 67 on one line without base years, and nobody can see how much
# stricter it became.

# %% [markdown] lang="nb"
# ## Hvor fort er 67 prosent?
#
# Fra 2009 til 2030 er det 21 år. Hvor mange prosent må utslippene ned i året, når
# prosenten skal være den samme hele veien?

# %% [markdown] lang="nn"
# ## Kor fort er 67 prosent?
#
# Frå 2009 til 2030 er det 21 år. Kor mange prosent må utsleppa ned i året, når
# prosenten skal vere den same heile vegen?

# %% [markdown] lang="en"
# ## How fast is 67 per cent?
#
# From 2009 to 2030 is 21 years. By what percentage must emissions fall each year, if
# the percentage is to be the same all the way?

# %%
show("m6-case")

# %%
show("m6-path")

# %% [markdown] lang="nb"
# 67 delt på 21 er 3,2. Men prosenten tas av det som er igjen, og det blir stadig
# mindre. Med 3,2 prosent i året er halvparten igjen etter 21 år.
#
# Figuren har to baner til samme mål. Den rette tar like mange tonn hvert år. Den
# krumme tar samme prosent hvert år, og krever mest i begynnelsen. Målet er lånt
# fra Asker for regnestykkets skyld. Hva kommunen i figuren har vedtatt, står i
# planene der.

# %% [markdown] lang="nn"
# 67 delt på 21 er 3,2. Men prosenten blir teken av det som er att, og det blir
# stadig mindre. Med 3,2 prosent i året er halvparten att etter 21 år.
#
# Figuren har to banar til same målet. Den rette tek like mange tonn kvart år. Den
# krumme tek same prosenten kvart år, og krev mest i byrjinga. Målet er lånt frå
# Asker for å ha noko å rekne på. Kva kommunen i figuren har vedteke, står i planane
# der.

# %% [markdown] lang="en"
# 67 divided by 21 is 3.2. But the percentage is taken of what is left, and that keeps
# shrinking. At 3.2 per cent a year half is left after 21 years.
#
# The chart has two paths to the same target. The straight one takes the same number
# of tonnes every year. The curved one takes the same percentage, and asks for most
# in the beginning. The target is borrowed from Asker so that there is something to work out.
# For what the municipality in the chart has adopted, see its own plans.

# %% [markdown] lang="nb"
# ## Banen er et valg
#
# Utslippene i Oslo skal være 95 prosent lavere i 2030 enn i 2009, med et etappemål på
# 52 prosent i 2023
# ([KlimaOslo](https://www.klimaoslo.no/article/klimamalene-til-oslo/)). Sett 2009 til
# 100. Da er etappemålet 48. Ligger det over eller under den rette banen i 2023? Svar før
# du leser videre.

# %% [markdown] lang="nn"
# ## Banen er eit val
#
# Utsleppa i Oslo skal vere 95 prosent lågare i 2030 enn i 2009, med eit etappemål på 52
# prosent i 2023 ([KlimaOslo](https://www.klimaoslo.no/article/klimamalene-til-oslo/)).
# Set 2009 til 100. Då er etappemålet 48. Ligg det over eller under den rette banen i
# 2023? Svar før du les vidare.

# %% [markdown] lang="en"
# ## The path is a choice
#
# Oslo's emissions are to be 95 per cent lower in 2030 than in 2009, with a milestone
# of 52 per cent in 2023 ([KlimaOslo](https://www.klimaoslo.no/article/klimamalene-til-oslo/)).
# Set 2009 to 100. Then the milestone is 48. Is it above or below the straight path in
# 2023? Answer before you read on.

# %% tags=["open"]
straight = linear_path(100, 2009, 5, 2030)
curved = constant_rate_path(100, 2009, 5, 2030)
round(float(straight[2023]), 1), round(float(curved[2023]), 1)

# %% [markdown] lang="nb"
# Over begge. Den rette banen er på 36,7 og den krumme på 13,6. Med etappemålet kommer
# mer av jobben etter 2023. Det kan være rett, hvis de store tiltakene kommer sent. Men
# noen valgte det, og banen må stå i planen sammen med målet.
#
# ## Avstand og fart
#
# Hvor langt er det igjen, og går det fort nok? Slik står det til i kommunen i
# figuren:

# %% [markdown] lang="nn"
# Over begge. Den rette banen er på 36,7 og den krumme på 13,6. Med etappemålet kjem
# meir av jobben etter 2023. Det kan vere rett, dersom dei store tiltaka kjem seint. Men
# nokon valde det, og banen må stå i planen saman med målet.
#
# ## Avstand og fart
#
# Kor langt er det att, og går det fort nok? Slik står det til i kommunen i figuren:

# %% [markdown] lang="en"
# Above both. The straight path is at 36.7 and the curved one at 13.6. The milestone
# lets more of the job wait until after 2023. That may be right, if the large measures
# come late. But somebody chose it, and the path must be in the plan beside the
# target.
#
# ## Distance and speed
#
# How far is there to go, and is it going fast enough? This is how things stand in the
# municipality in the chart:

# %% tags=["open"]
place = my_municipality()
case = with_emissions()
emissions = usable(series("ghg_total", case)).set_index("year")["value"]
target = 0.33 * emissions[2009]
year, now = emissions.index[-1], emissions.iloc[-1]
left = distance_to_target(now, target, direction="lower")
so_far = actual_rate(emissions[2009], now, years=year - 2009)
show("m6-so-far")

# %% [markdown] lang="nb" tags=["code"]
# Nå er det din tur. Hvor mange prosent i året trengs herfra? Bytt ut de tre
# prikkene. `required_rate` skal ha tallet nå, målet, og årene som er igjen:
# `years=2030 - year`.

# %% [markdown] lang="nn" tags=["code"]
# No er det din tur. Kor mange prosent i året trengst herifrå? Byt ut dei tre
# prikkane. `required_rate` skal ha talet no, målet, og åra som er att:
# `years=2030 - year`.

# %% [markdown] lang="en" tags=["code"]
# Now it is your turn. What percentage a year is needed from here? Replace the three
# dots. `required_rate` needs the figure now, the target, and the years left:
# `years=2030 - year`.

# %% tags=["code"]
from_here = ...
from_here

# %% [markdown] lang="nb"
# Farten som trengs herfra, står øverst i figuren med de to banene. Er den brattere enn −5,1,
# har ventetiden kostet noe.
#
# Eurostat deler farten så langt på farten som trengtes fra basisåret, og setter ord
# på forholdet:
#
# | Forhold | Ord |
# |---|---|
# | 0,95 eller mer | tydelig framgang |
# | 0,60 opp til 0,95 | moderat framgang |
# | 0 opp til 0,60 | for liten framgang |
# | under 0 | bort fra målet |
#
# Grensene står i vedlegget om metode i overvåkingsrapportene om bærekraftsmålene i
# EU. Ordene er oversatt av oss. Hvilket av dem får kommunen i figuren?

# %% [markdown] lang="nn"
# Farten som trengst herifrå, står øvst i figuren med dei to banane. Er han brattare enn
# −5,1, har ventetida kosta noko.
#
# Eurostat deler farten så langt på farten som trongst frå basisåret, og set ord på
# forholdet:
#
# | Forhold | Ord |
# |---|---|
# | 0,95 eller meir | tydeleg framgang |
# | 0,60 opp til 0,95 | moderat framgang |
# | 0 opp til 0,60 | for liten framgang |
# | under 0 | bort frå målet |
#
# Grensene står i vedlegget om metode i overvakingsrapportane om berekraftsmåla i EU.
# Orda er omsette av oss. Kva for eit av dei får kommunen i figuren?

# %% [markdown] lang="en"
# The pace needed from here is at the top of the chart with the two paths. If it is
# steeper than −5.1, waiting has cost something.
#
# Eurostat divides the speed so far by the speed that was needed from the base year,
# and puts a word to the ratio:
#
# | Ratio | Word |
# |---|---|
# | 0.95 or more | significant progress |
# | 0.60 up to 0.95 | moderate progress |
# | 0 up to 0.60 | insufficient progress |
# | below 0 | moving away from the target |
#
# The limits are in the annex on method in the monitoring reports on the goals in
# the EU. Which word does the municipality in the chart get?

# %%
show("m6-verdict")

# %% [markdown] lang="nb"
# ## Farge, tegn og ord
#
# Et trafikklys er en regel: et mål, en toleranse og en retning. Målet her er
# oppdiktet: høyst 5 prosent av pasientene på liste uten fastlege, og gult opp til
# 10. Hva får dere?

# %% [markdown] lang="nn"
# ## Farge, teikn og ord
#
# Eit trafikklys er ein regel: eit mål, ein toleranse og ei retning. Målet her er
# oppdikta: høgst 5 prosent av pasientane på liste utan fastlege, og gult opp til 10.
# Kva får de?

# %% [markdown] lang="en"
# ## Colour, symbol and word
#
# A traffic light is a rule: a target, a tolerance and a direction. The target here is
# made up: at most 5 per cent of the patients on a list without a GP, and yellow up to
# 10. What do you get?

# %%
show("m6-light")

# %% [markdown] lang="nb"
# Lyset er farge, tegn og ord. Da kan det leses på en svart-hvit utskrift og av den
# som ikke skiller rødt fra grønt. Mangler tallet, er lyset grått: Ingen vet. Et
# grønt lys ville sagt at alt er i orden.
#
# Her får det samme tallet et lys til, ved siden av kommuner med om lag like mange
# innbyggere. Blir det den samme fargen?

# %% [markdown] lang="nn"
# Lyset er farge, teikn og ord. Då kan det lesast på ei svartkvit utskrift og av den
# som ikkje skil raudt frå grønt. Manglar talet, er lyset grått: Ingen veit. Eit grønt
# lys ville ha sagt at alt er i orden.
#
# Her får det same talet eit lys til, ved sida av kommunar med om lag like mange
# innbyggjarar. Blir det same fargen?

# %% [markdown] lang="en"
# The light is colour, symbol and word. It can be read on a black-and-white printout,
# and by someone who cannot tell red from green. If the figure is missing, the light
# is grey: nobody knows. A green light would have said that all is well.
#
# Here the same figure gets another light, beside municipalities with about as many
# inhabitants. Will it be the same colour?

# %%
status_table(["patients_without_gp", "turnout_local"], place, group="similar")

# %% [markdown] lang="nb"
# Tabellen spør om dere er bedre enn de andre. Regelen spurte om målet er nådd. Dere
# kan være best i en gruppe der ingen når målet, så skriv hvilket spørsmål lyset
# svarer på.
#
# ## Når lyset villeder
#
# **Grensene kommer etter tallene.** Behold målet på 5 prosent. Flytt bare grensa
# mellom gult og rødt, fra 6 til 20. Hvor mange kommuner slipper unna rødt?

# %% [markdown] lang="nn"
# Tabellen spør om de er betre enn dei andre. Regelen spurde om målet er nådd. De kan
# vere best i ei gruppe der ingen når målet, så skriv kva spørsmål lyset svarer på.
#
# ## Når lyset villeier
#
# **Grensene kjem etter tala.** Behald målet på 5 prosent. Flytt berre grensa mellom
# gult og raudt, frå 6 til 20. Kor mange kommunar slepp unna raudt?

# %% [markdown] lang="en"
# The table asks whether you are better than the others. The rule asked whether the
# target is met. You may be best in a group where nobody meets it, so write down which
# question the light answers.
#
# ## When the light misleads
#
# **The limits come after the figures.** Keep the target of 5 per cent. Move only the
# limit between yellow and red, from 6 to 20. How many municipalities escape red?

# %%
show("m6-tolerance")

# %%
show("m6-limits")

# %% [markdown] lang="nb"
# **Fristen blir flyttet.** I 2014 lekket 30 prosent av drikkevannet ut, og målet var
# under 25 i 2020. Det ble
# [ikke nådd](https://www.riksrevisjonen.no/rapporter-mappe/no-2022-2023/myndighetenes-arbeid-med-trygt-drikkevann/).
# I 2023 var lekkasjen 29,9 (SSB), og i februar 2024 ble fristen
# [flyttet til 2033](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist).
# Hvor mange prosent i året trengtes før, og hvor mange trengs nå?

# %% [markdown] lang="nn"
# **Fristen blir flytta.** I 2014 lak 30 prosent av drikkevatnet ut, og målet var under
# 25 i 2020. Det vart
# [ikkje nådd](https://www.riksrevisjonen.no/rapporter-mappe/no-2022-2023/myndighetenes-arbeid-med-trygt-drikkevann/).
# I 2023 var lekkasjen 29,9 (SSB), og i februar 2024 vart fristen
# [flytta til 2033](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist).
# Kor mange prosent i året trongst før, og kor mange trengst no?

# %% [markdown] lang="en"
# **The deadline is moved.** In 2014 30 per cent of the drinking water leaked away, and
# the target was below 25 in 2020. It was
# [not met](https://www.riksrevisjonen.no/rapporter-mappe/no-2022-2023/myndighetenes-arbeid-med-trygt-drikkevann/).
# In 2023 the leakage was 29.9 (Statistics Norway), and in February 2024 the deadline
# was
# [moved to 2033](https://www.adressa.no/nyheter/innenriks/i/l3BK23/mye-drikkevann-gaar-til-spille-regjeringen-skyver-paa-frist).
# What percentage a year was needed before, and what is needed now?

# %% tags=["open"]
old = required_rate(30, 25, years=2020 - 2014)
new = required_rate(29.9, 25, years=2033 - 2023)
round(old, 1), round(new, 1)

# %% [markdown] lang="nb"
# Kravet sank fra 3,0 til 1,8 prosent i året, og lekkasjen var den samme. Vis den
# gamle banen også når fristen er flyttet.
#
# ## Prosent av hva?
#
# [Klimaloven](https://lovdata.no/dokument/NL/lov/2017-06-16-60) sier minst 55 prosent
# lavere utslipp i 2030 enn i 1990 (§ 3) og, siden 20. juni 2025, minst 70–75 prosent i
# 2035 (§ 4). Kan dere skrive av målene? De gjelder summen for Norge, og ikke hvert
# sted. Men de statlige planretningslinjene for klima og energi fra 20. desember 2024 skal
# legges til grunn i planene deres. Ifølge et utkast til veiledning fra
# Miljødirektoratet vil de at dere setter ambisiøse mål selv. Kommunetallene i kurset
# begynner i 2009, så det dere slapp ut i 1990, står ikke der.
#
# Så er det grensa. I 2015 sto driften til Asker kommune for 1,5 prosent av
# utslippene i Asker (årsrapporten for 2015). Et kutt på 80 prosent i egen drift
# flytter da summen med 1,2 prosent. Og noe av resten rår ikke kommunen over:

# %% [markdown] lang="nn"
# Kravet sokk frå 3,0 til 1,8 prosent i året, og lekkasjen var den same. Vis den
# gamle banen òg når fristen er flytta.
#
# ## Prosent av kva?
#
# [Klimalova](https://lovdata.no/dokument/NL/lov/2017-06-16-60) seier minst 55 prosent
# lågare utslepp i 2030 enn i 1990 (§ 3) og, sidan 20. juni 2025, minst 70–75 prosent i
# 2035 (§ 4). Kan de skrive av måla? Dei gjeld summen for Noreg, og ikkje kvar stad. Men
# dei statlege planretningslinjene for klima og energi frå 20. desember 2024 skal leggjast
# til grunn i planane. Ifølgje eit utkast til rettleiing frå Miljødirektoratet vil dei
# at de set ambisiøse mål sjølve. Kommunetala i kurset byrjar i 2009, så det de sleppte
# ut i 1990, står ikkje der.
#
# Så er det grensa. I 2015 stod drifta til Asker kommune for 1,5 prosent av utsleppa i
# Asker (årsrapporten for 2015). Eit kutt på 80 prosent i eiga drift flyttar då summen
# med 1,2 prosent. Og noko av resten rår ikkje kommunen over:

# %% [markdown] lang="en"
# The requirement fell from 3.0 to 1.8 per cent a year, and the leakage was the same.
# Show the old path too when the deadline has been moved.
#
# ## Per cent of what?
#
# The [Climate Change Act](https://lovdata.no/dokument/NL/lov/2017-06-16-60) sets the
# target that emissions are at least 55 per cent below 1990 in 2030 (§ 3) and, since 20
# June 2025, at least 70–75 per cent in 2035 (§ 4). Can you copy the targets? They apply
# to Norway's total, and not to each place. But your plans are to be based on the state's
# planning guidelines on climate and energy of 20 December 2024. According to draft
# guidance from the Norwegian Environment Agency, they ask you to set ambitious targets
# of your own. The municipal figures in the course begin in 2009, so what you emitted in
# 1990 is not there.
#
# Then there is the boundary. In 2015 the operations of Asker municipality made up 1.5
# per cent of the emissions in Asker (annual report for 2015). A cut of 80 per cent in
# its own operations then moves the total by 1.2 per cent. And the municipality does not
# control all of the rest:

# %%
show("m6-industry")

# %% [markdown] lang="nb"
# [Rana](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)
# fikk rødt på CO₂ i 2020, og byen har en industripark. Lyset sier hvor utslippene
# er. Det sier ikke hvem som kan få dem ned. Egen drift, veitrafikk og alt innenfor
# kommunegrensa er tre mål med tre eiere.

# %% [markdown] lang="nn"
# [Rana](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)
# fekk raudt på CO₂ i 2020, og byen har ein industripark. Lyset seier kvar utsleppa
# er. Det seier ikkje kven som kan få dei ned. Eiga drift, vegtrafikk og alt innanfor
# kommunegrensa er tre mål med tre eigarar.

# %% [markdown] lang="en"
# [Rana](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)
# got a red light for CO₂ in 2020, and the town has an industrial park. The light says
# where the emissions are. It does not say who can bring them down. The municipality's own
# operations, road traffic and everything inside the municipal
# boundary make three targets with three owners.

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Ta ett mål fra samfunnsdelen eller den regionale planen. Fyll ut de fem
# >    tingene. Hvem må dere spørre for å få med den femte? [Fra mål til penger til
# >    svar](15_your_plans.ipynb) leter i filene deres.
# > 2. Farten som trengs herfra: Hvilket dokument hører tallet hjemme i,
# >    klimabudsjettet, handlingsdelen eller årsmeldingen? Hvem bestemmer at målåret skal
# >    flyttes?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Ta eitt mål frå samfunnsdelen eller den regionale planen. Fyll ut dei fem
# >    tinga. Kven må de spørje for å få med den femte? [Frå mål til pengar til
# >    svar](15_your_plans.ipynb) leitar i filene dykkar.
# > 2. Farten som trengst herifrå: Kva dokument høyrer talet heime i, klimabudsjettet,
# >    handlingsdelen eller årsmeldinga? Kven avgjer at målåret skal flyttast?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Take one target from the community plan or the regional plan. Fill in the five
# >    things. Whom must you ask to get the fifth? [From goal to money to
# >    answer](15_your_plans.ipynb) looks in your files.
# > 2. The pace needed from here: which document would the figure go in, the climate
# >    budget, the action programme or the annual report? Who decides that the target year
# >    is to be moved?

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: basisåret blir valgt etterpå
#
# Neste figur har ett utslippstall, det siste, målt
# mot hvert av årene før. Hvilket basisår ville du valgt for å se best ut?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: basisåret blir valt etterpå
#
# Neste figur har eitt utsleppstal, det siste, målt
# mot kvart av åra før. Kva basisår ville du ha valt for å sjå best ut?

# %% [markdown] lang="en"
# ## ◆ For those who want more: the base year is chosen afterwards
#
# The next chart has one emission figure, the
# latest, measured from each of the years before. Which base year would you have
# chosen to look your best?

# %%
show("m6-base")

# %%
show("m6-base-range")

# %% [markdown] lang="nb"
# Miljødirektoratet regner om hele serien hvert år. Lagre derfor basistallet sammen
# med datoen du hentet det.

# %% [markdown] lang="nn"
# Miljødirektoratet reknar om heile serien kvart år. Lagre derfor basistalet saman med
# datoen du henta det.

# %% [markdown] lang="en"
# The Norwegian Environment Agency recalculates the whole series every year. So save
# the base figure together with the date you fetched it.

# %% [markdown] lang="nb"
# ## ◆ For den som vil skrive det selv
#
# Her er målbanen i ren pandas og matplotlib: tallene, og en rett strek til målet.

# %% [markdown] lang="nn"
# ## ◆ For den som vil skrive det sjølv
#
# Her er målbanen i rein pandas og matplotlib: tala, og ein rett strek til målet.

# %% [markdown] lang="en"
# ## ◆ For those who want to write it themselves
#
# Here is the path to the target in plain pandas and matplotlib: the figures, and a straight
# line to the target.

# %% tags=["open"]
import matplotlib.pyplot as plt

table = series("ghg_total", case).dropna(subset="value")
first = table["year"].min()
start = table.loc[table["year"] == first, "value"].mean()
plt.plot(table["year"], table["value"], "o-")
plt.plot([first, 2030], [start, start * 0.33], "--")
plt.ylim(bottom=0)
plt.show()

# %% [markdown] lang="nb"
# - `dropna` tar bort årene uten tall.
# - `first` er det første året, og `start` tallet da. `loc` velger rader først og så en kolonne.
# - Den første `plot` tegner tallene. Den andre tegner en stiplet strek mellom to punkter: fra
#   starten til målet, som er `0.33` av starten i 2030.
# - `ylim` setter aksen på null, så avstanden ikke ser større ut enn den er.
#
# Ligger det siste punktet over streken, går det for sakte. Bytt `case` og
# `"ghg_total"` med et sted og et tall dere styrer etter, og `0.33` og `2030` med målet
# deres. Har stedet ingen tall, blir figuren tom.

# %% [markdown] lang="nn"
# - `dropna` tek bort åra utan tal.
# - `first` er det første året, og `start` talet då. `loc` vel rader først og så ein kolonne.
# - Den første `plot` teiknar tala. Den andre teiknar ein stipla strek mellom to punkt: frå
#   starten til målet, som er `0.33` av starten i 2030.
# - `ylim` set aksen på null, så avstanden ikkje ser større ut enn han er.
#
# Ligg det siste punktet over streken, går det for sakte. Byt `case` og
# `"ghg_total"` med ein stad og eit tal de styrer etter, og `0.33` og `2030` med målet
# dykkar. Har staden ingen tal, blir figuren tom.

# %% [markdown] lang="en"
# - `dropna` takes away the years without a figure.
# - `first` is the first year, and `start` the figure then. `loc` picks rows first and then a column.
# - The first `plot` draws the figures. The second draws a dashed line between two points: from
#   the start to the target, which is `0.33` of the start in 2030.
# - `ylim` puts the axis at zero, so that the distance looks no larger than it is.
#
# If the last point is above the line, progress is too slow. Replace `case` and
# `"ghg_total"` with a place and a figure you steer by, and `0.33` and `2030` with
# your own target. If the place has no figures, the chart is empty.

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
quiz("m6")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Et mål har indikator, nivå, målår, basisår og eier. Banen dit er et valg. Farten
# regner du fra basisåret, kravet fra i dag. Et lys svarer på ett spørsmål, og grått
# betyr at ingen vet.
#
# **Øvelsen:**
# [Mål, målbane og trafikklys](../../release/nb/06_targets/06_targets.ipynb), der du
# setter lyset og banen selv. **Neste leksjon:**
# [Sammenhenger og målkonflikter](07_links_and_conflicts.ipynb), der to mål trekker i
# hver sin retning.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Eit mål har indikator, nivå, målår, basisår og eigar. Banen dit er eit val. Farten
# reknar du frå basisåret, kravet herifrå. Eit lys svarer på eitt spørsmål, og grått
# tyder at ingen veit.
#
# **Øvinga:**
# [Mål, målbane og trafikklys](../../release/nn/06_targets/06_targets.ipynb), der du
# set lyset og banen sjølv. **Neste leksjon:**
# [Samanhengar og målkonfliktar](07_links_and_conflicts.ipynb), der to mål dreg kvar
# sin veg.

# %% [markdown] lang="en"
# ## What you take with you
#
# A target has an indicator, a level, a target year, a base year and an owner. The path
# to it is a choice. You work out the speed from the base year, and what is needed from here.
# A light answers one question, and grey means that nobody knows.
#
# **The exercise:**
# [Targets, paths and traffic lights](../../release/en/06_targets/06_targets.ipynb),
# where you set the light and the path yourself. **Next lesson:**
# [Links and goal conflicts](07_links_and_conflicts.ipynb), where two goals pull in
# different directions.
