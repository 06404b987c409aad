"""What concerns somebody: each ticket with what happened to it, and why they are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from components.i18n import _, n_
from components.i18n_days import day_words
from components.mail.model import Card, Happening, Link, Shown
from components.ticket.changes import changes_in
from components.ticket.happened import happened
from components.ticket.migration import values
from services.mail.letters import About, Letter, Told
from services.notices import STOPS_AT
from services.tickets.sheet import Entry

MOST = 30
NAMED = 5


def notices(letter: Letter) -> Shown:
    by_ticket = [
        list(some) for _n, some in groupby(
            sorted((each for each in letter.told if each.about), key=_place),
            key=lambda each: each.row.ticket,
        )
    ]  # fmt: skip
    cards = tuple(_card(letter, some) for some in by_ticket[:MOST])
    left = len(by_ticket) - len(cards)
    more = n_("And {n} more ticket.", "And {n} more tickets.", left) if left else ""
    return Shown(
        subject=_subject(letter, cards),
        heading=_heading(cards),
        preview=_preview(letter, cards),
        cards=cards,
        paragraphs=(more,) if more else (),
        action=_open(letter, cards),
        reasons=tuple(dict.fromkeys(reason(each) for each in letter.told)),
        stop=Link(_("Choose what you are told"), f"{letter.public_url}{STOPS_AT}"),
    )


def _place(told: Told) -> tuple[int, int]:
    return told.row.ticket or 0, told.row.id


def _subject(letter: Letter, cards: tuple[Card, ...]) -> str:
    """The same for all mails of a ticket: readers keep them together by it."""
    if len(cards) == 1:
        [customer] = {each.about.customer for each in letter.told if each.about}
        return f"{cards[0].number} {cards[0].subject} – {customer}"
    if not cards:
        return _("A notice from Atende")
    numbers = ", ".join(card.number for card in cards[:NAMED])
    said = n_("{n} ticket", "{n} tickets", len(cards))
    return f"{said}: {numbers}{'…' if len(cards) > NAMED else ''}"


def _heading(cards: tuple[Card, ...]) -> str:
    if len(cards) == 1:
        return cards[0].happenings[-1].sentence if cards[0].happenings else cards[0].subject
    if not cards:
        return _("Something concerns you")
    return n_("News of {n} ticket", "News of {n} tickets", len(cards))


def _preview(letter: Letter, cards: tuple[Card, ...]) -> str:
    said = [each.text or each.sentence for card in cards for each in card.happenings]
    return " ".join(" ".join(said).split())[:140] or letter.shaped.installation.name


def _open(letter: Letter, cards: tuple[Card, ...]) -> Link:
    if len(cards) == 1:
        return Link(_("Open the ticket"), cards[0].address)
    return Link(_("Open my day"), f"{letter.public_url}/my-day")


def _card(letter: Letter, told: list[Told]) -> Card:
    about = told[0].about
    assert about is not None
    kind = letter.shaped.types.get(about.type_id)
    entries = {each.entry.id: each.entry for each in told if each.entry}
    return Card(
        number=f"#{about.number}",
        subject=about.subject,
        address=f"{letter.public_url}/tickets/{about.number}",
        facts=tuple(_facts(letter, about)),
        hue=kind.color if kind else "graphite",
        happenings=tuple(_happening(letter, each) for each in entries.values()),
    )


def _facts(letter: Letter, about: About) -> Iterator[tuple[str, str]]:
    shaped = letter.shaped
    yield _("Customer"), about.customer
    if kind := shaped.types.get(about.type_id):
        yield _("Type"), kind.name
    if center := shaped.centers.get(about.center_id):
        yield _("CR"), f"{center.code} {center.name}"
    if user := shaped.users.get(about.contact_user_id or 0):
        yield _("Contact user"), user.name
    if about.next_contact_on:
        today = shaped.today(letter.at)
        yield _("Next contact"), day_words(about.next_contact_on, today)


def _happening(letter: Letter, entry: Entry) -> Happening:
    shaped = letter.shaped
    author, center = shaped.users.get(entry.author_id), shaped.centers.get(entry.center_id)
    sentence = happened(shaped, entry)
    said = sentence if sentence != "{who}" else _("{who} wrote")
    at = entry.at.astimezone(shaped.zone)
    return Happening(
        said.format(
            who=author.name if author else _("Someone"),
            center=f"{center.code} {center.name}" if center else "",
            **values(shaped, entry),
        ),
        f"{day_words(at.date(), shaped.today(letter.at))} {at:%H:%M}",
        entry.text,
        tuple(_lines(letter, entry)),
    )


def _lines(letter: Letter, entry: Entry) -> Iterator[str]:
    if spoken := ", ".join(filter(None, (entry.channel, entry.person))):
        yield spoken
    if names := ", ".join(file.name for file in entry.files if file.removed is None):
        yield _("Files: {names}", names=names)
    yield from (f"{answer.question} {answer.label}" for answer in entry.answers)
    today = letter.shaped.today(letter.at)
    for said in changes_in(entry, today, lambda field: _names(letter, field)):
        yield f"{said.what}: {said.before} → {said.after}"


def _names(letter: Letter, field: str) -> Mapping[Any, str]:
    if field == "contact_user_id":
        return {user.id: user.name for user in letter.shaped.users.values()}
    if field == "type_id":
        return {kind.id: kind.name for kind in letter.shaped.types.values()}
    return {key: name for (what, key), name in letter.names.items() if what == field}


def reason(told: Told) -> str:
    """Why it came, at the foot of the mail."""
    source = told.source
    match told.why:
        case "spy":
            return _("You get this because you are a spy of the type {name}.", name=source)
        case "customer_spy":
            return _("You get this because you are a spy of the customer {name}.", name=source)
        case "watch":
            return _("You get this because you watch this ticket.")
        case "delegated":
            return _("You get this because the ticket was delegated to you.")
        case "promise":
            return _("You get this because somebody changed the date you promised.")
        case _other:
            return _("You get this because it concerns you.")
