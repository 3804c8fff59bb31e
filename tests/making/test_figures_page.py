"""The page of the figures and README say who read them, and each correction stands where its indicator is shown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from paths import ROOT

from baerekraft.cards.indicator_card import card
from baerekraft.figures.corrections import corrections
from baerekraft.figures.indicators import indicator, indicators
from baerekraft.figures.origin import origin
from baerekraft.language import LANGUAGES, speak
from baerekraft.making import figures_page


def test_readme_says_how_many_indicators_nobody_here_has_read_at_the_publishers(monkeypatch):
    speak("en")
    unread = [what for what in indicators() if what.read_from]
    said = figures_page.who_read()
    assert f"of {len(indicators()) - len(unread)} of its {len(indicators())} indicators" in said
    assert f"The figures of {len(unread)} have not been read there" in said and all(
        what.read_from in said for what in unread
    )
    assert said in (ROOT / "README.md").read_text("utf-8")
    monkeypatch.setattr(figures_page, "unread", lambda: unread[1:])
    assert f"of {len(indicators()) - len(unread) + 1} of its" in figures_page.who_read()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_correction_stands_on_the_page_and_on_the_cards_it_is_about(language):
    speak(language)
    page = figures_page.figures_page().decode()
    for one in corrections():
        assert str(one) in page and re.fullmatch(r"\d{4}-\d\d-\d\d", one.since)
        assert bool(one.mended) == (one.status == "mended")
        for each in one.indicators[:1]:
            assert str(one) in str(card(each))


def test_what_the_course_read_itself_has_an_hour_and_no_compilation():
    read = replace(indicator("population"), read_from="", compilation="", retrieved="2026-12-01T08:15", due="")
    said = dict(origin(read))
    assert said["Lest"] == "Av kurset, hos utgiveren, 1. desember 2026 kl. 08.15." and "Samling" not in said
    assert said["Neste tall"] == "ukjent"


def test_what_nobody_knows_is_unknown():
    said = dict(origin(replace(indicator("turnout_local"), id="of_nobody", address="")))
    assert said["Avtrykk (SHA-256)"] == said["Regnet på nytt"] == said["Tabell"] == said["Adresse"] == "ukjent"
    assert "klokkeslett ukjent" in said["Lest"] and "FemtiGram/kart" in said["Lest"]
    assert "ikke lest hos utgiveren" in said["Lisens"]
