"""How large a file may be for what it is sent for, before a byte of it is read."""

from __future__ import annotations

from collections.abc import Iterator

from services.access.sight import visible_where
from services.attachments.claiming import OPENING
from services.attachments.refusals import FilesAreOff
from services.configuration import Configuration, Type, configuration
from services.refusals import NotFound, NotPermitted, Refusal, Refused, TicketIsClosed
from services.transaction import reading

LARGEST = 10
REOPEN = "ticket.reopen"
TICKET = """select t.type_id, t.closed_at from ticket t
where t.number = ? and t.withdrawn_at is null and """


async def limit_for(subject: str, *, by: int, type_id: int | None = None) -> int:
    """In MiB. `type_id`: the type that is about to be given. Raises Refused (P1, F1, A1).

    What is sent to a closed ticket goes with its reopening.
    """
    shaped = await configuration()
    if subject == OPENING:
        _refuse(_may(shaped, by, "ticket.open"))
        return _allowed(shaped.types.get(type_id or 0))
    number = subject.removeprefix("ticket:")
    present = await _type_of(shaped, int(number) if number.isdigit() else 0, by)
    return _allowed(shaped.types.get(type_id or 0) or shaped.types[present])


async def _type_of(shaped: Configuration, number: int, by: int) -> int:
    visible, values = visible_where(shaped, by)
    [found] = await reading(lambda rows: rows.rows((TICKET + visible, [number, *values])))
    if not found:
        raise Refused(NotFound())
    type_id, closed_at = found[0]
    if closed_at and not shaped.may(by, REOPEN):
        raise Refused(TicketIsClosed(number=number, who=shaped.who_may(REOPEN)))
    if not closed_at:
        _refuse(_may(shaped, by, "ticket.follow_up"))
    return int(type_id)


def _allowed(kind: Type | None) -> int:
    if kind is None:
        return LARGEST
    if not kind.allow_attachments:
        raise Refused(FilesAreOff())
    return min(kind.max_attachment_mb, LARGEST)


def _may(shaped: Configuration, by: int, permission: str) -> Iterator[Refusal]:
    if not shaped.may(by, permission):
        yield NotPermitted(permission=permission, who=shaped.who_may(permission))


def _refuse(objections: Iterator[Refusal]) -> None:
    if found := [*objections]:
        raise Refused(*found)
