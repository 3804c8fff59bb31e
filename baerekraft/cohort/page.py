"""The report as one HTML page: read offline and by a screen reader, in its own language, with a table behind every chart."""

from __future__ import annotations

import datetime
from html import escape
from pathlib import Path

from baerekraft.charts import Chart, bars
from baerekraft.charts.chart import html_table
from baerekraft.cohort import tables
from baerekraft.cohort.summary import FEWEST, Exercise, Summary
from baerekraft.figures import words
from baerekraft.language import current, date, number, text

STYLE = """
body { color: #1a1a1a; background: #fff; font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
table { border-collapse: collapse; margin: 0 0 1.5rem; }
caption { font-weight: 600; padding: 0 0 .4rem; }
th, td { border-bottom: 1px solid #767676; padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top; }
.wide { overflow-x: auto; }
.wide:focus-visible, summary:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
figcaption { color: #4d4d4d; }
"""


def page(summary: Summary, folder: Path) -> Path:
    """Write cohort.html."""
    title = text("cohort.title")
    parts = [
        f"<h1>{escape(title)}</h1>",
        paragraph(text("cohort.made", day=date(datetime.date.today()), learners=number(len(summary.cohort.learners)))),
        f"<h2>{escape(text('cohort.who'))}</h2>",
        wide(html_table(tables.state(summary), text("cohort.state")), text("cohort.state")),
        wide(html_table(tables.who(summary), text("cohort.who-caption")), text("cohort.who-caption")),
        *(part for exercise in summary.exercises for part in section(exercise)),
        f"<h2>{escape(text('cohort.how-heading'))}</h2>",
        paragraph(text("cohort.how")),
    ]
    body = "\n".join(parts)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title><style>{STYLE}</style>'
    path = folder / "cohort.html"
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="{current()}"><head>{head}</head><body><main>\n{body}\n</main></body></html>\n',
        encoding="utf-8",
    )
    return path


def section(exercise: Exercise) -> list[str]:
    """One exercise: the chart, the distribution, and the hardest questions."""
    heading = f"<h2>{escape(exercise.name)}</h2>"
    if not exercise.enough:
        return [heading, paragraph(text("cohort.too-few", graded=number(exercise.graded), fewest=number(FEWEST)))]
    return [
        heading,
        chart(exercise)._repr_html_(),
        wide(html_table(tables.distribution(exercise), text("cohort.distribution")), text("cohort.distribution")),
        *(
            [wide(html_table(tables.hardest(exercise), text("cohort.hardest")), text("cohort.hardest"))]
            if exercise.hardest
            else []
        ),
        paragraph(tables.recognition(exercise.recognised)),
    ]


def chart(exercise: Exercise) -> Chart:
    """How much of each test's points were earned, in the exercise's own order; the hardest is brought forward."""
    tests = [test for test in exercise.tests if not test.question.by_hand]
    labels = [short(f"{turn}. {test.words}") for turn, test in enumerate(tests, 1)]
    lowest = min(test.share for test in tests)
    turns = [turn for turn, test in enumerate(tests, 1) if test.share == lowest < 1]
    title = (
        text("cohort.chart-hardest", turns=words.listed(map(number, turns)), share=number(100 * lowest))
        if turns
        else text("cohort.chart-all")
    )
    return bars(
        labels,
        [100 * test.share for test in tests],
        title=title,
        unit=text("language.percent"),
        source=text("cohort.source", graded=number(exercise.graded)),
        highlight=[labels[turn - 1] for turn in turns],
    )


def short(said: str, most: int = 90) -> str:
    """The words that have room beside a bar.

    >>> short("kort"), short("ord " * 40)[-5:]
    ('kort', 'ord …')
    """
    return said if len(said) <= most else f"{said[: most - 2].rsplit(' ', 1)[0]} …"


def paragraph(said: str) -> str:
    """A paragraph that holds nothing but its words."""
    return f"<p>{escape(said)}</p>"


def wide(table: str, label: str) -> str:
    """A table that scrolls by itself where the page is narrow, with the keyboard too."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(label)}">{table}</div>'
