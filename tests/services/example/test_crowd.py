"""A crowd of tickets that nobody typed, as true as those that somebody did."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

from models import FollowUp, LedgerEntry, LedgerHead, ResponsibilityCenter, Ticket
from services import example, ledger
from services.example.crowd import NothingToStandOn, crowd
from services.transaction import Work, unit_of_work
from tests.factories import _installation, the_example


async def test_one_in_ten_is_open(db: None) -> None:
    await the_example()
    await crowd(200)
    assert await Ticket.filter(closed_at=None).count() >= 20
    assert await Ticket.exclude(closed_at=None).count() > 100


async def test_all_are_open_where_that_is_asked_for(db: None) -> None:
    await the_example()
    await crowd(150, all_open=True)
    assert await Ticket.filter(closed_at=None).count() == 150
    numbers = await Ticket.all().order_by("number").values_list("number", flat=True)
    assert len(set(numbers)) == 150


async def test_columns_count_what_stands_in_them(db: None) -> None:
    await the_example()
    await crowd(300, all_open=True)
    standing = Counter(ticket.center_id for ticket in await Ticket.filter(closed_at=None))
    for center in await ResponsibilityCenter.all():
        assert center.open_count == standing[center.id]


async def test_tickets_agree_with_their_histories(db: None) -> None:
    await the_example()
    await crowd(100)
    for ticket in await Ticket.all():
        entries = await FollowUp.filter(ticket_id=ticket.number).order_by("id")
        assert [entry.ticket_version for entry in entries] == list(range(1, len(entries) + 1))
        assert (ticket.version, ticket.follow_up_count) == (len(entries), len(entries))
        assert ticket.center_id == entries[-1].center_id
        assert [e.at for e in entries] == sorted(e.at for e in entries)
        assert (ticket.closed_at is not None) == ("closed_at" in entries[-1].changes)


async def test_its_ledger_is_whole(db: None) -> None:
    await the_example()
    await crowd(50)
    heads = {head.subject: head for head in await LedgerHead.filter(subject__startswith="ticket:")}
    assert len(heads) == 50
    for subject, head in heads.items():
        before = ""
        for e in await LedgerEntry.filter(subject=subject).order_by("seq"):
            assert e.payload is not None
            assert e.salt is not None
            digest = hashlib.sha256((e.salt + e.payload).encode()).hexdigest()
            before = ledger.sealed(before, subject, e.seq, e.actor_id, e.at, e.happened, digest)
            assert before == e.mac
        assert (head.seq, head.mac) == (e.seq, e.mac)


async def test_it_goes_with_the_example(db: None) -> None:
    cast = await the_example()
    await crowd(60)
    await example.remove(False, by=cast.admin)
    assert not await Ticket.all().exists()


async def test_without_a_process_there_is_nothing_to_stand_on(db: None) -> None:
    async def body(work: Work) -> None:
        await _installation(work, "en", "UTC")
        work.configuration_changed()

    await unit_of_work(body, by=None)
    with pytest.raises(NothingToStandOn):
        await crowd(1)
