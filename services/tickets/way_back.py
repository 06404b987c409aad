"""Where a reopened ticket leads: back to where it last rested, else it begins anew (spec §3.11)."""

from __future__ import annotations

from typing import Any

from services.configuration import Configuration
from services.refusals import CenterIsUnusable, LeadsElsewhere, Refusal, Refused
from services.tickets.landing import Landing, at_start, unasked
from services.tickets.state import TicketState
from services.tickets.wishes import Reopening
from services.transaction import json_value
from services.workflow import path_from_json

RESTED = (
    "select center_id, path, flow from follow_up where ticket_id = ? and undone_at is null "
    "order by id desc limit 200"
)


def way_back(configuration: Configuration, rested: list[Any]) -> Landing | None:
    """The last entry on an active CR that doesn't close."""
    for center_id, path, flow in rested:
        if is_restable(configuration, center_id):
            return Landing(center_id, path_from_json(json_value(path)), flow)
    return None


def is_restable(configuration: Configuration, center_id: int | None) -> bool:
    center = configuration.centers.get(center_id or 0)
    return center is not None and center.is_usable and not center.closes_ticket


def anew(configuration: Configuration, ticket: TicketState, reopening: Reopening) -> Landing:
    """With nowhere to go back to: the start of the type's workflow, else a free choice."""
    kind = configuration.types[ticket.type_id]
    begun = at_start(configuration, kind.workflow_id, reopening.answers, None)
    if is_restable(configuration, begun.center_id):
        return begun
    flow = "none" if kind.workflow_id is None else "off"
    return Landing(reopening.to_center_id, (), flow)


def leads_to(
    configuration: Configuration, ticket: TicketState, wish: Reopening, back: Landing | None
) -> tuple[Landing, list[Refusal]]:
    """Where it leads; where it leads nowhere it is judged on its CR, with what stands against."""
    nowhere = Landing(ticket.center_id, (), "none", is_stay=True)
    try:
        where = back or anew(configuration, ticket, wish)
        if back:
            unasked(wish.answers)
    except Refused as failed:
        return nowhere, [*failed.refusals]
    if not is_restable(configuration, where.center_id):
        return nowhere, [CenterIsUnusable(center=where.center_id)]
    if wish.expects_center_id not in (None, where.center_id):
        return where, [LeadsElsewhere(center=where.center_id or 0)]
    return where, []
