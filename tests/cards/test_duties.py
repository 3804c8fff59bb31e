"""What binds now: every rule with its fields and dates, in each language; and what was once wrong stays right."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit

import pytest
from paths import ROOT

from baerekraft.cards import duties as table
from baerekraft.cards.duties import Duty, duties, period
from baerekraft.cards.goal_card import goal_card
from baerekraft.language import LANGUAGES, date, read_yaml, speaking, text
from baerekraft.lessons import show
from baerekraft.site.duties import page

READ = datetime.date(2026, 11, 29)
EVIDENCE = ROOT.parent / "shared/reference/duties-evidence.md"  # what was read of the law, not part of the course
NAMES = [one.name for one in duties()]


def changed(name: str, **facts) -> Duty:
    return Duty(name, {**next(one for one in duties() if one.name == name).facts, **facts})


@pytest.mark.parametrize("one", duties(), ids=NAMES)
def test_a_rule_says_what_it_asks_of_whom_since_when_and_where_it_was_read(one):
    assert {"asks", "of", "binds", "source", "in_force", "read_from", "opened", "goals"} <= set(one.facts)
    assert one.of in ("municipality", "county", "both", "state") and one.facts["binds"] in ("must", "should", "aim")
    since = one.facts["in_force"]
    assert set(since) == set(LANGUAGES) if isinstance(since, dict) else since <= READ
    assert isinstance(one.facts["read_from"]["date"], datetime.date)
    assert re.match(r"https://(lovdata|www\.regjeringen|anskaffelser)\.no/", one.facts["source"])
    if one.facts["read_from"]["copy"] == "page":
        assert "unread" in one.facts, "what a page tells of a rule is not the rule"


def test_who_is_to_be_heard_is_told_in_the_words_of_the_law():
    quoted = {one.name: one.facts["quote"] for one in duties() if "quote" in one.facts}
    assert set(quoted) == {one.name for one in duties() if one.facts["group"] == "voice"}
    shown = duties()._repr_html_()
    for name, words in quoted.items():
        assert len(words.split()) <= 25 and f'<q lang="no">{words}</q>' in shown, name
        assert not EVIDENCE.exists() or words in EVIDENCE.read_text(encoding="utf-8"), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_its_dates_are_on_the_card_and_on_the_page(language):
    with speaking(language):
        for shown in (duties()._repr_html_(), page("…", READ)):
            for one in duties():
                assert f">{one.rule}</a>: {one.asks}"[:60] in shown.replace("&#x27;", "'"), one.name
                assert text("duties.in-force", day=one.since) in shown
                assert date(one.facts["read_from"]["date"]) in shown
            assert shown.count(text("duties.not-opened")) == sum(not one.facts["opened"] for one in duties())
        assert date(READ) in page("…", READ)


def test_a_day_on_which_a_person_opened_the_source_counts_before_the_copy():
    unopened, opened = changed("pbl-10-1", opened=None), changed("pbl-10-1", opened=datetime.date(2027, 2, 1))
    assert text("duties.not-opened") in unopened.dates(READ)
    assert "Åpnet hos kilden 1. februar 2027." in opened.dates(READ)
    for one, last in ((unopened, "2027-07-01"), (opened, "2028-02-01")):
        last_day = datetime.date.fromisoformat(last)
        assert not one.is_old(last_day) and one.is_old(last_day + datetime.timedelta(days=1))
        assert text("duties.old") in one.dates(last_day + datetime.timedelta(days=1))


def test_a_rule_that_began_with_the_first_meeting_of_each_council_says_so():
    assert "Gjelder fra det konstituerende møtet høsten 2019." in changed("kommuneloven-1-1").dates(READ)


def test_years_that_end_are_said_to_have_ended(monkeypatch):
    for year, expected, agenda in (
        (2027, "de neste er ventet i 2027", "Agendaen går til 2030"),
        (2031, "er over", "Agendaen gikk til"),
    ):
        monkeypatch.setattr(table, "_today", lambda year=year: datetime.date(year, 6, 1))
        assert expected in str(show("m2-expectations")).replace("\n", " ") and agenda in str(show("m1-after-2030"))
    assert changed("pbl-6-1").is_over(datetime.date(2028, 1, 1)) and not changed("pbl-6-1").is_over(READ)
    assert period("expectations") == {"since": 2023, "until": 2027}


def test_a_goal_shows_the_rules_that_bind():
    assert "folkehelseloven §§\u00a021, 21 a" in goal_card(3, "Vestland")._repr_html_()
    assert "folkehelseloven §§\u00a05, 6" not in goal_card(3, "Vestland")._repr_html_()
    assert "klimaloven §§\u00a03, 4, 5" in goal_card(13, "Oslo")._repr_html_()
    for rule in ("opplæringslova §\u00a028-1", "opplæringslova §\u00a028-2"):
        assert rule in goal_card(4, "Oslo")._repr_html_(), "Oslo does the work of both"
    empty = {
        place: [at for at in range(1, 18) if text("duties.goal-none", level) in goal_card(at, place)._repr_html_()]
        for place, level in (("Lier", "municipality"), ("Vestland", "county"))
    }
    assert empty == {"Lier": [], "Vestland": [1, 6]}, "where no rule was found, the card says so"


def test_what_is_old_is_told_each_week(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tools")
    from old_dates import old

    assert not any("pbl-10-1" in line for line in old(READ))
    later = old(datetime.date(2028, 1, 1))
    assert any("pbl-10-1" in line for line in later) and any("pbl-6-1" in line and "over" in line for line in later)
    assert any(line.startswith("quizzes: m1-four-questions") for line in later)


def written(path: str) -> str:
    return (ROOT / "course" / path).read_text(encoding="utf-8").replace("\u00a0", " ").replace("\n# ", " ")


@pytest.mark.parametrize(
    "texts",
    [
        ("lessons/02_three_dimensions.py", "lessons/02_three_dimensions.yaml"),
        ("lessons/14_seven_questions.py",),
    ],
)
def test_a_section_of_law_in_a_lesson_that_teaches_it_stands_in_the_table(texts):
    numbers = {number for one in duties() for number in re.findall(r"\d+(?:-\d+)?", f"{one.facts['section']}")}
    for text_file in texts:
        told = set(re.findall(r"§ (\d+(?:-\d+)?)", written(text_file)))
        assert told and told <= numbers


RIGHT = [  # where; what stands there now, in each language; what once stood there
    ("lessons/02_three_dimensions.py", ("«skal følges opp» (§ 6-1)", "to “be followed up” (§ 6-1)"), "id2701235"),
    ("lessons/02_three_dimensions.py", ("bør si hvorfor", "bør seie kvifor", "should say why"), "må begrunne"),
    ("lessons/02_three_dimensions.yaml", ("; § 11-2 |", "§ 14-7 |", "§ 5 og forskriften |"), "kapittel 14"),
    ("lessons/01_shared_plan.py", ("234 i oktober 2025", "234 in October 2025"), "foreslo tre til"),
    ("lessons/06_targets.py", ("70–75 prosent i 2035", "70–75 per cent in 2035"), "Norge har meldt inn minst 55"),
    (
        "lessons/07_links_and_conflicts.py",
        ("hovedarbeidet", "hovudarbeidet", "the main works began"),
        "Bodø vil flytte",
    ),
    ("lessons/10_short_track.py", ("Nordre Follo vedtok 3. mai 2023",), "vedtok i 2019"),
    ("exercises/02_three_dimensions.py", ("folkehelseloven § 5 og forskriften",), "folkehelseloven § 5\n"),
    ("exercises/07_links_and_conflicts.py", ("Ifølge et [debattinnlegg", "Ifølgje eit [debattinnlegg"), "Tallene står"),
    ("quizzes/00_start.yaml", ("skal følges opp i planleggingen", "Nasjonale forventningar"), "forventingar"),
    ("quizzes/00_start.yaml", ("234 ulike",), "231"),
    ("goal_cards.yaml", ("står i forskriften", "The regulation says"), "krever en oversikt"),
    ("fields_of_work.yaml", ("fjorten stillinger", "fjorten stillingar", "fourteen posts"), "ti stillinger"),
    (
        "fields_of_work.yaml",
        ("En tenkt fylkeskommune skal kjøpe skoleskyss", "Fylkestinget kunne"),
        "tenkt kommune skal kjøpe skole",
    ),
    ("fields_of_work.yaml", ("Sametinget kan fremme innsigelse mot planen",), "Sametinget og reinbeitedistriktet skal"),
    ("lessons/03_indicators.py", ("riksrevisjonen.no/rapporter",), "abcnyheter"),
    ("lessons/06_targets.py", ("riksrevisjonen.no/rapporter",), "abcnyheter"),
]


@pytest.mark.parametrize("path, right, wrong", RIGHT, ids=[f"{path}: {wrong}" for path, _, wrong in RIGHT])
def test_what_was_once_wrong_stays_right(path, right, wrong):
    assert [words for words in right if words not in written(path)] == []
    assert wrong not in written(path)


def test_an_address_has_the_form_of_one():
    files = [*(ROOT / "course").rglob("*.py"), *(ROOT / "course").rglob("*.yaml"), *(ROOT / "course").rglob("*.md")]
    found = {
        address for path in files for address in re.findall(r"https?:[^\s\"'|>}\]]+", path.read_text(encoding="utf-8"))
    }
    for address in found:
        parts = urlsplit(re.sub(r"[).,;]+$", "", address))
        assert re.fullmatch(r"[\w.-]+\.[a-z]{2,6}", parts.netloc) and "//" not in parts.path, address
    assert len(found) > 100


def test_every_question_says_where_its_facts_come_from_in_three_languages():
    for path in (ROOT / "course/quizzes").glob("*.yaml"):
        for item in read_yaml(path)["items"]:
            assert set(item["source"]) == set(LANGUAGES) and isinstance(item["checked"], datetime.date), item["id"]
