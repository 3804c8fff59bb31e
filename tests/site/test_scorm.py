"""The tracks without code on a learning platform: it says what the learner has done, and goes on where they were."""

from __future__ import annotations

import io
import json
import re
import zipfile
from xml.etree import ElementTree

from browser import needs_chromium, serious_faults
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from paths import ROOT
from thorough import thorough

from baerekraft.language import LANGUAGES, speaking
from baerekraft.quizzes import bank
from baerekraft.site.scorm import LESSONS, package, packages

ASKED = ["m1-four-questions", "m3-colon"]
INSIDE = {"": "http://www.imsproject.org/xsd/imscp_rootv1p1p2"}
SCO = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype"
# What SCORM 1.2 says of a platform: values are text, and what is not known is empty.
PLATFORM = """
<!DOCTYPE html><title>LMS</title><script>
const kept = JSON.parse(sessionStorage.getItem("kept") || '{"cmi.core.lesson_status": "not attempted"}');
const log = [];
window.API = {
  LMSInitialize: () => { log.push("begin"); return "true"; },
  LMSGetValue: (name) => kept[name] || "",
  LMSSetValue: (name, value) => { if (typeof value !== "string") throw value; kept[name] = value; return "true"; },
  LMSCommit: () => { sessionStorage.setItem("kept", JSON.stringify(kept)); return "true"; },
  LMSFinish: () => { log.push("end"); return "true"; },
  LMSGetLastError: () => "0",
};
</script><iframe src="course/index.html" width="800" height="800"></iframe>
"""


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


@needs_chromium
def test_it_tells_the_platform_and_goes_on_where_the_learner_was(tmp_path, page):
    zipfile.ZipFile(io.BytesIO(made())).extractall(tmp_path / "course")
    (tmp_path / "platform.html").write_text(PLATFORM, encoding="utf-8")
    page.route(
        "https://platform.example/**",
        lambda route: route.fulfill(path=tmp_path / route.request.url.split("/", 3)[3]),
    )
    page.goto("https://platform.example/platform.html")
    inside = page.frame_locator("iframe")
    options = [bank.item(name)["options"] for name in ASKED]
    right = next(one for one in options[0] if one.get("correct"))
    wrong = next(one for one in options[1] if not one.get("correct"))
    first, second = (inside.locator(f'form[data-item="{name}"]') for name in ASKED)
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
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("log.includes('end')")
    told = page.evaluate("kept")
    assert told["cmi.core.lesson_status"] == "completed" and told["cmi.core.score.raw"] == "50"
    assert told["cmi.student_preference.language"] == "nb" and len(told["cmi.suspend_data"]) < 4096
    assert re.fullmatch(r"\d{4}:\d\d:\d\d", told["cmi.core.session_time"])
    assert json.loads(told["cmi.suspend_data"])["a"] == dict(zip(ASKED, (right["id"], wrong["id"]), strict=True))


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
