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
# # Oppstart og startprøve
#
# [Nynorsk](../nn/00_start.ipynb) · [English](../en/00_start.ipynb)
#
# Planene deres hviler på et folketall. Har det gått opp eller ned de siste tjue
# årene, og omtrent hvor mye? Om et kvarter har du tegnet svaret selv, også om du
# aldri har programmert.
#
# Når du er ferdig, kan du
#
# - åpne en leksjon for å lese den eller skrive i den
# - velge kommune eller fylke og hente fram et tall derfra
# - si hva du kan fra før, og hva du vil lære
#
# Sett av 25 minutter. Du trenger ikke å ha gjort noe på forhånd.

# %% [markdown] lang="nn"
# # Oppstart og startprøve
#
# [Bokmål](../nb/00_start.ipynb) · [English](../en/00_start.ipynb)
#
# Planane dykkar kviler på eit folketal. Har det gått opp eller ned dei siste
# tjue åra, og om lag kor mykje? Om eit kvarter har du teikna svaret sjølv, også
# om du aldri har programmert.
#
# Når du er ferdig, kan du
#
# - opne ein leksjon for å lese han eller skrive i han
# - velje kommune eller fylke og hente fram eit tal derifrå
# - seie kva du kan frå før, og kva du vil lære
#
# Set av 25 minutt. Du treng ikkje ha gjort noko på førehand.

# %% [markdown] lang="en"
# # Start and pre-test
#
# [Bokmål](../nb/00_start.ipynb) · [Nynorsk](../nn/00_start.ipynb)
#
# The plans you work with rest on a population figure. Has it gone up or down over the
# past twenty years, and by roughly how much? In a quarter of an hour you will have
# drawn the answer yourself, even if you have never programmed.
#
# When you are done you can
#
# - open a lesson to read it or to write in it
# - choose a municipality or county and look up a figure for it
# - say what you already know and what you want to learn
#
# Set aside 25 minutes. You need not have done anything beforehand.

# %% [markdown] lang="nb"
# ## Velg kommune eller fylke
#
# Skriv de første bokstavene i navnet og velg. Kurset husker valget når du åpner de andre
# notatbøkene. Samiske og kvenske navn går like bra.

# %% [markdown] lang="nn"
# ## Vel kommune eller fylke
#
# Skriv dei første bokstavane i namnet og vel. Kurset hugsar valet når du opnar dei andre
# notatbøkene. Samiske og kvenske namn går like godt.

# %% [markdown] lang="en"
# ## Choose your municipality or county
#
# Type the first letters of the name and choose. The other notebooks remember your choice.
# Sámi and Kven names work just as well.

# %% [markdown] lang="nb" tags=["code"]
# Ser du ikke feltet, klikker du i den første grå ruta under og trykker `Shift+Enter` to
# ganger.
#
# Du kan også skrive navnet i koden, mellom parentesene og i hermetegn:
# `choose_municipality("Lier")`. Bytt ut Lier med kommunen eller fylket ditt, og
# kjør cellen en gang til.

# %% [markdown] lang="nn" tags=["code"]
# Ser du ikkje feltet, klikkar du i den første grå ruta under og trykkjer `Shift+Enter` to
# gonger.
#
# Du kan òg skrive namnet i koden, mellom parentesane og i hermeteikn:
# `choose_municipality("Lier")`. Byt ut Lier med kommunen eller fylket ditt, og
# køyr cella ein gong til.

# %% [markdown] lang="en" tags=["code"]
# If you see no field, click in the first grey box below and press `Shift+Enter` twice.
#
# You can also write the name in the code, in brackets and quotation marks:
# `choose_municipality("Lier")`. Replace Lier with yours and run the cell again.

# %% tags=["setup"]
from baerekraft.nb import *

# %%
choose_municipality()

# %% [markdown] lang="nb"
# ## Stedet ditt og de 17 målene
#
# Bildet viser hvor stedet ditt ligger blant de andre på hvert mål, og hva kurset ikke har
# tall for.

# %% [markdown] lang="nn"
# ## Staden din og dei 17 måla
#
# Biletet viser kvar staden din ligg blant dei andre på kvart mål, og kva kurset ikkje har
# tal for.

# %% [markdown] lang="en"
# ## Your place and the 17 goals
#
# The picture shows how your place compares with the others on each goal, and where the
# course has no figures.

# %% [markdown] lang="nb" tags=["code"]
# Velger du et annet sted, kjører du cellen på nytt.

# %% [markdown] lang="nn" tags=["code"]
# Vel du ein annan stad, køyrer du cella på nytt.

# %% [markdown] lang="en" tags=["code"]
# If you choose another place, run the cell again.

# %%
goals_picture(my_municipality())

# %% [markdown] lang="nb"
# ## Veien gjennom kurset
#
# Hele kurset har ti moduler med øvelser. Har du en halvtime og ikke lyst på kode, tar du
# det korte sporet. To sider er til å slå opp i: målene ett for ett, og fagområdet ditt.

# %% [markdown] lang="nn"
# ## Vegen gjennom kurset
#
# Heile kurset har ti modular med øvingar. Har du ein halvtime og ikkje vil sjå kode, tek
# du det korte sporet. To sider er til å slå opp i: måla eitt for eitt, og fagområdet
# ditt.

# %% [markdown] lang="en"
# ## The way through the course
#
# The whole course has ten modules with exercises. If you have half an hour and would
# rather not see code, take the short track. Two pages are for looking things up: the
# goals one by one, and your own field.

# %% [markdown] lang="nb" tags=["code"]
# Kjør cellen hver gang du kommer tilbake hit, så ser du hvor langt du er og hva som er
# neste.

# %% [markdown] lang="nn" tags=["code"]
# Køyr cella kvar gong du kjem tilbake hit, så ser du kor langt du har kome, og kva som er
# neste.

# %% [markdown] lang="en" tags=["code"]
# Run the cell each time you come back here to see how far you are and what is next.

# %%
course_map()

# %% [markdown] lang="nb" tags=["code"]
# ## ◆ For den som skriver kode: slik virker notatboka
#
# En notatbok er en side med tekst og kode. Koden står i egne felt, som kalles
# celler. Klikk i en celle og trykk `Shift+Enter`. Maskinen kjører koden, viser
# svaret rett under og går videre til neste celle. Mer trenger du ikke å kunne.
#
# Til venstre for cellen står det `[ ]`. Mens maskinen arbeider, står det `[*]`,
# og når den er ferdig, et tall, for eksempel `[1]`. Vent på tallet, og ta
# cellene i rekkefølge ovenfra.

# %% [markdown] lang="nn" tags=["code"]
# ## ◆ For den som skriv kode: slik verkar notatboka
#
# Ei notatbok er ei side med tekst og kode. Koden står i eigne felt, som heiter
# celler. Klikk i ei celle og trykk `Shift+Enter`. Maskina køyrer koden, viser
# svaret rett under og går vidare til neste celle. Meir treng du ikkje kunne.
#
# Til venstre for cella står det `[ ]`. Medan maskina arbeider, står det `[*]`,
# og når ho er ferdig, eit tal, til dømes `[1]`. Vent på talet, og ta cellene i
# rekkjefølgje ovanfrå.

# %% [markdown] lang="en" tags=["code"]
# ## ◆ For those who write code: how a notebook works
#
# A notebook is a page of text and code. The code sits in boxes called cells.
# Click in a cell and press `Shift+Enter`. The computer runs the code, shows the
# answer just below and moves to the next cell. That is all you need to know.
#
# To the left of the cell it says `[ ]`, then `[*]` while the computer works, and
# finally a number such as `[1]`. Wait for the number, and run the cells in order from
# the top.

# %% [markdown] lang="nb" tags=["code"]
# ### ◆ Med tastaturet
#
# | Tast | Hva den gjør |
# |---|---|
# | `Shift+Enter` | kjører cellen og går til den neste |
# | `Enter` | lar deg skrive i cellen |
# | `Esc` | tar deg ut av cellen; piltastene går da fra celle til celle |
# | `Tab` | går ned i feltene under cellen, for eksempel i en quiz |
# | `Shift+Tab` | går tilbake felt for felt, og til slutt ut til cellen |
# | `Ctrl+Shift+C` | åpner en liste over alt som står i menyene: skriv noen bokstaver og trykk `Enter` |
#
# Etter `Shift+Enter` står du i neste celle. Trykk pil opp før `Tab` hvis du vil
# ned i feltene under den du kjørte. Menyene ligger øverst og er på engelsk. På
# Mac bruker du `Cmd` i stedet for `Ctrl`.

# %% [markdown] lang="nn" tags=["code"]
# ### ◆ Med tastaturet
#
# | Tast | Kva han gjer |
# |---|---|
# | `Shift+Enter` | køyrer cella og går til den neste |
# | `Enter` | lèt deg skrive i cella |
# | `Esc` | tek deg ut av cella; piltastane går då frå celle til celle |
# | `Tab` | går ned i felta under cella, til dømes i ein quiz |
# | `Shift+Tab` | går tilbake felt for felt, og til slutt ut til cella |
# | `Ctrl+Shift+C` | opnar ei liste over alt som står i menyane: skriv nokre bokstavar og trykk `Enter` |
#
# Etter `Shift+Enter` står du i neste celle. Trykk pil opp før `Tab` om du vil ned
# i felta under den du køyrde. Menyane ligg øvst og er på engelsk. På Mac bruker
# du `Cmd` i staden for `Ctrl`.

# %% [markdown] lang="en" tags=["code"]
# ### ◆ With the keyboard
#
# | Key | What it does |
# |---|---|
# | `Shift+Enter` | runs the cell and moves to the next |
# | `Enter` | lets you write in the cell |
# | `Esc` | takes you out of the cell; the arrow keys then move from cell to cell |
# | `Tab` | moves down into the fields below the cell, such as a quiz |
# | `Shift+Tab` | moves back field by field, and finally out to the cell |
# | `Ctrl+Shift+C` | opens a list of everything in the menus: type a few letters and press `Enter` |
#
# After `Shift+Enter` you are in the next cell. Press the up arrow before `Tab` to
# reach the fields below the one you ran. The menus are at the top, in English.
# On a Mac, use `Cmd` for `Ctrl`.

# %% [markdown] lang="nb"
# ## Visittkortet
#
# Vet du hvilken målform som er vedtatt hos dere? Tenk etter før du leser videre.

# %% [markdown] lang="nn"
# ## Visittkortet
#
# Veit du kva målform som er vedteken hos dykk? Tenk etter før du les vidare.

# %% [markdown] lang="en"
# ## Your place in brief
#
# Norwegian has two written standards, bokmål and nynorsk, and a municipality may choose
# one of them. Do you know what yours has chosen? Think before you read on.

# %% [markdown] lang="nb" tags=["code"]
# Har du valgt på nytt, kjører du denne og cellene under på nytt.

# %% [markdown] lang="nn" tags=["code"]
# Har du valt på nytt, køyrer du denne og cellene under på nytt.

# %% [markdown] lang="en" tags=["code"]
# If you choose another place, run this and the cells below again.

# %%
show("m0-card")

# %% [markdown] lang="nb"
# ## Gjett før du ser
#
# Kurven under viser folketallet år for år. Skriv først hva du tror. Det teller
# ikke, og ingen får se det. Men den som har tenkt seg et tall på forhånd, ser
# bedre hva kurven sier.

# %% [markdown] lang="nn"
# ## Giss før du ser
#
# Kurva under viser folketalet år for år. Skriv først kva du trur. Det tel
# ikkje, og ingen får sjå det. Men den som har tenkt seg eit tal på førehand,
# ser betre kva kurva seier.

# %% [markdown] lang="en"
# ## Guess before you look
#
# The curve below shows the population year by year. First write what you think.
# It does not count, and nobody sees it, but a guess makes the curve easier to
# read.

# %%
show("m0-population")

# %%
show("m0-change")

# %% [markdown] lang="nb"
# ### Hva tallet sier, og ikke sier
#
# Tallet er hvor mange som var registrert bosatt 1. januar. Det sier ikke
# hvorfor det har endret seg. Og det teller ikke med dem som har hytte hos dere,
# eller studenter som er registrert et annet sted.
#
# Kurven følger dagens grenser. Sammenslåtte kommuner er lagt sammen også bakover
# i tid. For en kommune som er delt, begynner kurven ved delingen.

# %% [markdown] lang="nn"
# ### Kva talet seier, og ikkje seier
#
# Talet er kor mange som var registrerte som busette 1. januar. Det seier ikkje
# kvifor det har endra seg. Og det tel ikkje med dei som har hytte hos dykk,
# eller studentar som er registrerte ein annan stad.
#
# Kurva følgjer grensene slik dei er i dag. Samanslåtte kommunar er lagde saman
# også bakover i tid. For ein kommune som er delt, byrjar kurva ved delinga.

# %% [markdown] lang="en"
# ### What the figure says, and what it does not
#
# The figure is how many people were registered as living there on 1 January. It
# does not say why it has changed. Nor does it count cabin owners or students
# registered elsewhere.
#
# The curve follows today's boundaries. Municipalities that have merged are added
# together for the earlier years too. Where one was split, the curve begins with the
# split.

# %% [markdown] lang="nb"
# ## Et nummer som ikke er et tall
#
# Kommunenummeret ser ut som et tall, men er en tekst. Oslo har `"0301"`. Leser
# Excel det som et tall, forsvinner nullen, og ingen kommune har nummer 301.
# Derfor står det i hermetegn.

# %% [markdown] lang="nn"
# ## Eit nummer som ikkje er eit tal
#
# Kommunenummeret ser ut som eit tal, men er ein tekst. Oslo har `"0301"`. Les
# Excel det som eit tal, forsvinn nullen, og ingen kommune har nummer 301.
# Derfor står det i hermeteikn.

# %% [markdown] lang="en"
# ## A code that is not a number
#
# A municipality code looks like a number but is text. Oslo's is `"0301"`. If
# Excel reads it as a number the zero disappears, and no municipality has the
# code 301. Hence the quotation marks.

# %% [markdown] lang="nb" tags=["code"]
# Se selv: Kjør cellen. Nummeret ditt kommer i hermetegn. Bytt så ut linja med
# `municipality(301)`, uten hermetegn, og kjør en gang til. Du får en melding på rød bunn, og
# ingenting er ødelagt. Er en melding lang, leser du den siste linja. Rett og kjør på nytt.

# %% [markdown] lang="nn" tags=["code"]
# Sjå sjølv: Køyr cella. Nummeret ditt kjem i hermeteikn. Byt så ut linja med
# `municipality(301)`, utan hermeteikn, og køyr ein gong til. Du får ei melding på raud botn, og
# ingenting er øydelagt. Er ei melding lang, les du den siste linja. Rett opp og køyr på nytt.

# %% [markdown] lang="en" tags=["code"]
# Try it: run the cell. Your code comes in quotation marks. Then replace the line with
# `municipality(301)`, without quotation marks, and run it again. You get a message on a red
# background, and nothing is broken. If a message is long, read its last line. Put it right
# and run again.

# %% tags=["code"]
my_municipality().code

# %% [markdown] lang="nb" tags=["code"]
# ### ◆ For den som skriver kode: når noe går galt
#
# Står notatboka fast, velger du **Kernel** og så **Restart Kernel and Run All
# Cells…** i menyen. Da begynner den forfra, men valget ditt og quizsvarene er
# lagret. Har du slettet noe du skulle hatt, henter `Ctrl+Z` det tilbake.

# %% [markdown] lang="nn" tags=["code"]
# ### ◆ For den som skriv kode: når noko går gale
#
# Står notatboka fast, vel du **Kernel** og så **Restart Kernel and Run All
# Cells…** i menyen. Då byrjar ho på nytt, men kommunen og quizsvara er lagra.
# Har du sletta noko du treng, hentar `Ctrl+Z` det tilbake.

# %% [markdown] lang="en" tags=["code"]
# ### ◆ For those who write code: when something goes wrong
#
# If the notebook is stuck, choose **Kernel**, then **Restart Kernel and Run All
# Cells…** in the menu. It starts over, but your choice and your answers are
# saved. If you deleted something you need, `Ctrl+Z` brings it back.

# %% [markdown] lang="nb"
# ## Hva som blir lagret
#
# Kurset sender ingenting. Stedet du valgte, quizsvarene og det du gjetter,
# ligger i én fil, `learner.json`, på maskinen der notatboka kjører. Det er din
# egen PC, eller området ditt på serveren om arbeidsgiveren har satt opp kurset
# der. I Binder forsvinner alt når du lukker siden.
#
# Leverer du en øvelse, får kurslederen notatboka slik du sist lagret den, med
# kode, resultater og brukernavnet ditt. Fila `learner.json` blir der den er.

# %% [markdown] lang="nn"
# ## Kva som blir lagra
#
# Kurset sender ingenting. Staden du valde, quizsvara og det du gissar, ligg i éi
# fil, `learner.json`, på maskina der notatboka køyrer. Det er din eigen PC,
# eller området ditt på tenaren om arbeidsgjevaren har sett opp kurset der. I
# Binder forsvinn alt når du lukkar sida.
#
# Leverer du ei øving, får kursleiaren den notatboka du sist lagra, med kode,
# resultat og brukarnamnet ditt. Fila `learner.json` blir der ho er.

# %% [markdown] lang="en"
# ## What is stored
#
# The course sends nothing. The place you chose, your quiz answers and your guesses are
# kept in one file, `learner.json`, on the machine where the notebook runs: your own
# PC, or your area on a server if your employer runs the course. In Binder everything
# is gone once you close the page.
#
# If you hand in an exercise, the course lead gets the notebook as you last saved
# it, with code, results and your user name. The file `learner.json` stays where
# it is.

# %% [markdown] lang="nb"
# ## Startprøven
#
# Atten spørsmål, om lag et kvarter. Svarene teller ikke, og du får ikke vite ennå hva
# som er rett. Når kurset er slutt, får du atten nye spørsmål om de samme tingene, og da
# ser du hva du har lært. «Vet ikke» er et ærlig svar og sier mer enn et heldig treff.

# %% [markdown] lang="nn"
# ## Startprøva
#
# Atten spørsmål, om lag eit kvarter. Svara tel ikkje, og du får ikkje vite kva
# som er rett enno. Når kurset er slutt, får du atten nye spørsmål om dei same
# tinga, og då ser du kva du har lært. «Veit ikkje» er eit ærleg svar og seier
# meir enn eit heldig treff.

# %% [markdown] lang="en"
# ## The pre-test
#
# Eighteen questions, about a quarter of an hour. They do not count, and you are not told
# what is right yet. Eighteen new ones on the same ideas come at the end of the course, and then
# you see what you have learnt. “Don't know” is an honest answer and tells more than a
# lucky guess.

# %% [markdown] lang="nb" tags=["code"]
# Kan du lese spørsmålene, men ikke krysse av, trykker du `Esc`, `B`, `Enter` og skriver
# `answer("m0-five-ps", "b")` i den nye cellen.

# %% [markdown] lang="nn" tags=["code"]
# Kan du lese spørsmåla, men ikkje krysse av, trykkjer du `Esc`, `B`, `Enter` og skriv
# `answer("m0-five-ps", "b")` i den nye cella.

# %% [markdown] lang="en" tags=["code"]
# If you can read the questions but not tick an answer, press `Esc`, `B`, `Enter` and
# write `answer("m0-five-ps", "b")` in the new cell.

# %%
quiz("m0")

# %% [markdown] lang="nb"
# ## Hvor hører tallet hjemme?
#
# Spør slik om hvert tall: Hvilket dokument ville det stått i, og hvem bestemmer over
# det? Folketallet hører hjemme i kunnskapsgrunnlaget for planstrategien. Derfra går det
# videre til samfunnsdelen eller den regionale planen, og til økonomiplanen. De
# folkevalgte vedtar alle tre. Slå opp i den siste planstrategien deres: Er året og
# kilden de samme som her?
#
# > **Diskuter på avdelingen**
# >
# > 1. Hvilket folketall bruker vi i planene våre, hvilket år er det fra, og
# >    hvilke avgjørelser hviler på det?
# > 2. Hvilket tall om stedet vårt bruker vi uten å ha sett kilden?

# %% [markdown] lang="nn"
# ## Kvar høyrer talet heime?
#
# Spør slik om kvart tal: Kva dokument ville det ha stått i, og kven rår over det?
# Folketalet høyrer heime i kunnskapsgrunnlaget for planstrategien. Derifrå går det
# vidare til samfunnsdelen eller den regionale planen, og til økonomiplanen. Dei
# folkevalde vedtek alle tre. Slå opp i den siste planstrategien dykkar: Er året og
# kjelda dei same som her?
#
# > **Diskuter på avdelinga**
# >
# > 1. Kva folketal bruker vi i planane våre, kva år er det frå, og kva avgjerder
# >    kviler på det?
# > 2. Kva tal om staden vår bruker vi utan å ha sett kjelda?

# %% [markdown] lang="en"
# ## Where does the figure belong?
#
# Ask this of every figure: which document would it go in, and who decides on it? The
# population belongs in the evidence behind the planning strategy (*planstrategi*: which
# plans the new council will make or revise). From there it passes into the community
# plan (*samfunnsdel*: where the municipality wants to go) or the regional plan, and
# into the financial plan (*økonomiplan*: what there is money for). The council adopts
# all three. Look in your latest planning strategy: are year and source the same as
# here?
#
# > **Discuss in your department**
# >
# > 1. Which population figure do our plans use, from which year, and what rests
# >    on it?
# > 2. Which figure do we use without having seen its source?

# %% [markdown] lang="nb"
# ## ◆ For den som vil ha mer: hvorfor kurset finnes
#
# I 2018 intervjuet Deloitte 181 ledere i nordiske kommuner. 84 prosent av de
# norske kommunene så på bærekraftsmålene som viktige, men bare én av fire hadde
# dem med i planene
# ([Deloitte, 15. juni 2018](https://info.deloitte.no/lg-public-globale-mal-lokal-handling.html)).
#
# På FN-dagen 24. oktober 2022 åpnet KS et gratis bærekraftskurs for alle kommuner og
# fylkeskommuner, først laget av BDO for Viken fylkeskommune
# ([DigiNordland, 21. november 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/)).
# Det gir en kort innføring og gode eksempler. Dette kurset er skrevet uavhengig av det
# og legger til tall fra stedet du velger, og oppgaver der du regner på dem.

# %% [markdown] lang="nn"
# ## ◆ For den som vil ha meir: kvifor kurset finst
#
# I 2018 intervjua Deloitte 181 leiarar i nordiske kommunar. 84 prosent av dei
# norske kommunane såg på berekraftsmåla som viktige, men berre éin av fire
# hadde dei med i planane
# ([Deloitte, 15. juni 2018](https://info.deloitte.no/lg-public-globale-mal-lokal-handling.html)).
#
# På FN-dagen 24. oktober 2022 opna KS eit gratis berekraftskurs for alle kommunar og
# fylkeskommunar, først laga av BDO for Viken fylkeskommune
# ([DigiNordland, 21. november 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/)).
# Det gjev ei kort innføring og gode døme. Dette kurset er skrive uavhengig av det og
# legg til tal frå staden du vel, og oppgåver der du reknar på dei.

# %% [markdown] lang="en"
# ## ◆ For those who want more: why this course exists
#
# In 2018 Deloitte interviewed 181 leaders in Nordic municipalities. 84 per cent
# of the Norwegian ones thought the goals important, but only one in four had
# them in its plans
# ([Deloitte, 15 June 2018](https://info.deloitte.no/lg-public-globale-mal-lokal-handling.html)).
#
# On UN Day, 24 October 2022, KS, the association of Norway's local and regional
# authorities, opened a free sustainability course for them, first made by BDO for Viken
# ([DigiNordland, 21 November
# 2022](https://diginordland.no/2022/11/21/gratis-baerekraftskurs-til-alle-kommuner-og-fylkeskommuner%EF%BF%BC/)).
# It gives a short introduction and good examples. This course is independent of it and
# adds figures for the place you choose and exercises on them.

# %% [markdown] lang="nb"
# ## Hva nå?
#
# Du kan åpne en leksjon, og du har et tall om stedet ditt og vet hva det ikke sier.
#
# Ta først [øvelsen om kommunenummeret](../../release/nb/00_start/00_start.ipynb). Den
# tar ti minutter. Gå så til [modul 1](01_shared_plan.ipynb). Der undersøker du en
# påstand du kanskje har hørt: at to tredeler av målene bare kan nås lokalt.

# %% [markdown] lang="nn"
# ## Kva no?
#
# Du kan opne ein leksjon, og du har eit tal om staden din og veit kva det ikkje seier.
#
# Ta først [øvinga om kommunenummeret](../../release/nn/00_start/00_start.ipynb). Ho
# tek ti minutt. Gå så til [modul 1](01_shared_plan.ipynb). Der prøver du ein påstand
# du kanskje har høyrt: at to tredelar av måla berre kan nåast lokalt.

# %% [markdown] lang="en"
# ## What now?
#
# You can open a lesson, and you have a figure for your place and know what it leaves out.
#
# First do the [exercise on the municipality
# code](../../release/en/00_start/00_start.ipynb). It takes ten minutes. Then go to
# [module 1](01_shared_plan.ipynb), where you test a claim you may have heard: that
# two thirds of the goals can only be reached locally.
