"""On one's account: one's own open tickets and those of the people below, to hand over."""

from __future__ import annotations

from components.forms.topics import topic
from components.handing_over.dialog import hand_over
from components.handing_over.standing import Standing
from components.i18n import _, n_
from components.markup import button, node
from services import handing_over
from services.configuration import Configuration, configuration


class MyHandOvers:
    """Nothing where there is nobody whose tickets one may hand over."""

    def __init__(self, user_id: int) -> None:
        self._user_id = user_id

    async def draw(self) -> None:
        known = await configuration()
        if not _whose(known, self._user_id):
            return
        with topic(_("Hand over"), _("Open tickets, for an absence. They can be taken back.")):
            self._list = node("ul", "rows")
            self._standing = Standing(self._user_id, self._show_people)
            await self._standing.draw()
        await self._show_people()

    async def _show(self) -> None:
        await self._standing.show()
        await self._show_people()

    async def _show_people(self) -> None:
        known = await configuration()
        counts = await handing_over.theirs(_whose(known, self._user_id))
        self._list.clear()
        with self._list:
            for person, count in counts.items():
                self._row(known, person, count)

    def _row(self, known: Configuration, person: int, count: int) -> None:
        is_own, name = person == self._user_id, known.users[person].name
        with node("li"):
            with node("span", "what"):
                node("span", text=_("My tickets") if is_own else name)
                words = n_("{n} open", "{n} open", count) if count else _("nothing open")
                node("small", text=words)
            if count:
                label = _("Hand over the tickets of {name}", name=name)
                button(
                    _("Hand over"),
                    lambda: hand_over(person, self._user_id, self._show),
                    "btn is-small",
                    aria_label=label,
                )


def _whose(known: Configuration, user_id: int) -> list[int]:
    """Oneself first, then those below by name."""
    people = [user_id, *(each for each in known.users if each in known.subordinates(user_id))]
    return [
        each
        for each in people
        if known.users[each].is_active and handing_over.may_hand_over(known, each, user_id)
    ]
