"""docs/figures.md in three languages, and README's paragraph of which figures nobody here read at the publisher's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from baerekraft.figures.corrections import Correction, corrections
from baerekraft.figures.formatting import listed, source_of
from baerekraft.figures.indicators import Indicator, indicator, indicators
from baerekraft.figures.origin import audit_of, due, unread
from baerekraft.figures.publishers import explained
from baerekraft.language import LANGUAGES, date, number, speaking, text

IN_README = re.compile(r"(?<=<!-- figures, written by make build -->\n).*?(?=\n<!-- /figures -->)", re.DOTALL)


def figures_documents(root: Path) -> dict[Path, bytes]:
    """The pages and README as they should be, by path from the root; nothing where a course has no such page."""
    if not (root / "docs" / "figures.md").is_file():
        return {}
    written = {}
    for language in LANGUAGES:
        with speaking(language):
            written[Path("docs", "figures.md" if language == "en" else f"figures.{language}.md")] = figures_page()
    with speaking("en"):
        readme = (root / "README.md").read_text(encoding="utf-8")
        written[Path("README.md")] = IN_README.sub(lambda _: who_read(), readme).encode()
    return written


def figures_page() -> bytes:
    """The page, in the language in use."""
    parts = [
        text("figures_page.written"),
        f"# {text('figures_page.title')}",
        who_read(),
        text("figures_page.unknown"),
        _table(("indicator", "publisher", "compilation", "read", "due", "anew"), map(_row, indicators())),
        f"## {text('figures_page.held-against')}",
        _table(("indicator", "files", "checked", "differing", "largest"), _held_against()),
        f"## {text('origin.corrections')}",
        "\n".join(map(_correction, corrections())),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def who_read() -> str:
    """How many indicators have figures that nobody here read at the publisher's, and through whom they came."""
    everything, through = indicators(), Counter(what.read_from for what in unread())
    own = len(everything) - through.total()
    said = [text("figures_page.own", n=number(own), all=number(len(everything)))]
    if through:
        names = [f"`{name}` ({number(count)})" for name, count in through.most_common()]
        said.append(text("figures_page.through", n=number(through.total()), names=listed(names)))
    return " ".join(said)


def _row(what: Indicator) -> tuple[str, ...]:
    unknown = text("origin.unknown")
    publisher = explained(source_of(what)) + (f", `{what.source_code}`" if what.source_code else "")
    through = f"[`{what.read_from}`]({what.compilation})" if what.read_from else text("figures_page.the-course")
    anew = next((f"{number(row['checked'])} / {number(row['figures'])}" for row in audit_of(what)), unknown)
    return what.short_name, publisher, through, date(what.retrieved), due(what) or unknown, anew


def _held_against() -> Iterator[tuple[str, ...]]:
    for what in indicators():
        for row in audit_of(what)[1:]:
            counts = number(row["checked"]), number(row["differing"]), number(row["largest"], 2)
            yield what.short_name, f"`{row['files']}`", *counts


def _correction(one: Correction) -> str:
    names = listed(indicator(each).short_name for each in one.indicators) if one.indicators else ""
    return f"- **{names or text('figures_page.all')}.** {one}"


def _table(headings: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [[text(f"figures_page.{heading}") for heading in headings], ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
