"""`undo`: one's own act taken back, as long as nobody was told and nobody has acted since."""

from __future__ import annotations

from datetime import datetime

from services import ledger, rules
from services.live import telling
from services.notices.changes import NoticesChanged
from services.refusals import NotFound, Refused, WindowIsOver
from services.rules.permissions import NEEDS
from services.tickets import acts
from services.tickets.acts import Act
from services.tickets.cards import deltas_of
from services.tickets.case import Case
from services.tickets.counting import exceeds, ticket_written
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find, subject_of
from services.tickets.keys import once
from services.tickets.landing import Landing
from services.tickets.restoring import restored, withdrawn
from services.tickets.state import TicketState
from services.tickets.undoable import allow
from services.tickets.wishes import Done
from services.transaction import Work, stamp, unit_of_work

CUSTOMER = "select name from customer where id = ?"
MARK = "update follow_up set undone_by_id = ?, undone_at = ? where id = ? returning id"
CANCEL = """update mail set state = 'cancelled' where follow_up_id = ?
and state in ('pending', 'listed') returning to_user_id"""
LEFT = "select 1 from mail where follow_up_id = ? and state <> 'cancelled' limit 1"


async def undo(
    number: int,
    follow_up_id: int,
    *,
    by: int,
    over_limit: bool = False,
    key: str | None = None,
    now: datetime | None = None,
) -> Done:
    """Take back the act that the entry belongs to. Undoing an opening withdraws the ticket.

    `over_limit`: going back may make its CR hold more than its limit (M5). Raises Refused.
    """

    async def body(work: Work) -> Done:
        asked = ("undo", number, follow_up_id, over_limit)
        return await once(
            work, key, asked, lambda: _act(work, number, follow_up_id, over_limit=over_limit)
        )

    return await unit_of_work(body, by=by, now=now, only_rows=True)


async def _act(work: Work, number: int, follow_up_id: int, *, over_limit: bool) -> Done:
    found = await find(work, Named(), number)
    act = await acts.find(work, number, follow_up_id)
    if found.ticket is None or not act:
        raise Refused(NotFound())
    after = await _after(work, found, found.ticket, act)
    await allow(work, found, act, after)
    case = _judged(work, found, act, after, over_limit=over_limit)
    await _written(work, found, case, act)
    return _done(case, follow_up_id)


async def _after(work: Work, found: Found, ticket: TicketState, act: Act) -> TicketState:
    if act[0].kind == "opened":
        return withdrawn(ticket, act, work.now)
    customer = act[0].was.get("customer_id", ticket.customer_id)
    name = ticket.customer_name
    if customer != ticket.customer_id:
        [[(name,)]] = await work.rows((CUSTOMER, (customer,)))
    return restored(found.configuration, ticket, act, name)


def _judged(work: Work, found: Found, act: Act, after: TicketState, *, over_limit: bool) -> Case:
    """P1, F7, M3 and M5. Raises Refused."""
    case = Case(
        configuration=found.configuration,
        by=work.by or 0,
        now=work.now,
        kind="undone",
        before=found.ticket,
        after=after,
        landing=Landing(after.center_id, after.path, after.flow),
        over_limit=over_limit,
        related=found.related,
    )
    objections = [
        *rules.permissions.needed(case, NEEDS[act[0].kind]),
        *rules.contact_user.named(case),
        *rules.moves.usable_center(case),
        *rules.moves.limit(case),
    ]
    if objections:
        raise Refused(*objections)
    return case


async def _written(work: Work, found: Found, case: Case, act: Act) -> None:
    """Raises Refused where somebody was told already, or a column is full by now (M5)."""
    await _taken_back(work, found, act)
    heads = await ticket_written(work, found.ticket, case.after)
    payload = {
        "version": case.after.version,
        "undid": [entry.seq for entry in act],
        "withdrawn": case.after.withdrawn_at is not None,
        "over_limit": exceeds(case, heads),
        **Entry(case).changes,
    }
    told = deltas_of(case, "undone", found.watchers, heads)
    subject = subject_of(case.after.number)
    entry = ledger.entry(work, found.head, subject, "undone", payload)
    rows = await work.rows(*entry, *telling.statements(told, work.now))
    telling.record(work, told, rows[len(entry) :])


async def _taken_back(work: Work, found: Found, act: Act) -> None:
    """The entries are marked, and whoever was to hear of them doesn't."""
    at, whole = stamp(work.now), len(act)
    rows = await work.rows(
        *((MARK, (work.by, at, entry.id)) for entry in act),
        *((CANCEL, (entry.id,)) for entry in act),
        *((LEFT, (entry.id,)) for entry in act),
    )
    if any(rows[2 * whole :]):
        raise Refused(WindowIsOver(seconds=found.configuration.installation.undo_seconds))
    people = {person for some in rows[whole : 2 * whole] for (person,) in some if person}
    if people:
        work.record(NoticesChanged(tuple(sorted(people))))


def _done(case: Case, follow_up_id: int) -> Done:
    before, after = case.before, case.after
    due = after.next_contact_on
    return Done(
        number=after.number,
        version=after.version,
        follow_up_id=follow_up_id,
        kind="withdrawn" if after.withdrawn_at else "undone",
        center_id=after.center_id,
        closed=after.closed_at is not None,
        moved=before is not None and before.center_id != after.center_id,
        next_contact_on=due.isoformat() if due else None,
    )
