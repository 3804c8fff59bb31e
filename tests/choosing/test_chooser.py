"""A learner's municipality: chosen once by name, code or list, remembered, and in JupyterLab by keyboard alone."""

from __future__ import annotations

import json
import re

import nbformat
import pytest
from browser import in_theme, needs_chromium, open_notebook, run_all, run_command, serious_faults
from nbformat.v4 import new_code_cell, new_notebook
from thorough import thorough

from baerekraft import choose_municipality, choosing, municipality, my_municipality, use
from baerekraft.figures.counties import counties, place
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities
from baerekraft.language import LANGUAGES, text
from baerekraft.learner import EXAMPLE, learner_file, recall, remember_municipality

pytestmark = pytest.mark.long(3)


@pytest.fixture(autouse=True)
def new_kernel():
    """Nothing has been said yet."""
    choosing._say_once.cache_clear()


def test_a_chosen_municipality_is_returned_remembered_and_said(capsys):
    assert choose_municipality("Lier").code == "3312"
    assert capsys.readouterr().out == "Du har valgt Lier, og kurset husker det i de andre notatbøkene.\n"
    assert my_municipality() == municipality("Lier") and capsys.readouterr().out == ""
    choose_municipality("Kautokeino")
    assert recall()["municipality"] == "5612" and my_municipality().name == "Guovdageaidnu – Kautokeino"


@pytest.mark.parametrize("given", ["Lierr", 301, "1507", "", "99", "Vestlnd"])
def test_a_slip_is_answered_as_everywhere_and_the_choice_stands(given):
    remember_municipality("3312")
    with pytest.raises(UnknownMunicipality) as here:
        choose_municipality(given)
    with pytest.raises(UnknownMunicipality) as everywhere:
        place(given)
    form = choose_municipality()
    form.receive({"given": given})
    assert form.result["said"] == str(here.value) == str(everywhere.value) and "code" not in form.result
    assert recall()["municipality"] == "3312"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_stands_in_and_says_so_once_a_kernel(language, capsys):
    use(language)
    assert [my_municipality().code, my_municipality().code] == [EXAMPLE, EXAMPLE]
    assert capsys.readouterr().out == text("choosing.example", example="Porsgrunn") + "\n"
    assert not learner_file().exists(), "the example is nobody's choice"


@pytest.mark.parametrize(
    "kept, said",
    [
        ("7777", 'nummeret "7777"'),
        ("1507", "Velg Ålesund eller Haram."),
        (3312, "Du skrev 3312."),
        (["3312"], "ett sted, uten klammer"),
    ],
)
def test_a_remembered_municipality_that_is_none_any_longer_is_said_and_the_example_used(kept, said, capsys):
    remember_municipality(kept)
    assert my_municipality().code == my_municipality().code == EXAMPLE
    told = capsys.readouterr().out
    assert said in told and "Porsgrunn" in told and told.count("\n") == 1
    assert said in choose_municipality().result["said"] and "Porsgrunn" not in choose_municipality().result["said"]


def test_a_municipality_that_got_a_new_code_is_still_the_learners(capsys):
    remember_municipality("0219")
    assert my_municipality() == municipality("Bærum") and capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "language, name, offered",
    [
        ("nb", "Vinje", "nn"),
        ("nn", "Lier", "nb"),
        ("en", "Vinje", "nn"),
        ("en", "Lier", "nb"),
        ("nb", "Lier", None),
        ("nn", "Vinje", None),
        ("nb", "Oslo", None),
        ("nn", "Oslo", None),
        ("en", "Oslo", None),
    ],
)
def test_the_municipalitys_own_standard_is_offered_to_who_reads_another(language, name, offered, capsys):
    use(language)
    choose_municipality(name)
    form = choose_municipality()
    said = capsys.readouterr().out
    assert (f"../{offered}/00_start.ipynb" in said) is bool(offered) and ("00_start" in said) is bool(offered)
    assert form.result.get("offer", {}).get("href") == (f"../{offered}/00_start.ipynb" if offered else None)


def test_the_form_remembers_restores_and_says_the_same_choice_again():
    form = choose_municipality()
    assert form.result == {}
    form.receive({"given": "5612"})
    form.receive({"given": "5612"})
    assert recall()["municipality"] == "5612" and form.result["times"] == 2
    again = choose_municipality()
    assert again.result["name"] == "Guovdageaidnu – Kautokeino" and again.result["said"] == form.result["said"]


def test_the_form_says_what_it_could_not_keep(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path / "file"))
    form = choose_municipality()
    form.receive({"given": "Lier"})
    assert "ble ikke lagret" in form.result["said"] and "name" not in form.result
    form.receive({})
    assert form.result["said"]


def test_every_municipality_can_be_chosen_by_what_the_list_gives_it():
    places = choose_municipality().places
    for offered in places:
        assert place(offered["code"]).code == place(offered["name"]).code == offered["code"]
        assert offered["code"] in offered["shown"]
    today = [offered for offered in places if not offered["former"]]
    assert len(today) == len({*municipalities(), *counties()}) == 357 + 15
    assert all(offered["shown"].count("(") == 1 for offered in today)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_name_is_in_the_list_with_what_became_of_it(language):
    use(language)
    said = {
        "nb": "Skedsmo ble en del av Lillestrøm i 2020.",
        "nn": "Skedsmo vart ein del av Lillestrøm i 2020.",
        "en": "Skedsmo became part of Lillestrøm in 2020.",
    }
    shown = [
        f"{place['shown']}, {place['where']}" for place in choose_municipality().places if "Skedsmo" in place["names"]
    ]
    assert shown == [f"Lillestrøm (3205), Akershus: {said[language]}"]
    divided = [place["code"] for place in choose_municipality().places if "Snillfjord" in place["names"]]
    assert divided == ["5055", "5056", "5059"]


def test_who_writes_a_name_that_another_had_too_is_told_of_the_other(capsys):
    choose_municipality("Bø")
    form = choose_municipality()
    form.receive({"given": "Bø"})
    assert form.result["code"] == "1867" and form.result["said"] + "\n" == capsys.readouterr().out
    assert form.result["said"].endswith(" Bø (Telemark) ble en del av Midt-Telemark i 2020.")
    form.receive({"given": "1867"})
    assert "Telemark" not in form.result["said"]


def test_a_county_is_chosen_and_oslo_is_asked_which(capsys):
    assert choose_municipality("Vestland fylkeskommune") is my_municipality() is place("46")
    assert capsys.readouterr().out == "Du har valgt fylket Vestland, og kurset husker det i de andre notatbøkene.\n"
    form = choose_municipality()
    assert form.result["name"] == "Vestland fylke" and "offer" not in form.result
    form.receive({"given": "oslo"})
    assert [each["code"] for each in form.result["choices"]] == ["0301", "03"] and "både" in form.result["said"]
    assert recall()["municipality"] == "46", "nothing is chosen until it is said which"
    for given, code in {"03": "03", "Oslo fylke": "03", "0301": "0301", "Oslo – Oslove": "0301"}.items():
        form.receive({"given": given})
        assert recall()["municipality"] == code == form.result["code"]
    choose_municipality("Oslo")
    assert my_municipality().code == "0301" and 'choose_municipality("03")' in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exported_page_says_how_to_choose(language):
    use(language)
    data, _ = choose_municipality()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert '<code>choose_municipality("Lier")</code>' in data["text/html"] and f'lang="{language}"' in data["text/html"]
    assert 'choose_municipality("Lier")' in data["text/plain"] and "<" not in data["text/plain"]


# In JupyterLab


@pytest.fixture
def chooser(page, lab):
    """Opens a notebook with a chooser in this language and runs it; returns the chooser on the page."""

    def open_chooser(language: str = "nb"):
        cells = [f"from baerekraft import choose_municipality, use\nuse({language!r})", "choose_municipality()"]
        path = f"notebooks/{language}/chooser.ipynb"
        notebook = new_notebook(
            cells=[new_code_cell(cell) for cell in cells],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        )
        nbformat.write(notebook, lab.folder / path)
        use(language)
        open_notebook(page, lab, path)
        run_all(page)
        root = page.locator(".jp-Cell-outputArea .bk-chooser")
        root.get_by_role("combobox").wait_for()
        return root

    lab.faults.clear()
    (lab.home / "learner.json").unlink(missing_ok=True)
    page.set_viewport_size({"width": 1200, "height": 900})
    yield open_chooser
    (lab.home / "learner.json").unlink(missing_ok=True)


def kept(lab) -> str:
    return json.loads((lab.home / "learner.json").read_text(encoding="utf-8"))["municipality"]


@thorough
@needs_chromium
def test_with_the_keyboard_alone(chooser, page, lab):
    root = chooser()
    field, result, options = (
        root.get_by_role("combobox", name="Din kommune eller ditt fylke"),
        root.locator(".bk-chooser-result"),
        root.get_by_role("option"),
    )
    field.focus()
    assert "bokstavene" in page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    assert field.evaluate("field => getComputedStyle(field).outlineStyle") == "solid", "the focus is seen"
    page.keyboard.type("guovd")
    assert options.all_text_contents() == ["Guovdageaidnu – Kautokeino (5612) Finnmark"]
    page.keyboard.press("Enter")
    result.get_by_text("Du har valgt Guovdageaidnu – Kautokeino").wait_for()
    assert kept(lab) == "5612" and field.input_value() == "Guovdageaidnu – Kautokeino" and options.count() == 0

    field.select_text()
    page.keyboard.type("her")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true" and field.get_attribute("aria-expanded") == "true"
    name = chosen.text_content().split(" (")[0]
    page.keyboard.press("Tab")  # to the button, with the chosen name in the field
    assert field.input_value().startswith(name) and root.get_by_role("button", name="Velg").evaluate(
        "button => button.matches(':focus-visible')"
    )
    page.keyboard.press("Enter")
    result.get_by_text(f"Du har valgt {name}").wait_for()

    field.focus()
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    page.keyboard.type("vestland f")
    assert options.all_text_contents() == ["Vestland (46) fylke"]
    page.keyboard.press("Enter")
    result.get_by_text("Du har valgt fylket Vestland").wait_for()
    field.select_text()
    page.keyboard.type("oslo")
    page.keyboard.press("Enter")
    page.locator("button:focus", has_text="Kommunen (0301)").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    result.get_by_text("Du har valgt fylket Oslo").wait_for()
    assert kept(lab) == "03" and field.input_value() == "Oslo fylke"

    field.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowUp")
    assert (
        options.count() == len(choose_municipality().places) and options.last.get_attribute("aria-selected") == "true"
    )
    assert lab.faults == []


@thorough
@needs_chromium
def test_what_is_misspelt_gets_the_sentence_of_python_and_no_key_is_a_shortcut_of_labs(chooser, page, lab):
    root = chooser()
    cells = page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    root.get_by_role("combobox").focus()
    page.keyboard.type("ddab")
    page.evaluate(
        "window.jupyterapp.shell.currentWidget.content.activeCell.node.focus()"
    )  # as Lab does in its own time
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type("xzm")
    page.keyboard.press("Enter")
    root.get_by_role("status").get_by_text("Fant ikke kommunen 'ddabxzm'").wait_for()
    root.get_by_role("button").focus()
    page.keyboard.type("ddabxz")
    assert cells.count() == before and not (lab.home / "learner.json").exists()
    root.get_by_role("combobox").fill("Lierr")
    page.keyboard.press("Enter")
    root.get_by_role("status").get_by_text("Fant ikke kommunen 'Lierr'. Mente du Lier?").wait_for()
    root.get_by_role("combobox").fill(" ")
    page.keyboard.press("Enter")
    root.get_by_role("status").get_by_text(text("choosing.nothing-written")).wait_for()
    assert lab.faults == []


@thorough
@needs_chromium
def test_the_list_finds_names_without_their_marks_words_in_names_and_codes(chooser):
    field, first = (root := chooser()).get_by_role("combobox"), root.get_by_role("option").first
    for typed, found in {
        "kautok": "Guovdageaidnu",
        "karas": "Kárášjohka",
        "Kárášj": "Kárášjohka",
        "porsangu": "Porsanger",
        "snasa": "Snåase",
        "fosen": "Indre Fosen",
        "ås": "Ås (3218)",
        "3312": "Lier",
        "snåase – sn": "Snåase",
        "Tromso": "Tromsø",
        "baer": "Bærum",
        "aales": "Ålesund",
        "lier kommune": "Lier",
        "skedsmo": "Lillestrøm (3205) Akershus: Skedsmo",
        "kr.sa": "Kristiansand",
        "Kr. Sund": "Kristiansund",
        "hordaland": "Vestland (46)",
        "0219": "Bærum",
        "posgrunn": "Porsgrunn",
        "hammerfäst": "Hammerfest",
        "Bærrum kommune": "Bærum",
    }.items():
        field.fill(typed)
        assert first.text_content().startswith(found), typed
    field.fill("qqq")
    assert first.count() == 0 and field.get_attribute("aria-expanded") == "false"


@thorough
@needs_chromium
def test_the_choice_is_there_on_reopening_and_the_own_standard_is_a_link_away(chooser, page, lab):
    root = chooser()
    root.get_by_role("combobox").fill("vinje")
    root.get_by_role("option").first.click()
    link = root.get_by_role("status").get_by_role("link", name=re.compile("Åpne kurset på nynorsk"))
    link.wait_for()
    root = chooser()
    assert (
        root.get_by_role("combobox").input_value() == "Vinje"
        and "Kommunen bruker nynorsk." in root.get_by_role("status").last.inner_text()
    )
    with page.context.expect_page() as opened:
        link.press("Enter")
    opened.value.wait_for_url("**/notebooks/nn/00_start.ipynb*")
    opened.value.get_by_role("heading", level=2, name=re.compile("Vel kommune eller fylke")).wait_for()
    opened.value.close()
    root.get_by_role("combobox").fill("Lier")
    root.get_by_role("combobox").press("Enter")
    root.get_by_text("Du har valgt Lier").wait_for()
    assert root.get_by_role("link").count() == 0
    assert lab.faults == []


@thorough
@needs_chromium
def test_a_kernel_that_is_gone_is_said(chooser, page):
    root = chooser()
    run_command(page, "kernelmenu:shutdown")
    indicator = ".jp-NotebookPanel .jp-Notebook-ExecutionIndicator"
    page.wait_for_selector(f"{indicator}[data-status=unknown], {indicator}[data-status=dead]", state="attached")
    root.get_by_role("combobox").fill("Lier")
    root.get_by_role("combobox").press("Enter")
    root.get_by_role("status").get_by_text(text("choosing.no-kernel")).wait_for()


@needs_chromium
@thorough
@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_serious_fault(chooser, page, language, theme):
    root = chooser(language)
    in_theme(page, theme)
    assert root.get_attribute("lang") == language
    field = root.get_by_role("combobox")
    field.fill({"nb": "Vinje", "nn": "Lier", "en": "Vinje"}[language])
    field.press("Enter")
    root.get_by_role("link").wait_for()
    assert serious_faults(page, ".bk-chooser") == []
    field.fill("sa")
    field.press("ArrowDown")
    assert root.get_by_role("option").count() > 3
    assert serious_faults(page, ".bk-chooser") == []
