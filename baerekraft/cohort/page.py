"""The state of a cohort as one HTML page: read offline and by a screen reader, with a table behind every chart."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft import colours, markup
from baerekraft.charts import Chart, bars
from baerekraft.cohort import tables
from baerekraft.cohort.learnt import Learnt
from baerekraft.cohort.small_cells import FEWEST
from baerekraft.cohort.summary import Exercise, Summary
from baerekraft.figures import formatting
from baerekraft.language import current, date, number, text
from baerekraft.markup import data_table, paragraph
from baerekraft.passed import says
from baerekraft.whole_file import write_whole

if TYPE_CHECKING:
    from pandas import DataFrame

WIDTH = 90  # letters beside a bar
STYLE = f"""
body {{ max-width: 62rem; }} th, td {{ border-bottom-color: {colours.GREY}; }}
"""


def page(summary: Summary, folder: Path) -> Path:
    """Write cohort.html."""
    sections = (part for each in summary.exercises for part in section(each))
    how = f"<h2>{escape(text('cohort.how-heading'))}</h2>\n{paragraph(text('cohort.how'))}"
    parts = [*whole(summary), *learnt_section(summary.learnt), *sections, how]
    return write_page(folder / "cohort.html", text("cohort.title"), parts)


def learnt_page(learnt: Learnt, folder: Path) -> Path:
    """Write learnt.html, of a cohort without a gradebook."""
    return write_page(folder / "learnt.html", text("cohort.learnt"), learnt_section(learnt)[1:])


def learnt_section(learnt: Learnt) -> list[str]:
    """What the cohort has learnt, and the questions that say so."""
    items = [wide(learnt.table, text("cohort.items-caption"))] if learnt.has_items else []
    return [f"<h2>{escape(text('cohort.learnt'))}</h2>", *map(paragraph, learnt.sentences), *items]


def write_page(path: Path, title: str, parts: Iterable[str]) -> Path:
    """Write a page of its own, to be read offline."""
    body = [f"<h1>{escape(title)}</h1>", *parts]
    write_whole(path, markup.page(current(), title, body, STYLE, holds=["font", "img"]))
    return path


def whole(summary: Summary) -> list[str]:
    """When it was made, how far each exercise is, who has handed in what, and who has completed the course."""
    parts = [
        paragraph(text("cohort.made", day=date(datetime.date.today()), learners=number(len(summary.cohort.learners)))),
        f"<h2>{escape(text('cohort.who'))}</h2>",
        wide(tables.state(summary), text("cohort.state")),
        wide(tables.who(summary), text("cohort.who-caption")),
    ]
    if not summary.cohort.whole:
        return parts
    return [
        *parts,
        f"<h2>{escape(text('cohort.who-completed'))}</h2>",
        paragraph(says()),
        paragraph(text("cohort.quizzes-unseen")),
        wide(tables.completed(summary), text("cohort.completed-caption")),
    ]


def section(exercise: Exercise) -> list[str]:
    """One exercise: the chart, the distribution, and the hardest questions."""
    heading = f"<h2>{escape(exercise.name)}</h2>"
    if not exercise.enough:
        return [heading, paragraph(text("cohort.too-few", graded=number(exercise.graded), fewest=number(FEWEST)))]
    distribution = wide(tables.distribution(exercise), text("cohort.distribution"))
    hardest = [wide(tables.hardest(exercise), text("cohort.hardest"))] if exercise.hardest else []
    recognised = paragraph(tables.recognition(exercise.recognised))
    return [heading, chart(exercise)._repr_html_(), distribution, *hardest, recognised]


def chart(exercise: Exercise) -> Chart:
    """How much of each test's points were earned, in the exercise's own order; the hardest is brought forward."""
    tests = [test for test in exercise.tests if not test.question.by_hand]
    labels = [short(f"{turn}. {test.words}") for turn, test in enumerate(tests, 1)]
    lowest = min(test.share for test in tests)
    turns = [turn for turn, test in enumerate(tests, 1) if test.share == lowest < 1]
    return bars(
        labels,
        [100 * test.share for test in tests],
        title=chart_title(lowest, turns),
        unit=text("language.percent"),
        source=text("cohort.source", graded=number(exercise.graded)),
        highlight=[labels[turn - 1] for turn in turns],
    )


def chart_title(lowest: float, turns: list[int]) -> str:
    """Which tests are the hardest, where any points were lost."""
    if not turns:
        return text("cohort.chart-all")
    return text("cohort.chart-hardest", turns=formatting.listed(map(number, turns)), share=number(100 * lowest))


def short(said: str) -> str:
    """The words that have room beside a bar.

    >>> short("kort"), short("ord " * 40)[-5:]
    ('kort', 'ord …')
    """
    return said if len(said) <= WIDTH else f"{said[: WIDTH - 2].rsplit(' ', 1)[0]} …"


def wide(table: DataFrame, caption: str) -> str:
    """A table that scrolls by itself where the page is narrow, with the keyboard too."""
    region = f'role="region" tabindex="0" aria-label="{escape(caption)}"'
    return f'<div class="wide" {region}>{data_table(table, caption)}</div>'
