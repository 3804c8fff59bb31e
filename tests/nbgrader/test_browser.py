"""Nothing of a learner's runs in the browser of whoever opens it: formgrader, its lists, the feedback."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nbformat
import pytest
from browser import PATIENCE, TOKEN, needs_chromium, running_lab
from classroom import grades, nbgrader
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from paths import ROOT
from payloads import HTML, NAMES, cells, metadata, prose
from thorough import thorough

from baerekraft.charts import bars
from baerekraft.cohort import write_cohort

pytestmark = [needs_chromium, pytest.mark.long(1.5)]
EXERCISE = "03_indicators"
NAMED = "<img src=x onerror=ran(0)>"  # a learner's folder may be called so, and so may a zip's member
EVERYTHING = """() => {
  for (const one of document.querySelectorAll(".rendered_html *, .output_area *, .input_area *, .theirs *")) {
    for (const kind of ["mouseover", "mouseenter", "focus", "toggle", "error", "load", "animationstart"])
      one.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true}));
    if (one.click && !/^https?:/.test(one.closest("a")?.getAttribute("href"))) one.click();
  }
}"""


@dataclass
class Seen:
    """What a page did that it should not have done."""

    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def watch(self, context) -> None:
        """Give every frame the function that payloads call, and note what is asked for."""
        context.expose_binding("ran", lambda source, number: self.ran.append(f"{number}: {NAMES[number]}"))
        context.on("request", self.note)
        context.on("page", lambda page: page.on("dialog", lambda dialog: (self.ran.append("dialog"), dialog.dismiss())))

    def note(self, request) -> None:
        """A request that changes something, or leads where only a learner would have it lead."""
        if request.method not in ("GET", "HEAD") or "fetched" in request.url or "/canary" in request.url:
            self.asked.append(f"{request.method} {request.url}")


@pytest.fixture(scope="module")
def canary():
    """The address of a server that nobody may ask, and what it was asked."""
    asked: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_PUT = do_HEAD = do_GET

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/canary", asked
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def course(tmp_path_factory, canary) -> Path:
    """A lead's folder after grading: one notebook of all payloads, and one of a learner with an odd name."""
    folder = tmp_path_factory.mktemp("browser") / "course"
    folder.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(ROOT / "source" / EXERCISE, folder / "source" / EXERCISE)
    about = {"grade": True, "solution": True, "grade_id": "answer", "points": 4, "schema_version": 3, "locked": False}
    nbgrader(folder, "db", "assignment", "add", EXERCISE)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "baerekraft") as book:
        book.add_notebook(EXERCISE, EXERCISE)
        book.add_grade_cell("answer", EXERCISE, EXERCISE, max_score=4, cell_type="markdown")
        book.add_solution_cell("answer", EXERCISE, EXERCISE)
        book.add_source_cell("answer", EXERCISE, EXERCISE, cell_type="markdown", source="")
        for learner in ("kari", NAMED):
            book.add_student(learner, first_name='"><script>ran(0)</script>\x1b[2K\u202e', last_name=f"{NAMED}\\")
            book.add_submission(EXERCISE, learner)
    answers = {
        "kari": new_notebook(
            cells=[
                *looked_at(),
                *cells(canary[0]),
                new_markdown_cell(prose(canary[0]), metadata={"nbgrader": about | {"task": False}}),
            ],
            metadata=metadata(canary[0]),
        ),
        NAMED: new_notebook(cells=[new_markdown_cell("Svar", metadata={"nbgrader": about | {"task": False}})]),
    }
    for learner, notebook in answers.items():
        for stage in ("submitted", "autograded"):
            into = folder / stage / learner / EXERCISE
            into.mkdir(parents=True)
            nbformat.write(notebook, into / f"{EXERCISE}.ipynb")
            (into / "nbgrader_config.py").write_text(f"open({str(folder / 'ran')!r}, 'w')", encoding="utf-8")
            (into / "evil.html").write_text("<script>ran(0)</script><img src=x onerror=ran(0)>", encoding="utf-8")
    (folder / "autograded/kari/evil.js").write_text("ran(0)", encoding="utf-8")
    return folder


def looked_at() -> list[NotebookNode]:
    """What must still look as it was made: a chart and a table of the course's own, pandas' table, prose."""
    chart = bars(["Lier", "Asker"], [1, 2], title="Antall", unit="stykker", source="oppdiktet")._repr_html_()
    table = (
        '<div><style scoped>.dataframe th {color: red}</style><table border="1" class="dataframe"><thead>'
        '<tr style="text-align: right;"><th></th><th>år</th></tr></thead><tbody><tr><th>0</th><td>2025</td></tr>'
        "</tbody></table></div>"
    )
    shown = [new_output("display_data", {"text/html": html, "text/plain": "tekst"}) for html in (chart, table)]
    return [
        new_code_cell("chart", outputs=shown),
        new_markdown_cell("Prosa med **fet skrift**, `kode` og [en lenke](https://example.org/a)."),
    ]


@pytest.fixture(scope="module")
def seen() -> Seen:
    """What any of the pages did."""
    return Seen()


@pytest.fixture(scope="module")
def lead(browser, course, seen):
    """A lead's browser, in formgrader."""
    with running_lab(course) as lab:
        context = browser.new_context(base_url=lab.address)
        context.set_default_timeout(PATIENCE)
        seen.watch(context)
        page = context.new_page()
        page.goto(f"/lab?token={TOKEN}", wait_until="commit")
        yield page
        context.close()


@pytest.fixture(scope="module")
def submission(lead, course):
    """The page of the notebook of all payloads, loaded, with the address it has."""
    lead.goto(f"/formgrader/submissions/{number_of(course, 'kari')}/", wait_until="networkidle")
    return lead


def number_of(course: Path, learner: str) -> str:
    """formgrader's own name for a learner's notebook."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as book:
        return book.find_submission_notebook(EXERCISE, EXERCISE, learner).id


def test_there_are_many_payloads():
    assert len(HTML) > 60


def test_nothing_of_a_submission_runs_or_fetches_and_a_click_on_it_does_nothing(submission, seen, canary):
    address = submission.url
    submission.evaluate(EVERYTHING)
    submission.wait_for_load_state("networkidle")
    assert seen.ran == []
    assert [asked for asked in seen.asked if "example" not in asked] == []
    assert canary[1] == []
    assert submission.url.split("?")[0] == address.split("?")[0]
    assert submission.title() == EXERCISE
    leads = submission.locator("#notebook-container a[href]").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert {href.split(":")[0] for href in leads} <= {"http", "https", "mailto"}
    assert len(submission.context.pages) == 1


def test_the_policy_of_the_page_runs_no_script_of_its_body(submission, seen):
    submission.evaluate(
        """() => {
          const body = document.querySelector(".rendered_html");
          const html = "<img src=x onerror=ran(0)><iframe srcdoc='<script>parent.ran(0)</script>'>";
          body.insertAdjacentHTML("beforeend", html);
          const script = document.createElement("script");
          script.textContent = "ran(0)";
          body.append(script);
        }"""
    )
    submission.wait_for_load_state("networkidle")
    assert seen.ran == []
    submission.reload(wait_until="networkidle")


def test_nothing_of_a_submission_lies_over_the_page_or_is_taken_for_a_part_of_it(submission):
    outside = submission.evaluate(
        """() => [...document.querySelectorAll(".rendered_html *, .output_area *")].filter(one => {
          const style = getComputedStyle(one);
          return style.position !== "static" || one.id || parseFloat(style.marginTop) < 0 ||
            one.matches("form, input, button, textarea, iframe, object, embed, style, link, meta, base, script") ||
            one.matches("svg, math") ||
            [...one.classList].some(name => !["dataframe"].includes(name) && !name.startsWith("ansi-"));
        }).map(one => one.outerHTML.slice(0, 200))"""
    )
    assert [one for one in outside if not one.startswith(('<div class="output_', '<div class="prompt'))] == []


def test_charts_tables_and_prose_look_as_they_were_made(submission):
    shown = submission.locator("#notebook-container")
    chart = shown.locator("figure img").first
    assert chart.evaluate("image => image.complete && image.naturalWidth > 300")
    assert "Lier" in chart.get_attribute("alt")
    shown.locator("figure details").first.evaluate("details => { details.open = true; }")
    assert shown.locator("figure table caption").first.is_visible()
    frame = shown.locator("table.dataframe").first
    assert frame.get_attribute("border") == "1"
    assert frame.locator("tr").first.evaluate("row => getComputedStyle(row).textAlign") == "right"
    assert frame.locator("th", has_text="år").evaluate("cell => getComputedStyle(cell).fontWeight") == "700"
    assert shown.locator("strong", has_text="fet skrift").is_visible()
    away = shown.locator("a[href='https://example.org/a']")
    assert away.get_attribute("rel").split()[:2] == ["noopener", "noreferrer"]
    assert shown.get_by_text("IntSlider(value=0, description='tall')").is_visible(), "a widget shows its words"


def test_a_lead_still_marks_with_the_mouse_and_the_keyboard_and_shows_a_name(submission, course):
    score = submission.locator("input.score")
    assert score.count() == 1
    score.fill("3")
    with submission.expect_response(lambda answer: answer.request.method == "PUT"):
        score.press("Tab")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as book:
        assert book.find_grade("answer", EXERCISE, EXERCISE, "kari").manual_score == 3
    assert submission.evaluate("document.activeElement.classList.contains('tabbable')"), "Tab goes to the next field"
    submission.locator(".live-notebook .glyphicon.name-hidden").click()
    assert NAMED in submission.locator(".live-notebook a.name-shown").inner_text()


@thorough
def test_names_are_words_on_every_page_of_formgrader(lead, course, seen):
    number, notebook = number_of(course, NAMED), course / "autograded" / NAMED / EXERCISE / f"{EXERCISE}.ipynb"
    pages = (
        "manage_assignments",
        f"manage_submissions/{EXERCISE}",
        "gradebook",
        f"gradebook/{EXERCISE}/{EXERCISE}",
        "manage_students",
        f"manage_students/{NAMED}",
        f"manage_students/{NAMED}/{EXERCISE}",
        f"submissions/{number}/",
    )
    for address in pages:
        lead.goto(f"/formgrader/{address}", wait_until="networkidle")
        assert lead.locator("img").count() == 0, address
    notebook.rename(notebook.with_suffix(".away"))
    lead.goto(f"/formgrader/submissions/{number}/", wait_until="networkidle")
    assert lead.locator("img").count() == 0
    assert seen.ran == []


def test_names_are_words_on_the_cohorts_page_and_in_the_terminal(lead, course, seen, tmp_path, monkeypatch):
    monkeypatch.chdir(course)
    said = list(write_cohort([EXERCISE], "gradebook.db", tmp_path / "cohort", names=True))
    assert all(line.strip("\n").isprintable() for line in said)
    page = lead.context.new_page()
    page.goto((tmp_path / "cohort/cohort.html").as_uri())
    assert page.locator("td, th", has_text=NAMED).count() > 0
    assert page.locator("script, img").count() == 0
    assert seen.ran == []


@pytest.mark.parametrize(
    "address",
    [
        'manage_students/";ran(0);"',
        "manage_students/<script>ran(0)<%2Fscript>",
        "manage_students/%5C/;ran(0)%2F%2F",
        'gradebook/";ran(0);"/x',
    ],
)
def test_an_address_is_no_script(lead, seen, address):
    lead.goto(f"/formgrader/{address}", wait_until="networkidle")
    assert seen.ran == []


def test_a_file_that_was_handed_in_runs_nothing_when_it_is_opened(lead, course, seen):
    lead.goto(f"/formgrader/submissions/{number_of(course, 'kari')}/evil.html", wait_until="networkidle")
    assert "<script>" in lead.content()
    assert seen.ran == []


def test_no_link_makes_a_file_that_was_handed_in_the_configuration(lead, course):
    folder = course / "submitted" / "kari" / EXERCISE
    assert lead.goto(f"/formgrader/?path={folder}").status == 403
    assert not (course / "ran").exists()
    assert lead.goto(f"/formgrader/?path={course}").status == 200


def test_nothing_of_a_submission_runs_in_its_feedback(lead, course, seen, canary):
    nbgrader(course, "generate_feedback", EXERCISE, "--student", "kari")
    page = lead.context.new_page()
    page.goto((course / "feedback/kari" / EXERCISE / f"{EXERCISE}.html").as_uri(), wait_until="networkidle")
    assert page.locator("figure img").first.evaluate("image => image.naturalWidth > 300")
    page.evaluate(EVERYTHING)
    page.wait_for_load_state("networkidle")
    assert seen.ran == []
    assert canary[1] == []
    assert page.locator("script, iframe, form, svg").count() == 0
    assert grades(course, EXERCISE)["kari"] == {"answer": None}


SCROLL = """async () => {
  const { content } = window.jupyterapp.shell.currentWidget;
  for (let cell = 0; cell < content.widgets.length; cell++) await content.scrollToItem(cell);
  return content.widgets.length;
}"""


def test_nothing_of_a_submission_runs_in_jupyterlab_before_somebody_runs_it(lead, course, seen):
    """Also where it says that it is to be trusted. The last of these tests: a picture is fetched from its address."""
    path = Path("submitted/kari", EXERCISE, f"{EXERCISE}.ipynb")
    notebook = nbformat.read(course / path, as_version=4)
    for one in (notebook, *notebook.cells):
        one.metadata["trusted"] = True
    nbformat.write(notebook, course / path)
    page = lead.context.new_page()
    page.goto(f"/lab/tree/{path}?reset", wait_until="commit")
    page.wait_for_selector(".jp-Notebook .jp-RenderedHTMLCommon")
    assert page.evaluate(SCROLL) > 60
    page.wait_for_load_state("networkidle")
    page.close()
    assert seen.ran == []
