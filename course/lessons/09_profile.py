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
# # Bærekraftsprofil for kommune eller fylke
#
# Kommunedirektøren vil ha to sider til mandag: Hvordan står det til, hva vet vi
# ikke, og hva foreslår du? Denne notatboka lager utkastet av verdier du fyller inn.
# Du velger målene, skriver om konflikten og foreslår tiltakene.
#
# Når du er ferdig, kan du
#
# - lage en profil der hvert tall har år, kilde og noe å sammenlignes med
# - si hva dere ikke vet, like tydelig som det dere vet
# - foreslå to tiltak med dokument og eier
#
# **Tid:** 15 minutter. **Før du begynner:** Du har vært gjennom
# [Å lese en indikator](03_indicators.ipynb) og modulene etter den. Finn fram
# samfunnsdelen eller den regionale planen, og økonomiplanen.

# %% [markdown] lang="nn"
# # Berekraftsprofil for kommune eller fylke
#
# Kommunedirektøren vil ha to sider til måndag: Korleis står det til, kva veit vi
# ikkje, og kva tilrår du? Denne notatboka lagar utkastet av verdiar du fyller inn. Du
# vel måla, skriv om konflikten og gjer framlegg om tiltaka.
#
# Når du er ferdig, kan du
#
# - lage ein profil der kvart tal har år, kjelde og noko å bli samanlikna med
# - seie kva de ikkje veit, like tydeleg som det de veit
# - gjere framlegg om to tiltak med dokument og eigar
#
# **Tid:** 15 minutt. **Før du byrjar:** Du har lese modulen
# [om indikatorar](03_indicators.ipynb) og dei som kjem etter. Finn fram samfunnsdelen
# eller den regionale planen, og økonomiplanen.

# %% [markdown] lang="en"
# # A sustainability profile of your municipality or county
#
# The chief executive wants two pages by Monday: how are we doing, what do we not
# know, and what do you propose? This notebook makes the draft from values you fill
# in. You choose the goals, write about the conflict and propose the measures.
#
# When you are done you can
#
# - make a profile where every figure has a year, a source and something to be
#   compared with
# - say what you do not know as plainly as what you do
# - propose two measures with document and owner
#
# **Time:** 15 minutes. **Before you begin:** you have read the module
# [on indicators](03_indicators.ipynb) and those that follow it. Have your community
# plan (*samfunnsdel*) or regional plan, and your financial plan (*økonomiplan*), at
# hand.

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
again(9)

# %% [markdown] lang="nb"
# ## Verdiene
#
# Profilen er for stedet du valgte, med målene kurset har valgt: 3, 4, 6, 7, 8 og 16. Mål 10
# og 15 er ikke med; hva sier det? Dine egne ord og målet deres skriver du i skjemaet under.
#
# Sted, år, mål og hvem dere sammenlignes med, bytter du når du velger **Skriv kode** øverst på
# siden. Ha med noe om mennesker, noe om natur og noe om økonomi, så blir profilen mer enn de
# lettvinte målene.

# %% [markdown] lang="nn"
# ## Verdiane
#
# Profilen er for staden du valde, med måla kurset har valt: 3, 4, 6, 7, 8 og 16. Mål 10 og 15
# er ikkje med; kva seier det? Dine eigne ord og målet dykkar skriv du i skjemaet under.
#
# Stad, år, mål og kven de blir samanlikna med, byter du når du vel **Skriv kode** øvst på sida.
# Ha med noko om menneske, noko om natur og noko om økonomi, så blir profilen meir enn dei
# lettvinte måla.

# %% [markdown] lang="en"
# ## The values
#
# The profile is for the place you chose, with goals the course has chosen: 3, 4, 6, 7,
# 8 and 16. Goals 10 and 15 are not there; what does that say? You write your own words
# and your target in the form below.
#
# You change place, years, goals and whom you are compared with when you choose **Write code** at
# the top of the page. Include something on people, something on nature and something on the
# economy, so that the profile is more than the easy goals.

# %% [markdown] lang="nb" tags=["code"]
# Kjør først alt én gang uten å endre noe: **Run** og **Run All Cells** i menyen. Bytt så
# verdiene under, og kjør alt på nytt:
#
# - `municipality` er navnet eller nummeret på en annen kommune eller et annet
#   fylke, i hermetegn. `None` er ditt eget sted
# - `first_year` og `last_year` er perioden
# - `goals` er tre til seks mål
# - `language` er `"nb"`, `"nn"` eller `"en"`. `None` gir språket i notatboka
# - `comparison` er `"county"` (fylket), `"country"` (landet) eller `"similar"` (like
#   store)
#
# Foretrekker du kode til dine egne ord og målet deres, er `target` for eksempel
# `("patients_without_gp", 2.0, 2030)`, og `own_words` er tekst under
# `"assessment"`, `"measures"`, `"conflict"` og `"unknown"`. De går foran skjemaet.
#
# Skriver du noe som ikke finnes, sier profilen fra øverst og lager resten.

# %% [markdown] lang="nn" tags=["code"]
# Køyr først alt éin gong utan å endre noko: **Run** og **Run All Cells** i menyen. Byt så
# verdiane under, og køyr alt på nytt:
#
# - `municipality` er namnet eller nummeret på ein annan kommune eller eit anna
#   fylke, i hermeteikn. `None` er din eigen stad
# - `first_year` og `last_year` er perioden
# - `goals` er tre til seks mål
# - `language` er `"nb"`, `"nn"` eller `"en"`. `None` er språket her
# - `comparison` er `"county"` (fylket), `"country"` (landet) eller `"similar"` (like
#   store)
#
# Vil du heller skrive dine eigne ord og målet dykkar i kode, er `target` til dømes
# `("patients_without_gp", 2.0, 2030)`, og `own_words` er tekst under
# `"assessment"`, `"measures"`, `"conflict"` og `"unknown"`. Dei går framfor skjemaet.
#
# Skriv du noko som ikkje finst, seier profilen frå om det øvst og lagar resten.

# %% [markdown] lang="en" tags=["code"]
# First run everything once without changing anything: **Run** and **Run All Cells**
# in the menu. Then change the values below, and run everything again:
#
# - `municipality` is the name or code of another municipality or county, in
#   quotation marks. `None` is your own place
# - `first_year` and `last_year` are the period
# - `goals` are three to six goals
# - `language` is `"nb"`, `"nn"` or `"en"`. `None` is the language here
# - `comparison` is `"county"`, `"country"` or `"similar"` (in size)
#
# If you prefer code for your own words and your target, `target` may be
# `("patients_without_gp", 2.0, 2030)`, and `own_words` are texts under
# `"assessment"`, `"measures"`, `"conflict"` and `"unknown"`. They take precedence
# over the form.
#
# If you write something that does not exist, the profile says so at the top and
# makes the rest.

# %% tags=["parameters"]
municipality = None
first_year = 2015
last_year = 2026
goals = [3, 4, 6, 7, 8, 16]
language = None
comparison = "county"
target = None
own_words = {}

# %% [markdown] lang="nb"
# ## Dine egne ord
#
# Profilen lager tallene. Vurderingen, målet og tiltakene er dine. Skriv det du kan nå; det
# blir husket for dette stedet, og du kan komme tilbake.

# %% [markdown] lang="nn"
# ## Dine eigne ord
#
# Profilen lagar tala. Vurderinga, målet og tiltaka er dine. Skriv det du kan no; det blir
# hugsa for denne staden, og du kan kome att.

# %% [markdown] lang="en"
# ## Your own words
#
# The profile makes the figures. The assessment, the target and the measures are yours.
# Write what you can now; it is remembered for this place, and you can come back.

# %%
values = dict(municipality=municipality, first_year=first_year, last_year=last_year, goals=goals)
values |= dict(language=language, comparison=comparison, target=target, own_words=own_words)
report_form(**values)

# %% [markdown] lang="nb"
# ## Profilen
#
# Før du leser videre: Hvor mange av tallene tror du er minst like bra som medianen
# blant de andre? Skriv det på en lapp. Overskriftene under er profilens egne.

# %% [markdown] lang="nn"
# ## Profilen
#
# Før du les vidare: Kor mange av tala trur du er minst like bra som medianen for dei
# andre? Skriv det på ein lapp. Overskriftene under er dei profilen sjølv har.

# %% [markdown] lang="en"
# ## The profile
#
# Before you read on: how many of the figures do you think are at least as good as the
# median of the others? Write it on a slip of paper. The headings below are the
# profile's own.

# %%
asked = my_profile(**values)
report_part("opening", asked)

# %%
report_part("summary", asked)

# %%
report_part("status", asked)

# %%
shown = [what.id for what in asked.indicators]
status_table(shown, asked.place, asked.comparison, asked.last_year)

# %% [markdown] lang="nb"
# Hva ville en leser som bare ser fargene, tro? Lysene sier hvem som ligger foran
# hvem. De sier ikke om noe er godt nok, og heller ikke hvem som rår over det.

# %% [markdown] lang="nn"
# Kva ville ein lesar som berre ser fargane, tru? Lysa seier kven som ligg framfor
# kven. Dei seier ikkje om noko er godt nok, og heller ikkje kven som rår over det.

# %% [markdown] lang="en"
# What would a reader who only sees the colours believe? The lights say who is ahead of
# whom. They do not say whether anything is good enough, nor who controls it.

# %%
report_part("inside", asked)

# %%
inside = [what.id for what in asked.inside]
spread(inside, asked.place) if inside else None

# %%
report_part("trends", asked)

# %%
followed = [what.id for what in asked.trends]
span = (asked.first_year, asked.last_year)
small_multiples(followed, asked.place, span) if followed else None

# %% [markdown] lang="nb"
# Målbanen under begynner ved det første tallet etter et brudd. Var det alt bedre enn
# målet, begynner den ved det siste. Ligger dere foran eller bak den? Svar før du leser
# videre.

# %% [markdown] lang="nn"
# Målbanen under byrjar ved det første talet etter eit brot. Var det alt betre enn
# målet, byrjar han ved det siste. Ligg de framfor eller bak han? Svar før du les
# vidare.

# %% [markdown] lang="en"
# The path below begins at the first figure after a break. If that was already better
# than the target, it begins at the latest one. Are you ahead of it or behind? Answer
# before you read on.

# %%
report_part("aim", asked)

# %%
aim = asked.aim
path = (aim.indicator.id, asked.place, aim.target, aim.year, asked.base_year) if aim else ()
target_path(*path) if path else None

# %% [markdown] lang="nb"
# De neste tre delene er utkast der du ikke har skrevet noe selv. Navngi hvem som vinner og
# taper, hva som ikke kan gjøres om, og hvem som avgjør.

# %% [markdown] lang="nn"
# Dei neste tre delane er utkast der du ikkje har skrive noko sjølv. Set namn på kven som
# vinn og taper, kva ein ikkje kan gjere om, og kven som avgjer.

# %% [markdown] lang="en"
# The next three parts are drafts where you have written nothing yourself. Name who gains
# and who loses, what cannot be undone, and who decides.

# %%
report_part("conflict", asked)

# %%
report_part("unknown", asked)

# %%
report_part("measures", asked)

# %%
report_part("sources", asked)

# %% [markdown] lang="nb"
# ## To ark til møtet
#
# Slik ser profilen ut når du gir den fra deg: to sider med status, utvikling, et mål,
# ideer og det dere ikke vet. Tar dine egne ord mer plass enn det er, blir det et ark til;
# ingenting blir kuttet, og skjemaet sier hva som kan kortes ned.

# %% [markdown] lang="nn"
# ## To ark til møtet
#
# Slik ser profilen ut når du gjev han frå deg: to sider med status, utvikling, eit mål,
# idear og det de ikkje veit. Tek dine eigne ord meir plass enn det er, blir det eit ark til;
# ingenting blir kutta, og skjemaet seier kva som kan kortast ned.

# %% [markdown] lang="en"
# ## Two sheets for the meeting
#
# This is the profile as you hand it on: two pages with status, trends, a target, ideas
# and what you do not know. If your own words take more room than there is, there is one
# more sheet; nothing is cut, and the form says what could be shorter.

# %%
profile_sheets(asked)

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: en profil som ikke holdt tett
#
# I 2020 la Rana fram om lag 90 indikatorer i 22 temaer. Samfunn og miljø ble grønne,
# økonomien gul. Bak fargene lå røde tall for utslipp, vannlekkasje, avløp og
# privatbiler ([Rana kommune, 9. juni
# 2020](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)).
# Et samlet lys kan skjule det som haster. Derfor har profilen ingen samlekarakter.
# Industriparken står for mye av utslippene i Rana: Hva rår kommunen over?
#
# Mange av tallene om levekår og utslipp har kurset bare for Telemark. Er du et annet
# sted, viser Porsgrunn hvordan profilen ser ut med flere av dem. Indikatorkortet sier
# hvor du henter dine egne.

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: ein profil som ikkje heldt tett
#
# I 2020 la Rana fram om lag 90 indikatorar i 22 tema. Samfunn og miljø vart grøne,
# økonomien gul. Bak fargane låg raude tal for utslepp, vasslekkasje, avløp og
# privatbilar ([Rana kommune, 9. juni
# 2020](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)).
# Eit samla lys kan skjule det som hastar. Derfor har profilen ingen samlekarakter.
# Industriparken står for mykje av utsleppa i Rana: Kva rår kommunen over?
#
# Mange av tala om levekår og utslepp har kurset berre for Telemark. Er du ein annan
# stad, viser Porsgrunn korleis profilen ser ut med fleire av dei. Indikatorkortet
# seier kvar du hentar dine eigne.

# %% [markdown] lang="en"
# ## ◆ For those who want more: a profile that hid its leaks
#
# In 2020 Rana presented some 90 indicators under 22 themes. The social side and the
# environment came out green, the economy yellow. Behind the colours lay red figures for
# emissions, water leakage, sewage and private cars
# ([Municipality of Rana, 9 June 2020](https://www.rana.kommune.no/nyheter/Sider/Rana-kommunes-b%C3%A6rekraftstaus.aspx)).
# One light for many figures can hide what is urgent. That is why the profile has no
# overall mark. The industrial park causes much of the emissions in Rana: what does the
# municipality control?
#
# The course has many of the figures on living conditions and emissions for Telemark
# only. If you are elsewhere, Porsgrunn shows what the profile looks like with more of
# them. The indicator card says where to fetch your own.

# %% [markdown] lang="nb"
# ## Skriv den ut
#
# Knappen i skjemaet gir deg arkene som PDF og nettside.
#
# > **Diskuter på avdelingen**
# >
# > 1. Hvilke av målene har vi valgt bort, og tåler begrunnelsen å bli lest opp
# >    for de folkevalgte?
# > 2. Ta det svakeste tallet: Hvilket dokument hører det hjemme i, årsmeldingen,
# >    økonomiplanen eller en fagplan? Hvem avgjør hva som skjer med det, og når?
#
# ## ◆ For den som skriver kode: fra terminalen
#
# I en terminal, i mappa kurset ligger i, får du de samme arkene:
#
# ```
# baerekraft report Lier --language nb --goals 3 4 15 --folder report
# ```
#
# Verdiene øverst i notatboka og det du skrev i skjemaet, er med. Uten navn blir det ditt
# eget sted, med flere navn blir det flere. Kommandoen sender ingenting. Ordene kan også stå i en fil:
# Skriv `--words mine.yaml` etter, og i fila linjer som disse.
#
# ```
# tiltak: Flere ladepunkter
# mål: [turnout_local, 70, 2031]
# ```
#
# En enkelt figur tar du med deg slik: `trend("turnout_local", "Lier").save()`. Da får du
# bildet som PNG og SVG, og tallene som CSV og Excel, med kilden i.

# %% [markdown] lang="nn"
# ## Skriv han ut
#
# Knappen i skjemaet gjev deg arka som PDF og nettside.
#
# > **Diskuter på avdelinga**
# >
# > 1. Kva mål har vi valt bort, og toler grunngjevinga å bli lesen opp for dei
# >    folkevalde?
# > 2. Ta det svakaste talet: Kva dokument høyrer det heime i, årsmeldinga,
# >    økonomiplanen eller ein fagplan? Kven avgjer kva som skjer med det, og når?
#
# ## ◆ For den som skriv kode: frå terminalen
#
# I ein terminal, i mappa kurset ligg i, får du dei same arka:
#
# ```
# baerekraft report Lom --language nn --goals 3 4 15 --folder report
# ```
#
# Verdiane øvst i notatboka og det du skreiv i skjemaet, er med. Utan namn blir det din
# eigen stad, med fleire namn blir det fleire. Kommandoen sender ingenting. Orda kan òg stå i ei fil:
# Skriv `--words mine.yaml` etter, og i fila linjer som desse.
#
# ```
# tiltak: Fleire ladepunkt
# mål: [turnout_local, 70, 2031]
# ```
#
# Ein enkelt figur tek du med deg slik: `trend("turnout_local", "Lier").save()`. Då
# får du biletet som PNG og SVG, og tala som CSV og Excel, med kjelda i.

# %% [markdown] lang="en"
# ## Print it
#
# The button in the form gives you the sheets as a PDF and a web page.
#
# > **Discuss in your department**
# >
# > 1. Which goals have we left out, and could the reason be read aloud in the
# >    council?
# > 2. Take the weakest figure: which document does it belong in, the annual report,
# >    the financial plan or a plan for one service? Who decides what happens to it,
# >    and when?
#
# ## ◆ For those who write code: from the terminal
#
# In a terminal, in the folder the course is in, you get the same sheets:
#
# ```
# baerekraft report Lier --language en --goals 3 4 15 --folder report
# ```
#
# The values at the top of the notebook and what you wrote in the form are there. With no
# name you get your own place; with several names you get a profile of each. The command
# sends nothing. The words can stand in a file too: add `--words mine.yaml`, and in the file
# write lines such as these.
#
# ```
# measures: More charging points
# target: [turnout_local, 70, 2031]
# ```
#
# To take a single chart with you, write `trend("turnout_local", "Lier").save()`. You
# get the picture as PNG and SVG and the figures as CSV and Excel, source included.

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# En profil er verdier, data og dine egne valg. De to første kan hvem som helst regne
# ut igjen og få det samme. Valgene må du begrunne.
#
# **Neste:** Øvelsen
# [Bærekraftsprofil](../../release/nb/09_profile/09_profile.ipynb), der profilen din
# blir prøvd på tre andre kommuner. Etterpå tar du
# [sluttprøven](13_posttest.ipynb).

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Ein profil er verdiar, data og dine eigne val. Dei to første kan kven som helst
# rekne ut på nytt og få det same. Vala må du grunngje.
#
# **Neste:** Øvinga
# [Berekraftsprofil](../../release/nn/09_profile/09_profile.ipynb), der profilen din
# blir prøvd på tre andre kommunar. Etterpå tek du
# [sluttprøva](13_posttest.ipynb).

# %% [markdown] lang="en"
# ## What you take with you
#
# A profile is values, data and your own choices. Anybody can work out the first two
# again and get the same. The choices are yours to justify.
#
# **Next:** the exercise
# [A sustainability profile](../../release/en/09_profile/09_profile.ipynb), where
# your profile is tried on three other municipalities. Then take
# [the post-test](13_posttest.ipynb).
