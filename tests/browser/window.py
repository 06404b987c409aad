"""One person's browser window, in the words of whoever sits before it."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import ConsoleMessage, Locator, Page, expect

NOTHING = "(?!)"
MOST_TABS = 40
MOST_TRIES = 40
LIFTED = """() => {
  window.lifted = new Promise((done) =>
    ["pointerup", "pointercancel"].forEach((end) =>
      addEventListener(end, () => setTimeout(done, 120), { once: true })));
}"""
"""The click that ends a long press is swallowed for a moment."""
REMEMBERED = """(selector) => {
  window.seen = [];
  const look = () => {
    for (const each of document.querySelectorAll(selector)) window.seen.push(each.textContent);
  };
  new MutationObserver(look).observe(document.body,
    { subtree: true, childList: true, characterData: true });
}"""


class Window:
    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.wrong: list[str] = []
        self.forgiven = NOTHING
        """A pattern of what the browser may write to its console: what the test provokes."""
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", self._noticed)

    def _noticed(self, line: ConsoleMessage) -> None:
        if line.type == "error" and not re.search(self.forgiven, line.text):
            self.wrong.append(f"{line.text} {line.location.get('url', '')}")

    async def open(self, path: str) -> Page:
        await self.page.goto(self.url + path)
        return self.page

    async def board(self, path: str = "/boards/all") -> Page:
        """A board that has its cards and listens."""
        await self.open(path)
        await expect(self.page.locator(".board .cr").first).to_be_visible()
        await self.page.wait_for_function("window.boardDrawn && window.socket?.connected")
        await expect(
            self.page.locator(".skeleton:not(.cr-list > .skeleton:last-child)")
        ).to_have_count(0)
        return self.page

    def card(self, number: int) -> Locator:
        return self.page.locator(f'.cr-list > [data-n="{number}"]')

    def column(self, code: str) -> Locator:
        return self.page.locator(".cr").filter(has=self.page.locator(f'.code:text-is("{code}")'))

    def card_in(self, code: str, number: int) -> Locator:
        return self.column(code).locator(f'[data-n="{number}"]')

    @property
    def toast(self) -> Locator:
        return self.page.locator(".toast")

    @property
    def drawer(self) -> Locator:
        return self.page.locator(".drawer[data-ticket]:not([hidden])")

    async def remember(self, selector: str) -> None:
        """Whatever stands there from now on: it may be gone again before one looks."""
        await self.page.evaluate(REMEMBERED, selector)

    async def remembers(self, words: str) -> None:
        seen = "(words) => window.seen.some((each) => each.includes(words))"
        await self.page.wait_for_function(seen, arg=words)

    async def lift(self, number: int) -> None:
        """Take a card up with the mouse and wait for what the columns say."""
        box = await self._box(self.card(number))
        await self.page.mouse.move(box["x"] + 60, box["y"] + 14)
        await self.page.mouse.down()
        await self.page.mouse.move(box["x"] + 72, box["y"] + 24, steps=4)
        await expect(self.page.locator(".app[data-drag]")).to_be_visible()

    async def hold(self, what: Locator) -> None:
        """A finger that rests on it until something opens, and is taken away."""
        await expect(what).to_be_in_viewport(ratio=0.9)
        await self.page.evaluate(LIFTED)
        box = await self._box(what)
        at = {"x": box["x"] + 60, "y": box["y"] + 30}
        finger = await self.page.context.new_cdp_session(self.page)
        await finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
        await self.page.locator("[data-modal]").wait_for()
        await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        await self.page.evaluate("window.lifted")

    async def drop_on(self, code: str, label: str = "") -> None:
        """Let it go on the zone that says `label`; without one, on the column's only zone."""
        zones = self.column(code).locator(".zone")
        zone = zones.filter(has_text=label).first if label else zones.first
        for _ in range(MOST_TRIES):
            await self._carry_to(zone)
            if "is-over" in (await zone.get_attribute("class") or ""):
                break
        await expect(zone).to_contain_class("is-over")
        await self.page.mouse.up()

    async def write(self, text: str, *, channel: str = "", contact_user: str = "") -> None:
        """What the composer asks for."""
        await self.drawer.locator("textarea").first.fill(text)
        if channel:
            await self.drawer.get_by_role("radio", name=channel).click()
        if contact_user:
            choice = self.drawer.locator(".composer select", has_text=contact_user)
            label = await choice.locator("option", has_text=contact_user).first.inner_text()
            await choice.select_option(label=label)

    async def accept_the_limit(self) -> None:
        await self.drawer.locator(".over-box, label.check").get_by_role("checkbox").check()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def tab_to(self, goal: Locator) -> None:
        """By the Tab key alone; `goal` is what has the focus then, or holds it."""
        for _ in range(MOST_TABS):
            await self.page.keyboard.press("Tab")
            if await goal.evaluate("(goal) => goal.contains(document.activeElement)"):
                return
        raise AssertionError(f"The Tab key does not reach {goal}.")

    async def choose(self, words: str) -> None:
        """In the list that has the focus, by the first letters of what is wanted.

        Letters that a busy machine hears a second apart are another's: then once more.
        """
        chosen = (
            "(words) => document.activeElement.selectedOptions[0]?.text.trim().startsWith(words)"
        )
        for _ in range(MOST_TRIES):
            await self.page.keyboard.type(words)
            if await self.page.evaluate(chosen, words):
                return
            await self.page.evaluate(
                "((list) => (list.blur(), list.focus()))(document.activeElement)"
            )
        raise AssertionError(f"No choice begins with {words}.")

    async def record(self) -> None:
        await self.page.keyboard.press("Control+Enter")
        await expect(self.drawer).to_have_count(0)

    async def _carry_to(self, target: Locator) -> None:
        box = await self._box(target)
        await self.page.mouse.move(
            box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8
        )

    async def _box(self, of: Locator) -> Any:
        await of.scroll_into_view_if_needed()
        box = await of.bounding_box()
        assert box is not None
        return box
