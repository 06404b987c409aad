"""How a file is said."""

from __future__ import annotations

from babel.numbers import format_decimal

from components.i18n import locale

STEP = 1024


def size_words(size: int) -> str:
    """`850 B`, `12 KB`, `1.2 MB`, as the reader's language writes numbers."""
    if size < STEP:
        return f"{size} B"
    if size < STEP * STEP:
        return f"{max(1, round(size / STEP))} KB"
    # Upwards: what is over a limit never reads as if it were the limit.
    tenths = -(-size * 10 // (STEP * STEP))
    return f"{format_decimal(tenths / 10, format='0.#', locale=locale())} MB"
