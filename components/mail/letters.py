"""Which words a letter takes, by why it is written."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from components.i18n import _
from components.mail.digest import digest
from components.mail.handed_over import handed_over
from components.mail.model import Link, Shown
from components.mail.notices import notices
from services.mail.letters import Letter
from services.mail.seal import link_token


def shown_of(letter: Letter) -> Shown:
    return BY_WHY.get(letter.why, notices)(letter)


def _reset(letter: Letter) -> Shown:
    return Shown(
        subject=_("A new password for Atende"),
        heading=_("Choose a new password"),
        paragraphs=(
            _("Somebody, probably you, asked for a new password for your account."),
            _("The link works once, for one hour."),
        ),
        action=_way_in(letter, "reset", _("Choose a new password")),
        reasons=(_("If it wasn’t you, nothing needs doing: your password stays as it is."),),
    )


def _invite(letter: Letter) -> Shown:
    company = letter.shaped.installation.name
    told = _("{company} works with Atende.", company=company) if company else ""
    return Shown(
        subject=_("Your invitation to Atende"),
        heading=_("Welcome, {name}", name=(letter.to_name.split() or [""])[0]),
        paragraphs=(
            *filter(None, (told,)),
            _("Choose a password and you are in. The link works once, for three days."),
        ),
        action=_way_in(letter, "invite", _("Choose a password")),
        reasons=(_("You get this because somebody there invited you."),),
    )


def _way_in(letter: Letter, purpose: str, label: str) -> Link:
    token = link_token(str(letter.told[0].body.get("nonce", "")))
    return Link(label, f"{letter.public_url}/{purpose}/{quote(token)}")


def _customer(letter: Letter) -> Shown:
    """The text is what they get, under the name of who wrote it."""
    told = letter.told[0]
    author = letter.shaped.users.get(told.entry.author_id) if told.entry else None
    company = letter.shaped.installation.name
    name = author.name if author else ""
    subject = f"{told.about.subject} – #{told.about.number}" if told.about else company
    return Shown(
        subject=subject,
        heading="",
        preview=told.about.subject if told.about else "",
        paragraphs=(told.entry.text,) if told.entry else (),
        signature=tuple(filter(None, (name, company))),
        reasons=(
            _("You get this because {name} works on your request. To get no more mail about it, "
              "answer this one and say so.", name=name),
        ),
    )  # fmt: skip


def _test(letter: Letter) -> Shown:
    at = f"{letter.at.astimezone(letter.shaped.zone):%H:%M}"
    return Shown(
        subject=_("Mail from Atende arrives"),
        heading=_("Mail from Atende arrives"),
        paragraphs=(_("You sent this to yourself from the settings, at {time}.", time=at),),
    )


BY_WHY: dict[str, Callable[[Letter], Shown]] = {
    "reset": _reset,
    "invite": _invite,
    "customer": _customer,
    "digest": digest,
    "handed_over": handed_over,
    "test": _test,
}
