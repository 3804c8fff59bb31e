"""One's own words, target and measures in the profile: kept for their place, shown as typed, and never cut."""

from __future__ import annotations

import inspect
import re
from html import unescape
from io import BytesIO
from types import SimpleNamespace

import IPython
import pytest
from browser import all_run, needs_chromium, read
from paths import ROOT
from playwright.sync_api import expect
from pypdf import PdfReader
from thorough import thorough

from baerekraft.cli import main
from baerekraft.figures.counties import place
from baerekraft.figures.indicators import indicator
from baerekraft.figures.municipalities import UnknownMunicipality
from baerekraft.language import LANGUAGES, speak, text
from baerekraft.learner import recall_in, remember_municipality
from baerekraft.report.form import report_form
from baerekraft.report.own import LONGEST, NotUsable, kept_for, my_profile, read_own
from baerekraft.report.parts import report_part
from baerekraft.report.printing import report
from baerekraft.report.profile import profile
from baerekraft.report.settings import CannotBeUsed
from baerekraft.report.sheet_pdf import fitted

NOWHERE = "\U000f1234"  # a letter that no typeface has
ODD = f"<b>fet</b> & #eval(1+1) $x$ *a* _b_ \\n 😀 {NOWHERE} שלום\nlinje to"
WRITTEN = {
    "assessment": ODD,
    "measures": "Læreplasser; økonomiplanen",
    "conflict": "",
    "unknown": "Hvem som pendler",
    "target": ["turnout_local", "70,5", "2031"],
}


def plain(said: str) -> str:
    return re.sub(r"[\s\u00ad•]+", "", said)


def test_the_form_keeps_what_is_written_for_its_place_and_makes_page_and_pdf_of_it():
    form, sent = report_form(municipality="Lom"), []
    form.send = lambda content, buffers: sent.append((content, buffers))
    form.receive({"written": WRITTEN, "make": True})
    assert "2 sider" in form.said["words"] and NOWHERE in form.said["words"], "and that the PDF lacks a letter"
    [(content, [pdf])] = sent
    words = plain("".join(one.extract_text() for one in PdfReader(BytesIO(pdf)).pages))
    shown = plain(unescape(re.sub("<[^>]+>", "", content["page"])))
    for said in (
        "<b>fet</b> & #eval(1+1) $x$ *a* _b_ \\n",
        "linje to",
        "Læreplasser; økonomiplanen",
        "Hvem som pendler",
    ):
        assert plain(said) in words and plain(said) in shown
    assert "😀" in shown and NOWHERE in shown and "□" in words and "70,5prosenti2031" in words
    assert (
        report_form(municipality="Lom").written
        == recall_in("reports", "3434")
        == {
            "assessment": ODD,
            "measures": "Læreplasser; økonomiplanen",
            "unknown": "Hvem som pendler",
            "target": ["turnout_local", 70.5, 2031],
        }
    )
    assert kept_for(place("Lier")).words == {} == my_profile("Lier").own_words == profile("Lom").own_words


def test_my_profile_is_asked_as_profile_is():
    ours, theirs = (inspect.signature(one, eval_str=True) for one in (my_profile, profile))
    assert ours == theirs


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_used_is_said_in_the_form_and_nothing_is_kept(language):
    speak(language)
    form = report_form(municipality="Lom")
    for given in (
        {"target": ["turnout_local", "mye", "2031"]},
        {"target": ["turnout_local", "70", ""]},
        {"target": ["turnout_local", "inf", "2031"]},
        {"assessment": "x" * (LONGEST + 1)},
        {"summary": "Hei"},
        "Hei",
    ):
        form.receive({"written": given, "make": True})
        assert form.said["words"] and recall_in("reports", "3434") == {}, given


def test_long_words_are_never_cut_and_it_is_said_what_takes_the_room():
    words = [f"ord{turn}" for turn in range(700)]
    asked = profile("Lom", own_words={"assessment": " ".join(words), "measures": "\n".join(words)})
    made = fitted(asked)
    told = PdfReader(BytesIO(made.pdf))
    in_pdf = plain("".join(one.extract_text() for one in told.pages))
    assert made.pages == len(told.pages) > 2 and words[-1] in made.page
    assert all(in_pdf.count(word) >= 2 for word in ("ord400", words[-1]))
    assert f"{made.pages} sider" in made.remarks[0] and text("report_form.label-measures") in made.remarks[0]


def test_empty_fields_leave_no_heading_and_own_measures_are_no_ideas_of_the_course():
    shown = fitted(profile("Lom", own_words={"assessment": " ", "measures": "Vårt eget"})).page
    assert text("sheets.own") not in shown and text("sheets.ideas") not in shown and "Vårt eget" in shown


def test_a_target_behind_todays_figure_is_called_a_step_back():
    last = profile("Lier").figures_of(indicator("patients_without_gp"))[-1].value
    for target, back in ((last + 5, True), (last / 2, False)):
        shown = fitted(profile("Lier", target=("patients_without_gp", target, 2040))).page
        assert (text("sheets.aim-back") in shown) == back


def test_own_words_in_the_notebook_are_shown_as_they_were_typed():
    asked = profile("Lom", own_words={"conflict": "# <i>a</i> *b*", "unknown": "<u>c</u>"})
    assert r"\# \<i\>a\</i\> \*b\*" in str(report_part("conflict", asked))
    assert r"- \<u\>c\</u\>" in str(report_part("unknown", asked))


def test_the_command_takes_words_from_a_file_in_any_of_the_languages(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    words = tmp_path / "mine.yaml"
    written = "Vurdering: Vi mener noe.\ntiltak:\n- Ett\n- To\nmål: [turnout_local, 70, 2031]\n"
    words.write_text(written, encoding="utf-8")
    asked = ["report", "--words", str(words), "--language", "nb", "--folder", str(tmp_path)]
    assert main([*asked, "Lom"]) == 0
    shown = (tmp_path / "nb/profile_3434.html").read_text(encoding="utf-8")
    assert "Vi mener noe." in shown and "Ett\nTo" in shown and "70,0\u00a0prosent i 2031" in shown
    assert main([*asked, "Lom", "Lier"]) == 1 and text("report_form.one-place") in capsys.readouterr().err
    words.write_text("vurdring: Vi mener noe.", encoding="utf-8")
    assert main([*asked, "Lom"]) == 1 and "tiltak, målkonflikt" in capsys.readouterr().err


def test_words_kept_for_one_place_stand_in_no_other_places_report(tmp_path):
    remember_municipality("3434")
    report_form().receive({"written": {"assessment": "Bare om Lom."}})
    pages = [report(place(name), tmp_path, ROOT, language="nb").page for name in ("Lom", "Lier")]
    assert ["Bare om Lom." in one.read_text(encoding="utf-8") for one in pages] == [True, False]


def test_where_papermill_filled_in_the_values_one_that_cannot_be_used_raises(monkeypatch):
    shell = SimpleNamespace(user_ns={"In": ["", "from baerekraft.nb import *", "# Parameters\nmunicipality = 301\n"]})
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    assert profile(301, comparison="county").place.code == "0301", "that it is alone in its county is no mistake"
    for wrong in ({"goals": [18]}, {"first_year": "x"}, {"language": "sv"}, {"target": "x"}, {"own_words": "x"}):
        with pytest.raises(CannotBeUsed):
            profile(301, **wrong)
    with pytest.raises(UnknownMunicipality):
        profile("Lierr")


def test_a_name_that_papermill_was_given_and_the_notebook_lacks_is_told(monkeypatch):
    cells = [
        "",
        "municipality = None\ngoals = [3]\n",
        '# Parameters\nmunicipalty = "Lom"\ngoals = [\n    3,\n]\n',
        "x = 1",
    ]
    shell = SimpleNamespace(user_ns={"In": cells})
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    with pytest.raises(CannotBeUsed, match=r"heter municipalty\. Verdiene heter municipality, goals\."):
        profile(301)
    cells[1] = "kommune = 301  # a notebook of one's own"
    cells[2] = "# Parameters\nkommune = 3434\n"
    assert profile(301).place.code == "0301"
    del cells[1]
    assert profile(301).place.code == "0301", "one that has no cell of values"


def test_a_file_read_for_the_place_has_the_same_rules_as_the_form():
    with pytest.raises(NotUsable):
        read_own({"target": ["turnout_local", 70, 2001]}, place("Lom"))


@thorough
@needs_chromium
def test_one_who_reads_sees_own_words_in_the_profile_below_as_soon_as_it_is_made(page, lab):
    bar = read(page, lab, "notebooks/nb/09_profile.ipynb")
    all_run(bar)
    page.get_by_label(text("report_form.label-measures")).fill("Bare om havna vår.")
    assert page.locator(".jp-RenderedMarkdown").filter(has_text="Bare om havna vår.").count() == 0
    page.get_by_role("button", name=text("report_form.keep")).click()
    expect(page.get_by_role("link", name=text("report_form.take-pdf"))).to_be_visible()
    expect(page.locator(".jp-RenderedMarkdown").filter(has_text="Bare om havna vår.").first).to_be_visible()
