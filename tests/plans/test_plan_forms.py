"""The forms of the lesson on plans: a target looked at as it is written, and plans that are chosen in the browser."""

from __future__ import annotations

import csv

import pytest
from browser import FAILED, all_run, needs_chromium, read, serious_faults
from playwright.sync_api import expect
from thorough import thorough

from baerekraft import plan_form, target_form
from baerekraft.language import LANGUAGES, speak, speaking, text
from baerekraft.learner import recall_answer
from baerekraft.plans import plan_forms as forms
from baerekraft.plans.table import NAME

PLAN = "Klimagassutslippene skal ned 55 prosent innen 2030.\n\nIngen barn skal vokse opp i fattigdom.\n"
ANSWER = "Klimagassutslippene gikk ned 18 prosent. <b>Ikke</b> mer.\n"
TARGET = "Andelen skal øke til 60 prosent innen 2030."


@pytest.fixture
def form(tmp_path, monkeypatch):
    """A form whose folder is a new one, and what it has sent to the browser."""
    monkeypatch.chdir(tmp_path)
    made = plan_form()
    made.heard = []
    made.send = lambda told, buffers: made.heard.append((told, buffers))
    return made


def bring(form, asked="plans", **files):
    """Send files as the browser does, in pieces; the last that the form says."""
    for kind, (name, content) in files.items():
        for start in range(0, max(len(content), 1), 30):
            piece = memoryview(content[start : start + 30])
            form.receive({"kind": kind, "name": name, "from": start}, [piece])
    form.receive({"read": asked}, [])
    return form.heard[-1]


def test_a_target_is_looked_at_and_kept_and_what_lacks_is_said():
    form = target_form()
    form.receive({"target": TARGET})
    assert form.answer["said"] == "3 av de fem delene er sett. Ikke sett: basisår, eier."
    assert [seen for _, seen, _ in form.answer["parts"]] == [True, True, True, False, False]
    assert target_form().written == recall_answer(forms.TARGET) == TARGET
    assert target_form().answer["parts"] == form.answer["parts"], "what is kept is looked at when it is shown again"


def test_chosen_plans_give_trail_page_and_table_and_one_in_the_middle_may_lack(form, tmp_path):
    told, buffers = bring(form, plan=("samfunnsdel.txt", PLAN.encode()), answer=("svar.txt", ANSWER.encode()))
    limits, trail = (told["trail"].index(text(f"plans.{name}")) for name in ("cannot-see", "by-goal"))
    assert told["done"] and limits < trail
    assert "svar.txt, 1 avsnitt" in told["trail"] and text("plans.kind-money") not in told["trail"]
    assert "<b>" not in told["trail"].split("</style>")[1], "what stands in a plan is no markup"
    assert [bytes(one) for one in buffers] == [(tmp_path / "plan" / name).read_bytes() for name, *_ in told["files"]]
    assert form.heard[0][0] == {"said": "Leser samfunnsdelen eller regional plan …", "done": False}, (
        "it is said while it is read"
    )


def test_a_corrected_table_is_given_back_and_the_corrections_are_kept(form, tmp_path):
    _, [_, table, _] = bring(form, plan=("samfunnsdel.txt", PLAN.encode()))
    rows = list(csv.reader(table.decode("utf-8-sig").splitlines(), delimiter=";"))
    poverty = next(row for row in rows if "fattigdom" in row[3])
    poverty[5] = "10"
    mine = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    told, _ = bring(form, "table", table=("min tabell.csv", mine.encode()))
    assert "Rettet av en person: 1 avsnitt." in told["said"]
    again, _ = bring(plan_form_like(form), plan=("samfunnsdel.txt", PLAN.encode()))
    assert "Rettet av en person: 1 avsnitt." in again["said"], "the next time too"
    poverty[5] = "klima"
    wrong = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    said = bring(form, "table", table=("min tabell.csv", wrong.encode()))[0]["said"]
    assert "«min tabell.csv»" in said and "ikke mål" in said
    assert "10" in (tmp_path / "plan" / f"{NAME}.csv").read_text(encoding="utf-8-sig"), "what was right stands"


def plan_form_like(form):
    other = plan_form()
    other.heard, other.send = form.heard, form.send
    return other


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_used_is_said_in_the_language_of_the_form(form, language, monkeypatch, tmp_path):
    monkeypatch.setattr(forms, "MOST", 100)
    with speaking(language):
        made = plan_form_like(form)
        for content, why in (
            (b"", "empty"),
            (b"%PDF-1.7 cut", "damaged"),
            (b"\x89PNG\0", "no-plan"),
            (b"\xd0\xcf\x11\xe0", "old-word"),
        ):
            said = bring(made, plan=("a.pdf", content))[0]
            assert said == {"said": text(f"plans.{why}", file="a.pdf"), "done": True}
        large = bring(made, plan=("../a.txt", b"x" * 200))[0]["said"]
        assert large == text("plans.too-large", file="a.txt", most=0)
        assert bring(made)[0]["said"] == text("plan_forms.no-first")
        assert bring(made, "table")[0]["said"] == text("plan_forms.no-table")
        assert "baerekraft plan" in made.as_html() and "target_parts" in target_form().as_html()
    assert not (tmp_path / "plan").exists(), "nothing is written of what is not read"


@thorough
@needs_chromium
@pytest.mark.long(2)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lesson_is_done_without_code_and_with_the_keyboard(page, lab, tmp_path, language):
    speak(language)
    page.set_viewport_size({"width": 360, "height": 740})
    bar = read(page, lab, f"notebooks/{language}/15_your_plans.ipynb")
    all_run(bar)
    target = page.get_by_label(text("plan_forms.target-label"))
    target.fill("")
    target.press_sequentially(TARGET)
    parts = text("plans.parts-seen", count=3)
    expect(page.get_by_role("status").filter(has_text=parts)).to_be_visible()
    assert page.locator(".bk-part-seen").count() == 3

    plans = page.get_by_role("region", name=text("plan_forms.region"))
    for name, kind, content in (("plan", "plan", PLAN), ("svar", "answer", ANSWER)):
        (tmp_path / f"{name}.txt").write_text(content, encoding="utf-8")
        label = text(f"plans.kind-{kind}")
        plans.get_by_label(label[0].upper() + label[1:], exact=True).set_input_files(tmp_path / f"{name}.txt")
    plans.get_by_role("button", name=text("plan_forms.look")).press("Enter")
    expect(plans.get_by_role("status").first).to_contain_text(text("plan_forms.done"))
    expect(plans.locator(".limits")).to_be_visible()
    with page.expect_download() as taken:
        plans.get_by_role("link", name=text("plan_forms.take-csv")).press("Enter")
    assert taken.value.suggested_filename == f"{NAME}.csv"
    plans.get_by_label(text("plan_forms.table")).set_input_files(taken.value.path())
    plans.get_by_role("button", name=text("plan_forms.correct")).press("Enter")
    expect(plans.get_by_role("status").last).to_contain_text(text("plan_forms.done"))
    expect(plans.get_by_role("button", name=text("plan_forms.correct"))).to_be_focused()
    assert page.locator(FAILED).count() == 0
    assert serious_faults(page, ".jp-Notebook") == []
    viewport = page.locator(".bk-reads .jp-WindowedPanel-outer")
    assert viewport.evaluate("one => one.scrollWidth <= one.clientWidth")
    cells = page.locator(".plan-trail :is(th, td)")
    sides = set(cells.evaluate_all("those => those.map(one => getComputedStyle(one).textAlign)"))
    assert cells.count() > 20 and sides == {"left"}, "sentences, also where JupyterLab has tables of numbers"
