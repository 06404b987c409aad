"""Tickets of somebody else that are with the reader from now on, or theirs that came back."""

from __future__ import annotations

from components.i18n import _, n_
from components.mail.model import Link, Shown
from services.mail.letters import Letter
from services.notices import STOPS_AT


def handed_over(letter: Letter) -> Shown:
    body, users = letter.told[0].body, letter.shaped.users
    who, of = (users.get(body.get(each) or 0) for each in ("by", "from"))
    names = {"who": who.name if who else _("Someone"), "of": of.name if of else ""}
    n = int(body.get("count") or 0)
    if body.get("is_back"):
        said, heading = _("{who} gave your tickets back"), _("Your tickets are with you again")
    else:
        said = n_("{{who}} handed {n} ticket of {{of}} over to you",
                  "{{who}} handed {n} tickets of {{of}} over to you", n)  # fmt: skip
        heading = n_("{n} ticket is with you now", "{n} tickets are with you now", n)
    sentence, reason = said.format(**names), str(body.get("reason") or "")
    return Shown(
        subject=heading,
        heading=heading,
        preview=sentence,
        paragraphs=tuple(filter(None, (f"{sentence}.", reason))),
        action=Link(_("Open my day"), f"{letter.public_url}/my-day"),
        reasons=(_("You get this because tickets were handed over to you."),),
        stop=Link(_("Choose what you are told"), f"{letter.public_url}{STOPS_AT}"),
    )
