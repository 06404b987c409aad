"""What a change does to open tickets, in sentences with the tickets as links."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from nicegui import background_tasks, ui
from nicegui.element import Element

from components.i18n import _, locale, n_, use
from components.markup import icon, node
from components.strong import strong
from services.catalog.type_effects import Effect, effects
from services.catalog.types import TypeFields
from services.configuration import Configuration
from services.transaction import reading

PAUSE = 0.2
LINKED = 8


class Effects:
    """Asked a little after the typing; what is shown is of the newest question."""

    def __init__(self, viewer: int, type_id: int) -> None:
        self._viewer, self._type_id = viewer, type_id
        self._client, self._locale = ui.context.client, locale()
        self._asked: object = None
        self._shown: tuple[Effect, ...] = ()
        self._box: Element = node("div", "beside effects", aria_live="polite")

    def ask(self, known: Configuration, before: TypeFields, after: TypeFields) -> None:
        question = (before, after)
        if question != self._asked:
            self._asked = question
            background_tasks.create(self._answer(known, before, after), name="effects of a type")

    async def _answer(self, known: Configuration, before: TypeFields, after: TypeFields) -> None:
        await asyncio.sleep(PAUSE)
        if self._asked != (before, after) or self._client.is_deleted:
            return
        today = known.today(datetime.now(UTC))
        found = await reading(
            lambda rows: effects(rows, known, self._type_id, before=before, after=after,
                                 viewer=self._viewer, today=today)
        )  # fmt: skip
        if self._asked == (before, after) and not self._client.is_deleted and found != self._shown:
            self._shown = found
            with use(self._locale):
                self._draw(found, after)

    def _draw(self, found: Sequence[Effect], after: TypeFields) -> None:
        self._box.clear()
        with self._box:
            for each in found:
                with node("div", "note is-today"):
                    icon("info")
                    with node("div"):
                        strong(_sentence(each, after))
                        _links(each)


def _links(effect: Effect) -> None:
    """The board's filters can't say what these have in common."""
    with node("span", "numbers"):
        for number in effect.numbers[:LINKED]:
            node("a", "link", f"#{number}", href=f"/tickets/{number}", target="_blank")
        if effect.count > LINKED:
            node("span", "muted", _("and {n} more", n=effect.count - LINKED))


def _sentence(effect: Effect, after: TypeFields) -> str:
    n = effect.count
    match effect.kind:
        case "later":
            return n_("**{n} open ticket** has its contact later than that. It keeps the date until somebody changes it.",  # noqa: E501
                      "**{n} open tickets** have their contact later than that. They keep the date until somebody changes it.", n)  # noqa: E501  # fmt: skip
        case "priority":
            return n_("**{n} open ticket** gets priority {priority} at once; one with its own keeps it.",  # noqa: E501
                      "**{n} open tickets** get priority {priority} at once; those with their own keep it.", n, priority=after.priority)  # noqa: E501  # fmt: skip
        case "workflow":
            return n_("**{n} open ticket** stays in the workflow it is in. The change is for those opened later.",  # noqa: E501
                      "**{n} open tickets** stay in the workflow they are in. The change is for those opened later.", n)  # noqa: E501  # fmt: skip
        case "deactivated":
            return n_("**{n} open ticket** goes on as it is.",
                      "**{n} open tickets** go on as they are.", n)  # fmt: skip
        case "files":
            return n_("**{n} open ticket** has files: they stay readable.",
                      "**{n} open tickets** have files: they stay readable.", n)  # fmt: skip
        case _:
            return _of_a_rule(effect)


def _of_a_rule(effect: Effect) -> str:
    n = effect.count
    match effect.kind:
        case "require_product":
            return n_("**{n} open ticket** has no product. It may go on without until one is given.",  # noqa: E501
                      "**{n} open tickets** have no product. They may go on without until one is given.", n)  # noqa: E501  # fmt: skip
        case "lock_type":
            return n_("**{n} open ticket** keeps its type from now on.",
                      "**{n} open tickets** keep their type from now on.", n)  # fmt: skip
        case "require_text":
            return n_("**{n} open ticket** needs text in every follow-up now.",
                      "**{n} open tickets** need text in every follow-up now.", n)  # fmt: skip
        case "require_contact":
            return n_("**{n} open ticket** needs channel and person in every follow-up from now on.",  # noqa: E501
                      "**{n} open tickets** need channel and person in every follow-up from now on.", n)  # noqa: E501  # fmt: skip
        case _:
            return n_("**{n} open ticket** has a contact user: date and contact user are locked from now on.",  # noqa: E501
                      "**{n} open tickets** have a contact user: date and contact user are locked from now on.", n)  # noqa: E501  # fmt: skip
