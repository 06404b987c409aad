"""`crowd`: so many tickets with their entries, in commits of a few hundred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from typing import Any

from models import FollowUp, LedgerEntry, LedgerHead, Ticket
from services import ledger
from services.configuration import configuration
from services.example.crowd.lives import Customer, Life, Stage, life
from services.example.crowd.people import write_customers
from services.example.crowd.routes import routes
from services.example.rows import inserted
from services.example.texts import texts
from services.tickets.finding import subject_of
from services.transaction import Work, unit_of_work

COMMIT = 400
OPEN_SHARE = 10
NEXT = """insert into counter (name, value) values ('ticket', ?)
on conflict (name) do update set value = counter.value + ? returning value"""
COUNT = """update responsibility_center set open_count = (select count(*) from ticket t where
t.center_id = responsibility_center.id and t.closed_at is null and t.withdrawn_at is null)"""
UNLIMITED = "update responsibility_center set wip_limit = null where open_count > 3 * wip_limit"
FRESH = "update room set seq = seq + 1"
PRODUCTS = "select id from product where is_active"
ENTRY = ("subject", "seq", "actor_id", "at", "happened", "payload", "salt", "payload_hash", "mac")


class NothingToStandOn(Exception):
    """No active type has a workflow, or nobody may follow a ticket up."""


async def crowd(
    count: int,
    *,
    all_open: bool = False,
    seed: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Write `count` tickets, one in ten open, or all. Raises NothingToStandOn.

    They are examples: `example.remove` takes them out. A limit that they burst is lifted.
    """
    stage = await _stage(count, Random(seed))
    written = 0
    while written < count:
        size = min(COMMIT, count - written)
        await unit_of_work(_writing(stage, size, all_open=all_open), by=None)
        written += size
        progress(written)
    await unit_of_work(_finished, by=None)


async def _stage(count: int, chance: Random) -> Stage:
    shaped = await configuration()
    now = datetime.now(UTC)
    found = {
        kind.id: routes(shaped, kind, chance)
        for kind in shaped.types.values()
        if kind.is_usable(shaped.today(now)) and kind.workflow_id
    }
    people = shaped.who_may("ticket.follow_up")
    if not people or not any(found.values()):
        raise NothingToStandOn
    words = texts(shaped.installation.locale)
    customers, products = await _trade(words, count, chance)
    return Stage(
        configuration=shaped,
        routes={kind: routes for kind, routes in found.items() if routes},
        people=people,
        channels=tuple(shaped.channels),
        products=products,
        customers=customers,
        subjects=[told[3] for told in words["tickets"].values()],
        phrases=[phrase for phrases in words["notes"].values() for phrase in phrases],
        now=now.astimezone(shaped.zone),
        chance=chance,
    )


async def _trade(
    words: dict[str, Any], count: int, chance: Random
) -> tuple[list[Customer], tuple[int, ...]]:
    async def body(work: Work) -> tuple[list[Customer], tuple[int, ...]]:
        [products] = await work.rows((PRODUCTS, ()))
        customers = await write_customers(work, words, max(20, count // 20), chance)
        return customers, tuple(product for [product] in products)

    return await unit_of_work(body, by=None)


def _writing(stage: Stage, size: int, *, all_open: bool) -> Any:
    async def body(work: Work) -> None:
        [[(last,)]] = await work.rows((NEXT, (size, size)))
        numbers = range(last - size + 1, last + 1)
        lives = [
            life(stage, number, is_open=all_open or number % OPEN_SHARE == 0) for number in numbers
        ]
        await inserted(work, Ticket, [each.ticket for each in lives])
        await inserted(work, FollowUp, [entry for each in lives for entry in each.entries])
        chains = [_chain(work, each) for each in lives]
        await inserted(work, LedgerEntry, [row for chain in chains for row in chain])
        heads = [chain[-1] for chain in chains]
        await inserted(work, LedgerHead, heads)

    return body


def _chain(work: Work, told: Life) -> list[dict[str, Any]]:
    """The ledger's entries of one ticket, sealed at the times of its follow-ups."""
    subject, head = subject_of(told.ticket["number"]), (0, "")
    rows = []
    for entry in told.entries:
        by, at = entry["author_id"], entry["at"]
        then = Work(work._hop, by=by, now=at)
        payload = {"kind": entry["kind"], "version": entry["ticket_version"], **entry["changes"]}
        happened = _happened(entry)
        [(_, row), _] = ledger.entry(then, head, subject, happened, payload)
        rows.append(dict(zip(ENTRY, row, strict=True)))
        head = (rows[-1]["seq"], rows[-1]["mac"])
    return rows


def _happened(entry: dict[str, Any]) -> str:
    changes: dict[str, Any] = entry["changes"]
    if entry["kind"] == "opened":
        return "opened"
    if "closed_at" in changes:
        return "closed"
    return "moved" if "center_id" in changes else "followed_up"


async def _finished(work: Work) -> None:
    """Counted, and every open board told by a gap that it needs a new snapshot."""
    await work.rows((COUNT, ()), (UNLIMITED, ()), (FRESH, ()))
    await work.ledger("installation", "crowd_added", {})
    work.configuration_changed()
