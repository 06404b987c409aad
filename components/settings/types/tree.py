"""The tree of ticket types, each with its colour, its workflow and its open tickets."""

from __future__ import annotations

from datetime import UTC, datetime

from nicegui import ui

from components.i18n import _, n_
from components.i18n_days import day_words
from components.markup import icon, node
from components.settings.listing import Listing
from services.catalog.type_uses import open_tickets
from services.configuration import Configuration, Type
from services.transaction import reading

NEW = "/settings/types/new"


class TypeTree:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._listing = Listing(
            user_id,
            self._draw,
            nothing=_("No ticket type yet. A type says what its tickets may and must do."),
            more=_others,
            add=(_("New type"), lambda: ui.navigate.to(NEW)),
            asks=False,
        )

    async def stand(self) -> None:
        await self._listing.stand()

    async def _draw(self, known: Configuration) -> int:
        counts = await reading(lambda rows: open_tickets(rows, known, viewer=self._user_id))
        for kind in known.types.values():
            self._row(known, kind, counts.get(kind.id, 0))
        return len(known.types)

    def _row(self, known: Configuration, kind: Type, count: int) -> None:
        look = "is-group" if kind.is_group else ""
        row = node("li", f"{look} {'' if kind.is_active else 'is-out'}".strip())
        with row.style(f"--depth: {kind.code.count('.')}"):
            if not kind.is_group:
                node("span", f"edge type-{kind.color}", aria_hidden="true")
            node("span", "code", kind.code)
            with node("span", "what"):
                node("a", "name", kind.name, href=f"/settings/types/{kind.id}")
                if facts := _facts(known, kind, count):
                    node("small", text=" · ".join(facts))
            if not kind.is_group:
                _tags(known, kind)


def _others() -> None:
    node("a", "btn is-quiet", _("Replies for any type"), href="/settings/types/replies")


def _tags(known: Configuration, kind: Type) -> None:
    node("span", "tag", _("priority {n}", n=kind.priority))
    workflow = known.workflows.get(kind.workflow_id or 0)
    with node("span", "tag"):
        if workflow:
            node("span", "kind is-workflow", aria_hidden="true")
        else:
            icon("alt_route")
        node("span", text=workflow.name if workflow else _("no workflow"))


def _facts(known: Configuration, kind: Type, count: int) -> list[str]:
    facts = [] if kind.is_active else [_("deactivated")]
    today = known.today(datetime.now(UTC))
    if kind.valid_from and kind.valid_from > today:
        facts.append(_("from {day}", day=day_words(kind.valid_from, today)))
    if kind.valid_until:
        is_over = kind.valid_until < today
        day = day_words(kind.valid_until, today)
        facts.append(_("ended {day}", day=day) if is_over else _("until {day}", day=day))
    if kind.max_contact_days is not None:
        facts.append(_within(known, kind.max_contact_days))
    if count:
        facts.append(n_("{n} open ticket", "{n} open tickets", count))
    return facts


def _within(known: Configuration, days: int) -> str:
    if known.installation.counts_working_days:
        return n_("contact in {n} working day", "contact in {n} working days", days)
    return n_("contact in {n} day", "contact in {n} days", days)
