"""The colours a ticket type can have, as the tokens give them: name, and contrast on a card."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from components.i18n import _
from services.people_colors import HUES

TOKENS = Path(__file__).parent / "static" / "tokens.css"
PAIR = re.compile(r"--([\w-]+):\s*light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")
LEAST = 3.0
"""To one, of a shape against what it stands on (WCAG 1.4.11)."""


def hue_names() -> dict[str, str]:
    words = (
        _("Cobalt"), _("Sky"), _("Sea"), _("Leaf"), _("Amber"), _("Orange"), _("Rose"),
        _("Magenta"), _("Violet"), _("Graphite"),
    )  # fmt: skip
    return dict(zip(HUES, words, strict=True))


@cache
def contrast(hue: str) -> tuple[float, float]:
    """Of the hue on a card, by day and by night."""
    day, night = _pairs()[f"hue-{hue}"]
    by_day, by_night = _pairs()["surface"]
    return _ratio(day, by_day), _ratio(night, by_night)


@cache
def _pairs() -> dict[str, tuple[str, str]]:
    return {name: (day, night) for name, day, night in PAIR.findall(TOKENS.read_text("utf-8"))}


def _ratio(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
