"""`baerekraft`, as it is typed: who stops it before it has begun is not told where in Python it was."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command; what can be said of Ctrl-C is said by it, once it is loaded."""
    try:
        from baerekraft.cli import main as command

        return command()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
