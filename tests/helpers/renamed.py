"""Another version of a library, in which a part has another name: our code does not find it, the library's own does."""

from __future__ import annotations

import importlib.util
import inspect
import sys
import types
from collections.abc import Callable
from pathlib import Path


def rename(name: str) -> None:
    """From the moment its module is imported; such as `matplotlib.text.Text._get_layout`."""
    sys.meta_path.insert(0, _Renamer(name))


def customised(folder: Path, name: str) -> dict[str, str]:
    """An environment for a command, in whose processes the part has another name; the sandbox shows the folder too."""
    own = folder / "site-packages"
    own.mkdir()
    code = inspect.getsource(sys.modules[__name__])
    (own / "sitecustomize.py").write_text(f"{code}\n\nrename({name!r})\n", encoding="utf-8")
    return {"PYTHONPATH": str(own)}


def hide(owner: object, name: str) -> Callable[[], None]:
    """Hide a part of a module or class from our own code; returns what shows it again."""
    if isinstance(owner, types.ModuleType):
        before = owner.__class__
        owner.__class__ = type("Renamed", (before,), {"hidden": name, "__getattribute__": _of_a_module})
        return lambda: setattr(owner, "__class__", before)
    has, value = name in vars(owner), inspect.getattr_static(owner, name, None)
    setattr(owner, name, _Hidden(name, value))
    return lambda: setattr(owner, name, value) if has else delattr(owner, name)


class _Renamer:
    def __init__(self, name: str) -> None:
        parts = name.split(".")
        length = next((place for place, part in enumerate(parts) if part[0].isupper()), len(parts) - 1)
        self.module, self.inside = ".".join(parts[:length]), parts[length:]

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name != self.module:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module

        def exec_module(module: types.ModuleType) -> None:
            execute(module)
            owner = module
            for part in self.inside[:-1]:
                owner = getattr(owner, part)
            hide(owner, self.inside[-1])

        spec.loader.exec_module = exec_module
        return spec


class _Hidden:
    """In place of a class's attribute, or of one that its instances have."""

    def __init__(self, name: str, value: object) -> None:
        self.name, self.value = name, value

    def __get__(self, instance: object, owner: type) -> object:
        _look(self.name, sys._getframe(1))
        if hasattr(self.value, "__get__"):
            return self.value.__get__(instance, owner)
        return self.value if instance is None or self.name not in vars(instance) else vars(instance)[self.name]

    def __set__(self, instance: object, value: object) -> None:
        if hasattr(self.value, "__set__"):
            self.value.__set__(instance, value)
        else:
            vars(instance)[self.name] = value


def _of_a_module(module: types.ModuleType, name: str) -> object:
    if name == types.ModuleType.__getattribute__(module, "__class__").hidden:
        _look(name, sys._getframe(1))
    return types.ModuleType.__getattribute__(module, name)


def _look(name: str, frame: types.FrameType) -> None:
    if str(frame.f_globals.get("__name__")).startswith("baerekraft"):
        raise AttributeError(f"{name} has another name now")
