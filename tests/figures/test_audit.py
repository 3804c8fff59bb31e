"""Every figure has been computed anew from the raw extract, by code that has nothing in common with what wrote it."""

from __future__ import annotations

import ast
import csv
import sys

from paths import ROOT

from baerekraft.figures.tables import table

sys.path.insert(0, str(ROOT / "tools"))

import audit
from audit_recipes import PLACES, Extracts

AUDIT = [ROOT / "tools" / name for name in ("audit.py", "audit_recipes.py", "compilation_files.py")]


def test_the_audit_shares_no_code_with_what_it_audits():
    trees = [ast.walk(ast.parse(path.read_text("utf-8"))) for path in AUDIT]
    imported = {
        (node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for tree in trees
        for node in tree
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names | {"audit_recipes", "compilation_files"}


def test_no_figure_differs_and_the_audit_is_of_the_figures_that_are_shown():
    shown = table("figures").dropna(subset=["value"])["indicator"].value_counts()
    own = table("audit").query("held_against == 'extract'").set_index("indicator")
    assert own["figures"].to_dict() == shown.to_dict(), "python tools/update_figures.py FOLDER, then make build"
    assert (own["differing"] == 0).all() and (own["checked"] <= own["figures"]).all()
    assert (own["sha256"].str.fullmatch("([0-9a-f]{64};?)+") | (own["checked"] == 0)).all()


def test_a_figure_that_was_miscarried_is_found(tmp_path):
    places = "kommunenr,fylkesnr,areal_km2\n0301,03,454.1\n"
    (tmp_path / PLACES).write_text(places, "utf-8")
    rows = [("turnout_local", "0301", "2019", "64.1"), ("turnout_local", "0301", "2023", "65.0")]
    with (tmp_path / "figures.csv").open("w", newline="") as written:
        csv.writer(written).writerows([("indicator", "region", "period", "value"), *rows])
    elections = "kommunenr,valg,aar,frammote_pst\n0301,kommunestyrevalg,2019,64.1\n0301,kommunestyrevalg,2023,64.9\n"
    (tmp_path / "valgdeltakelse_kommune_2019_2025.csv").write_text(elections, "utf-8")
    (row,) = audit.audit(tmp_path, tmp_path)
    assert (row["figures"], row["checked"], row["differing"], row["largest"]) == (2, 2, 1, "0.1000")
    assert "turnout_local: 2 of 2 computed anew, 1 differ" in audit.summary([row])


def test_a_sum_lacks_no_municipality(tmp_path):
    (tmp_path / PLACES).write_text("kommunenr,fylkesnr\n1101,11\n1103,11\n0301,03\n", "utf-8")
    counts = {("1101", "2024"): 2.0, ("1103", "2024"): 3.0, ("1101", "2025"): 5.0, ("0301", "2024"): 1.0}
    sums = Extracts(tmp_path).summed(counts)
    assert (sums["11", "2024"], sums["0000", "2024"]) == (5, 6)
    assert ("11", "2025") not in sums and ("0000", "2025") not in sums
