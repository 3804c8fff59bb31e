"""How often the rules are right: what is said beside a result is what is counted here."""

from __future__ import annotations

import re
from typing import cast

from paths import ROOT

from baerekraft.language import LANGUAGES, read_yaml, speaking
from baerekraft.plans.marks import PARTS
from baerekraft.plans.precision import COUNTS, count, said

HERE = ROOT / "tests/plans"
FEWEST = 120  # paragraphs before the figures are called measured


def sources(name: str) -> list[dict]:
    return cast(list[dict], read_yaml(HERE / name))


def test_the_counts_beside_a_result_are_those_of_the_paragraphs_held_out():
    held_out = [source for source in sources("unseen.yaml") if source["part"] == "held_out"]
    known = read_yaml(COUNTS)
    counted = {name: list(counts) for name, counts in count(held_out).items()}
    assert {name: known[name] for name in counted} == counted, "write these into precision.yaml"
    assert known["paragraphs"] == sum(len(source["paragraphs"]) for source in held_out)
    assert known["publishers"] == len({source["publisher"] for source in held_out})
    assert known["paragraphs"] >= FEWEST
    assert not publishers("held_out") & publishers("training"), "no rule is mended by a publisher it is measured on"


def publishers(part: str) -> set[str]:
    return {source["publisher"] for source in sources("unseen.yaml") if source["part"] == part}


def test_what_is_said_tells_who_marked_and_how_sure_each_figure_is():
    for language, words in zip(
        LANGUAGES, ("ikke hadde sett reglene", "ikkje hadde sett reglane", "had not seen the rules"), strict=True
    ):
        with speaking(language):
            told, *lines, not_measured = said()
        assert words in told
        assert len(lines) == 1 + len(PARTS) + 1, "the goals, each part of a target, and money"
        assert re.search(r"95.?% ?-?interv", told)
        assert all(re.search(r"\(\d+ \w+ \d+; \d+–\d+\)", line) for line in lines), "each share with its interval"
        assert re.match("(Ikke|Ikkje|Not) ", not_measured)


def test_every_quotation_has_its_source_and_is_no_longer_than_it_needs():
    for name in ("quotations.yaml", "unseen.yaml"):
        seen = set()
        for source in sources(name):
            assert source["publisher"]
            assert source["document"]
            assert source["kind"] in ("plan", "money", "answer")
            assert re.match(r"https?://", source["address"])
            for one in source["paragraphs"]:
                assert len(one["text"].split()) <= 50
                assert one["text"] not in seen
                assert set(one["parts"]) <= set(PARTS)
                assert set(one["goals"]) <= set(range(1, 18))
                seen.add(one["text"])
