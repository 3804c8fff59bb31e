"""An output is checked as quickly as a whole notebook is."""

from __future__ import annotations

from functools import cache
from typing import Any


def quick_outputs() -> None:
    """Let nbformat check each output by code that is made of its schema once, as it checks notebooks."""
    from fastjsonschema import JsonSchemaException, compile
    from nbformat.json_compat import FastJsonSchemaValidator, JsonSchemaValidator

    @cache
    def checks(validator: FastJsonSchemaValidator, part: str) -> Any:
        kept = {name: validator._schema[name] for name in ("$schema", "definitions")}
        return compile({**kept, "$ref": part})

    def iter_errors(validator: FastJsonSchemaValidator, found: Any, schema: dict | None = None) -> Any:
        if schema is None or [*schema] != ["$ref"]:
            return own(validator, found, schema)
        try:
            checks(validator, schema["$ref"])(found)
        except JsonSchemaException:
            return JsonSchemaValidator.iter_errors(validator, found, schema)
        return ()

    own = FastJsonSchemaValidator.iter_errors
    if own.__module__ != __name__:
        FastJsonSchemaValidator.iter_errors = iter_errors  # type: ignore[method-assign] # takes what its own does
