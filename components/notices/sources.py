"""What a person gets and why: each source with what is chosen of it, and a way to stop it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from nicegui.element import Element

from components.forms.topics import topic
from components.hearing import Hearing
from components.i18n import _
from components.markup import attributed, button, heard, node
from components.refusals import refusals_shown
from services import notices, tickets
from services.configuration import known
from services.notices import Source, Sources, Watched
from services.tickets.watching import EVENTS

CHOSEN = "(e) => emit(e.target.value)"
Choose = Callable[[str], Awaitable[None]]


class WhatTheyGet:
    """Of `user_id`; whoever isn't the viewer is only read."""

    def __init__(self, viewer: int, user_id: int) -> None:
        self._viewer, self._user_id = viewer, user_id
        self._is_own = viewer == user_id
        self._shown: Sources | None = None

    async def draw(self) -> None:
        with node("div", "access-page"):
            self._page = node("div")
        Hearing(self._viewer, about=f"notices:{self._user_id}", then=self.show, pause=0.2)
        await self.show()

    async def show(self) -> None:
        """What others made of it; one's own choice stands there already."""
        found = await self._found()
        if found == self._shown:
            return
        self._shown = found
        self._page.clear()
        with self._page:
            with topic(_("Tickets with me") if self._is_own else _("Tickets with them")):
                self._sources(found.own, "")
            with topic(_("Spy of a type"), _("The form of the type says who is.")):
                self._sources(found.types, _("Of no type."))
            with topic(_("Spy of a customer"), _("The customer’s page says who is.")):
                self._sources(found.customers, _("Of no customer."))
            with topic(_("Watched tickets"), _("Watched by oneself, or listed by another.")):
                self._tickets(found.tickets)

    async def _found(self) -> Sources:
        return await notices.sources(self._user_id, by=self._viewer)

    def _sources(self, some: tuple[Source, ...], nothing: str) -> None:
        if not some:
            node("p", "muted", nothing)
            return
        with node("ul", "rows"):
            for each in some:
                with node("li"):
                    with node("span", "what"):
                        node("span", text=each.name or _own_words(each.source))
                    self._choice(each)

    def _choice(self, each: Source) -> None:
        words = events_words()
        if not each.name:
            words |= {"all": _("Tell me") if self._is_own else _("Told")}
        options = {events: words[events] for events in notices.choices(each.source)}

        async def choose(events: str) -> None:
            await notices.choose(each.source, events, by=self._viewer)

        self._select(each.name or _own_words(each.source), options, each.events, choose)

    def _tickets(self, some: tuple[Watched, ...]) -> None:
        if not some:
            node("p", "muted", _("None."))
            return
        with node("ul", "rows"):
            for each in some:
                self._ticket(each)

    def _ticket(self, each: Watched) -> None:
        with node("li", "" if each.is_open else "is-out"):
            with node("a", "what is-whole", href=f"/tickets/{each.number}"):
                node("span", text=f"#{each.number} {each.customer}")
                node("small", text=" · ".join(filter(None, (each.subject, self._lister(each)))))
            words = events_words()
            options = {events: words[events] for events in (*EVENTS, "none")}

            async def choose(events: str) -> None:
                if events == "none":
                    await tickets.unwatch(each.number, by=self._viewer)
                else:
                    await tickets.watch(each.number, by=self._viewer, events=events)

            with node("span", "acts"):
                self._select(f"#{each.number}", options, each.events, choose)
                if self._is_own and each.events != "none":
                    label = _("Stop watching #{number}", number=each.number)
                    button(_("Stop"), lambda: self._stop(each), "btn is-small", aria_label=label)

    def _lister(self, each: Watched) -> str:
        if each.listed_by_id == self._user_id:
            return ""
        user = known().users.get(each.listed_by_id)
        return _("listed by {name}", name=user.name) if user else ""

    def _select(
        self, label: str, options: Mapping[str, str], value: str, choose: Choose
    ) -> Element:
        if not self._is_own:
            return node("span", "muted", options.get(value, ""))
        made = node("select", "input is-choice", aria_label=label, value=value)
        with made:
            for events, words in options.items():
                node("option", text=words, value=events)

        async def chosen(event: Any) -> None:
            if str(event.args) not in options:
                return
            with refusals_shown():
                await choose(str(event.args))
                self._shown = await self._found()
            attributed(made, value=str(event.args))

        return heard(made, "change", chosen, js_handler=CHOSEN)

    async def _stop(self, each: Watched) -> None:
        with refusals_shown():
            await tickets.unwatch(each.number, by=self._viewer)


def events_words() -> dict[str, str]:
    return {
        "opened": _("Only opening"),
        "all": _("Every follow-up"),
        "closed": _("Only closing"),
        "none": _("Nothing"),
    }


def _own_words(source: str) -> str:
    return {
        "delegated": _("A ticket is delegated"),
        "promise": _("Somebody else changes the next contact"),
        "digest": _("What is overdue and due today, once a day"),
    }[source]
