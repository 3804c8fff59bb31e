"""Whose a file is, from the names that learning platforms, e-mail and people give.

The outermost name that can be a person's decides: what a learner called the files inside says nothing of whose
they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import permutations
from urllib.parse import unquote

from baerekraft.language import text
from baerekraft.printable import caseless, printable
from baerekraft.roster import ADDRESS, MOODLE, Learner, made_id

CANVAS = re.compile(r"(?P<name>[^_]+)(?:_late)?_[1-9]\d*_[1-9]\d*_", re.IGNORECASE)
BLACKBOARD = re.compile(r".*_(?P<name>[^_]+)_attempt_\d{4}(?:-\d\d){5}(?=[_.])", re.IGNORECASE)
NEUTRAL = re.compile(  # what a platform, a program or a lead calls the folders round the learners'
    r"(submitted files|(inn)?(sendte|sende|leverte) fil[ea]r|(.+ - )?student work|elevarbeid|inn(send|lever)ing[ea]r"
    r"|inlämnade filer|(afleverede|indsendte) filer"
    r"|submissions|archive|arkiv|download(s|ed)|nedlasting[ea]r|e-?post(er|ar)?|e-?mails?|innboks|inbox|outlook"
    r"|teams|whatsapp|onedrive|icloud drive|skrivebord|desktop)( \(\d+\))?$",
    re.IGNORECASE,
)
MONTH = r"(janu|febru)ary?|mars|march|april|mai|may|jun[ie]|jul[iy]|august|(septem|novem|de[sc]em)ber|o[ck]tober"
NOISE = re.compile(  # a copy, a version, a day and an hour
    r"^((kopi|copy)( ?\(\d+\))? (av|of)\b\s*)+|\(\d+\)|[-–_ ]+(kopi|copy)( av| of)?\b|[-_ ]v(ersjon|ersion)?[ _]?\d+$"
    r"|[-_ ]checkpoint$|-\d{8}T\d{6}Z(-\d+)+$|(s|['’]s?)? (sin )?(motstrid[ea]nde|conflicted) (kopi|copy)\b"
    rf"|\b\d{{1,2}}\.? ?({MONTH})( \d{{4}})?(?=$|\)| kl)|\bkl\.? ?\d+|['’]s\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(gruppe|group) ?(\d+|[a-h])", re.IGNORECASE)
ONE_OF_SEVERAL = re.compile(r"[-_ ]*\d{1,2}")  # what a program puts after the name of a second copy
SUFFIXES = re.compile(r"\.ipynb\b.*$|(\.(txt|json|zip|tar|tgz|gz)|[ _]?\(\d+\))+$", re.IGNORECASE)
AROUND = (  # what people write beside a name, none of it anybody's own
    r"(øvelse|øving|oppgave|oppgåve|innlevering|levering|innsending|besvarelse|svar|exercise|assignment|submission"
    r"|øvelser|øvinger|øvingar|oppgaver|oppgåver|besvarelser|deltakere|deltakarar|vedlegg|attachments|mail|chat"
    r"|fra|frå|from|av|sin|til|med|mvh|hilsen|helsing|levert|uke|veke|week|sv|vs|re|fw|fwd|v|versjon|version"
    r"|endelig|endeleg|final|ferdig|siste|rettet|retta|revidert|signert|kopi|copy|utkast|draft"
    r"|ovelse|oving|ekstern|external|kurs|kurset|course|bærekraft|berekraft|bærekraftskurs|berekraftskurs|kommune"
    r"|sent|seint|late|fristen|innlevert|innsendt|mottatt|motteke|forsøk|retting|studenter|studentar|students"
    r"|mappe|folder|filer|files|dokument|dokumenter|documents|tmp"
    r"|mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag)"
)
NOT_OWN = re.compile(rf"{AROUND}?\d*")
BESIDE = re.compile(rf"(?<![^\W_]){AROUND}[ -]?\d*(?![^\W_])", re.IGNORECASE)
EDGES = " _-.,"
BRACKETS = str.maketrans("[]{}", "()()")
# of no letter and an accent
OTHERS = [("ı", "i"), ("đ", "d"), ("ð", "d"), ("ŋ", "n"), ("ŧ", "t"), ("ł", "l"), ("þ", "th")]
LETTERS = (
    [("æ", "ae"), ("ø", "o"), ("å", "a"), *OTHERS],
    [("æ", "ae"), ("ø", "oe"), ("å", "aa"), *OTHERS],
)


class Nobody(LookupError):
    """A name is nobody's, or more than one's; the message is the sentence."""


class People:
    """Those on the roster, found by what a file or a folder is called; without a roster, whoever it says."""

    def __init__(self, roster: Iterable[Learner] | None) -> None:
        self.roster = None if roster is None else {learner.id: learner for learner in roster}
        self.exactly: dict[str, set[str]] = {}
        self.roughly: dict[str, set[str]] = {}
        self.words: dict[str, set[str]] = {}
        self.belongs: dict[str, set[str]] = {}  # the words of their own unit and group
        for learner in (self.roster or {}).values():
            for said in filter(None, (learner.id, learner.email, learner.email.partition("@")[0])):
                self.exactly.setdefault(_folded(said), set()).add(learner.id)
            words = _words(learner.name)
            self.exactly.setdefault(" ".join(sorted(words)), set()).add(learner.id)
            self.words[learner.id] = {*words, *(form for word in words for form in _run_together([word]))}
            self.belongs[learner.id] = {*_words(learner.unit), *_words(learner.group)}
            for form in _run_together(words, stripped=True):
                self.roughly.setdefault(form, set()).add(learner.id)

    def called(self, id: str) -> str:
        """What a learner is called, to be told."""
        learner = (self.roster or {}).get(id)
        return printable(f"{learner.name} ({id})" if learner and learner.name != id else id)

    def who(self, name: str) -> str:
        """The id of whom a name means. Raises Nobody."""
        before, _, after = name.partition("-")
        if after and self.groups(before):  # Moodle's, where a task is given to groups
            name = after
        forms = [form for form in _forms(name) if any(map(_words, form))]
        if not forms:
            raise Nobody(text("collecting.nameless"))
        if self.roster is None:
            return made_id(_said_alone(name))
        shown = printable(forms[0][0])
        for parts in forms:
            each = [found for part in parts if (found := next(filter(None, self._matches(part)), None))]
            if found := set.intersection(*each) or set.union(*each) if each else set():
                if len(found) == 1:
                    return found.pop()
                several = ", ".join(self.called(id) for id in sorted(found))
                raise Nobody(text("collecting.several", name=shown, learners=several))
        raise Nobody(text("collecting.not-on-roster", name=shown))

    def knows(self, name: str) -> str | None:
        """The id of whom a name means on the roster, if anyone."""
        try:
            return self.who(name) if self.roster is not None else None
        except Nobody:
            return None

    def groups(self, name: str) -> bool:
        """Whether a folder is called as one of the roster's units or groups, or is a group with a number."""
        if NUMBERED.fullmatch(name.strip()):
            return True
        wanted = {*_words(name)} - {"gruppe", "group", "enhet", "eining", "avdeling"}
        return any(wanted and wanted <= belongs for belongs in self.belongs.values())

    def _matches(self, form: str) -> Iterator[set[str]]:
        """The likeliest first: address or id, the whole name, the name as one word, two or more of its names, and these
        with their unit or group."""
        words = _words(form)
        yield self.exactly.get(_folded(form), set())
        yield self.exactly.get(" ".join(sorted(words)), set())
        yield self.roughly.get("".join(words), set())
        for run in _run_together(words):
            yield self.roughly.get(run, set())
        if len(words) > 1:
            yield {id for id, whole in self.words.items() if set(words) <= whole}
            yield {
                id for id, whole in self.words.items() if whole >= (own := {*words} - self.belongs[id]) and len(own) > 1
            }


def is_neutral(name: str) -> bool:
    """Whether a folder is one that a platform puts round the learners'."""
    return bool(NEUTRAL.match(name.strip()))


def is_said_around(name: str) -> bool:
    """Whether a folder is called only what people write beside a name: an exercise, a week, a day.

    >>> [is_said_around(each) for each in ("Uke 12", "2026-03-20", "Øvelse 6 - Kari Lie", "1017")]
    [True, True, False, False]
    """
    words = _words(NOISE.sub("", name))
    return not any(map(_is_own, words)) and (len(words) != 1 or not words[0].isdecimal())


def tells_of_a_task(name: str) -> bool:
    """Whether a folder's name has a word in it that is nobody's own, such as an exercise or a week."""
    return not all(map(_is_own, _words(name)))


def is_platform_s(name: str) -> bool:
    """Whether a name has a form that a learning platform writes."""
    return bool(_by_platform(name) or is_neutral(name))


def _by_platform(name: str) -> re.Match[str] | None:
    return MOODLE.match(name) or BLACKBOARD.match(name) or CANVAS.match(name)


def of_file(name: str, exercise: str) -> str:
    """What a file's name says besides the exercise; what stands before it and after it, with a stroke between.

    >>> of_file("kari_01_shared_plan (1).ipynb", "01_shared_plan"), of_file("01 shared plan.ipynb", "01_shared_plan")
    ('kari', '')
    >>> of_file("kari 01_shared_plan ola.ipynb", "01_shared_plan")
    'kari/ola'
    >>> of_file("2026-03-20_06_targets_Kari.ipynb", "06_targets"), of_file("06_targets 2.ipynb", "06_targets")
    ('Kari', '')
    """
    if _by_platform(name):
        return name
    stem = SUFFIXES.sub("", name)
    found = loosely(exercise).search(stem)
    before, after = (stem[: found.start()], stem[found.end() :]) if found else (stem, "")
    said = [NOISE.sub("", before).strip(EDGES)]
    if not ONE_OF_SEVERAL.fullmatch(after):
        said.append(NOISE.sub("", after).strip(EDGES))
    return "/".join(part for part in said if any(map(_is_own, _words(part)))) or next(filter(None, said), "")


def loosely(exercise: str) -> re.Pattern[str]:
    """An exercise's name as people write it: with blanks or nothing for the underscores."""
    return re.compile(r"[\s_-]*".join(map(re.escape, exercise.split("_"))), re.IGNORECASE)


def _forms(name: str) -> Iterator[list[str]]:
    """What may be the person's own name in it, the likeliest first; of its parts, those that can be two people's.

    >>> list(_forms("Øvelse 1 - Kari Lie"))
    [['Øvelse 1 - Kari Lie'], ['Øvelse 1', 'Kari Lie'], ['kari lie']]
    """
    if found := _by_platform(name):
        yield [found["name"].strip()]
        return
    if addresses := ADDRESS.findall(name):
        yield [*addresses, *filter(_words, [ADDRESS.sub(" ", name)])]
    whole = NOISE.sub("", SUFFIXES.sub("", unquote(name))).translate(BRACKETS).strip(EDGES)
    yield [whole]
    for separator in ("/", " - ", " (", "_"):
        first, *others = (part.strip(f"{EDGES})") for part in whole.split(separator))
        if others:
            yield [first, *(part for part in others if any(map(_is_own, _words(part))))]
    yield [" ".join(filter(_is_own, _words(whole)))]


def _said_alone(name: str) -> str:
    """The person in a name, where there is no roster to ask: all of it but what people write beside a name.

    >>> _said_alone("Fwd_ SV_ Øvelse 6 (Eva Lie)"), _said_alone("Eva_Lie v2"), _said_alone("Lag 2")
    ('(Eva Lie)', 'Eva Lie', 'Lag 2')
    """
    said = next(_forms(name))[0].partition("/")[0]
    first = re.sub(r"_(late|\d{3,})(_.*)?$", "", said, flags=re.IGNORECASE)  # a platform's numbers
    without = first if "@" in first else BESIDE.sub("", first.replace("_", " ")).strip(EDGES)
    return without if any(map(_is_own, _words(without))) else first


def _folded(said: str) -> str:
    return caseless(said).strip()


def _is_own(word: str) -> bool:
    """Whether a word can be a person's own."""
    return not NOT_OWN.fullmatch(word)


def _words(said: str) -> list[str]:
    return re.findall(r"[^\W_]+", _folded(said))


def _run_together(words: list[str], stripped: bool = False) -> set[str]:
    """A name as one word in any order of its names, with æ, ø and å kept or written otherwise.

    A platform may have `stripped` letters from a name that we know. A name that still has such letters was not
    stripped: two that differ in one of them are two.
    """
    found = set()
    stripped &= all(_of_ascii(word) or set(word) <= set("æøå") for word in words)
    turned = ([*words[at:], *words[:at]] for at in range(len(words)))
    for order in permutations(words) if len(words) <= 4 else turned:
        together = "".join(order)
        found.add(together)
        for replaced in LETTERS:
            plain = together
            for letter, instead in replaced:
                plain = plain.replace(letter, instead)
            letters = _of_ascii(plain)
            if stripped or len(letters) == sum(map(str.isalnum, unicodedata.normalize("NFD", plain))):
                found.add(letters)
        if stripped:  # of what is not ASCII, the accent or the whole letter
            found |= {_of_ascii(together), "".join(filter(str.isascii, together))}
    return found - {""}


def _of_ascii(said: str) -> str:
    """Its letters of ASCII, those with an accent without it."""
    return "".join(letter for letter in unicodedata.normalize("NFD", said) if letter.isascii() and letter.isalnum())
