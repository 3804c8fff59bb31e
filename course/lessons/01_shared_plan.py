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
# # Verdens felles plan
#
# [Nynorsk](../nn/01_shared_plan.ipynb) · [English](../en/01_shared_plan.ipynb)
#
# Nederst på saksframlegget står det tre fargede ruter med tall i. Hva er det
# dere har lovet med dem? Hvem ga løftet? Og hvordan ser du om det blir holdt?
#
# Når du er ferdig, kan du
#
# - si hva bærekraftig utvikling er, og hva de 17 målene og de fem P-ene heter
# - skille mål, delmål og indikator fra hverandre
# - gå til kildene og vurdere påstanden om at to tredeler av målene bare kan nås
#   lokalt
#
# Sett av 20 minutter. I [Oppstart](00_start.ipynb) valgte du kommune eller
# fylke. Du skriver ingen kode; du flytter bare på ett tall.

# %% [markdown] lang="nn"
# # Ein felles plan for verda
#
# [Bokmål](../nb/01_shared_plan.ipynb) · [English](../en/01_shared_plan.ipynb)
#
# Nedst på saksframlegget står det tre farga ruter med tal i. Kva er det de har
# lova med dei? Kven gav lovnaden? Og korleis ser du om han blir halden?
#
# Når du er ferdig, kan du
#
# - seie kva berekraftig utvikling er, og kva dei 17 måla og dei fem P-ane heiter
# - skilje mål, delmål og indikator frå kvarandre
# - gå til kjeldene og vurdere påstanden om at to tredelar av måla berre kan nåast
#   lokalt
#
# Set av 20 minutt. I [Oppstart](00_start.ipynb) valde du kommune eller fylke.
# Du skriv ingen kode; du flyttar berre på eitt tal.

# %% [markdown] lang="en"
# # The world's shared plan
#
# [Bokmål](../nb/01_shared_plan.ipynb) · [Nynorsk](../nn/01_shared_plan.ipynb)
#
# At the foot of the committee report (*saksframlegg*, the report that a council
# decides on) are three coloured squares with numbers in them. What has the
# municipality promised by them? Who made the promise? And how can you tell whether it
# is kept?
#
# When you are done you can
#
# - say what sustainable development is, and name the 17 goals and the five Ps
# - tell a goal, a target and an indicator apart
# - go to the sources and judge the claim that two thirds of the goals can only be
#   reached locally
#
# Set aside 20 minutes. In [Start](00_start.ipynb) you chose your municipality or
# county. You write no code; you only change one number.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Hva er bærekraftig utvikling?
#
# Svaret er eldre enn målene. I 1987 skrev en FN-kommisjon ledet av Gro Harlem Brundtland
# at utviklingen er bærekraftig når den dekker behovene til dem som lever nå, uten å ta
# fra kommende generasjoner muligheten til å dekke sine (*Vår felles framtid*, kapittel 2;
# vår oversettelse fra engelsk). Kommisjonen la til to ting: Behovene til de fattigste går
# foran, og naturen setter grenser. Det blir fire spørsmål til en sak:
#
# 1. **Tre dimensjoner:** Hva gjør den med miljø, samfunn og økonomi? FN-vedtaket fra
#    2015 sier at de tre henger sammen og ikke kan deles.
# 2. **Planetens tålegrenser:** Tåler naturen det? Ifølge
#    [DKKV](https://dkkv.org/en/planetary-health-check-2025-seven-out-of-nine-planetary-boundaries-have-been-exceeded)
#    fant forskere i Potsdam i 2025 at sju av jordas ni grenser er overskredet.
# 3. **Ingen skal utelates:** Hvem blir ikke med? Det løftet står også i vedtaket.
# 4. **De som kommer etter:** Hva kan de ikke gjøre om?
#
# Inndelingen i fire er vår.
# [FN-sambandet](https://fn.no/tema/baerekraftig-utvikling-fattigdom-og-befolkning/baerekraftig-utvikling)
# har en side om det, som vi ikke har fått åpnet.
#
# **Gjør dette nå.** Tenk på den siste saken du skrev. Hvilke av de fire spørsmålene svarte
# den på? Skriv ett ord for hvert den lot ligge. Bruk to minutter, og svar så her:

# %% [markdown] lang="nn"
# ## Kva er berekraftig utvikling?
#
# Svaret er eldre enn måla. I 1987 skreiv ein FN-kommisjon leidd av Gro Harlem Brundtland
# at utviklinga er berekraftig når ho dekkjer behova til dei som lever no, utan å ta frå
# dei som kjem etter, høvet til å dekkje sine (*Vår felles framtid*, kapittel 2; vår
# omsetjing frå engelsk). Kommisjonen la til to ting: Behova til dei fattigaste går føre,
# og naturen set grenser. Det blir fire spørsmål til ei sak:
#
# 1. **Tre dimensjonar:** Kva gjer ho med miljø, samfunn og økonomi? FN-vedtaket frå
#    2015 seier at dei tre heng saman og ikkje kan delast.
# 2. **Tolegrensene til planeten:** Toler naturen det? Ifølgje
#    [DKKV](https://dkkv.org/en/planetary-health-check-2025-seven-out-of-nine-planetary-boundaries-have-been-exceeded)
#    fann forskarar i Potsdam i 2025 at sju av dei ni grensene til jorda er overskridne.
# 3. **Ingen skal bli utelatne:** Kven kjem ikkje med? Den lovnaden står òg i vedtaket.
# 4. **Dei som kjem etter:** Kva kan dei ikkje gjere om?
#
# Det er vi som har delt i fire.
# [FN-sambandet](https://fn.no/tema/baerekraftig-utvikling-fattigdom-og-befolkning/baerekraftig-utvikling)
# har ei side om det, som vi ikkje har fått opna.
#
# **Gjer dette no.** Tenk på den siste saka du skreiv. Kva for nokre av dei fire spørsmåla
# svarte ho på? Skriv eitt ord for kvart ho lét liggje. Bruk to minutt, og svar så her:

# %% [markdown] lang="en"
# ## What is sustainable development?
#
# The answer is older than the goals. In 1987 a UN commission chaired by Gro Harlem
# Brundtland called development sustainable when it “meets the needs of the present
# without compromising the ability of future generations to meet their own needs” (*Our
# Common Future*, chapter 2). It added two things: the needs of the poorest come first,
# and nature sets limits. That makes four questions to ask of any proposal:
#
# 1. **Three dimensions:** what does it do to environment, society and economy? The UN
#    resolution of 2015 says that the three belong together and cannot be divided.
# 2. **The planet's limits:** can nature bear it? According to
#    [DKKV](https://dkkv.org/en/planetary-health-check-2025-seven-out-of-nine-planetary-boundaries-have-been-exceeded)
#    researchers in Potsdam found in 2025 that seven of the Earth's nine limits (the
#    planetary boundaries) had been crossed.
# 3. **No one left behind:** who is not included? That pledge is in the resolution too.
# 4. **Those who come after:** what will they be unable to undo?
#
# The division into four is ours. The [UN Association of
# Norway](https://fn.no/tema/baerekraftig-utvikling-fattigdom-og-befolkning/baerekraftig-utvikling)
# has a page about it in Norwegian, which we have not been able to open.
#
# **Do this now.** Think of the last report you wrote for a committee. Which of the four
# questions did it answer? Write a word for each that it left out. Spend two minutes on it,
# and then answer here:

# %%
quiz("m1-four-questions")

# %% [markdown] lang="nb"
# ## Hva ble vedtatt?
#
# Den 25. september 2015 stilte FNs 193 medlemsland seg bak vedtaket
# [A/RES/70/1](https://docs.un.org/en/A/RES/70/1), som vi kaller 2030-agendaen. Det
# har 17 mål og 169 delmål, og det meste skal være gjort innen 2030. Løftet er
# politisk, ikke juridisk, og det er statene som ga det.
#
# Indikatorene kom etterpå: 231 ulike i november 2024 (E/CN.3/2025/6) og 234 i oktober
# 2025, ifølge
# [IISD](https://sdg.iisd.org/news/un-report-reviews-efforts-to-update-global-sdg-indicators-database/).
#
# Innledningen til vedtaket samler det hele under fem ord som på engelsk
# begynner på P: mennesker, planeten, velstand, fred og partnerskap. Les navnene på
# målene under én gang.

# %% [markdown] lang="nn"
# ## Kva vart vedteke?
#
# Den 25. september 2015 stilte dei 193 medlemslanda i FN seg bak vedtaket
# [A/RES/70/1](https://docs.un.org/en/A/RES/70/1), som vi kallar 2030-agendaen. Det
# har 17 mål og 169 delmål, og det meste skal vere gjort innan 2030. Lovnaden er
# politisk, ikkje juridisk, og det er statane som gav han.
#
# Indikatorane kom etterpå: 231 ulike i november 2024 (E/CN.3/2025/6) og 234 i oktober
# 2025, ifølgje
# [IISD](https://sdg.iisd.org/news/un-report-reviews-efforts-to-update-global-sdg-indicators-database/).
#
# Innleiinga til vedtaket samlar det heile under fem ord som på engelsk byrjar på
# P: menneske, planeten, velstand, fred og partnarskap. Les namna på måla
# under éin gong.

# %% [markdown] lang="en"
# ## What was agreed?
#
# On 25 September 2015 the 193 member states of the UN adopted the 2030 Agenda,
# resolution [A/RES/70/1](https://docs.un.org/en/A/RES/70/1). It has 17 goals and
# 169 targets, most of them to be met by 2030. The promise is political, not
# legal, and it was states that made it.
#
# The indicators came afterwards: 231 different ones in November 2024 (E/CN.3/2025/6) and
# 234 in October 2025, according to
# [IISD](https://sdg.iisd.org/news/un-report-reviews-efforts-to-update-global-sdg-indicators-database/).
#
# The preamble gathers it all under five words beginning with P: people, planet,
# prosperity, peace and partnership. Read the names of the goals below
# once.

# %%
goal_table()

# %% [markdown] lang="nb"
# Vedtaket nevner de fem P-ene, men sorterer ikke målene under dem. Sorteringen er en
# vane, og du kan være uenig. Rent vann står under planeten. Spør du på vannverket,
# svarer de kanskje «mennesker».
#
# Mål 17 har 19 delmål og mål 13 har 5. Et delmål er en linje i et vedtak. Antallet
# linjer sier ikke hvor mye arbeid som ligger bak hver. Ta den innvendingen med deg.

# %% [markdown] lang="nn"
# Vedtaket nemner dei fem P-ane, men sorterer ikkje måla under dei. Sorteringa er ein
# vane, og du kan vere usamd. Reint vatn står under planeten. Spør du på vassverket,
# svarer dei kanskje «menneske».
#
# Mål 17 har 19 delmål og mål 13 har 5. Eit delmål er ei linje i eit vedtak. Talet på
# linjer seier ikkje kor mykje arbeid som ligg bak kvar av dei. Ta den innvendinga med
# deg.

# %% [markdown] lang="en"
# The resolution names the five Ps, but sorts no goal under them. The sorting is only a
# custom, and you may disagree with it. Clean water is put under planet. Ask at the
# waterworks, and they may well say “people”.
#
# Goal 17 has 19 targets and goal 13 has 5. A target is a line in a resolution. The
# number of lines says nothing about how much work lies behind each. Keep that objection
# in mind.

# %% [markdown] lang="nb"
# ## Fra FN-mål til tall der du er
#
# Ved det siste kommunestyrevalget var det noen som ble hjemme. Hvor mange prosent
# av dem med stemmerett hos dere gikk og stemte?

# %% [markdown] lang="nn"
# ## Frå FN-mål til tal der du er
#
# Sist det var kommunestyreval, var det nokon som vart heime. Kor mange prosent av
# dei med røysterett hos dykk gjekk og røysta?

# %% [markdown] lang="en"
# ## From UN goal to a figure where you are
#
# At the last municipal election some people stayed at home. Where you are, what
# percentage of those entitled to vote did so?

# %%
show("m1-turnout")

# %%
show("m1-goal-to-figure")

# %% [markdown] lang="nb"
# Målet sier hvor vi vil. Delmålet sier hva som skal bli annerledes. Indikatoren
# sier hva noen måler. Tallet er svaret ett sted, én gang.
#
# Valgdeltakelse er ikke FNs egen indikator for delmål 16.7. FN spør hvem som har
# plass i institusjonene (16.7.1), og hvor mange som opplever at beslutningene
# er inkluderende (16.7.2). Det er noe annet. Men valgdeltakelsen finnes for
# alle kommuner, og derfor står den her.
#
# Tallet sier hvor mange som stemte. Det sier ikke hvorfor resten lot være, og
# ikke om de som stemte, blir hørt resten av perioden. Hvem det er rett å måle
# seg mot, er et spørsmål for seg.

# %% [markdown] lang="nn"
# Målet seier kvar vi vil. Delmålet seier kva som skal bli annleis. Indikatoren
# seier kva nokon måler. Talet er svaret éin stad, éin gong.
#
# Valdeltaking er ikkje den indikatoren FN sjølv bruker for delmål 16.7. FN spør kven som
# har plass i institusjonane (16.7.1), og kor mange som opplever at avgjerdene
# er inkluderande (16.7.2). Det er noko anna. Men valdeltakinga finst for
# alle kommunar, og derfor står ho her.
#
# Talet seier kor mange som røysta. Det seier ikkje kvifor resten lét vere, og
# ikkje om dei som røysta, blir høyrde resten av perioden. Kven det er rett å
# måle seg mot, er eit spørsmål for seg.

# %% [markdown] lang="en"
# The goal says where we want to go. The target says what is to be different. The
# indicator says what somebody measures. The figure is the answer for one place at one
# time.
#
# Turnout is not the UN's own indicator for target 16.7. The UN asks who holds the
# posts in public institutions (16.7.1), and how many people find decisions
# inclusive (16.7.2). Those are other questions. But turnout exists for every
# municipality, and that is why it is used here.
#
# The figure says how many voted. It does not say why the rest stayed away, nor whether
# those who voted are heard for the rest of the term. Whom to be measured against is
# another question.

# %% [markdown] lang="nb"
# ## Kan to tredeler av målene bare nås lokalt?
#
# «FN anslår selv at så mange som to tredeler av bærekraftsmålene kun kan nås
# gjennom lokal og regional handling», sa KS på FN-dagen i 2022
# ([DigiNordland, 21. november 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/)).
# Kanskje står det en lignende setning i planen deres.
#
# OECD telte delmålene i en rapport fra 2020 og kom til 105 av 169. Hvor mange prosent
# tror du det er? Gjett før du leser videre.

# %% [markdown] lang="nn"
# ## Kan to tredelar av måla berre nåast lokalt?
#
# «FN anslår selv at så mange som to tredeler av bærekraftsmålene kun kan nås
# gjennom lokal og regional handling», sa KS på FN-dagen i 2022
# ([DigiNordland, 21. november 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/)).
# Kanskje står det ei liknande setning i planen dykkar.
#
# OECD talde delmåla i ein rapport frå 2020 og kom til 105 av 169. Kor mange prosent trur
# du det er? Giss før du les vidare.

# %% [markdown] lang="en"
# ## Can two thirds of the goals only be reached locally?
#
# “The UN itself estimates that as many as two thirds of the goals can only be reached
# through local and regional action,” said KS, the association of local and regional
# authorities, on UN Day in 2022 ([DigiNordland, 21 November
# 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/);
# our translation). Your own plan may have a sentence like it.
#
# The OECD counted targets in a report of 2020 and arrived at 105 of 169. What percentage
# do you think that is? Guess before you read on.

# %% [markdown] lang="nb" tags=["code"]
# Cellen deler delen på helheten; `round` runder av til slutt, ikke underveis. Python
# skriver punktum der vi skriver komma.

# %% [markdown] lang="nn" tags=["code"]
# Cella deler delen på heilskapen; `round` rundar av til slutt, ikkje undervegs. Python
# skriv punktum der vi skriv komma.

# %% [markdown] lang="en" tags=["code"]
# The cell divides the part by the whole; `round` rounds off at the end, not along the
# way.

# %% tags=["open"]
counted = 105
all_targets = 169
share = counted / all_targets * 100
round(share, 1)

# %% [markdown] lang="nb"
# 105 delt på 169, ganget med hundre, er 62,1 prosent. Hvor mange delmål måtte OECD ha
# telt for at «to tredeler» skulle stemme? Regn ut to tredeler av 169 og rund opp, eller
# flytt på tallet under til svaret har passert 66,7. Husk tallet til quizen.

# %% [markdown] lang="nn"
# 105 delt på 169, gonga med hundre, er 62,1 prosent. Kor mange delmål måtte OECD ha talt
# for at «to tredelar» skulle stemme? Rekn ut to tredelar av 169 og rund opp, eller flytt
# på talet under til svaret har passert 66,7. Hugs talet til quizen.

# %% [markdown] lang="en"
# 105 divided by 169, times a hundred, is 62.1 per cent. How many targets would the OECD
# have had to count for “two thirds” to be right? Work out two thirds of 169 and round up,
# or move the number below until the answer passes 66.7. Remember it for the quiz.

# %%
show("m1-how-many")

# %% [markdown] lang="nb"
# ## Hva står det egentlig i kildene?
#
# | Kilde | Det som står der |
# |---|---|
# | [SDSN, 22. mai 2019](https://mastermind.earth/first-ever-sdg-index-and-dashboards-report-for-european-cities/) | Om lag to tredeler (65 %) av de 169 delmålene blir ikke nådd uten at lokale og regionale myndigheter er ordentlig med |
# | [OECD, 2020](https://www.oecd-ilibrary.org/sites/e86fa715-en/index.html?itemId=/content/publication/e86fa715-en) | Minst 105 av de 169 delmålene blir ikke nådd uten at lokale og regionale myndigheter er ordentlig med |
# | [KS, 24. oktober 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/) | To tredeler av bærekraftsmålene kan kun nås gjennom lokal og regional handling |
#
# Vi har forkortet alle tre og oversatt de to øverste. SDSNs egen side har vi ikke fått
# åpnet; lenken går til pressemeldingen hos en annen.
#
# Les ovenfra og ned, og se hva som skjer. Delmål blir til mål. «Ikke uten» blir
# til «kun». 62,1 og 65 blir rundet opp til to tredeler. Og avsenderen blir FN,
# selv om OECD ikke er FN, og SDSN er et forskernettverk under FNs vinger.
#
# Ingen av dem har målt hvor stor del av jobben som er lokal. Fagfolk har gått
# gjennom delmålene og vurdert hvor lokale myndigheter trengs.
#
# Kildene er heller ikke enige med seg selv. OECD skriver 65 prosent på
# [nettsidene sine](https://oecd.org/en/about/programmes/oecd-programme-on-a-territorial-approach-to-the-sdgs.html).
# KS skriver både «kun» og «ikke kan nås uten» i
# [én og samme artikkel](https://www.ks.no/fagomrader/barekraftsmalene/barekraft/vektlegger-kommunal-sektor-for-a-na-barekraftsmalene/).
# Før du siterer et tall, spør: Hvem telte? Hva telte de? Hvilket ord binder
# tallet til kommunen? Er det rundet av?

# %% [markdown] lang="nn"
# ## Kva står det eigentleg i kjeldene?
#
# | Kjelde | Det som står der |
# |---|---|
# | [SDSN, 22. mai 2019](https://mastermind.earth/first-ever-sdg-index-and-dashboards-report-for-european-cities/) | Om lag to tredelar (65 %) av dei 169 delmåla blir ikkje nådde utan at lokale og regionale styresmakter er skikkeleg med |
# | [OECD, 2020](https://www.oecd-ilibrary.org/sites/e86fa715-en/index.html?itemId=/content/publication/e86fa715-en) | Minst 105 av dei 169 delmåla blir ikkje nådde utan at lokale og regionale styresmakter er skikkeleg med |
# | [KS, 24. oktober 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/) | To tredelar av berekraftsmåla kan berre nåast gjennom lokal og regional handling |
#
# Vi har forkorta og omsett alle tre. Sida til SDSN sjølv har vi ikkje fått opna; lenkja
# går til pressemeldinga hos ein annan.
#
# Les ovanfrå og ned, og sjå kva som skjer. Delmål blir til mål. «Ikkje utan» blir
# til «berre». 62,1 og 65 blir runda opp til to tredelar. Og avsendaren blir FN,
# sjølv om OECD ikkje er FN, og SDSN er eit forskarnettverk under vengene til FN.
#
# Ingen av dei har målt kor stor del av jobben som er lokal. Fagfolk har gått
# gjennom delmåla og vurdert kvar det trengst lokale styresmakter.
#
# Kjeldene er ikkje samde med seg sjølve heller. OECD skriv 65 prosent på
# [nettsidene sine](https://oecd.org/en/about/programmes/oecd-programme-on-a-territorial-approach-to-the-sdgs.html).
# KS skriv både «kun» og «ikke kan nås uten» i
# [ein og same artikkel](https://www.ks.no/fagomrader/barekraftsmalene/barekraft/vektlegger-kommunal-sektor-for-a-na-barekraftsmalene/).
# Før du siterer eit tal, spør: Kven talde? Kva talde dei? Kva for eit ord bind
# talet til kommunen? Er det runda av?

# %% [markdown] lang="en"
# ## What do the sources say?
#
# | Source | What it says |
# |---|---|
# | [SDSN, 22 May 2019](https://mastermind.earth/first-ever-sdg-index-and-dashboards-report-for-european-cities/) | About two thirds (65%) of the 169 targets will not be reached without proper engagement of local and regional governments |
# | [OECD, 2020](https://www.oecd-ilibrary.org/sites/e86fa715-en/index.html?itemId=/content/publication/e86fa715-en) | At least 105 of the 169 targets will not be reached without proper engagement of local and regional governments |
# | [KS, 24 October 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/) | Two thirds of the goals can only be reached through local and regional action |
#
# All three are shortened; the third is our translation. We could not open SDSN's own
# page; the link is to its press release on another site.
#
# Read from the top, and watch what happens. Targets turn into goals. “Not without”
# turns into “only”. 62.1 and 65 are rounded up to two thirds. And the UN is now said to
# be the source, though the OECD is not the UN, and SDSN is a network of researchers
# under its wing.
#
# None of them has measured how much of the job is local. Experts went through the
# targets and judged where local government is needed.
#
# Nor do the sources agree with themselves. The OECD writes 65 per cent on
# [its website](https://oecd.org/en/about/programmes/oecd-programme-on-a-territorial-approach-to-the-sdgs.html).
# KS writes both “only” and “cannot be reached without” in
# [one and the same article](https://www.ks.no/fagomrader/barekraftsmalene/barekraft/vektlegger-kommunal-sektor-for-a-na-barekraftsmalene/).
# Before you quote a number, ask: who counted? What did they count? Which word ties the
# number to the municipality? Was it rounded?

# %% [markdown] lang="nb"
# ## Hvem følger opp i Norge?
#
# Regjeringen la fram handlingsplanen *Mål med mening* i 2021, Meld. St. 40 (2020–2021).
# I juni 2025 kom [Meld. St. 35
# (2024–2025)](https://www.regjeringen.no/no/dokumenter/meld.-st.-35-20242025/id3110260/).
# Der er 126 delmål vurdert, de som handler om arbeidet her hjemme. På 61 av dem kan
# Norge bli bedre. På 9 av de 61 gjenstår det mye, blant annet for klima, natur og
# avfall. I øvelsen regner du ut hvor stor del det er: del av hva?
#
# | Hvem | Hva de gir deg |
# |---|---|
# | [SSB](https://www.ssb.no/baerekraftsmaalene/artikler/nasjonale-indikatorer-til-fns-baerekraftsmal) | Norske målepunkter for målene. De gjelder landet, ikke hver kommune |
# | [SSB og KS](https://www.ssb.no/natur-og-miljo/artikler-og-publikasjoner/taksonomi-for-klassifisering-av-indikatorer-til-baerekraftsmalene) | En taksonomi fra 2021. Den sorterer indikatorer etter mål, perspektiv og kvalitet, lager ingen nye og er ikke EUs |
# | [KS' Bærekraftsnettverk](https://www.ks.no/fagomrader/barekraftsmalene/barekraftsnettverket/om-barekraftsnettverket/) | Kommuner og fylker som lærer av hverandre, siden 2020 |
# | [U4SSC](https://unece.org/housing/norwegian-project) | 91 nøkkeltall fra FN for smarte og bærekraftige byer. Ni norske kommuner ble målt i 2020 |
# | [Lokale rapporter til FN](https://ks.no/om-ks/ks-in-english/unique-cooperation-on-sustainable-development-goals) (VLR) | Kommunen eller fylket går selv gjennom målene. Asker laget sin rapport i 2021 |
#
# Hvor mange som er med i dag, har vi ikke funnet ut.

# %% [markdown] lang="nn"
# ## Kven følgjer opp i Noreg?
#
# Regjeringa la fram handlingsplanen *Mål med mening* i 2021, Meld. St. 40 (2020–2021). I
# juni 2025 kom
# [Meld. St. 35 (2024–2025)](https://www.regjeringen.no/no/dokumenter/meld.-st.-35-20242025/id3110260/).
# Der er 126 delmål vurderte, dei som handlar om arbeidet her heime. På 61 av dei kan
# Noreg bli betre. På 9 av dei 61 står det mykje att, mellom anna for klima, natur og
# avfall. I øvinga reknar du ut kor mange prosent det er: prosent av kva?
#
# | Kven | Det dei gjev deg |
# |---|---|
# | [SSB](https://www.ssb.no/baerekraftsmaalene/artikler/nasjonale-indikatorer-til-fns-baerekraftsmal) | Norske målepunkt for måla. Dei gjeld landet, ikkje kvar kommune |
# | [SSB og KS](https://www.ssb.no/natur-og-miljo/artikler-og-publikasjoner/taksonomi-for-klassifisering-av-indikatorer-til-baerekraftsmalene) | Ein taksonomi frå 2021. Han sorterer indikatorar etter mål, perspektiv og kvalitet, lagar ingen nye og er ikkje den EU har |
# | [Berekraftsnettverket i KS](https://www.ks.no/fagomrader/barekraftsmalene/barekraftsnettverket/om-barekraftsnettverket/) | Kommunar og fylke som lærer av kvarandre, sidan 2020 |
# | [U4SSC](https://unece.org/housing/norwegian-project) | 91 nøkkeltal frå FN for smarte og berekraftige byar. Ni norske kommunar vart målte i 2020 |
# | [Lokale rapportar til FN](https://ks.no/om-ks/ks-in-english/unique-cooperation-on-sustainable-development-goals) (VLR) | Kommunen eller fylket går sjølv gjennom måla. Asker laga rapporten sin i 2021 |
#
# Kor mange som er med i dag, har vi ikkje funne ut.

# %% [markdown] lang="en"
# ## Who follows up in Norway?
#
# The government presented an action plan in 2021, Meld. St. 40 (2020–2021), *Mål med
# mening* (“goals with meaning”). In June 2025 came the white paper [Meld. St. 35
# (2024–2025)](https://www.regjeringen.no/no/dokumenter/meld.-st.-35-20242025/id3110260/).
# It assesses the 126 targets that concern work within Norway. On 61 of them Norway
# could do better. On 9 of the 61 much remains, among them climate, nature and waste. In
# the exercise you work out what share that is: a share of what?
#
# | Who | What they give you |
# |---|---|
# | [Statistics Norway](https://www.ssb.no/baerekraftsmaalene/artikler/nasjonale-indikatorer-til-fns-baerekraftsmal) | Norwegian indicators for the goals, for the country and not for each municipality |
# | [Statistics Norway and KS](https://www.ssb.no/natur-og-miljo/artikler-og-publikasjoner/taksonomi-for-klassifisering-av-indikatorer-til-baerekraftsmalene) | A taxonomy of 2021. It sorts indicators by goal, perspective and quality, makes no new ones, and is not the EU's |
# | [KS' sustainability network](https://www.ks.no/fagomrader/barekraftsmalene/barekraftsnettverket/om-barekraftsnettverket/) | Municipalities and counties that learn from each other, since 2020 |
# | [U4SSC](https://unece.org/housing/norwegian-project) | 91 key figures from the UN for smart, sustainable cities. Nine Norwegian municipalities were measured in 2020 |
# | [Voluntary local reviews](https://ks.no/om-ks/ks-in-english/unique-cooperation-on-sustainable-development-goals) (VLR) | A municipality's or county's own account of the goals to the UN. Asker made one in 2021 |
#
# We have not found out how many take part today.

# %%
show("m1-after-2030")

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Hvilke av de 17 målene er det dere som eier, og hvilke bidrar dere til?
# >    Hvem eier de målene dere ikke nevnte?
# > 2. Valgdeltakelsen du så: Hvilket dokument hører tallet hjemme i,
# >    kunnskapsgrunnlaget, planen eller årsmeldingen? Hvem bestemmer hva
# >    som skjer med det?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Kva mål av dei 17 er det de som eig, og kva mål medverkar de til? Kven eig
# >    måla de ikkje nemnde?
# > 2. Valdeltakinga du såg: Kva dokument høyrer talet heime i,
# >    kunnskapsgrunnlaget, planen eller årsmeldinga? Kven avgjer kva som
# >    skjer med det?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Which of the 17 goals are yours, and which do you contribute to? Who owns
# >    the goals you did not mention?
# > 2. The turnout you saw: which document would the number go in, the evidence
# >    base, the plan or the annual report? Who decides on it?

# %% [markdown] lang="nb"
# ## Quiz
#
# Hvert svar blir forklart, også det riktige. Du kan svare så mange ganger du vil.

# %% [markdown] lang="nn"
# ## Quiz
#
# Kvart svar blir forklart, også det rette. Du kan svare så mange gonger du vil.

# %% [markdown] lang="en"
# ## Quiz
#
# Every answer is explained, the right one too. You may answer as often as you
# like.

# %%
quiz("m1")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Et mål er en retning, et delmål er en linje i et vedtak, en indikator er det
# noen måler. Bak hver prosent står en del og en helhet, og helheten må sies
# høyt. «Ikke uten» er noe annet enn «bare».
#
# **Øvelsen:**
# [Verdens felles plan](../../release/nb/01_shared_plan/01_shared_plan.ipynb). **Neste
# leksjon:** [Tre dimensjoner, lov og plan](02_three_dimensions.ipynb), der målene får
# en plass i planene deres.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Eit mål er ei retning, eit delmål er ei linje i eit vedtak, ein indikator er det
# nokon måler. Bak kvar prosent står ein del og ein heilskap, og heilskapen må
# seiast høgt. «Ikkje utan» er noko anna enn «berre».
#
# **Øvinga:**
# [Ein felles plan for verda](../../release/nn/01_shared_plan/01_shared_plan.ipynb). **Neste
# leksjon:** [Tre dimensjonar, lov og plan](02_three_dimensions.ipynb), der måla får ein
# plass i planane dykkar.

# %% [markdown] lang="en"
# ## What you take with you
#
# A goal is a direction, a target is a line in a resolution, an indicator is what
# somebody measures. Behind every percentage are a part and a whole, and the whole must
# be stated. “Not without” is not the same as “only”.
#
# **The exercise:**
# [The world's shared plan](../../release/en/01_shared_plan/01_shared_plan.ipynb).
# **Next lesson:** [Three dimensions, law and plan](02_three_dimensions.ipynb), where
# the goals find a place in your own plans.
