"""The table of rooms that CONTRIBUTING.md begins with, held against what the modules import."""

from __future__ import annotations

import importlib.util
import re
import sys
from types import ModuleType

import pytest
from paths import ROOT

pytestmark = pytest.mark.first


def tool(name: str) -> ModuleType:
    """A script of tools/, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


HOUSE = tool("house").House(ROOT)


def table() -> dict[str, set[str]]:
    """Each room of the first table, with the rooms it may import: those named, and those that are for everything."""
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("|---|---|---|---|\n")[1].split("\n\n")[0]
    allowed, ground = {}, set()
    for line in lines.splitlines():
        rooms, _, imports, reader = (cell.strip() for cell in line.strip("|").split("|"))
        names = [room.removesuffix("/").removesuffix(".py") for room in re.findall("`([^`]+)`", rooms)]
        allowed |= {name: set(re.findall("`([^`]+)`", imports)) for name in names}
        ground |= set(names if reader == "everything" else ())
    return {name: imports | ground for name, imports in allowed.items()}


def test_every_room_stands_in_the_table_and_no_other():
    assert set(table()) == set(HOUSE.rooms)


@pytest.mark.parametrize("room", sorted({module.room for module in HOUSE.modules.values()} - {""}))
def test_a_room_imports_only_what_the_table_allows(room):
    assert HOUSE.rooms[room] - table()[room] == set()


def test_no_rooms_import_each_other_in_a_circle():
    assert HOUSE.circles == []


def test_a_circle_is_seen(tmp_path):
    modules = {
        "one/__init__": "",
        "one/a": "from baerekraft import two",
        "two": "def later():\n    from .one.a import name",
        "three": "import baerekraft.two",
    }
    (tmp_path / "baerekraft/one").mkdir(parents=True)
    for name, said in modules.items():
        (tmp_path / f"baerekraft/{name}.py").write_text(said)
    house = sys.modules["house"].House(tmp_path)
    assert house.rooms == {"one": {"two"}, "two": {"one"}, "three": {"two"}}
    assert house.circles == [["one", "two"]]
