"""Compose and run."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Serve the app. A start that can't be is one line on standard error and exit 1."""
    gc.disable()  # What is imported stays: looking for what doesn't is a tenth of a start.
    from pages import start

    sys.exit(start.serve())


if __name__ in {"__main__", "__mp_main__"}:
    main()
