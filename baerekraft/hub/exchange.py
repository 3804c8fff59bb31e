"""nbgrader's exchange on a hub, for the leads: one release of an exercise is one for every language."""

from __future__ import annotations

from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseAssignment

from baerekraft.hub.folders import COURSE, exchange_course
from baerekraft.language import LANGUAGES


class ReleaseInEachLanguage(ExchangeReleaseAssignment):
    """nbgrader's, for each language's course; an exercise that is in one language only is released to all in it."""

    def start(self) -> None:
        """Release the exercise, also where the command names a language's course."""
        if self.coursedir.course_id != COURSE:
            return super().start()
        made = self.coursedir.release_directory
        try:
            for language in LANGUAGES:
                own = f"release/{language}"
                there = Path(self.coursedir.format_path(own, ".", self.coursedir.assignment_id)).is_dir()
                self.coursedir.release_directory = own if there else made
                self.coursedir.course_id = exchange_course(language)
                super().start()
        finally:
            self.coursedir.release_directory, self.coursedir.course_id = made, COURSE
