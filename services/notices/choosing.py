"""What a person wants to hear of each source."""

from __future__ import annotations

from services.configuration import Configuration, configuration_in
from services.refusals import IsUnknown, Refused
from services.transaction import Work, unit_of_work

OF_MANY = ("opened", "all", "closed", "none")
"""Of a type, of a customer."""
OF_ONE = ("all", "none")
ALONE = ("delegated", "promise", "digest")
KINDS = ("type", "customer")
NO_SERVER = "no_server"
"""That no mail leaves was said to whoever could change it."""
CHOOSE = """insert into notice_choice (user_id, source, events) values (?, ?, ?)
on conflict (user_id, source) do update set events = excluded.events"""


def choices(source: str) -> tuple[str, ...]:
    """What can be chosen of `type:3`, `customer:9`, `delegated`, `promise` or `digest`."""
    if source in ALONE:
        return OF_ONE
    kind, _, key = source.partition(":")
    return OF_MANY if kind in KINDS and key.isascii() and key.isdigit() else ()


async def choose(source: str, events: str, *, by: int) -> None:
    """Of a ticket that is watched, `tickets.watch` and `unwatch` do. Raises Refused."""
    if events not in choices(source):
        raise Refused(IsUnknown(what="events"))

    async def body(work: Work) -> None:
        present = (await configuration_in(work)).told_of(by, source)
        if present == events:
            return
        await work.rows((CHOOSE, (by, source, events)))
        await work.ledger(f"user:{by}", "notices_chosen", {source: [present, events]})
        work.configuration_changed()

    await unit_of_work(body, by=by)


def is_understood(shaped: Configuration, user_id: int) -> bool:
    """Whether somebody knows that no mail leaves: it is said once."""
    return (user_id, NO_SERVER) in shaped.choices


async def understand(*, by: int) -> None:
    async def body(work: Work) -> None:
        await work.rows((CHOOSE, (by, NO_SERVER, "none")))
        work.configuration_changed()

    await unit_of_work(body, by=by)
