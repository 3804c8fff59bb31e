"""Bærekraftskurs: the library the notebooks import. Names load when they are first used, so that a cell is quick."""

from importlib import import_module

_HOME = {
    "answer": "quiz",
    "bars": "charts",
    "card": "card",
    "cartogram": "charts",
    "choose_municipality": "chooser",
    "compare": "compare",
    "comparison_dots": "charts",
    "cross_section": "figures",
    "guess": "quiz",
    "indicator": "indicator_list",
    "indicators": "indicator_list",
    "lesson_text": "lesson",
    "municipality": "municipalities",
    "my_municipality": "chooser",
    "number": "language",
    "percent": "language",
    "population": "figures",
    "quiz": "quiz",
    "region_name": "figures",
    "reveal": "quiz",
    "say": "lesson",
    "series": "figures",
    "small_multiples": "charts",
    "trend": "charts",
    "usable": "figures",
    "use": "language",
}

__all__ = sorted(_HOME)


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module 'baerekraft' has no attribute {name!r}")
    value = getattr(import_module(f"baerekraft.{_HOME[name]}"), name)
    globals()[name] = value
    return value
