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
# # Sammenhenger og målkonflikter
#
# «Der fastlegene har korte lister, er valgdeltakelsen høy. Flere leger styrker
# altså tilliten til kommunen.» Setningen står i et tenkt høringsutkast på bordet
# ditt. Under ligger en arealsak der to av FN-målene vil hver sin vei, og begge
# har fått ikonet sitt på forsiden.
#
# Når du er ferdig, kan du
#
# - lese et spredningsplott og si hva det ikke viser
# - skille sammenheng fra årsak, og tall om steder fra tall om folk
# - kartlegge hvor mål trekker samme vei og hvor de kolliderer, og begrunne et valg
#
# **Tid:** 20 minutter. **Før du begynner:** Du har vært gjennom
# [Å lese en indikator](03_indicators.ipynb).

# %% [markdown] lang="nn"
# # Samanhengar og målkonfliktar
#
# «Der fastlegane har korte lister, er valdeltakinga høg. Fleire legar styrkjer
# altså tilliten til kommunen.» Setninga står i eit tenkt høyringsutkast på bordet
# ditt. Under ligg ei arealsak der to av FN-måla vil kvar sin veg, og begge har
# fått ikonet sitt på framsida.
#
# Når du er ferdig, kan du
#
# - lese eit spreiingsplott og seie kva det ikkje viser
# - skilje samanheng frå årsak, og tal om stader frå tal om folk
# - kartleggje kva mål som dreg same vegen og kva mål som kolliderer, og grunngje eit val
#
# **Tid:** 20 minutt. **Før du byrjar:** Du har vore gjennom
# [Å lese ein indikator](03_indicators.ipynb).

# %% [markdown] lang="en"
# # Links and goal conflicts
#
# “Where GPs have short lists, turnout is high. More doctors therefore strengthen trust
# in the municipality.” The sentence is in an imaginary draft, out for consultation, on
# your desk. Beneath it is a land-use case where two of the UN goals pull apart, and
# both have their icon on the cover.
#
# When you are done you can
#
# - read a scatter plot and say what it does not show
# - tell a link from a cause, and figures about places from figures about people
# - map where goals pull together and apart, and argue for a choice
#
# **Time:** 20 minutes. **Before you begin:** you have been through
# [Reading an indicator](03_indicators.ipynb).

# %% [markdown] lang="nb" tags=["code"]
# Denne gangen skriver du noen linjer selv.

# %% [markdown] lang="nn" tags=["code"]
# Denne gongen skriv du nokre linjer sjølv.

# %% [markdown] lang="en" tags=["code"]
# This time you write a few lines yourself.

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
again(7)

# %% [markdown] lang="nb"
# ## Er den første setningen sann?
#
# Hvor tett to tall følger hverandre, sier vi med r. Ligger alle kommunene på en rett
# linje oppover, er r 1. Går linja nedover, er r −1. Er det ingen linje å se, er r
# nær 0. Tallet sier hvor tett punktene ligger rundt linja, ikke hvor bratt den er.
#
# Lange fastlegelister og høy valgdeltakelse: Hva tror du r blir?

# %% [markdown] lang="nn"
# ## Er den første setninga sann?
#
# Kor tett to tal følgjer kvarandre, seier vi med r. Ligg alle kommunane på ei rett
# linje oppover, er r 1. Går linja nedover, er r −1. Er det inga linje å sjå, er r
# nær 0. Talet seier kor nær linja punkta ligg, ikkje kor bratt ho er.
#
# Lange fastlegelister og høg valdeltaking: Kva trur du r blir?

# %% [markdown] lang="en"
# ## Is the first sentence true?
#
# The number r shows whether two figures rise and fall together. If all municipalities
# lie on a straight line upwards, r is 1. If the line falls, r is −1. If there is no
# line to be seen, r is near 0. It says how closely the points lie around the line, not
# how steep the line is.
#
# Long GP lists and high turnout: what do you think r will be?

# %%
show("m7-correlation")

# %% [markdown] lang="nb"
# Første setning holder: Jo kortere liste, jo høyere deltakelse. Men «altså» i den
# neste hevder en årsak, og den har ingen målt.
#
# Hva mer skiller kommunene til venstre fra dem til høyre? Del dem etter
# størrelse. Hva tror du skjer med r inne i hver gruppe? Bestem deg før du leser
# videre.

# %% [markdown] lang="nn"
# Den første setninga held: Dess kortare liste, dess høgare deltaking. Men «altså» i
# den neste hevdar ei årsak, og den har ingen målt.
#
# Kva meir skil kommunane til venstre frå dei til høgre? Del dei etter storleik.
# Kva trur du skjer med r inne i kvar gruppe? Bestem deg før du les vidare.

# %% [markdown] lang="en"
# The first sentence holds: the shorter the list, the higher the turnout. But
# “therefore” in the next one claims a cause, and nobody has measured that.
#
# What else sets the municipalities on the left apart from those on the right?
# Divide them by size. What do you think happens to r within each group? Make up
# your mind before you read on.

# %%
scatter("gp_list_length", "turnout_local", my_municipality(), by="size")

# %% [markdown] lang="nb"
# Når store sammenlignes med store, er det ingen linje igjen. Små kommuner har både
# korte lister og mange som stemmer; størrelsen lå bak begge. Blant de små er det
# fortsatt en svak sammenheng. Den kan komme av alder, avstand eller noe vi ikke har
# tall for. Årsaken kan også gå andre veien. Figuren kan ikke avgjøre det.

# %% [markdown] lang="nn"
# Når store blir samanlikna med store, er det inga linje att. Små kommunar har både
# korte lister og mange som røystar; storleiken låg bak begge. Mellom dei små er det
# framleis ein svak samanheng. Han kan kome av alder, avstand eller noko vi ikkje har
# tal for. Årsaka kan også gå andre vegen. Figuren kan ikkje avgjere det.

# %% [markdown] lang="en"
# When large ones are compared with large ones, no line is left. Small municipalities
# have both short lists and many who vote; size lay behind both. Among the small ones
# a weak link remains. It may come from age, distance or something we have no figures
# for. The cause may also go the other way. The chart cannot settle it.

# %% [markdown] lang="nb" tags=["code"]
# Slik regner du r for bare de store:

# %% [markdown] lang="nn" tags=["code"]
# Slik reknar du r for berre dei store:

# %% [markdown] lang="en" tags=["code"]
# This is how you work out r for the large ones alone:

# %% tags=["code"]
import pandas as pd

lists = usable(cross_section("gp_list_length"))["value"]
turnout = usable(cross_section("turnout_local"))["value"]
people = cross_section("gp_list_length")["population"]
both = pd.DataFrame({"lists": lists, "turnout": turnout, "people": people}).dropna()
large = both[both["people"] >= 20000]
float(round(large["lists"].corr(large["turnout"]), 2))

# %% [markdown] lang="nb" tags=["code"]
# Din tur: Bytt prikkene med to uttrykk, først kommunene under 5 000 innbyggere, så r
# for dem. Svaret står under figuren over.

# %% [markdown] lang="nn" tags=["code"]
# Din tur: Byt prikkane med to uttrykk, først kommunane under 5 000 innbyggjarar, så r
# for dei. Svaret står under figuren over.

# %% [markdown] lang="en" tags=["code"]
# Your turn: replace the dots with two expressions, first the municipalities under 5,000
# inhabitants, then r for them. The answer is in the key of the chart above.

# %% tags=["code"]
small = ...
r = ...
r

# %% [markdown] lang="nb"
# ## Stemmer de eldste oftest?
#
# Der flere er over 80, er deltakelsen høyere. Høringsutkastet sier at de eldste er
# flinkest til å stemme. Følg linja helt ut, til en kommune der alle er over 80. Hvor
# mange prosent stemmer der?

# %% [markdown] lang="nn"
# ## Røystar dei eldste oftast?
#
# Der fleire er over 80, er deltakinga høgare. Høyringsutkastet seier at dei eldste er
# flinkast til å røyste. Følg linja heilt ut, til ein kommune der alle er over 80. Kor
# mange prosent røystar der?

# %% [markdown] lang="en"
# ## Do the oldest vote most often?
#
# Where more people are over 80, turnout is higher. The draft says that the oldest are
# the best voters. Follow the line all the way, to a municipality where everyone
# is over 80. What percentage votes there?

# %%
show("m7-line")

# %% [markdown] lang="nb"
# Ingen kommune stemmer slik. Tallet gjelder steder, spørsmålet gjaldt folk. SSB har
# telt hvem som stemte i 2023: 64,4 prosent av dem over 80, mot 62,4 av alle
# ([NTB i Lister24](https://www.lister24.no/nyheter/i/zEJV81/valgdeltakelsen-oekte-bare-blant-de-aller-eldste)).
# Å slutte fra sted til person kalles en økologisk feilslutning.

# %% [markdown] lang="nn"
# Ingen kommune røystar slik. Talet gjeld stader, spørsmålet galdt folk. SSB har talt
# kven som røysta i 2023: 64,4 prosent av dei over 80, mot 62,4 av alle
# ([NTB i Lister24](https://www.lister24.no/nyheter/i/zEJV81/valgdeltakelsen-oekte-bare-blant-de-aller-eldste)).
# Å slutte frå stad til person blir kalla ei økologisk feilslutning.

# %% [markdown] lang="en"
# No municipality votes like that. The figure is about places, the question was about
# people. Statistics Norway has counted who voted in 2023: 64.4 per cent of those over
# 80, against 62.4 of everyone
# ([NTB in Lister24](https://www.lister24.no/nyheter/i/zEJV81/valgdeltakelsen-oekte-bare-blant-de-aller-eldste)).
# Going from place to person is called an ecological fallacy.

# %% [markdown] lang="nb"
# ## Når målene drar hver sin vei
#
# Kommunestyret i Nordre Follo vedtok 3. mai 2023 en arealdel som sier at kommunen skal
# bruke bebygde områder om igjen før den bygger på jord og natur. Kommuneplanen fra 2019
# bygde på [samme
# prinsipp](https://www.kommunalteknikk.no/arealnoeytralitet-paa-programmet.6617013-297922.html).
# Rundt 550 dekar skal fortsatt være grønne, skriver
# [kommunen](https://www.nordrefollo.kommune.no/nyheter/2023/juni/kommuneplanens-arealdel-er-vedtatt/).
# Får noen likevel bygge på natur, skal de
# [kompensere](https://www.ks.no/fagomrader/samfunnsutvikling/miljo/sirkular-okonomi/veileder-for-sirkular-okonomi/eksempelbanken/bindende-planbestemmelser-om-arealnoytralitet-i-nordre-follo/)
# med areal eller penger.
#
# [Nilsson og andre](https://www.sei-international.org/-news-archive/3433) (2016) gir
# hvert par av mål et trinn: fra −3, der det ene umuliggjør det andre, via 0 til 3,
# der de ikke kan skilles. Trinnet gjelder én sak på ett sted, og det er en vurdering,
# ikke en måling. Trinnene under er våre. Vi har gitt begge retninger samme trinn;
# originalen spør om dem hver for seg.
#
# Hvilke to mål tror du kolliderer hardest her?

# %% [markdown] lang="nn"
# ## Når måla dreg kvar sin veg
#
# Kommunestyret i Nordre Follo vedtok 3. mai 2023 ein arealdel som seier at kommunen
# skal bruke utbygde område om att før han byggjer på jord og natur. Kommuneplanen frå
# 2019 bygde på [same
# prinsippet](https://www.kommunalteknikk.no/arealnoeytralitet-paa-programmet.6617013-297922.html).
# Rundt 550 dekar skal framleis vere grøne, skriv
# [kommunen](https://www.nordrefollo.kommune.no/nyheter/2023/juni/kommuneplanens-arealdel-er-vedtatt/).
# Får nokon likevel byggje på natur, skal dei
# [kompensere](https://www.ks.no/fagomrader/samfunnsutvikling/miljo/sirkular-okonomi/veileder-for-sirkular-okonomi/eksempelbanken/bindende-planbestemmelser-om-arealnoytralitet-i-nordre-follo/)
# med areal eller pengar.
#
# [Nilsson og andre](https://www.sei-international.org/-news-archive/3433) (2016) gjev
# kvart par av mål eit trinn: frå −3, der det eine gjer det andre umogleg, over 0, til
# 3, der dei ikkje kan skiljast. Trinnet gjeld éi sak på éin stad, og det er ei
# vurdering, ikkje ei måling. Trinna under er våre. Vi har gjeve begge retningane same
# trinnet; originalen spør om dei kvar for seg.
#
# Kva for to mål trur du kolliderer hardast her?

# %% [markdown] lang="en"
# ## When the goals pull apart
#
# On 3 May 2023 the council of Nordre Follo adopted a land-use plan which says that the
# municipality shall re-use built-up areas before it builds on soil and nature. The
# municipal plan of 2019 rested on [the same
# principle](https://www.kommunalteknikk.no/arealnoeytralitet-paa-programmet.6617013-297922.html).
# About 550 decares (a decare is a tenth of a hectare) stay green, writes [the
# municipality](https://www.nordrefollo.kommune.no/nyheter/2023/juni/kommuneplanens-arealdel-er-vedtatt/).
# Anyone who is allowed to build on nature all the same must
# [compensate](https://www.ks.no/fagomrader/samfunnsutvikling/miljo/sirkular-okonomi/veileder-for-sirkular-okonomi/eksempelbanken/bindende-planbestemmelser-om-arealnoytralitet-i-nordre-follo/)
# with land or money.
#
# [Nilsson and others](https://www.sei-international.org/-news-archive/3433) (2016)
# give each pair of goals a step: from −3, where one rules out the other, through 0, to
# 3, where they cannot be separated. The step applies to one case in one place, and it is
# a judgement, not a measurement. The steps below are ours. We gave both directions the
# same step; the original asks about each.
#
# Which two goals do you think pull hardest against each other here?

# %% tags=["open"]
steps = {
    (2, 8): -2, (2, 11): 0, (2, 13): 1, (2, 15): 2, (8, 11): 1,
    (8, 13): 0, (8, 15): -2, (11, 13): 2, (11, 15): -1, (13, 15): 2,
}
show("m7-matrix", steps)

# %%
show("m7-mean", steps)

# %% [markdown] lang="nb"
# Et trinn er ikke mer verdt enn begrunnelsen. 8 mot 15 er −2 fordi tomter faller bort.
# 11 mot 15 er −1 fordi fortetting kan ta de små grønne flekkene. 11 og 13 er 2 fordi
# reisene blir kortere når folk bor tettere. Du kan være uenig, og det er meningen.
#
# I en kommune uten press på jorda blir trinnene andre. Matrisen stopper dessuten ved
# kommunegrensa. Det dere kjøper inn, kan belaste folk og natur langt unna, og de
# stemmer ikke hos dere.
#
# ## Hvem avgjør, og hva kan ikke gjøres om?
#
# | | Nordre Follo, 2023 | Moss, 2022 |
# |---|---|---|
# | Saken | Grønt eller boliger | [Rense nitrogen fra avløpet](https://fagbladet.no/nyheter/dette-vil-det-koste-a-redusere-utslippet-av-nitrogen-til-havet-innbyggerne-kan-fa-prissjokk-6.91.892216.648007e771) |
# | Mål mot mål | 15 og 2 mot 8 | 14 mot 10 |
# | Hvem avgjør | Kommunestyret; vedtaket kan ikke påklages | Statsforvalteren krevde rensingen, Miljødirektoratet avgjorde klagen; innbyggerne betaler |
# | Hvem bærer det | Eiere av tomter, og de som leter etter bolig | De som har minst å betale gebyret med |
# | Kan gjøres om | Et vern, i neste plan | Gebyret, i neste budsjett |
# | Kan ikke gjøres om | Jord under asfalt | År med algevekst; om fjorden tar seg igjen, vet ingen sikkert |
#
# De tre siste radene er vår vurdering. Hva planen gjør med boligprisene, sier kildene
# ikke. Avløpet hos dere:

# %% [markdown] lang="nn"
# Eit trinn er ikkje meir verdt enn grunnen bak. 8 mot 15 er −2 fordi tomter fell bort.
# 11 mot 15 er −1 fordi fortetting kan ta dei små grøne flekkane. 11 og 13 er 2 fordi
# reisene blir kortare når folk bur tettare. Du kan vere usamd, og det er meininga.
#
# I ein kommune utan press på jorda blir trinna andre. Matrisa stoppar dessutan ved
# kommunegrensa. Det de kjøper inn, kan råke folk og natur langt borte, og dei røystar
# ikkje hos dykk.
#
# ## Kven avgjer, og kva kan ikkje gjerast om?
#
# | | Nordre Follo, 2023 | Moss, 2022 |
# |---|---|---|
# | Saka | Grønt eller bustader | [Reinse nitrogen frå avløpet](https://fagbladet.no/nyheter/dette-vil-det-koste-a-redusere-utslippet-av-nitrogen-til-havet-innbyggerne-kan-fa-prissjokk-6.91.892216.648007e771) |
# | Mål mot mål | 15 og 2 mot 8 | 14 mot 10 |
# | Kven avgjer | Kommunestyret; ein kan ikkje klage på vedtaket | Statsforvaltaren kravde reinsinga, Miljødirektoratet avgjorde klaga; innbyggjarane betaler |
# | Kven ber det | Eigarar av tomter, og dei som leitar etter bustad | Dei som har minst å betale gebyret med |
# | Kan gjerast om | Eit vern, i neste plan | Gebyret, i neste budsjett |
# | Kan ikkje gjerast om | Jord under asfalt | År med algevekst; om fjorden tek seg opp att, veit ingen sikkert |
#
# Dei tre siste radene er vår vurdering. Kva planen gjer med bustadprisane, seier ikkje
# kjeldene. Avløpet hos dykk:

# %% [markdown] lang="en"
# The number is worth as much as the reason behind it. 8 against 15 is −2 because plots
# are lost. 11 against 15 is −1 because building more densely may take the small green
# patches. 11 and 13 is 2 because people who live closer travel less far. You may disagree,
# and you are meant to.
#
# In a municipality with no pressure on the soil the steps differ. The matrix also stops
# at the municipal boundary. What you buy may weigh on people and nature far away, and
# they have no vote where you are.
#
# ## Who decides, and what cannot be undone?
#
# | | Nordre Follo, 2023 | Moss, 2022 |
# |---|---|---|
# | The case | Green land or homes | [Removing nitrogen from waste water](https://fagbladet.no/nyheter/dette-vil-det-koste-a-redusere-utslippet-av-nitrogen-til-havet-innbyggerne-kan-fa-prissjokk-6.91.892216.648007e771) |
# | Goal against goal | 15 and 2 against 8 | 14 against 10 |
# | Who decides | The council; no appeal is possible | The county governor demanded the treatment, the Environment Agency settled the appeal; the inhabitants pay |
# | Who bears the burden | Owners of plots, and those looking for a home | Those with least to pay the fee with |
# | Can be undone | Protection, in the next plan | The fee, in the next budget |
# | Cannot be undone | Soil under tarmac | Years of algae; whether the fjord recovers nobody knows for sure |
#
# The last three rows are our judgement. The sources do not say what the plan does to
# house prices. Now your own waste water:

# %%
show("m7-fee")

# %% [markdown] lang="nb"
# ## Faktum, prognose eller verdi?
#
# I
# [2024](https://nybybodo.no/ny-by-ny-flyplass/siste-artikler-om-ny-by-ny-flyplass/stor-nyhet-for-ny-by-ny-flyplass)
# begynte hovedarbeidet med å flytte flyplassen i Bodø og gi plass til en bydel. Ifølge
# et [debattinnlegg mot
# flyttingen](https://www.nordnorskdebatt.no/baklengs-inn-i-framtida-med-ny-flyplass/o/5-124-180237)
# regnet en rapport fra 2015 med 76 000 innbyggere i 2050, og SSB la siden
# hovedalternativet på 56 000. Innlegget kaller flyttingen tyveri fra kommende
# generasjoner.
#
# Tyveri er en verdi. 76 000 og 56 000 er prognoser, også den fra SSB. Hvilket tall kan
# etterprøves i dag?

# %% [markdown] lang="nn"
# ## Faktum, prognose eller verdi?
#
# I
# [2024](https://nybybodo.no/ny-by-ny-flyplass/siste-artikler-om-ny-by-ny-flyplass/stor-nyhet-for-ny-by-ny-flyplass)
# tok hovudarbeidet til med å flytte flyplassen i Bodø og gje plass til ein bydel.
# Ifølgje eit [debattinnlegg mot
# flyttinga](https://www.nordnorskdebatt.no/baklengs-inn-i-framtida-med-ny-flyplass/o/5-124-180237)
# rekna ein rapport frå 2015 med 76 000 innbyggjarar i 2050, og SSB la sidan
# hovudalternativet på 56 000. Innlegget kallar flyttinga tjuveri frå komande
# generasjonar.
#
# Tjuveri er ein verdi. 76 000 og 56 000 er prognosar, også den SSB laga. Kva for eit tal
# kan etterprøvast i dag?

# %% [markdown] lang="en"
# ## Fact, forecast or value?
#
# In
# [2024](https://nybybodo.no/ny-by-ny-flyplass/siste-artikler-om-ny-by-ny-flyplass/stor-nyhet-for-ny-by-ny-flyplass)
# the main works began to move the airport in Bodø and make room for a new district.
# According to an [opinion piece against the
# move](https://www.nordnorskdebatt.no/baklengs-inn-i-framtida-med-ny-flyplass/o/5-124-180237)
# a report of 2015 assumed 76,000 inhabitants in 2050, and Statistics Norway later put
# its main alternative at 56,000. The piece calls the move theft from coming
# generations.
#
# “Theft” is a value judgement. 76,000 and 56,000 are forecasts, Statistics Norway's
# too. Which figure can be checked today?

# %%
show("m7-bodo-people")

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: ikon på forsiden
#
# Grønnvaskingsplakaten har et punkt 9: Vær varsom med å markedsføre virksomheten kun
# på de bærekraftsmålene den er god på
# ([Naturpress, 2. september 2020](https://www.naturpress.no/2020/09/02/na-har-123-virksomheter-signert-gronnvaskingsplakaten-se-komplett-liste/)).
#
# Ta tolv landsdekkende tall fra kurset der én vei er bedre. Hvor mange av
# kommunene ligger i den beste tredelen på minst tre av dem, og har altså nok til en pen
# forside?

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: ikon på framsida
#
# Grønvaskingsplakaten har eit punkt 9: Ver varsam med å marknadsføre verksemda berre på
# dei berekraftsmåla ho er god på
# ([Naturpress, 2. september 2020](https://www.naturpress.no/2020/09/02/na-har-123-virksomheter-signert-gronnvaskingsplakaten-se-komplett-liste/)).
#
# Ta tolv tal for heile landet frå kurset, der éin veg er betre. Kor mange av
# kommunane ligg i den beste tredelen på minst tre av dei, og har altså nok til ei pen
# framside?

# %% [markdown] lang="en"
# ## ◆ For those who want more: icons on the cover
#
# Point 9 of the Norwegian poster against greenwashing (*Grønnvaskingsplakaten*) warns
# against marketing an organisation only on the goals it is good at
# ([Naturpress, 2 September 2020](https://www.naturpress.no/2020/09/02/na-har-123-virksomheter-signert-gronnvaskingsplakaten-se-komplett-liste/)).
#
# Take twelve of the course's figures for the whole country, where one way is better.
# How many of the municipalities are in the best third on at least three of them,
# enough for an attractive cover?

# %%
show("m7-three-green")

# %%
show("m7-own")

# %% [markdown] lang="nb"
# Å prioritere er lov. Lørenskog har valgt ut 12 mål og nevner ikke 2, 4, 6, 7 og 16
# ([kommunen](https://www.lorenskog.kommune.no/kommuneplan/siste-nytt/kommuneplanen-bidrar-til-et-barekraftig-samfunn.122339.aspx),
# udatert). Spør det samme om enhver liste: Hvorfor falt disse ut? Er de i mål, er det
# noen andres jobb, eller ser de dårlige ut? Et ikon er ikke en vurdering. Det trenger
# en indikator, et mål og en linje i budsjettet.

# %% [markdown] lang="nn"
# Å prioritere er lov. Lørenskog har valt ut 12 mål og nemner ikkje 2, 4, 6, 7 og 16
# ([kommunen](https://www.lorenskog.kommune.no/kommuneplan/siste-nytt/kommuneplanen-bidrar-til-et-barekraftig-samfunn.122339.aspx),
# udatert). Spør det same om kvar ei liste: Kvifor fall desse ut? Er dei i mål, er det
# jobben til nokon andre, eller ser dei dårlege ut? Eit ikon er ikkje ei vurdering. Det
# treng ein indikator, eit mål og ei linje i budsjettet.

# %% [markdown] lang="en"
# Setting priorities is allowed. Lørenskog picked 12 goals and does not mention 2, 4, 6,
# 7 and 16
# ([the municipality](https://www.lorenskog.kommune.no/kommuneplan/siste-nytt/kommuneplanen-bidrar-til-et-barekraftig-samfunn.122339.aspx),
# undated). Ask the same of any list: why did these drop out? Are they reached, somebody
# else's job, or do they look bad? An icon is not an assessment. It needs an indicator,
# a target and a budget line.

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Ta en sak dere har til behandling. Gi tre par av mål hvert sitt trinn, hver for
# >    dere. Hvor er dere uenige, og om hva?
# > 2. Tallet på dekar som blir bygd ned hos dere: Hører det hjemme i
# >    konsekvensutredningen, planbeskrivelsen eller årsmeldingen? Hvem får se det før
# >    de folkevalgte stemmer over planen?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Ta ei sak de har til behandling. Gje tre par av mål kvart sitt trinn, kvar for
# >    dykk. Kvar er de usamde, og om kva?
# > 2. Talet på dekar som blir bygde ned hos dykk: Høyrer det heime i
# >    konsekvensutgreiinga, planomtalen eller årsmeldinga? Kven får sjå det før
# >    dei folkevalde røystar over planen?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Take a case you are working on. Give three pairs of goals a step each, on your
# >    own. Where do you disagree, and about what?
# > 2. The number of decares built on where you are: does it belong in the impact
# >    assessment, the plan description or the annual report? Who sees it before the
# >    council votes on the plan?

# %% [markdown] lang="nb"
# ## ◆ For den som vil skrive det selv
#
# Her er punktskyen i ren pandas og matplotlib: alle kommunene, og dere.

# %% [markdown] lang="nn"
# ## ◆ For den som vil skrive det sjølv
#
# Her er punktskya i rein pandas og matplotlib: alle kommunane, og de.

# %% [markdown] lang="en"
# ## ◆ For those who want to write it themselves
#
# Here is the scatter plot in plain pandas and matplotlib: every municipality, and yours.

# %% tags=["open"]
import matplotlib.pyplot as plt

across = cross_section("gp_list_length").query("status != 'faulty'")["value"]
upwards = cross_section("turnout_local").query("status != 'faulty'")["value"]
pairs = across.to_frame("across").join(upwards.rename("upwards"))
mine = pairs[pairs.index == my_municipality().code]
plt.plot(pairs["across"], pairs["upwards"], ".", color="gray")
plt.plot(mine["across"], mine["upwards"], "D", color="darkorange")
plt.show()

# %% [markdown] lang="nb"
# - `query` beholder radene der setningen i hermetegn er sann. `!=` betyr «er ikke».
# - `across` og `upwards` er de to kolonnene med tall, med kommunenummeret foran.
# - `join` setter dem ved siden av hverandre etter nummeret, så hver rad er én kommune. Uten
#   det kunne lista i én kommune møte valget i en annen.
# - `mine` er raden med nummeret deres. Et fylke har ingen rad her, og da blir ingenting oransje.
# - Den første `plot` tegner en prikk for hver kommune, den andre en rute for dere. Mangler ett
#   av de to tallene, er det ingen prikk.
#
# Hvor mange som ikke er med, sier `pairs.isna().any(axis=1).sum()`.

# %% [markdown] lang="nn"
# - `query` held på radene der setninga i hermeteikn er sann. `!=` tyder «er ikkje».
# - `across` og `upwards` er dei to kolonnane med tal, med kommunenummeret framfor.
# - `join` set dei ved sida av kvarandre etter nummeret, så kvar rad er éin kommune. Utan
#   det kunne lista i éin kommune møte valet i ein annan.
# - `mine` er rada med nummeret dykkar. Eit fylke har inga rad her, og då blir ingenting oransje.
# - Den første `plot` teiknar ein prikk for kvar kommune, den andre ei rute for dykk. Manglar eitt
#   av dei to tala, er det ingen prikk.
#
# Kor mange som ikkje er med, seier `pairs.isna().any(axis=1).sum()`.

# %% [markdown] lang="en"
# - `query` keeps the rows where the sentence in quotation marks is true. `!=` means “is not”.
# - `across` and `upwards` are the two columns of figures, each with its municipality code.
# - `join` puts them side by side by that code, so that each row is one municipality. Without it
#   the list in one municipality could meet the election in another.
# - `mine` is the row with your own code. A county has no row here, and nothing is orange then.
# - The first `plot` draws a dot for each municipality, the second a diamond for yours. If one of
#   the two figures is missing, there is no dot.
#
# `pairs.isna().any(axis=1).sum()` tells how many are left out.

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
quiz("m7")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# En sammenheng kan ha en tredje ting bak seg. Tall om steder sier ikke hva folk gjør.
# Et snitt skjuler en konflikt. Spør hvem som avgjør, hvem som bærer det, og hva som
# ikke kan gjøres om.
#
# **Øvelsen:**
# [Sammenhenger og målkonflikter](../../release/nb/07_links_and_conflicts/07_links_and_conflicts.ipynb).
# **Neste leksjon:**
# [Å velge indikatorer og styre etter dem](08_choosing_indicators.ipynb), der du setter
# sammen et utvalg som også viser det som er vondt å se.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Ein samanheng kan ha ein tredje ting bak seg. Tal om stader seier ikkje kva folk gjer.
# Eit snitt gøymer ein konflikt. Spør kven som avgjer, kven som ber det, og kva som ikkje
# kan gjerast om.
#
# **Øvinga:**
# [Samanhengar og målkonfliktar](../../release/nn/07_links_and_conflicts/07_links_and_conflicts.ipynb).
# **Neste leksjon:**
# [Å velje indikatorar og styre etter dei](08_choosing_indicators.ipynb), der du set
# saman eit utval som også viser det som er vondt å sjå.

# %% [markdown] lang="en"
# ## What you take with you
#
# A link may have a third thing behind it. Figures about places do not say what people
# do. A mean hides a conflict. Ask who decides, who bears the burden, and what cannot be undone.
#
# **The exercise:**
# [Links and goal conflicts](../../release/en/07_links_and_conflicts/07_links_and_conflicts.ipynb).
# **Next lesson:**
# [Choosing indicators and steering by them](08_choosing_indicators.ipynb), where you
# put together a set that also shows what is hard to look at.
