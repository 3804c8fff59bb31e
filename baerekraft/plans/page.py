"""What was found, as a notebook shows it and as a page to hand on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from baerekraft import colours, markup
from baerekraft.figures.goals import goal
from baerekraft.language import current, number, text
from baerekraft.markup import LEFT, bullets, facts, link, paragraph
from baerekraft.plans.document import Plan
from baerekraft.plans.marks import PARTS, part_name
from baerekraft.plans.precision import said as precision
from baerekraft.plans.table import Correction, parts_said
from baerekraft.plans.trail import KINDS, GoalTrail, Marked, Step, TargetTrail, by_goal, by_target

SHOWN = 240  # letters of a paragraph
MOST_TARGETS = 200  # on a page; the table has them all
STYLE = "body { max-width: 64rem; } p, ul { max-width: 44rem; }"
# In the colours of what it stands in: a page, a form, the site, or JupyterLab itself.
QUIET = f"var(--quiet, var(--jp-ui-font-color1, {colours.QUIET}))"
RULE = f"var(--rule, var(--jp-border-color2, {colours.RULE}))"
# Twice the class, for JupyterLab has the words of a table at the right.
INSIDE = f"""<style>
.plan-trail {{ padding: 1px .8em; }} .plan-trail .wide {{ overflow-x: auto; }}
.plan-trail table {{ border-collapse: collapse; min-width: 40rem; width: 100%; }}
.plan-trail caption {{ color: {QUIET}; padding: 4px 0; text-align: left; }}
.plan-trail.plan-trail :is(th, td) {{ border-top: 1px solid {RULE}; padding: 6px 12px 6px 0; }}
.plan-trail.plan-trail :is(th, td) {{ background: none; text-align: left; vertical-align: top; white-space: normal; }}
.plan-trail.plan-trail thead th {{ border-top: 0; color: {QUIET}; font-weight: 600; }}
.plan-trail tbody th {{ font-weight: 600; }} .plan-trail .where {{ color: {QUIET}; font-weight: normal; }}
.plan-trail .stop {{ color: var(--worse, var(--bk-worse, {colours.WORSE})); font-weight: 600; }}
.plan-trail .limits {{ border-left: 3px solid {RULE}; margin: 1em 0; padding: 0 1em; }}
</style>"""


@dataclass
class Trail:
    """What was found in the plans; a notebook shows it, and `page` is a file to hand on."""

    plans: Sequence[Plan]
    marked: Sequence[Marked]
    gone: Sequence[Correction] = ()
    made: bool = False
    written: Sequence[str] = ()

    def __repr__(self) -> str:
        return "\n".join(summary(self.marked))

    def _repr_html_(self) -> str:
        return f'{INSIDE}<div class="plan-trail" lang="{current()}">{body(self, 3)}</div>'


def page(trail: Trail) -> str:
    """A page of its own that fetches nothing and runs nothing."""
    title = text("plans.title")
    inside = f'{INSIDE}<h1>{escape(title)}</h1><div class="plan-trail">{body(trail, 2)}</div>'
    return markup.page(current(), title, [inside], STYLE, text("plans.foot"), holds=["font"])


def summary(marked: Sequence[Marked]) -> list[str]:
    """The trail in a few sentences, as the command says it."""
    trails = by_goal(marked)
    spoken = [one for one in trails if any(step.spoken for step in one.steps.values())]
    lines = [text("plans.summary", goals=number(len(spoken)), paragraphs=number(len(marked)))]
    if len(trails[0].steps) > 1:
        lines.append(text("plans.summary-whole", goals=_numbers(one for one in spoken if not one.stops)))
        for kind in trails[0].steps:
            if stopped := [one for one in spoken if one.stops == kind]:
                lines.append(text(f"plans.summary-stops-{kind}", goals=_numbers(stopped)))
    return lines


def body(trail: Trail, level: int) -> str:
    """The words of the page, with headings from this level on."""
    heading = f"<h{level}>{{}}</h{level}>"
    parts = [paragraph(text("plans.made"))] if trail.made else []
    read = [
        text("plans.was-read", kind=text(f"plans.kind-{kind}"), file=plan.name, count=number(len(plan.passages)))
        for kind, plan in zip(KINDS, trail.plans, strict=False)
        if plan.passages
    ]
    parts.append(bullets(map(escape, [*read, *(told for plan in trail.plans for told in plan.told)])))
    parts.append(
        f'<div class="limits">{facts(text("plans.cannot-see"), text("plans.limits").splitlines())}{_precision()}</div>'
    )
    if trail.made:
        parts += [_written(kind, trail.marked) for kind in KINDS]
    parts.append(heading.format(escape(text("plans.by-goal"))) + _goals(trail.marked))
    parts.append(heading.format(escape(text("plans.by-target"))) + _targets(trail.marked))
    if not trail.written:
        return "".join(parts)
    parts.append(heading.format(escape(text("plans.corrected"))) + paragraph(text("plans.how-to-correct")))
    corrected = sum(one.goals is not None or one.parts is not None for one in trail.marked)
    parts.append(paragraph(text("plans.corrections", count=number(corrected), gone=number(len(trail.gone)))))
    parts.append(bullets(link(name, name) for name in trail.written))
    return "".join(parts)


def _written(kind: str, marked: Sequence[Marked]) -> str:
    """A short plan as it is written, each paragraph with its number and its goals."""
    about = [one for one in marked if one.kind == kind]
    rows = [
        f'<li>{escape(one.passage.words)} <span class="where">({escape(_goals_of(one))})</span></li>' for one in about
    ]
    return f"{paragraph(kind_name(kind))}<ol>{''.join(rows)}</ol>"


def _goals_of(one: Marked) -> str:
    return text("plans.goals-of", goals=", ".join(map(str, one.all_goals)) or text("plans.none"))


def _precision() -> str:
    first, *rest = precision()
    return paragraph(first) + (bullets(map(escape, rest)) if rest else "")


def _goals(marked: Sequence[Marked]) -> str:
    trails = by_goal(marked)
    spoken = [one for one in trails if any(step.spoken for step in one.steps.values())]
    silent = [one for one in trails if one not in spoken]
    kinds = list(trails[0].steps)
    headings = [text("plans.goal"), *map(kind_name, kinds)]
    if len(kinds) > 1:
        headings.append(text("plans.stops"))
    rows = [_goal_row(one, kinds) for one in spoken]
    said = paragraph(text("plans.silent", goals=_numbers(silent))) if silent else ""
    return _table(text("plans.by-goal-caption"), headings, rows) + said


def _goal_row(one: GoalTrail, kinds: Sequence[str]) -> str:
    about = goal(one.goal)
    cells = [escape(_step(kind, one.steps[kind])) for kind in kinds]
    if len(kinds) > 1:
        where = text(f"plans.stops-{one.stops}") if one.stops else text("plans.whole")
        cells.append(f'<span class="stop">{escape(where)}</span>' if one.stops else escape(where))
    return _row(f"{about.chip} {escape(about.name)}", cells)


def kind_name(kind: str) -> str:
    """What a kind of document is called where a heading or a label names it."""
    said = text(f"plans.kind-{kind}")
    return said[:1].upper() + said[1:]


def _step(kind: str, step: Step) -> str:
    if not step.spoken:
        return text("plans.not-spoken")
    return text(f"plans.carrying-{kind}", spoken=number(step.spoken), carrying=number(step.carrying))


def _targets(marked: Sequence[Marked]) -> str:
    trails = by_target(marked)
    if not trails:
        return paragraph(text("plans.no-targets"))
    later = list(trails[0].later)
    headings = [text(f"plans.{name}") for name in ("target", "seen", "not-seen")] + list(map(kind_name, later))
    rows = [_target_row(one, later) for one in trails[:MOST_TARGETS]]
    more = (
        paragraph(text("plans.more-targets", count=number(len(trails) - MOST_TARGETS)))
        if len(trails) > MOST_TARGETS
        else ""
    )
    return _table(text("plans.by-target-caption"), headings, rows) + more


def _target_row(one: TargetTrail, later: Sequence[str]) -> str:
    parts = one.target.all_parts
    said = one.target.found.parts
    seen = [f"{part_name(part)}: {said[part]}" if part in said else part_name(part) for part in parts]
    cells = [bullets(map(escape, seen)), escape(parts_said(part for part in PARTS if part not in parts) or "–")]
    cells += [
        _quoted(found) if (found := one.later[kind]) else f'<span class="stop">{escape(text("plans.not-found"))}</span>'
        for kind in later
    ]
    return _row(_quoted(one.target), cells)


def _quoted(one: Marked) -> str:
    words = one.passage.words
    short = words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
    where = f'<span class="where">({escape(one.passage.where)})</span>'
    return f'<span style="font-weight: normal">{escape(short)}</span> {where}'


def _row(about: str, cells: Sequence[str]) -> str:
    return f'<tr><th scope="row">{about}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _table(caption: str, headings: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col"{LEFT}>{escape(heading)}</th>' for heading in headings)
    table = f"<table><caption{LEFT}>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
    region = f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
    return f"{region}{table}<tbody>{''.join(rows)}</tbody></table></div>"


def _numbers(trails: Iterable[GoalTrail]) -> str:
    return ", ".join(str(one.goal) for one in trails) or text("plans.none")
