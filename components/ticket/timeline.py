"""Everything that was said and done, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from components.i18n import _
from components.markup import button, icon, icon_button, node
from components.ticket import migration
from components.ticket.changes import changes_said
from components.ticket.desk import Desk
from components.ticket.files import draw_files
from components.ticket.files.said import removal_words
from components.ticket.happened import happened
from components.ticket.people import avatar
from components.ticket.plain import plain
from components.ticket.removing import Removing
from components.ticket.words import center_words, moment_words, rich
from services.tickets import may_remove
from services.tickets.sheet import Entry

CHANNEL_ICONS = {"phone": "call", "mail": "inbox"}


def draw_timeline(desk: Desk, on_earlier: Callable[[], object], removing: Removing) -> None:
    with node("ol", "timeline"):
        for entry in desk.sheet.history:
            _draw_entry(desk, entry, removing)
    if desk.sheet.has_earlier:
        button(_("Show earlier"), on_earlier, "btn is-quiet is-small", before="history")
    if desk.may("ledger.view"):
        node("a", "link small", _("All of it in the ledger"),
             href=f"/ledger?subject=ticket:{desk.ticket.number}")  # fmt: skip
    _draw_mentions(desk)


def _draw_entry(desk: Desk, entry: Entry, removing: Removing) -> None:
    with node("li", "is-undone" if entry.is_undone else ""):
        avatar(desk.shaped, entry.author_id)
        with node("p", "tl-head"):
            with node("span"):
                rich(
                    happened(desk.shaped, entry),
                    who=desk.name(entry.author_id),
                    center=_center(desk, entry),
                    **migration.values(desk.shaped, entry),
                )
            at = entry.at.astimezone(desk.shaped.zone)
            said = moment_words(desk.shaped, entry.at, desk.today)
            node("time", text=said, datetime=entry.at.isoformat(), title=f"{at:%d/%m/%Y %H:%M}")
            if entry.text and may_remove(desk.shaped, entry.author_id, by=desk.viewer):
                label = _("Remove this text")
                icon_button("more_horiz", label, lambda: removing.text(entry), "is-remove")
        _draw_text(desk, entry)
        draw_files(desk, entry, removing.file)
        _draw_extra(desk, entry)
        if entry.undone_at is not None:
            _draw_undone(desk, entry, entry.undone_at)


def _draw_undone(desk: Desk, entry: Entry, at: datetime) -> None:
    with node("p", "extra"), node("span", "line"):
        icon("undo")
        with node("span"):
            who, when = desk.name(entry.undone_by_id), moment_words(desk.shaped, at, desk.today)
            rich(_("undone by {who}, {when}"), who=who, when=when)


def _draw_text(desk: Desk, entry: Entry) -> None:
    if entry.text:
        with node("p", "body is-plain"):
            plain(entry.text)
    if entry.text_removed:
        words = removal_words(desk, entry.text_removed)
        with node("p", "body is-gone"):
            rich(_("The text was removed by {who} {when}: {reason}"), **words)


def _center(desk: Desk, entry: Entry) -> str:
    return center_words(desk.shaped.centers.get(entry.center_id))


def _draw_extra(desk: Desk, entry: Entry) -> None:
    said = list(changes_said(desk, entry))
    told = (entry.channel, entry.person, entry.answers, said, entry.over_limit, entry.mailed)
    if not any(told):
        return
    with node("p", "extra"):
        _draw_contact(entry)
        _draw_mailed(entry)
        for answer in entry.answers:
            _draw_answer(f"{answer.question} {answer.label}")
        if entry.over_limit:
            node("span", "tag", _("Over the limit"))
        for each in said:
            with node("span", "line change"):
                icon(each.icon)
                with node("span"):
                    rich(
                        "{what}: {before} → {after}",
                        what=each.what,
                        before=each.before,
                        after=each.after,
                    )


def _draw_contact(entry: Entry) -> None:
    if not (entry.channel or entry.person):
        return
    with node("span", "line"):
        icon(CHANNEL_ICONS.get(entry.channel_kind, "chat_bubble"))
        node("span", text=", ".join(filter(None, (entry.channel, entry.person))))


def _draw_mailed(entry: Entry) -> None:
    sentences = {
        "sent": _("sent to {who}"),
        "pending": _("goes to {who} by e-mail"),
        "sending": _("goes to {who} by e-mail"),
        "dead": _("the e-mail to {who} did not arrive"),
    }
    if entry.mailed in sentences:
        with node("span", "line"):
            icon("inbox")
            with node("span"):
                rich(sentences[entry.mailed], who=entry.person)


def _draw_answer(text: str) -> None:
    with node("span", "step is-decision"):
        node("span", "kind is-decision", aria_hidden="true")
        node("span", text=text)


def _draw_mentions(desk: Desk) -> None:
    if not desk.sheet.mentioned_by:
        return
    node("h3", "h3 mentions", _("Mentioned in"))
    with node("ul", "mentions"):
        for mention in desk.sheet.mentioned_by:
            with node("li", "small one-line"):
                node("a", text=f"#{mention.number}", href=f"/tickets/{mention.number}")
                node("span", text=f" {mention.customer} ")
                node("span", "soft", mention.subject)
