"""A ticket with its people, its history and its files, in one hop."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from services.access.sight import visible_where
from services.configuration import Configuration, configuration
from services.refusals import NotFound, Refused
from services.tickets.history import contacts, entries
from services.tickets.sheet import CustomerFacts, MentionedBy, Sheet, Watch
from services.tickets.state import COLUMNS, state_of
from services.transaction import Rows, reading, stamp

Row = Any
RECENT = 40
SECONDS_A_DAY = 86_400
STAYS = timedelta(days=90)
USUAL = """(with stays as (select stay_seconds as seconds from follow_up
        where left_center_id = (select center_id from ticket where number = ?) and at >= ?
        and stay_seconds is not null and undone_at is null)
    select case when (select count(*) from stays) >= 20 then seconds end from stays
    order by seconds limit 1 offset (select count(*) / 2 from stays))"""
TICKET = f"""select {", ".join(f"t.{name}" for name in COLUMNS)}, c.name, p.name, c.document,
    {USUAL} from ticket t join customer c on c.id = t.customer_id
    left join product p on p.id = t.product_id
    where t.number = ? and t.withdrawn_at is null and """
CONTACTS = """select p.id, p.name, p.title, a.channel_id, k.kind, a.value from contact_person p
    left join contact_address a on a.person_id = p.id
    left join contact_channel k on k.id = a.channel_id
    where p.customer_id = {customer} and p.is_active order by p.id, k.position, a.id"""
ENTRY = """select f.id, f.kind, f.author_id, f.at, f.text, k.name, k.kind, p.name, f.answers,
    f.changes, f.center_id, f.off_flow, f.over_limit, f.undone_at, f.undone_by_id,
    f.ticket_version, f.person_id, f.channel_id,
    (select max(m.state) from mail m where m.follow_up_id = f.id and m.why = 'customer'),
    f.text_removed_by_id, f.text_removed_at,
    f.text_removal_reason
    from follow_up f left join contact_channel k on k.id = f.channel_id
    left join contact_person p on p.id = f.person_id"""
HISTORY = f"{ENTRY} where f.ticket_id = ? order by f.id desc limit ?"
FILE = """select a.follow_up_id, a.id, a.name, a.size, a.has_thumbnail, a.removed_by_id,
    a.removed_at, a.removal_reason from attachment a join follow_up f on f.id = a.follow_up_id"""
FILES = f"{FILE} where f.ticket_id = ? and f.undone_at is null order by a.id"
MENTIONS = """select distinct t.number, c.name, t.subject from mention m
    join follow_up f on f.id = m.follow_up_id and f.undone_at is null
    join ticket t on t.number = m.ticket_id join customer c on c.id = t.customer_id
    where m.mentioned = ? and t.number <> m.mentioned and t.withdrawn_at is null
    and {visible} order by t.number desc limit 20"""

WATCHERS = """select user_id, listed_by_id, events from watcher where ticket_id = ?
    order by id"""
WITHDRAWN = "select 1 from ticket t where t.number = ? and t.withdrawn_at is not null and "
NAMES = "select id, name from customer where id in ({ids})"


async def find(number: int, *, by: int, most: int = RECENT) -> Sheet:
    """The ticket as `by` may see it, with its `most` newest entries. Raises Refused(NotFound)."""
    shaped = await configuration()

    async def read(rows: Rows) -> Sheet | None:
        ticket, *rest = await rows.rows(*_statements(shaped, number, by, most))
        return await _named(rows, _sheet(ticket[0], *rest, most=most)) if ticket else None

    sheet = await reading(read)
    if sheet is None:
        raise Refused(NotFound(thing=await _missing(shaped, number, by)))
    return sheet


async def _missing(shaped: Configuration, number: int, by: int) -> str:
    """Whoever saw it may know that it was withdrawn."""
    visible, values = visible_where(shaped, by)
    question = (WITHDRAWN + visible, [number, *values])
    [found] = await reading(lambda rows: rows.rows(question))
    return "withdrawn" if found else "ticket"


async def _named(rows: Rows, sheet: Sheet) -> Sheet:
    """A ticket that has changed hands between customers, which few do, names them."""
    changes = filter(None, (entry.change("customer_id") for entry in sheet.history))
    ids = {each for change in changes for each in (change.before, change.after) if each}
    if ids <= {sheet.customer.id}:
        return sheet
    [names] = await rows.rows((NAMES.format(ids=", ".join(str(int(each)) for each in ids)), ()))
    return replace(sheet, customer_names=dict(names))


def _statements(
    shaped: Configuration, number: int, by: int, most: int
) -> list[tuple[str, list[Any]]]:
    visible, values = visible_where(shaped, by)
    since = stamp(datetime.now(UTC) - STAYS)
    customer = "(select customer_id from ticket where number = ?)"
    return [
        (TICKET + visible, [number, since, number, *values]),
        (CONTACTS.format(customer=customer), [number]),
        (HISTORY, [number, most + 1]),
        (FILES, [number]),
        (MENTIONS.format(visible=visible), [number, *values]),
        (WATCHERS, [number]),
    ]


def _sheet(row: Row, *rest: list[Row], most: int) -> Sheet:
    people, history, files, mentions, watchers = rest
    *state, product, document, usual = row
    ticket = state_of(state)
    return Sheet(
        ticket,
        product or "",
        CustomerFacts(ticket.customer_id, ticket.customer_name, document, contacts(people)),
        usual / SECONDS_A_DAY if usual is not None else None,
        entries(history[:most], files),
        tuple(MentionedBy(*mention) for mention in mentions),
        watches=tuple(Watch(*watch) for watch in watchers),
        has_earlier=len(history) > most,
    )
