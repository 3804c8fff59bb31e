"""Whether a submission has replaced what the tests rely on; before each test what was replaced is put back and named.

It is a second line only: it runs in the submission's own process (see docs/grading-safety.md for what cannot be made safe).
"""

from __future__ import annotations

import builtins
import gc
import signal
import sys
import threading
import types

WATCHED = (
    "baerekraft.exercise",
    "baerekraft.language",
    "baerekraft.figures.select",
    "baerekraft.figures.tables",
    "pandas",
    "pandas.testing",
    "pandas.api.types",
    "numpy",
    "numpy.testing",
    "math",
    "operator",
    "statistics",
    "warnings",
    "dis",
    "json",
    "IPython.core.interactiveshell",
    "ipykernel.zmqshell",
    "ipykernel.ipkernel",
    "baerekraft.grade.inside.shell",
    "baerekraft.grade.sandbox.channel",
    "baerekraft.grade.inside.guard",
    "baerekraft.grade.inside.zygote",
    "ast",
)
CLASSES = (
    ("pandas", "DataFrame"),
    ("pandas", "Series"),
    ("pandas", "Index"),
    ("baerekraft.exercise", "check"),
    ("baerekraft.exercise", "NotYet"),
    ("IPython.core.interactiveshell", "InteractiveShell"),
    ("ipykernel.zmqshell", "ZMQInteractiveShell"),
    ("baerekraft.grade.inside.shell", "Shell"),
    ("baerekraft.grade.inside.shell", "Stream"),
    ("baerekraft.grade.inside.shell", "FrameSession"),
    ("baerekraft.grade.sandbox.channel", "Channel"),
    ("baerekraft.grade.inside.guard", "Guard"),
)
KINDS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    type,
    staticmethod,
    classmethod,
    property,
    types.MethodDescriptorType,
)
MISSING = object()


class Guard:
    """What the watched modules and classes held when the process was warm."""

    def __init__(self, shell) -> None:
        self.shell = shell
        self.modules = {name: sys.modules[name] for name in WATCHED if name in sys.modules}
        spaces: list[tuple[str, object]] = [("builtins", builtins), *self.modules.items()]
        for module, name in CLASSES:
            if module in self.modules:
                spaces.append((f"{module}.{name}", getattr(self.modules[module], name)))
        self.held = [
            (
                label,
                owner,
                {
                    name: value
                    for name, value in vars(owner).items()
                    if isinstance(value, KINDS) and name not in ("_", "__builtins__")
                },
            )
            for label, owner in spaces
        ]
        self.codes = [
            (f"{label}.{name}", value, value.__code__)
            for label, _, held in self.held
            if "baerekraft" in label
            for name, value in held.items()
            if isinstance(value, types.FunctionType)
        ]
        self.instance = set()

    def take(self) -> None:
        """Once, when the child's shell listens: what of the shell itself must stay."""
        self.streams = (sys.stdout, sys.stderr)
        self.instance = set(vars(self.shell))
        self.threads = set(threading.enumerate())
        self.meta_path = list(sys.meta_path)
        self.transformers = (list(self.shell.ast_transformers), list(self.shell.input_transformers_post))

    def restore(self) -> tuple[list[str], list[str]]:
        """Put back what was replaced; returns its names, and the names of threads that still run."""
        changed = []
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
                changed.append(name)
        for label, owner, held in self.held:
            now = vars(owner)
            for name, value in held.items():
                if now.get(name, MISSING) is not value:
                    setattr(owner, name, value)
                    changed.append(f"{label}.{name}")
        for label, function, code in self.codes:
            if function.__code__ is not code:
                function.__code__ = code
                changed.append(label)
        threads = [one for one in threading.enumerate() if one not in self.threads and type(one).__name__ != "TMonitor"]
        return changed + self._hooks(), [one.name for one in threads]

    def _hooks(self) -> list[str]:
        """What could act while the test runs: tracing, timers, changed streams and shell."""
        found = []
        if sys.gettrace() or sys.getprofile():
            sys.settrace(None)
            sys.setprofile(None)
            found.append("sys.settrace")
        for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
            if signal.getitimer(timer)[0]:
                signal.setitimer(timer, 0)
                found.append("signal.setitimer")
        if gc.callbacks:
            gc.callbacks.clear()
            found.append("gc.callbacks")
        if (sys.stdout, sys.stderr) != self.streams:
            sys.stdout, sys.stderr = self.streams
            found.append("sys.stdout")
        if extra := [
            name for name in vars(self.shell) if name not in self.instance and callable(vars(self.shell)[name])
        ]:
            for name in extra:
                delattr(self.shell, name)
            found += [f"get_ipython().{name}" for name in extra]
        ast_transformers, input_transformers = self.transformers
        if self.shell.ast_transformers != ast_transformers or self.shell.input_transformers_post != input_transformers:
            self.shell.ast_transformers[:], self.shell.input_transformers_post[:] = ast_transformers, input_transformers
            found.append("get_ipython().ast_transformers")
        return found
