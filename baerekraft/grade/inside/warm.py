"""What every submission would otherwise wait for, done once: imports, one chart, one table, a shell."""

from __future__ import annotations

import gc
import os
import sys
import warnings

from baerekraft.grade.inside import drawn_once, guard


def warm_up():
    """Import, draw one chart, make the shell; all that a first cell would otherwise wait for."""
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    os.environ["TERM"], os.environ["CLICOLOR"], os.environ["PAGER"] = "xterm-color", "1", "cat"
    from baerekraft.grade.inside.shell import (
        Shell,  # before ipywidgets: ipykernel says how a widget talks to its other end
    )

    shell = Shell()
    import IPython.core.completer  # noqa: F401
    import ipywidgets
    import matplotlib.pyplot as plt
    import matplotlib_inline.backend_inline
    import numpy  # noqa: F401
    import pandas as pd

    import baerekraft
    from baerekraft import exercise
    from baerekraft.figures import select
    from baerekraft.language import MESSAGES, _topic

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in dir(baerekraft):
            getattr(baerekraft, name, None)
        exercise._messages()
        _render(plt, pd, shell)
        for topic in MESSAGES.glob("*.yaml"):
            _topic(topic.stem)
        select.cross_section("population", "2020")
        ipywidgets.Output(), ipywidgets.IntSlider()
        ipywidgets.Widget.close_all()
        matplotlib_inline.backend_inline._enable_matplotlib_integration()
        drawn_once.install(shell.shell)
    for module in list(sys.modules.values()):
        if getattr(module, "__warningregistry__", None):
            module.__warningregistry__.clear()
    guarded = guard.Guard(shell.shell)
    gc.collect()
    gc.freeze()
    return shell, guarded


def _render(plt, pd, shell) -> None:
    """One chart through every step to its PNG, and one table through every step to its HTML."""
    figure, axes = plt.subplots()
    axes.plot([1, 2], [3, 4], label="æøå")
    axes.set_title("æøå")
    axes.legend()
    shell.shell.display_formatter.format(figure)
    plt.close("all")
    shell.shell.display_formatter.format(pd.DataFrame({"a": [1.5], "b": ["æ"]}))
