"""The static edition: the lessons as a web site in three languages, searchable, readable offline, with nothing to install."""

from baerekraft.site.make import make_site

__all__ = ["make_site"]
