"""Publishers on this machine, with a small table each, and a bundled package as small."""

from __future__ import annotations

import pytest
from publishers import MovedClock, Publishers, Table, serving

from baerekraft.figures.municipalities import municipalities


def gp(cell: dict[str, str]) -> tuple[float | None, str]:
    """A percentage that the place and the year tell: 3101 in 2024 is 10.124."""
    place, year = cell["KOKkommuneregion0000"], cell["Tid"]
    if place == "1151":
        return None, ":"
    if place == "3105":
        return None, ".."
    if not place.isdecimal() or len(place) != 4:
        return 50.0, ""
    return round(int(place[1:]) / 10 + int(year) % 100 / 1000, 3), ""


@pytest.fixture
def publishers():
    codes = list(municipalities())
    places = [*codes, "0219", "3024", "EAK", "EKA32", "EKA31"]
    measures = {
        "KOSandelpasiente0000": "Andel pasienter uten lege",
        "KOSandelkvinnele0000": "Andel kvinnelige leger",
    }
    tables = {"12005": Table("12005", measures, places, ["2023", "2024", "2025"], gp)}
    served = Publishers(tables, codes, {code: f"EKG{int(code) % 16:02}" for code in codes})
    with serving(served):
        yield served


@pytest.fixture
def clock():
    return MovedClock()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path / "home"))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "REQUESTS_CA_BUNDLE", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"
