"""Whether mail leaves now, how many wait, and what keeps them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from components.i18n import _, n_
from components.i18n_days import ago_words
from components.markup import icon, node
from components.refusal_words.mail import said_of
from services.mail.dead import Standing, standing
from services.mail.running import trouble
from services.mail.shaping import MailSettings, find
from services.refusals import Refused


class MailState:
    def __init__(self, user_id: int, settings: MailSettings, now: Standing) -> None:
        self._user_id, self._settings, self._standing = user_id, settings, now
        self._shown: list[tuple[str, str, str]] = []

    async def stand(self) -> None:
        self._place = node("div", "mail-state", role="status")
        self._draw()

    async def show(self) -> None:
        """As it is now."""
        self._settings = await find(by=self._user_id)
        self._standing = await standing()
        self._draw()

    async def renew(self) -> bool:
        """As mails leave and others change the server; whether more were given up than before.

        Whoever has lost the right hears it at what they do next.
        """
        dead = self._standing.dead
        with suppress(Refused):
            await self.show()
        return dead != self._standing.dead

    def _draw(self) -> None:
        """Said again only where it is another."""
        if (lines := self._lines()) == self._shown:
            return
        self._shown = lines
        self._place.clear()
        with self._place:
            for words, look, drawn in lines:
                with node("p", look):
                    icon(drawn)
                    node("span", text=words)

    def _lines(self) -> list[tuple[str, str, str]]:
        fields, now = self._settings.fields, self._standing
        if not fields.host:
            said = _("No mail leaves. What concerns people is only read here, under Notices.")
            return [(said, "note", "info")]
        found = []
        if self._settings.is_sealed:
            said = said_of("sealed", fields.host, fields.port or 0)
            found.append((said, "note is-danger", "error"))
        elif (what := trouble()) is not None:
            said = said_of(what.failure.trouble, fields.host, fields.port or 0)
            since = ago_words(what.since, datetime.now(UTC))
            found.append((f"{said} ({since})", "note is-danger", "error"))
        if now.waiting:
            said = n_("{n} mail waits.", "{n} mails wait.", now.waiting)
            found.append((said, "note", "schedule"))
        return found
