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
# # Å velge indikatorer og styre etter dem
#
# Kommunedirektøren vil ha fem tall i årsmeldingen. Hvilke fem? Hva får ingen vite
# når resten går ut? Og hvem skal svare når ett av dem er dårlig?
#
# Når du er ferdig, kan du
#
# - prøve en indikator mot sju spørsmål, og skille det dere gjør, fra det som blir
#   annerledes
# - sette sammen fem tall for stedet ditt, og vise hva de ikke dekker
# - si hvilket dokument et tall hører hjemme i, hvem som eier det, og hvem som
#   bestemmer målet
#
# **Tid:** 25 minutter. **Før du begynner:** Du kan lese et indikatorkort
# ([Å lese en indikator](03_indicators.ipynb)).

# %% [markdown] lang="nn"
# # Å velje indikatorar og styre etter dei
#
# Kommunedirektøren vil ha fem tal i årsmeldinga. Kva for fem? Kva får ingen vite
# når resten går ut? Og kven skal svare når eitt av dei er dårleg?
#
# Når du er ferdig, kan du
#
# - prøve ein indikator mot sju spørsmål, og skilje det de gjer, frå det som blir
#   annleis
# - setje saman fem tal for staden din, og vise kva dei ikkje dekkjer
# - seie kva dokument eit tal høyrer heime i, kven som eig det, og kven som avgjer
#   målet
#
# **Tid:** 25 minutt. **Før du byrjar:** Du kan lese eit indikatorkort
# ([Å lese ein indikator](03_indicators.ipynb)).

# %% [markdown] lang="en"
# # Choosing indicators and steering by them
#
# The chief executive wants five figures in the annual report. Which five? What will
# nobody find out once the rest are left out? And who has to explain when one of them is
# poor?
#
# When you are done you can
#
# - put seven questions to an indicator, and tell what you did from what
#   changed because of it
# - put together five figures for your place, and show what they do not cover
# - say which document a figure belongs in, who owns it, and who decides the target
#
# **Time:** 25 minutes. **Before you begin:** you can read an indicator card
# ([Reading an indicator](03_indicators.ipynb)).

# %% [markdown] lang="nb" tags=["code"]
# Her bytter du ut fem linjer og skriver én selv.

# %% [markdown] lang="nn" tags=["code"]
# Her byter du ut fem linjer og skriv éi sjølv.

# %% [markdown] lang="en" tags=["code"]
# Here you replace five lines and write one yourself.

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
again(8)

# %% [markdown] lang="nb"
# ## Nitti tall
#
# I juni 2020 la [Rana](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)
# fram om lag 90 indikatorer under 22 temaer. Samfunn og miljø ble grønne,
# økonomien gul. Kan noen av tallene bak ha vært røde? Tenk etter før du leser videre.
#
# Røde var CO₂ og energi, der industriparken teller med, og dessuten vannlekkasje,
# avløp og privatbiler. Én farge på toppen skjuler alt dette og blander sammen
# det kommunen rår over, og det den ikke rår over.
#
# Nitti tall kan ingen styre etter. Fem kan ikke fortelle alt. Noen må velge, og
# valget begynner som regel med det som allerede er telt.
#
# ## ◆ For den som vil ha mer: hvor langt hylla rekker
#
# Kurset har en hylle med indikatorer for hele landet. Hvor mange av de 17 målene har minst
# én?

# %% [markdown] lang="nn"
# ## Nitti tal
#
# I juni 2020 la
# [Rana](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)
# fram om lag 90 indikatorar under 22 tema. Samfunn og miljø vart grøne, økonomien
# gul. Kan nokon av tala under ha vore raude? Tenk etter før du les vidare.
#
# Raude var CO₂ og energi, der industriparken tel med, og dessutan vasslekkasje,
# avløp og privatbilar. Éin farge på toppen gøymer alt dette og blandar saman det
# kommunen rår over, og det han ikkje rår over.
#
# Nitti tal kan ingen styre etter. Fem kan ikkje fortelje alt. Nokon må velje, og som
# regel tek dei først det som alt er talt.
#
# ## ◆ For den som vil ha meir: kor langt hylla rekk
#
# Kurset har ei hylle med indikatorar for heile landet. Kor mange av dei 17 måla har minst
# éin?

# %% [markdown] lang="en"
# ## Ninety figures
#
# In June 2020
# [Rana](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)
# presented about 90 indicators on 22 themes. The social side and the environment came
# out green, the economy yellow. Could any of the figures beneath have been red? Think
# before you read on.
#
# CO₂ and energy were red, with the industrial park included, and so were water leakage,
# waste water and private cars. One colour at the top hides all
# of it, and mixes what the municipality controls with what it does not.
#
# Nobody can steer by ninety figures. Five cannot tell everything. Somebody has to
# choose, and they tend to begin with what is counted already.
#
# ## ◆ For those who want more: how far the shelf reaches
#
# The course has a shelf of indicators for the whole country. How many of the 17 goals have
# at least one?

# %% tags=["code"]
shelf = indicators(coverage="country")
len(shelf)

# %%
show("m8-shelf")

# %%
show("m8-thin")

# %% [markdown] lang="nb"
# ## Hva gjorde vi, og hva ble annerledes?
#
# Menn i helse begynte i Trondheim i 2010, for menn uten arbeid. I juni 2014 hadde
# 510 søkt, over 150 hadde fått praksisplass, og om lag 90 var i utdanning
# ([forskning.no](https://forskning.no/partner-arbeid-helsetjenester/lagfolelse-lokker-menn-til-helsejobber/519723)).
# Hvor mange prosent av søkerne var i utdanning?

# %% [markdown] lang="nn"
# ## Kva gjorde vi, og kva vart annleis?
#
# Menn i helse tok til i Trondheim i 2010, for menn utan arbeid. I juni 2014 hadde
# 510 søkt, over 150 hadde fått praksisplass, og om lag 90 var i utdanning
# ([forskning.no](https://forskning.no/partner-arbeid-helsetjenester/lagfolelse-lokker-menn-til-helsejobber/519723)).
# Kor mange prosent av søkjarane var i utdanning?

# %% [markdown] lang="en"
# ## What did we do, and what became different?
#
# Menn i helse (“Men in health”) began in Trondheim in 2010, for men out of work. By
# June 2014, 510 had applied, more than 150 had been given a placement, and about 90
# were in education
# ([forskning.no](https://forskning.no/partner-arbeid-helsetjenester/lagfolelse-lokker-menn-til-helsejobber/519723)).
# What percentage of those who applied were in education?

# %%
show("m8-men")

# %% [markdown] lang="nb"
# Alle tre tallene er riktige. De svarer på hvert sitt spørsmål:
#
# | Ledd | Spørsmål | Her |
# |---|---|---|
# | Innsats | Hva brukte vi? | kroner og årsverk; tallene vi har lest, sier ikke hvor mye |
# | Produkt | Hva leverte vi? | over 150 praksisplasser |
# | Resultat | Hva ble annerledes for noen? | fagbrev og fast jobb |
#
# De 90 er på vei mot et resultat. I januar 2021 hadde over 400 tatt fagbrev i hele
# landet ([Grannar](https://grannar.no/2021/01/fra-nav-til-helsefagarbeidar-2/)). Ikke
# del 400 på 510: Tallene er fra hver sin kilde og hvert sitt år, og vi vet ikke om de
# gjelder de samme mennene. Ingen av dem sier hvor mange som ville fått jobb uten
# prosjektet.

# %% [markdown] lang="nn"
# Alle tre tala er rette. Dei svarer på kvart sitt spørsmål:
#
# | Ledd | Spørsmål | Her |
# |---|---|---|
# | Innsats | Kva brukte vi? | kroner og årsverk; tala vi har lese, seier ikkje kor mykje |
# | Produkt | Kva leverte vi? | over 150 praksisplassar |
# | Resultat | Kva vart annleis for nokon? | fagbrev og fast jobb |
#
# Dei 90 er på veg mot eit resultat. I januar 2021 hadde over 400 teke fagbrev i heile
# landet ([Grannar](https://grannar.no/2021/01/fra-nav-til-helsefagarbeidar-2/)). Ikkje
# del 400 på 510: Tala er frå kvar si kjelde og kvart sitt år, og vi veit ikkje om dei
# gjeld dei same mennene. Ingen av dei seier kor mange som ville ha fått jobb utan
# prosjektet.

# %% [markdown] lang="en"
# All three figures are right. Each answers a question of its own:
#
# | Link | Question | Here |
# |---|---|---|
# | Input | What did we spend? | money and staff; the figures we have read do not say how much |
# | Output | What did we deliver? | more than 150 placements |
# | Outcome | What became different for somebody? | a trade certificate and a steady job |
#
# The 90 are on their way to an outcome. By January 2021 more than 400 had taken the
# trade certificate in the whole country
# ([Grannar](https://grannar.no/2021/01/fra-nav-til-helsefagarbeidar-2/)). Do not divide
# 400 by 510: the figures come from two sources and two years, and we do not know that
# they are about the same men. Neither says how many would have found a job without the
# project.

# %% [markdown] lang="nb"
# ## Når tallet blir målet
#
# Kommunestyret vil ha null pasienter uten fastlege. Et år senere er tallet null, og
# det har ikke kommet en eneste lege. Hvordan gikk det til? Finn én måte, og se så på
# de to tallene hos dere. (Et fylke har dem ikke: Fastlegene er kommunenes oppgave.)

# %% [markdown] lang="nn"
# ## Når talet blir målet
#
# Kommunestyret vil ha null pasientar utan fastlege. Eit år seinare er talet null, og
# det har ikkje kome ein einaste lege. Korleis gjekk det til? Finn éin måte, og sjå så
# på dei to tala hos dykk. (Eit fylke har dei ikkje: Fastlegane er oppgåva til
# kommunane.)

# %% [markdown] lang="en"
# ## When the figure becomes the target
#
# The council wants no patients without a GP. A year later the figure is zero, and not
# one doctor has arrived. How did that happen? Find one way, and then look at your own
# two figures. (A county has none: GPs are the municipalities' task.)

# %%
small_multiples(["patients_without_gp", "gp_list_length"], my_municipality())

# %%
show("m8-lists")

# %% [markdown] lang="nb"
# Økonomen Charles Goodhart la merke til dette i 1975: En sammenheng du begynner å
# styre etter, slutter gjerne å holde. I dag heter det Goodharts lov og handler om
# alle tall folk blir bedømt etter. Ingen trenger å jukse. Det holder at noen gjør det
# tallet ber om.
#
# Sett derfor ett tall til ved siden av: det som blir dårligere når noen tar snarveien.
# Ved siden av andelen uten fastlege hører listelengden, ved siden av
# saksbehandlingstiden antall klager.

# %% [markdown] lang="nn"
# Økonomen Charles Goodhart la merke til dette i 1975: Ein samanheng du tek til å
# styre etter, sluttar gjerne å halde. I dag heiter det Goodharts lov og handlar om
# alle tal folk blir vurderte etter. Ingen treng å jukse. Det held at nokon gjer det talet
# bed om.
#
# Set derfor eitt tal til ved sida av: det som blir dårlegare når nokon tek snarvegen.
# Ved sida av prosentdelen utan fastlege høyrer listelengda heime, ved sida av
# saksbehandlingstida talet på klager.

# %% [markdown] lang="en"
# The economist Charles Goodhart noted it in 1975: a relationship you begin to steer by
# tends to stop holding. Today it is called Goodhart's law and is about every figure
# that people are judged by. Nobody needs to cheat. It is enough that somebody does
# what the figure asks for.
#
# So put one more figure beside it: the one that gets worse when somebody takes the
# short cut. The share without a GP needs the list length beside it; processing time
# needs the number of complaints.

# %% [markdown] lang="nb"
# ## Sju spørsmål til en indikator
#
# | Spørsmål | Et tall som stryker |
# |---|---|
# | Gjelder det et mål i planen? | saksframlegg med FN-ikon |
# | Måler det det du vil vite? | vanngebyret; det kan være lavt fordi rør ikke blir skiftet |
# | Kan det sammenlignes? | strøm i Hammerfest, med industrimålere blant husholdningene |
# | Er det ferskt nok? | valgdeltakelse, når du trenger et tall hvert år |
# | Kan noen her påvirke det? | vernet areal; staten verner |
# | Er det verdt arbeidet? | et spørreskjema til alle for ett tall |
# | Står kilden der? | «ca. 40 prosent», fra et gammelt notat |
#
# Stryker tallet på det andre eller det siste, tar du det ut. Stryker det på et av de
# andre, kan det stå, med merknaden ved siden av.
#
# KS og SSB har en taksonomi som ordner indikatorer etter mål, perspektiv og kvalitet
# (SSB Notater 2021/03). EUs taksonomi er noe annet; den gjelder investeringer.

# %% [markdown] lang="nn"
# ## Sju spørsmål til ein indikator
#
# | Spørsmål | Eit tal som stryk |
# |---|---|
# | Gjeld det eit mål i planen? | saksframlegg med FN-ikon |
# | Måler det det du vil vite? | vassgebyret; det kan vere lågt fordi røyr ikkje blir skifta |
# | Kan det samanliknast? | straum i Hammerfest, med industrimålarar mellom hushalda |
# | Er det ferskt nok? | valdeltaking, når du treng eit tal kvart år |
# | Kan nokon her påverke det? | verna areal; staten vernar |
# | Er det verdt arbeidet? | eit spørjeskjema til alle for eitt tal |
# | Står kjelda der? | «ca. 40 prosent», frå eit gammalt notat |
#
# Stryk talet på det andre eller det siste, tek du det ut. Stryk det på eit av dei
# andre, kan det stå, med merknaden ved sida av.
#
# KS og SSB har ein taksonomi som ordnar indikatorar etter mål, perspektiv og kvalitet
# (SSB Notater 2021/03). Taksonomien til EU er noko anna; han gjeld investeringar.

# %% [markdown] lang="en"
# ## Seven questions for an indicator
#
# | Question | A figure that fails |
# |---|---|
# | Is it about a goal in the plan? | committee reports with an SDG icon |
# | Does it measure what you want to know? | the water fee; it may be low because pipes are not replaced |
# | Can it be compared? | electricity in Hammerfest, with industrial meters among the households |
# | Is it recent enough? | turnout, when you need a figure every year |
# | Can anyone here influence it? | protected area; the state protects |
# | Is it worth the work? | a questionnaire to everyone for one figure |
# | Is the source given? | “about 40 per cent”, from an old memo |
#
# If the figure fails on the second or the last, take it out. If it fails on one of the
# others it may stay, with a note beside it.
#
# KS, the association of local and regional authorities, and Statistics Norway have a
# taxonomy that sorts indicators by goal, perspective and quality (SSB Notater 2021/03).
# The EU taxonomy is something else; it is about investments.

# %% [markdown] lang="nb"
# ## Fem tall for stedet ditt
#
# En kollega har lagt fram et utkast: valgdeltakelse, grunnskolepoeng, barnehage,
# nasjonal prøve i lesing og fastlege. Sorter dem etter hva som skal bli bedre: miljø,
# samfunn eller økonomi. Hvor mange blir det i hver? Svar før du leser videre.

# %% [markdown] lang="nn"
# ## Fem tal for staden din
#
# Ein kollega har lagt fram eit utkast: valdeltaking, grunnskulepoeng, barnehage,
# nasjonal prøve i lesing og fastlege. Sorter dei etter kva som skal bli betre: miljø,
# samfunn eller økonomi. Kor mange blir det i kvar? Svar før du les vidare.

# %% [markdown] lang="en"
# ## Five figures for your place
#
# A colleague has put forward a draft: turnout, school points (the grades pupils leave year
# ten with), kindergarten, the national
# reading test and GPs. Sort them by what is meant to improve: environment,
# society or economy. How many fall in each? Answer before you read on.

# %% [markdown] lang="nb" tags=["code"]
# `value_counts` teller, og `reindex` med `fill_value=0` gir null der det ikke er noen.

# %% [markdown] lang="nn" tags=["code"]
# `value_counts` tel, og `reindex` med `fill_value=0` gjev null der det ikkje er nokon.

# %% [markdown] lang="en" tags=["code"]
# `value_counts` counts, and `reindex` with `fill_value=0` gives zero where there are none.

# %% tags=["code"]
import pandas as pd

school = ["school_points", "kindergarten_1_2", "national_test_reading"]
draft = ["turnout_local", "patients_without_gp", *school]
sorted_draft = dict.fromkeys(draft, "society")
dimensions = ["environment", "society", "economy"]
counts = pd.Series(sorted_draft).value_counts().reindex(dimensions, fill_value=0).to_dict()
counts

# %%
show("m8-draft", counts)

# %% [markdown] lang="nb"
# Alle fem er gode tall, og alle står under samfunn. La de to andre stå i figuren med
# null. Uten nullen forsvinner de, og ingen ser hullet. Plukker du bare tall du vet er
# grønne, får du hull på samme måte.

# %% [markdown] lang="nn"
# Alle fem er gode tal, og alle står under samfunn. Lat dei to andre stå i figuren med
# null. Utan nullen forsvinn dei, og ingen ser holet. Plukkar du berre tal du veit er
# grøne, får du hol på same måten.

# %% [markdown] lang="en"
# All five are good figures, and all belong to society. Leave the other two in the chart
# at zero. Without the zero they vanish, and nobody sees the gap. If you pick only figures
# you know to be green, you get gaps in the same way.

# %% [markdown] lang="nb" tags=["code"]
# Dette er hylla kurset har, med indikatorer for hele landet:

# %% [markdown] lang="nn" tags=["code"]
# Dette er hylla kurset har, med indikatorar for heile landet:

# %% [markdown] lang="en" tags=["code"]
# This is the course's shelf, with indicators for the whole country:

# %% tags=["code"]
show("m8-names")

# %% [markdown] lang="nb"
# I øvelsen velger du fem tall i et skjema. Her er et eksempel: to for miljø, to for samfunn
# og ett for økonomi. Høyere utdanning står under økonomi når planen vil ha fagfolk, under
# samfunn når den vil gi folk muligheter.

# %% [markdown] lang="nn"
# I øvinga vel du fem tal i eit skjema. Her er eit døme: to for miljø, to for samfunn og
# eitt for økonomi. Høgare utdanning står under økonomi når planen vil ha fagfolk, under
# samfunn når han vil gje folk moglegheiter.

# %% [markdown] lang="en"
# In the exercise you choose five figures in a form. Here is an example: two for
# environment, two for society and one for economy. Higher education belongs under economy
# when the plan is after skilled workers, under society when it is after opportunities.

# %% [markdown] lang="nb" tags=["code"]
# Bytt ut linjene under, så lista blir din. Navnet til venstre henter du fra hylla;
# dimensjonen setter du selv.

# %% [markdown] lang="nn" tags=["code"]
# Byt ut linjene under, så lista blir di. Namnet til venstre hentar du frå hylla;
# dimensjonen set du sjølv.

# %% [markdown] lang="en" tags=["code"]
# Replace the lines below, and make the list your own. The name on the left comes from the
# shelf; the dimension is for you to set.

# %% tags=["open"]
chosen = {
    "electricity_households": "environment",
    "protected_area_share": "environment",
    "patients_without_gp": "society",
    "turnout_local": "society",
    "higher_education": "economy",
}
status_table(chosen, my_municipality(), group="similar")

# %% [markdown] lang="nb" tags=["code"]
# Dekker de fem alle tre? Skriv tellingen for `chosen` i stedet for prikkene. Du fant
# uttrykket i cellen som telte kollegaens utkast.

# %% [markdown] lang="nn" tags=["code"]
# Dekkjer dei fem alle tre? Skriv teljinga for `chosen` i staden for prikkane. Du finn
# uttrykket i cella som talde utkastet til kollegaen.

# %% [markdown] lang="en" tags=["code"]
# Do the five cover all three? Write the count for `chosen` in place of the dots. You
# find the expression in the cell that counted your colleague's draft.

# %% tags=["code"]
counts = ...
counts

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: hvor gamle de fem er
#
# Tall blir gamle på ulik måte. Hvor mange år er det siden det eldste av de
# fem gjaldt?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: kor gamle dei fem er
#
# Tal blir gamle på ulik måte. Kor mange år er det sidan det eldste av dei fem
# galdt?

# %% [markdown] lang="en"
# ## ◆ For those who want more: how old the five are
#
# Figures age in different ways. How many years old is the oldest of the five?

# %%
show("m8-oldest", chosen)

# %%
show("m8-ages", chosen)

# %% [markdown] lang="nb"
# Utdanningsnivå endrer seg lite på et år, så et gammelt tall kan brukes i en langsiktig
# plan. I en tertialrapport har det ingenting å gjøre.
#
# ## Det ingen andre teller
#
# I KOSTRA står det alle kommuner og fylker melder inn. Det som er særskilt hos dere, må dere
# telle selv: tomme lokaler i sentrum, meter turvei, hvor mange klager som fikk svar i
# tide. Skriv kortet først, med definisjon, nevner, hvem som teller, og når. Teller
# dere annerledes neste år, har dere to tall og ingen utvikling.
#
# I [Askers målekart for 2015](https://www.asker.kommune.no/styringsdokumenter/handlingsprogram-2017-2020/samfunn/innledning-og-mal/)
# hadde rimelige boliger en egen linje. Der sto det at det ikke var målt. Linja fikk
# stå, og da kan noen spørre når den blir fylt ut.

# %% [markdown] lang="nn"
# Utdanningsnivået endrar seg lite på eit år, så eit gammalt tal kan brukast i ein
# langsiktig plan. I ein tertialrapport har det ingenting å gjere.
#
# ## Det ingen andre tel
#
# I KOSTRA står det alle kommunar og fylke melder inn. Det som er særskilt hos dykk, må
# de telje sjølve: tomme lokale i sentrum, meter turveg, kor mange klager som fekk svar
# i tide. Skriv kortet først, med definisjon, nemnar, kven som tel, og når. Tel de
# annleis neste år, har de to tal og inga utvikling.
#
# I [målekartet til Asker for 2015](https://www.asker.kommune.no/styringsdokumenter/handlingsprogram-2017-2020/samfunn/innledning-og-mal/)
# hadde rimelege bustader ei eiga linje. Der stod det at det ikkje var målt. Linja fekk
# stå, og då kan nokon spørje når ho blir fylt ut.

# %% [markdown] lang="en"
# Educational attainment changes little in a year, so an old figure will do for a
# long-term plan. It has no place in a four-monthly report.
#
# ## What nobody else counts
#
# KOSTRA holds what every municipality and county reports to the state. What is
# particular to your own place you must count yourselves: empty premises in the centre,
# metres of footpath, how many complaints were answered in time. Write the card first:
# definition, denominator, who counts, and when. If you count differently next year, you
# have two figures and no trend.
#
# In
# [Asker's scorecard for 2015](https://www.asker.kommune.no/styringsdokumenter/handlingsprogram-2017-2020/samfunn/innledning-og-mal/)
# affordable housing had a line of its own. It said that this was not measured. The line
# was left in, so somebody can ask when it will be filled in.

# %% [markdown] lang="nb"
# ## Fra tall til vedtak
#
# | Dokument | Hva tallet gjør der | Hvem bestemmer | Når |
# |---|---|---|---|
# | Oversikten over folkehelsen | viser hvordan det står til | fagfolk skriver den | hvert fjerde år |
# | Samfunnsdelen, regional plan | sier hva som skal bli annerledes | de folkevalgte | når planstrategien sier det |
# | Økonomiplanen | får mål, frist og penger | de folkevalgte | hvert år, for fire år |
# | Tertialrapporten | varsler i tide | de folkevalgte, etter forslag | i løpet av året |
# | Årsmeldingen | svarer på hvordan det gikk | de folkevalgte, etter forslag | hvert år |
#
# De folkevalgte eier målet. Tallet må også ha en eier: én stilling som kan forklare det
# og gjøre noe med det. Et tall uten eier blir borte når den som laget det, bytter jobb.

# %% [markdown] lang="nn"
# ## Frå tal til vedtak
#
# | Dokument | Kva talet gjer der | Kven avgjer | Når |
# |---|---|---|---|
# | Oversikta over folkehelsa | viser korleis det står til | fagfolk skriv ho | kvart fjerde år |
# | Samfunnsdelen, regional plan | seier kva som skal bli annleis | dei folkevalde | når planstrategien seier det |
# | Økonomiplanen | får mål, frist og pengar | dei folkevalde | kvart år, for fire år |
# | Tertialrapporten | varslar i tide | dei folkevalde, etter framlegg | i løpet av året |
# | Årsmeldinga | svarer på korleis det gjekk | dei folkevalde, etter framlegg | kvart år |
#
# Dei folkevalde eig målet. Talet må òg ha ein eigar: éi stilling som kan forklare det og
# gjere noko med det. Eit tal utan eigar blir borte når den som laga det, byter jobb.

# %% [markdown] lang="en"
# ## From figure to decision
#
# | Document | What the figure does there | Who decides | When |
# |---|---|---|---|
# | The public health overview | shows how things stand | specialists write it | every fourth year |
# | The community plan, regional plan | says what is to become different | the council | when the planning strategy says so |
# | The financial plan | is given target, deadline and money | the council | every year, four years ahead |
# | The four-monthly report | warns in time | the council, on a proposal | during the year |
# | The annual report | answers how it went | the council, on a proposal | every year |
#
# The council owns the target. The figure needs an owner too: one post that can explain it
# and do something about it. A figure without one disappears when the person who made
# it changes jobs.

# %% [markdown] lang="nb"
# ## Et tall kurset ikke har
#
# Mangler du et tall? Hent det fra utgiveren som CSV eller Excel, med kommunenummer, og
# velg fila under. Kan den leses på to måter, blir du spurt. Så fyller du ut et kort:
# navn, enhet, retning, mål, kilde og lisens. Etterpå virker tallet i figurene, i
# sammenligningene og i profilen, på din maskin. I en øvelse gir det verken flere eller
# færre poeng.

# %% [markdown] lang="nn"
# ## Eit tal kurset ikkje har
#
# Saknar du eit tal? Hent det frå utgjevaren som CSV eller Excel, med kommunenummer, og
# vel fila under. Kan ho lesast på to måtar, blir du spurd. Så fyller du ut eit kort:
# namn, eining, retning, mål, kjelde og lisens. Etterpå verkar talet i figurane, i
# samanlikningane og i profilen, på maskina di. I ei øving gjev det verken fleire eller
# færre poeng.

# %% [markdown] lang="en"
# ## A figure the course does not have
#
# Do you need a figure that is not here? Fetch it from its publisher as CSV or Excel,
# with municipality codes, and choose the file below. Where it can be read in two ways,
# you are asked. Then you fill in a card: name, unit, direction, goal, source and
# licence. After that the figure works in the charts, the comparisons and the
# profile, on your machine. In an exercise it gives neither more points nor fewer.

# %% [markdown] lang="nb" tags=["code"]
# I kode er det `trend`, `compare` og `target_path`.

# %% [markdown] lang="nn" tags=["code"]
# I kode er det `trend`, `compare` og `target_path`.

# %% [markdown] lang="en" tags=["code"]
# In code these are `trend`, `compare` and `target_path`.

# %%
add_figures()

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Hvilket tall i siste årsmelding ville ingen savnet? Hvilket mangler?
# > 2. Pasienter uten fastlege hos dere: Hører tallet hjemme i oversikten,
# >    økonomiplanen eller årsmeldingen? Hvem bestemmer målet, og hvem kan forklare
# >    tallet?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Kva for eit tal i den siste årsmeldinga ville ingen ha sakna? Kva for eit manglar?
# > 2. Pasientar utan fastlege hos dykk: Høyrer talet heime i oversikta, økonomiplanen
# >    eller årsmeldinga? Kven avgjer målet, og kven kan forklare talet?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Which figure in the latest annual report would nobody have missed? Which one
# >    is lacking?
# > 2. Patients without a GP where you are: does the figure belong in the overview, the
# >    financial plan or the annual report? Who decides the target, and who can explain
# >    the figure?

# %% [markdown] lang="nb"
# ## ◆ For den som vil skrive det selv
#
# Her er alderen på de fem tallene i ren pandas og matplotlib. Cellen bruker lista `chosen`.

# %% [markdown] lang="nn"
# ## ◆ For den som vil skrive det sjølv
#
# Her er alderen på dei fem tala i rein pandas og matplotlib. Cella bruker lista `chosen`.

# %% [markdown] lang="en"
# ## ◆ For those who want to write it themselves
#
# Here is the age of the five figures in plain pandas and matplotlib. The cell uses the list
# `chosen`.

# %% tags=["open"]
import matplotlib.pyplot as plt
import pandas as pd

names = {one: indicator(one).short_name for one in chosen}
tables = [series(one, my_municipality()).assign(name=names[one]) for one in chosen]
newest = pd.concat(tables).dropna(subset="value").groupby("name")["year"].max()
newest = newest.reindex(names.values())
plt.barh(newest.index, newest.max() - newest)
plt.show()

# %% [markdown] lang="nb"
# - `names` er en ordbok: navnet på hvert av tallene i `chosen`.
# - `tables` er en liste med en tabell for hvert tall, og `assign` skriver navnet på hver rad.
# - `concat` legger tabellene under hverandre, `dropna` tar bort årene uten tall, og `groupby`
#   med `max` finner det siste året for hvert navn.
# - `reindex` henter tilbake navnene som ikke hadde tall. De får `nan` og ingen stolpe, og forsvinner
#   ikke fra figuren.
# - `barh` tegner hvor mange år eldre hvert tall er enn det nyeste av dem.
#
# Hvordan du tegner tall fra din egen fil, står i [Fra kurset til din egen
# notatbok](16_own_notebook.ipynb).

# %% [markdown] lang="nn"
# - `names` er ei ordbok: namnet på kvart av tala i `chosen`.
# - `tables` er ei liste med ein tabell for kvart tal, og `assign` skriv namnet på kvar rad.
# - `concat` legg tabellane under kvarandre, `dropna` tek bort åra utan tal, og `groupby`
#   med `max` finn det siste året for kvart namn.
# - `reindex` hentar tilbake namna som ikkje hadde tal. Dei får `nan` og ingen stolpe, og forsvinn
#   ikkje frå figuren.
# - `barh` teiknar kor mange år eldre kvart tal er enn det nyaste av dei.
#
# Korleis du teiknar tal frå di eiga fil, står i [Frå kurset til di eiga
# notatbok](16_own_notebook.ipynb).

# %% [markdown] lang="en"
# - `names` is a dictionary: the name of each of the figures in `chosen`.
# - `tables` is a list with a table for each figure, and `assign` writes the name on each row.
# - `concat` puts the tables below each other, `dropna` takes away the years without a figure, and
#   `groupby` with `max` finds the last year for each name.
# - `reindex` brings back the names that had no figure. They get `nan` and no bar, and do not
#   vanish from the chart.
# - `barh` draws how many years older each figure is than the newest of them.
#
# If you want to draw figures from a file of your own, see
# [From the course to your own notebook](16_own_notebook.ipynb).

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
quiz("m8")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Velg få tall, og vis hullene. Det dere leverte, er ikke det samme som det som ble
# annerledes. Et tall folk blir bedømt etter, trenger ett til ved siden av. Hvert tall
# skal ha et dokument og en eier.
#
# **Øvelsen:**
# [Å velge indikatorer og styre etter dem](../../release/nb/08_choosing_indicators/08_choosing_indicators.ipynb),
# der du setter sammen dine egne fem. **Neste leksjon:**
# [Bærekraftsprofil for kommune eller fylke](09_profile.ipynb), der tallene blir til en
# rapport.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Vel få tal, og vis hola. Det de leverte, er ikkje det same som det som vart annleis.
# Eit tal folk blir vurderte etter, treng eitt til ved sida av. Kvart tal skal ha eit
# dokument og ein eigar.
#
# **Øvinga:**
# [Å velje indikatorar og styre etter dei](../../release/nn/08_choosing_indicators/08_choosing_indicators.ipynb),
# der du set saman dine eigne fem. **Neste leksjon:**
# [Berekraftsprofil for kommune eller fylke](09_profile.ipynb), der tala blir til ein
# rapport.

# %% [markdown] lang="en"
# ## What you take with you
#
# Choose few figures, and show the gaps. What you delivered is not the same as what
# became different. A figure people are judged by needs another beside it. Every figure needs
# a document and an owner.
#
# **The exercise:**
# [Choosing indicators and steering by them](../../release/en/08_choosing_indicators/08_choosing_indicators.ipynb),
# where you put together five of your own. **Next lesson:**
# [A sustainability profile of your municipality or county](09_profile.ipynb), where the
# figures become a report.
