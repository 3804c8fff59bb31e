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
# # Tre dimensjoner, lov og plan
#
# «Boligfeltet er bærekraftig», står det i saksframlegget. På hvilken måte? Hvor
# i planene deres står det at feltet skal være det? Og hvem svarer for det om fire
# år?
#
# Når du er ferdig, kan du
#
# - sortere tall og tiltak etter miljø, samfunn og økonomi, og si hva du sorterte
#   etter
# - peke ut dokumentet et mål hører hjemme i, fra planstrategi til årsmelding
# - finne lovparagrafen bak en påstand om hva dere må
#
# **Tid:** 20 minutter. **Før du begynner:** Du har vært gjennom
# [Verdens felles plan](01_shared_plan.ipynb). Du trenger ikke
# å kunne kode.

# %% [markdown] lang="nn"
# # Tre dimensjonar, lov og plan
#
# «Bustadfeltet er berekraftig», står det i saksframlegget. På kva måte? Kvar i
# planane dykkar står det at feltet skal vere det? Og kven svarer for det om fire
# år?
#
# Når du er ferdig, kan du
#
# - sortere tal og tiltak etter miljø, samfunn og økonomi, og seie kva du sorterte
#   etter
# - peike ut dokumentet eit mål høyrer heime i, frå planstrategi til årsmelding
# - finne lovparagrafen bak ein påstand om kva de må
#
# **Tid:** 20 minutt. **Før du byrjar:** Du har vore gjennom
# [Ein felles plan for verda](01_shared_plan.ipynb). Du treng ikkje
# kunne kode.

# %% [markdown] lang="en"
# # Three dimensions, law and plan
#
# “The housing area is sustainable,” says the committee report. In what way? Where do
# your plans say that it should be? And who will have to account for it in four years?
#
# When you are done you can
#
# - sort figures and measures by environment, society and economy, and say what you
#   sorted by
# - say which document a goal belongs in, from planning strategy to annual report
# - find the section of law behind a claim about what you must do
#
# **Time:** 20 minutes. **Before you begin:** you have been through [The world's shared
# plan](01_shared_plan.ipynb). You need not know how to code.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Husker du?
#
# Tre spørsmål fra moduler du har vært gjennom. Å lete fram et svar fester det bedre enn
# å lese det om igjen.

# %% [markdown] lang="nn"
# ## Hugsar du?
#
# Tre spørsmål frå modular du har vore gjennom. Å leite fram eit svar festar det betre enn
# å lese det om att.

# %% [markdown] lang="en"
# ## Do you remember?
#
# Three questions from modules you have been through. Recalling an answer makes it stick
# better than reading it again.

# %%
again(2)

# %% [markdown] lang="nb"
# ## Bærekraftig for hvem?
#
# Femti boliger på dyrket mark, i gangavstand til skolen. Folk får et sted å bo.
# Byggingen gir arbeid. Jorda er borte for godt. Alt sammen er sant, og planleggere
# legger det i tre bunker:
#
# - **miljø**: klimaet, naturen og ressursene vi tar av
# - **samfunn**: hvordan folk har det, hvem som er med, og hvordan godene er fordelt
# - **økonomi**: arbeid og verdiskaping, og pengene dere rår over
#
# Sorter etter det som skal bli bedre. Hvem som gjør jobben, og hva den koster, hører
# ikke med. En elektrisk søppelbil koster penger, men det som skal bli bedre, er
# luft og klima.
#
# Tre like store sirkler er den vanlige tegningen. Den kan leses som at bunkene
# veier opp for hverandre: litt mindre jord, litt mer skatt. Stockholm Resilience
# Centre tegner en bryllupskake i stedet, med naturen i bunnen, samfunnet oppå og
# økonomien øverst. Da kan du ikke ta av bunnen og legge det på toppen.

# %% [markdown] lang="nn"
# ## Berekraftig for kven?
#
# Femti bustader på dyrka mark, i gangavstand til skulen. Folk får ein stad å bu.
# Bygginga gjev arbeid. Jorda er borte for godt. Alt saman er sant, og planleggjarar
# legg det i tre bunkar:
#
# - **miljø**: klimaet, naturen og ressursane vi tek av
# - **samfunn**: korleis folk har det, kven som er med, og korleis goda er fordelte
# - **økonomi**: arbeid og verdiskaping, og pengane de rår over
#
# Sorter etter det som skal bli betre. Kven som gjer jobben, og kva jobben kostar, høyrer
# ikkje med. Ein elektrisk søppelbil kostar pengar, men det som skal bli betre, er
# luft og klima.
#
# Tre like store sirklar er den vanlege teikninga. Ho kan lesast som om bunkane veg
# opp for kvarandre: litt mindre jord, litt meir skatt. Stockholm Resilience Centre
# teiknar ei bryllaupskake i staden, med naturen i botnen, samfunnet oppå og økonomien
# øvst. Då kan du ikkje ta av botnen og leggje det på toppen.

# %% [markdown] lang="en"
# ## Sustainable for whom?
#
# Fifty homes on farmland, within walking distance of the school. People get
# somewhere to live. Building creates work. The soil is gone for good. All of it is
# true, and planners put it in three piles:
#
# - **environment**: the climate, nature and the resources we draw on
# - **society**: how people live, who takes part, and how benefits are shared
# - **economy**: work and value creation, and the money you control
#
# Sort by what is meant to improve. Who does the job, and what it costs, do not come into
# it. An electric refuse lorry costs money, but what is meant to improve is air and
# climate.
#
# The usual drawing is three equal circles. It can be read as if one pile could make up
# for another: a little less soil, a little more tax revenue. The Stockholm Resilience
# Centre draws a wedding cake instead, nature at the bottom, then society, the economy
# at the top. You cannot take from the bottom and put it on top.

# %% [markdown] lang="nb"
# ## Hvor mange er det å dele på?
#
# Ett tall som snart ligger på kommunedirektørens bord: innbyggere i alderen 20 til
# 66 år, delt på innbyggere over 66. Hvor mange blir det på hver eldre hos dere?

# %% [markdown] lang="nn"
# ## Kor mange er det å dele på?
#
# Eitt tal som snart ligg på bordet til kommunedirektøren: innbyggjarar i alderen 20
# til 66 år, delt på innbyggjarar over 66. Kor mange blir det på kvar eldre hos
# dykk?

# %% [markdown] lang="en"
# ## How many to share the load?
#
# One figure that will soon be on the chief executive's desk: inhabitants aged 20 to
# 66, divided by inhabitants over 66. How many does that make for each older person
# where you are?

# %%
show("m2-working-age")

# %%
show("m2-older")

# %% [markdown] lang="nb"
# Ingen retning er bedre her, så figuren rangerer ikke. Ingen kan vedta færre eldre.
# Det som kan vedtas, er hva tallet skal bety for boliger, tjenester og budsjett. Da
# er spørsmålet hvor.

# %% [markdown] lang="nn"
# Inga retning er betre her, så figuren rangerer ikkje. Ingen kan vedta færre eldre.
# Det som kan vedtakast, er kva talet skal ha å seie for bustader, tenester og
# budsjett. Då er spørsmålet kvar.

# %% [markdown] lang="en"
# Neither way is better here, so the chart does not rank. No council can vote for
# fewer old people. It can decide what the figure is to mean for housing, services
# and the budget. So: where?

# %% [markdown] lang="nb"
# ## Hvilket dokument?
#
# Si at tallet over skal inn i planene deres. I hvilket dokument bør det stå først, og
# hva kommer etter det siste? Bestem deg før du leser videre.

# %% [markdown] lang="nn"
# ## Kva dokument?
#
# Sei at talet over skal inn i planane dykkar. I kva dokument bør det stå først, og kva
# kjem etter det siste? Bestem deg før du les vidare.

# %% [markdown] lang="en"
# ## Which document?
#
# Suppose that the figure above is to go into your plans. In which document should it
# appear first, and what comes after the last one? Make up your mind before you read on.

# %%
show("m2-planning-wheel")

# %% [markdown] lang="nb"
# Etter årsmeldingen kommer oversikten, for svaret er ny kunnskap. Derfor kaller mange
# det et planhjul. Hvert dokument svarer på sitt spørsmål:

# %% [markdown] lang="nn"
# Etter årsmeldinga kjem oversikta, for svaret er ny kunnskap. Derfor kallar mange det
# eit planhjul. Kvart dokument svarer på sitt spørsmål:

# %% [markdown] lang="en"
# After the annual report comes the overview, because the answer is new knowledge. That
# is why many call it a planning wheel. Each document answers a question of its own:

# %%
show("m2-documents")

# %%
show("m2-chain")

# %% [markdown] lang="nb"
# Tallet øverst er ditt, setningene under er kursets eksempler: Et tall blir et mål, målet
# kroner i en plan, og til slutt et tall igjen. Står målet bare i én av radene, får ingen
# penger til det, eller ingen spør hvordan det gikk.

# %% [markdown] lang="nn"
# Talet øvst er ditt, setningane under er døme frå kurset: Eit tal blir eit mål, målet
# kroner i ein plan, og til slutt eit tal att. Står målet berre i éi av radene, får ingen
# pengar til det, eller ingen spør korleis det gjekk.

# %% [markdown] lang="en"
# The figure at the top is yours, the sentences below are the course's examples: a
# figure leads to a goal, the goal gets money in a plan, and in the end there is a
# figure again. If the goal is in only one of the rows, nobody gets money for it, or
# nobody asks how it went.

# %% [markdown] lang="nb"
# ## Må vi det?
#
# Det spør en folkevalgt. [Plan- og
# bygningsloven](https://lovdata.no/dokument/NL/lov/2008-06-27-71) skal fremme
# bærekraftig utvikling (§ 1-1), og planer skal sette mål for «den fysiske,
# miljømessige, økonomiske, sosiale og kulturelle utviklingen» (§ 3-1). Alle tre bunkene
# er altså pålagt. De 17 målene står ikke i loven. Men de nasjonale forventningene «skal
# følges opp» (§ 6-1), og statlige planretningslinjer skal legges til grunn, også i
# enkeltvedtak (§ 6-2).

# %% [markdown] lang="nn"
# ## Må vi det?
#
# Det spør ein folkevald. [Plan- og
# bygningslova](https://lovdata.no/dokument/NL/lov/2008-06-27-71) skal fremje
# berekraftig utvikling (§ 1-1), og planar skal setje mål for «den fysiske,
# miljømessige, økonomiske, sosiale og kulturelle utviklingen» (§ 3-1). Alle dei tre
# bunkane er altså pålagde. Dei 17 måla står ikkje i lova. Men dei nasjonale
# forventningane «skal følges opp» (§ 6-1), og statlege planretningslinjer skal leggjast
# til grunn, òg i enkeltvedtak (§ 6-2).

# %% [markdown] lang="en"
# ## Do we have to?
#
# That is what a councillor asks. The [Planning and Building
# Act](https://lovdata.no/dokument/NL/lov/2008-06-27-71) is to promote sustainable
# development (§ 1-1), and plans are to set goals for “physical, environmental,
# economic, social and cultural development” (§ 3-1; our translation). So all three
# piles are required. The 17 goals are not in the act. But the national expectations are
# to “be followed up” (§ 6-1), and the state's planning guidelines are to be the basis
# of plans and of individual decisions (§ 6-2).

# %%
show("m2-expectations")

# %% [markdown] lang="nb"
# De folkevalgte velger altså hvilke mål de løfter fram, men ikke om de skal følge opp
# forventningene. Slik leser vi § 6-1; se også
# [lovkommentaren fra 2022](https://www.regjeringen.no/no/dokumenter/lovkommentar-til-plandelen-av-plan-og-bygningsloven-2022/id2904210/?ch=1).
# Hva mer er det som binder, hvem binder det, og når ble det sist lest? Åpne det du
# arbeider med.

# %% [markdown] lang="nn"
# Dei folkevalde vel altså kva mål dei løftar fram, men ikkje om dei skal følgje opp
# forventningane. Slik les vi § 6-1; sjå òg
# [lovkommentaren frå 2022](https://www.regjeringen.no/no/dokumenter/lovkommentar-til-plandelen-av-plan-og-bygningsloven-2022/id2904210/?ch=1).
# Kva meir er det som bind, kven bind det, og når vart det sist lese? Opne det du
# arbeider med.

# %% [markdown] lang="en"
# So the council chooses which goals come first, but not whether to follow up the
# expectations. That is how we read § 6-1; see also the [commentary of
# 2022](https://www.regjeringen.no/no/dokumenter/lovkommentar-til-plandelen-av-plan-og-bygningsloven-2022/id2904210/?ch=1).
# What else is binding, on whom, and when did the course last read it? Open the part
# that concerns your work.

# %%
show("m2-duties")

# %% [markdown] lang="nb"
# ## Hvem skal høres?
#
# Veien åttendeklassingene går til skolen, krysser det nye boligfeltet. Hvem spurte dem?
#
# Den som foreslår en plan, skal legge til rette for medvirkning, og kommunen har et
# særlig ansvar for barn og unge (§ 5-1; en egen ordning, § 3-3). Eldreråd, ungdomsråd
# og råd for personer med funksjonsnedsettelse er valgt for å bli hørt (kommuneloven §
# 5-12).
#
# Kan planen påvirke samiske interesser direkte, skal kommunen eller fylkeskommunen
# konsultere dem «i god tro og med formål om å oppnå enighet» (sameloven § 4-6). Bodø,
# Giske og Ski la barnas kart inn i malen for oppstartsmøtet
# ([DOGA](https://doga.no/aktiviteter/rapporter-og-caser/medvirkning-ma-bli-rutine/)).
# Åpne «Hvem som skal høres» over. Hvem manglet i den siste planen deres?

# %% [markdown] lang="nn"
# ## Kven skal høyrast?
#
# Vegen åttandeklassingane går til skulen, kryssar det nye bustadfeltet. Kven spurde
# dei?
#
# Den som kjem med framlegg til ein plan, skal leggje til rette for medverknad, og
# kommunen har eit særleg ansvar for barn og unge (§ 5-1; ei eiga ordning, § 3-3).
# Eldreråd, ungdomsråd og råd for personar med funksjonsnedsetjing er valde for å bli
# høyrde (kommunelova § 5-12).
#
# Kan planen verke direkte inn på samiske interesser, skal kommunen eller fylkeskommunen
# konsultere dei «i god tro og med formål om å oppnå enighet» (samelova § 4-6). Bodø,
# Giske og Ski la karta barna sjølve hadde laga, inn i malen for oppstartsmøtet
# ([DOGA](https://doga.no/aktiviteter/rapporter-og-caser/medvirkning-ma-bli-rutine/)).
# Opne «Kven som skal høyrast» over. Kven mangla i den siste planen dykkar?

# %% [markdown] lang="en"
# ## Who is to be heard?
#
# Year-eight pupils cross the new housing area on their way to school. Who asked them?
#
# Whoever proposes a plan must make participation possible, and the municipality has a
# special responsibility for children and young people (§ 5-1), and must have an
# arrangement of its own for them (§ 3-3). Councils for older people, for young people and
# for people with disabilities are elected so
# that these groups are heard (Local Government Act §
# 5-12).
#
# If the plan may affect Sámi interests directly, the municipality or county council
# must consult them “in good faith and with the aim of agreement” (Sámi Act § 4-6; our
# translation). Bodø, Giske and Ski made the children's own maps part of the template
# for the first meeting on a plan
# ([DOGA](https://doga.no/aktiviteter/rapporter-og-caser/medvirkning-ma-bli-rutine/)).
# Open “Who is to be heard” above. Who was missing from your latest plan?

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: hvilke fem manglet?
#
# Lørenskog vedtok ny samfunnsdel 4. november 2020. På
# [nettsidene](https://www.lorenskog.kommune.no/kommuneplan/siste-nytt/kommuneplanen-bidrar-til-et-barekraftig-samfunn.122339.aspx)
# står det at kommunen arbeider spesielt med tolv av de 17 målene. Hvilke fem tror du
# de lot ligge? Skriv dem ned før du leser videre.

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: kva for fem mangla?
#
# Lørenskog vedtok ny samfunnsdel 4. november 2020. På
# [nettsidene](https://www.lorenskog.kommune.no/kommuneplan/siste-nytt/kommuneplanen-bidrar-til-et-barekraftig-samfunn.122339.aspx)
# står det at kommunen arbeider særskilt med tolv av dei 17 måla. Kva for fem trur
# du kommunen lét liggje? Skriv dei ned før du les vidare.

# %% [markdown] lang="en"
# ## ◆ For those who want more: which five were missing?
#
# Lørenskog adopted a new community plan on 4 November 2020. Its
# [website](https://www.lorenskog.kommune.no/kommuneplan/siste-nytt/kommuneplanen-bidrar-til-et-barekraftig-samfunn.122339.aspx)
# says that the municipality works on twelve of the 17 goals in particular. Which five
# do you think it left out? Write them down before you read on.

# %% tags=["open"]
all_goals = set(range(1, 18))
lorenskog = {1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 17}
[goal(n).label for n in sorted(all_goals - lorenskog)]

# %% [markdown] lang="nb"
# De fem er 2 (sult), 4 (utdanning), 6 (vann), 7 (energi) og 16 (fred).
# Siden sier ikke hvorfor. Et mål som ikke er valgt, er ikke det samme som arbeid
# ingen gjør, men leseren bør få vite grunnen.
#
# Nå Asker. I mars 2018 pekte et utvalg av folkevalgte ut
# [seks mål](https://www.asker.kommune.no/nye-asker-kommune/aktuelt-nye-asker-kommune/fns-barekraftsmal-som-rammeverk-for-felles-kommuneplan-for-nye-asker-kommune/):
# helse, utdanning, innovasjon, byer, klima og samarbeid. De kom med i samfunnsdelen,
# som ble vedtatt 9. juni 2020. De fire første er 3, 4, 9 og 11. Hvilke numre har de to
# siste? Svar før du leser videre.

# %% [markdown] lang="nn"
# Dei fem er 2 (svolt), 4 (utdanning), 6 (vatn), 7 (energi) og 16 (fred).
# Sida seier ikkje kvifor. Eit mål som ikkje er valt, er ikkje det same som arbeid
# ingen gjer, men lesaren bør få vite grunnen.
#
# No Asker. I mars 2018 peika eit utval av folkevalde ut
# [seks mål](https://www.asker.kommune.no/nye-asker-kommune/aktuelt-nye-asker-kommune/fns-barekraftsmal-som-rammeverk-for-felles-kommuneplan-for-nye-asker-kommune/):
# helse, utdanning, innovasjon, byar, klima og samarbeid. Dei kom med i samfunnsdelen,
# som vart vedteken 9. juni 2020. Dei fire første er 3, 4, 9 og 11. Kva nummer har dei to
# siste? Svar før du les vidare.

# %% [markdown] lang="en"
# The five are 2 (hunger), 4 (education), 6 (water), 7 (energy) and 16 (peace).
# The page does not say why. That a goal was not chosen does not mean that nobody works on
# it, but the reader should be
# told the reason.
#
# Now Asker. In March 2018 a committee of councillors picked
# [six goals](https://www.asker.kommune.no/nye-asker-kommune/aktuelt-nye-asker-kommune/fns-barekraftsmal-som-rammeverk-for-felles-kommuneplan-for-nye-asker-kommune/):
# health, education, innovation, cities, climate and partnership. They went into the
# community plan, which was adopted on 9 June 2020. The first four are 3, 4, 9 and 11.
# Which numbers are the last two? Answer before you read on.

# %% [markdown] lang="nb" tags=["code"]
# Bytt ut de tre prikkene med de to numrene, med komma mellom, og kjør cellen. Elleve tall
# betyr at du traff.

# %% [markdown] lang="nn" tags=["code"]
# Byt ut dei tre prikkane med dei to numra, med komma mellom, og køyr cella. Elleve
# tal tyder at du trefte.

# %% [markdown] lang="en" tags=["code"]
# Replace the three dots with the two numbers, with a comma between, and run the cell. Eleven
# numbers mean that you were right.

# %% tags=["code"]
asker = {3, 4, 9, 11, ...}
sorted(all_goals - asker)

# %% [markdown] lang="nb"
# Klima er 13 og samarbeid 17. Klimamålet fikk også
# [et tall](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/):
# 67 prosent lavere utslipp i 2030 enn i 2009. Da kan noen spørre hvordan det går.

# %% [markdown] lang="nn"
# Klima er 13 og samarbeid 17. Klimamålet fekk òg
# [eit tal](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/):
# 67 prosent lågare utslepp i 2030 enn i 2009. Då kan nokon spørje korleis det går.

# %% [markdown] lang="en"
# Climate is 13 and partnership 17. The climate goal was also given [a
# figure](https://www.asker.kommune.no/asker-mot-2030/asker-i-utvikling/): emissions 67
# per cent lower in 2030 than in 2009. So somebody can ask how it is going.

# %% [markdown] lang="nb"
# ## Seks tall, tre dimensjoner
#
# Til slutt stedet ditt: to tall for miljø, to for samfunn og to for økonomi, i den
# rekkefølgen. I hvilken dimensjon tror du lysene blir best?

# %% [markdown] lang="nn"
# ## Seks tal, tre dimensjonar
#
# Til slutt staden din: to tal for miljø, to for samfunn og to for økonomi, i den
# rekkjefølgja. I kva dimensjon trur du lysa blir best?

# %% [markdown] lang="en"
# ## Six figures, three dimensions
#
# Finally, your own place: two figures for environment, two for
# society and two for economy, in that order. In which dimension do you think the lights
# will be best?

# %%
environment = ["electricity_households", "protected_area_share"]
society = ["patients_without_gp", "turnout_local"]
economy = ["working_age_per_older", "median_income"]
status_table(environment + society + economy, my_municipality(), group="country")

# %%
show("m2-lights")

# %% [markdown] lang="nb"
# Økonomi fikk ingen farge, for begge tallene er bakgrunn. Netto driftsresultat og gjeld
# sier mer (SSB, tabell 12134). Også miljø er tynt dekket: Staten bestemmer hva som vernes.
#
# Lysene viser de seks tallene noen valgte. Bytt to av dem, og en dimensjon skifter
# farge uten at noe har hendt hos dere.

# %% [markdown] lang="nn"
# Økonomi fekk ingen farge, for begge tala er bakgrunn. Netto driftsresultat og gjeld
# seier meir (SSB, tabell 12134). Miljø er òg tynt dekt: Staten avgjer kva som blir verna.
#
# Lysa viser dei seks tala nokon valde. Byt to av dei, og ein dimensjon skiftar farge
# utan at noko har hendt hos dykk.

# %% [markdown] lang="en"
# Economy got no colour, because both figures are background: neither high nor low is
# better. Net operating result and debt say more (Statistics Norway, table 12134).
# Environment is thin too: the state decides what is protected.
#
# The lights show the six figures that someone chose. Change two of them, and a
# dimension changes colour though nothing has happened where you are.

# %% [markdown] lang="nb"
# > **Diskuter på avdelingen**
# >
# > 1. Ta ett mål fra samfunnsdelen eller den regionale planen. Finn det igjen i
# >    økonomiplanen og i siste årsmelding. Hvor forsvant det?
# > 2. Antallet i yrkesaktiv alder per eldre: Hører tallet hjemme i oversikten,
# >    planstrategien eller økonomiplanen hos dere? Hvem bestemmer hva det skal føre
# >    til?

# %% [markdown] lang="nn"
# > **Diskuter på avdelinga**
# >
# > 1. Ta eitt mål frå samfunnsdelen eller den regionale planen. Finn det att i
# >    økonomiplanen og i siste årsmelding. Kvar vart det av?
# > 2. Talet på personar i yrkesaktiv alder per eldre: Høyrer det heime i oversikta,
# >    planstrategien eller økonomiplanen hos dykk? Kven avgjer kva det skal føre til?

# %% [markdown] lang="en"
# > **Discuss in your department**
# >
# > 1. Take one goal from the community plan or the regional plan. Find it again in
# >    the financial plan and in the latest annual report. Where did it go?
# > 2. The number of people of working age per older person: does it belong in your overview,
# >    your planning strategy or your financial plan? Who decides what it is to lead
# >    to?

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
quiz("m2")

# %% [markdown] lang="nb"
# ## Det du har med deg
#
# Sorter etter det som skal bli bedre. Loven krever alle tre dimensjonene. De
# folkevalgte velger hvilke mål som kommer først, og bør si hvorfor. Et mål trenger en
# plass i samfunnsdelen eller den regionale planen, penger i økonomiplanen og et svar i
# årsmeldingen.
#
# **Øvelsen:**
# [Tre dimensjoner, lov og plan](../../release/nb/02_three_dimensions/02_three_dimensions.ipynb).
# **Neste leksjon:** [Å lese en indikator](03_indicators.ipynb), der du
# leser kortet bak et tall, og tallene som mangler.

# %% [markdown] lang="nn"
# ## Det du har med deg
#
# Sorter etter det som skal bli betre. Lova krev alle dei tre dimensjonane. Dei
# folkevalde vel kva mål som kjem først, og bør seie kvifor. Eit mål treng ein plass i
# samfunnsdelen eller den regionale planen, pengar i økonomiplanen og eit svar i
# årsmeldinga.
#
# **Øvinga:**
# [Tre dimensjonar, lov og plan](../../release/nn/02_three_dimensions/02_three_dimensions.ipynb).
# **Neste leksjon:** [Å lese ein indikator](03_indicators.ipynb), der du spør kva talet
# er delt på, og kva ei tom rute tyder.

# %% [markdown] lang="en"
# ## What you take with you
#
# Sort by what is meant to improve. The law requires all three dimensions. The council
# chooses which goals come first, and should say why. A goal needs a place in the
# community plan or regional plan, money in the financial plan and an answer in the
# annual report.
#
# **The exercise:**
# [Three dimensions, law and plan](../../release/en/02_three_dimensions/02_three_dimensions.ipynb).
# **Next lesson:** [Reading an indicator](03_indicators.ipynb), where you ask what the
# figure is divided by, and what an empty cell means.
