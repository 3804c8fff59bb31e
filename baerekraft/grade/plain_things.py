"""What answers are made of: the modules, names and methods that stand in a plain submission.

Whatever is not here is no fault. It is something a person looks at before its points count.
"""

from __future__ import annotations

import re


def words(text: str) -> set[str]:
    """A set of the words in a text."""
    return set(text.split())


# Modules a submission may import whole. A name that begins with an underline is never among what is meant.
MODULES = words(
    "abc argparse baerekraft array asyncio base64 binascii bisect bz2 calendar cmath collections colorsys "
    "configparser contextlib contextvars copy csv dataclasses datetime dateutil decimal difflib enum fractions "
    "functools geopandas getpass glob graphlib gzip hashlib heapq html io ipaddress ipywidgets itertools json "
    "keyword locale logging lzma math matplotlib networkx numbers numpy openpyxl operator pandas pathlib platform "
    "plotly polars pprint pyarrow pydantic pytz queue random re reprlib requests scipy seaborn secrets shlex sklearn "
    "sqlite3 statistics statsmodels string struct tabulate tempfile textwrap time tomllib tqdm typing "
    "typing_extensions unicodedata urllib uuid warnings xml yaml zipfile zlib zoneinfo __future__"
)

# Modules, and things in them, of which only some parts are plain.
PARTS: dict[str, set[str]] = {
    "IPython": {"display"},
    "asyncio": words("sleep gather run create_task wait_for wait Queue Semaphore Lock TaskGroup timeout"),
    "importlib": {"metadata", "resources"},
    "inspect": words("signature getsource getdoc isfunction isclass cleandoc Parameter"),
    "os": words(
        "path getcwd chdir listdir scandir walk sep linesep name environ getenv makedirs mkdir remove rename stat "
        "cpu_count PathLike fspath getpid"
    ),
    "sys": words(
        "version version_info executable platform maxsize float_info getsizeof getrecursionlimit "
        "setrecursionlimit stdout stderr byteorder path argv exit getdefaultencoding"
    ),
    "sys.stdout": words("write flush encoding isatty reconfigure"),
    "sys.stderr": words("write flush encoding isatty reconfigure"),
    "shutil": words("copy copyfile copy2 move rmtree make_archive get_terminal_size disk_usage which"),
    "traceback": words("print_exc format_exc print_exception format_exception"),
    "types": words("SimpleNamespace MappingProxyType NoneType"),
    "concurrent": {"futures"},
    # Of libraries whose other parts are plain: these read what is run, or memory by its address.
    "logging.config": set(),
    "numpy.ctypeslib": set(),
    "numpy.lib": words("recfunctions stride_tricks"),
    "numpy.lib.stride_tricks": {"sliding_window_view"},
    "pandas.compat": set(),
    "pickle": words("dump dumps load"),
    "timeit": {"default_timer"},
    "unittest": words("TestCase main"),
}
PARTS["baerekraft"] = words(
    "cards charts choosing colours en exercise figures language learner lessons methods nb nn quizzes report "
    "__file__ __version__"
)

# Python's own functions; its errors are plain too.
FUNCTIONS = words(
    "abs aiter all anext any ascii bin bool bytearray bytes callable chr classmethod complex copyright "
    "credits dict dir display divmod enumerate exit filter float format frozenset globals hasattr hash help "
    "hex id input int isinstance issubclass iter len license list locals map max memoryview min next object "
    "oct open ord pow print property quit range repr reversed round set slice sorted staticmethod str sum "
    "super tuple type vars zip True False None Ellipsis NotImplemented __name__ __file__ __doc__ __debug__ _ "
    "__ ___"
)

# Names between two underlines: those that are read, and the methods that an own class may have.
METHODS = words(
    "__init__ __new__ __post_init__ __repr__ __str__ __len__ __iter__ __next__ __getitem__ __setitem__ "
    "__delitem__ __call__ __enter__ __exit__ __aenter__ __aexit__ __add__ __radd__ __sub__ __rsub__ __mul__ "
    "__rmul__ __truediv__ __rtruediv__ __floordiv__ __mod__ __pow__ __neg__ __iadd__ __isub__ __imul__ "
    "__and__ __or__ __invert__ __matmul__ __missing__ __init_subclass__ __class_getitem__ __set_name__ "
    "__format__ __reversed__ __dir__ __del__"
)
DUNDERS = METHODS | words(
    "__all__ __annotations__ __author__ __class__ __contains__ __debug__ __doc__ __file__ __future__ __main__ "
    "__module__ __name__ __qualname__ __slots__ __version__ __wrapped__"
)
UNDERLINED = {"_asdict", "_replace", "_fields", "_make"}  # of a named tuple, where an underline keeps columns apart

# Names in a library that are a module's too, and what runs code out of a text or a file.
CALLED_AS_MODULES = words("select trace signal test code stat")
RUN_WHAT_IS_READ = words(
    "read_pickle load_pickle unsafe_load Loader UnsafeLoader runstring rundocs attrgetter get_type_hints "
    "ForwardRef ImportString joblib enable_load_extension load_extension vformat get_field f2py "
    "get_ipython"
)

# What leads to all of Python from a module, also from one that was handed on and is known by no name.
TO_ALL_OF_PYTHON = words("builtins ctypes exec importlib os subprocess sys")

# What is set in a library by its own way of being set.
SETTINGS = ("pandas.options", "matplotlib.rcParams", "matplotlib.pyplot.rcParams", "os.environ", "logging")

LINE_MAGICS = words(
    "autoreload cd config history load_ext matplotlib pdef pdoc pfile pinfo pinfo2 precision "
    "psearch psource pwd time timeit who who_ls whos xmode"
)
EXTENSIONS = {"autoreload"}  # of IPython's own; any other is imported
COMMAND_MAGICS = words("conda ls mamba pip")
CELL_MAGICS = words("time timeit capture writefile html HTML markdown latex svg")
RUNS_CODE = {  # and what of the line is the magic's own
    "time": re.compile(r"(?:^|\s)--n[\w-]*(?=\s|$)"),
    "timeit": re.compile(r"^\s*(?:-[tcqo]*(?:[tcqo]|[nrp]\s*\d+|v\s*\S+)\s*)*"),
    "capture": re.compile(r".*"),
}
COMMANDS = re.compile(
    r"\s*(?:(?:[\w./-]*python3? -m )?(?:pip3?|uv pip|conda|mamba) (?:install|list|show|freeze|--version)\b"
    r"|[\w./-]*python3? (?:--version|-V)\s*$"
    r"|(?:ls|pwd|cat|head|tail|wc|echo|date|which|uname|nproc|free|df)\b)[^;&|`$>({}\n]*"
)
