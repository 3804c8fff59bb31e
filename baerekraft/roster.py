"""The roster: who takes the course, from the list that the course lead has, and the same people in the gradebook.

A learner's `id` is what nbgrader calls them everywhere: the roster's own, where it has such a column, else what stands
before the @ of the address, else the name. Whoever is in the course's roster already keeps theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.language import BY_CODE, text
from baerekraft.printable import REPLACED, caseless, in_sheet, printable, unreserved
from baerekraft.sheet import Table, csv_for_excel, tables
from baerekraft.whole_file import write_whole
from baerekraft.workbook import Formula

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

KEPT = "roster.csv"  # beside gradebook.db; git does not see it
HEADINGS = {
    "id": "id ident brukernavn brukarnamn username userid studentid deltakerid deltakarid learnerid",
    "name": "navn namn name fulltnavn fulltnamn fullname fullstendignavn fullstendignamn deltaker deltakar learner "
    "student ansatt tilsett employee displayname visningsnavn visningsnamn etternavnfornavn etternamnfornamn "
    "lastnamefirstname ansattnavn deltakernavn deltakarnamn personnavn personnamn cn",
    "first": "fornavn fornamn førenamn firstname givenname",
    "middle": "mellomnavn mellomnamn middlename",
    "last": "etternavn etternamn lastname surname familyname sn",
    "email": "epost epostadresse mail email emailaddress mailadresse userprincipalname brukerhovednavn upn",
    "unit": "enhet eining unit avdeling department virksomhet verksemd orgenhet orgeining seksjon section "
    "arbeidssted arbeidsstad",
    "group": "gruppe grupper gruppenavn gruppenamn group groups groupname kull klasse class",
    "language": "språk mål målform foretrukketspråk føretrektspråk language preferredlanguage",
}
KNOWN = {word: column for column, words in HEADINGS.items() for word in words.split()}
LONGEST = 400  # characters of a cell that are read: a name or an address is shorter
LONGEST_ID = 100  # bytes: it is a folder's name, and a part of others
EDGES = "-._@+"  # what no made id begins or ends with, but for the sign of `unreserved`
TEAMS = re.compile(r"(participant|deltak[ae]r)[ -]?id \(upn\)|user action|brukarhandling|brukerhandling", re.IGNORECASE)
EXCEL_S = re.compile(r"#(n/a|i/t|ref!|name\?|navn\?|namn\?|value!|verdi!)", re.IGNORECASE)  # an answer that is none
TOTALS = re.compile(r"(sum|i alt|totalt?|antall|antal|number)\b", re.IGNORECASE)
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_", re.IGNORECASE)  # so it names files
ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
NO_FOLDER = re.compile(r"[\\/:*?\"<>|\[\]\x00-\x1f]|^[.~=+@-]|[.\s]$")  # in a folder's name somewhere, or a formula


@dataclass(frozen=True)
class Learner:
    """One who takes the course; what the roster does not tell is empty, and `language` is nb, nn or en."""

    id: str
    name: str
    email: str = ""
    unit: str = ""
    group: str = ""
    language: str = ""


def read_roster(path: Path, known: Iterable[Learner] = ()) -> list[Learner]:
    """The learners in a CSV file or a workbook; those of `known` keep their ids, by address or else by name.

    Raises OSError, or ValueError with one sentence: a column that is missing, two that cannot be told apart, an old
    encoding.
    """
    found = tables(path)
    if any(TEAMS.fullmatch(cell) for table in found for _, cells in table[:30] for cell in cells):
        raise _refused(path, "attendance")
    people = _once(_people(path, *_best(found)))
    _tell_of_others(path, found, {learner.email for _, learner in people})
    _tell_apart(path, people)
    return _with_ids(path, people, list(known))


def course_roster(folder: Path) -> list[Learner] | None:
    """The roster kept in a course's folder; None where there is none yet. Raises as `read_roster` does."""
    return read_roster(folder / KEPT) if (folder / KEPT).is_file() else None


def keep_roster(learners: Iterable[Learner], folder: Path) -> Path:
    """Keep a roster in the course's folder, for nobody else to read; one that says the same is left as it is.

    What is not seen in a name is left out: a sign in its place would say, when it is read, that letters were lost.
    """
    path, learners = folder / KEPT, list(learners)
    if path.is_file() and course_roster(folder) == learners:
        path.chmod(0o600)
        return path
    headings = [text(f"roster.column-{field.name}") for field in fields(Learner)]
    rows = ([in_sheet(value).replace(REPLACED, "") for value in astuple(learner)] for learner in learners)
    write_whole(path, csv_for_excel([headings, *rows]), mode=0o600)
    return path


def enter(learners: Iterable[Learner], gradebook: Gradebook) -> None:
    """Add the learners to nbgrader's gradebook, or give those it has their name and address of today: all or none."""
    from nbgrader.api import Student

    for learner in learners:
        first, _, last = learner.name.rpartition(" ")
        names = {"first_name": first or last, "last_name": last if first else None}
        gradebook.db.merge(Student(id=learner.id, **names, email=learner.email or None))
    gradebook.db.commit()


def _best(found: list[Table]) -> tuple[dict[int, str], Table]:
    """The columns that are known, by place, and the rows under them, where most columns are; titles may stand above."""
    best: tuple[dict[int, str], Table] = ({}, [])
    for table in found:
        for at, (_, cells) in enumerate(table[:30]):
            said = list(map(_as_heading, cells))
            columns: dict[int, str] = {}
            for place, heading in [*enumerate(said), *enumerate(map(_shortened, said))]:  # as it is goes first
                column = KNOWN.get(heading)
                if column:
                    columns.setdefault(place, column)
            if len(set(columns.values())) > len(set(best[0].values())):
                best = columns, table[at + 1 :]
    return _one_of_each(*best), best[1]


def _tell_of_others(path: Path, found: list[Table], known: set[str]) -> None:
    """Raise ValueError where another sheet has people too; one of the same people, such as for attendance, may be."""
    others: set[str] = set()
    for table in found:
        with suppress(ValueError):  # not a sheet of people
            others |= {learner.email for _, learner in _people(path, *_best([table])) if learner.email}
    if others - known:
        raise _refused(path, "other-sheet", email=printable(min(others - known)))


def _one_of_each(columns: dict[int, str], rows: Table) -> dict[int, str]:
    """Of several columns for one thing the first that tells it of somebody: a form without a log-in has empty ones."""
    kept: dict[int, str] = {}
    for column in dict.fromkeys(columns.values()):
        places = [place for place, each in columns.items() if each == column]
        telling = (place for place in places if any(_tells(column, cells[place:]) for _, cells in rows))
        kept[next(telling, places[0])] = column
    return kept


def _tells(column: str, cells: list[str]) -> bool:
    return bool(cells and (ADDRESS.search(cells[0][:LONGEST]) if column == "email" else cells[0]))


def _as_heading(cell: str) -> str:
    return re.sub(r"\(.*?\)|[\W_]", "", cell.casefold())


def _shortened(heading: str) -> str:
    """A heading for what is in it, where more is said of it.

    >>> _shortened("epostjobb"), _shortened("primærsmtpadresse"), _shortened("poststed")
    ('epost', 'epost', 'poststed')
    >>> _shortened("orgenhetnavn"), _shortened("avdelingsleder")
    ('enhet', 'avdelingsleder')
    >>> _shortened("kvaeiningarbeiderdui"), _shortened("hvilkenmålformvildulese")
    ('enhet', 'målform')
    """
    if re.search("epost|email|smtp", heading):
        return "epost"
    if re.search("(navnet|namnet)ditt|hei?terdu", heading):
        return "navn"
    heading = re.sub(r"^(hvilke[nt]|kva|which|what).*?(målform|språk|language).*", "målform", heading)
    unit = "(enhet|eining|avdeling|department)"
    return re.sub(rf"^.*{unit}s?(navn|namn|name)?$|^(hvilken|kva|which|what).*?{unit}.*", "enhet", heading)


def _people(path: Path, columns: dict[int, str], rows: Table) -> list[tuple[int, Learner]]:
    """Line and learner, with the id that the roster has or none yet."""
    has = set(columns.values())
    for column, enough in (("name", "name" in has or {"first", "last"} <= has), ("email", "email" in has)):
        if not enough:
            found = ", ".join(text(f"roster.column-{each}") for each in HEADINGS if each in has) or text("roster.none")
            raise _refused(path, "missing", column=text(f"roster.column-{column}"), found=found)
    people = []
    for line, cells in rows:
        told = {column: _plain(cells[place][:LONGEST]) for place, column in columns.items() if place < len(cells)}
        address = ADDRESS.search(told.get("email", ""))
        email = address[0].lower() if address else ""
        name = told.get("name") or " ".join(filter(None, map(told.get, ("first", "middle", "last"))))
        headings = {_shortened(_as_heading(cell)) for cell in told.values() if cell}
        if not email and (not name or TOTALS.match(name) or headings <= KNOWN.keys()):
            continue  # an empty row, the sums below, or the headings once more
        for place, column in columns.items():
            if place < len(cells) and isinstance(cells[place], Formula) and not (column == "email" and email):
                said = {"column": text(f"roster.column-{column}"), "formula": printable(f"={told[column]}")}
                raise _refused(path, "formula", line=line, **said)
        if not name:
            raise _refused(path, "nameless", line=line, email=printable(email))
        if re.search(r"\?\w|\w\?", name):
            raise ValueError(text("sheet.old-letters", file=printable(path.name), line=line, words=printable(name)))
        id = told.get("id", "")
        windows = unreserved(id) != id and path.name != KEPT  # whoever is kept with such a one keeps it
        if id and (windows or NO_FOLDER.search(id) or len(id.encode()) > LONGEST_ID):
            raise _refused(path, "no-folder", line=line, id=printable(id))
        name = re.sub(r"^([^,]+), *([^,]+)$", r"\2 \1", name)
        rest = told.get("unit", ""), told.get("group", ""), _language(told.get("language", ""))
        people.append((line, Learner(id, name, email, *rest)))
    if not people:
        raise _refused(path, "nobody")
    return people


def _plain(cell: str) -> str:
    """A cell on one line, without what `in_sheet` puts before a formula; nothing where Excel found none."""
    return "" if EXCEL_S.fullmatch(cell) else re.sub(r"^'(?=[=+\-@])", "", " ".join(cell.split()))


def _language(said: str) -> str:
    """The last language that is named: of «Norsk (nynorsk)», nynorsk; of «nn-NO», which names a country too, nn."""
    known = {name: code for code, language in BY_CODE.items() for name in language.asked_for_as}
    return next(
        (known[word] for word in reversed(re.findall(r"\w+", re.sub("[-_]no$", "", said.casefold()))) if word in known),
        "",
    )


def _once(people: list[tuple[int, Learner]]) -> list[tuple[int, Learner]]:
    """Without the second line of one who stands there twice, word for word and with an id or an address."""
    found: dict[Learner | int, tuple[int, Learner]] = {}
    for line, learner in people:
        found.setdefault(learner if learner.id or learner.email else line, (line, learner))
    return list(found.values())


def _tell_apart(path: Path, people: list[tuple[int, Learner]]) -> None:
    """Raise ValueError where two have one id or one address, or one name and nothing else to tell them apart by."""
    for column in ("id", "email", "name"):
        seen: dict[str, tuple[int, Learner]] = {}
        for line, learner in people:
            value = getattr(learner, column)
            if not value:
                continue
            before, other = seen.setdefault(caseless(value), (line, learner))
            told_apart = column == "name" and all(each.id or each.email for each in (learner, other))
            if before != line and not told_apart:
                values = {"column": text(f"roster.column-{column}"), "value": printable(value)}
                raise _refused(path, "twice", **values, one=before, two=line)


def _with_ids(path: Path, people: list[tuple[int, Learner]], known: list[Learner]) -> list[Learner]:
    """The learners, each with an id of their own: the roster's, the one they have from before, or a new one."""
    before = {learner.email: learner.id for learner in known if learner.email}
    of_name = {name: learners[0].id for name, learners in _by_name(known).items() if len(learners) == 1}
    alone = {name for name, learners in _by_name(learner for _, learner in people).items() if len(learners) == 1}
    taken = {caseless(learner.id) for _, learner in people if learner.id}
    given = {line: learner.id for line, learner in people if learner.id}
    for line, learner in people:  # before anyone new is given one
        name = caseless(learner.name)
        id = before.get(learner.email) or (of_name.get(name, "") if name in alone else "")
        if line not in given and id and caseless(id) not in taken:
            given[line] = id
            taken.add(caseless(id))
    taken |= {caseless(learner.id) for learner in known}  # what is kept under an id is not somebody else's
    for line, learner in people:
        if line not in given:
            could = [learner.email.partition("@")[0], learner.email] if learner.email else [learner.name]
            id = next((each for each in map(made_id, could) if each and caseless(each) not in taken), "")
            if not id:
                raise _refused(path, "no-id", line=line, name=printable(learner.name))
            given[line] = id
            taken.add(caseless(id))
    return [replace(learner, id=given[line]) for line, learner in people]


def _by_name(learners: Iterable[Learner]) -> dict[str, list[Learner]]:
    found: dict[str, list[Learner]] = {}
    for learner in learners:
        found.setdefault(caseless(learner.name), []).append(learner)
    return found


def made_id(said: str) -> str:
    """An id out of an address or a name: the same whatever case or form its letters have.

    >>> made_id("Kåre Ødegård"), made_id("O'Brien, Siân")
    ('kåre-ødegård', 'o-brien-siân')
    >>> made_id("nul")
    'nul_'
    """
    plain = re.sub(r"[^\w.@+]+", "-", caseless(said)).lstrip(EDGES)
    return unreserved(plain.encode()[: LONGEST_ID - 1].decode(errors="ignore").rstrip(EDGES))


def _refused(path: Path, why: str, **values: object) -> ValueError:
    return ValueError(text(f"roster.{why}", file=printable(path.name), **values))
