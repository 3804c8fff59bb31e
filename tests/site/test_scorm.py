"""The tracks without code on a learning platform: it says what the learner has done, and goes on where they were."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
from functools import reduce
from itertools import count
from xml.etree import ElementTree

import pytest
from browser import needs_chromium, serious_faults
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from paths import ROOT
from thorough import first_of, thorough

from baerekraft import __version__
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.quizzes import bank
from baerekraft.site.scorm import LESSONS, package, packages

ASKED = ["m1-four-questions", "m3-colon"]
INSIDE = {"": "http://www.imsproject.org/xsd/imscp_rootv1p1p2"}
SCO = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype"
# What SCORM 1.2 says of a platform: values are text, what is not known is empty. It does not take what is `refused`.
PLATFORM = """
<!DOCTYPE html><title>LMS</title><script>
const kept = JSON.parse(sessionStorage.getItem("$turn") || '$kept');
const log = [];
let refused = $refused;
window.API = {
  LMSInitialize: () => { log.push("begin"); return "true"; },
  LMSGetValue: (name) => kept[name] || "",
  LMSSetValue: (name, value) => {
    if (typeof value !== "string" || value.length > 4096) throw value;
    if (refused.includes(name)) return "false";
    kept[name] = value;
    return "true";
  },
  LMSCommit: () => { sessionStorage.setItem("$turn", JSON.stringify(kept)); return "true"; },
  LMSFinish: () => { log.push("end"); return "true"; },
  LMSGetLastError: () => "402",
  LMSGetErrorString: () => "Out of room",
};
</script><iframe src="course/index.html" width="800" height="800"></iframe>
"""
NEW = {"cmi.core.lesson_status": "not attempted"}
LETTERS = [next(one["id"] for one in bank.item(name)["options"] if one.get("correct")) for name in ASKED]


def nb(name: str, **values: object) -> str:
    """What the page says, in its language."""
    with speaking("nb"):
        return text(f"site.scorm-{name}", **values)


def made() -> bytes:
    """A package of a made-up lesson with two of the course's questions."""
    shown = new_output("display_data", data={"text/plain": ""}, metadata={"questions": ASKED})
    cells = [new_markdown_cell("# En oppdiktet leksjon"), new_code_cell("quiz()", outputs=[shown])]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    with speaking("nb"):
        return package(new_notebook(cells=cells, metadata={"lang": "nb"}), "nb", "10_short_track")


def test_the_manifest_names_every_file_and_the_page_fetches_nothing():
    archive = zipfile.ZipFile(io.BytesIO(made()))
    manifest = ElementTree.fromstring(archive.read("imsmanifest.xml"))
    named = {file.get("href") for file in manifest.iterfind(".//file", INSIDE)}
    assert named == set(archive.namelist()) - {"imsmanifest.xml"}
    assert manifest.findtext(".//schemaversion", namespaces=INSIDE) == "1.2"
    (page,) = manifest.iterfind(".//resource", INSIDE)
    assert page.get("href") == "index.html" and page.get(SCO) == "sco"
    shown = archive.read("index.html").decode()
    assert '<html lang="nb">' in shown and shown.count('<form class="question"') == 2 and "quiz()" not in shown
    for name in ("index.html", "scorm.js", "scorm.css"):
        assert not re.search(r'(src|href)="(https?:)?//|url\(.?https?:|fetch\(', archive.read(name).decode()), name


def test_the_same_lesson_gives_the_same_bytes():
    assert made() == made()


@pytest.fixture
def course(tmp_path, page):
    """Opens the package on a platform that keeps this and refuses that; returns the page of the course in its frame."""
    zipfile.ZipFile(io.BytesIO(made())).extractall(tmp_path / "course")
    page.route(
        "https://platform.example/**", lambda route: route.fulfill(path=tmp_path / route.request.url.split("/", 3)[3])
    )

    turns = count()

    def opened(kept: dict[str, str] = NEW, refused: tuple[str, ...] = ()):
        values = {
            "$kept": json.dumps(kept).replace("\\", "\\\\"),
            "$refused": json.dumps(refused),
            "$turn": f"{next(turns)}",
        }
        written = reduce(lambda page, one: page.replace(*one), values.items(), PLATFORM)
        (tmp_path / "platform.html").write_text(written, encoding="utf-8")
        page.goto("https://platform.example/platform.html")
        return page.frame_locator("iframe")

    return opened


def leave(page) -> dict[str, str]:
    """What the platform has when the learner has closed the course."""
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("log.includes('end')")
    return page.evaluate("kept")


def question(inside, at: int):
    return inside.locator(f'form[data-item="{ASKED[at]}"]')


@needs_chromium
def test_it_tells_the_platform_and_goes_on_where_the_learner_was(course, page):
    inside = course()
    right = next(one for one in bank.item(ASKED[0])["options"] if one.get("correct"))
    wrong = next(one for one in bank.item(ASKED[1])["options"] if not one.get("correct"))
    first, second = question(inside, 0), question(inside, 1)
    first.locator(f'input[value="{right["id"]}"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert right["explanation"]["nb"][:40] in first.get_by_role("status").inner_text()
    assert page.evaluate("kept['cmi.core.lesson_status']") == "incomplete"
    page.reload()
    first.locator("input:checked").wait_for(state="attached")
    assert "1 av 2" in inside.locator("#progress").inner_text()
    second.get_by_role("button").click()
    assert "1 av 2" in inside.locator("#progress").inner_text(), "nothing chosen is no answer"
    second.locator(f'input[value="{wrong["id"]}"]').check()
    second.get_by_role("button").click()
    told = leave(page)
    assert told["cmi.core.lesson_status"] == "completed" and told["cmi.core.score.raw"] == "50"
    assert told["cmi.student_preference.language"] == "nb" and len(told["cmi.suspend_data"]) < 4096
    assert re.fullmatch(r"\d{4}:\d\d:\d\d", told["cmi.core.session_time"])
    assert json.loads(told["cmi.suspend_data"])["a"] == dict(zip(ASKED, (right["id"], wrong["id"]), strict=True))


@needs_chromium
def test_one_who_closes_in_the_middle_of_a_question_finds_the_choice_again(course, page):
    question(course(), 0).locator(f'input[value="{LETTERS[0]}"]').check()
    kept = leave(page)
    assert kept["cmi.core.exit"] == "suspend" and "cmi.core.score.raw" in kept
    inside = course(kept | {"cmi.core.entry": "resume"})
    question(inside, 0).locator("input:checked").wait_for(state="attached")
    assert question(inside, 0).get_by_role("status").inner_text() == nb("begun")
    assert "0 av 2" in inside.locator("#progress").inner_text()


ANSWERED = json.dumps({"e": __version__, "a": dict(zip(ASKED, LETTERS, strict=True))})
EARLIER = {f"m1-gone-{number}": "abcabc" for number in range(200)} | {ASKED[1]: "z", ASKED[0]: LETTERS[0]}
KEPT = {  # how it was kept, what is said of it, and how many answers are there
    "cut off": (ANSWERED[: ANSWERED.index(ASKED[1]) + 4], nb("damaged", found=1), 1),
    "earlier edition": (json.dumps({"e": "2025.3", "a": EARLIER}), nb("earlier", edition="2025.3"), 1),
    "another attempt": (ANSWERED, nb("attempt"), 2),
    "damaged": ("}{", nb("damaged", found=0), 0),
    "another thing": ('["a"]', nb("damaged", found=0), 0),
    "no such question": ('{"a": {"constructor": "a"}}', nb("damaged", found=0), 0),
    "no such option": (json.dumps({"e": __version__, "a": {ASKED[0]: "z"}}), nb("damaged", found=0), 0),
}


@needs_chromium
@pytest.mark.parametrize("case", first_of(KEPT, 2))
def test_what_was_kept_is_read_as_far_as_it_can_be_and_lowers_no_score(course, page, case):
    data, said, found = KEPT[case]
    before = {"cmi.suspend_data": data, "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "100"}
    inside = course(before | {"cmi.core.entry": "ab-initio" if case == "another attempt" else "resume"})
    inside.locator("#told p").first.wait_for()
    assert inside.locator("#told").inner_text() == said
    assert f"{found} av 2" in inside.locator("#progress").inner_text()
    question(inside, 1).locator(f'input[value="{LETTERS[1]}"]').check()
    question(inside, 1).get_by_role("button").click()
    kept = leave(page)
    assert (kept["cmi.core.score.raw"], kept["cmi.core.lesson_status"]) == ("100", "completed")
    assert (
        json.loads(kept["cmi.suspend_data"])["a"][ASKED[1]][0] == LETTERS[1] and len(kept["cmi.suspend_data"]) <= 4096
    )


@needs_chromium
def test_what_the_platform_refuses_is_said_and_sent_again(course, page):
    inside = course(refused=("cmi.suspend_data", "cmi.student_preference.language"))
    question(inside, 0).locator(f'input[value="{LETTERS[0]}"]').check()
    question(inside, 0).get_by_role("button").click()
    assert nb("refused", reason="402 Out of room") in inside.locator("#told").inner_text()
    page.evaluate("refused = ['cmi.student_preference.language']")
    inside.get_by_role("button", name=nb("again")).click()
    assert inside.locator("#told").inner_text() == nb("sent")
    assert json.loads(page.evaluate("kept")["cmi.suspend_data"])["a"] == {ASKED[0]: LETTERS[0]}


@needs_chromium
def test_without_a_platform_it_answers_and_says_that_nothing_is_kept(course, page):
    course()
    page.goto("https://platform.example/course/index.html")
    assert nb("alone") in page.locator("#progress").inner_text()
    page.locator(f'form[data-item="{ASKED[0]}"] input[value="{LETTERS[0]}"]').check()
    page.locator("form.question button").first.click()
    assert "1 av 2" in page.locator("#progress").inner_text()
    inside = course(NEW | {"cmi.core.lesson_mode": "review"})
    assert inside.locator("#told").inner_text() == nb("review")


AGAIN = os.environ.get(
    "SCORM_AGAIN", ""
)  # dist/scorm12.min.js of the package scorm-again: a platform that others wrote


@thorough
@needs_chromium
@pytest.mark.skipif(not AGAIN, reason="SCORM_AGAIN names no file of scorm-again's")
def test_it_goes_on_under_a_platform_that_others_wrote(course, page, tmp_path):
    course()
    shutil.copy(AGAIN, tmp_path / "again.js")
    (tmp_path / "platform.html").write_text(UNDER_AGAIN, encoding="utf-8")
    for at in range(2):
        page.goto("https://platform.example/platform.html")
        inside = page.frame_locator("iframe")
        question(inside, at).locator(f'input[value="{LETTERS[at]}"]').check()
        question(inside, at).get_by_role("button").click()
        assert (
            f"{at + 1} av 2" in inside.locator("#progress").inner_text() and inside.locator("#told").inner_text() == ""
        )
        page.evaluate("document.querySelector('iframe').src = 'about:blank'")
        page.wait_for_function("log.includes('end')")
    told = page.evaluate("JSON.parse(sessionStorage.getItem('kept'))")["core"]
    assert (told["lesson_status"], told["score"]["raw"]) == ("completed", "100")


UNDER_AGAIN = """
<!DOCTYPE html><title>LMS</title><script src="again.js"></script><script>
const log = [];
window.API = new (window.Scorm12API ?? window.ScormAgain.Scorm12API)({ autocommit: false, logLevel: 5 });
const kept = sessionStorage.getItem("kept");
if (kept) API.loadFromJSON(JSON.parse(kept));
for (const event of ["LMSCommit", "LMSFinish"]) API.on(event, () => {
  sessionStorage.setItem("kept", JSON.stringify(API.cmi.toJSON()));
  if (event === "LMSFinish") log.push("end");
});
</script><iframe src="course/index.html" width="800" height="800"></iframe>
"""


@thorough
@needs_chromium
def test_the_packages_of_the_course(tmp_path, page):
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_viewport_size({"width": 360, "height": 800})
    made = list(packages(ROOT, tmp_path))
    assert [path.stem for path in made] == [f"{name}-{code}" for name in LESSONS.values() for code in LANGUAGES]
    for path in made:
        zipfile.ZipFile(path).extractall(tmp_path / path.stem)
        page.goto((tmp_path / path.stem / "index.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        asked = 8 if "leaders" in path.stem else 12
        assert page.locator("form.question").count() == asked and serious_faults(page, "body") == []
    assert all(url.startswith(("file:", "data:")) for url in fetched)
