"""Mails that were given up: to whom, why, and trying them again, one or all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from components.forms.said import said
from components.forms.topics import topic
from components.i18n import _, n_
from components.i18n_days import day_words
from components.markup import button, node
from components.refusals import refusals_shown
from components.settings.mail.whys import reason_words, subject_words
from components.settings.searched import SearchedList
from services.configuration import known
from services.mail.dead import Dead, dead_ones, try_again


class FailedMails:
    def __init__(self, user_id: int, *, then: Callable[[], Awaitable[None]]) -> None:
        self._user_id, self._then = user_id, then
        self._has_any = False
        self._list = SearchedList(
            self._draw,
            search=_("Person, reason or ticket"),
            nothing=_("No mail has failed for good."),
        )

    async def stand(self) -> None:
        with topic(_("Failed"), _("Given up after ten tries, or refused for good by the server.")):
            await self._list.stand()
            with node("div", "line"):
                self._all = button(_("Try all again"), self._all_again)
            self._all.set_visibility(self._has_any)

    async def _draw(self, words: str, most: int) -> int:
        found = await dead_ones(words, most, by=self._user_id)
        if not words:
            self._has_any = bool(found)
        for each in found[:most]:
            self._row(each)
        return len(found)

    def _row(self, mail: Dead) -> None:
        with node("li"):
            with node("span", "what"):
                node("span", text=mail.to or _("Someone"))
                node("small", text=" · ".join(self._facts(mail)))
                node("small", text=reason_words(mail.reason))
            label = _("Try the mail to {name} again", name=mail.to)
            button(_("Try again"), lambda: self._again(mail.id), "btn is-small", aria_label=label)

    def _facts(self, mail: Dead) -> list[str]:
        shaped = known()
        at = mail.created_at.astimezone(shaped.zone)
        when = f"{day_words(at.date(), shaped.today(datetime.now(UTC)))} {at:%H:%M}"
        tries = n_("{n} try", "{n} tries", mail.tries)
        number = f"#{mail.ticket}" if mail.ticket else ""
        address = mail.address if mail.address != mail.to else ""
        return [each for each in (address, number, subject_words(mail.why), when, tries) if each]

    async def show(self) -> None:
        await self._list.show()
        self._all.set_visibility(self._has_any)

    async def _again(self, *ids: int) -> None:
        with refusals_shown():
            await try_again(*ids, by=self._user_id)
            said(_("It is tried again."))
        await self.show()
        await self._then()

    async def _all_again(self) -> None:
        await self._again()
