"""Everything that was said and done, newest first."""

from __future__ import annotations

from collections.abc import Callable

from components.i18n import _
from components.markup import button, icon, node
from components.ticket.changes import changes_said
from components.ticket.desk import Desk
from components.ticket.people import avatar
from components.ticket.plain import plain
from components.ticket.words import center_words, moment_words, rich
from services.tickets.sheet import Entry

CHANNEL_ICONS = {"phone": "call", "mail": "inbox"}


def draw_timeline(desk: Desk, on_earlier: Callable[[], object]) -> None:
    with node("ol", "timeline"):
        for entry in desk.sheet.history:
            _draw_entry(desk, entry)
    if desk.sheet.has_earlier:
        button(_("Show earlier"), on_earlier, "btn is-quiet is-small", before="history")
    _draw_mentions(desk)


def _draw_entry(desk: Desk, entry: Entry) -> None:
    with node("li", "is-undone" if entry.undone else ""):
        avatar(desk.shaped, entry.author_id)
        with node("p", "tl-head"):
            with node("span"):
                rich(
                    _happened(entry),
                    who=desk.name(entry.author_id),
                    center=_center(desk, entry),
                )
            at = entry.at.astimezone(desk.shaped.zone)
            said = moment_words(desk.shaped, entry.at, desk.today)
            node("time", text=said, datetime=entry.at.isoformat(), title=f"{at:%d/%m/%Y %H:%M}")
        if entry.text:
            with node("p", "body is-plain"):
                plain(entry.text)
        _draw_extra(desk, entry)


def _center(desk: Desk, entry: Entry) -> str:
    return center_words(desk.shaped.centers.get(entry.center_id))


def _happened(entry: Entry) -> str:
    sentences = {
        "opened": _("{who} opened the ticket"),
        "reopened": _("{who} reopened it in {center}"),
        "migrated": _("{who} published the workflow; it stands in {center}"),
        "handed_over": _("{who} handed it over"),
    }
    if entry.kind in sentences:
        return sentences[entry.kind]
    if (closed := entry.change("closed_at")) and closed.after:
        return _("{who} closed it in {center}")
    if entry.change("center_id"):
        return (
            _("{who} moved it off the workflow to {center}")
            if entry.off_flow
            else _("{who} moved it to {center}")
        )
    return _("{who} kept it in {center}") if entry.answers else "{who}"


def _draw_extra(desk: Desk, entry: Entry) -> None:
    said = list(changes_said(desk, entry))
    if not (entry.channel or entry.person or entry.answers or said or entry.over_limit):
        return
    with node("p", "extra"):
        _draw_contact(entry)
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
