"""jsonschema without a grammar of international addresses: two seconds at each start, for a format no notebook uses."""

import sys


def quick_schemas() -> None:
    """Let jsonschema go without `rfc3987_syntax`; called before nbformat is imported."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # what `import` takes for "not there"
