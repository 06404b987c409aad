"""What must be true of the tables after any number of acts, whoever was faster."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from models import Delta, FollowUp, LedgerEntry, LedgerHead, ResponsibilityCenter, Ticket
from services import ledger
from services.configuration import configuration
from services.transaction import json_value


async def whole(numbers: list[int]) -> None:
    """Each ticket's history is one line, its ledger without a gap, the counters count."""
    await _chained()
    for number in numbers:
        await _one_line(number)
    for center in await ResponsibilityCenter.filter(closes_ticket=False):
        standing = await Ticket.filter(center_id=center.id, closed_at=None).count()
        assert center.open_count == standing


async def _chained() -> None:
    previous: dict[str, str] = defaultdict(str)
    last: dict[str, int] = defaultdict(int)
    for row in await LedgerEntry.all().order_by("subject", "seq"):
        parts = (row.subject, row.seq, row.actor_id, row.at, row.happened, row.payload_hash)
        assert row.mac == ledger.sealed(previous[row.subject], *parts)
        assert row.seq == last[row.subject] + 1
        previous[row.subject], last[row.subject] = row.mac, row.seq


async def _one_line(number: int) -> None:
    """Versions without a gap; what each entry that stands found is what the one before it left."""
    ticket = await Ticket.get(number=number)
    entries = await FollowUp.filter(ticket_id=number).order_by("id")
    versions = [entry.ticket_version for entry in entries]
    assert versions == sorted(versions)
    undone = await LedgerEntry.filter(subject=f"ticket:{number}", happened="undone")
    versions += [json_value(entry.payload)["version"] for entry in undone]
    assert sorted(set(versions)) == list(range(1, ticket.version + 1))
    ledgered = (await LedgerHead.get(subject=f"ticket:{number}")).seq
    assert ledgered == len(entries) + len(undone)
    await _only_the_last_undone(number)
    standing = [entry for entry in entries if entry.undone_at is None]
    assert ticket.follow_up_count == len(standing) == len(entries) - len(undone)
    left: dict[str, Any] = {}
    for entry in standing:
        for field, (before, after) in entry.changes.items():
            if field == "step":
                continue
            assert left.get(field) == before
            left[field] = after
    assert left.get("contact_user_id") == ticket.contact_user_id
    assert (left["center_id"], left["flow"]) == (ticket.center_id, ticket.flow)


async def _only_the_last_undone(number: int) -> None:
    """Between an act and its undoing stands nothing that was not undone before."""
    gone: set[int] = set()
    for row in await LedgerEntry.filter(subject=f"ticket:{number}").order_by("seq"):
        if row.happened == "undone":
            undid = json_value(row.payload)["undid"]
            assert set(range(min(undid), row.seq)) - gone == set(undid)
            gone |= {*undid, row.seq}


async def limits_kept() -> None:
    """Played again delta by delta: every head was right when it was told, and no ticket came
    into a CR that it made more than full, unless that was said."""
    said = {(e.ticket_id, e.ticket_version) for e in await FollowUp.filter(over_limit=True)}
    limits = {c.id: c.wip_limit for c in (await configuration()).centers.values()}
    at: dict[int, int] = {}
    for seq, delta in enumerate(await Delta.filter(room="all").order_by("seq"), 1):
        body = json_value(delta.body)
        assert delta.seq == seq
        number, card, came_from = body["n"], body["card"], at.pop(body["n"], None)
        if card["x"] is None:
            at[number] = card["c"]
        standing = Counter(at.values())
        assert {int(c): h["n"] for c, h in body["heads"].items()} == {
            int(c): standing[int(c)] for c in body["heads"]
        }
        limit = limits[card["c"]]
        arrived = body["act"] != "opened" and card["x"] is None and came_from != card["c"]
        if limit is not None and arrived and standing[card["c"]] > limit:
            assert (number, body["v"]) in said
            said.remove((number, body["v"]))
    assert not said
