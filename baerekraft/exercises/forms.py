"""An exercise by form: what is asked in words, and the code that the answers are written as.

A form stands in course/exercises/<exercise>.yaml under `forms`, by the name of its answer cell. `code` is what is
written there, with the name of each question in braces; each option of a question is a piece of it. So both doors lead
to the same cell, and the same tests grade it. An answer in prose has no code: each question stands before its answer.
"""

from __future__ import annotations

import ast
import json
import re
import textwrap
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from baerekraft.course_files import course_folder
from baerekraft.exercises.questions import SOLUTION, exercise, mistakes, source
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.figures.goals import goals
from baerekraft.language import pick, read_yaml, speaking, text

Answer = str | list[str]  # of a question: what was written, or which options, by their number
Kind = Literal["choose", "several", "order", "number", "line", "words"]
BLANK = re.compile(r"\{([a-z][a-z_0-9]*)\}")
DOTS = re.compile(r"^[ \t]*(?:\w+ = )*(?:\[[\d, ]*)?\.\.\.\]?\n", re.MULTILINE)
REGION = re.compile(rf"^(?P<indent>[ \t]*){SOLUTION.pattern}", SOLUTION.flags | re.MULTILINE)
STRING = r'"(?:[^"\\]|\\.)*"'
TYPED = ("line", "words")
NOTHING = "–"  # what stands in prose where nothing was written
NUMBER = re.compile(r"[-−]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")  # of other digits, or of thousands, Python makes nothing
ZEROS = re.compile(r"(?<![0-9.])0+(?=[0-9])")  # before a number, which Python refuses


class NotAnswered(ValueError):
    """A question that has no answer yet, or one that cannot be read; the message says which."""


@dataclass(frozen=True)
class Question:
    """One thing a form asks. `options` are the pieces of code to choose among, in the order they are shown."""

    name: str
    words: dict[str, str]
    kind: Kind = "choose"
    options: tuple[dict[str, str], ...] = ()
    unit: dict[str, str] | None = None
    optional: bool = False

    def shown(self) -> dict[str, Any]:
        """What the form shows of it, in the language in use: words and no code."""
        return {
            "name": self.name,
            "kind": self.kind,
            "text": pick(self.words),
            "options": [pick(option) for option in self.options],
            "unit": pick(self.unit) if self.unit else "",
        }

    def code(self, answer: Answer, prose: bool) -> str:
        """The piece of code that an answer stands for. Raises NotAnswered."""
        if not answer and not self.optional:
            raise NotAnswered(text("forms.not-answered", question=pick(self.words)))
        if self.kind in TYPED:
            typed = str(answer).encode("utf-8", "replace").decode()  # half of an emoji, which no file can hold
            return typed.strip() or NOTHING if prose else json.dumps(" ".join(typed.split()), ensure_ascii=False)
        if self.kind == "number":
            written = "".join(str(answer).split())
            if not NUMBER.fullmatch(written):
                raise NotAnswered(text("forms.no-number", question=pick(self.words)))
            return ZEROS.sub("", written.replace(",", ".").replace("−", "-"))
        pieces = [one["code"] for one in self.chosen(answer)]
        return ("\n" if any("\n" in piece for piece in pieces) else ", ").join(pieces)

    def chosen(self, answer: Answer) -> list[dict[str, str]]:
        """The options that an answer names."""
        if not (self.options and answer):
            return []
        return [self.options[int(number)] for number in ([answer] if isinstance(answer, str) else answer)]

    def label(self) -> str:
        """The question above its answer in prose."""
        return f"**{pick(self.words)}**"

    def paragraph(self) -> str:
        """What its paragraph looks like in an answer in prose."""
        return rf"{re.escape(self.label())} (?P<{self.name}>.*?)"

    def in_words(self, answer: Answer) -> str:
        """The question and the choice as they were read."""
        return f"{pick(self.words)} {', '.join(pick(one) for one in self.chosen(answer))}"

    def pattern(self, others: dict[str, Question], seen: set[str]) -> str:
        """What its piece of code looks like; a rule may have blanks of its own, of other questions."""
        longest_first = sorted((option["code"] for option in self.options), key=len, reverse=True)
        pieces = "|".join(_pattern(piece, others, seen) for piece in longest_first)
        return {
            "choose": pieces,
            "several": rf"(?:(?:{pieces})(?:, )?)*",
            "order": rf"(?:(?:{pieces}),?\s*)+?",
            "number": NUMBER.pattern,
            "line": STRING,
            "words": STRING,
        }[self.kind]

    def answer(self, code: str) -> Answer:
        """The answer that is written as this piece of code."""
        if self.kind == "number":
            return code
        if self.kind in TYPED:
            return json.loads(code)
        pieces = [option["code"] for option in self.options]
        if self.kind == "choose":
            return str(pieces.index(code))
        looks = [re.sub(r"\\\{\w+\\\}", ".+?", re.escape(_flat(piece))) for piece in pieces]
        at = {number: re.search(rf"(?<!\S){look}(?![^\s,])", code) for number, look in enumerate(looks)}
        places = {str(number): found.start() for number, found in at.items() if found}
        return sorted(places, key=lambda number: places[number])


@dataclass(frozen=True)
class Form:
    """The form of one answer cell: `template` is the whole cell, as it is when it is answered."""

    exercise: str
    name: str
    template: str
    questions: tuple[Question, ...]
    prose: bool
    about: dict[str, str] | None = None  # the task in words, where the text above speaks of code

    def written(self, answers: dict[str, Answer]) -> str:
        """The cell with the answers in it, and above it in words what was chosen. Raises NotAnswered."""
        pieces = {one.name: one.code(answers.get(one.name, ""), self.prose) for one in self.questions}
        if self.prose:
            return "\n\n".join(f"{one.label()} {pieces[one.name]}" for one in self.questions)
        lines = [_filled(line, pieces) for line in self.template.split("\n")]
        return "\n".join([*comment([one.in_words(answers[one.name]) for one in self.questions if one.options]), *lines])

    def read(self, cell: str) -> dict[str, Answer] | None:
        """The answers that are written in a cell; None where it is not as the form writes it."""
        if self.prose:
            found = re.fullmatch("\n\n".join(one.paragraph() for one in self.questions), cell.strip(), re.DOTALL)
            return found and {name: "" if piece == NOTHING else piece for name, piece in found.groupdict().items()}
        by_name = {one.name: one for one in self.questions}
        found = re.fullmatch(_pattern(self.template, by_name, set()), _flat(code_of(cell).rstrip()))
        return found and {name: by_name[name].answer(piece) for name, piece in found.groupdict().items() if piece}

    def why_not(self, answers: dict[str, Answer], cell: str) -> list[str]:
        """Of a choice that is a typical mistake, and of a whole that is: the thought behind it."""
        known = {one["name"]: pick(one["why"]).strip() for one in mistakes(self.exercise)}
        named = [one.get("mistake") for asked in self.questions for one in asked.chosen(answers.get(asked.name, ""))]
        same = [one["name"] for one in mistakes(self.exercise) if alike(one["cells"].get(self.name), cell)]
        return [known[name] for name in dict.fromkeys([*filter(None, named), *same])]

    def is_untouched(self, cell: str) -> bool:
        """Whether nobody has written code of their own in the cell: three dots, or what a form writes."""
        blank = REGION.sub("", self.released)
        return not cell.strip() or cell.split() == blank.split() or self.read(cell) is not None

    @property
    def released(self) -> str:
        """The answer cell as the source has it."""
        return next(cell.source for cell in source(self.exercise).cells if grade_id(cell) == self.name)


def _pattern(code: str, questions: dict[str, Question], seen: set[str]) -> str:
    """What a piece of code with blanks looks like when they are filled in; a blank may stand there again."""
    parts = BLANK.split(code)  # every second is the name of a question
    groups = []
    for name in parts[1::2]:
        groups.append(f"(?P={name})" if name in seen else f"(?P<{name}>{questions[name].pattern(questions, seen)})")
        seen.add(name)
    return "".join(re.escape(_flat(part)) + group for part, group in zip(parts[::2], [*groups, ""], strict=True))


def _flat(code: str) -> str:
    """Code without what its lines begin with."""
    return re.sub(r"\n[ \t]*", "\n", code)


def _filled(line: str, pieces: dict[str, str]) -> str:
    """A line of code with its blanks filled in; what takes more lines stands as far in as the line."""
    indent = line[: len(line) - len(line.lstrip())]
    for _ in range(2):  # a rule may have a blank of its own
        line = BLANK.sub(lambda found: pieces.get(found[1], found[0]).replace("\n", f"\n{indent}"), line)
    return line


def comment(said: list[str]) -> list[str]:
    """What was chosen as lines of a comment, in words, for whoever reads the cell."""
    lines = [textwrap.wrap(one, 100, break_on_hyphens=False) for one in [text("forms.by-form"), *said]]
    return [f"# {line}" for line in chain.from_iterable(lines)] if said else []


def code_of(cell: str) -> str:
    """A cell without the comment that a form begins it with."""
    return re.sub(r"\A(?:#.*\n)+", "", cell)


def alike(one: str | None, other: str) -> bool:
    """Whether two cells are the same Python."""
    try:
        return one is not None and ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))
    except SyntaxError:
        return False


def names_of_forms(name: str) -> list[str]:
    """The answer cells of an exercise that have a form; none of a course lead's own exercise."""
    path = course_folder() / "exercises" / f"{name}.yaml"
    return list(read_yaml(path).get("forms", {})) if path.is_file() else []


def form_of(name: str, cell: str) -> Form:
    """The form of an answer cell. Raises LookupError with one sentence where there is none."""
    name = exercise(name)
    if cell not in names_of_forms(name):
        raise LookupError(text("forms.none", cell=cell, exercise=name))
    written = read_yaml(course_folder() / "exercises" / f"{name}.yaml")["forms"][cell]
    answer = next(one for one in source(name).cells if grade_id(one) == cell)
    questions = tuple(_question(name, asked) for name, asked in written["ask"].items())
    template = _template(answer.source, written.get("code", "").rstrip())
    return Form(name, cell, template, questions, answer.cell_type == "markdown", written.get("about"))


def _question(name: str, asked: dict[str, Any]) -> Question:
    """A question as it is written down: words in three languages, and what else it has."""
    kind = asked.get("kind", "choose")
    options = asked.get("options", ())
    if isinstance(options, str):
        options = {"goals": _goals, "indicators": _indicators}[options]()
    return Question(name, asked, kind, tuple(options), asked.get("unit"), asked.get("optional", False))


def _goals() -> list[dict[str, str]]:
    """The 17 goals, by their numbers."""
    return [
        {"code": str(one.number), **{language: f"{one.number} {name}" for language, name in one.names.items()}}
        for one in goals()
    ]


def _indicators() -> list[dict[str, str]]:
    """Every indicator that all municipalities have, with its name, and whether it has no direction to steer by."""
    known = read_yaml(course_folder() / "indicators.yaml")["indicators"]
    return [{"code": one["id"], **_named(one)} for one in known if one.get("coverage", "country") == "country"]


def _named(indicator: dict[str, Any]) -> dict[str, str]:
    """An indicator's name in each language."""
    if indicator["direction"] != "context":
        return indicator["name"]
    return {language: _background(language, name) for language, name in indicator["name"].items()}


def _background(language: str, name: str) -> str:
    with speaking(language):
        return text("forms.background", name=name)


def _template(answer: str, code: str) -> str:
    """The answer cell without its dots, with the form's code in the place of the solution."""
    if not REGION.search(answer):
        return code
    return REGION.sub(lambda found: textwrap.indent(code, found["indent"]), DOTS.sub("", answer)).rstrip("\n")
