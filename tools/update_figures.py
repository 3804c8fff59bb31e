"""Write the figures, municipalities and reforms in baerekraft/data from the open compilations they are read from.

    python tools/update_figures.py FOLDER

FOLDER holds the compilations, collected by hand and kept outside the course: which files, and where each is found,
stands at the top of tools/compilation_files.py. A file for a new year gets its name there, its reader
(tools/figures_from_country.py, figures_from_area_profiles.py, figures_from_telemark.py, municipalities_from_ssb.py)
a look, and its source a new date under `retrieved` in course/indicators.yaml. The same files give the same tables; then
`make build` describes them.
Last, tools/audit.py computes every figure once more, and says what differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "baerekraft" / "data"
COLUMNS = ["indicator", "region", "period", "value", "status"]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the compilations are")
    parser.add_argument("--into", type=Path, default=DATA, metavar="OTHER", help="write there, to compare first")
    asked = parser.parse_args(arguments)
    try:
        update(asked.folder, asked.into)
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def update(folder: Path, into: Path) -> None:
    """Write the four tables. Raises ValueError where a file is missing or a figure stands twice, and writes nothing."""
    import audit
    import figures_from_area_profiles
    import figures_from_country
    import figures_from_telemark
    import municipalities_from_ssb as lists
    import pandas as pd
    from compilations import Compilations, missing_files
    from tqdm import tqdm

    if missing := missing_files(folder):
        raise ValueError("\n".join(missing))
    municipalities = lists.municipalities(folder)
    given = Compilations(folder, municipalities, lists.changes(folder, municipalities))
    readers = [
        *figures_from_country.READERS,
        *figures_from_area_profiles.READERS,
        *figures_from_telemark.READERS,
    ]
    figures = pd.concat([read(given) for read in tqdm(readers, desc="figures", unit="source", disable=None)])
    figures = figures[COLUMNS].sort_values(COLUMNS[:3])
    if len(twice := figures[figures.duplicated(COLUMNS[:3])]):
        raise ValueError(f"Two figures for one region and period: {' '.join(map(str, twice.iloc[0][COLUMNS[:3]]))}.")
    tables = {
        "municipalities": municipalities,
        "counties": lists.counties(municipalities),
        "municipality_changes": given.changes,
        "figures": figures,
    }
    into.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.to_csv(into / f"{name}.csv", index=False, lineterminator="\n")
        print(f"{name}.csv: {len(table)} rows")
    print(audit.summary(audit.audit(folder, into)))


if __name__ == "__main__":
    sys.exit(main())
