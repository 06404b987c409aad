"""What a simulation says: what is asked for by which rule, where it ends, how long ways are."""

from __future__ import annotations

from collections.abc import Iterable

from components.i18n import _, n_
from components.ticket.words import joined
from services.configuration import Configuration
from services.simulation import Demand, Point, WholeWay
from services.workflow import Asks, BrokenFlow, DanglingOrder, Lands, Library

FEW = 3


def demand_words(configuration: Configuration, demand: Demand) -> str:
    who = _people(configuration, demand.who)
    amount = demand.amount or 0
    words = {
        "may_not_open": _("Opening is not theirs. {who} can.", who=who),
        "may_not_follow_up": _("Follow-ups are not theirs. {who} can.", who=who),
        "type_unusable": _("The type is not in use today."),
        "product": _("Asks for the product."),
        "contact": _("Asks for contact channel and contact person."),
        "text": _("Asks for a text."),
        "date": _date(configuration, amount),
        "center_missing": _("Choose the CR."),
        "center_unusable": _("The CR is a group or not in use: no ticket gets there."),
        "contact_user": _("Asks for the contact user."),
        "lock": _("From then on only that person or someone above changes them and the date."),
        "limit": _(
            "With {n} tickets there it takes {who} to go over the limit.", n=amount, who=who
        ),
        "must_move_on": _("Every follow-up has to move on from here."),
        "closes": _("Last follow-up, closes the ticket."),
        "no_other_centers": _("Other CRs are not allowed from here."),
        "may_not_leave": _("Other CRs are not theirs to choose. {who} can.", who=who),
    }
    return words[demand.what]


def _date(configuration: Configuration, amount: int) -> str:
    if configuration.installation.counts_working_days:
        return n_(
            "Asks for a next contact, at most {n} working day ahead.",
            "Asks for a next contact, at most {n} working days ahead.",
            amount,
        )
    return n_(
        "Asks for a next contact, at most {n} day ahead.",
        "Asks for a next contact, at most {n} days ahead.",
        amount,
    )


def end_words(point: Point) -> str:
    """Why it does not go on; blank where it does."""
    if isinstance(point.at, DanglingOrder):
        return _("Leads to order {order}, which does not exist.", order=point.at.order)
    if isinstance(point.at, BrokenFlow):
        return _("The draft leads nowhere from here.")
    if isinstance(point.at, (Asks, Lands)):
        return ""
    return _("The workflow ends here. The next CR is chosen freely.")


def way_words(library: Library, way: WholeWay) -> str:
    """Where it rests, by orders, and what is answered on the way."""
    rests = " › ".join(" ".join(str(frame.order) for frame in rest) for rest in way.rests)
    labels = [
        answer.label
        for given in way.answers
        if (answer := library.graph(given.version_id).step(given.order).answer(given.key))
    ]
    return f"{rests}: {', '.join(labels)}" if labels else rests


def length_words(way: WholeWay) -> str:
    follow_ups = n_("{n} follow-up", "{n} follow-ups", way.follow_ups)
    answers = n_("{n} answer", "{n} answers", len(way.answers))
    end = _("closes") if way.closes else _("ends without closing")
    return f"{follow_ups}, {answers}, {end}"


def _people(configuration: Configuration, ids: Iterable[int]) -> str:
    names = [configuration.users[each].name for each in ids]
    more = [_("others")] if len(names) > FEW else []
    return joined([*names[:FEW], *more]) if names else _("Nobody")
