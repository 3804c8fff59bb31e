"""Notebooks run as a learner's kernel would run them: for tests, for the site, for a page to read."""

from baerekraft.quick_schemas import quick_schemas

quick_schemas()
