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
# # Fra mål til penger til svar
#
# Et mål står i samfunnsdelen eller i den regionale planen. Står det penger bak det i
# økonomiplanen, og et svar i årsberetningen? Her leter du etter sporet, i planer som
# er laget for kurset, og så i deres egne filer. Ingenting forlater maskinen din.
#
# Når du er ferdig, kan du
#
# - se hvor sporet stopper for målene i planene deres
# - si hvilke av de fem delene et mål mangler
# - rette det programmet tok feil av, og legge fram tabellen
#
# Sett av 30 minutter. Du har lest
# [Mål, målbane og trafikklys](06_targets.ipynb), der de fem delene står.

# %% [markdown] lang="nn"
# # Frå mål til pengar til svar
#
# Eit mål står i samfunnsdelen eller i den regionale planen. Står det pengar bak det i
# økonomiplanen, og eit svar i årsmeldinga? Her leitar du etter sporet, i planar som
# er laga for kurset, og så i dykkar eigne filer. Ingenting forlèt maskina di.
#
# Når du er ferdig, kan du
#
# - sjå kvar sporet stoppar for måla i planane dykkar
# - seie kva for nokre av dei fem delane eit mål manglar
# - rette det programmet tok feil av, og leggje fram tabellen
#
# Set av 30 minutt. Du har lese
# [Mål, målbane og trafikklys](06_targets.ipynb), der dei fem delane står.

# %% [markdown] lang="en"
# # From goal to money to answer
#
# There is a goal in the community plan or the regional plan. Is there money behind it
# in the financial plan, and an answer in the annual report? Here you look for the
# trail, in plans made for the course and then in your own files. Nothing leaves your
# machine.
#
# When you are done you can
#
# - see where the trail stops for the goals in your plans
# - say which of the five parts a target lacks
# - correct what the program got wrong, and hand on the table
#
# Set aside 30 minutes. You have read
# [Targets, paths and traffic lights](06_targets.ipynb), which has the five parts.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Tre planer på en side
#
# Gjett før du leser videre: Hvor mange av målene i en samfunnsdel pleier du å finne
# igjen med kroner i økonomiplanen? Les så hva programmet ikke ser. Det står først, for
# en tom rute betyr bare at ingenting ble sett.

# %% [markdown] lang="nn"
# ## Tre planar på ei side
#
# Giss før du les vidare: Kor mange av måla i ein samfunnsdel pleier du å finne att
# med kroner i økonomiplanen? Les så kva programmet ikkje ser. Det står først, for ei
# tom rute vil berre seie at ingenting vart sett.

# %% [markdown] lang="en"
# ## Three plans on a page
#
# Guess before you read on: how many of the goals in a community plan do you usually
# find again with money in the financial plan? Then read what the program does not see.
# It comes first, because an empty cell only means that nothing was seen.

# %%
plan_trail()

# %% [markdown] lang="nb"
# Ett mål går helt fram. Lekkasjen har fått penger, og årsberetningen omtaler den uten å
# si hvor stor den er. Barnefattigdommen har verken penger eller svar. Hvilket av de to
# ville du spurt om først?
#
# ## Skriv et mål med alle fem delene
#
# «Vi skal bli en grønnere kommune» er et ønske. Skriv et mål i feltet i stedet, og rett
# på det til alle fem delene er sett: indikator, nivå, målår, basisår og eier.

# %% [markdown] lang="nn"
# Eitt mål går heilt fram. Lekkasjen har fått pengar, og årsmeldinga omtalar han utan å
# seie kor stor han er. Barnefattigdommen har verken pengar eller svar. Kva for ein av
# dei to ville du ha spurt om først?
#
# ## Skriv eit mål med alle fem delane
#
# «Vi skal bli ein grønare kommune» er eit ønske. Skriv eit mål i feltet i staden, og rett
# på det til programmet ser alle fem delane: indikator, nivå, målår, basisår og eigar.

# %% [markdown] lang="en"
# One goal goes all the way. The leakage was given money, and the annual report mentions
# it without saying how large it is. Child poverty has neither money nor an answer. Which
# of the two would you ask about first?
#
# ## Write a target with all five parts
#
# “We shall become a greener municipality” is a wish. Write a target in the field instead,
# and change it until all five parts are seen: indicator, level, target year, base year
# and owner.

# %%
target_form()

# %% [markdown] lang="nb" tags=["code"]
# Med kode skriver du målet mellom hermetegnene og kjører cellen.

# %% [markdown] lang="nn" tags=["code"]
# Med kode skriv du målet mellom hermeteikna og køyrer cella.

# %% [markdown] lang="en" tags=["code"]
# In code, you write the target between the quotation marks and run the cell.

# %% tags=["code"]
my_target = ""
target_parts(my_target)

# %% [markdown] lang="nb"
# Står du fast, låner du formen: «Andelen … skal øke til … prosent innen …, målt mot ….
# Kommunalsjefen svarer for målet.» Fem sette deler gjør det etterprøvbart. Om det er
# ambisiøst nok, må noen bestemme.
#
# ## Deres egne planer
#
# Velg samfunnsdelen eller den regionale planen, økonomiplanen og årsberetningen
# deres, og trykk «Finn sporet». En lang PDF kan ta et minutt eller to. Etterpå kan du
# laste ned en side å vise og en tabell å rette i. Begge ligger også i mappa «plan».

# %% [markdown] lang="nn"
# Står du fast, låner du forma: «Prosentdelen … skal auke til … prosent innan …, målt mot
# …. Kommunalsjefen svarer for målet.» Med alle fem delane kan målet etterprøvast. Om
# det er ambisiøst nok, må nokon avgjere.
#
# ## Dykkar eigne planar
#
# Vel samfunnsdelen eller den regionale planen, økonomiplanen og årsmeldinga dykkar,
# og trykk «Finn sporet». Ein lang PDF kan ta eit minutt eller to. Etterpå kan du
# laste ned ei side å vise og ein tabell å rette i. Begge ligg òg i mappa «plan».

# %% [markdown] lang="en"
# If you are stuck, borrow the form: “The share of … shall rise to … per cent by …,
# compared with …. The head of department is responsible.” Five parts seen make it a
# target that can be checked. Whether it is ambitious enough, somebody must decide.
#
# ## Your own plans
#
# Choose your community plan or regional plan, your financial plan and your annual
# report, and press “Find the trail”. A long PDF may take a minute or two. Afterwards
# you can download a page to show and a table to correct. Both are also in the folder
# “plan”.

# %%
plan_form()

# %% [markdown] lang="nb" tags=["code"]
# Med kode legger du filene i mappa du arbeider i, og skriver navnene mellom klammene, i
# samme rekkefølge, i hermetegn og med komma mellom. Uten navn ser du planene ovenfor en
# gang til.

# %% [markdown] lang="nn" tags=["code"]
# Med kode legg du filene i mappa du arbeider i, og skriv namna mellom klammene, i same
# rekkjefølgje, i hermeteikn og med komma mellom. Utan namn ser du planane ovanfor ein
# gong til.

# %% [markdown] lang="en" tags=["code"]
# In code, you put the files in the folder you work in and write their names between the
# brackets, in the same order, in quotation marks and with commas between. Without names
# you see the plans above once more.

# %% tags=["code"]
my_files = []
plan_trail(*my_files)

# %% [markdown] lang="nb"
# I tabellen er to kolonner dine: «Dine mål» og «Dine deler». Er et merke feil, skriver
# du hva det skal være der, lagrer tabellen og velger den i skjemaet. Rettelsene blir
# stående, også når planen kommer i ny utgave.
#
# > **Diskuter på avdelingen**
# >
# > 1. Ta et mål der sporet stopper før svaret. Hvem skal skrive svaret i neste
# >    årsberetning, og hvilket tall skal stå der?
# > 2. Hvem bestemmer om et mål uten penger skal få penger, eller tas ut av planen?

# %% [markdown] lang="nn"
# I tabellen er to kolonnar dine: «Dine mål» og «Dine delar». Er eit merke feil, skriv du
# kva det skal vere der, lagrar tabellen og vel han i skjemaet. Rettingane blir ståande,
# òg når planen kjem i ny utgåve.
#
# > **Diskuter på avdelinga**
# >
# > 1. Ta eit mål der sporet stoppar før svaret. Kven skal skrive svaret i neste
# >    årsmelding, og kva tal skal stå der?
# > 2. Kven avgjer om eit mål utan pengar skal få pengar, eller takast ut av planen?

# %% [markdown] lang="en"
# Two columns of the table are yours: “Your goals” and “Your parts”. If a mark is wrong,
# write there what it should be, save the table and choose it in the form. Your
# corrections are kept, even when the plan comes in a new edition.
#
# > **Discuss in your department**
# >
# > 1. Take a goal whose trail stops before the answer. Who is to write the answer in
# >    the next annual report, and which figure should be in it?
# > 2. Who decides whether a goal without money is to be given money, or taken out of the
# >    plan?

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Et mål har et spor: hva som skal nås, hva det koster, og hva det ble. Programmet finner
# ordene, og du avgjør om de holder. Oppgave 5 i
# [øvelsen om mål](../../release/nb/06_targets/06_targets.ipynb) gir deg tre planer der
# det tar feil. Tilbake til
# [Mål, målbane og trafikklys](06_targets.ipynb), eller videre til
# [Bærekraftsprofilen](09_profile.ipynb).

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Eit mål har eit spor: kva som skal nåast, kva det kostar, og kva som kom ut av det.
# Programmet finn orda, og du avgjer om dei held. Oppgåve 5 i [øvinga om
# mål](../../release/nn/06_targets/06_targets.ipynb) gjev deg tre planar der det tek
# feil. Tilbake til [Mål, målbane og trafikklys](06_targets.ipynb), eller vidare til
# [Berekraftsprofilen](09_profile.ipynb).

# %% [markdown] lang="en"
# ## What you take with you
#
# A goal has a trail: what is to be reached, what it costs, and what came of it. The
# program finds the words, and you decide whether they hold. Task 5 of
# [the exercise on targets](../../release/en/06_targets/06_targets.ipynb) gives you three
# plans where it is wrong. Back to
# [Targets, paths and traffic lights](06_targets.ipynb), or on to
# [the sustainability profile](09_profile.ipynb).
