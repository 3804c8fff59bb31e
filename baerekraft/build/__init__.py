"""From the course's text to the notebooks people open: ``build(root)`` writes notebooks/, source/ and release/."""

from baerekraft.build.write import BuildError, build

__all__ = ["BuildError", "build"]
