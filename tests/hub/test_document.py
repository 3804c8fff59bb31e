"""What is typed and set is the same in each language's document."""

from __future__ import annotations

import re

import pytest
from paths import ROOT

NAMES = {
    "ADRESSE": "ADDRESS",
    "/opt/kurs": "/opt/course",
    "deltakere.csv": "roster.csv",
    "deltakarar.csv": "roster.csv",
}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_document_has_the_same_commands_and_settings_in_each_language(language):
    def plain(language: str) -> list[str]:
        document = (ROOT / f"docs/hub.{language}.md").read_text(encoding="utf-8")
        blocks = "\n".join(re.findall(r"```\w*\n(.*?)\n```", document, re.DOTALL)).replace("eksempel.no", "example.no")
        return [re.sub("|".join(NAMES), lambda found: NAMES[found[0]], line) for line in blocks.splitlines()]

    assert plain(language) == plain("en")
