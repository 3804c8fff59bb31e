"""Measure the house: rooms, floors, arrows, and the size of what is in them.

    python tools/house.py                 this checkout
    python tools/house.py OTHER           another one, to compare with
    python tools/house.py --names         which they are, and which room on which floor imports which

A room is a folder of `baerekraft/`, or a module that lies flat in it. An arrow is a pair of rooms of which one imports
the other, inside a function too. The floors are the rooms that the longest chain of arrows goes through.
`tests/house/test_rooms.py` holds the arrows against the table that CONTRIBUTING.md begins with.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = "baerekraft"
LONG = 150  # lines; a module above it is looked at


@dataclass(frozen=True)
class Module:
    """A file of the package: its dotted name, and what it says."""

    name: str
    source: str
    is_package: bool

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def lines(self) -> int:
        """Lines that are not blank."""
        return sum(bool(line.strip()) for line in self.source.splitlines())

    @property
    def room(self) -> str:
        """The folder the module is in, or its own name where it lies flat.

        >>> Module("baerekraft.grade.sandbox.root", "", False).room, Module("baerekraft.port", "", False).room
        ('grade/sandbox', 'port')
        """
        parts = self.name.split(".")[1:]
        return "/".join(parts if self.is_package or len(parts) == 1 else parts[:-1])

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function, methods and inner ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def untyped(self) -> list[str]:
        """Public functions and methods that leave out the type of a parameter or of what they return."""
        outer = [
            *self.tree.body,
            *(part for node in self.tree.body if isinstance(node, ast.ClassDef) for part in node.body),
        ]
        return [
            f"{self.name}.{node.name}"
            for node in outer
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and not node.name.startswith("_")
            and not _typed(node)
        ]


def _typed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return function.returns is not None and all(one.annotation or one.arg in ("self", "cls") for one in named)


class House:
    """The package of a checkout, read and not imported."""

    def __init__(self, checkout: Path) -> None:
        self.modules = {module.name: module for module in _modules(checkout / PACKAGE)}

    @cached_property
    def imports(self) -> set[tuple[str, str]]:
        """Pairs of modules of which the first imports the second."""
        return {
            (module.name, target)
            for module in self.modules.values()
            for name in _imported(module)
            if (target := self._known(name)) and target != module.name
        }

    def _known(self, name: str) -> str | None:
        """The module that a dotted name is, or is in; nothing for other packages' and for the package's own face."""
        while name not in self.modules and "." in name:
            name = name.rpartition(".")[0]
        return name if name in self.modules and name != PACKAGE else None

    @cached_property
    def rooms(self) -> dict[str, set[str]]:
        """Each room with the rooms it imports. The face of the package, `__init__.py`, is none of them."""
        rooms: dict[str, set[str]] = {module.room: set() for module in self.modules.values() if module.room}
        for name, target in self.imports:
            start, end = self.modules[name].room, self.modules[target].room
            if start and start != end:
                rooms[start].add(end)
        return rooms

    @property
    def arrows(self) -> int:
        return sum(map(len, self.rooms.values()))

    def below(self, room: str) -> set[str]:
        """Every room that a room imports, and those that they import in their turn."""
        found: set[str] = set()
        waiting = {room}
        while waiting:
            waiting = set().union(*(self.rooms[one] for one in waiting)) - found
            found |= waiting
        return found

    @property
    def circles(self) -> list[list[str]]:
        """Groups of rooms that import each other in a circle."""
        inside = {room: self.below(room) for room in self.rooms if room in self.below(room)}
        groups = {
            frozenset(other for other in found if room in inside.get(other, ())) for room, found in inside.items()
        }
        return sorted(map(sorted, groups))

    @property
    def floors(self) -> dict[str, int]:
        """The floor of each room: 1 where it imports no other. Raises CycleError where there is a circle."""
        floors: dict[str, int] = {}
        for room in TopologicalSorter(self.rooms).static_order():
            floors[room] = 1 + max((floors[below] for below in self.rooms[room]), default=0)
        return floors

    @property
    def long(self) -> list[str]:
        """The modules of more than LONG lines."""
        return [f"{name} ({module.lines})" for name, module in self.modules.items() if module.lines > LONG]

    @property
    def untyped(self) -> list[str]:
        """The public functions without a type."""
        return [name for module in self.modules.values() for name in module.untyped()]

    def measured(self) -> dict[str, str | int]:
        """What there is to say about the house, in the order it is printed."""
        modules = self.modules.values()
        return {
            "rooms": len(self.rooms),
            "floors": "no end" if self.circles else max(self.floors.values()),
            "arrows": self.arrows,
            "circles": "; ".join(" ⇄ ".join(group) for group in self.circles) or "none",
            "modules": len(self.modules),
            "lines, not blank": sum(module.lines for module in modules),
            f"modules over {LONG} lines": len(self.long),
            "functions": sum(1 for module in modules for _ in module.functions()),
            "public functions without a type": len(self.untyped),
        }


def _modules(folder: Path) -> Iterator[Module]:
    for path in sorted(folder.rglob("*.py")):
        parts = (PACKAGE, *path.relative_to(folder).with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        yield Module(".".join(parts[:-1] if is_package else parts), path.read_text(encoding="utf-8"), is_package)


def _imported(module: Module) -> Iterator[str]:
    """The dotted names a module imports, at its top or in a function."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{_from(module, node)}.{alias.name}" for alias in node.names)


def _from(module: Module, node: ast.ImportFrom) -> str:
    """What stands after `from`, with the dots of a relative import resolved."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    here = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*here, *filter(None, [node.module])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", nargs="?", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--names", action="store_true", help="which they are, and which room imports which")
    asked = parser.parse_args()
    if not (asked.checkout / PACKAGE).is_dir():
        parser.exit(1, f"There is no {PACKAGE}/ in {asked.checkout}: name the folder of a checkout.\n")
    house = House(asked.checkout)
    for name, value in house.measured().items():
        print(f"{name:<32} {value}")
    if asked.names:
        print(f"\nlong: {', '.join(house.long)}\n\nwithout a type: {', '.join(house.untyped)}\n")
        floors = {} if house.circles else house.floors
        for room in sorted(house.rooms, key=lambda room: (-floors.get(room, 0), room)):
            print(f"{floors.get(room, ''):<4}{room:<28} {', '.join(sorted(house.rooms[room]))}")


if __name__ == "__main__":
    main()
