"""Bærekraftskurs: the library the notebooks import. Names load when they are first used, so that a cell is quick."""

from importlib import import_module
from pathlib import Path

__version__ = "2026.1"  # the edition: a year and a number within it

# name -> module: the stub beside this file is the only list of what the library offers.
_HOME = {
    name: module
    for line in Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8").splitlines()
    if line.startswith("from ")
    for _, module, _, name, *_ in [line.split()]
}

__all__ = sorted(_HOME)
__path__.append(f"{__path__[0]}/old_names")  # modules that notebooks handed out before 2026.1 import by their old names


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'baerekraft' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
