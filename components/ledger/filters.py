"""What of the ledger is looked for: a plain form, so that every search has an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from components.i18n import _
from components.ledger.thing_words import address_of, kinds, thing_words
from components.markup import attributed, icon, node
from services.configuration import Configuration
from services.ledger.seeking import Sought
from services.ledger.things import Names

LONGEST = 160


def sought_in(asked: Mapping[str, str]) -> Sought:
    """What an address asks for; whatever makes no sense asks for nothing."""
    person, kind = asked.get("person", ""), asked.get("kind", "")
    return Sought(
        person=int(person) if person.isascii() and person.isdigit() and len(person) < 10 else 0,  # noqa: PLR2004
        kind=kind if kind in kinds() else "",
        text=asked.get("text", "").strip()[:LONGEST],
        subject=asked.get("subject", "").strip()[:40],
        since=_day(asked.get("since", "")),
        until=_day(asked.get("until", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def draw_filters(shaped: Configuration, sought: Sought) -> None:
    with node("form", "ledger-filters", method="get", action="/ledger", role="search",
              aria_label=_("Search the ledger")):  # fmt: skip
        if sought.subject:
            node("input", type="hidden", name="subject", value=sought.subject)
        else:
            _select("kind", _("About"), {"": _("Anything"), **kinds()}, sought.kind)
            _entry("text", _("Number or name"), "search", sought.text)
        _select("person", _("Who"), _people(shaped), str(sought.person or ""))
        _entry("since", _("From"), "date", sought.since and sought.since.isoformat())
        _entry("until", _("Until"), "date", sought.until and sought.until.isoformat())
        with node("span", "acts"):
            with node("button", "btn is-primary", type="submit"):
                icon("search")
                node("span", text=_("Search"))
            if not sought.is_any:
                node("a", "btn is-quiet", _("Clear"), href="/ledger")


def _people(shaped: Configuration) -> dict[str, str]:
    people = sorted(shaped.users.values(), key=lambda each: (not each.is_active, each.name))
    return {"": _("Anybody"), **{str(each.id): each.name for each in people}}


def _select(name: str, label: str, options: Mapping[str, str], value: str) -> None:
    with node("label", "field"):
        node("span", "small soft", label)
        with node("select", "input", name=name):
            for key, words in options.items():
                chosen = True if key == value else None
                attributed(node("option", text=words, value=key), selected=chosen)


def _entry(name: str, label: str, kind: str, value: Any) -> None:
    with node("label", "field"):
        node("span", "small soft", label)
        node("input", "input", type=kind, name=name, value=value or None, autocomplete="off",
             maxlength=str(LONGEST))  # fmt: skip


def draw_subject(shaped: Configuration, names: Names, sought: Sought, viewer: int) -> None:
    """Of one thing: which, where it is, and the way back to everything."""
    with node("p", "ledger-subject"):
        icon("history")
        node("b", text=thing_words(shaped, names, sought.subject))
        if address := address_of(shaped, sought.subject, viewer):
            node("a", "link", _("Open"), href=address)
        rest = {"person": sought.person, "since": sought.since, "until": sought.until}
        kept = urlencode({key: value for key, value in rest.items() if value})
        node("a", "link", _("The whole ledger"), href=f"/ledger?{kept}" if kept else "/ledger")
