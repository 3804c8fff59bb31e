"""What a paragraph is marked with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baerekraft.plans.marks import PARTS, marks_of, named_goals


@pytest.mark.parametrize(
    ("words", "goals"),
    [
        ("Planen bygger på bærekraftsmål 9.", [9]),
        ("Vi følger FNs mål nr. 16 og SDG 5.", [5, 16]),
        ("berekraftsmåla 3, 6 og 15", [3, 6, 15]),
        ("FN-agendaen, målene 14–15", [14, 15]),
        ("FNs delmål 9.4", [9]),
        ("Stoppe klimaendringene", [13]),
        ("SDGs 3 and 4", [3, 4]),
        ("Mål 1: Flere skal sykle", []),
        ("Kapittel 9, § 11, tabell 4, side 12 av 17", []),
        ("12 av bærekraftsmålene og alle de 169 delmålene", []),
        ("Delprosjekt 2, 12 skoler, bærekraftsmålene fram til 2030", []),
        ("FNs bærekraftsmål 18", []),
    ],
)
def test_goals_are_named_as_goals_and_other_numbers_are_none(words, goals):
    assert sorted(named_goals(words)) == goals


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Utslippene skal være 67 prosent lavere i 2030 enn i 2009.", "indicator level target_year base_year"),
        (
            "Klimagassutslepp skal halverast innan 2030 i forhold til 1991-nivået.",
            "indicator level target_year base_year",
        ),
        (
            "Antall skoler skal gå fra 12 til 8 innen 2027. Rådmannen svarer for det.",
            "indicator level target_year owner",
        ),
        ("Andelen skal opp til 60 prosent (9 prosent i 2021).", "indicator level base_year"),
        ("Andelen skal være 30 % i 2030 (12 % i 2024).", "indicator level target_year base_year"),
        ("Sykefravær | 7 % | Kommunalsjef oppvekst", "level owner"),
        ("Heimetenesta må ta kontakt med dei frivillige.", "owner"),
        ("Formannskapet bes følge opp saken.", "owner"),
        ("Tiltaket gjennomføres av virksomhetsleder.", "owner"),
        ("Kommunen skal ta kontakt med de frivillige.", ""),
        ("Tilbudet i hjemmetjenesten skal bli bedre.", ""),
        ("The share shall rise to 60 per cent by 2030, compared with 2021.", "indicator level target_year base_year"),
        ("Redusere klimafotavtrykket med 40 prosent innan 2032 (2022 = 100)", "indicator level target_year base_year"),
        (
            "Seksjon for eiendom har ansvar for at bruken skal ned til 140 kWh, mot 196 kWh i 2021.",
            "indicator level base_year owner",
        ),
        ("Ikkje eit einaste dekar fulldyrka mark skal omdisponerast før 2030.", "indicator level target_year"),
        ("Valgdeltakelsen skal være minst 70 prosent i 2031, mot 64 i 2027.", "indicator level target_year base_year"),
        ("Bekkene skal ha god økologisk tilstand i 2033.", "level target_year"),
        ("Det skal bygges minst 40 hjem i sentrum før 2029.", "level target_year"),
        ("Det skal være null drepte på veiene.", "indicator level"),
        ("Innen 2032 skal minst 75 prosent av tiendeklassingene trives.", "indicator level target_year"),
        ("Fotavtrykket skal ned med 60 % fra 2018 til 2030.", "indicator level target_year base_year"),
        ("Planen skal gjelde i perioden fra 2024 til 2028.", ""),
        ("Ha fleire sykkelvegar.", "indicator"),
        ("Ha høg kvalitet i alle barnehagar.", ""),
        ("Alle barn under 18 år skal få frukt.", ""),
        ("Fagarbeidere per 1000 innbyggere skal følges.", ""),
        ("Reisene skal auke med ein firedel frå 2024 til 2032.", "indicator level target_year base_year"),
        ("Minst ni av ti skal vere utan hol ved utgangen av 2030.", "level target_year"),
        ("Vi vil ha en grønnere hverdag.", ""),
        ("Utslippene gikk ned 18 prosent fra 2009 til 2024.", ""),
        ("Økonomiplanen 2024–2027 skal vedtas av kommunestyret.", ""),
    ],
)
def test_the_five_parts_are_those_of_something_that_is_wanted(words, parts):
    seen = list(marks_of(words).parts)
    assert [part for part in seen if part != "indicator" or "indicator" in parts] == parts.split()
    assert seen == [part for part in PARTS if part in seen]


def test_the_level_of_a_row_is_its_last_figure_for_the_first_is_how_things_stand():
    assert marks_of("Andel reiser til fots | 18 % | 30 % | Plan og miljø").parts["level"] == "30 %"
    assert marks_of("Utsleppa skal frå 12 000 tonn til 6 000 tonn.").parts["level"] == "frå 12 000 tonn til 6 000 tonn"


def test_money_and_figures_are_told_from_years():
    assert marks_of("4,5 mill. kroner til ladepunkter i 2026").money == "4,5 mill"
    assert marks_of("T1 Nye lekeplasser 1000 1000 1000").money
    assert marks_of("Hovedvannledning | 12 500 | 12 500 | 0 | 0 | VAR").money == "12 500 | 12 500 | 0"
    assert marks_of("Planen gjelder 2024 og 2025").money == ""
    assert marks_of("Tiltak 2027 2028 2029 2030").money == marks_of("Tiltak | 2027 | 2028 | 2029").money == ""
    assert marks_of("Elever per skole | 212 | 220 | 230").money == ""
    assert marks_of("Fullført på normert tid (%) | 72,4 | 74,1").figure == "74,1"
    assert marks_of("I alt 34 flyktninger ble bosatt.").figure == "34 flyktninger"
    assert marks_of("Lekkasjen var 29,9 prosent").figure == "29,9 prosent"
    assert marks_of("Fallskadene var fra 84 i 2025 til 61 i 2028.").figure == "fra 84 i 2025 til 61 i 2028"
    assert marks_of("Antall drepte gikk ned fra 31 til 24.").figure == "ned fra 31 til 24"
    assert marks_of("Biblioteket er åpent fra 10 til 16.").figure == ""
    assert marks_of("Lekkasjen var høy i 2024").figure == marks_of("Prosjektet varte fra 2024 til 2026.").figure == ""


PIECES = [*"mål 1,.–|()%", "innen ", "enn ", "FN ", "2030", "utslipp", "skal "]


@pytest.mark.parametrize(
    ("words", "goal"),
    [
        ("Ingen dekar fulldyrka jord skal bygges ned.", 2),
        ("Færre skal leve med einsemd.", 3),
        ("Heiltid skal vere det vanlege.", 8),
        ("Et reisemål hele året", 8),
        ("Vi bosetter flyktninger.", 10),
        ("Dei blir høyrde gjennom ungdomsrådet.", 16),
        ("Barnefattigdommen skal ned.", 1),
        ("Alle skal ha læreplass.", 4),
        ("Vanntapet skal halveres.", 6),
        ("Bustadene skal liggje nær butikken.", 11),
        ("Naturen skal få vere i fred.", 15),
        ("Innbyggerne har tillit til kommunen.", 16),
    ],
)
def test_what_a_planner_would_call_it_is_known(words, goal):
    assert goal in marks_of(words).goals


@settings(max_examples=30)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_words_are_marked_by_words_that_stand_there(words):
    marks = marks_of(words)
    assert all(1 <= goal <= 17 for goal in marks.goals)
    assert all(said.strip() in words for said in [*marks.goals.values(), *marks.parts.values()])
