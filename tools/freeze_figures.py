"""Keep the figures as they are now as an edition, and let every exercise read it from now on.

    python tools/freeze_figures.py 2027.1

Writes the tables of baerekraft/data, with their description, to baerekraft/data/2027.1.zip, and the new edition into
the line `use_figures("…")` of each exercise in course/exercises; then `make build`. Exercises handed out before read
the edition they name: its file stays as long as somebody may hand them in.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from baerekraft.figures import tables
from baerekraft.whole_file import write_whole

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"\d{4}\.\d+")
LINE = re.compile(r'^use_figures\("[^"]*"\)$', re.MULTILINE)
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same figures give the same file


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("edition", help="a year and a number within it, as 2027.1")
    parser.add_argument("--again", action="store_true", help="put it in the place of one that nobody has been handed")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="COURSE", help="another course's folder")
    asked = parser.parse_args(arguments)
    try:
        freeze(asked.edition, asked.root, asked.again)
    except (OSError, ValueError, RuntimeError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def freeze(edition: str, root: Path, again: bool = False) -> None:
    """Write the edition and name it in the exercises.

    Raises ValueError for a name that is none and an edition there is, DamagedData for tables that are not as described.
    """
    data = root / "baerekraft" / "data"
    if not NAME.fullmatch(edition):
        raise ValueError(f"{edition} is no edition: a year and a number within it, as 2027.1.")
    if (data / f"{edition}.zip").exists() and not again:
        raise ValueError(f"The edition {edition} is made. It does not change: somebody may have been handed it.")
    package = tables.descriptor(data)
    for resource in package["resources"]:
        tables.table(resource["name"], data)
    described = {**package, "edition": edition, "created": datetime.date.today().isoformat()}
    files = {resource["path"]: (data / resource["path"]).read_bytes() for resource in package["resources"]}
    files["datapackage.json"] = json.dumps(described, ensure_ascii=False, indent=2).encode()
    unfinished = data / f"{edition}.unfinished"
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED, 9)
    unfinished.replace(data / f"{edition}.zip")
    for exercise in sorted((root / "course" / "exercises").glob("*.py")):
        named = LINE.sub(f'use_figures("{edition}")', before := exercise.read_text(encoding="utf-8"))
        if named != before:
            write_whole(exercise, named)
            print(exercise.name)


if __name__ == "__main__":
    sys.exit(main())
