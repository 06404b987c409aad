"""What passes between a page and its server, to be held and cut."""

from __future__ import annotations

from playwright.async_api import Page, WebSocketRoute


class Wire:
    """Between a page and its server; `cut`, nothing passes."""

    def __init__(self, *, is_cut: bool) -> None:
        self.is_cut = is_cut
        self._pairs: list[tuple[WebSocketRoute, WebSocketRoute]] = []
        self._held: list[tuple[WebSocketRoute, str | bytes]] = []

    async def stands_in(self, page: Page) -> Wire:
        await page.route_web_socket("**/_nicegui_ws/**", self._connected)
        return self

    def _connected(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        self._pairs.append((page, server))
        server.on_message(lambda message: self._passes(page, message))

    def _passes(self, page: WebSocketRoute, message: str | bytes) -> None:
        if self.is_cut:
            self._held.append((page, message))
        else:
            page.send(message)

    async def cut(self) -> None:
        self.is_cut = True
        for page, server in self._pairs:
            await page.close()
            await server.close()
        self._pairs.clear()

    def mend(self) -> None:
        self.is_cut = False
        for page, message in self._held:
            page.send(message)
        self._held.clear()
