"""How often the rules are right: what is said beside a result is what is counted here."""

from __future__ import annotations

import re
from typing import cast

from paths import ROOT

from baerekraft.language import LANGUAGES, read_yaml, speaking
from baerekraft.plans.marks import PARTS
from baerekraft.plans.measured import COUNTS, count, said

HERE = ROOT / "tests/plans"
INDEPENDENT_FROM = 120  # paragraphs


def sources(name: str) -> list[dict]:
    return cast(list[dict], read_yaml(HERE / name))


def test_the_counts_beside_a_result_are_those_of_the_paragraphs_held_out():
    held_out, known = sources("held_out.yaml"), read_yaml(COUNTS)
    counted = {name: list(counts) for name, counts in count(held_out).items()}
    assert {name: known[name] for name in counted} == counted, "write these into measured.yaml"
    assert known["paragraphs"] == sum(len(source["paragraphs"]) for source in held_out)
    assert known["publishers"] == len({source["publisher"] for source in held_out})
    assert not known["independent"] or known["paragraphs"] >= INDEPENDENT_FROM


def test_it_is_called_measured_only_where_the_reader_was_independent():
    assert not read_yaml(COUNTS)["independent"]
    for language, words in zip(
        LANGUAGES, ("ikke målt av en uavhengig", "ikkje målt av ein", "not measured by"), strict=True
    ):
        with speaking(language):
            told = said()
        assert words in told[0]
        assert re.search(r"95.?% ?-?interv", told[1])
        assert len(told) == 3, "a share for the goals, and one line for the parts that too few were marked for"


def test_every_quotation_has_its_source_and_is_no_longer_than_it_needs():
    for name in ("quotations.yaml", "held_out.yaml"):
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
