"""A case that is sent: the form of each language asks for all there is, and a full one is told what it lacks."""

from __future__ import annotations

import pytest
import yaml
from paths import ROOT

from baerekraft.cards.sent_case import BLOCK, FIELDS, OUTCOMES, STRENGTHS, missing
from baerekraft.language import LANGUAGES

FORMS = {
    yaml.safe_load(BLOCK.search(path.read_text(encoding="utf-8"))[1])["language"]: path.read_text(encoding="utf-8")
    for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.md")
}
ANSWERS = {
    "who: []": 'who: ["3403"]',
    "goals: []": "goals: [12]",
    "outcome:": "outcome: better",
    "strength:": "strength: own",
    "title:": "title: Mindre mat kastet",
    "- field:": "- field: result",
    "text:": "text: Matsvinnet gikk ned 31 prosent.",
    "quote:": "quote: Målingene viste at matsvinnet ble redusert med 31 prosent",
    "publisher:": "publisher: NORSUS",
    "address:": "address: https://norsus.no/kuttet/",
    "unknown:": "unknown: Om det varte.",
}


def filled(form: str, **changed: str) -> str:
    """The form with its answers, one of them changed."""
    head, block, tail = form.partition("```yaml")
    for empty, answer in ANSWERS.items():
        name = empty.strip("-: []").split(":")[0]
        block_with = changed.get(name, answer)
        tail = tail.replace(f"{empty} #", f"{block_with} #", 1)
    return head + block + tail


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_is_told_each_thing_it_lacks_and_a_full_one_nothing(language):
    said = missing(FORMS[language])
    assert len(said) == len(ANSWERS)
    assert {"nb": "Hvem gjorde det?", "nn": "Kven gjorde det?", "en": "Who did it?"}[language] in said[0]
    assert missing(filled(FORMS[language])) == []
    for known in (FIELDS, OUTCOMES, STRENGTHS):
        assert all(word in FORMS[language] for word in known)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"who": 'who: ["0301", "9999"]'}, "9999 er ikke nummeret"),
        ({"goals": "goals: [18]"}, "fra 1 til 17"),
        ({"text": "text: Ned 32 prosent."}, "32 står ikke i sitatet"),
        ({"quote": f"quote: {'ord ' * 26}"}, "tre til 25 ord. Nå er det 26"),
        ({"address": "address: norsus.no"}, "begynner med https://"),
        ({"address": "address: https://norsus.no"}, "ikke bare forsiden"),
        ({"text": "text: Ned 31,5 prosent."}, "31.5 står ikke i sitatet"),
        ({"goals": "goals: [true]"}, "fra 1 til 17"),
        ({"quote": "quote: 2026-02-30"}, "Nå er det 1"),
        ({"outcome": "outcome: fint"}, "better, mixed, not"),
    ],
)
def test_what_cannot_be_right_is_told(changed, said):
    (one,) = missing(filled(FORMS["nb"], **changed))
    assert said in one


def test_a_code_needs_no_quotation_marks_and_a_date_that_is_none_is_text():
    assert missing(filled(FORMS["nb"], who="who: [0301, 3403]", title="title: 2026-13-45")) == []


def test_what_is_no_form_is_told_in_one_sentence():
    assert "```yaml" in missing("Hei")[0]
    assert "linje 3" in missing('```yaml\nlanguage: nb\ntitle: "uten slutt\n```')[0]
    assert "hermetegn" in missing(f"```yaml\ntitle: {'[' * 5000}\n```")[0]
    assert "language" in missing("```yaml\nlanguage: sv\n```")[0]
    assert "```yaml" in missing("```yaml\n- en liste\n```")[0]
