"""Values as plain data: all that a test may know of an answer, and all that an answer may know of a test.

What a learner's process hands over is copied, number by number. Anything else (an object of an own class, an open
file, a chart) is Beyond: a copy of it would need the learner's code.
"""

from __future__ import annotations

import base64
import builtins
import collections
import dataclasses
import datetime as dt
import decimal
import fractions
import importlib
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

import baerekraft

DEEP = 40
Packed = Any  # what JSON holds
Keep = Callable[[Callable[..., Any]], Packed]  # what stands for a function, where one may be asked for
# The function that such a stand-in is, at the other end; or the function or class of a library's that is meant.
Answer = Callable[[dict[str, Any], Any], Any]

# Modules that mean the same in both processes: nothing that a learner sets in them is asked for.
LIBRARIES = {"baerekraft", "builtins", "collections", "copy", "dataclasses", "datetime", "decimal", "fractions"}
LIBRARIES |= {"functools", "itertools", "json", "math", "numpy", "operator", "pandas", "random", "re", "statistics"}
LIBRARIES |= {"string", "textwrap", "time", "typing", "unicodedata", "warnings"}
RECORDS = ("baerekraft.figures.", "baerekraft.methods.")  # whose records an answer may hold
# Whose functions and classes a test may have taken from the notebook and calls as the judge's own.
OWN = {"baerekraft", "math", "numpy", "pandas", "statistics"}
TYPES = {one.__name__: one for one in (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, range)}
VIEWS: dict[type, Callable[[list], Any]] = {
    type({}.keys()): lambda items: dict.fromkeys(items).keys(),
    type({}.values()): lambda items: dict(enumerate(items)).values(),
    type({}.items()): lambda items: dict(items).items(),
}
COLLECTIONS: dict[str, tuple[tuple[type, ...], Callable[[list], Any]]] = {
    "list": ((list,), list),
    "tuple": ((tuple,), tuple),
    "set": ((set,), set),
    "frozenset": ((frozenset,), frozenset),
    "iterator": ((), iter),
    **{f"dict_{name}": ((kind,), made) for name, (kind, made) in zip("kvi", VIEWS.items(), strict=True)},
}
# Of another class of these, or a member of an enumeration of them, what it is worth: its own methods stay where it is.
BUILT_ON: dict[type, Callable[[Any], Any]] = {
    str: str.__str__,
    int: int.__int__,
    float: float.__float__,
    dict: dict,
    list: list,
    tuple: tuple,
    set: set,
    Mapping: dict,
    Set: set,
    Sequence: list,
}
WRITTEN: dict[str, tuple[type, Callable[[Any], str], Callable[[str], Any]]] = {
    "integer": (int, hex, lambda text: int(text, 16)),  # of any length, which JSON's reader does not take
    "complex": (complex, repr, complex),
    "bytes": (bytes, lambda value: base64.b64encode(value).decode("ascii"), lambda text: base64.b64decode(text)),
    "decimal": (decimal.Decimal, str, decimal.Decimal),
    "fraction": (fractions.Fraction, str, fractions.Fraction),
    "timestamp": (pd.Timestamp, lambda value: value.isoformat(), pd.Timestamp),
    "timedelta": (pd.Timedelta, lambda value: value.isoformat(), pd.Timedelta),
    "moment": (dt.datetime, lambda value: value.isoformat(), dt.datetime.fromisoformat),
    "date": (dt.date, lambda value: value.isoformat(), dt.date.fromisoformat),
    "hour": (dt.time, lambda value: value.isoformat(), dt.time.fromisoformat),
}
TABLES = (pd.DataFrame, pd.Series, pd.Index, pd.api.extensions.ExtensionArray)
ALONE: dict[str, Any] = {"ellipsis": ..., "NA": pd.NA, "NaT": pd.NaT}
FLAT = "biufmM"  # numpy's kinds whose bytes are the values
PLAIN = frozenset((bool, float, str, type(None)))


class Beyond(Exception):
    """A value that no copy can stand for; the message is the name of its type."""


def packed(value: Any, keep: Keep | None = None, deep: int = 0) -> Packed:
    """The value as JSON holds it; `keep` gives what stands for a function. Raises Beyond.

    >>> unpacked(packed({"a": (1, 2.5), "b": [None, ...]}))
    {'a': (1, 2.5), 'b': [None, Ellipsis]}
    >>> packed(object())
    Traceback (most recent call last):
        ...
    baerekraft.grade.inside.values.Beyond: object
    """
    kind = type(value)
    if kind in PLAIN or (isinstance(value, int) and kind is int and abs(value) < 2**63):
        return value
    if deep > DEEP:
        raise Beyond(kind.__name__)

    def each(items: Any) -> list[Packed]:
        return [item if type(item) in PLAIN else packed(item, keep, deep + 1) for item in items]

    for name, alone in ALONE.items():
        if value is alone:
            return {"kind": name}
    for name, (known, write, _) in WRITTEN.items():
        if kind is known:
            return {"kind": name, "text": write(value)}
    for name, (kinds, _) in COLLECTIONS.items():
        if kind in kinds:
            return {"kind": name, "items": each(value)}
    if fields := _fields(value):
        record = {"module": kind.__module__, "name": kind.__qualname__}
        return {"kind": "record", **record, "fields": fields, "items": each(getattr(value, name) for name in fields)}
    if kind is dict:
        return {"kind": "dict", "items": [each(pair) for pair in value.items()]}
    if kind in (range, slice):
        return {"kind": kind.__name__, "items": each((value.start, value.stop, value.step))}
    if isinstance(value, (np.ndarray, np.generic)) and kind.__module__ == "numpy":
        return {"kind": "array", "scalar": isinstance(value, np.generic), **_array(np.asarray(value), each)}
    if isinstance(value, TABLES) and kind.__module__.split(".")[0] == "pandas":
        return _table(value, each)
    for base, plainly in BUILT_ON.items():
        if isinstance(value, base):
            return packed(plainly(value), keep, deep + 1)
    if isinstance(value, Iterator):
        return {"kind": "iterator", "items": each(value)}
    return _code(value, keep)


def _fields(value: object) -> list[str]:
    """The names of what a named tuple holds, or one of the library's own records; none for anything else."""
    kind = type(value)
    if isinstance(value, tuple):
        return list(getattr(kind, "_fields", ()))
    if kind.__module__.split(".")[0] == "baerekraft" and dataclasses.is_dataclass(value):
        return [one.name for one in dataclasses.fields(value)]
    return []


def _array(value: np.ndarray, each: Callable[[Any], list[Packed]]) -> dict[str, Packed]:
    if value.dtype.kind in FLAT and value.dtype.isnative and value.dtype.names is None:
        body = base64.b64encode(np.ascontiguousarray(value).tobytes()).decode("ascii")
        return {"dtype": value.dtype.str, "shape": list(value.shape), "bytes": body}
    if value.dtype.kind in "OUT":
        dtype = "object" if value.dtype.kind == "O" else value.dtype.str
        return {"dtype": dtype, "shape": list(value.shape), "items": each(value.ravel().tolist())}
    raise Beyond(f"array of {value.dtype}")


def _table(value: Any, each: Callable[[Any], list[Packed]]) -> dict[str, Packed]:
    if isinstance(value, pd.DataFrame):
        columns = [_column(column, each) for _, column in value.items()]
        names, index = _index(value.columns, each), _index(value.index, each)
        return {"kind": "DataFrame", "columns": columns, "names": names, "index": index}
    if isinstance(value, pd.Series):
        index, name = _index(value.index, each), each([value.name])[0]
        return {"kind": "Series", **_column(value, each), "index": index, "name": name}
    if isinstance(value, pd.Index):
        return {"kind": "Index", **_index(value, each)}
    return {"kind": "ExtensionArray", **_column(pd.Series(value, dtype=value.dtype), each)}


def _column(value: Any, each: Callable[[Any], list[Packed]]) -> dict[str, Packed]:
    """The values of a column or an index."""
    if isinstance(value.dtype, np.dtype) and value.dtype.kind in FLAT:
        return {"values": _array(value.to_numpy(), each)}
    if isinstance(value.dtype, pd.CategoricalDtype):
        return {
            "codes": each(value.array.codes.tolist()),
            "categories": _index(value.dtype.categories, each),
            "ordered": bool(value.dtype.ordered),
        }
    return {"items": each(value.tolist()), "dtype": str(value.dtype)}


def _index(value: pd.Index, each: Callable[[Any], list[Packed]]) -> dict[str, Packed]:
    names = each(value.names)
    if isinstance(value, pd.MultiIndex):
        return {"tuples": each(value.tolist()), "names": names}
    if type(value) is pd.RangeIndex:
        return {"range": [value.start, value.stop, value.step], "names": names}
    return {"column": _column(value, each), "names": names}


def _code(value: object, keep: Keep | None) -> Packed:
    """A module or a function of the libraries by its name, any other function by what stands for it."""
    if isinstance(value, types.ModuleType):
        if value.__name__.split(".")[0] in LIBRARIES:
            return {"kind": "module", "name": value.__name__}
        raise Beyond(f"module {value.__name__}")
    name = getattr(value, "__name__", "")
    if isinstance(name, str) and TYPES.get(name) is value:
        return {"kind": "type", "name": name}
    home, called = str(getattr(value, "__module__", "")), str(getattr(value, "__qualname__", ""))
    library = {"kind": "library", "module": home, "name": called} if _named(home, called) is value else {}
    if keep is not None and callable(value) and (library or not isinstance(value, type)):
        return {**keep(value), **library}
    if library:
        return library
    raise Beyond(type(value).__name__)


def _named(module: str, name: str) -> object:
    """A public function or class of a library, where it was made; None where there is none of that name.

    >>> _named("pandas", "isna") is pd.isna, _named("pandas.io.common", "os.system")
    (True, None)
    """
    parts = [*module.split("."), *name.split(".")]
    if parts[0] not in OWN or not all(part.isidentifier() for part in parts) or parts[-1].startswith("_"):
        return None
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    if parts[0] == "baerekraft" and not _is_for_notebooks(found, name):
        return None
    at_home = (getattr(found, "__module__", ""), getattr(found, "__qualname__", "")) == (module, name)
    return found if at_home else None


def _is_for_notebooks(found: object, name: str) -> bool:
    """Whether it is a record of figures or a public name: what grades, and what asks, is of the same library."""
    if isinstance(found, type):
        is_record = issubclass(found, tuple) or dataclasses.is_dataclass(found)
        return is_record and found.__module__.startswith(RECORDS)
    return name in dir(baerekraft) and getattr(baerekraft, name) is found


def unpacked(data: Packed, answer: Answer | None = None) -> Any:
    """The value that `packed` wrote; `answer` makes the function of a stand-in.

    Raises whatever its makers raise where it is nothing that `packed` writes: what is read here may be a forgery.
    Nothing is called but the makers of plain data.
    """
    if data is None or isinstance(data, (bool, int, float, str)):
        return data
    kind = data["kind"]

    def each(items: Any) -> list[Any]:
        if not isinstance(items, list):
            raise TypeError("items")
        return [item if type(item) in PLAIN else unpacked(item, answer) for item in items]

    if kind in ALONE:
        return ALONE[kind]
    if kind in WRITTEN:
        return WRITTEN[kind][2](data["text"])
    if kind in COLLECTIONS:
        return COLLECTIONS[kind][1](each(data["items"]))
    if kind == "dict":
        return {key: value for key, value in map(each, data["items"])}
    if kind == "record":
        return _read_record(data, each)
    if kind in ("range", "slice"):
        return getattr(builtins, kind)(*each(data["items"]))
    if kind == "array":
        found = _read_array(data, each)
        return found.reshape(-1)[0] if data["scalar"] else found
    if kind in {one.__name__ for one in TABLES}:
        return _read_table(data, each)
    return _read_code(data, answer)


def _read_record(data: dict[str, Any], each: Callable[[Any], list[Any]]) -> Any:
    """One of the library's own; of any other kind the fields by their names."""
    fields, items = [str(name) for name in data["fields"]], each(data["items"])
    kind = _named(str(data["module"]), str(data["name"]))
    if isinstance(kind, type) and (issubclass(kind, tuple) or dataclasses.is_dataclass(kind)):
        return kind(**dict(zip(fields, items, strict=True)))
    return collections.namedtuple(str(data["name"]).rpartition(".")[2], fields)(*items)


def _read_array(data: dict[str, Any], each: Callable[[Any], list[Any]]) -> np.ndarray:
    shape = tuple(int(length) for length in data["shape"])
    if "bytes" in data:
        dtype = np.dtype(str(data["dtype"]))
        if dtype.kind not in FLAT:
            raise ValueError(data["dtype"])
        return np.frombuffer(base64.b64decode(data["bytes"]), dtype).reshape(shape).copy()
    items = each(data["items"])
    found = np.empty(len(items), dtype=object)
    found[:] = items
    return (found if data["dtype"] == "object" else found.astype(np.dtype(str(data["dtype"])))).reshape(shape)


def _read_table(data: dict[str, Any], each: Callable[[Any], list[Any]]) -> Any:
    if data["kind"] == "ExtensionArray":
        return _read_column(data, each).array
    if data["kind"] == "Index":
        return _read_index(data, each)
    index = _read_index(data["index"], each)
    if data["kind"] == "Series":
        return _read_column(data, each, index=index, name=each([data["name"]])[0])
    columns = {n: _read_column(column, each, index=index) for n, column in enumerate(data["columns"])}
    found = pd.DataFrame(columns, index=index, copy=False)
    found.columns = _read_index(data["names"], each)
    return found


def _read_column(data: dict[str, Any], each: Callable[[Any], list[Any]], kind: type = pd.Series, **named: Any) -> Any:
    """A column, or an index; with the kind of values that it had, which pandas would else guess anew."""
    if "values" in data:
        return kind(_read_array(data["values"], each), **named)
    if "codes" in data:
        categories = _read_index(data["categories"], each)
        found = pd.Categorical.from_codes(each(data["codes"]), categories=categories, ordered=bool(data["ordered"]))
        return kind(found, **named)
    dtype = _dtype(str(data["dtype"]))
    return kind(pd.array(each(data["items"]), dtype=dtype), dtype=dtype, **named)


@lru_cache
def _dtype(name: str) -> Any:
    """What pandas calls so, looked for once."""
    return pd.api.types.pandas_dtype(name)


def _read_index(data: dict[str, Any], each: Callable[[Any], list[Any]]) -> pd.Index:
    names = each(data["names"])
    if "tuples" in data:
        return pd.MultiIndex.from_tuples(each(data["tuples"]), names=names)
    if "range" in data:
        return pd.RangeIndex(*each(data["range"]), name=names[0])
    return _read_column(data["column"], each, pd.Index, name=names[0])


def _read_code(data: dict[str, Any], answer: Answer | None) -> Any:
    kind, name = data["kind"], str(data["name"])
    if kind == "type":
        return TYPES[name]
    if kind == "module" and name.split(".")[0] in LIBRARIES and all(part.isidentifier() for part in name.split(".")):
        return sys.modules[name] if name in sys.modules else importlib.import_module(name.split(".")[0])
    if kind == "library" and (found := _named(str(data["module"]), name)) is not None:
        return found if answer is None else answer(data, found)
    if kind == "function" and answer is not None:
        return answer(data, None)
    raise ValueError(kind)
