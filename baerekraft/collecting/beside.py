"""The modules and data files that a learner handed in beside a notebook which uses them, as the exchange brings them.

Where it is not certain whose a file is, it is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from baerekraft.collecting.archives import Found, Unpacking
from baerekraft.collecting.people import CANVAS, Nobody, People
from baerekraft.exercises.decode import loads
from baerekraft.exercises.notebook import plain
from baerekraft.grade.intake import MOST_FILES, MOST_TEXT
from baerekraft.grade.plain_code import own_modules
from baerekraft.roster import MOODLE

LARGEST = 2**18  # bytes in a file
LONGEST = 50  # letters in a module's name
KINDS = (".py", ".csv", ".txt", ".json", ".yaml", ".yml")
IMPORT = re.compile(
    r"(?:^|[:;])[^\S\n]*(?:from[^\S\n]+(\w++)[\w.]*+[^\S\n]+import\b|import[^\S\n]+([\w., \t]+))", re.MULTILINE
)
DATA = re.compile(r"""["']((?!timestamp\.)\w[\w .-]{0,49}\.(?:csv|txt|json|ya?ml))["']""", re.IGNORECASE)


def files_beside(
    newest: dict[str, Found], source_of: dict[Path, Path], unpacking: Unpacking, people: People
) -> dict[str, dict[str, Found]]:
    """Learner -> file name -> what their newest uses, or a module that it imports; limits go on from what was read."""
    asked = {learner: _used_in(_code(found)) for learner, found in newest.items()}
    owners = {  # by source, folder in it, and what a platform puts before a file's own name
        (source_of[found.path], found.parts[:-1], before): learner
        for learner, found in newest.items()
        if asked[learner] and ((before := _parted(found.parts[-1])[0]) or _is_in_own(found, learner, people))
    }
    places, seen = {place[1:] for place in owners}, Counter[object]()

    def wanted(parts: tuple[str, ...]) -> bool:
        place = parts[:-1], _parted(parts[-1])[0]
        is_one = place in places and parts[-1].lower().endswith(KINDS)
        seen[place] += is_one
        return is_one and seen[place] <= MOST_FILES

    reading = replace(unpacking, leave_out=lambda *_: None, wanted=wanted, largest=LARGEST)
    beside: dict[str, dict[str, Found]] = {}
    for source in dict.fromkeys(source for source, _, _ in owners):
        for found in reading.files(source):
            before, name = _parted(found.parts[-1])
            if learner := owners.get((source, found.parts[:-1], before)):
                own = beside.setdefault(learner, {})
                own[name] = max(own.get(name, found), found, key=lambda each: each.handed_in)
    return {learner: reached for learner, own in beside.items() if (reached := _reached(asked[learner], own))}


def _reached(names: set[str], own: dict[str, Found]) -> dict[str, Found]:
    """Those of a learner's own files that are used, by the notebook or by a module of these."""
    reached: dict[str, Found] = {}
    while more := sorted((names & own.keys()) - reached.keys()):
        reached |= {name: own[name] for name in more}
        modules = [own[name].content.decode("utf-8", "replace") for name in more if name.endswith(".py")]
        names = names.union(*map(_used_in, modules))
    return reached


def _code(notebook: Found) -> str:
    cells = plain(loads(notebook.content)[0]).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")[:MOST_TEXT]


def _used_in(code: str) -> set[str]:
    """The files that code may use; it need not be Python, as a cell with a magic is not.

    >>> sorted(_used_in("%matplotlib inline\\nimport a.b as c, json; from e.f import (g)\\nif h: open('i.csv')"))
    ['a.py', 'e.py', 'i.csv']
    """
    named = ([one] if one else several.split(",") for one, several in IMPORT.findall(code))
    modules = {word for names in named for name in names for word in re.findall(r"\A\s*(\w+)", name)}
    own = {name for name in own_modules(modules) if name.isidentifier() and len(name) <= LONGEST}
    return {*(f"{name}.py" for name in own), *DATA.findall(code)}


def _parted(name: str) -> tuple[str, str]:
    """What Moodle and Canvas put before a file's own name, as far as it is the learner's, and that name.

    >>> _parted("Kari Ås_12_assignsubmission_file_hjelp.py"), _parted("liekari_LATE_12_34_hjelp-1.py")
    (('Kari Ås_12_assignsubmission_', 'hjelp.py'), ('liekari_12', 'hjelp.py'))
    """
    if found := MOODLE.match(name):
        return found[0], name[found.end() :].removeprefix("file_")
    if found := CANVAS.match(name):
        whose, learner, _, _ = re.sub("_late", "", found[0], flags=re.IGNORECASE).rsplit("_", 3)
        return f"{whose}_{learner}", re.sub(r"-\d{1,2}(?=\.\w+$)", "", name[found.end() :])
    return "", name


def _is_in_own(found: Found, learner: str, people: People) -> bool:
    """Whether a folder or an archive round a file is called as the learner."""
    for part in found.parts[:-1]:
        with suppress(Nobody):
            if people.who(part) == learner:
                return True
    return False
