"""Compute every figure anew from the raw extracts, by code that has nothing in common with what wrote them.

    python tools/audit.py FOLDER

FOLDER holds the extracts (tools/compilation_files.py says which). Nothing else of the library or of the other tools is
imported, and no pandas: how each indicator is computed stands once more in tools/audit_recipes.py. The result is
baerekraft/data/audit.csv: for each indicator how many figures it has, how many were computed anew, how many differ by
more than rounding and by how much, from which files with which hash. Where another publisher, or another compilation,
has the same figures, they are held against those too. tools/update_figures.py does it after each update.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from audit_recipes import COMPARISONS, RECIPES, Extracts, Figures

DATA = Path(__file__).resolve().parent.parent / "baerekraft" / "data"
COLUMNS = ("indicator", "held_against", "files", "sha256", "figures", "checked", "differing", "largest", "day")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the extracts are")
    parser.add_argument("--figures", type=Path, default=DATA, metavar="OTHER", help="audit the tables there instead")
    asked = parser.parse_args(arguments)
    try:
        rows = audit(asked.folder, asked.figures)
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(summary(rows))
    return 0


def audit(folder: Path, tables: Path) -> list[dict[str, object]]:
    """Write audit.csv beside the tables and give its rows. Raises OSError where an extract is missing."""
    shown, extracts = shown_figures(tables), Extracts(folder)
    rows = [row for indicator, figures in shown.items() for row in _rows(indicator, figures, extracts)]
    with (tables / "audit.csv").open("w", encoding="utf-8", newline="") as written:
        table = csv.DictWriter(written, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return rows


def shown_figures(tables: Path) -> dict[str, dict[tuple[str, str], str]]:
    """The figures of figures.csv as they are written, by indicator, region and period; without the empty ones."""
    shown: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    with (tables / "figures.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["value"]:
                shown[row["indicator"]][row["region"], row["period"]] = row["value"]
    return dict(sorted(shown.items()))


def summary(rows: list[dict[str, object]]) -> str:
    """What was found in a line, and a line for each indicator that differs or was not computed anew."""
    own = [row for row in rows if row["held_against"] == "extract"]
    worth_telling = [row for row in own if row["differing"] or row["checked"] != row["figures"]]
    told = [
        f"{row['indicator']}: {row['checked']} of {row['figures']} computed anew, {row['differing']} differ"
        for row in worth_telling
    ]
    checked, figures, differing = (
        sum(int(str(row[key])) for row in own) for key in ("checked", "figures", "differing")
    )
    return "\n".join([f"audit.csv: {checked} of {figures} figures computed anew, {differing} differ", *told])


def _rows(indicator: str, shown: Mapping[tuple[str, str], str], extracts: Extracts) -> Iterator[dict[str, object]]:
    """The indicator against its own extract, then against every other file that has the same figures."""
    values = {key: float(value) for key, value in shown.items()}
    recipe = RECIPES.get(indicator)
    found = _compared(values, recipe.figures(extracts), _rounding(shown)) if recipe else (0, 0, "")
    yield _row(indicator, "extract", recipe.files if recipe else (), len(shown), found, extracts)
    for other in COMPARISONS:
        if other.indicator == indicator and all(extracts.path(file).is_file() for file in other.files):
            own = other.instead(extracts) if other.instead else values
            pairs = _compared(own, other.figures(extracts), other.tolerance)
            yield _row(indicator, other.name, other.files, len(shown), pairs, extracts)


def _row(
    indicator: str, against: str, files: tuple[str, ...], figures: int, found: tuple[int, int, str], extracts: Extracts
) -> dict[str, object]:
    hashes = [hashlib.sha256(extracts.path(file).read_bytes()).hexdigest() for file in files]
    checked, differing, largest = found
    day = datetime.date.today().isoformat()
    row = (indicator, against, ";".join(files), ";".join(hashes), figures, checked, differing, largest, day)
    return dict(zip(COLUMNS, row, strict=True))


def _compared(own: Figures, other: Figures, tolerance: float) -> tuple[int, int, str]:
    """How many figures are in both, how many of them differ by more than the tolerance, and the largest difference."""
    differences = [abs(own[key] - other[key]) for key in own.keys() & other.keys()]
    differing = sum(difference > tolerance + 1e-9 * abs(tolerance) for difference in differences)
    return len(differences), differing, f"{max(differences):.4f}" if differences else ""


def _rounding(shown: Mapping[tuple[str, str], str]) -> float:
    """Half of the last decimal that the indicator's figures are written with, and a hair for binary fractions."""
    decimals = max(len(value.partition(".")[2].rstrip("0")) for value in shown.values())
    return 0.5 * 10**-decimals + 1e-7


if __name__ == "__main__":
    sys.exit(main())
