"""What is typed and set is the same in each language's document, and each week's run is of what the hub installs."""

from __future__ import annotations

import re

import pytest
import yaml
from paths import ROOT

NAMES = {
    "ADRESSE": "ADDRESS",
    "/opt/kurs": "/opt/course",
    "deltakere.csv": "roster.csv",
    "deltakarar.csv": "roster.csv",
    "kull.csv": "cohorts.csv",
}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_document_has_the_same_commands_and_settings_in_each_language(language):
    def plain(language: str) -> list[str]:
        document = (ROOT / f"docs/hub.{language}.md").read_text(encoding="utf-8")
        blocks = "\n".join(re.findall(r"```\w*\n(.*?)\n```", document, re.DOTALL)).replace("eksempel.no", "example.no")
        return [re.sub("|".join(NAMES), lambda found: NAMES[found[0]], line) for line in blocks.splitlines()]

    assert plain(language) == plain("en")


def test_each_week_has_the_round_on_the_jupyterhub_that_is_installed_and_on_another():
    weekly = yaml.safe_load((ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8"))["jobs"]["hub"]
    pinned = re.search(r"^jupyterhub==(\S+)", (ROOT / "requirements-hub.txt").read_text(encoding="utf-8"), re.MULTILINE)
    own, other = weekly["strategy"]["matrix"]["jupyterhub"]
    assert own == pinned[1] and other.split(".")[0] < own.split(".")[0]
    assert "sudo .ci/hub ${{ matrix.jupyterhub }}" in [step.get("run") for step in weekly["steps"]]
