"""Whether a submission has replaced what the tests rely on; before each test what was replaced is put back and named.

It is a second line only: it runs in the submission's own process (see docs/grading-safety.md for what cannot be made
safe).
"""

from __future__ import annotations

import functools
import gc
import importlib
import signal
import sys
import threading
import types
from collections.abc import Callable, Iterator
from typing import Any

OURS = "baerekraft"  # and every loaded module in it, with the classes they define
WATCHED = (
    "builtins",
    "ast",
    "dis",
    "json",
    "math",
    "operator",
    "warnings",
    "numpy",
    "pandas",
    "pandas.testing",
    "pandas.api.types",
    "IPython.core.interactiveshell",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
)
CLASSES = (
    ("pandas", "DataFrame"),
    ("pandas", "Series"),
    ("pandas", "Index"),
    ("IPython.core.interactiveshell", "InteractiveShell"),
    ("ipykernel.zmqshell", "ZMQInteractiveShell"),
)
KINDS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    type(functools.cache(len)),
    type,
    staticmethod,
    classmethod,
    property,
    types.MethodDescriptorType,
)
MISSING = object()


class Guard:
    """What the watched modules and classes held when the process was warm."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.modules = {name: importlib.import_module(name) for name in WATCHED}
        self.modules |= {name: sys.modules[name] for name in sorted(sys.modules) if is_ours(name)}
        self.held = [
            (label, owner, {name: value for name, value in vars(owner).items() if _is_held(name, value)})
            for label, owner in self._owners()
        ]
        self.functions = [
            (f"{label}.{name}", function, function.__code__, function.__defaults__, function.__kwdefaults__)
            for label, _, held in self.held
            for name, value in held.items()
            for function in _functions_of(value)
            if is_ours(function.__module__)
        ]
        self.instance: set[str] = set()

    def _owners(self) -> Iterator[tuple[str, Any]]:
        """Label and module or class, each once."""
        for module in dict.fromkeys(self.modules.values()):
            yield module.__name__, module
            if is_ours(module.__name__):
                for name, value in vars(module).items():
                    if isinstance(value, type) and value.__module__ == module.__name__:
                        yield f"{module.__name__}.{name}", value
        for where, name in CLASSES:
            yield f"{where}.{name}", getattr(self.modules[where], name)

    def take(self) -> None:
        """Once, when the child's shell listens: what of the shell itself must stay."""
        self.streams = (sys.stdout, sys.stderr)
        self.instance = set(vars(self.shell))
        self.threads = set(threading.enumerate())
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
        for label, function, code, defaults, keywords in self.functions:
            if not (
                function.__code__ is code and function.__defaults__ is defaults and function.__kwdefaults__ is keywords
            ):
                function.__code__, function.__defaults__, function.__kwdefaults__ = code, defaults, keywords
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


def is_ours(name: str) -> bool:
    """Whether a module is the library's: the name of one that is loaded, or that of a function's home."""
    return name == OURS or name.startswith(f"{OURS}.")


def _is_held(name: str, value: object) -> bool:
    return isinstance(value, KINDS) and name not in ("_", "__builtins__")


def _functions_of(value: Any) -> Iterator[types.FunctionType]:
    """The functions in Python behind a method, a property or a cache: their code could be exchanged in place."""
    behind: tuple[Callable | None, ...] = (value, getattr(value, "__wrapped__", None))
    if isinstance(value, property):
        behind = (value.fget, value.fset, value.fdel)
    for one in behind:
        if isinstance(one, types.FunctionType):
            yield one
