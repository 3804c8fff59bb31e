"""Write the places and figures of baerekraft/data from the open compilations they were read from.

    python tools/carry_figures.py FOLDER

Run it when the compilations are newer; then `make build` writes datapackage.json. FOLDER is not part of the course:
what carries over is our own selection and our own rates, each with its publisher in course/indicators.yaml.
"""

import sys
from pathlib import Path

import carry_places
import figures_from_country as country
import figures_from_telemark as telemark
import pandas as pd
from tqdm import tqdm

DATA = Path(__file__).parent.parent / "baerekraft" / "data"
COLUMNS = ["indicator", "region", "period", "value", "status"]


def main(folder: Path) -> None:
    places = carry_places.municipalities(folder)
    tables = {
        "municipalities": places,
        "counties": carry_places.counties(places),
        "municipality_changes": carry_places.changes(folder, places),
    }
    country.PLACES, country.CHANGES = places, tables["municipality_changes"]
    parts = [read(folder) for read in tqdm(country.READERS + telemark.READERS, desc="figures", unit="source")]
    figures = pd.concat(parts)[COLUMNS].sort_values(COLUMNS[:3])
    doubled = figures[figures.duplicated(COLUMNS[:3])]
    if len(doubled):
        raise SystemExit(f"two figures for one place and period:\n{doubled.head()}")
    for name, table in {**tables, "figures": figures}.items():
        table.to_csv(DATA / f"{name}.csv", index=False, lineterminator="\n")
        print(f"{name}.csv: {len(table)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
