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
# # Ditt fagområde
#
# Målene er 17, arbeidsdagen er én. Velg fagområdet ditt, og se hvilke mål som ligger
# nærmest, hvordan tallene står hos dere, og et dilemma der ingen har rett.
#
# Når du er ferdig, kan du
#
# - peke på målene og tallene som angår ditt eget arbeid
# - legge fram et dilemma: sidene, hvem som bestemmer, og hva som ikke kan gjøres om
# - finne reglene som gjelder, og lære av steder som har prøvd
#
# Sett av 30 minutter. Du har valgt kommune eller fylke i [Oppstart](00_start.ipynb).
# Du skriver ingen kode.

# %% [markdown] lang="nn"
# # Fagområdet ditt
#
# Måla er 17, arbeidsdagen er éin. Vel fagområdet ditt, og sjå kva mål som ligg nærast,
# korleis tala står hos dykk, og eit dilemma der ingen har rett.
#
# Når du er ferdig, kan du
#
# - peike på måla og tala som gjeld ditt eige arbeid
# - leggje fram eit dilemma: sidene, den som avgjer, og det som ikkje kan gjerast om
# - finne reglane som gjeld, og lære av stader som har prøvd
#
# Set av 30 minutt. Du har valt kommune eller fylke i [Oppstart](00_start.ipynb). Du
# skriv ingen kode.

# %% [markdown] lang="en"
# # Your field
#
# There are 17 goals and one working day. Choose your field and see which goals lie
# closest, what the figures say about your place, and a dilemma where nobody is right.
#
# When you are done you can
#
# - point to the goals and figures that concern your own work
# - present a dilemma with its sides, who decides, and what cannot be undone
# - find the rules that apply, and learn from places that have tried
#
# Set aside 30 minutes. You chose your municipality or county in
# [Start](00_start.ipynb). You write no code.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Velg
#
# Finn ditt eget område i lista. Resten av siden følger valget. Fylkeskommunens to står
# sist. Arbeider du på tvers, tar du det du kjenner minst.

# %% [markdown] lang="nn"
# ## Vel
#
# Finn ditt eige område i lista. Resten av sida følgjer valet. Dei to til
# fylkeskommunen står sist. Arbeider du på tvers, tek du det du kjenner minst.

# %% [markdown] lang="en"
# ## Choose
#
# Find your own field in the list. The rest of the page follows your choice. The county
# council's two come last. If you work across fields, take the one you know least.

# %%
choose_field()

# %% [markdown] lang="nb" tags=["code"]
# Kjør cellene under på nytt når du har valgt. Du kan også velge med nummeret, for eksempel
# `choose_field(3)`.

# %% [markdown] lang="nn" tags=["code"]
# Køyr cellene under på nytt når du har valt. Du kan òg velje med nummeret, til dømes
# `choose_field(3)`.

# %% [markdown] lang="en" tags=["code"]
# Run the cells below again when you have chosen. You can also choose by the number, such as
# `choose_field(3)`.

# %%
mine = my_field()
field(mine)

# %% [markdown] lang="nb"
# ## Målene nærmest deg
#
# Hva gjør dere med disse målene? Si det høyt før du leser videre. Står det noe på
# kortene du ikke visste at dere rår over?

# %% [markdown] lang="nn"
# ## Måla nærast deg
#
# Kva gjer de med desse måla? Sei det høgt før du les vidare. Står det noko på korta
# du ikkje visste at de rår over?

# %% [markdown] lang="en"
# ## The goals closest to you
#
# What do you do about these goals? Say it aloud before you read on. Do the cards
# hold anything you did not know was yours to decide?

# %%
place = my_municipality()
goal_cards(place, *field(mine).goals)

# %% [markdown] lang="nb"
# ## Tallene hos dere
#
# Ett av tallene skiller seg mest fra det de andre har. Hvilket tror du? Grått lys er
# ingen dom: Enten er ingen retning best, og tallet sier hva slags sted dere er,
# eller så mangler tallet.

# %% [markdown] lang="nn"
# ## Tala hos dykk
#
# Eitt av tala skil seg mest frå det dei andre har. Kva for eit trur du? Grått lys er
# ingen dom: Anten er inga retning best, og talet seier kva slags stad de er, eller så
# manglar talet.

# %% [markdown] lang="en"
# ## The figures for your place
#
# One of the figures differs most from what other places have. Which do you think? A grey
# light is no verdict: either no direction is better, and the figure says what kind of
# place you are, or the figure is missing.

# %%
status_table(field(mine).indicators, place, group="country")

# %% [markdown] lang="nb"
# ## Et dilemma uten fasit
#
# Saken er oppdiktet, valget er ikke det. Les den alene i fem minutter og skriv ned hva
# du ville gjort, og hva som kunne fått deg til å ombestemme deg. Er dere flere,
# forsvarer dere hver sin side i fem minutter til, gjerne en dere er uenige i.

# %% [markdown] lang="nn"
# ## Eit dilemma utan fasit
#
# Saka er oppdikta, valet er ikkje det. Les ho åleine i fem minutt og skriv ned kva du
# ville ha gjort, og kva som kunne ha fått deg til å skifte meining. Er de fleire, tek de
# kvar si side i fem minutt til, gjerne ei de ikkje er samde i.

# %% [markdown] lang="en"
# ## A dilemma with no right answer
#
# The case is made up; the choice is not. Read it alone for five minutes and write down
# what you would do, and what could make you change your mind. If there are several of
# you, each take a side for five more, preferably one you do not agree with.

# %%
dilemma(mine)

# %% [markdown] lang="nb"
# ## Regler å kjenne
#
# Hva er plikt, og hva er bare vanlig hos dere? Under hver regel står det når den ble
# lest, og om noen har åpnet kilden.

# %% [markdown] lang="nn"
# ## Reglar å kjenne
#
# Kva er plikt, og kva er berre vanleg hos dykk? Under kvar regel står det når han vart
# lesen, og om nokon har opna kjelda.

# %% [markdown] lang="en"
# ## Rules to know
#
# What is a duty, and what is only usual where you are? Under each rule you see when it
# was read, and whether anyone has opened the source.

# %%
field_rules(mine)

# %% [markdown] lang="nb"
# ## Steder å lære av
#
# Noe gikk bra, noe gikk ikke. Finn det stedet der de sier minst om hvordan det gikk.
# Hva ville du spurt dem om på telefonen?

# %% [markdown] lang="nn"
# ## Stader å lære av
#
# Noko gjekk bra, noko gjekk ikkje. Finn den staden der dei seier minst om korleis det
# gjekk. Kva ville du ha spurt dei om på telefonen?

# %% [markdown] lang="en"
# ## Places to learn from
#
# Some of it went well and some did not. Find the place that says least about how it
# went. What would you ask them on the telephone?

# %%
local_case(mine)

# %% [markdown] lang="nb"
# ## Hvilket dokument, og hvem bestemmer?
#
# Velg ett av tallene i tabellen. Hvor står det i dag: i oversikten, økonomiplanen,
# tertialrapporten eller ingen steder? Hvem må si ja for at det skal inn?
#
# > **Diskuter på avdelingen**
# >
# > 1. Hvilket dilemma av samme slag har vi selv hatt det siste året? Hvem satt ikke ved
# >    bordet?
# > 2. Hvilket tall på vårt område ville vi savnet om det ble borte?
#
# ## Det du har med deg
#
# Du vet hvilke mål og tall som er dine, og du kan legge fram et valg så andre ser hva det
# koster. Alle målene står i [De 17 målene, ett for ett](12_the_goals.ipynb). Veien videre
# i kurset ser du i [Oppstart](00_start.ipynb).

# %% [markdown] lang="nn"
# ## Kva dokument, og kven avgjer?
#
# Vel eitt av tala i tabellen. Kvar står det i dag: i oversikta, økonomiplanen,
# tertialrapporten eller ingen stad? Kven må seie ja for at det skal inn?
#
# > **Diskuter på avdelinga**
# >
# > 1. Kva dilemma av same slag har vi sjølve hatt det siste året? Kven sat ikkje ved
# >    bordet?
# > 2. Kva tal på området vårt ville vi ha sakna om det vart borte?
#
# ## Det du har med deg
#
# Du veit kva mål og tal som er dine, og du kan leggje fram eit val så andre ser kva det
# kostar. Alle måla står i [Dei 17 måla, eitt for eitt](12_the_goals.ipynb). Vegen vidare i
# kurset ser du i [Oppstart](00_start.ipynb).

# %% [markdown] lang="en"
# ## Which document, and who decides?
#
# Choose one of the figures in the table. Where is it today: in the overview, the
# financial plan, the four-monthly report or nowhere? Who must say yes for it to go in?
#
# > **Discuss in your department**
# >
# > 1. Which dilemma of the same kind have we had ourselves in the past year? Who was not
# >    at the table?
# > 2. Which figure in our field would we miss if it disappeared?
#
# ## What you take with you
#
# You know which goals and figures are yours, and you can present a choice so that others
# see what it costs. All the goals are in [The 17 goals, one by one](12_the_goals.ipynb).
# [Start](00_start.ipynb) shows the way on through the course.
