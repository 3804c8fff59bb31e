"""The static edition: the lessons as a web site in every language, searchable, readable offline, nothing to install."""

from baerekraft.site.make import make_site

__all__ = ["make_site"]
