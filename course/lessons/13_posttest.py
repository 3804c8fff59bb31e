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
# # Sluttprøve
#
# Før kurset svarte du på atten spørsmål. Her er atten nye om de samme begrepene, i
# samme rekkefølge.
#
# Når du er ferdig, kan du
#
# - se hvilke begreper du har lært, kunne fra før og ikke har ennå
# - lese hvorfor hvert svar er rett eller ikke, i begge prøvene
# - velge hva du vil lese en gang til
#
# **Tid:** 20 minutter. **Før du begynner:** Du har vært gjennom modulene, og helst
# tatt [startprøven](00_start.ipynb) før dem.

# %% [markdown] lang="nn"
# # Sluttprøve
#
# Før kurset svarte du på atten spørsmål. Her er atten nye om dei same omgrepa, i
# same rekkjefølgje.
#
# Når du er ferdig, kan du
#
# - sjå kva omgrep du har lært, kva du kunne frå før, og kva som står att
# - lese kvifor kvart svar er rett eller ikkje, i begge prøvene
# - velje kva du vil lese ein gong til
#
# **Tid:** 20 minutt. **Før du byrjar:** Du har vore gjennom modulane, og helst teke
# [startprøva](00_start.ipynb) før dei.

# %% [markdown] lang="en"
# # Post-test
#
# Before the course you answered eighteen questions. Here are eighteen new ones on
# the same concepts, in the same order.
#
# When you are done you can
#
# - see which concepts you have learnt, which you knew before and which are still
#   to come
# - read why each answer is right or not, in both tests
# - choose what to read once more
#
# **Time:** 20 minutes. **Before you begin:** you have been through the modules, and
# ideally took [the pre-test](00_start.ipynb) before them.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Atten spørsmål
#
# Svar uten å slå opp. «Vet ikke» er et svar, og det er ærligere enn en gjetning.
# Hva som var rett, får du se når alle atten er besvart. Ingenting blir sendt.

# %% [markdown] lang="nn"
# ## Atten spørsmål
#
# Svar utan å slå opp. «Veit ikkje» er eit svar, og det er ærlegare enn ei gissing.
# Kva som var rett, får du sjå når alle atten er svart på. Ingenting blir sendt.

# %% [markdown] lang="en"
# ## Eighteen questions
#
# Answer without looking things up. “Don't know” is an answer, and more honest than a
# guess. You are shown what was right when all eighteen are answered. Nothing is sent.

# %%
quiz("m9")

# %% [markdown] lang="nb"
# ## Hva har du lært?
#
# Hvor mange av de atten tror du at du svarte rett på, før og nå? Tenk deg to tall
# før du leser videre.

# %% [markdown] lang="nn"
# ## Kva har du lært?
#
# Kor mange av dei atten trur du at du svarte rett på, før og no? Tenk deg to tal før
# du les vidare.

# %% [markdown] lang="en"
# ## What have you learnt?
#
# How many of the eighteen do you think you had right, before and now? Settle on two
# numbers before you read on.

# %% [markdown] lang="nb" tags=["code"]
# Kjør cellene under når alle atten er besvart.

# %% [markdown] lang="nn" tags=["code"]
# Køyr cellene under når alle atten er svart på.

# %% [markdown] lang="en" tags=["code"]
# Run the cells below when all eighteen are answered.

# %%
gain = learning_gain()
gain

# %% [markdown] lang="nb"
# Figuren teller opp hvordan det gikk med begrepene. Den kommer når du er i gang med
# sluttprøven.

# %% [markdown] lang="nn"
# Figuren tel opp korleis det gjekk med omgrepa. Han kjem når du er i gang med
# sluttprøva.

# %% [markdown] lang="en"
# The chart counts what happened to the concepts. It comes once you have begun the
# post-test.

# %%
gain.chart() if gain.answered(2) else None

# %% [markdown] lang="nb"
# Ett spørsmål per begrep er lite. Et rett svar kan være flaks, og et galt kan være
# et ord du leste feil. Bruk tabellen til å velge hva du leser igjen. Til å rangere
# folk duger den ikke.

# %% [markdown] lang="nn"
# Eitt spørsmål per omgrep er lite. Eit rett svar kan vere flaks, og eit gale kan vere
# eit ord du las feil. Bruk tabellen til å velje kva du les om att. Til å rangere folk
# duger han ikkje.

# %% [markdown] lang="en"
# One question per concept is not much. A right answer may be luck, and a wrong one
# may be a word you misread. Use the table to choose what to read again. It is no
# good for ranking people.

# %% [markdown] lang="nb"
# ## Hvorfor
#
# Åpne et begrep for å se begge spørsmålene, svaret ditt og forklaringen.

# %% [markdown] lang="nn"
# ## Kvifor
#
# Opne eit omgrep for å sjå begge spørsmåla, svaret ditt og forklaringa.

# %% [markdown] lang="en"
# ## Why
#
# Open a concept to see both questions, your answer and the explanation.

# %%
explanations()

# %% [markdown] lang="nb"
# ## Vil du hjelpe kurslederen?
#
# Ingen får vite hva du svarte. Vil du at kurslederen skal se hva hele kullet har lært, og
# hvilke spørsmål som er dårlige, kan du gi fra deg linja under. Den har bokstavene du
# svarte første gang, og ikke navnet ditt.

# %% [markdown] lang="nn"
# ## Vil du hjelpe kursleiaren?
#
# Ingen får vite kva du svarte. Vil du at kursleiaren skal sjå kva heile kullet har lært, og
# kva spørsmål som er dårlege, kan du gje frå deg linja under. Ho har bokstavane du svarte
# første gongen, og ikkje namnet ditt.

# %% [markdown] lang="en"
# ## Would you help the course lead?
#
# Nobody is told what you answered. If you want the course lead to see what the whole
# cohort has learnt, and which questions are poor, you may hand over the line below. It
# has the letters you answered first, and not your name.

# %%
line_without_name()

# %% [markdown] lang="nb"
# ## Husker du det om et halvt år?
#
# Det du ikke henter fram, blir borte. Legg to dager i kalenderen, om en måned og om et
# halvt år. Da kommer du tilbake hit og svarer på tolv blandede spørsmål.

# %% [markdown] lang="nn"
# ## Hugsar du det om eit halvt år?
#
# Det du ikkje hentar fram, blir borte. Legg to dagar i kalenderen, om ein månad og om eit
# halvt år. Då kjem du tilbake hit og svarer på tolv blanda spørsmål.

# %% [markdown] lang="en"
# ## Will you remember it in half a year?
#
# What you never call to mind, you forget. Put two days in your calendar, in a month and in
# half a year. You then come back here and answer twelve mixed questions.

# %%
reminders()

# %% [markdown] lang="nb"
# Vent med disse til kalenderen sier fra. Etter en måned:

# %% [markdown] lang="nn"
# Vent med desse til kalenderen seier frå. Etter ein månad:

# %% [markdown] lang="en"
# Leave these until the calendar tells you. After a month:

# %%
mixed(1)

# %% [markdown] lang="nb"
# Etter et halvt år:

# %% [markdown] lang="nn"
# Etter eit halvt år:

# %% [markdown] lang="en"
# After half a year:

# %%
mixed(6)

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Hvilket av begrepene har endret noe dere faktisk gjør, og i hvilket dokument
# >    vises det?
# > 2. Hvem bestemmer at neste årsmelding skal ha nevner, år og kilde på hvert tall?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Kva for eit av omgrepa har endra noko de faktisk gjer, og i kva dokument ser
# >    ein det?
# > 2. Kven avgjer at neste årsmelding skal ha nemnar, år og kjelde på kvart tal?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Which of the concepts has changed something you actually do, and in which
# >    document does it show?
# > 2. Who decides that the next annual report must have denominator, year and source
# >    for every figure?

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Du vet hva du kan, hva du ikke kan ennå, og hvor det står. Tallene om stedet ditt
# blir nye hvert år. **Neste:** [profilen](09_profile.ipynb) på nytt, når ferske tall
# er på plass.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Du veit kva du kan, kva du ikkje kan enno, og kvar det står. Tala om staden din
# blir nye kvart år. **Neste:** [profilen](09_profile.ipynb) på nytt, når ferske tal
# er på plass.

# %% [markdown] lang="en"
# ## What you take with you
#
# You know what you can do, what you cannot do yet, and where to find it. The figures
# for your place are new every year. **Next:** [the profile](09_profile.ipynb) once
# more, when fresh figures are in place.
