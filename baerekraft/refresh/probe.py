"""What a person with a network ticks off: the pages of each table, the code to look for, and a figure to compare."""

from __future__ import annotations

from baerekraft.figures.measurements import year_of
from baerekraft.figures.refreshed import newest_package
from baerekraft.figures.tables import DATA
from baerekraft.language import number, text
from baerekraft.refresh.borders import region_name
from baerekraft.refresh.definitions import Definition
from baerekraft.refresh.package import Package, read_package
from baerekraft.refresh.refresh import ADDRESSES, groups

EXAMPLE = "4001"
PAGES = {
    "ssb": ("https://www.ssb.no/statbank/table/{table}", "{address}/tables/{table}/metadata?lang=no"),
    "fhi": ("{address}/Table/{table}/metadata", "{address}/Table/{table}/query"),
    "emissions": ("{address}",),
}


def probe(wanted: list[Definition], mine: str | None) -> list[str]:
    """The lines of the list. Nothing is asked of anybody."""
    package = read_package(newest_package(DATA))
    said = [text("refresh.probe-how"), ""]
    for group in groups(wanted):
        first = group[0]
        said.append(text(f"refresh.probe-{first.at}", table=first.table))
        said += [f"    {page.format(address=ADDRESSES[first.at], table=first.table)}" for page in PAGES[first.at]]
        said.append(text("refresh.probe-exists"))
        for one in group:
            said.append(text("refresh.probe-code", name=one.name, code=one.code) if one.code else _by_words(one))
            said.append(_figure(one, package, mine or EXAMPLE))
        said += [
            text("refresh.probe-select", variable=name, codes=", ".join(codes)) for name, codes in first.select.items()
        ]
        said.append("")
    return said


def _by_words(one: Definition) -> str:
    """A code that nobody has seen is not printed; what its label should say is."""
    if one.words:
        return text("refresh.probe-words", name=one.name, words=one.words)
    return text("refresh.probe-whole", name=one.name)


def _figure(one: Definition, package: Package, region: str) -> str:
    """The newest figure that the course has for the place, to hold the page against."""
    rows = package.figures.get(one.id, {})
    known = [(period, value) for (code, period), (value, _) in rows.items() if code == region and value is not None]
    if not known:
        return text("refresh.probe-no-figure", place=region_name(region))
    period, value = max(known, key=lambda each: year_of(each[0]))
    return text("refresh.probe-figure", place=region_name(region), period=period, value=number(value, one.decimals))
