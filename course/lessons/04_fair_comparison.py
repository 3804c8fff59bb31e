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
# # Rettferdig sammenligning
#
# Avisa har rangert skolene, og kommunedirektøren vil vite hvorfor dere ikke ligger
# øverst. Mot hvem er dere målt? Hvor mange elever står bak tallet? Og hvor mye av
# plassen er flaks?
#
# Når du er ferdig, kan du
#
# - velge en gruppe å sammenligne med, og begrunne valget
# - regne ut medianen i gruppa uten seg selv
# - si når et tall bygger på så få at tilfeldigheter kan forklare det
#
# **Tid:** 25 minutter. **Før du begynner:** Du har vært gjennom
# [Å lese en indikator](03_indicators.ipynb).

# %% [markdown] lang="nn"
# # Rettferdig samanlikning
#
# Avisa har rangert skulane, og kommunedirektøren vil vite kvifor de ikkje ligg
# øvst. Kven er de målte mot? Kor mange elevar står bak talet? Og kor mykje av
# plassen er flaks?
#
# Når du er ferdig, kan du
#
# - velje ei gruppe å samanlikne med, og grunngje valet
# - rekne ut medianen i gruppa utan seg sjølv
# - seie når eit tal byggjer på så få at det kan vere tilfeldig
#
# **Tid:** 25 minutt. **Før du byrjar:** Du har vore gjennom
# [Å lese ein indikator](03_indicators.ipynb).

# %% [markdown] lang="en"
# # Fair comparison
#
# The newspaper has ranked the schools, and the chief executive wants to know why
# yours are not at the top. Whom were you measured against? How many pupils are
# behind the figure? And how much of the place is luck?
#
# When you are done you can
#
# - choose a group to compare with, and give your reason
# - work out the median of the group without yourself
# - say when a figure rests on so few that chance may explain it
#
# **Time:** 25 minutes. **Before you begin:** you have been through [Reading an
# indicator](03_indicators.ipynb).

# %% [markdown] lang="nb" tags=["code"]
# Du fyller ut ett uttrykk selv.

# %% [markdown] lang="nn" tags=["code"]
# Du fyller ut eitt uttrykk sjølv.

# %% [markdown] lang="en" tags=["code"]
# You write one expression yourself.

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
again(4)

# %% [markdown] lang="nb"
# ## Målt mot hvem?
#
# I [Verdens felles plan](01_shared_plan.ipynb) så du valgdeltakelsen i fylket. Nå
# bytter vi gruppe: opptil 20 kommuner som ligger nær dere i folketall, eller kommunene
# i fylket når det er et fylke du har valgt. Still dem opp etter deltakelse; den
# midterste er medianen. Hvor høy tror du den er?

# %% [markdown] lang="nn"
# ## Målt mot kven?
#
# I [Ein felles plan for verda](01_shared_plan.ipynb) såg du valdeltakinga i fylket. No
# byter vi gruppe: opptil 20 kommunar som ligg nær dykk i folketal, eller kommunane i
# fylket når det er eit fylke du har valt. Still dei på rekkje etter deltaking; talet i
# midten er medianen. Kor høg trur du han er?

# %% [markdown] lang="en"
# ## Measured against whom?
#
# In [The world's shared plan](01_shared_plan.ipynb) you saw turnout in your county. Now
# we change the group, to the municipalities nearest to yours in population, up to 20 of
# them, or to those in the county if that is what you chose. Line them up by turnout,
# and the middle one is the median. How high do you think it is?

# %%
show("m4-similar")

# %% [markdown] lang="nb"
# Flytt på gruppa, og se hva som skjer med medianen:

# %% [markdown] lang="nn"
# Flytt på gruppa, og sjå kva som skjer med medianen:

# %% [markdown] lang="en"
# Change the group, and see what happens to the median:

# %%
show("m4-whom")

# %% [markdown] lang="nb"
# Spørsmålet avgjør gruppa. I fylket har dere de samme videregående skolene og ofte
# det samme arbeidsmarkedet. Like store kommuner løser de samme pliktene for om lag
# like mange. KOSTRA-gruppene til SSB deler etter folketall, bundne kostnader og frie
# disponible inntekter. Landet har de samme lovene. Dere selv for fem år siden er også en
# gruppe. Skriv ned hvilken du velger, og hvorfor, før du ser hvem dere slår.
#
# ## ◆ For den som vil ha mer: gruppene ved siden av hverandre, og hvem som ligner
#
# Her står valgdeltakelsen deres ved siden av hver gruppe. Står det «mangler», har gruppa færre enn fem
# andre kommuner med tall. Da sier medianen lite, og kurset holder den tilbake.

# %% [markdown] lang="nn"
# Spørsmålet avgjer gruppa. I fylket har de dei same vidaregåande skulane og ofte den
# same arbeidsmarknaden. Like store kommunar løyser dei same pliktene for om lag like
# mange. KOSTRA-gruppene til SSB deler etter folketal, bundne kostnader og frie
# disponible inntekter. Landet har dei same lovene. De sjølve for fem år sidan er òg ei gruppe.
# Skriv ned kva for ei du vel, og kvifor, før du ser kven de slår.
#
# ## ◆ For den som vil ha meir: gruppene ved sida av kvarandre, og kven som liknar
#
# Her står valdeltakinga dykkar ved sida av kvar gruppe. Står det «manglar», har gruppa færre enn fem
# andre kommunar med tal. Då seier medianen lite, og kurset held han tilbake.

# %% [markdown] lang="en"
# The question decides the group. In the county you have the same upper-secondary
# schools and often the same labour market. Municipalities of your size meet the same
# duties for about as many people. Statistics Norway's KOSTRA groups go by population,
# fixed costs and free disposable income. The country has the same laws. Your own place five
# years ago is a group too. Write down which you choose, and why, before you see whom
# you beat.
#
# ## ◆ For those who want more: the groups side by side, and who is like you
#
# Here your turnout stands beside each group. If it says “missing”, the group has fewer than
# five others with figures. The median says little then, and the course holds it back.

# %%
show("m4-groups")

# %% [markdown] lang="nb"
# KOSTRA-gruppene er [17](https://www.ssb.no/klass/klassifikasjoner/112). En gruppe til
# er de som ligner mest. Hvem tror du det er?

# %% [markdown] lang="nn"
# KOSTRA-gruppene er [17](https://www.ssb.no/klass/klassifikasjoner/112). Ei gruppe til
# er dei som liknar mest. Kven trur du det er?

# %% [markdown] lang="en"
# There are [17 KOSTRA groups](https://www.ssb.no/klass/klassifikasjoner/112). One more
# group is those most like you. Who do you think they are?

# %% [markdown] lang="nb" tags=["code"]
# KOSTRA-gruppene har kurset når du har kjørt `baerekraft refresh`.

# %% [markdown] lang="nn" tags=["code"]
# KOSTRA-gruppene har kurset når du har køyrt `baerekraft refresh`.

# %% [markdown] lang="en" tags=["code"]
# The course has the KOSTRA groups once you have run `baerekraft refresh`.

# %%
show("m4-alike")

# %% [markdown] lang="nb"
# Alder er ett av de fire tallene likheten er målt med. Spør derfor ikke den gruppa om
# andelen over 80: Den er lik fordi du valgte dem slik.

# %% [markdown] lang="nn"
# Alder er eitt av dei fire tala likskapen er målt med. Spør derfor ikkje den gruppa om
# kor mange som er over 80: Dei er like der fordi du valde dei slik.

# %% [markdown] lang="en"
# Age is one of the four figures that likeness is measured by. So do not ask this group
# about the share over 80: it is alike because you chose them that way.

# %% [markdown] lang="nb"
# ## Uten deg selv
#
# Er dere med i gruppa, blir dere til dels målt mot dere selv. I et lite fylke
# monner det. Ta Skien i Telemark.

# %% [markdown] lang="nn"
# ## Utan deg sjølv
#
# Er de med i gruppa, blir de til dels målte mot dykk sjølve. I eit lite fylke
# monar det. Ta Skien i Telemark.

# %% [markdown] lang="en"
# ## Without yourself
#
# If you are in the group, you are partly measured against yourself. In a small
# county that matters. Take Skien in Telemark.

# %% [markdown] lang="nb" tags=["code"]
# Skien har nummer 4003. `==` betyr «er lik» og `!=` betyr «er ikke lik»; hakeparentesen
# beholder radene der det stemmer.

# %% [markdown] lang="nn" tags=["code"]
# Skien har nummer 4003. `==` tyder «er lik» og `!=` tyder «er ikkje lik»; hakeparentesen
# held på radene der det stemmer.

# %% [markdown] lang="en" tags=["code"]
# Skien is number 4003. `==` means “equals” and `!=` means “does not equal”; the brackets
# keep the rows where it holds.

# %% tags=["open"]
everyone = cross_section("turnout_local", "2023")
telemark = everyone[everyone["county"] == "Telemark"]
others = telemark[telemark.index != "4003"]
len(telemark), len(others), round(float(others["value"].median()), 1)

# %%
show("m4-skien")

# %% [markdown] lang="nb" tags=["code"]
# Så fylket ditt: Bytt ut de tre prikkene med et uttrykk som tar deg selv ut av `county`.
# Nummeret ditt heter `place.code`. Har du valgt et fylke, setter du en kommune der i
# stedet for `my_municipality()`, for eksempel `municipality("Lier")`.

# %% [markdown] lang="nn" tags=["code"]
# Så fylket ditt: Byt ut dei tre prikkane med eit uttrykk som tek deg sjølv ut av
# `county`. Nummeret ditt heiter `place.code`. Har du valt eit fylke, set du ein kommune
# der i staden for `my_municipality()`, til dømes `municipality("Lier")`.

# %% [markdown] lang="en" tags=["code"]
# Now your county: replace the three dots with an expression that takes you out of
# `county`. Your code is called `place.code`. If you chose a county, put a municipality
# there in place of `my_municipality()`, for instance `municipality("Lier")`.

# %% tags=["code"]
place = my_municipality()
county = everyone[everyone["county"] == place.county]
others = ...
others

# %% [markdown] lang="nb" tags=["code"]
# Sammenlign med setningen under. Har du like mange rader som den sier?

# %% [markdown] lang="nn" tags=["code"]
# Samanlikn med setninga under. Har du like mange rader som ho seier?

# %% [markdown] lang="en" tags=["code"]
# Compare with the sentence below. Do you have as many rows as it says?

# %% [markdown] lang="nb"
# Slik er det der du er:

# %% [markdown] lang="nn"
# Slik er det der du er:

# %% [markdown] lang="en"
# This is how it is where you are:

# %%
compare("turnout_local", place, group="county")

# %% [markdown] lang="nb"
# ## Landstallet er ikke midt i landet
#
# Omsorgsplanen trenger andelen innbyggere på 80 år eller mer. Hvor mange av
# kommunene ligger over landstallet?

# %% [markdown] lang="nn"
# ## Landstalet er ikkje midt i landet
#
# Omsorgsplanen treng prosentdelen av innbyggjarane som er 80 år eller meir. Kor mange av
# kommunane ligg over landstalet?

# %% [markdown] lang="en"
# ## The national figure is not the middle
#
# The care plan needs the share of inhabitants aged 80 or over. How many of the
# municipalities are above the national figure?

# %%
show("m4-older")

# %%
show("m4-three-middles")

# %% [markdown] lang="nb"
# Alle tre er riktige. Spør du hva som er vanlig i en kommune, svarer medianen. Spør
# du hva som er vanlig for en innbygger, svarer landstallet.
#
# ## Best og dårligst
#
# Noen kommuner har en høy andel elever på de øvre mestringsnivåene i lesing, andre
# en lav. Ta de fem høyeste og de fem laveste i 2025. Hvor mange innbyggere har den
# største av de ti?

# %% [markdown] lang="nn"
# Alle tre er rette. Spør du kva som er vanleg i ein kommune, svarer medianen. Spør
# du kva som er vanleg for ein innbyggjar, svarer landstalet.
#
# ## Best og dårlegast
#
# Nokre kommunar har ein høg prosentdel elevar på dei øvre meistringsnivåa i lesing, andre
# ein låg. Ta dei fem høgaste og dei fem lågaste i 2025. Kor mange innbyggjarar har
# den største av dei ti?

# %% [markdown] lang="en"
# All three are right. Ask what is usual in a municipality, and the median answers.
# Ask what is usual for an inhabitant, and the national figure does.
#
# ## Best and worst
#
# In some municipalities a high share of pupils reach the upper mastery levels in
# reading, in others a low one. Take the five highest and the five lowest in 2025.
# How many inhabitants does the largest of the ten have?

# %%
show("m4-ends")

# %% [markdown] lang="nb"
# Små kommuner er både best og dårligst. Er det lærerne? Prøv med terningkast. Under
# får alle kommuner den samme sjansen, 62 prosent, og så mange elever som én prosent
# av innbyggerne. Resten er loddtrekning.

# %% [markdown] lang="nn"
# Små kommunar er både best og dårlegast. Er det lærarane? Prøv med terningkast. Under
# får alle kommunar den same sjansen, 62 prosent, og så mange elevar som éin prosent
# av innbyggjarane. Resten er loddtrekning.

# %% [markdown] lang="en"
# Small municipalities are both best and worst. Is it the teachers? Try with dice.
# Below, every municipality has the same chance, 62 per cent, and as many pupils as
# one per cent of its inhabitants. The rest is a lottery.

# %%
show("m4-dice")

# %% [markdown] lang="nb"
# Trekk på nytt: Flytt på tallet over figuren. Det blir andre
# navn, men de er små denne gangen også. Loddet beviser ikke at lærerne er like gode.
# Det viser at lista ikke kan si om de er det. Med få elever flytter hver av dem
# tallet langt: 16 av 20 er 80 prosent, 19 av 20 er 95.
#
# Hvor langt? 15 av 20 elever er 75 prosent. Hvilke andeler kan ligge
# bak det? Og bak 300 av 400, som også er 75 prosent?

# %% [markdown] lang="nn"
# Trekk på nytt: Flytt på talet over figuren. Det blir andre namn,
# men dei er små denne gongen òg. Loddet seier ikkje at lærarane er like gode. Det
# viser at lista ikkje kan seie om dei er det. Med få elevar flyttar kvar av dei
# talet langt: 16 av 20 er 80 prosent, 19 av 20 er 95.
#
# Kor langt? 15 av 20 elevar er 75 prosent. Kva for prosentar kan
# liggje bak det? Og bak 300 av 400, som òg er 75 prosent?

# %% [markdown] lang="en"
# Draw again: move the number above the chart. The names
# change, but they are small this time too. The lottery does not prove that the
# teachers are equally good. It shows that the list cannot tell. With few pupils each
# of them moves the figure a long way: 16 of 20 is 80 per cent, 19 of 20 is 95.
#
# How far? 15 of 20 pupils is 75 per cent. Which shares would fit
# that? And with 300 of 400, which is 75 per cent too?

# %% [markdown] lang="nb" tags=["code"]
# `wilson` regner det ut. Får du antallet hos dere av skolekontoret, setter du det inn.

# %% [markdown] lang="nn" tags=["code"]
# `wilson` reknar det ut. Får du tala for dykk av skulekontoret, set du dei inn.

# %% [markdown] lang="en" tags=["code"]
# `wilson` works it out. If your education office gives you your numbers, put them in.

# %% tags=["open"]
few, many = wilson(15, 20), wilson(300, 400)
[round(share * 100) for share in few], [round(share * 100) for share in many]

# %% [markdown] lang="nb"
# Intervallet på 95 prosent går fra 53 til 89 for de 20 elevene og fra 71 til 79 for
# de 400. Vi vet ikke hvor mange elever som tok prøven hos dere. Skolekontoret vet det.
#
# Intervallet gjelder bare tilfeldige utslag. Røros – Rosse inviterte 1 000 innbyggere
# til [innbyggerpanelet](https://roros.kommune.no/politikk/innbyggerpanelet/); 90 sa ja,
# og 18 av dem ble trukket. At 910 takket nei eller ikke svarte, retter ingen trekning
# opp.
#
# De 20 kommunene som lå lavest i lesing i 2024: Hva skjedde med dem året etter?

# %% [markdown] lang="nn"
# Intervallet på 95 prosent går frå 53 til 89 for dei 20 elevane og frå 71 til 79 for
# dei 400. Vi veit ikkje kor mange elevar som tok prøva hos dykk. Skulekontoret veit det.
#
# Intervallet gjeld berre tilfeldige utslag. Røros – Rosse bad 1 000 innbyggjarar med i
# [innbyggjarpanelet](https://roros.kommune.no/politikk/innbyggerpanelet/); 90 sa ja, og
# 18 av dei vart trekte ut. At 910 sa nei eller ikkje svarte, rettar inga trekning opp.
#
# Dei 20 kommunane som låg lågast i lesing i 2024: Kva hende med dei året etter?

# %% [markdown] lang="en"
# The 95 per cent interval runs from 53 to 89 for the 20 pupils and from 71 to 79 for
# the 400. We do not know how many of your pupils sat the test. Your education office does.
#
# It covers chance only. Røros – Rosse invited 1,000 inhabitants to its [citizens'
# panel](https://roros.kommune.no/politikk/innbyggerpanelet/); 90 said yes, and 18 of
# them were drawn. No draw makes up for the 910 who said no or never answered.
#
# Take the 20 municipalities that were lowest in reading in 2024. What happened to
# them the year after?

# %%
show("m4-back-to-middle")

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: antall eller rate, og trakta
#
# I 2022 bosatte Oslo flest flyktninger, 1 924. Utsira bosatte 15 (IMDi). Per 1 000
# innbyggere er det under 3 i Oslo og nesten 80 på Utsira, den høyeste raten i landet.
# Antallet sier hvor mange boliger som trengtes, raten hvor mye det krevde av stedet.
#
# Og er en høy rate mer enn tilfeldigheter? Trakta viser hvor langt fra landets rate
# tilfeldigheter kan føre en kommune. Den er vid der det bor få. Tror du at dere
# ligger innenfor?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: talet eller raten, og trakta
#
# I 2022 busette Oslo flest flyktningar, 1 924. Utsira busette 15 (IMDi). Per 1 000
# innbyggjarar er det under 3 i Oslo og nesten 80 på Utsira, den høgaste raten i
# landet. Talet seier kor mange bustader som trongst, raten kor mykje det kravde av
# staden.
#
# Og er ein høg rate meir enn tilfeldig? Trakta viser kor langt frå raten i landet
# det tilfeldige kan føre ein kommune. Ho er vid der det bur få. Trur du at de ligg
# innanfor?

# %% [markdown] lang="en"
# ## ◆ For those who want more: count or rate, and the funnel
#
# In 2022 Oslo settled the most refugees: 1,924. Utsira settled 15 (IMDi). Per 1,000
# inhabitants that is less than 3 in Oslo and nearly 80 on Utsira, the highest rate in
# Norway. The count says how many homes were needed, the rate how heavy the task was for
# the place.
#
# And is a high rate more than chance? The funnel shows how far from Norway's rate
# chance may carry a municipality. It is wide where few people live. Do you think
# you are inside?

# %%
funnel("refugees_settled", my_municipality(), "2022")

# %% [markdown] lang="nb"
# Å ligge utenfor trakta er verken bra eller dårlig, men årsaken er verdt å finne. Her kan
# årsaken være et vedtak. Trakta regner dessuten hver person for seg, og flyktninger
# kommer ofte i familier.
#
# ## ◆ For den som vil ha mer: hva en plassering er verdt
#
# Tenk deg at valgdeltakelsen hos dere var ett prosentpoeng høyere. Hvor mange plasser
# ville dere ha rykket opp blant kommunene?

# %% [markdown] lang="nn"
# Å liggje utanfor trakta er verken bra eller dårleg, men årsaka er verd å finne.
# Her kan årsaka vere eit vedtak. Trakta reknar dessutan kvar person for seg, og
# flyktningar kjem ofte i familiar.
#
# ## ◆ For den som vil ha meir: kva ei plassering er verd
#
# Hadde eitt prosentpoeng fleire røysta hos dykk, kor mange plassar hadde de rykt
# opp mellom kommunane?

# %% [markdown] lang="en"
# Being outside the funnel is neither good nor bad; it means that there is a reason to
# look for. Here it may be a decision by the council. The funnel also counts as if each
# person came alone, and refugees often come in families.
#
# ## ◆ For those who want more: what a rank is worth
#
# If your turnout were one percentage point higher, how many places would you move
# up among the municipalities?

# %%
show("m4-one-point-more")

# %%
show("m4-rank")

# %%
show("m4-rank-shared")

# %% [markdown] lang="nb"
# `rank` må vite retningen. Med `"lower"` hadde den laveste deltakelsen vært best.
#
# ## ◆ For den som vil ha mer: hvem er med i nevneren?
#
# To tenkte kommuner med 10 000 innbyggere og like gode sykehjem:
#
# | | Furu | Gran |
# |---|---|---|
# | innbyggere over 80 år | 300 | 1 000 |
# | trenger plass, av dem over 80 | 20 prosent | 20 prosent |
# | trenger plass, av de yngre | 1 prosent | 1 prosent |
# | trenger plass, per 1 000 | 15,7 | 29,0 |
#
# Gran har nesten dobbelt så høy rate, bare fordi folk er eldre. Regner du begge om til
# den samme aldersfordelingen, blir de like. Det heter å standardisere; FHI gjør det med
# flere av tallene sine.
#
# Pendlere og hyttefolk bruker veien og vannet hos dere, men står ikke blant
# innbyggerne. Og ett tall for kommunen kan skjule mye: Agder Kommunerevisjon fant i
# juni 2020
# ([rapporten, i kopi](https://docslib.org/doc/10634865/vedvarende-lavinntekt-i-barnefamilier-i-nye-kristiansand-kommune))
# store forskjeller mellom sonene i Kristiansand i hvor mange barn som vokser opp
# med lavinntekt.

# %% [markdown] lang="nn"
# `rank` må vite retninga. Med `"lower"` hadde den lågaste deltakinga vore best.
#
# ## ◆ For den som vil ha meir: kven er med i nemnaren?
#
# To tenkte kommunar med 10 000 innbyggjarar og like gode sjukeheimar:
#
# | | Furu | Gran |
# |---|---|---|
# | innbyggjarar over 80 år | 300 | 1 000 |
# | treng plass, av dei over 80 | 20 prosent | 20 prosent |
# | treng plass, av dei yngre | 1 prosent | 1 prosent |
# | treng plass, per 1 000 | 15,7 | 29,0 |
#
# Gran har nesten dobbelt så høg rate, berre fordi folk er eldre. Reknar du begge om
# til den same aldersfordelinga, blir dei like. Det heiter å standardisere; FHI gjer
# det med fleire av tala sine.
#
# Pendlarar og hyttefolk bruker vegen og vatnet hos dykk, men står ikkje mellom
# innbyggjarane. Og eitt tal for kommunen kan skjule mykje: Agder Kommunerevisjon
# fann i
# juni 2020
# ([rapporten, i kopi](https://docslib.org/doc/10634865/vedvarende-lavinntekt-i-barnefamilier-i-nye-kristiansand-kommune))
# store skilnader mellom sonene i Kristiansand i kor mange barn som veks opp med
# låginntekt.

# %% [markdown] lang="en"
# `rank` must know the direction. With `"lower"` the lowest turnout would be best.
#
# ## ◆ For those who want more: who is in the denominator?
#
# Two imaginary municipalities of 10,000 inhabitants with equally good nursing homes:
#
# | | Furu | Gran |
# |---|---|---|
# | inhabitants over 80 | 300 | 1,000 |
# | need a place, of those over 80 | 20 per cent | 20 per cent |
# | need a place, of those younger | 1 per cent | 1 per cent |
# | need a place, per 1,000 | 15.7 | 29.0 |
#
# Gran's rate is nearly twice as high, only because people are older. Recalculate
# both to the same ages and they are equal. That is called standardising; FHI, the
# Institute of Public Health, does it with several of its figures.
#
# Commuters and cabin guests use your roads and your water, but are not among your
# inhabitants. And one figure for a municipality may hide a great deal: the auditors of
# Agder found in
# June 2020
# ([the report, in a copy](https://docslib.org/doc/10634865/vedvarende-lavinntekt-i-barnefamilier-i-nye-kristiansand-kommune))
# large differences between the zones of Kristiansand in how many children grow up with
# low income.

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Hvem sammenligner dere med i den siste årsmeldingen? Hvem valgte dem, og ville
# >    dere ha valgt dem om dere lå nederst?
# > 2. Andelen på 80 år eller mer: Hvilket dokument hører tallet hjemme i, oversikten,
# >    omsorgsplanen eller økonomiplanen? Hvem vedtar hva det skal føre til?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Kven samanliknar de dykk med i den siste årsmeldinga? Kven valde dei, og ville
# >    de ha valt dei om de låg nedst?
# > 2. Prosentdelen på 80 år eller meir: Kva dokument høyrer talet heime i, oversikta,
# >    omsorgsplanen eller økonomiplanen? Kven vedtek kva det skal føre til?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Whom do you compare with in the latest annual report? Who chose them, and would
# >    you have chosen them if you came last?
# > 2. The share aged 80 or more: which document would it go in, the public health
# >    overview, the care plan or the financial plan? Who decides what it leads to?

# %% [markdown] lang="nb"
# ## ◆ For den som vil skrive det selv
#
# Her er fordelingen av de eldste, i ren pandas og matplotlib: alle kommunene, midten og dere.

# %% [markdown] lang="nn"
# ## ◆ For den som vil skrive det sjølv
#
# Her er fordelinga av dei eldste, i rein pandas og matplotlib: alle kommunane, midten og de.

# %% [markdown] lang="en"
# ## ◆ For those who want to write it themselves
#
# Here is the spread of the oldest, in plain pandas and matplotlib: every municipality, the
# middle and yours.

# %% tags=["open"]
import matplotlib.pyplot as plt

table = cross_section("age_80_plus")
mine = series("age_80_plus", my_municipality()).tail(1)
plt.hist(table["value"].dropna(), bins=30, color="lightgray")
plt.axvline(table["value"].median(), color="black")
plt.vlines(mine["value"], 0, 20, color="darkorange", linewidth=4)
plt.xlabel(indicator("age_80_plus").name)
plt.show()

# %% [markdown] lang="nb"
# - `table` har en rad for hver kommune, for det nyeste året.
# - `mine` er serien for dere, og `tail(1)` beholder den siste raden.
# - `hist` deler kommunene i 30 grupper etter andelen og tegner hvor mange som er i
#   hver. `dropna` tar bort dem uten tall; de er ikke null.
# - `axvline` tegner en strek i medianen, og `vlines` en kort, bred strek der dere er.
# - Den lange halen til høyre er små kommuner med mange eldre. Mangler dere tall, er det
#   ingen oransje strek.

# %% [markdown] lang="nn"
# - `table` har ei rad for kvar kommune, for det nyaste året.
# - `mine` er serien for dykk, og `tail(1)` held på den siste rada.
# - `hist` deler kommunane i 30 grupper etter prosentdelen og teiknar kor mange som er i
#   kvar. `dropna` tek bort dei utan tal; dei er ikkje null.
# - `axvline` teiknar ein strek i medianen, og `vlines` ein kort, brei strek der de er.
# - Den lange halen til høgre er små kommunar med mange eldre. Manglar de tal, er det
#   ingen oransje strek.

# %% [markdown] lang="en"
# - `table` has a row for each municipality, for the newest year.
# - `mine` is the series of your own place, and `tail(1)` keeps its last row.
# - `hist` sorts the municipalities into 30 groups by their share and draws how many are
#   in each. `dropna` takes away those without a figure; they are not zero.
# - `axvline` draws a line at the median, and `vlines` a short, broad one where you are.
# - The long tail to the right is small municipalities with many old people. If your figure
#   is missing, there is no orange line.

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
quiz("m4")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Velg gruppa før du ser svaret, og hold deg selv utenfor. Landstallet er ikke en
# vanlig kommune. De minste havner ytterst i begge ender.
#
# **Øvelsen:**
# [Rettferdig sammenligning](../../release/nb/04_fair_comparison/04_fair_comparison.ipynb).
# **Neste leksjon:** [Tid og brudd](05_time_and_breaks.ipynb), der gruppa er dere selv i
# fjor.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Vel gruppa før du ser svaret, og hald deg sjølv utanfor. Landstalet er ikkje ein
# vanleg kommune. Dei minste hamnar ytst i begge endar.
#
# **Øvinga:**
# [Rettferdig samanlikning](../../release/nn/04_fair_comparison/04_fair_comparison.ipynb).
# **Neste leksjon:** [Tid og brot](05_time_and_breaks.ipynb), der gruppa er de sjølve i
# fjor.

# %% [markdown] lang="en"
# ## What you take with you
#
# Choose the group before you see the answer, and keep yourself out of it. The national
# figure is not an ordinary municipality. The smallest end up at both ends.
#
# **The exercise:**
# [Fair comparison](../../release/en/04_fair_comparison/04_fair_comparison.ipynb).
# **Next lesson:** [Time and breaks](05_time_and_breaks.ipynb), where you compare with
# yourself last year.
