"""Compose and run."""

from __future__ import annotations

import sys


def main() -> None:
    """Serve the app. A start that can't be is one line on standard error and exit 1."""
    from pages import start

    sys.exit(start.serve())


if __name__ in {"__main__", "__mp_main__"}:
    main()
