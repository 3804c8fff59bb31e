"""Made-up submissions for tests of grading: varied ones that mean well, and hostile or broken ones. Nobody's files."""

from __future__ import annotations

import copy
import json
import os
import random
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import nbformat
from classroom import graded_cell, hand_in, released, solved
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

# Where we know that we differ from nbgrader with a kernel (docs/grading-safety.md has the same list):
# name -> the cell, what its outputs have with nbgrader, what they have here.
DIFFERENCES = {
    "folder": ("import os\nprint(os.getcwd())", "autograded/odd", "/tmp/work"),
    "proc": ("import os\nprint(os.path.exists('/proc/self'))", "True", "False"),
    "home": ("import os\nprint(os.path.expanduser('~') == '/tmp/home')", "False", "True"),
    "slow-print": (
        "import time\nfor n in range(3):\n    print(n, end='')\n    time.sleep(0.5)",
        r'"0".*"1".*"2"',
        '"012"',
    ),
}
WELL_MEANT = [
    "1 + 1",
    "'æøå'",
    "print('ett'); print('to')",
    "import sys; print('feil', file=sys.stderr)",
    "1 / 0",
    "raise ValueError('nei')",
    "x = = 2",
    "%time sum(range(10))",
    "%%time\nsum(range(10))",
    "!echo hei",
    "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])",
    "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.bar([1], [2])\nplt.show()",
    "from IPython.display import display, HTML\ndisplay(HTML('<b>a</b>'))\nprint('etter')",
    "None",
    "...",
    "",
    "# bare en kommentar",
    "import warnings\nwarnings.warn('pass på')",
    "for i in range(3):\n    display(i)",
    "_",
    "In[-1]",
    "import random, numpy\nrandom.seed(1); numpy.random.seed(1)\nrandom.random(), numpy.random.rand()",
    "from IPython.display import clear_output\nprint('borte')\nclear_output()\nprint('her')",
    "await __import__('asyncio').sleep(0)",
    "h = display('først', display_id=True)\nh.update('så')",
    "import ipywidgets\nipywidgets.IntSlider(value=3)",
    "import ipywidgets\nout = ipywidgets.Output()\nwith out:\n    print('i widget')\nout",
    "print('a\\rb')",
    "get_ipython()",
    "?len",
    "open('egen.txt', 'w').write('x'); print(open('egen.txt').read())",
    "def f(n):\n    return f(n - 1) if n else 1 / 0\nf(3)",
    "import os, time\nos.system('echo fra skallet')\ntime.sleep(0.5)",
    "class A:\n    def _repr_html_(self):\n        return '<i>A</i>'\nA()",
    "print('x' * 3000)",
    "import tqdm\nlist(tqdm.tqdm(range(3), disable=True))",
    "f'{1/3:.3f}'",
    "{'b': 1, 'a': [1, 2]}",
    "list(range(200))",
    "assert False, 'ikke ennå'",
    "print(*range(1200), sep='\\n')",
    "raise KeyboardInterrupt",
    "import no_such_module",
    "del nothing",
    "5; 6",
    "print('ingen linjeskift', end='')",
    "pd",
    "%%writefile notat.txt\nhei",
    "%%capture c\nprint(1)",
    "raise SystemExit",
    "%config InlineBackend.close_figures = True",
]

# A chart is laid out here where a kernel draws it (baerekraft/grade/inside/drawn_once.py): the picture, and all that is
# said of it, must be the same.
CHARTS = [
    "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2], label='æøå')\nax.legend()",
    "fig, ax = plt.subplots(1, 2, sharey=True)\nax[0].scatter([1, 2], [3, 4])\nfig.suptitle('To felt')",
    "plt.plot([1, 2])\nplt.title('\\U0001F6B2 et tegn uten bilde')",
    "plt.plot([1, 2])\nplt.title(r'$\\frac{$')",
    "plt.plot([1, 2])\nplt.tight_layout()",
    "fig, ax = plt.subplots(layout='constrained')\nax.plot([1, 2])",
    "ax.set_title('etter at den er vist')\nfig",
    "plt.bar(['a', 'b'], [1, 2])\nplt.xticks(rotation=90)\nplt.text(3, 1, 'utenfor')",
    "import pandas as pd\npd.Series([1, 3], pd.to_datetime(['2024-01-01', '2025-01-01'])).plot(title='dato')",
    "fig, ax = plt.subplots()\nax.plot([1, 2])\nprint([label.get_text() for label in ax.get_xticklabels()])",
    "print([label.get_text() for label in ax.get_xticklabels()])",
    "plt.imshow([[1, 2], [3, 4]])\nplt.colorbar()",
    "fig, ax = plt.subplots()\nfig.canvas.mpl_connect('draw_event', lambda event: print('tegnet'))\nax.plot([1, 2])",
    (
        "fig, ax = plt.subplots()\n"
        "ax.plot(range(50), [n ** 2 for n in range(50)])\n"
        "ax.annotate('to\\nlinjer', (20, 400), rotation=30, rotation_mode='anchor')\n"
        "other = ax.twinx()\n"
        "other.plot(range(50), range(50, 100), 'r', label='kg')\n"
        "other.set_yscale('log')\n"
        "other.minorticks_on()\n"
        "other.legend()"
    ),
    "from matplotlib.ticker import FuncFormatter\nasked = []\nfig, ax = plt.subplots()\nax.plot([1, 2])\n"
    "ax.xaxis.set_major_formatter(FuncFormatter(lambda x, at: asked.append(x) or f'{x:.1f} kg'))",
    "len(asked)",
    (
        "from matplotlib.artist import Artist\n"
        "class Counted(Artist):\n"
        "    drawn = 0\n"
        "    def draw(self, renderer):\n"
        "        Counted.drawn += 1\n"
        "fig, ax = plt.subplots()\n"
        "ax.add_artist(Counted())"
    ),
    "Counted.drawn",
    (
        "fig, axes = plt.subplots(2, 2, sharex=True, sharey='row', figsize=(4, 4))\n"
        "axes[0, 0].plot([1e6, 3e6])\n"
        "axes[1, 1].barh(['lang tekst ' * 3, 'b'], [1, 2])\n"
        "axes[0, 1].tick_params(labelrotation=45)\n"
        "axes[1, 0].set_xlabel('$x^2$', wrap=True)\n"
        "axes[0, 0].invert_yaxis()\n"
        "fig.supylabel('æøå')\n"
        "fig.legend(['én'])"
    ),
    (
        "from matplotlib import dates\n"
        "fig, ax = plt.subplots()\n"
        "ax.plot(pd.to_datetime(['2024-01-01', '2024-03-01', '2025-01-01']), [1, 2, 3])\n"
        "ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(ax.xaxis.get_major_locator()))\n"
        "ax.secondary_xaxis('top')\n"
        "ax.inset_axes([.6, .1, .3, .3]).plot([1, 2])"
    ),
    "fig, ax = plt.subplots(subplot_kw={'projection': '3d'})\nax.plot([1, 2], [3, 4], [5, 6])",
    "plt.table([['1', '2']], loc='center')\nplt.yscale('symlog')",
    "plt.ioff()\nplt.plot([1, 2])",
    "plt.ion()\nplt.plot([2, 1])\nplt.show()\nplt.plot([3, 1])",
    "plt.hist([1, 2, 2])\nplt.savefig('egen.png')",
    "fig, ax = plt.subplots(subplot_kw={'projection': 'polar'})\nax.plot([1, 2], [3, 4])",
    "plt.plot([1, 2])\nplt.close()",
    "plt.figure()",
    (
        "from matplotlib.artist import Artist\n"
        "class Bad(Artist):\n"
        "    def draw(self, renderer):\n"
        "        1 / 0\n"
        "fig, ax = plt.subplots()\n"
        "ax.add_artist(Bad())"
    ),
    "plt.close('all')\nplt.plot([float('nan'), 1])\nplt.yscale('log')",
    "%config InlineBackend.close_figures = False\nplt.plot([1, 2])",
]


def charts(exercise: str) -> NotebookNode:
    """The solved exercise with charts of many kinds before it."""
    notebook = solved(exercise)
    notebook.cells[1:1] = [new_code_cell(source, id=f"chart-{number}") for number, source in enumerate(CHARTS)]
    return notebook


def varied(exercise: str, count: int = 50) -> dict[str, NotebookNode]:
    """Submissions as learners write them: answers right, untouched and odd, and cells of their own between."""
    chosen = random.Random(2030)
    found = {}
    for number in range(count):
        language = ("nb", "nn", "en")[number % 3]
        notebook, blank = solved(exercise, language), released(exercise, language)
        for cell in blank.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("solution") and cell.cell_type == "code" and chosen.random() < 0.4:
                graded_cell(notebook, about["grade_id"]).source = chosen.choice(
                    [cell.source, "", "x = 1", "1 / 0", cell.source + "\nprint('hei')"]
                )
        places = list(range(1, len(notebook.cells)))
        for source in {WELL_MEANT[number % len(WELL_MEANT)], *chosen.sample(WELL_MEANT, 2)}:
            own = new_code_cell(source, id=f"own-{number}-{WELL_MEANT.index(source)}")
            notebook.cells.insert(chosen.choice(places), own)
        found[f"varied-{number:02}"] = notebook
    return found


def odd(exercise: str) -> NotebookNode:
    """The solved exercise with every cell in which we are known to differ before its own."""
    notebook = solved(exercise)
    notebook.cells[1:1] = [new_code_cell(source, id=f"odd-{name}") for name, (source, *_) in DIFFERENCES.items()]
    return notebook


# These never end by themselves: their cell is given little time, all others as much as an honest one needs on a
# loaded machine.
ENDLESS = {
    "infinite-loop",
    "infinite-loop-that-catches",
    "sleeps",
    "ignores-signals",
    "blocks-all-signals",
    "number-bomb",
    "huge-repr",
    "endless-outputs",
    "recursion-limit",
    "fork-bomb",
}


def with_first_cell(exercise: str, source: str, solve: bool = True, name: str = "hostile") -> NotebookNode:
    """The solved exercise with a cell before everything else."""
    notebook = solved(exercise) if solve else released(exercise)
    notebook.cells.insert(1, new_code_cell(textwrap.dedent(source).strip(), id=name))
    return notebook


CODE = {
    "infinite-loop": "while True: pass",
    "infinite-loop-that-catches": """
        while True:
            try:
                while True: pass
            except BaseException: pass""",
    "sleeps": "import time; time.sleep(3600)",
    "ignores-signals": "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ntime.sleep(3600)",
    "blocks-all-signals": (
        "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: time.sleep(1)"
    ),
    "fork-bomb": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "shell-fork-bomb": "import os; os.system(':(){ :|:& };:')",
    "memory-bomb": "kept = []\nwhile True: kept.append(bytearray(50_000_000))",
    "memory-in-children": (
        "import os\n"
        "for _ in range(20):\n"
        "    if os.fork() == 0:\n"
        "        kept = bytearray(200_000_000); kept[::4096] = b'x' * len(kept[::4096])\n"
        "        import time; time.sleep(600)"
    ),
    "number-bomb": "x = 9 ** 9 ** 9",
    "disk-filler": "with open('full', 'wb') as f:\n    while True: f.write(b'x' * 10_000_000)",
    "many-files": "n = 0\nwhile True:\n    open(f'fil{n}', 'w').close(); n += 1",
    "open-files": "kept = [open('/dev/null') for _ in range(100_000)]",
    "gigabyte-of-output": "while True: print('x' * 100_000)",
    "gigabyte-from-program": "import os; os.system('yes | head -c 1000000000')",
    "endless-outputs": "while True: display(1)",
    "exit-call": "exit()",
    "quit-call": "quit()",
    "system-exit": "import sys; sys.exit(0)",
    "os-exit": "import os; os._exit(0)",
    "kill-parent": "import os; os.kill(os.getppid(), 9)",
    "kill-self": "import os; os.kill(os.getpid(), 9)",
    "kill-everything": "import os; os.kill(-1, 9)",
    "kill-group": "import os; os.killpg(0, 9)",
    "abort": "import os; os.abort()",
    "segfault": "import ctypes; ctypes.string_at(0)",
    "stack-overflow-in-c": (
        "import sys, re\nsys.setrecursionlimit(10**6)\nx = []\nfor _ in range(200_000): x = [x]\nrepr(x)"
    ),
    "deep-recursion": "def f(): return f()\nf()",
    "recursion-limit": "import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f()\nf()",
    "daemon": (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        while True: time.sleep(1)\n"
        "    os._exit(0)"
    ),
    "thread-left": (
        "import threading, time\n"
        "threading.Thread(target=lambda: [print('x') or time.sleep(0.01) for _ in iter(int, 1)]).start()"
    ),
    "alarm": (
        "import signal\n"
        "signal.signal(signal.SIGALRM, lambda *_: 1 / 0)\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)"
    ),
    "atexit": "import atexit, os; atexit.register(os._exit, 0)",
    "reads-gradebook": "open('GRADEBOOK', 'rb').read()",
    "reads-other-learner": "open('OTHER').read()",
    "reads-source": "print(open('SOURCE').read())",
    "reads-own-notebook": "import glob\nassert not glob.glob('*.ipynb'), glob.glob('*')",
    "reads-proc": "import os\nprint(open('/proc/1/environ').read(), os.listdir('/proc/self/fd'))",
    "reads-home": (
        "import os\nfor name in ('/home', '/var', '/etc/shadow', '/root/.ssh'): assert os.path.exists(name), name"
    ),
    "network": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:8888', timeout=2)",
    "name-lookup": "import socket\nsocket.gethostbyname('example.org')",
    "raw-socket": "import socket\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "writes-to-library": "import baerekraft\nopen(baerekraft.__file__, 'a').write('x')",
    "writes-every-file": (
        "import os\n"
        "for fd in range(3, 256):\n"
        '    try: os.write(fd, b\'\\0\\0\\0\\x10{"done": {"st": 1}\')\n'
        "    except OSError: pass"
    ),
    "closes-every-file": "import os\nos.closerange(0, 256)",
    "shuts-stdout": "import sys\nsys.stdout.close(); sys.stdout = None; sys.stderr = None",
    "no-builtins": (
        "import builtins\nfor name in list(vars(builtins)):\n    if not name.startswith('_'): delattr(builtins, name)"
    ),
    "no-modules": "import sys; sys.modules.clear()",
    "surrogates": "print('\\ud800'); '\\udfff'",
    "control-characters": "print(''.join(map(chr, range(32))))",
    "html-in-output": "from IPython.display import HTML\nHTML('<script>alert(1)</script>')",
    "huge-repr": "class A:\n    def __repr__(self): return 'x' * 500_000_000\nA()",
    "repr-raises": "class A:\n    def __repr__(self): raise SystemExit\nA()",
    "bad-mime": (
        "from IPython.display import publish_display_data\n"
        "publish_display_data({'text/plain': 42, 'image/png': object()})"
    ),
    "ptrace": "import ctypes\nprint(ctypes.CDLL(None).ptrace(16, 1, 0, 0))",
    "namespaces": "import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == -1",
    "temporary-name": "import os\nos.symlink('/etc/passwd', 'lenke'); print(open('lenke').read())",
}

# Unanswered, and the tests made to pass: the mark must be nothing, or the submission must be flagged.
FORGED = {
    "own-assertion-error": "import builtins\nclass Quiet(Exception): pass\nbuiltins.AssertionError = Quiet",
    "check-always-true": "from baerekraft import exercise\nexercise.check.__exit__ = lambda *_: True",
    "check-replaced": (
        "import sys, types\n"
        "made = types.ModuleType('e')\n"
        "class check:\n"
        "    def __init__(self, key): pass\n"
        "    def __enter__(self): pass\n"
        "    def __exit__(self, *_): return True\n"
        "made.check = check\n"
        "sys.modules['baerekraft.exercise'] = made"
    ),
    "check-code": (
        "from baerekraft import exercise\n"
        "def quiet(self, kind, error, traceback): return True\n"
        "exercise.check.__exit__.__code__ = quiet.__code__"
    ),
    "equal-to-all": (
        "class Any:\n"
        "    def __eq__(self, other): return True\n"
        "    def __getattr__(self, name): return lambda *a, **k: Any()\n"
        "    def __call__(self, *a, **k): return Any()\n"
        "    def __getitem__(self, key): return Any()\n"
        "    def __round__(self, n=0): return Any()\n"
        "signs = Any()"
    ),
    "isna-true": "import pandas\npandas.isna = lambda *_: True\npandas.Series.mean = lambda *_: 10",
    "run-cell-quiet": (
        "ip = get_ipython()\n"
        "old = type(ip).run_code\n"
        "async def quiet(self, *a, **k): return False\n"
        "type(ip).run_code = quiet"
    ),
    "showtraceback-quiet": (
        "get_ipython().showtraceback = lambda *a, **k: None\nget_ipython()._showtraceback = lambda *a, **k: None"
    ),
    "transformer": (
        "import ast\n"
        "class Drop(ast.NodeTransformer):\n"
        "    def visit_Module(self, m):\n"
        "        m.body = []\n"
        "        return m\n"
        "get_ipython().ast_transformers.append(Drop())"
    ),
    "input-transformer": "get_ipython().input_transformers_post.append(lambda lines: ['pass\\n'])",
    "pre-run-cell": "def stop(info): info.raw_cell = 'pass'\nget_ipython().events.register('pre_run_cell', stop)",
    "exit-on-error": "import os, sys\nget_ipython().set_custom_exc((Exception,), lambda *a, **k: os._exit(0))",
    "trace": "import sys\ndef trace(frame, event, arg):\n    return trace\nsys.settrace(trace)",
    "display-hook": "import sys\nsys.displayhook = lambda *_: None",
    "stdout-forged": 'print(\'{"done": {"status": "ok"}}\')',
    "channel-forged": (
        "import gc, json, struct\n"
        "for one in gc.get_objects():\n"
        "    if type(one).__name__ == 'Channel':\n"
        "        for n in range(50): one.send({'nonce': 'x' * 32, 'done': {'status': 'ok'}, 'proof': 'y'})"
    ),
    "source-of-the-test": (
        "import sys\n"
        "class Spy:\n"
        "    def __contains__(self, key): return True\n"
        "    def __getitem__(self, key):\n"
        "        f = sys._getframe()\n"
        "        return 0\n"
        "signs = Spy()"
    ),
    "import-hook": (
        "import sys\n"
        "class Hook:\n"
        "    def find_spec(self, name, path=None, target=None): return None\n"
        "sys.meta_path.insert(0, Hook())\n"
        "del sys.modules['baerekraft.exercise']"
    ),
}

# Reports of success, sent by the learner's own process in each way that a review found.
FORGED |= {
    "report-of-each-cell": """
        import asyncio, sys
        def report():
            session, parent = sys.stdout.session, sys.stdout.parent
            for status in ("aborted", "ok"):
                done = {"status": status, "ename": "", "evalue": "", "traceback": [], "execution_count": 1}
                session.channel.send({"nonce": parent["msg_id"], "done": done, "proof": "0" * 32})
            asyncio.get_event_loop().call_soon(report)
        asyncio.get_event_loop().call_soon(report)""",
    "report-with-the-callers-locals": """
        import os, re, struct, traceback
        def clean(value):
            found = traceback.StackSummary.extract(traceback.walk_stack(None), capture_locals=True)
            told = "".join(str(frame.locals) for frame in found)
            for nonce in set(re.findall("[0-9a-f]{32}", told)):
                body = b'{"nonce": "%s", "done": {"status": "ok"}, "proof": "%s"}' % ((nonce.encode(),) * 2)
                for file in range(3, 40):
                    try: os.write(file, struct.pack("!I", len(body)) + body)
                    except OSError: pass
            return 1""",
    "warnings-that-end-the-check": """
        import warnings
        class Quiet(warnings.catch_warnings):
            def __exit__(self, *_):
                import sys
                frame = sys._getframe(1)
                raise SystemExit
        warnings.catch_warnings = Quiet
        warnings.catch_warnings.__exit__ = lambda *_: True""",
    "report-of-nothing": """
        import sys
        sys.stdout.session.channel.send({"nonce": sys.stdout.parent["msg_id"], "done": {"beside": 1}})""",
    "report-of-no-cell": """
        import sys
        sys.stdout.session.channel.send({"nonce": [1], "done": {"status": "ok"}})""",
    "answers-as-functions-of-the-judge": """
        import json, sys
        channel = sys.stdout.session.channel
        send = channel.send
        def instead(message, sealed=b""):
            said = json.loads(sealed or "{}")
            found = said.get("values", {})
            for name in [*found, "set", "all", "near", "pd", "__builtins__"]:
                found[name] = {"kind": "library", "module": "pandas.io.common", "name": "os.system"}
            send(message, sealed and json.dumps(said).encode())
        channel.send = instead""",
    "answers-that-are-nonsense": """
        import sys
        channel = sys.stdout.session.channel
        send = channel.send
        channel.send = lambda message, sealed=b"": send(message, sealed and b"[" * 100_000)""",
    "answers-that-are-nonsense-when-called": """
        import sys
        channel = sys.stdout.session.channel
        send = channel.send
        cut = lambda sealed: sealed[:9] if b"returned" in sealed else sealed
        channel.send = lambda message, sealed=b"": send(message, cut(sealed))""",
    "answers-for-the-judge": """
        import sys
        from baerekraft.grade.inside import answers
        answers.Answers.values = lambda self, asked: {"status": "ok", "values": {}, "beside": "", "whose": "test"}
        same = {"kind": "library", "module": "unittest.mock", "name": "ANY"}
        answers.Answers.call = lambda self, asked: {"returned": same}
        answers.packed = lambda *_: {"kind": "module", "name": "os"}
        """,
    "equal-by-a-type-made-late": """
        yes, no = lambda *_: True, lambda *_: False
        Same = type("Same", (float,), {"__eq__": yes, "__ne__": no, "__hash__": float.__hash__})
        def clean(value):
            return Same("nan")
        def per_1000(count, population):
            return Same(1)
        def is_better(*_, **__):
            return Same(1)""",
    "audit-hook": """
        import sys
        sys.addaudithook(lambda name, args: name == "compile" and setattr(sys, "last", args))""",
    "traced-pandas": """
        import pandas as pd
        pd.Series.map = lambda self, function: pd.Series([10.0])
        pd.isna = lambda *_: True
        pd.Series.__getitem__ = lambda self, key: 79.8
        pd.Series.abs = lambda self: pd.Series([0.0])""",
}


# Answers to `typical` of 04_fair_comparison: a constant, and the library made to agree with it in the hidden test.
FORGED_FIGURES = {
    "compare-replaced": """
        import baerekraft
        from baerekraft.methods import comparison
        class Forged:
            members, median = {"value": None}, 36
        baerekraft.compare = comparison.compare = lambda *_, **__: Forged()
        def typical(values):
            return 36""",
    "figures-replaced": """
        from baerekraft.figures import select
        real = select._bundled
        def forged(id):
            return real(id).assign(value=36.0)
        select._bundled = forged
        def typical(values):
            return 36""",
}
FORGED_FIGURES = {name: textwrap.dedent(source).strip() for name, source in FORGED_FIGURES.items()}
FORGED = {name: textwrap.dedent(source).strip() for name, source in FORGED.items()}


def hostile(exercise: str, course: Path) -> dict[str, NotebookNode]:
    """Notebooks that attack when they run."""
    where = {
        "GRADEBOOK": str(course / "gradebook.db"),
        "OTHER": str(course / "submitted/honest-0" / exercise / f"{exercise}.ipynb"),
        "SOURCE": str(course / "source" / exercise / f"{exercise}.ipynb"),
    }
    found = {}
    for name, source in CODE.items():
        for word, path in where.items():
            source = source.replace(word, path)
        found[name] = with_first_cell(exercise, source, name="endless" if name in ENDLESS else "hostile")
    return found | {f"forged-{name}": forged(exercise, name) for name in FORGED}


def forged(exercise: str, name: str) -> NotebookNode:
    """An exercise without an answer that would be given points."""
    notebook = with_first_cell(exercise, FORGED[name], solve=False)
    if re.search(r"^(signs = |def clean)", FORGED[name], re.MULTILINE):
        graded_cell(notebook, "clean").source += "\n" + FORGED[name]
    return notebook


def broken(exercise: str, course: Path) -> dict[str, Callable[[Path], None]]:
    """Submissions that are no ordinary notebook: name -> what fills the learner's folder."""
    whole = nbformat.writes(solved(exercise))
    path = f"{exercise}.ipynb"

    def text(content: str, name: str = path, encoding: str = "utf-8"):
        return lambda folder: (folder / name).write_text(content, encoding=encoding)

    def book(change: Callable[[NotebookNode], None]):
        made = solved(exercise)
        change(made)
        return lambda folder: (folder / path).write_text(json.dumps(made), encoding="utf-8")

    def cells(change):
        return book(lambda made: made.update(cells=change(copy.deepcopy(made.cells))))

    def old(folder: Path) -> None:
        made = json.loads(whole)
        worksheet = [
            {
                "cell_type": "code",
                "input": cell["source"],
                "outputs": [],
                "language": "python",
                "metadata": cell["metadata"],
                "collapsed": False,
            }
            if cell["cell_type"] == "code"
            else {"cell_type": "markdown", "source": cell["source"], "metadata": cell["metadata"]}
            for cell in made["cells"]
        ]
        (folder / path).write_text(
            json.dumps(
                {
                    "metadata": {"name": ""},
                    "nbformat": 3,
                    "nbformat_minor": 0,
                    "worksheets": [{"cells": worksheet, "metadata": {}}],
                }
            )
        )

    def two(folder: Path) -> None:
        (folder / path).write_text(whole)
        (folder / "kladd.ipynb").write_text("{}")

    def links(folder: Path) -> None:
        (folder / path).write_text(whole)
        (folder / "gradebook.db").symlink_to(course / "gradebook.db")
        (folder / "alt").symlink_to("/")

    def linked(folder: Path) -> None:
        (folder / path).symlink_to(course / "source" / exercise / path)

    def pipe(folder: Path) -> None:
        (folder / path).write_text(whole)
        os.mkfifo(folder / "rør")

    def clutter(folder: Path) -> None:
        (folder / path).write_text(whole)
        for number in range(600):
            (folder / f"fil {number} æøå.txt").write_text("x")

    def big(folder: Path) -> None:
        (folder / path).write_text(whole)
        with open(folder / "stor.bin", "wb") as file:
            file.truncate(2 * 2**30)

    def time(folder: Path) -> None:
        (folder / path).write_text(whole)
        (folder / "timestamp.txt").write_text("i går")

    def widgets(made):
        made.metadata["widgets"] = {
            "application/vnd.jupyter.widget-state+json": {"state": {"a": {"model_name": "X"}}, "version_major": 2}
        }

    def rename(made):
        graded_cell(made, "clean").metadata.nbgrader.grade_id = "æøå ../../x"

    def retype(made):
        graded_cell(made, "clean-missing-test").cell_type = "markdown"
        for name in ("outputs", "execution_count"):
            graded_cell(made, "clean-missing-test").pop(name, None)

    def kernel(made):
        made.metadata.kernelspec = {"name": "ir", "display_name": "R", "language": "R"}

    def metadata(made):
        graded_cell(made, "clean").metadata.nbgrader = "ødelagt"

    def schema(made):
        graded_cell(made, "clean").metadata.nbgrader.schema_version = 99

    def skipped(made):
        for cell in made.cells:
            cell.metadata.tags = ["skip-execution"]

    def points(made):
        graded_cell(made, "clean-missing-test").metadata.nbgrader.points = 10**6

    return {
        "no-notebook": lambda folder: (folder / "les.txt").write_text("x"),
        "empty-folder": lambda folder: None,
        "empty-file": text(""),
        "half-written": text(whole[: len(whole) // 2]),
        "not-json": text("dette er ikke en notatbok"),
        "json-list": text("[]"),
        "json-number": text("42"),
        "deep-json": text("[" * 100_000),
        "no-cells": text('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}'),
        "cells-of-nonsense": text(
            '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1, null, {"cell_type": "x"}]}'
        ),
        "nbformat-3": old,
        "nbformat-99": book(lambda made: made.update(nbformat=99)),
        "bom": text(whole, encoding="utf-8-sig"),
        "latin-1": text(whole.replace("✓", "").encode("latin-1", "ignore").decode("latin-1"), encoding="latin-1"),
        "utf-16": text(whole, encoding="utf-16"),
        "null-bytes": text(whole + "\0\0\0"),
        "wrong-name": text(whole, name=f"{exercise} (1).ipynb"),
        "two-notebooks": two,
        "links": links,
        "notebook-is-a-link": linked,
        "pipe": pipe,
        "clutter": clutter,
        "big-file": big,
        "bad-timestamp": time,
        "widgets-state": book(widgets),
        "wrong-kernel": book(kernel),
        "renamed-cell": book(rename),
        "retyped-cell": book(retype),
        "metadata-of-nonsense": book(metadata),
        "schema-of-the-future": book(schema),
        "more-points": book(points),
        "skipped-cells": book(skipped),
        "deleted-cells": cells(lambda found: [cell for cell in found if "nbgrader" not in cell.metadata]),
        "duplicated-cells": cells(lambda found: found + copy.deepcopy(found)),
        "reordered-cells": cells(lambda found: found[::-1]),
        "twenty-thousand-cells": cells(
            lambda found: found + [new_markdown_cell("x", id=f"c{n}") for n in range(20_000)]
        ),
        "thousand-cells": cells(lambda found: found + [new_code_cell("1", id=f"c{n}") for n in range(1000)]),
        "same-ids": cells(lambda found: [cell.update(id="x") or cell for cell in found]),
        "id-with-spaces": cells(lambda found: [cell.update(id="ikke lov æøå") or cell for cell in found]),
        "folder-is-a-file": lambda folder: (folder.rmdir(), folder.write_text("x")),
    }


def hand_in_all(course: Path, exercise: str) -> list[str]:
    """Put honest, hostile and broken submissions where nbgrader collects to; returns the names of the last two."""
    for number in range(3):
        hand_in(course, f"honest-{number}", exercise, solved(exercise, ("nb", "nn", "en")[number]))
    hand_in(course, "ærlig-øyvind-å", exercise, solved(exercise))
    found = hostile(exercise, course)
    for name, notebook in found.items():
        hand_in(course, name, exercise, notebook)
    spoilt = broken(exercise, course)
    for name, fill in spoilt.items():
        folder = course / "submitted" / name / exercise
        folder.mkdir(parents=True)
        fill(folder)
    return [*found, *spoilt]
