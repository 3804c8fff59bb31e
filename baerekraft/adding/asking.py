"""What the learner is asked where a file can be read in two ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from baerekraft.language import text

SHOWN = 60  # options that a person can look through


@dataclass(frozen=True)
class Question:
    """`key` names it, also on the command line; `options` are (what is answered, what it means), none for a free one.

    `suggestion` is what an empty answer means.
    """

    key: str
    sentence: str
    options: tuple[tuple[str, str], ...] = ()
    suggestion: str = ""


class Unanswered(ValueError):
    """Two readings are possible, and nobody has said which."""

    def __init__(self, question: Question) -> None:
        self.question = question
        said = "\n".join(f"  {answer}: {meaning}" for answer, meaning in question.options)
        super().__init__(text("adding.unanswered", question=question.sentence, options=said, name=question.key))


@dataclass
class Answers:
    """What has been answered, by key, and who may be asked for the rest."""

    given: dict[str, str]
    ask: Callable[[Question], str] | None = None

    def __call__(self, key: str, sentence: str, options: Mapping[str, str] | None = None, suggestion: str = "") -> str:
        """The answer to a question. Raises Unanswered where nobody has answered, ValueError for none of the options."""
        question = Question(key, sentence, tuple((options or {}).items()), suggestion)
        if key not in self.given:
            if self.ask is None:
                raise Unanswered(question)
            self.given[key] = self.ask(question)
        answer = self.given[key] = " ".join(self.given[key].split()) or suggestion
        if not answer:
            del self.given[key]
            raise Unanswered(question)
        if options and answer not in options:
            del self.given[key]
            raise ValueError(text("adding.no-such-answer", name=key, answer=answer, options=", ".join(options)))
        return answer
