"""What Python and pandas say most often, and what is said of it instead: the cause, true of the values there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from IPython.core.interactiveshell import InteractiveShell
from slips import notebook_shell

from baerekraft.language import LANGUAGES, speaking
from baerekraft.slips.raised import explain

TABLE = 'import pandas as pd\nt = pd.DataFrame({"owner": ["a", "b"], "year": [2019, 2020]})\n'
SHARE = "def share(part, whole):\n    print(part / whole)\n"
SAID = [
    # what a value is, not what it might have been
    ("shares = [7.5, 8.0]", "gjennomsnitt(shares)", "of-a-column", "sum(shares) / len(shares)"),
    ("shares = [7.5, 8.0]", "shares.mean()", "of-a-column", "sum(shares) / len(shares)"),
    ("", "AVERAGE([a, b])", "of-a-column", None),  # as in Excel
    ("", "AVERAGE([7.5, 8.0])", "of-a-column", "sum([7.5, 8.0]) / len([7.5, 8.0])"),
    (TABLE, "COUNT(t.year)", "method-not-function", "t.year.count()"),
    ("shares = [7.5, 8.0]", "COUNT(shares)", "excel-formula", "len(shares)"),
    ("", "SUMMER(7.5, 8.0)", "excel-formula", None),
    ("whole = 126", "61 / hole", "misspelt-name", "61 / whole"),
    ("", "61 / 126 * 100 // andel", "remark-sign", "61 / 126 * 100  # andel"),
    ("", "61 -- andel", "remark-sign", "61  # andel"),
    ("", "61 // andel", "not-run-yet", None),
    ("municipality = None", 'municipality("Skien")', "name-replaced", None),
    (SHARE, "share(1, 2) * 100", "print-for-return", None),
    (SHARE.replace("print", ""), "share(1, 2) * 100", "no-return", None),
    ("place, n = 'Lier', 15", 'place + " bosatte " + n', "text-and-number", 'place + " bosatte " + str(n)'),
    ("whole, n = pd.Series, 15", 'str(len) + "a" + n', "number-beside-text", 'str(len) + "a" + str(n)'),
    ("", "len(None)", "nothing", None),
    ("found = []", "found[0]", "nothing-in-it", None),
    ("", '", ".join([1, 2])', "numbers-among-texts", '", ".join(str(each) for each in [1, 2])'),
    # a repair mends all that is alike on the line, and is not said where the line would stop again
    ("", 'signs = {".": nan, "..": nan}', "no-value", 'signs = {".": float("nan"), "..": float("nan")}'),
    (
        "a, b = pd.Series({'1151': 15}), pd.Series({'1151': 188})",
        "a[1151] / b[1151]",
        "wrong-row",
        'a["1151"] / b["1151"]',
    ),
    ("period = '2023'", "period + 1", "text-and-number", "int(period) + 1"),
    ("rate = 2.5", 'rate < "3,5"', "text-and-number", "rate < 3.5"),
    ("", 'number("62,13", 1)', "text-and-number", "number(62.13, 1)"),
    ("", 'cards.loc["x"]', "not-run-yet", None),
    ("", "round(a - b, 1)", "not-run-yet", None),
    ("", 'cross.section("population", "2023")', "bad-name", 'cross_section("population", "2023")'),
    ("share = 3", 'print("Andel:" (share))', "missing-comma", 'print("Andel:", (share))'),
    ("x = '5'", "x.round(1)", "function-not-method", None),
    ("d = {'a': 1}", "for k, v in d:\n    print(k)", "missing-items", "for k, v in d.items():"),
    (TABLE, "t(year)", "column-alone", None),
    (TABLE, 't["year"].mean + 1', "missing-call", 't["year"].mean() + 1'),
    (TABLE + "t['count'] = 1", "t[t.count > 5]", "name-for-column", 't[t["count"] > 5]'),
    ("goals = [3, 4]", "goal[0]", "alike-function", "goals[0]"),
    # what Python cannot read
    ("", "signs = {–: 0.0}", "sign-from-word", 'signs = {"-": 0.0}'),
    ("", "title = 'Hans' tall'", "quote-in-quotes", 'title = "Hans\' tall"'),
    ("", "a = 1\nif a:\n    a = 2\nprint(a)\nelse:\n    a = 3", "line-between", None),
    ("", "for each in [1, 2]:\ntotal = 0\ntotal = total + each", "empty-block", None),
    ("", "if 1 > 2:\ntotal = 0", "missing-indent", "    total = 0"),
    ("", "a = *b", "extra-sign", None),
    # tables
    (TABLE, "t.append({'owner': 'c'}, ignore_index=True)", "rows-added", None),
    (TABLE, 't["year".max()]', "bracket-too-late", 't["year"].max()'),
    (TABLE, 't["max"]', "wrong-column", None),
    (TABLE, 't.drop(columns=["owners"])', "wrong-column", 't.drop(columns=["owner"])'),
    (TABLE, 't.pivot(index="year", columns="b", values="c")', "wrong-column", None),
    (TABLE, 't.columns = ["a;b", "c"]\nt["a"]', "wrong-column", None),
    (TABLE, 't["year"].iloc[2]', "wrong-position", None),
    (TABLE, 't[t.year == "2019"].iloc[0]', "past-the-end", None),
    (TABLE + "t = t[t.year == '2019']", 't["owner"].iloc[0]', "nothing-in-it", None),
    (TABLE + "t = t,", 't["owner"]', "many-for-one", None),
    (TABLE, 't = t.dropna(),\nt["owner"]', "one-comma", "t = t.dropna()"),
    ("import io", 'pd.read_csv(io.StringIO("a;b\\n1;2"))["a"]', "rows-of-file", None),
    ("import io", 'pd.read_csv(io.StringIO("a\\tb\\n1\\t2")).a', "rows-of-file", None),
    (TABLE, "pd.to_numeric(t)", "whole-table", None),
    (TABLE, 't[["a", "b"]] = t[["year"]]', "unequal-lengths", None),
    (TABLE, 't.columns = ["a"]', "unequal-lengths", None),
    (TABLE, 't.merge(pd.DataFrame({"year": ["2019"]}), on="year")', "nothing-to-merge-by", None),
    (TABLE, 't.merge(pd.DataFrame({"code": ["2019"]}))', "nothing-to-merge-by", None),
    (TABLE, "t.year == pd.Series([1])", "other-rows", None),
    (
        TABLE,
        't.rename(columns={"owner": "name"})\nt["Year"]',
        "wrong-column",
        't["year"]',
    ),
    (TABLE, 't["Owner"] + t[["Year"]]', "wrong-column", 't["owner"] + t[["year"]]'),
    (TABLE, '(t\n    .dropna()\n    ["Year"])', "wrong-column", '    ["year"])'),
    (TABLE, 't["owner"].dt.year', "no-dates", None),
    (TABLE, 't["year"].astype(str)\nfloat(t["owner"][0])', "text-as-number", None),  # of another column
    (TABLE, 't["Year"] == 2019', "wrong-column", 't["year"] == 2019'),
    (TABLE, "t.plot(kind=bar)", "missing-quotes", 't.plot(kind="bar")'),
    (TABLE, "t.dropna(subset=owner)", "missing-quotes", 't.dropna(subset="owner")'),
    (TABLE, 't.dropna(subset=["owner" "year"])', "missing-comma", 't.dropna(subset=["owner", "year"])'),
    (TABLE, 'newest = t["year"].max\nnewest["a"]', "missing-call", 'newest = t["year"].max()'),
    (
        "import matplotlib",
        "import matplotlib as plt\nplt.plot([1])",
        "missing-import",
        "import matplotlib.pyplot as plt",
    ),
    ("", 'raise "Året er feil"', "kind-of-error", 'raise ValueError("Året er feil")'),
    ("chosen = [1]", "[n for n in 9-1 if n not in chosen]", "one-number", None),
    ("import matplotlib.pyplot as plt", 'plt.set_title("a")', "wrong-method", 'plt.title("a")'),
    ("", 'float("27\u00a0584")', "text-as-number", 'float("27584")'),
    ("", "order = {'b', 'e'}\norder[0:1]", "list-without-brackets", "order = ['b', 'e']"),
    (
        "steps = {(2, 8): -2}",
        "for a, b in steps:\n    sum(a, b)",
        "number-for-list",
        "    sum([a, b])",
    ),
    (TABLE, "t.set_index(pd.Index([1, 1])).reindex([1, 2])", "label-twice", None),
    ("import io", 'pd.read_csv(io.StringIO("a,b\\n1,2,3\\n1,2,3,4\\n"))', "rows-of-file", None),
    ("", 'pd.to_datetime("1. januar 2024")', "wrong-date", None),
    ("", "pd.Series([1.5, None]).astype(int)", "missing-among-them", None),
    # and the rest
    ("", "began, after = 1, 2, 3", "unpacking", None),
    ("steps = {}", "steps[[2, 15]] = 2", "list-as-key", None),
    ("def again(n):\n    return again(n)", "again(1)", "calls-itself", None),
    ("", "10.0 ** 400", "too-large", None),
    ("", "next(iter([]))", "no-more", None),
    ("", "b'\\xe6'.decode()", "wrong-encoding", None),
    ("", 'open(".")', "folder-for-file", None),
    ("", "max()", "nothing-given", None),
    ("", 'f"{3.5:d}"', "wrong-format", None),
    (SHARE, "share(1, part=2)", "given-twice", None),
    ("place = municipality('Lier')", "place + 1", "other-kind", None),
    ("", "chr(-1)", "other-value", None),
    ("", 'traffic_light(8, 10, 5, "lavere")', "of-course", None),
]


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    with notebook_shell() as shell:
        shell._showtraceback = lambda *shown: None
        yield shell


@pytest.mark.parametrize(("before", "cell", "cause", "right"), SAID, ids=lambda each: str(each)[:40])
def test_a_common_message_has_its_sentence(
    shell: InteractiveShell, before: str, cell: str, cause: str, right: str | None
):
    shell.user_ns.clear()
    shell.init_user_ns()
    assert shell.run_cell(f"from baerekraft.nb import *\nimport pandas as pd\n{before}").success
    result = shell.run_cell(cell)
    error = result.error_before_exec or result.error_in_exec
    told = explain(error, cell, shell.user_ns) if error else None
    assert told and (told.cause, told.right) == (cause, right)
    for language in LANGUAGES:
        with speaking(language):
            said = " ".join(told.sentences()).replace(right or "…", "")
        assert not any(english in said for english in ("DataFrame", "NoneType", "Error"))
