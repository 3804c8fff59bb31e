"""What a submission's code is read for: honest ones pass, and what is not plain is named with its line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
import submissions
from classroom import EXERCISES, graded_cell, released, solved, source
from honest import as_notebook, honest
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell
from paths import ROOT

from baerekraft.exercises.restore_cells import grade_id
from baerekraft.grade.assignment import Assignment
from baerekraft.grade.code_flags import read
from baerekraft.grade.flags import RULES, reason
from baerekraft.grade.plain_code import MOST_CODE, Code, unplain
from baerekraft.language import LANGUAGES, read_yaml, speaking

EXERCISE = "03_indicators"
MAY_WAIT = {"code-magic", "code-method"}  # what honest people write now and then, and a test cannot judge


def as_released(exercise: str) -> Assignment:
    """The exercise as the gradebook has it, with what is read of it here."""
    cells = {
        grade_id(cell): SimpleNamespace(
            source=cell.source, cell_type=cell.cell_type, locked=cell.metadata.nbgrader.locked
        )
        for cell in released(exercise).cells
        if grade_id(cell)
    }
    return Assignment(exercise, {exercise: {"source": cells}}, {}, "", {}, False)


def flags(folder: Path, exercise: str, notebook: NotebookNode, **files: str) -> list[dict]:
    """What is said of a notebook and the files beside it."""
    nbformat.write(notebook, folder / f"{exercise}.ipynb")
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return read(folder, as_released(exercise))


def test_of_a_hundred_honest_submissions_three_wait_at_most(tmp_path):
    waiting = {}
    for each in honest():
        folder = tmp_path / each["id"]
        folder.mkdir()
        found = flags(folder, each["exercise"], as_notebook(each), **each.get("files", {}))
        if found := [one for one in found if RULES[one["flag"]].waits]:
            waiting[each["id"]] = {one["flag"] for one in found}
    assert len(waiting) <= 3, waiting  # and none of the seventy that came after
    assert set().union(*waiting.values()) <= MAY_WAIT, waiting


def test_none_of_the_right_answers_in_other_styles_waits(tmp_path):
    for name in ("answers", "answers_second"):
        for case in read_yaml(ROOT / f"tests/exercises/{name}.yaml"):
            found = flags(tmp_path, case["exercise"], solved(case["exercise"], **case["cells"]))
            assert not any(RULES[one["flag"]].waits for one in found), case["name"]


PLAIN = {
    "magics": "%matplotlib inline\n!pip install -q seaborn\n%time x = 1\nfiles = !ls\nlen?\n%pip list\n!python -V",
    "converted": "get_ipython().run_line_magic('matplotlib', 'inline')\nget_ipython().system('pip install seaborn')",
    "timed": "%%timeit -n 1\nx = [1]\nsum(x)",
    "settings": "import pandas as pd\nimport matplotlib.pyplot as plt\npd.options.display.precision = 2\n"
    "pd.set_option('display.width', 200)\nplt.rcParams['figure.dpi'] = 100\npd.options.mode.copy_on_write = True",
    "built-in names": "sum = 1\nlist = [sum]\nid, max = 2, 3\ninput = 'x'",
    "globals": "for name in ('a', 'b'):\n    globals()[f'{name}_2'] = 1\nvars()",
    "inspect": "import inspect\nprint(inspect.getsource(clean))",
    "columns": "figures.columns = ['a', 'b']\nfor how in ('mean', 'sum'):\n    getattr(figures, how)()",
    "named tuple": "from collections import namedtuple\nRow = namedtuple('Row', 'a b')\nRow(1, 2)._asdict()",
    "system": "import os, sys\nos.path.join('a', 'b')\nprint(sys.version, file=sys.stderr)\nos.getcwd()",
    "figures of one's own": "import numpy as np\nnp.save('a.npy', figures)\nnp.load('a.npy', mmap_mode='r')\n"
    "from numpy.lib.stride_tricks import sliding_window_view\nsliding_window_view(np.load('a.npy'), 3).mean(axis=1)",
    "constant text": "eval('1 + 1')\nexec('x = 2')",
    "own class": "class Row:\n    def __init__(self, n): self._n = n\n    def __repr__(self): return f'{self._n}'\n"
    "    def __add__(self, other): return Row(self._n + other._n)\nRow(1).n = 2\ntype(Row(1)).__name__",
    "no Python": "def half(",
    "a table's own language": "limit = 2015\nfigures.query('year >= @limit and `a b` > 1').eval('c = a + b')",
    "a table is asked what is put together": "which = 'a > 1' if short else 'b > 1'\nwhich += ' and c > 2'\n"
    "df.query(which).query(f'{name}_done > {limit:.1f} and kind == @kind')\ndf.query('a > ' + str(limit))\n"
    "df.eval('a > %d' % limit)\ndf.query(' and '.join(f'{name} > {low}' for name, low in limits.items()))\n"
    "for one in ('a > 1', 'b > 1'):\n    df.query('x in {}'.format(years)).query(one)\nmodel.eval()",
    "a table is asked by another way": "from functools import partial\nfrom operator import methodcaller\n"
    "import pandas as pd\nFORAN = {'higher': 'gt', 'lower': 'lt'}\nSPØR = {'lav': 'a < 5', 'høy': 'a > 5'}\n"
    "methodcaller('query', 'a > 1')(df)\nmethodcaller(FORAN[way], own)(df)\ngetattr(df, FORAN[way])(own)\n"
    "partial(df.eval, 'c = a + b')()\ndf.pipe(pd.DataFrame.query, 'a > 1')\npd.DataFrame.query(df, 'a > 1')\n"
    "list(map(df.query, ('a > 1', SPØR['lav'])))\ngetattr(df, 'query')(SPØR[way])\ndf.query(ask := 'a > 1')\n"
    "[df.query(one) for one in ['a > 1', 'b > 1']]\nfor field in ('a', 'b'):\n    getattr(row, field)",
    "a part by its name": "import pandas as pd\ndef tom(row, field):\n    return pd.isna(getattr(row, field)) "
    "or getattr(row, field) == ''\ndef summed(values, how='mean'):\n    return getattr(values, how)()\n"
    "{'query': 1}['query']\ndf.groupby('eval').size()",
    "settings of magics": "%load_ext autoreload\n%autoreload 2\n%config InlineBackend.figure_format = 'retina'\n%ls -l",
    "a helper says its encoding": "%%writefile hjelp.py\n# -*- coding: utf-8 -*-\nhalf = 1 / 2",
    "timed more than once": "%timeit -qn 10 -r3 sum([1])\n%timeit -ov x sum([1])\n%time --no-raise-error sum([1])",
    "documents itself": "def f():\n    '''As __eq__ does.'''\nf.__doc__",
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_answers_are_made_of_is_plain(name):
    given = ["figures = 1", "from baerekraft.nb import *"]
    assert unplain([Code(1, PLAIN[name])], given) == []


WIDGETS_SHELL = "ipywidgets.widgets.interaction.get_ipython"
LOOKED_AT = [  # what stands there; the flag, its name and its line
    ("x = 1\nimport gc", "code-import", "gc", 2),
    ("from unittest.mock import ANY", "code-import", "unittest.mock", 1),
    ("from os import _exit", "code-import", "os._exit", 1),
    ("from sys import *", "code-import", "sys.*", 1),
    ("from baerekraft.grade import inside", "code-import", "baerekraft.grade", 1),
    ("import ukjent_modul", "code-import", "ukjent_modul", 1),
    ("x = !true\nimport ctypes", "code-import", "ctypes", 2),
    ("import gc\nlen?", "code-import", "gc", 1),
    ("%time import gc", "code-import", "gc", 1),
    ("%time -eval(text)", "code-built", "eval(…)", 1),
    ("%time --no-raise-error eval(text)", "code-built", "eval(…)", 1),
    ("%time eval(text) --no", "code-built", "eval(…)", 1),
    ("%timeit -v found eval(text)", "code-built", "eval(…)", 1),
    ("%config InlineBackend.rc = setattr(gc, 'x', exec)", "code-name", "exec", 1),
    ("%load_ext unittest.mock", "code-import", "unittest.mock", 1),
    ("%pip list; touch x", "code-magic", "%pip list; touch x", 1),
    ("%ls; touch x", "code-magic", "%ls; touch x", 1),
    ('%%writefile "seaborn.py"\nimport gc', "code-import", "gc", 2),
    ("%%writefile hjelp.py\n# coding: utf-7\n# +AAo-import gc", "code-unread", None, 1),
    ("%time " * 4000, "code-unread", None, 1),
    ("import pandas as pd\nx.query('@pd.io.common.os.x > a')", "code-attribute", "pandas.io.common.os", 2),
    ("import pandas as pd\nvars(pd)['isna'] = None", "code-name", "vars", 2),
    ("import numpy as np\nnp.load('a.npy', allow_pickle=True)", "code-name", "allow_pickle", 2),
    ("from numpy import load as l\nl('a.bin', None, True)", "code-name", "allow_pickle", 2),
    ("import numpy as np\nl = np.load\nl('a.bin', **{'allow_' + 'pickle': True})", "code-name", "allow_pickle", 3),
    ("import numpy as np\nnp.load(*('a.bin', None, True))", "code-name", "allow_pickle", 2),
    ("import numpy as np\nnp.lib.format.read_array(file, True)", "code-attribute", "numpy.lib.format", 2),
    ("import numpy as np\nnp.ctypeslib.load_library('c', '/lib')", "code-attribute", "numpy.ctypeslib.load_library", 2),
    ("from pandas.compat.pickle_compat import load", "code-import", "pandas.compat.pickle_compat", 1),
    ("from sklearn.utils.parallel import joblib", "code-import", "sklearn.utils.parallel.joblib", 1),
    ("!cat <(touch x)", "code-magic", "!cat <(touch x)", 1),
    ("class A:\n    from operator import truth as __eq__", "code-method", "__eq__", 2),
    ("%%time\nx = 1\nimport gc", "code-import", "gc", 3),
    ("%%writefile hjelp.py\nimport gc", "code-import", "gc", 2),
    ("exec('import gc')", "code-import", "gc", 1),
    ("run = exec", "code-name", "exec", 1),
    ("get_ipython().run_line_magic('time', 'import gc')", "code-import", "gc", 1),
    ("get_ipython().run_code('x')", "code-name", "get_ipython", 1),
    (
        "import ipywidgets as w\nw.interaction.get_ipython().ex(x)",
        "code-attribute",
        "ipywidgets.interaction.get_ipython",
        2,
    ),
    ("from ipywidgets.widgets.interaction import get_ipython as g", "code-import", WIDGETS_SHELL, 1),
    ("import inspect\ninspect.signature(f, eval_str=True)", "code-name", "eval_str", 2),
    ("import yaml\nyaml.load(text, Loader=yaml.Loader)", "code-attribute", "yaml.Loader", 2),
    ("import logging.config\nlogging.config.dictConfig(told)", "code-attribute", "logging.config.dictConfig", 2),
    ("import sys\nhere = sys", "code-name", "sys", 2),
    ("Same = type('S', (float,), {'__eq__': None})", "code-name", "__eq__", 1),
    ("Same = type('S', (float,), dict(__eq__=None))", "code-name", "__eq__", 1),
    ("class A:\n    match pair:\n        case [_, *__eq__]: pass", "code-method", "__eq__", 3),
    ("class A:\n    match told:\n        case {'a': 1, **__eq__}: pass", "code-method", "__eq__", 3),
    ("class A:\n    try: 1 / 0\n    except E as __eq__: pass", "code-method", "__eq__", 3),
    ("import pandas as pd\n[pd][0].io.common.os.system('x')", "code-attribute", "os", 2),
    ("import pandas as pd\ndef f(p=pd): p.io.common.os.system('x')", "code-attribute", "os", 2),
    ("[one for name, one in globals().items() if 'built' in name][0].exec(text)", "code-attribute", "exec", 1),
    ("import sys\nsys._getframe()", "code-attribute", "sys._getframe", 2),
    ("import sys as s\ns.modules", "code-attribute", "sys.modules", 2),
    ("import pandas as pd\npd.io.common.os.system('x')", "code-attribute", "pandas.io.common.os", 2),
    ("error.tb_frame", "code-attribute", "tb_frame", 1),
    ("getattr(f, '__globals__')", "code-attribute", "__globals__", 1),
    ("cross_section._of", "code-attribute", "_of", 1),
    ("import pandas as pd\npd.isna = None", "code-assigned", "pd.isna", 2),
    ("import pandas as pd\nS = pd.Series\nS.mean = None", "code-assigned", "S.mean", 3),
    ("cross_section.x = 1", "code-assigned", "cross_section.x", 1),
    ("import pandas as pd\nsetattr(pd, 'isna', None)", "code-assigned", "pd.isna", 2),
    ("class A:\n    def __eq__(self, other): return True", "code-method", "__eq__", 2),
    ("class A:\n    __lt__ = None", "code-method", "__lt__", 2),
    ("%%bash\necho hei", "code-magic", "%%bash", 1),
    ("!echo 'import gc' > x.py", "code-magic", "!echo 'import gc' > x.py", 1),
    ("!sh<x.txt;python3 -V", "code-magic", "!sh<x.txt;python3 -V", 1),
    ("  import gc\n  gc.collect()", "code-import", "gc", 1),
    ("if 0: exec('= =')\nimport gc", "code-import", "gc", 2),
    ("def f():\n    %time = =\nimport gc", "code-import", "gc", 3),
    ("import glob\nglob.os.system('x')", "code-attribute", "glob.os", 2),
    ("from glob import os as o", "code-import", "glob.os", 1),
    ("import pickle\npickle.loads(text)", "code-attribute", "pickle.loads", 2),
    ("import pandas as pd\npd.read_pickle('figures.csv')", "code-attribute", "pandas.read_pickle", 2),
    ("from operator import attrgetter", "code-import", "operator.attrgetter", 1),
    ("import timeit\ntimeit.timeit(text)", "code-attribute", "timeit.timeit", 2),
    ("exec(text)", "code-built", "exec(…)", 1),
    ("df.eval(chr(64) + 'pd.io')", "code-built", "eval(…)", 1),
    ("import pandas as pd\nmade = ''.join(parts)\npd.eval(made)", "code-built", "eval(…)", 3),
    ("df.query(f'@{name}.io.common.x')", "code-built", "query(…)", 1),
    ("df.query(f'({text})')", "code-built", "query(…)", 1),
    ("df.query(f'{chr(64)}pd.io.x > 1')", "code-built", "query(…)", 1),
    ("df.query(expr=asked[0])", "code-built", "query(…)", 1),
    ("df.query(**{'expr': text})", "code-built", "query(…)", 1),
    (
        "import pandas as pd\nx.eval(('' if a else '@pd.io.common.os.x') + ' > a')",
        "code-attribute",
        "pandas.io.common.os",
        2,
    ),
    ("getattr(f, '__glo' + 'bals__')", "code-attribute", "__globals__", 1),
    ("getattr(f, name)", "code-built", "getattr(…)", 1),
    ("getattr(df, name) + asks", "code-built", "getattr(…)", 1),
    ("def str(part):\n    return part(text)\nstr(getattr(df, name))", "code-built", "getattr(…)", 3),
    ("getattr(df, name)(text)", "code-built", "getattr(…)", 1),
    ("from operator import methodcaller as m\nm(name, text)(df)", "code-built", "m(…)", 2),
    ("import operator\nlist(map(operator.methodcaller, names))", "code-attribute", "operator.methodcaller", 2),
    ("import operator\noperator.methodcaller('query', text)(df)", "code-built", "query(…)", 2),
    ("name = 'ev' + 'al'\ngetattr(df, name)(text)", "code-built", "eval(…)", 2),
    ("from functools import partial\npartial(df.eval, text)()", "code-built", "eval(…)", 2),
    ("ask = df.query\nask(text)", "code-built", "query(…)", 1),
    ("list(map(df.query, texts))", "code-built", "query(…)", 1),
    ("import pandas as pd\ndf.pipe(pd.DataFrame.query, text)", "code-built", "query(…)", 2),
    ("df.agg('query', 0, text)", "code-built", "query(…)", 1),
    ("df.query.__call__(text)", "code-built", "query(…)", 1),
    ("from operator import *\nmethodcaller(name, text)(df)", "code-built", "methodcaller(…)", 2),
    ("from operator import methodcaller as m\nmap(m, names)", "code-attribute", "operator.methodcaller", 2),
    ("from pandas import eval as e\ne(text)", "code-import", "pandas.eval", 1),
    ("match df:\n    case object(query=ask):\n        ask(text)", "code-attribute", "query", 2),
    ("match f:\n    case object(__globals__=names):\n        pass", "code-attribute", "__globals__", 2),
    ("vars(type(df))['query'](df, text)", "code-name", "vars", 1),
    ("texts = ['a > 1']\ntexts[0] = made\ndf.query(texts[0])", "code-built", "query(…)", 3),
    ("texts = ['a > 1']\nput(texts)\ndf.query(texts[0])", "code-built", "query(…)", 3),
    ("ask = 'a > 1'\ndef f(ask):\n    df.query(ask)\nf(made)", "code-built", "query(…)", 3),
    ("ask = 'a > 1'\nwith made as ask:\n    df.query(ask)", "code-built", "query(…)", 3),
    ("ask = 'a > 1'\nglobals()['ask'] = made\ndf.query(ask)", "code-built", "query(…)", 3),
    ("which = 'a'\nwhich += ' > @error.tb_frame'\ndf.query(which)", "code-attribute", "tb_frame", 3),
    (f"x = '{'y' * MOST_CODE}'", "code-unread", None, 1),
    ("x = " + "-" * 100_000 + "1", "code-unread", None, 1),
    ("%time x = 1\n" * 500, "code-unread", None, 1),
    ("# \u2028%time x = 1" * 500, "code-unread", None, 1),
    ("a" + ".b" * 900 + " = 1", "code-unread", None, 1),
    ("x = 1" + "\n" * (MOST_CODE // 2) + "import gc", "code-import", "gc", MOST_CODE // 2 + 1),
    ("import pandas." + "a." * 9_000 + "a", "code-import", ("pandas." + "a." * 30)[:60], 1),
]


@pytest.mark.parametrize(("code", "flag", "name", "line"), LOOKED_AT, ids=[code[:30] for code, *_ in LOOKED_AT])
def test_what_is_not_plain_is_named_with_its_cell_and_line(code, flag, name, line):
    found = unplain([Code(7, code)], ["from baerekraft.nb import *"])
    assert {"flag": flag, "place": 7, "line": line, **({"name": name} if name else {})} in found


def test_what_a_table_is_asked_may_stand_in_an_earlier_cell():
    ask = Code(2, "df.query(ask)")
    assert unplain([Code(1, "ask = 'a > 1'"), ask]) == []
    said = unplain([Code(1, "ask = '@error.tb_frame > 1'"), ask])
    assert said == [{"flag": "code-attribute", "place": 2, "line": 1, "name": "tb_frame"}]


def test_many_names_for_names_take_no_time_without_an_end():
    names = "\n".join(f"n{n} = n{n + 1}\nn{n} = d{n}[0]" for n in range(2000))
    assert unplain([Code(1, names + "\n" + "f(n0, n0[0])\n" * 8000 + "df.query(n0)")])


@pytest.mark.parametrize("name", sorted(submissions.FORGED.keys() - {"stdout-forged"}))
def test_no_forgery_that_was_found_is_plain(name):
    assert unplain([Code(1, submissions.FORGED[name])])


def test_a_helper_module_is_read_and_may_be_imported(tmp_path):
    notebook = solved(EXERCISE, clean="from hjelp import clean")
    assert flags(tmp_path, EXERCISE, notebook, **{"hjelp.py": "def clean(value): return value"}) == []
    found = flags(tmp_path, EXERCISE, notebook, **{"hjelp.py": "x = 1\nimport gc\nfrom . import fil"})
    assert found == [{"flag": "code-import", "place": "hjelp.py", "line": 2, "name": "gc"}]
    assert flags(tmp_path, EXERCISE, notebook, **{"hjelp.py": "# coding: utf-7"}) == [
        {"flag": "code-file", "name": "hjelp.py"}
    ]
    (tmp_path / "hjelp.so").write_bytes(b"\x7fELF")
    assert {"flag": "code-file", "name": "hjelp.so"} in read(tmp_path, as_released(EXERCISE))


@pytest.mark.parametrize("kind", ["a copy of a test", "an answer that is no code cell"])
def test_what_becomes_a_cell_that_runs_is_read(tmp_path, kind):
    """Of two cells with a test's name the last is the test; an answer is made a code cell again."""
    notebook = solved(EXERCISE)
    name = "per-1000-value-test" if kind == "a copy of a test" else "per-1000"
    own = graded_cell(notebook, name)
    if kind == "a copy of a test":
        notebook.cells.insert(1, own := new_code_cell(id="copy", metadata=own.metadata))
    else:
        own.cell_type = "markdown"
        del own["outputs"], own["execution_count"]
    own.source = "import gc"
    assert [one["name"] for one in flags(tmp_path, EXERCISE, notebook)] == ["gc"]


@pytest.mark.parametrize("name", ["gc", "jupyter_client"])
def test_a_file_beside_the_notebook_makes_no_other_module_of_its_name_plain(name):
    """Python takes its own, or the one that is installed and was imported before."""
    found = unplain([Code(1, f"import {name}")], modules=[name])
    assert [one["name"] for one in found] == [name]


def test_a_module_that_the_notebook_writes_may_be_imported():
    written = Code(1, "%%writefile satser.py\ndef rate(a, b): return a / b")
    assert unplain([written, Code(2, "from satser import rate")]) == []


def test_a_flag_knows_the_answer_it_is_about(tmp_path):
    notebook = solved(EXERCISE)
    place = next(n for n, cell in enumerate(notebook.cells) if grade_id(cell) == "per-1000")
    notebook.cells.insert(place + 1, new_code_cell("import gc", id="own"))
    assert [(one["place"], one["answer"]) for one in flags(tmp_path, EXERCISE, notebook)] == [(place + 2, "per-1000")]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_public_solutions_are_named_where_they_are_long_enough_to_tell(tmp_path, exercise):
    """And wait for nobody; comments and spacing do not hide them."""
    notebook = solved(exercise)
    for cell in notebook.cells:
        if cell.cell_type == "code" and grade_id(cell) and cell.metadata.nbgrader.solution:
            cell.source = re.sub(r"(?m)^(.*)$", r"\1  # mitt", cell.source, count=1)
    named = [one["flag"] for one in flags(tmp_path, exercise, notebook)]
    computes = exercise in ("06_targets", "07_links_and_conflicts", "08_choosing_indicators")
    assert named == (["public-solutions"] if computes else [])
    assert not RULES["public-solutions"].waits


def test_one_answer_of_ones_own_is_enough(tmp_path):
    pace = next(cell.source for cell in source("06_targets").cells if grade_id(cell) == "pace")
    own = solved("06_targets", pace=pace.replace("so_far", "til_nå"))
    assert flags(tmp_path, "06_targets", own) == []


def test_every_flag_has_a_rule_a_reason_and_a_line_in_the_document():
    """One list: what the code raises, what is said in three languages, and what the document's table has."""
    messages = read_yaml(ROOT / "baerekraft/messages/grading_flags.yaml")
    for name, rule in RULES.items():
        code = (ROOT / f"baerekraft/grade/{rule.by}.py").read_text(encoding="utf-8")
        assert re.search(rf'"{name.removeprefix("code-")}"|"{name}"', code), (name, rule.by)
        assert set(messages[name]) == set(LANGUAGES)
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "baerekraft/grade").rglob("*.py"))
    raised = set(re.findall(r"(?:_flag|Refused|Stopped)\(\"([a-z0-9-]+)\"", code))
    raised |= set(re.findall(r"\"flag\": \"([a-z0-9-]+)\"", code)) - {"beside"}
    assert raised - RULES.keys() <= {"unread", "magic", "built"} and set(messages) == RULES.keys()
    document = (ROOT / "docs/grading-safety.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `(\w+)\.py` \| (yes|no) \|", document, re.MULTILINE)
    assert rows == [(name, rule.by, "yes" if rule.waits else "no") for name, rule in RULES.items()]


def test_a_flag_of_the_code_is_said_without_suspicion():
    for language in LANGUAGES:
        with speaking(language):
            said = [reason({"flag": name, "place": 4, "line": 2, "name": "x"}) for name in RULES if name[:5] == "code-"]
        assert all(re.match(r"(celle|cell) 4, (linje|line) 2: ", one) or "x" in one for one in said)
        assert not re.search("juks|fusk|cheat|mistenk|suspic|forfalsk|angrep|attack", json.dumps(said))


def test_code_that_another_has_too_is_told_of_where_it_stands_in_each():
    """What was read for one submission is not read again for the next, and says nothing of the first."""
    first, next_one = (unplain([Code(place, "x = 1\nimport gc")]) for place in (4, 9))
    assert [flag["place"] for flag in (*first, *next_one)] == [4, 9]
    assert {flag["name"] for flag in (*first, *next_one)} == {"gc"}
