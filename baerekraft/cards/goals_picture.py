"""Where a place lies over the 17 goals, and what nobody knows: each figure among the others', in one picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html import escape
from statistics import median

from baerekraft import colours
from baerekraft.cards.goals_drawing import Dot, Line, drawing, is_outside
from baerekraft.figures import formatting
from baerekraft.figures.counties import County, Place, counties, place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.goals import Goal, goals
from baerekraft.figures.indicators import Indicator, indicators, is_amount
from baerekraft.figures.measurements import year_of
from baerekraft.figures.publishers import explained
from baerekraft.figures.select import latest, periods
from baerekraft.language import current, date, number, text
from baerekraft.markup import folded, grouped_table, row
from baerekraft.methods.groups import members_of
from baerekraft.methods.leaps import is_doubted
from baerekraft.methods.ranking import badness, is_ranked
from baerekraft.typeset import in_page

ENOUGH = 10  # others with a figure, for a place among them to be told
OLD = 3  # years before the latest figure of all, after which a figure is left out
BY_WIDTH = (
    ".bk-goals { container-type: inline-size; } .bk-narrow { display: none; } "
    "@container (max-width: 640px) { .bk-wide { display: none; } .bk-narrow { display: block; } }"
)
FEW = 5  # municipalities with a figure, for their median to stand for a county
NAMED = 3  # figures in the title
SHORTENED = (8, 9, 12, 16)  # goals whose name is longer than the row has room for


@dataclass(frozen=True)
class Standing:
    """A figure with a direction among those of the others; `share` is 0 for the weakest and 1 for the best.

    `doubted` is one that lies outside the middle half by a leap from the figure before it.
    """

    what: Indicator
    own: float
    median: float
    period: str
    share: float
    doubted: bool = False

    @property
    def label(self) -> str:
        """What it is called in the picture."""
        name = self.what.short_name
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    @property
    def stands_out(self) -> bool:
        """Whether it lies outside the middle half, and is not doubted."""
        return is_outside(self.share) and not self.doubted


@dataclass(frozen=True, repr=False)
class GoalsPicture:
    """The picture as a page or a notebook shows it: `title` is the finding, `alt` tells what is drawn."""

    place: Place
    group: str
    standings: dict[int, list[Standing]]
    why: dict[int, str]
    language: str = field(default_factory=current)

    @property
    def judged(self) -> bool:
        """Whether it is said what is better and weaker; a small place's figures swing too widely."""
        return is_ranked(self.place)

    @property
    def known(self) -> int:
        """Of how many goals there is a figure."""
        return sum(bool(found) for found in self.standings.values())

    @property
    def title(self) -> str:
        """How much is known, and what is weakest."""
        ranked = sorted((each for found in self.standings.values() for each in found), key=lambda each: each.share)
        apart = [each for each in ranked if each.stands_out]
        known = text("goals_picture.known", n=number(self.known))
        if not self.known:
            return known
        if not apart:
            return f"{known} {text('goals_picture.none-apart')}"
        if not self.judged:
            return (
                f"{known} {text('goals_picture.apart', names=formatting.listed(each.label for each in apart[:NAMED]))}"
            )
        weak = [each for each in apart if each.share < 0.5][:NAMED]
        chosen, kind = (weak, "weakest") if weak else (apart[::-1][:NAMED], "strongest")
        return f"{known} {text(f'goals_picture.{kind}', names=formatting.listed(each.label for each in chosen))}"

    @property
    def about(self) -> str:
        """How the picture is read."""
        inside = text("goals_picture.medians") if isinstance(self.place, County) and len(self.place.members) > 1 else ""
        limits = text("goals_picture.rank-only" if self.judged else "goals_picture.small")
        return " ".join(filter(None, [text("goals_picture.about", group=self.group), inside, limits]))

    @property
    def source_line(self) -> str:
        """Who measured, when, and what hatching means."""
        shown = [each for found in self.standings.values() for each in found]
        hatched = text("goals_picture.hatched", place=self.place.name)
        if not shown:
            return hatched
        years = sorted({year_of(each.period) for each in shown})
        span = str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
        sources = explained(", ".join(dict.fromkeys(each.what.source for each in shown)))
        copied = date(max(each.what.copied or each.what.retrieved for each in shown))
        return f"{text('goals_picture.source', sources=sources, years=span, day=copied)} {hatched}"

    @property
    def alt(self) -> str:
        """What stands out, goal by goal."""
        apart = [
            text("goals_picture.alt-goal", goal=str(goal), names=", ".join(map(self._in_words, found)))
            for goal, found in self._apart()
        ]
        outside = f" {text('goals_picture.alt-outside', goals='; '.join(apart))}" if apart else ""
        return f"{text('goals_picture.alt', place=self.place.name, n=number(self.known))}{outside}"

    def _apart(self) -> Iterator[tuple[int, list[Standing]]]:
        for goal, found in self.standings.items():
            if apart := [each for each in found if each.stands_out]:
                yield goal, apart

    def _in_words(self, each: Standing) -> str:
        return f"{each.label} ({self.side_of(each)})"

    def side_of(self, each: Standing) -> str:
        """Where a figure lies, in a word."""
        if each.doubted:
            return text("goals_picture.doubted")
        if not each.stands_out:
            return text("goals_picture.in-the-middle")
        if not self.judged:
            return text("goals_picture.stands-out")
        return text("goals_picture.weaker" if each.share < 0.5 else "goals_picture.better")

    def svg(self, narrow: bool = False) -> str:
        """The drawing, for a page or for a phone."""
        lines = [
            Line(
                one.number,
                name_of(one),
                one.colour,
                one.ink,
                [Dot(each.share, each.label, each.doubted) for each in self.standings[one.number]],
                self.why[one.number],
            )
            for one in goals()
        ]
        said = {key: text(f"goals_picture.{key}") for key in ("weaker", "better", "half", "median")}
        return drawing(lines, said, self.alt, narrow, self.judged)

    def table(self) -> str:
        """The same as a table, folded."""
        rows = {
            one.label: [
                row(
                    escape(each.what.name),
                    escape(f"{formatting.with_unit(each.own, each.what)} ({formatting.period(each.period)})"),
                    escape(formatting.figure(each.median, each.what)),
                    escape(self.side_of(each)),
                )
                for each in self.standings[one.number]
            ]
            or [row(escape(self.why[one.number]), "–", "–", "–")]
            for one in goals()
        }
        headings = [text(f"goals_picture.{key}") for key in ("figure", "own", "others", "lies")]
        return folded(text("goals_picture.as-table"), grouped_table(self.title, headings, rows, self.language))

    def __repr__(self) -> str:
        return f"{self.place.name}. {self.title}\n{self.alt}\n{self.source_line}"

    def _repr_html_(self) -> str:
        """White also where the notebook is dark, as the charts are; drawn for the width it is shown at."""
        faces = in_page("Regular", "Semibold")  # other letters would be too wide
        return (
            f'<style>{faces}{BY_WIDTH}</style><figure class="bk-goals" lang="{self.language}" style="max-width: 700px; '
            f'background: {colours.WHITE}; color: {colours.INK}; margin: 0"><p role="heading" aria-level="3" '
            f'style="font-weight: bold; font-size: 1.2em; margin: 0">{escape(self.title)}</p>'
            f'<p style="margin: .2em 0 .8em">{escape(self.about)}</p>'
            f"<div class='bk-wide'>{self.svg()}</div><div class='bk-narrow'>{self.svg(narrow=True)}</div>"
            f"<figcaption>{escape(self.source_line)}</figcaption></figure>{self.table()}"
        )


def goals_picture(where: Place | str) -> GoalsPicture:
    """A place over the 17 goals: each figure that has a direction, at its place among the others.

    Raises UnknownMunicipality.

    >>> goals_picture("Porsgrunn").known
    13
    """
    own = place(where)
    group, count, found = _among(own)
    said = text(f"goals_picture.among-{group}", own.level, n=number(count), county=own.county)
    why = {goal: text(f"goals_picture.{reason}") if reason else "" for goal, (_, reason) in found.items()}
    return GoalsPicture(own, said, {goal: standings for goal, (standings, _) in found.items()}, why)


@partial(once_an_edition, most=8)  # the same in every language
def _among(own: Place) -> tuple[str, int, dict[int, tuple[list[Standing], str]]]:
    """The group, how many are in it, and each goal's figures or the reason why there are none."""
    group = group_of(own)
    codes = members_of(group, own)
    return group, len(codes), {one.number: of_goal(one, own, codes) for one in goals()}


def warm() -> None:
    """Read the figures that every place's picture needs."""
    for what in indicators():
        if not is_amount(what):
            values_of(what, "municipality")


def group_of(own: Place) -> str:
    """Whom a place is compared with: its county; those of its size where the county has too few; else everybody."""
    if isinstance(own, County):
        return "county"
    return next((group for group in ("county", "similar") if len(members_of(group, own)) >= ENOUGH), "country")


def of_goal(one: Goal, own: Place, codes: list[str]) -> tuple[list[Standing], str]:
    """A goal's figures, or why there are none: "few", "old", "context" or "no-figure"."""
    every = [what for what in indicators(goal=one.number) if not is_amount(what)]
    judged = [what for what in every if what.direction != "context"]
    found = [standing(what, own, codes) for what in judged if not is_part(what, judged)]
    shown = [each for each in found if isinstance(each, Standing)]
    if shown:
        return shown, ""
    for reason in ("few", "old"):
        if reason in found:
            return [], reason
    known = any(own.code in values_of(what, own.level) for what in every)
    return [], "context" if known else "no-figure"


def is_part(what: Indicator, others: list[Indicator]) -> bool:
    """Whether it is a part or another measure of one that is there: `life_expectancy_women` of `life_expectancy`."""
    return any(what.id.startswith(f"{other.id}_") for other in others)


def standing(what: Indicator, own: Place, codes: list[str]) -> Standing | str:
    """A figure's place among the others; else "none", "old" or "few", which says why it has none."""
    known = values_of(what, own.level)
    if own.code not in known:
        return "none"
    value, period = known[own.code], periods(what)[-1]
    others = [known[code] for code in codes if code in known]
    if year_of(periods("population")[-1]) - year_of(period) > OLD:
        return "old"
    if len(others) < ENOUGH:
        return "few"
    bad, mine = ([badness(each, what.direction, what.best) for each in those] for those in (others, [value]))
    alike, weaker = bad.count(mine[0]), sum(each > mine[0] for each in bad)
    share = 0.5 if alike * 2 >= len(others) else (weaker + alike / 2) / len(others)
    doubted = is_outside(share) and is_doubted(what, own, period)
    return Standing(what, value, float(median(others)), period, share, doubted)


@partial(once_an_edition, most=256)
def values_of(what: Indicator, level: str) -> dict[str, float]:
    """The latest figure of each place of a level, by code; a county's own, else the median of its municipalities.

    Read it, do not change it.
    """
    own = latest(what, level)
    if level == "municipality" or len(own) > ENOUGH:
        return own
    inside = latest(what)
    parts = {code: [inside[each] for each in one.members if each in inside] for code, one in counties().items()}
    enough = {code: min(FEW, len(counties()[code].members)) for code in parts}
    return own | {code: median(part) for code, part in parts.items() if len(part) >= enough[code]}


def name_of(one: Goal) -> str:
    """A goal's name, short enough for its row."""
    return text(f"goals_picture.goal-{one.number}") if one.number in SHORTENED else one.name
