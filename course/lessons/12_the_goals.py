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
# # De 17 målene, ett for ett
#
# Et mål er valgt ut i planen deres, og du skal si hva dere gjør med det. Eller
# noen spør hvorfor de andre målene ikke er med. Her er alle 17, hvert på et kort:
# hva som er deres å gjøre, hvilket tall som finnes, og ett sted det har vært
# prøvd.
#
# Når du er ferdig, kan du
#
# - si hva dere rår over i hvert av de 17 målene
# - peke ut målene som ikke kan måles hos dere
# - finne ett sted å lære av for et mål dere arbeider med
#
# Sett av 30 minutter, eller slå opp i det målet du trenger. Du har valgt kommune
# eller fylke i [Oppstart](00_start.ipynb).

# %% [markdown] lang="nn"
# # Dei 17 måla, eitt for eitt
#
# Eit mål er valt ut i planen dykkar, og du skal seie kva kommunen gjer med det.
# Eller nokon spør kvifor dei andre måla ikkje er med. Her er alle 17, kvart på eit
# kort: kva kommunen gjer, kva tal som finst, og éin stad det har vore prøvd.
#
# Når du er ferdig, kan du
#
# - seie kva de rår over i kvart av dei 17 måla
# - peike ut måla som ikkje kan målast hos dykk
# - finne éin stad å lære av for eit mål de arbeider med
#
# Set av 30 minutt, eller slå opp i det målet du treng. Du har valt kommune
# eller fylke i [Oppstart](00_start.ipynb).

# %% [markdown] lang="en"
# # The 17 goals, one by one
#
# A goal has been picked for your plan, and you are to say what you do about it. Or
# someone asks why the other goals are left out. Here are all 17, each on a card:
# what is yours to do, which figure exists, and one place where something was
# tried.
#
# When you are done you can
#
# - say what you control in each of the 17 goals
# - point out the goals that cannot be measured where you are
# - find one place to learn from for a goal you are working on
#
# Set aside 30 minutes, or look up the goal you need. You chose your municipality or
# county in [Start](00_start.ipynb).

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Hvor mange av målene har et tall?
#
# Noen mål følger kommunegrensene, andre ikke. Gjett før du går videre: For hvor
# mange av de 17 målene har kurset et tall for stedet ditt? Skriv det på en lapp.
# Svaret kommer til slutt.
#
# Kortene er sortert etter de fem P-ene. Først menneskene.

# %% [markdown] lang="nn"
# ## Kor mange av måla har eit tal?
#
# Nokre mål følgjer kommunegrensene, andre ikkje. Giss før du går vidare: For kor
# mange av dei 17 måla har kurset eit tal for staden din? Skriv det på ein lapp.
# Svaret kjem til slutt.
#
# Korta er sorterte etter dei fem P-ane. Først menneska.

# %% [markdown] lang="en"
# ## How many of the goals have a figure?
#
# Some goals follow municipal boundaries, others do not. Guess before you go on: for
# how many of the 17 goals does the course have a figure for your place? Write it
# down. The answer comes at the end.
#
# The cards are sorted by the five Ps. People come first.

# %%
goal_cards(my_municipality(), 1, 2, 3, 4, 5)

# %% [markdown] lang="nb"
# ## Planeten
#
# Les kortet for mål 14 også om dere ikke har kyst. Hvilket av kortene her gjelder
# noe dere har vedtatt det siste året?

# %% [markdown] lang="nn"
# ## Planeten
#
# Les kortet for mål 14 også om de ikkje har kyst. Kva for eit av korta her gjeld
# noko de har vedteke det siste året?

# %% [markdown] lang="en"
# ## Planet
#
# Read the card for goal 14 even if you have no coast. Which of these cards is
# about something your council has decided in the past year?

# %%
goal_cards(my_municipality(), 6, 12, 13, 14, 15)

# %% [markdown] lang="nb"
# ## Velstand
#
# Flere av tallene her sier hva slags sted dere er, ikke om det går bra. Et sted med
# mye industri bruker mye strøm til industri. Retningen på et tall er et valg noen
# har tatt, og noen tall har ingen.

# %% [markdown] lang="nn"
# ## Velstand
#
# Fleire av tala her seier kva slags stad de er, ikkje om det går bra. Ein stad med
# mykje industri bruker mykje straum til industri. Retninga på eit tal er eit val
# nokon har teke, og nokre tal har inga.

# %% [markdown] lang="en"
# ## Prosperity
#
# Several of these figures say what kind of place you are, not whether things go well. A
# place with a lot of industry uses a lot of electricity in industry. The direction of a
# figure is a choice somebody made, and some figures have none.

# %%
goal_cards(my_municipality(), 7, 8, 9, 10, 11)

# %% [markdown] lang="nb"
# ## Fred og partnerskap

# %% [markdown] lang="nn"
# ## Fred og partnarskap

# %% [markdown] lang="en"
# ## Peace and partnership

# %%
goal_cards(my_municipality(), 16, 17)

# %%
show("m12-count")

# %% [markdown] lang="nb"
# ## Hvilket dokument, og hvem bestemmer?
#
# Velg ett av målene dere har med i planen. Står tallet på kortet i oversikten, i
# handlingsdelen eller i årsmeldingen? Hvem la det inn, og hvem kan be om noe annet?
# Finnes det ikke noe tall, hører det hjemme i planen å si det.
#
# > **Diskuter på avdelingen**
# >
# > 1. Hvilket av de 17 målene rår vi mest over, og hvilket minst? Er det de samme vi
# >    har skrevet mest om?
# > 2. Et mål uten tall: Hvordan ville vi merket at det gikk bedre?

# %% [markdown] lang="nn"
# ## Kva dokument, og kven avgjer?
#
# Vel eitt av måla de har med i planen. Står talet på kortet i oversikta, i
# handlingsdelen eller i årsmeldinga? Kven la det inn, og kven kan be om noko anna?
# Finst det ikkje noko tal, høyrer det heime i planen å seie det.
#
# > **Diskuter på avdelinga**
# >
# > 1. Kva for eit av dei 17 måla rår vi mest over, og kva for eit minst? Er det dei
# >    same vi har skrive mest om?
# > 2. Eit mål utan tal: Korleis ville vi ha merkt at det gjekk betre?

# %% [markdown] lang="en"
# ## Which document, and who decides?
#
# Choose one of the goals in your plan. Is the figure on its card in the overview, in the
# action programme or in the annual report? Who put it there, and who can ask for another?
# If there is no figure, the plan is the place to say so.
#
# > **Discuss in your department**
# >
# > 1. Which of the 17 goals do we control most, and which least? Are they the ones we
# >    have written most about?
# > 2. A goal without a figure: how would we notice that things had improved?

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Du vet hva dere rår over i hvert mål, hvilke som mangler et tall, og hvor noen har
# prøvd. Vil du se målene fra ditt eget fag, går du til
# [Ditt fagområde](11_your_field.ipynb).

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Du veit kva de rår over i kvart mål, kva mål som manglar eit tal, og kvar nokon har
# prøvd. Vil du sjå måla frå ditt eige fag, går du til
# [Fagområdet ditt](11_your_field.ipynb).

# %% [markdown] lang="en"
# ## What you take with you
#
# You know what you control in each goal, which goals lack a figure, and where somebody
# has tried. To see the goals from your own field, go to
# [Your field](11_your_field.ipynb).
