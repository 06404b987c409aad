"""The design's colours, as mail readers take them: plain, one set by day and one by night."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parents[1] / "static" / "tokens.css"
PAIR = re.compile(r"--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")


@cache
def colors() -> tuple[dict[str, str], dict[str, str]]:
    """By token, with underscores: by day, by night."""
    pairs = PAIR.findall(TOKENS.read_text())
    by_day = {name.replace("-", "_"): light for name, light, _ in pairs}
    return by_day, {name.replace("-", "_"): dark for name, _, dark in pairs}
