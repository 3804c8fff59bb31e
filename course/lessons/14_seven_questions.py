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
# # Sju spørsmål til en sak
#
# Sakspapirene kom fredag, og onsdag stemmer dere. Du skal ikke regne på noe, men du skal
# spørre. Her er sju spørsmål som kan stilles til alle saker, og en sak å prøve dem på.
# Du skriver ingen kode. Ser du kode, velger du **Les** øverst på siden.
#
# Når du er ferdig, kan du
#
# - stille sju spørsmål til en sak, og høre når et svar mangler
# - lese et tall i en sak uten å bli lurt av nevneren, gruppa eller startåret
# - si hvem som bestemmer, hvem som skulle vært spurt, og hva som ikke kan gjøres om
#
# Sett av 30 minutter. Sporet er for folkevalgte og ledere, også i fylkeskommunen, og du
# trenger ikke å ha gjort noe på forhånd. Har du ikke valgt kommune eller fylke i
# [Oppstart](00_start.ipynb), får du se Porsgrunn.

# %% [markdown] lang="nn"
# # Sju spørsmål til ei sak
#
# Sakspapira kom fredag, og onsdag røystar de. Du skal ikkje rekne på noko, men du skal
# spørje. Her er sju spørsmål som ein kan stille til alle saker, og ei sak å prøve dei på.
# Du skriv ingen kode. Ser du kode, vel du **Les** øvst på sida.
#
# Når du er ferdig, kan du
#
# - stille sju spørsmål til ei sak, og høyre når eit svar manglar
# - lese eit tal i ei sak utan å bli lurt av nemnaren, gruppa eller startåret
# - seie kven som avgjer, kven som skulle ha vore spurde, og kva som ikkje kan gjerast om
#
# Set av 30 minutt. Sporet er for folkevalde og leiarar, òg i fylkeskommunen, og du treng
# ikkje ha gjort noko på førehand. Har du ikkje valt kommune eller fylke i
# [Oppstart](00_start.ipynb), får du sjå Porsgrunn.

# %% [markdown] lang="en"
# # Seven questions to ask about a case
#
# The papers came on Friday, and on Wednesday you vote. You need not calculate anything,
# but you do need to ask. Here are seven questions to ask about any case, that is, any
# matter the council decides, and a case to try them on. You write no code. If you see
# code, choose **Read** at the top of the page.
#
# When you are done you can
#
# - ask seven questions about a case, and notice when an answer is missing
# - read a figure without being fooled by the denominator, the group or the first year
# - say who decides, who should have been asked, and what cannot be undone
#
# Set aside 30 minutes. The track is for councillors and managers, in county councils too,
# and you need not have done anything beforehand. If you have not chosen a municipality or county in
# [Start](00_start.ipynb), you see Porsgrunn.

# %% tags=["setup"]
from baerekraft.nb import *

# %% [markdown] lang="nb"
# ## Saken
#
# Saken er oppdiktet. En tenkt kommune har en svømmehall fra 1974, på en tomt ved sjøen.
# Den må settes i stand for 85 millioner kroner. Kommunedirektøren vil rive den, selge
# tomta og bygge ny hall sammen med nabokommunen, 22 kilometer unna. Det koster kommunen
# 60 millioner. «Energibruken blir halvert. Løsningen er bærekraftig og bidrar til mål 3,
# 11 og 13», står det.
#
# Ville du stemt for? Skriv ned ja eller nei før du leser videre.

# %% [markdown] lang="nn"
# ## Saka
#
# Saka er oppdikta. Ein tenkt kommune har ein symjehall frå 1974, på ei tomt ved sjøen.
# Han må setjast i stand for 85 millionar kroner. Kommunedirektøren vil rive han, selje
# tomta og byggje ny hall saman med nabokommunen, 22 kilometer unna. Det kostar kommunen
# 60 millionar. «Energibruken blir halvert. Løysinga er berekraftig og medverkar til mål
# 3, 11 og 13», står det.
#
# Ville du ha røysta for? Skriv ned ja eller nei før du les vidare.

# %% [markdown] lang="en"
# ## The case
#
# The case is made up. A municipality has a swimming pool from 1974, on a plot by the sea.
# Repairs cost 85 million kroner. The chief executive wants to pull it down, sell the plot
# and build a new pool with the municipality next door, 22 kilometres away. That costs 60
# million. “Energy use will be halved. The solution is sustainable and contributes to goals
# 3, 11 and 13,” says the report.
#
# Would you vote for it? Write down yes or no before you read on.

# %% [markdown] lang="nb"
# ## 1 Hva blir bedre, og for hvem?
#
# Et ikon på saken sier hva noen tenkte på. Det sier ikke at noe blir bedre. Be om tre
# setninger: hva saken gjør med miljøet, med folk og med økonomien. Mindre strøm er
# miljø. At en trettenåring ikke lenger kan sykle til hallen, er samfunn. 25 millioner
# spart er økonomi. Står alle tre der, også den som trekker ned? Og hvem blir utelatt?

# %% [markdown] lang="nn"
# ## 1 Kva blir betre, og for kven?
#
# Eit ikon på saka seier kva nokon tenkte på. Det seier ikkje at noko blir betre. Be om tre
# setningar: kva saka gjer med miljøet, med folk og med økonomien. Mindre straum er miljø.
# At ein trettenåring ikkje lenger kan sykle til hallen, er samfunn. At kommunen sparer 25
# millionar, er økonomi. Står alle tre der, òg den som dreg ned? Og kven blir utelaten?

# %% [markdown] lang="en"
# ## 1 What gets better, and for whom?
#
# An icon on the front page shows what somebody had in mind. It does not show that
# anything gets better. Ask for three sentences: what the case does to the environment,
# to people and to the economy. Using less power is environment. That a
# thirteen-year-old can no longer cycle to the pool is society. 25 million kroner saved
# is economy. Are all three there, including the one that counts against the case? And
# who is left behind?

# %%
quiz("m14-better")

# %% [markdown] lang="nb"
# ## 2 Hvor står det i planene, og må vi?
#
# De 17 målene står ikke i loven. Men planer skal sette mål for miljø, samfunn og økonomi
# (plan- og bygningsloven § 3-1), de nasjonale forventningene skal følges opp (§ 6-1), og
# økonomiplanen skal vise hvordan målene i planene følges opp (kommuneloven § 14-4). Be
# om å få se to linjer: den i samfunnsdelen, i fylket den i den regionale planen, og den
# i økonomiplanen. Finnes ingen av dem, er saken et nytt valg. Det kan dere ta, men da
# skal dere vite at dere tar det.

# %% [markdown] lang="nn"
# ## 2 Kvar står det i planane, og må vi?
#
# Dei 17 måla står ikkje i lova. Men planar skal setje mål for miljø, samfunn og økonomi
# (plan- og bygningslova § 3-1), dei nasjonale forventningane skal følgjast opp (§ 6-1), og
# økonomiplanen skal vise korleis måla i planane blir følgde opp (kommunelova § 14-4). Be
# om å få sjå to linjer: den i samfunnsdelen, i fylket den i den regionale planen, og den i
# økonomiplanen. Finst ingen av dei, er saka eit nytt val. Det kan de ta, men då skal de
# vite at de tek det.

# %% [markdown] lang="en"
# ## 2 Where is it in the plans, and must we?
#
# The 17 goals are not in the law. But plans are to set goals for environment, society and
# economy (Planning and Building Act § 3-1), the national expectations are to be followed
# up (§ 6-1), and the financial plan is to show how the goals of the plans are followed up
# (Local Government Act § 14-4). Ask to see two lines: the one in the community plan, in a
# county the one in the regional plan, and the one in the financial plan. If there is
# neither, the case is a new choice. You may make it, but then know that you do.

# %%
quiz("m14-plan")

# %% [markdown] lang="nb"
# ## 3 Hvilket tall, og hva er det delt på?
#
# «Besøket har falt med en femdel», sier kommunedirektøren. Et antall følger først og
# fremst hvor mange som kunne kommet. Spør hva som er talt, hva det er delt på, hvilket
# år og hvilken kilde. Hos dere: Er det flere eller færre små barn per hundre innbyggere
# enn for ti år siden? Bestem deg før du leser videre.

# %% [markdown] lang="nn"
# ## 3 Kva tal, og kva er det delt på?
#
# «Besøket har gått ned ein femdel», seier kommunedirektøren. Eit tal på besøk følgjer
# først og fremst kor mange som kunne ha kome. Spør kva som er talt, kva det er delt på,
# kva år og kva kjelde. Hos dykk: Er det fleire eller færre små barn per hundre
# innbyggjarar enn for ti år sidan? Bestem deg før du les vidare.

# %% [markdown] lang="en"
# ## 3 Which figure, divided by what?
#
# “Visits have fallen by a fifth,” says the chief executive. A count depends first of
# all on how many people could have come. Ask what is counted, what it is divided by,
# which year and which source. Where you are: are there more small children in every
# hundred inhabitants than ten years ago, or fewer? Make up your mind before you
# read on.

# %%
place = my_municipality()
trend("preschool_children", place)

# %%
show("m14-children")

# %%
quiz("m14-visits")

# %% [markdown] lang="nb"
# ## 4 Sammenlignet med hvem, og siden når?
#
# «Vi ligger over snittet.» Snittet av hvem? Den som velger gruppa og startåret, velger
# ofte svaret. Figuren setter det samme tallet ved siden av steder med omtrent like mange
# innbyggere. I små kommuner flytter noen få barn tallet mye, så spør om det ble sånn i
# år, eller om det har vært sånn lenge.

# %% [markdown] lang="nn"
# ## 4 Samanlikna med kven, og sidan når?
#
# «Vi ligg over snittet.» Snittet av kven? Den som vel gruppa og startåret, vel ofte
# svaret. Figuren set det same talet ved sida av stader med om lag like mange innbyggjarar.
# I små kommunar flyttar nokre få barn talet mykje, så spør om det vart slik i år, eller
# om det har vore slik lenge.

# %% [markdown] lang="en"
# ## 4 Compared with whom, and since when?
#
# “We are above the average.” The average of whom? Whoever picks the group and the first
# year often picks the answer. The chart sets the same figure beside places with about
# as many inhabitants. In small municipalities a few children move the figure a lot, so
# ask whether it is new this year or has long been like that.

# %%
comparison_dots("preschool_children", place, group="similar")

# %%
quiz("m14-since")

# %% [markdown] lang="nb"
# ## 5 Hvem er ikke spurt?
#
# Saken om hallen har vært hos idrettslaget og nabokommunen. Hvem skulle ellers ha sagt
# noe? Tenk på en du kjenner som ikke svarer på høringer. Så åpner du reglene.

# %% [markdown] lang="nn"
# ## 5 Kven er ikkje spurd?
#
# Saka om hallen har vore hos idrettslaget og nabokommunen. Kven skulle elles ha sagt noko?
# Tenk på ein du kjenner som ikkje svarer på høyringar. Så opnar du reglane.

# %% [markdown] lang="en"
# ## 5 Who has not been asked?
#
# The case has been sent to the sports club and the municipality next door for comment.
# Who else should have had a say? Think of somebody you know who never replies to a
# public consultation. Then open the rules.

# %%
show("m14-heard")

# %% [markdown] lang="nb"
# Et råd som får saken dagen før, er ikke spurt. Og de som svarer på en høring, er sjelden
# et utvalg av dem saken gjelder. Spør derfor ikke bare hva innspillene sa, men hvem de
# kom fra, og hva som ble endret.

# %% [markdown] lang="nn"
# Eit råd som får saka dagen før, er ikkje spurt. Og dei som svarer på ei høyring, er
# sjeldan eit utval av dei saka gjeld. Spør derfor ikkje berre kva innspela sa, men kven
# dei kom frå, og kva som vart endra.

# %% [markdown] lang="en"
# A council for the young or the elderly that gets the case the day before has not been
# asked. And those who reply to a consultation are seldom typical of the people it
# concerns. So ask not only what the replies said, but whom they came from, and what was
# changed.

# %%
quiz("m14-consult")

# %% [markdown] lang="nb"
# ## 6 Hva koster det, hvem betaler, og hvem svarer?
#
# Prisen på bygget er den minste delen. Spør etter driften, skyssen og rentene i alle
# årene hallen står, og hvem som tar regningen: neste års budsjett, nabokommunen eller
# barna. «Halvert energibruk» trenger et nivå, et år, et basisår og en som svarer. Uten
# dem kan ingen si om fire år at løftet ble brutt.

# %% [markdown] lang="nn"
# ## 6 Kva kostar det, kven betaler, og kven svarer?
#
# Prisen på bygget er den minste delen. Spør etter drifta, skyssen og rentene i alle åra
# hallen står, og kven som tek rekninga: budsjettet neste år, nabokommunen eller barna.
# «Halvert energibruk» treng eit nivå, eit år, eit basisår og nokon som svarer. Utan dei
# kan ingen seie om fire år at lovnaden vart broten.

# %% [markdown] lang="en"
# ## 6 What does it cost, who pays, and who is accountable?
#
# The price of the building is the smaller part. Ask for the running costs, the
# transport and the interest in all the years the pool stands, and who foots the bill:
# next year's budget, the municipality next door, or the children. “Energy use halved”
# needs a level, a year, a base year and someone who is accountable. Without them,
# nobody can say in four years that the promise was broken.

# %%
quiz("m14-cost")

# %% [markdown] lang="nb"
# ## 7 Hva kan ikke gjøres om, og hvordan får vi vite om det virket?
#
# Del saken i to: det som kan rettes om det går galt, og det som ikke kan. Det siste
# fortjener tid. Be så om at saken kommer tilbake på en bestemt dato med et bestemt tall.
# Andre har prøvd noe lignende. Under er to saker fra steder som ligner på ditt. Les hva
# de sier, hvem som sier det, og hva de ikke forteller.

# %% [markdown] lang="nn"
# ## 7 Kva kan ikkje gjerast om, og korleis får vi vite om det verka?
#
# Del saka i to: det som kan rettast om det går gale, og det som ikkje kan. Det siste
# fortener tid. Be så om at saka kjem tilbake på ein bestemt dato med eit bestemt tal.
# Andre har prøvd noko liknande. Under er to saker frå stader som liknar på din. Les kva
# dei seier, kven som seier det, og kva dei ikkje fortel.

# %% [markdown] lang="en"
# ## 7 What cannot be undone, and how will we know if it worked?
#
# Split the case in two: what can be put right if it goes wrong, and what cannot. The
# latter deserves time. Then ask for the case to come back on a set date with a set
# figure. Others have tried something similar. Below are two cases from places like yours. Read
# what they say, who says it, and what they leave out.

# %%
show("m14-tried")

# %%
quiz("m14-undone")

# %% [markdown] lang="nb"
# ## Dilemmaet
#
# Les saken en gang til, nå med dem den gjelder. Hva stemmer du, og hvilket av de sju
# spørsmålene avgjorde? Er dere flere, tar dere hver sin side, helst en dere er uenige i.

# %% [markdown] lang="nn"
# ## Dilemmaet
#
# Les saka éin gong til, no med dei ho gjeld. Kva røystar du, og kva for eit av dei sju
# spørsmåla avgjorde? Er de fleire, tek de kvar si side, helst ei de ikkje er samde i.

# %% [markdown] lang="en"
# ## The dilemma
#
# Read the case once more, this time with the people it concerns. How do you vote, and
# which of the seven questions decided it? If there are several of you, each take a side
# you do not agree with.

# %%
show("m14-dilemma")

# %%
quiz("m14-send-back")

# %% [markdown] lang="nb"
# ## Hvilket dokument, og hvem bestemmer?
#
# Ta neste sak du skal stemme over eller skrive under på. Sett de sju spørsmålene i
# margen, og kryss av der svaret står i saken. Der det ikke står, spør du før møtet.
#
# > **Diskuter i gruppa eller ledergruppa**
# >
# > 1. Hvilket av de sju spørsmålene svarer sakene våre sjeldnest på? Hvem kan endre malen?
# > 2. Hva har vi vedtatt i denne perioden som ikke kan gjøres om? Visste vi det da?
#
# ## Det du har med deg
#
# Sju spørsmål: hva som blir bedre og for hvem, hvor det står i planene, hva tallet er delt
# på, hvem det er sammenlignet med, hvem som ikke er spurt, hva det koster og hvem som
# svarer, og hva som ikke kan gjøres om. Flere dilemmaer finner du i
# [Ditt fagområde](11_your_field.ipynb), og grunnlaget i
# [Tre dimensjoner, lov og plan](02_three_dimensions.ipynb).

# %% [markdown] lang="nn"
# ## Kva dokument, og kven avgjer?
#
# Ta neste sak du skal røyste over eller skrive under på. Set dei sju spørsmåla i margen,
# og kryss av der svaret står i saka. Der det ikkje står, spør du før møtet.
#
# > **Diskuter i gruppa eller leiargruppa**
# >
# > 1. Kva for eit av dei sju spørsmåla svarer sakene våre sjeldnast på? Kven kan endre malen?
# > 2. Kva har vi vedteke i denne perioden som ikkje kan gjerast om? Visste vi det då?
#
# ## Det du har med deg
#
# Sju spørsmål: kva som blir betre og for kven, kvar det står i planane, kva talet er delt
# på, kven det er samanlikna med, kven som ikkje er spurd, kva det kostar og kven som
# svarer, og kva som ikkje kan gjerast om. Fleire dilemma finn du i
# [Fagområdet ditt](11_your_field.ipynb), og grunnlaget i
# [Tre dimensjonar, lov og plan](02_three_dimensions.ipynb).

# %% [markdown] lang="en"
# ## Which document, and who decides?
#
# Take the next case you are to vote on or sign. Put the seven questions in the margin, and
# tick where the answer is in the case. Where it is not, ask before the meeting.
#
# > **Discuss in your party group or management team**
# >
# > 1. Which of the seven questions do our cases answer least often? Who can change the template?
# > 2. What have we decided this term that cannot be undone? Did we know it then?
#
# ## What you take with you
#
# Seven questions: what gets better and for whom, where it is in the plans, what the
# figure is divided by, whom it is compared with, who has not been asked, what it costs
# and who is accountable, and what cannot be undone. There are more dilemmas in [Your
# field](11_your_field.ipynb), and the basics are in [Three dimensions, law and
# plan](02_three_dimensions.ipynb).
