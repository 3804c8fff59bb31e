"""What whoever changes a lesson reads of the library: each public name with its types, what it does, and an example."""

from __future__ import annotations

from inspect import Parameter, getdoc, signature

import pytest

import baerekraft
from baerekraft.site import library


@pytest.mark.parametrize("name", baerekraft.__all__)
def test_a_public_name_says_its_types_what_it_does_and_shows_an_example(name):
    function = getattr(baerekraft, name)
    given = signature(function)
    untyped = [one.name for one in given.parameters.values() if one.annotation is Parameter.empty]
    assert untyped == []
    assert given.return_annotation is not Parameter.empty, "the type of what it returns"
    described, _, example = (getdoc(function) or "").partition(">>> ")
    assert described.strip(), "what it does"
    assert f"{name}(" in example


@pytest.mark.parametrize("name", baerekraft.__all__)
def test_a_public_name_is_on_the_page_of_the_library(name):
    assert f".. autofunction:: baerekraft.{name}\n" in library.page()
