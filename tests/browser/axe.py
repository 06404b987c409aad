"""What axe finds that would keep somebody out: by day and by night, at a desk and on a phone."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.window import Window

GRAVE = {"serious", "critical"}
AT_REST = """() => Promise.all(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished.catch(() => null)))"""
RUN = """([only, rules]) => axe.run(only || document,
  {preload: false, ...(rules.length ? {runOnly: rules} : {})})"""
COLOURS = ["color-contrast"]
"""All that the night changes."""
PHONE = 390


async def by_day_and_night(person: Window, only: str = "", widths: tuple[int, ...] = ()) -> Any:
    """At each of the widths, or at the one that is there; it is `[]` where all is well."""
    found = []
    for width in widths or (0,):
        if width:
            await person.page.set_viewport_size({"width": width, "height": 900})
        found += [(width, each) for each in await _both(person, only)]
        found += await too_wide(person)
    return found


async def grave(person: Window, only: str = "", rules: list[str] | None = None) -> list[Any]:
    await person.page.evaluate(AT_REST)
    if not await person.page.evaluate("'axe' in window"):
        await person.page.evaluate(AXE_SCRIPT)
    found = await person.page.evaluate(RUN, [only, rules or []])
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"][:3]])
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]


async def too_wide(person: Window) -> list[Any]:
    """A phone's page is never scrolled sideways."""
    width, shown = await person.page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return [("too wide", width)] if width > shown else []


async def _both(person: Window, only: str) -> list[Any]:
    found = []
    for scheme, rules in (("light", None), ("dark", COLOURS)):
        await person.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [(scheme, each) for each in await grave(person, only, rules)]
    return found
