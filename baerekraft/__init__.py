"""Bærekraftskurs: the library the notebooks import. Names load when they are first used, so that a cell is quick."""

from importlib import import_module

_HOME = {
    "answer": "quizzes",
    "bars": "charts",
    "card": "indicator_card",
    "cartogram": "charts",
    "choose_municipality": "chooser",
    "compare": "comparison",
    "comparison_dots": "charts",
    "cross_section": "figures",
    "guess": "quizzes",
    "indicator": "indicator_list",
    "indicators": "indicator_list",
    "lesson_text": "lesson",
    "municipality": "municipalities",
    "my_municipality": "chooser",
    "number": "language",
    "percent": "language",
    "population": "figures",
    "quiz": "quizzes",
    "region_name": "figures",
    "reveal": "quizzes",
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
