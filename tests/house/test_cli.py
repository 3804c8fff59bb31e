"""What someone who types a command sees: the right page, the right language, one sentence when something is wrong."""

from __future__ import annotations

import asyncio
import errno
import os
import re
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import nbformat.v4 as v4
import pytest

from baerekraft import start
from baerekraft.__main__ import main as as_typed
from baerekraft.cli import main
from baerekraft.language import speak, text
from baerekraft.running.export import export
from baerekraft.whole_file import write_whole

WIDGET = {
    "application/vnd.jupyter.widget-view+json": {"model_id": "x"},
    "text/html": "<p>Et spørsmål</p>",
    "text/plain": "Quiz()",
}


@pytest.fixture(autouse=True)
def reader_of_bokmaal(monkeypatch):
    """The machine of a reader of bokmål."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def lesson(tmp_path) -> Path:
    """A made-up lesson in nynorsk: a widget, a picture, a link to the next lesson, a sum not yet run."""
    cells = [
        v4.new_markdown_cell("# Å lese *tal*\n\nNeste: [mål](03_indicators.ipynb), [English](../en/01_numbers.ipynb)"),
        v4.new_code_cell("question = None", outputs=[v4.new_output("display_data", WIDGET)]),
        v4.new_code_cell("20 + 22"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    widgets = {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "version_minor": 0, "state": {}}}
    notebook = v4.new_notebook(cells=cells, metadata={"lang": "nn", "kernelspec": kernel, "widgets": widgets})
    path = tmp_path / "01_numbers.ipynb"
    nbformat.write(notebook, path)
    return path


def exported(lesson: Path, *options: str) -> str:
    folder = lesson.parent / "pages"
    assert main(["export", str(lesson), "--folder", str(folder), *options]) == 0
    return (folder / "nn" / "01_numbers.html").read_text(encoding="utf-8")


def test_an_exported_page_says_its_language_and_title(lesson):
    page = exported(lesson)
    assert '<html lang="nn">' in page
    assert "<title>Å lese tal</title>" in page


def test_an_exported_page_fetches_nothing(lesson):
    page = exported(lesson)
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?(?:https?:)?//[^>]*", page)
    assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import|import\(|import\s+\S+\s+from\s+[\"']http", page)
    assert "<script" not in page


def test_a_quiz_is_exported_in_its_static_form(lesson):
    page = exported(lesson)
    assert "<p>Et spørsmål</p>" in page
    assert "Quiz()" not in page and "model_id" not in page


def test_links_between_lessons_lead_to_pages(lesson):
    page = exported(lesson)
    assert 'href="03_indicators.html"' in page and 'href="../en/01_numbers.html"' in page


def test_cells_are_run_when_asked(lesson):
    assert not re.search(r"<pre>42\s*</pre>", exported(lesson))
    assert re.search(r"<pre>42\s*</pre>", exported(lesson, "--execute"))


def test_cells_are_run_in_a_notebook_too(lesson):
    """Where a loop runs already, as in a kernel."""

    async def cell():
        return export(lesson, lesson.parent / "pages", execute=True).read_text(encoding="utf-8")

    with ThreadPoolExecutor(1) as notebook:  # which has no loop of another test's
        assert re.search(r"<pre>42\s*</pre>", notebook.submit(asyncio.run, cell()).result())


@pytest.mark.parametrize(
    "content, sentence",
    [
        (None, "Fant ingen leksjon i"),
        ("{not json", "er ikke en notatbok (.ipynb) med alle cellene i seg."),
    ],
)
def test_a_notebook_that_cannot_be_read_gives_one_sentence(tmp_path, capsys, content, sentence):
    path = tmp_path / "x.ipynb"
    if content:
        path.write_text(content)
    assert main(["export", str(path), "--folder", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert sentence in said and said.count("\n") == 1


def test_a_cell_that_fails_is_told_in_one_sentence_and_no_page_is_written(lesson, capsys):
    notebook = nbformat.read(lesson, 4)
    notebook.cells[1].source = "1 / 0"
    nbformat.write(notebook, lesson)
    assert main(["export", str(lesson), "--folder", str(lesson.parent / "pages"), "--execute"]) == 1
    said = capsys.readouterr().err
    assert said.endswith("stoppet: ZeroDivisionError: division by zero\n") and said.count("\n") == 1
    assert not (lesson.parent / "pages").exists()


ENDS_PYTHON = "import os\nos._exit(3)"
STOPS_WHO_RUNS_IT = "import os, signal, threading\nos.kill(os.getppid(), signal.SIGINT)\nthreading.Event().wait()"


@pytest.mark.parametrize("command", ["run {}", "export --execute {}"])
def test_a_cell_that_ends_python_is_told_in_one_sentence(lesson, capfd, command):
    notebook = nbformat.read(lesson, 4)
    notebook.cells[1].source = ENDS_PYTHON
    nbformat.write(notebook, lesson)
    assert main(command.format(lesson).split()) == 1
    assert capfd.readouterr().err.strip().splitlines() == [text("workers.died")]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_one_who_stops_cells_that_run_is_told_in_one_sentence(lesson):
    notebook = nbformat.read(lesson, 4)
    notebook.cells[1].source = STOPS_WHO_RUNS_IT
    nbformat.write(notebook, lesson)
    command = [sys.executable, "-m", "baerekraft", "export", "--execute", str(lesson)]
    done = subprocess.run(command, cwd=lesson.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip().splitlines()) == (130, [text("cli.stopped")])
    assert not (lesson.parent / "export").exists()


def test_build_writes_and_check_finds_what_is_stale(small_course, monkeypatch, capsys):
    monkeypatch.chdir(small_course)
    assert main(["build", "--check"]) == 1
    assert "notebooks/nn/01_made_up.ipynb" in capsys.readouterr().out
    assert not Path("notebooks").exists()
    assert main(["build"]) == 0
    assert Path("release/nb/01_made_up/01_made_up.ipynb").is_file()
    assert main(["build", "--check"]) == 0


def test_a_text_that_cannot_be_built_is_told_without_a_traceback(small_course, monkeypatch, capsys):
    monkeypatch.chdir(small_course)
    exercise = Path("course/exercises/01_made_up.py")
    exercise.write_text(exercise.read_text(encoding="utf-8").replace("### END SOLUTION", ""), encoding="utf-8")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "01_made_up" in said and "Traceback" not in said


def test_run_names_the_cell_that_stops(lesson, capsys):
    assert main(["run", str(lesson)]) == 0
    notebook = nbformat.read(lesson, 4)
    notebook.cells[2].source = "1 / 0"
    nbformat.write(notebook, lesson)
    assert main(["run", str(lesson)]) == 1
    assert "ZeroDivisionError: division by zero" in capsys.readouterr().out


def test_build_away_from_the_course_says_where_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    assert main(["build"]) == 1
    assert capsys.readouterr().err == "Her er inga mappe course/. Gå til mappa kurset ligg i, og prøv igjen.\n"


@pytest.fixture
def built(tmp_path, monkeypatch) -> Path:
    """A course with start pages; the command is typed in its folder."""
    (tmp_path / "course").mkdir()
    for language in ("nb", "nn", "en"):
        page = tmp_path / "notebooks" / language / "00_start.ipynb"
        page.parent.mkdir(parents=True)
        nbformat.write(v4.new_notebook(), page)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_taken_port_names_one_that_is_free(built, capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["start", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Port {port} er opptatt") and re.search(r"--port \d+\.\n$", said)


def test_a_port_that_is_no_number(built, capsys):
    assert main(["start", "--port", "fire"]) == 1
    assert "Du skrev fire." in capsys.readouterr().err


def test_a_course_that_is_not_built_says_how(small_course, monkeypatch, capsys):
    monkeypatch.chdir(small_course)
    assert main(["start", "--language", "en"]) == 1
    assert "notebooks/en/00_start.ipynb is missing. Type make build" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_course_opens_on_the_start_page_in_the_readers_language(built, language):
    speak(language)
    command = start.lab_command(start.start_page(built), 8888, browser=False, root=built)
    assert f"--LabApp.default_url=/baerekraft/{language}" in command
    assert "--no-browser" in command
    assert ("--allow-root" in command) == (os.geteuid() == 0)


def test_no_browser_is_opened_without_a_screen(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert not start.has_browser({})


def test_the_course_answers_at_the_address_it_prints_and_closes(built):
    """The real JupyterLab, on a port of its own."""
    import urllib.request

    from baerekraft.port import next_free

    command = [sys.executable, "-m", "baerekraft.cli", "start", "--port", str(next_free(18000))]
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    (built / "nbgrader_config.py").touch()
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    course = subprocess.Popen(command, text=True, env=environment, **both)
    try:
        said = [course.stdout.readline() for _ in range(3)]
        assert said[1] == "Åpne denne adressen i en nettleser:\n"
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        page = direct.open(said[2].strip(), timeout=120).read().decode()
        assert 'id="chooser"' in page and "Hvor arbeider du?" in page
    finally:
        course.terminate()
        rest, _ = course.communicate(timeout=120)
    said_by_us = [*text("cli.open-address", address="").splitlines(), text("cli.closed")]
    assert "Kurset er lukket." in rest
    assert set(filter(None, rest.splitlines())) <= set(said_by_us), "no English line of the server's"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chekc 3", "Mente du «check»?"),
        ("check", "Her mangler: exercise."),
        ("check --langauge nn 3", "Mente du «--language»?"),
        ("check 3 --language no", "--language: «no» finnes ikke. Du kan skrive: nb, nn, en."),
        ("check 3 4", "Kommandoen tar ikke imot «4»."),
        ("report --words", "--words: det mangler noe etter."),
        ("grade 3 --workers to", "--workers: 'to' er ikke et helt tall."),
        ("grade 3 --again=ja", "--again: det skal ikke stå noe etter"),
        ("cohort --l x", "«--l» kan være flere: --language, --lines, --late."),
        ("", "Her mangler: kommando."),
    ],
)
def test_what_is_typed_wrong_is_told_in_the_readers_language_with_what_was_meant(capsys, typed, said):
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    told = capsys.readouterr().err
    assert ended.value.code == 2 and said in told and "--help» viser hva du kan skrive." in told
    assert told.count("\n") == 1


def test_help_is_in_one_language(capsys):
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    told = capsys.readouterr().out
    assert told.startswith("Slik skrives det: ") and not re.search("usage|positional|options|show this", told)


def test_an_exercise_that_is_spelled_wrong_is_answered_with_the_nearest(capsys):
    assert main(["check", "03_indicator"]) == 1
    assert "Mente du «03_indicators»?" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a shell there does not close them")
@pytest.mark.parametrize("closed", [">&- 2>&-", "2>&-", "<&- >&-"])
@pytest.mark.parametrize(("arguments", "code"), [("check 1", 0), ("check 99", 1)])
def test_where_nothing_can_be_printed_the_result_is_the_same(tmp_path, monkeypatch, closed, arguments, code):
    monkeypatch.chdir(tmp_path)
    command = f"'{sys.executable}' -m baerekraft.cli {arguments} {closed}"
    assert subprocess.run(["sh", "-c", command], timeout=120).returncode == code


@pytest.mark.skipif(sys.platform == "win32", reason="a shell there does not close it")
def test_where_nobody_can_answer_nothing_is_deleted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "submitted/kari").mkdir(parents=True)
    command = f"'{sys.executable}' -m baerekraft.cli close kari <&-"
    asked = subprocess.run(["sh", "-c", command], timeout=120, capture_output=True, text=True)
    assert (
        asked.stderr == "Ingenting er slettet.\n" and asked.returncode == 1 and (tmp_path / "submitted/kari").is_dir()
    )


@pytest.mark.parametrize(
    ("number", "said"), [(errno.EROFS, "kan bare leses"), (errno.EACCES, "ikke tilgang"), (errno.ENOSPC, "er full")]
)
def test_what_cannot_be_written_is_named_with_what_to_do(tmp_path, monkeypatch, capsys, number, said):
    def refused(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("baerekraft.cli._minutes", lambda _: write_whole(tmp_path / "mitt.html", "x"))
    monkeypatch.setattr("os.replace", refused)
    assert main(["minutes"]) == 1
    told = capsys.readouterr().err.strip()
    assert said in told and str(tmp_path / "mitt.html") in told and "\n" not in told
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["reminders", "export lesson.ipynb"])
def test_a_full_disk_leaves_the_page_of_last_time(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    nbformat.write(nbformat.v4.new_notebook(), "lesson.ipynb")
    assert main(command.split()) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.replace", full)
    assert main(command.split()) == 1
    assert "Disken er full, så " in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="devices")
@pytest.mark.parametrize("command", ["add {}", "work in {}", "report Lier --words {}", "cohort --lines {}"])
def test_a_device_where_a_file_is_wanted_is_told(capsys, command):
    assert main(command.format(os.devnull).split()) == 1
    assert capsys.readouterr().err.strip() == text("cli.no-file-at-all", path=os.devnull)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that somebody is in stays there")
def test_a_folder_that_is_gone_from_under_a_command_is_told(tmp_path, monkeypatch, capsys):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(["check", "6"]) == 1
    assert capsys.readouterr().err.strip() == text("cli.folder-gone")


BREAKS = "a\nb\x1b[31m"


@pytest.mark.parametrize(
    "command", [["export"], ["add"], ["reminders", "--folder"], ["check"], ["report"], ["dilemma"]]
)
def test_a_name_with_a_line_break_in_it_breaks_no_sentence(tmp_path, capsys, command):
    (tmp_path / "file").touch()
    assert main([*command, str(tmp_path / "file" / BREAKS)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and said.strip().isprintable()


@pytest.mark.parametrize("folder", ["mitt.txt", "mitt.txt/her"])
def test_a_file_where_a_folder_is_wanted_is_told_and_left(tmp_path, monkeypatch, capsys, folder):
    monkeypatch.chdir(tmp_path)
    Path("mitt.txt").write_text("mitt", encoding="utf-8")
    assert main(["reminders", "--folder", folder]) == 1
    assert capsys.readouterr().err.strip() == text("cli.in-file", path=folder)
    assert Path("mitt.txt").read_text(encoding="utf-8") == "mitt"


def test_one_who_stops_a_command_finds_nothing_half_written(tmp_path, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "mitt.html", "x")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
def test_a_disk_that_is_full_under_what_is_printed_is_told_in_one_sentence(monkeypatch, capsys):
    """Python tells no name then, and its own words are English."""
    with open("/dev/full", "w", encoding="utf-8") as full, monkeypatch.context() as here:
        here.setattr("baerekraft.cli._minutes", lambda _: os.write(full.fileno(), b"x"))
        assert main(["minutes"]) == 1
    assert capsys.readouterr().err.strip() == text("cli.all-full")


def test_one_who_stops_a_command_that_is_still_loading_sees_no_traceback(monkeypatch, capsys):
    class Stopped:
        def find_spec(self, name, *_):
            if name == "baerekraft.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "baerekraft.cli")
    monkeypatch.setattr("sys.meta_path", [Stopped(), *sys.meta_path])
    assert as_typed() == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("where", ["_minutes", "commands"], ids=["in the command", "before it"])
def test_one_who_stops_a_command_is_told_in_one_sentence(monkeypatch, capsys, where):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(f"baerekraft.cli.{where}", stopped)
    assert main(["minutes"]) == 130
    assert capsys.readouterr().err.strip().splitlines() == [text("cli.stopped")]


@pytest.mark.parametrize(
    "command",
    [
        "collect 6 x",
        "grade 6",
        "looked-at kari 6",
        "feedback 6",
        "marks",
        "cohort",
        "close kari",
        "access kari",
        "proof",
    ],
)
def test_a_course_lead_without_a_home_folder_is_told_so_in_one_sentence(tmp_path, monkeypatch, capsys, command):
    def none() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.chdir(tmp_path)
    (tmp_path / "nbgrader_config.py").touch()
    monkeypatch.setattr(Path, "home", none)
    assert main(command.split()) == 1
    assert "HOME=/" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["nbgrader_config.py"]
