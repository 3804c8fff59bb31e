"""jsonschema without its grammar of international addresses."""

from __future__ import annotations

import sys


def quick_schemas() -> None:
    """Let jsonschema go without `rfc3987_syntax`, a second or two at each start, for a format that no notebook uses.

    Called before nbformat is imported.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # what `import` takes for "not there"
