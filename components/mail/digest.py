"""A person's morning: what is overdue, what is for today, what is overdue below them."""

from __future__ import annotations

from collections.abc import Iterator

from components.i18n import _, n_
from components.i18n_days import day_words
from components.mail.model import Entry, Link, Listing, Shown
from services.mail.letters import Letter
from services.notices import STOPS_AT
from services.promises import ESCALATED, KINDS, LATE, MY_DAY, TODAY, Digest, Line, place_of


def digest(letter: Letter) -> Shown:
    told = letter.told[0].digest
    assert told is not None
    said = ", ".join(_counted(told))
    name = (letter.to_name.split() or [""])[0]
    return Shown(
        subject=_("Your day: {what}", what=said),
        heading=_("Your day, {name}", name=name),
        preview=said,
        listings=tuple(_listings(letter, told)),
        action=_open(letter, told),
        reasons=(_("You get this once on a working day, while something is overdue or due."),),
        stop=Link(_("Choose what you are told"), f"{letter.public_url}{STOPS_AT}"),
    )


def _open(letter: Letter, told: Digest) -> Link:
    place = place_of(told.counts)
    label = _("Open my day") if place == MY_DAY else _("Open the board")
    return Link(label, f"{letter.public_url}{place}")


def _counted(told: Digest) -> Iterator[str]:
    overdue, today, below = (told.counts[kind] for kind in KINDS)
    if overdue:
        yield n_("{n} overdue", "{n} overdue", overdue)
    if today:
        yield n_("{n} for today", "{n} for today", today)
    if below:
        yield n_("{n} overdue below you", "{n} overdue below you", below)


def _listings(letter: Letter, told: Digest) -> Iterator[Listing]:
    headings = (_("Overdue"), _("Today"), _("Overdue below you"))
    for kind, heading in zip(KINDS, headings, strict=True):
        if lines := told.of(kind):
            left = told.more(kind)
            more = _more(letter, kind, left) if left else None
            entries = tuple(_entry(letter, told, line) for line in lines)
            yield Listing(f"{heading} · {told.counts[kind]}", entries, more)


def _more(letter: Letter, kind: str, count: int) -> Link:
    where = LATE if kind == ESCALATED else MY_DAY
    return Link(n_("And {n} more.", "And {n} more.", count), f"{letter.public_url}{where}")


def _entry(letter: Letter, told: Digest, line: Line) -> Entry:
    return Entry(
        number=f"#{line.number}",
        subject=line.subject,
        address=f"{letter.public_url}/tickets/{line.number}",
        note=" · ".join(_facts(letter, told, line)),
    )


def _facts(letter: Letter, told: Digest, line: Line) -> Iterator[str]:
    yield line.customer
    holder = letter.shaped.users.get(line.contact_user_id or 0)
    if line.kind == ESCALATED:
        yield holder.name if holder else _("nobody holds it")
    elif holder is None:
        yield _("opened by you, nobody holds it")
    if line.kind != TODAY:
        day = day_words(line.next_contact_on, told.day)
        waited = n_("{n} working day", "{n} working days", line.waited)
        yield _("promised for {day}, {waited} ago", day=day, waited=waited)
