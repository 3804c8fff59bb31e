"""Collecting: whose a file is, which exercise, and which is the newest, for nbgrader and for `baerekraft collect`."""
