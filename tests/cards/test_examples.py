"""What others have tried: no claim without its quotation, and found by goal, county, size and likeness."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest
from paths import ROOT

from baerekraft.cards.examples import Example, UnknownSize, examples, examples_like, matrix
from baerekraft.cards.goal_card import goal_card
from baerekraft.cards.sent_case import FIELDS, OUTCOMES, STRENGTHS, figures_of
from baerekraft.figures.counties import counties, place
from baerekraft.figures.goals import goals
from baerekraft.language import LANGUAGES, pick, speaking, text

READ = ROOT.parent / "shared/reference/examples-evidence.md"  # what was read of the sources, not part of the course
FACTS = {"who", "goals", "years", "outcome", "strength", "read_from", "opened", "sources", "title", "claims", "unknown"}


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.name)
def test_a_case_says_who_and_when_it_was_read_and_each_claim_has_its_quotation(one: Example):
    assert set(one.facts) == FACTS and one.claims
    assert set(one.facts["goals"]) <= {goal.number for goal in goals()} and one.facts["goals"]
    assert [each.code for each in one.places] == one.facts["who"], "codes of today"
    assert isinstance(one.facts["read_from"]["date"], datetime.date)
    assert {claim.facts["from"] for claim in one.claims} == set(one.facts["sources"]), "a source that bears nothing"
    for claim in one.claims:
        assert claim.facts["field"] in FIELDS
        assert one.facts["outcome"] in OUTCOMES and one.facts["strength"] in STRENGTHS
        assert 3 <= len(claim.quotation.split()) <= 25
    for source in one.facts["sources"].values():
        assert source["publisher"] and re.match(r"https?://[\w.-]+/", source["address"])
        assert source["date"] is None or re.fullmatch(r"20\d\d(-\d\d){0,2}", source["date"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_short_in_each_language_and_its_figures_are_those_of_the_quotation(language):
    with speaking(language):
        for one in examples():
            assert len(" ".join([one.title, *(claim.words for claim in one.claims)]).split()) <= 60, one.name
            assert len(pick(one.facts["unknown"]).split()) <= 20, one.name
            for claim in one.claims:
                borne = {*figures_of(claim.quotation), *claim.facts.get("reckoned", [])}
                assert figures_of(claim.words) <= borne, (one.name, claim.words)


@pytest.mark.skipif(not READ.exists(), reason="what was read of the sources is not on this machine")
def test_every_quotation_stands_in_what_was_read():
    read = READ.read_text(encoding="utf-8")
    assert [claim.quotation for one in examples() for claim in one.claims if claim.quotation not in read] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_shows_every_claim_with_quotation_source_and_what_it_rests_on(language):
    with speaking(language):
        shown = unescape(unescape(examples()._repr_html_()))  # an address may hold an escape of its own
        for one in examples():
            assert all(claim.words in shown and claim.quotation in shown for claim in one.claims)
            assert all(source["address"] in shown for source in one.facts["sources"].values())
        own = text("examples.strength-own"), text("examples.strength-press")
        assert sum(map(shown.count, own)) >= sum(one.is_own_word for one in examples()) > 0
        assert shown.count(text("examples.not-opened")) == sum(not one.facts["opened"] for one in examples())


def test_cases_are_found_by_goal_county_and_size():
    assert "sykkylven-land" in {one.name for one in examples(15, "Møre og Romsdal", "medium")}
    assert examples(15, "Oslo", "small") == ()
    assert text("examples.none") in examples(15, "Oslo", "small")._repr_html_()
    assert all(place("Tromsø") in one.places or "55" in one.counties for one in examples(region="Troms"))
    with pytest.raises(UnknownSize, match="small, medium, large, county"):
        examples(size="huge")


def test_the_places_most_alike_come_first_and_never_the_own():
    small, large = ([one.name for one in examples_like(name, 11)] for name in ("Marker", "Trondheim"))
    assert small.index("skiptvet-bikes") < small.index("stavanger-free-bus")
    assert large.index("stavanger-free-bus") < large.index("skiptvet-bikes")
    assert "stavanger-free-bus" not in {one.name for one in examples_like("Stavanger")}
    assert {one.level for case in examples_like("Troms") for one in case.places} >= {"county"}
    assert "hamar-food" not in {one.name for one in examples_like("Troms")}


def test_the_bank_is_spread_and_its_empty_cells_are_told():
    assert all(len(examples(goal.number)) >= 3 for goal in goals())
    assert all(len(examples(region=county)) >= 2 for county in counties().values())
    assert len(examples(size="county")) >= 12 and len(examples()) >= 60
    assert sum(one.facts["outcome"] == "not" for one in examples()) >= 5
    lines = matrix(examples(5)).splitlines()
    assert lines[-1].startswith("17: Oslo, Rogaland")
    assert next(line for line in lines if line.startswith("| 5 |")).endswith(f"| {len(examples(5))} |")


def test_a_goal_card_shows_what_places_alike_have_tried_and_no_more_than_three():
    for own in ("Marker", "Vestland"):
        card = goal_card(13, own)
        shown = unescape(card._repr_html_())
        assert text("examples.like", card.level) in shown and 2 <= len(card.tried) <= 3
        assert all(one.title in shown for one in card.tried)
    assert text("examples.like", "county") not in goal_card(15, "Vestland")._repr_html_()
