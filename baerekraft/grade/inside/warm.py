"""What every submission would otherwise wait for, done once: imports, one chart, one table, a shell.

The shell and the course's own library are needed. The rest makes grading faster; what cannot be done,
because another library has changed, is left out, and the run's log says so.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import sys
import warnings
from dataclasses import dataclass
from functools import cache
from pkgutil import iter_modules
from typing import Any

from baerekraft.grade.inside import drawn_once
from baerekraft.grade.inside.shell import Shell  # before ipywidgets: ipykernel says how a widget talks to its other end


@dataclass(frozen=True)
class Warm:
    """What a child inherits, and the steps that were left out, each in a few words."""

    shell: Shell
    left_out: list[str]


def warm_up(draws: bool = True) -> Warm:
    """Make the shell, and do all that a first cell would otherwise wait for; a chart's part only where one `draws`."""
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    os.environ["TERM"], os.environ["CLICOLOR"], os.environ["PAGER"] = "xterm-color", "1", "cat"
    sys.modules["debugpy"] = None  # type: ignore[assignment] # which ipykernel would read, and nobody asks for
    shell, left_out = Shell(), []
    del sys.modules["debugpy"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _library()
        charts = (_chart, drawn_once.install) if draws else ()
        for step in (_other_libraries, _widgets, _table, *charts, _parameters, _cell):
            try:
                step(shell.shell)
            except Exception as problem:  # noqa: BLE001 - whatever it is, grading is only slower
                name = f"{step.__module__.rsplit('.', 1)[-1]}.{step.__name__.strip('_')}"
                left_out.append(f"{name}: {type(problem).__name__}: {problem}")
    for module in list(sys.modules.values()):
        if getattr(module, "__warningregistry__", None):
            module.__warningregistry__.clear()
    gc.freeze()
    gc.enable()
    return Warm(shell, left_out)


def _library() -> None:
    """Every public name, the modules that notebooks handed out earlier ask for, the sentences and the figures."""
    import baerekraft
    from baerekraft import exercise
    from baerekraft.course_files import PACKAGE
    from baerekraft.figures import select
    from baerekraft.figures.editions import editions, figures_of, use_figures
    from baerekraft.language import LANGUAGES, MESSAGES, _topic, speaking

    for name in dir(baerekraft):
        getattr(baerekraft, name)
    for module in iter_modules([str(PACKAGE / "old_names")]):
        importlib.import_module(f"baerekraft.{module.name}")
    exercise._messages()  # a submission sees no file that has them
    for topic in MESSAGES.glob("*.yaml"):
        _topic(topic.stem)
    for edition in ("", *editions()):  # other figures are read by who asks: a judge, once for its hundred
        with figures_of(edition):
            select.cross_section("population")
            for language in LANGUAGES:
                with speaking(language):
                    use_figures(edition)


def _other_libraries(shell: Any) -> None:
    """Also those that the first cell of each notebook would read, to note what it gave and to keep it."""
    for name in ("pandas", "symtable"):
        importlib.import_module(name)
    shell.logger  # noqa: B018 - read when it is asked for


def _widgets(_: Any) -> None:
    import ipywidgets

    ipywidgets.Output(), ipywidgets.IntSlider()
    ipywidgets.Widget.close_all()


def _parameters(_: Any) -> None:
    """What ipykernel asks at each cell, which parameters IPython takes, is asked once."""
    from ipykernel import ipkernel

    own = ipkernel._accepts_parameters
    known = cache(lambda method, *names: own(method, names))
    ipkernel._accepts_parameters = lambda method, names: known(method, *names)


def _cell(shell: Any) -> None:
    """One cell, of which the history knows nothing."""
    asyncio.run(shell.kernel.do_execute("pass", True, store_history=False))


def _table(shell: Any) -> None:
    """One table through every step to its HTML."""
    import pandas as pd

    shell.display_formatter.format(pd.DataFrame({"a": [1.5], "b": ["æ"]}))


def _chart(shell: Any) -> None:
    """One chart through every step to its PNG."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([1, 2], [3, 4], label="æøå")
    axes.set_title("æøå")
    axes.legend()
    shell.display_formatter.format(figure)
    plt.close("all")
