"""Questions and dilemmas on a page without a kernel: what is said, and what is there when one comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from browser import needs_chromium, serious_faults
from playwright.sync_api import expect

from baerekraft import glossary, use
from baerekraft.charts import bars
from baerekraft.charts.style import our_font
from baerekraft.charts.taken_away import KINDS as FILES
from baerekraft.charts.taken_away import keep
from baerekraft.dilemmas.answers import as_text
from baerekraft.dilemmas.written import dilemmas
from baerekraft.language import number, pick, text
from baerekraft.quizzes import bank
from baerekraft.quizzes.marking import mark
from baerekraft.site.front_page import front_page
from baerekraft.site.live import dilemma, live, quiz, write_program
from baerekraft.site.pictures import beside

KINDS = ("single", "multiple", "order", "number")
ASKED = [one for name in ("m1", "m2", "m3", "m4") for one in bank.every_question(name)]
QUIZ = {kind: next(one for one in ASKED if one["type"] == kind) for kind in KINDS}
GUESS, WAITS, DILEMMA = bank.item("m0-guess-population"), bank.item("m0-five-ps"), dilemmas()["power-shares"]
CHART = bars(["Lier", "Ørsta; Volda"], [12.5, 62.1], title="Eksempel", unit="prosent", source="oppdiktet", decimals=1)
FIGURE = "Tallet er 12,1 prosent."


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A page with a quiz, a guess, a question that waits and a dilemma, and the front page beside it."""
    use("nb")
    folder = tmp_path_factory.mktemp("live")
    forms = [
        live("quiz", quiz(list(QUIZ.values())), "<p>unanswered</p>"),
        live("quiz", quiz([GUESS], FIGURE), f"<details><summary>show</summary>{CHART._repr_html_()}</details>"),
        live("quiz", quiz([WAITS]), ""),
        live("dilemma", dilemma(DILEMMA), ""),
    ]
    asked = [*(item["id"] for item in QUIZ.values()), DILEMMA.name]
    progress = next(line for line in front_page({}, {"lesson": asked}).splitlines() if "bk-progress-told" in line)
    front = f'<article><ul><li><a href="lesson.html">A lesson</a></li></ul></article>{progress}'
    write_program(folder)
    CHART.save(folder / "_static", keep(CHART))
    terms = "<p>En <a href='#'>indikator</a> er et tall. Indikatoren har en rate, og raten har en kilde.</p>"
    text_of_a_lesson = f"<article><section>{terms}<div class='cell'>median</div></section></article>"
    for name, body in {"lesson": f"<main>{text_of_a_lesson}{''.join(forms)}</main>", "index": front}.items():
        head = f'<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><title>{name}</title>'
        html = f'{head}<link rel="stylesheet" href="live.css"><body>{body}<script src="live.js"></script>'
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def served(folder) -> Iterator[str]:
    """The address of these pages on a server: from a folder a browser shows a picture instead of keeping it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_question_that_waits_holds_no_key_and_nothing_on_the_page_ends_its_script():
    assert not any(pick(option["explanation"]) in str(quiz([WAITS])) for option in WAITS["options"])
    assert "</script>" not in live("quiz", {"said": "</script><b>"}, "").removesuffix("</script></div>")


def test_a_chart_on_a_page_is_a_file_beside_it(tmp_path):
    page = beside(CHART._repr_html_(), tmp_path)
    (file,) = tmp_path.iterdir()
    assert f'src="_static/{file.name}" width="' in page and 'loading="lazy"' in page and "base64" not in page
    assert file.read_bytes() == CHART.png
    assert beside(CHART._repr_html_(), tmp_path) == page


@needs_chromium
def test_what_is_said_is_what_the_notebook_says_and_it_is_there_on_return(folder, page):
    use("nb")
    page.goto((folder / "lesson.html").as_uri())
    forms = {item["id"]: page.locator(f'form[data-item="{item["id"]}"]') for item in [*QUIZ.values(), GUESS, WAITS]}

    def said_of(item, given):
        """What is said when the form is sent, by Enter where one can."""
        form = forms[item["id"]]
        if isinstance(given, str):
            form.get_by_role("textbox").fill(given)
            page.keyboard.press("Enter")
        else:
            for letter in given:
                form.locator(f'input[value="{letter}"]').focus()
                page.keyboard.press("Space")
            form.get_by_role("button").last.press("Enter")
        return form.get_by_role("status").inner_text()

    def told(item, answer):
        marking = mark(item, answer)
        return "\n\n".join([marking.word, *marking.paragraphs])

    single, multiple, order, counted = QUIZ.values()
    score = page.locator(".bk-quiz-progress").first
    assert score.inner_text() == "", "nobody is told of none right before the first answer"
    wrong = next(option["id"] for option in single["options"] if not option.get("correct"))
    said_of(single, [wrong])
    assert score.inner_text() == text("quiz.right-of", right=0, all=len(QUIZ))
    assert said_of(single, ["b"]) == told(single, ["b"]) and said_of(single, ["a"]) == told(single, ["a"])
    assert said_of(multiple, ["a", "c"]) == told(multiple, ["a", "c"])
    letters = sorted(option["id"] for option in order["options"])
    assert said_of(order, []) == told(order, letters)
    assert said_of(counted, "mange") == text("quiz.write-number")
    for answer in (counted["answer"], counted["answer"] - 1000, counted["answer"] + 1000):
        assert said_of(counted, number(answer, 1)) == told(counted, answer)
    assert FIGURE in said_of(GUESS, "−4,5") and pick(GUESS["unit"]) in said_of(GUESS, "1234")
    assert page.locator("figure img").is_visible()
    assert said_of(WAITS, ["a"]) == told(WAITS, ["a"])

    page.reload()
    assert forms[single["id"]].get_by_role("status").inner_text() == told(single, ["a"])
    assert forms[counted["id"]].get_by_role("textbox").input_value() == f"{counted['answer'] + 1000:g}"
    assert forms[GUESS["id"]].get_by_role("status").inner_text().count("1\u00a0234") == 1
    assert serious_faults(page, "main") == []


@needs_chromium
def test_a_dilemma_is_done_and_taken_along_and_the_front_page_counts_it_until_it_is_forgotten(folder, page):
    use("nb")
    page.goto((folder / "lesson.html").as_uri())
    first, again = page.locator('form[data-part="first"]'), page.locator('form[data-part="again"]')
    first.get_by_role("button").press("Enter")
    assert first.get_by_role("status").inner_text() == text("dilemmas.choose-first") and again.is_hidden()
    first.locator('input[value="b"]').check()
    first.get_by_role("textbox").fill("Fossen {} $& <b>")
    first.get_by_role("button").press("Enter")
    who, said = DILEMMA.borne[0][1][0].split(": ", 1)
    expect(page.get_by_role("row").filter(has_text=said)).to_have_text(f"{who}{said}{' '.join(DILEMMA.falls['b'][0])}")
    assert page.get_by_text(DILEMMA.changes).is_visible()
    again.locator('input[value="a"]').check()
    again.get_by_role("textbox").fill("Nå er det sagt.")
    again.get_by_role("button").press("Enter")
    answers = {"first": {"way": "b", "why": "Fossen {} $& <b>"}, "again": {"way": "a", "why": "Nå er det sagt."}}
    page.reload()
    page.get_by_role("button", name=text("dilemmas.give")).click()
    assert page.get_by_label(text("dilemmas.given")).input_value() == as_text(DILEMMA, answers)

    page.goto((folder / "index.html").as_uri())
    counted = page.get_by_text(text("quiz.answered-of", answered=1, all=len(QUIZ) + 1))
    assert counted.is_visible()
    page.get_by_role("button", name=escape(text("site.forget"))).press("Enter")
    assert page.get_by_role("status").inner_text() == text("site.forgotten") and counted.count() == 0
    page.goto((folder / "lesson.html").as_uri())
    assert again.is_hidden()


@needs_chromium
def test_what_another_page_of_the_same_address_has_kept_takes_no_form_away(folder, page):
    use("nb")
    faults: list[object] = []
    page.on("pageerror", lambda fault: faults.append(fault))
    asked = [one["id"] for one in [*QUIZ.values(), GUESS, WAITS]]
    answers = [{"toString": 1}, "constructor", [["a"]], None, {"a": 1}, 7]
    chosen = {"first": {"way": "constructor", "why": 3}, "again": {"way": "a", "why": ["<b>"]}}
    others = {"answers": dict(zip(asked, answers, strict=True)), "dilemmas": {DILEMMA.name: chosen}}
    for kept in ("null", "{half", '{"answers": null, "dilemmas": 3}', json.dumps(others)):
        page.goto((folder / "lesson.html").as_uri())
        page.evaluate("kept => localStorage.setItem('baerekraft', kept)", kept)
        page.reload()
        assert page.locator("form").count() == len(asked) + 2, kept
        page.goto((folder / "index.html").as_uri())
        page.get_by_role("button", name=escape(text("site.forget"))).press("Enter")
        assert page.evaluate("localStorage.getItem('baerekraft')") is None and faults == [], kept


@needs_chromium
def test_a_chart_is_taken_along_by_keyboard_as_the_notebook_hands_it_out(folder, served, page):
    use("nb")
    page.goto(f"{served}/lesson.html")
    page.add_style_tag(content=".bk-take { display: flex !important }")  # as the site's own style sheet has it
    page.get_by_text(text("quiz.without-guess")).click()
    for kind, written in FILES.items():
        with page.expect_download() as waiting:
            page.get_by_role("group", name=text("chart.take")).get_by_role("button", name=kind.upper()).press("Enter")
        assert waiting.value.suggested_filename == f"eksempel.{kind}"
        with our_font():
            assert waiting.value.path().read_bytes() == written(CHART)


@needs_chromium
def test_a_term_is_explained_where_the_text_first_has_it_by_pointer_and_keyboard_until_escape(folder, page):
    use("nb")
    page.goto((folder / "lesson.html").as_uri())
    terms, shown = page.locator(".bk-term button"), page.get_by_role("tooltip")
    assert terms.all_inner_texts() == ["Indikatoren", "rate"], "not a link, not what is in a cell, and once"
    expect(terms.last).to_have_accessible_description(glossary()["rate"])
    terms.first.hover()
    expect(shown).to_have_text(glossary()["indikator"])
    shown.hover()
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    terms.first.focus()
    page.keyboard.press("Tab")
    expect(shown).to_have_text(glossary()["rate"])
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    assert serious_faults(page, "article") == []


@needs_chromium
def test_on_paper_there_is_nothing_to_press_and_the_chart_behind_a_guess(folder, page):
    page.goto((folder / "lesson.html").as_uri())
    page.add_style_tag(path=Path(live.__code__.co_filename).parent / "static/site.css")
    expect(page.locator("figure.bk-chart")).to_be_hidden()
    page.emulate_media(media="print")
    assert page.locator(":is(form, details, .bk-take) :is(button, summary)").filter(visible=True).count() == 0
    expect(page.locator("figure.bk-chart img")).to_be_visible()
    assert page.get_by_role("radio").count() > 3, "the options are there to tick"
