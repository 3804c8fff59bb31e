"""Notebooks run as a learner's kernel would run them: for tests, for the site, for a page to read."""

import sys

# jsonschema would make a grammar of addresses of this, a second's work, for a rule that no notebook's schema has.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # None: not there
