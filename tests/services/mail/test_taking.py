"""The rows of the outbox as a worker takes them, keeps them and lets go of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import Mail
from services.mail import leases, outbox, parcels
from services.mail.failures import BORNE
from services.mail.parcels import Outcome, Parcel
from services.mail.server import server_at
from services.transaction import Work, unit_of_work
from tests.factories import Cast, the_example

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)
SERVER = replace(server_at("smtp://127.0.0.1:25?security=none&from=a@example.com"), per_hour=2)
OURS, THEIRS = {"state": "sending", "holder": "ours"}, {"state": "sending", "holder": "theirs"}
LOST = {"state": "sending", "holder": "gone", "lease_until": NOW - timedelta(seconds=1)}


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


async def lies(**fields: Any) -> int:
    """A row of the outbox; its id."""
    plain = {"address": "p@example.com", "why": "test", "created_at": NOW, "not_before": NOW}
    return (await unit_of_work(lambda _: Mail.create(**plain | fields), by=None)).id


async def sent(user: int, minutes_ago: int) -> int:
    """A mail that left."""
    at = NOW - timedelta(minutes=minutes_ago)
    row = await lies(to_user_id=user, why="watch", state="sent", sent_at=at)
    await unit_of_work(lambda _: Mail.filter(id=row).update(sent_with_id=row), by=None)
    return row


async def taken() -> list[tuple[int, ...]]:
    async def body(work: Work) -> list[Parcel]:
        return await outbox.take(work, SERVER, holder="ours", hold=timedelta(seconds=10))

    return [parcel.ids for parcel in await unit_of_work(body, by=None, now=NOW)]


async def one(row: int) -> Parcel:
    async def body(work: Work) -> Parcel:
        [rows] = await work.rows((f"select {parcels.COLUMNS} from mail where id = ?", (row,)))
        return Parcel(tuple(map(parcels.row_of, rows)))

    return await unit_of_work(body, by=None)


async def test_under_what_ten_workers_went_down_is_given_up_and_nothing_else(cast: Cast) -> None:
    poison, good = await lies(**LOST, tries=9), await lies(**LOST, tries=8)
    assert await taken() == [(good,)]
    row = await Mail.get(id=poison)
    assert (row.state, row.tries, row.last_error) == ("dead", 10, BORNE)
    assert (row.holder, row.lease_until) == ("", None)
    row = await Mail.get(id=good)
    assert (row.tries, row.last_error) == (9, "")


async def test_an_hours_worth_is_counted_by_mails_that_left_to_that_person(cast: Cast) -> None:
    first = await sent(cast.carla, 50)
    joined = await lies(to_user_id=cast.carla, why="watch", state="sent", sent_at=NOW)
    await unit_of_work(lambda _: Mail.filter(id=joined).update(sent_with_id=first), by=None)
    await sent(cast.rui, 40)
    assert await taken() == []
    carlas = await lies(to_user_id=cast.carla, why="watch")
    assert await taken() == [(carlas,)]


async def test_beyond_an_hours_worth_a_mail_waits_until_the_hour_is_over(cast: Cast) -> None:
    for minutes in (90, 50, 20, 10):
        await sent(cast.carla, minutes)
    for minutes in (90, 10):
        await sent(cast.rui, minutes)
    waits = await lies(to_user_id=cast.carla, why="watch")
    others, reset = await lies(to_user_id=cast.rui, why="watch"), await lies(to_user_id=cast.carla)
    assert sorted(await taken()) == [(others,), (reset,)]
    assert (await Mail.get(id=waits)).not_before == NOW + timedelta(minutes=40)
    assert (await Mail.get(id=others)).not_before == NOW


async def test_what_was_tried_leaves_however_many_came_before(cast: Cast) -> None:
    for minutes in (30, 20):
        await sent(cast.carla, minutes)
    tried = await lies(to_user_id=cast.carla, why="watch", tries=1)
    assert await taken() == [(tried,)]


def at(seconds: int) -> dict[str, Any]:
    return {"why": "watch", "not_before": NOW + timedelta(seconds=seconds)}


async def test_a_mail_waits_for_what_comes_within_the_hold_and_for_no_more(cast: Cast) -> None:
    for seconds in (-5, 5):
        await lies(to_user_id=cast.carla, **at(seconds))
    leaves, _ = [await lies(to_user_id=cast.rui, **at(seconds)) for seconds in (-6, 5)]
    assert await taken() == [(leaves,)]


async def test_a_mail_that_comes_again_is_joined_with_nothing_new(cast: Cast) -> None:
    tried = {"to_user_id": cast.carla, "why": "watch", "tries": 1, "sent_with_id": 7}
    first, second = await lies(**tried), await lies(**tried)
    fresh = await lies(to_user_id=cast.carla, why="watch")
    assert await taken() == [(first, second), (fresh,)]
    named = [(await Mail.get(id=row)).sent_with_id for row in (first, second, fresh)]
    assert named == [7, 7, fresh]


async def test_where_no_worker_went_down_many_are_taken_at_once(cast: Cast) -> None:
    rows = [await lies() for _ in range(outbox.CAREFUL + 2)]
    assert await taken() == [(row,) for row in rows]


async def test_only_ones_own_rows_are_held_on_to(cast: Cast) -> None:
    ours, theirs = await lies(**OURS, lease_until=NOW), await lies(**THEIRS, lease_until=NOW)
    other = await lies(**OURS, lease_until=NOW)
    put = await lies(holder="ours", lease_until=NOW)
    ids = [ours, theirs, put]
    await unit_of_work(lambda work: leases.renew(work, ids, "ours"), by=None, now=SOON)
    kept_until = [(await Mail.get(id=row)).lease_until for row in (ours, theirs, other, put)]
    assert kept_until == [SOON + leases.LEASE, NOW, NOW, NOW]


@pytest.mark.parametrize("whose", [THEIRS, {"state": "pending", "holder": "ours"}])
async def test_what_is_somebody_elses_by_now_is_neither_ended_nor_given_back(
    cast: Cast, whose: dict[str, str]
) -> None:
    row = await lies(**whose, sent_with_id=7)
    parcel, sent = await one(row), Outcome("sent")
    await unit_of_work(lambda work: leases.end(work, parcel, sent, holder="ours"), by=None)
    await unit_of_work(lambda work: leases.give_back(work, [parcel], "ours"), by=None)
    await unit_of_work(lambda work: leases.let_go(work, "nobody"), by=None)
    after = await Mail.get(id=row)
    assert {"state": after.state, "holder": after.holder} == whose
    assert (after.tries, after.sent_with_id, after.sent_at) == (0, 7, None)


@pytest.mark.parametrize(
    ("outcome", "state", "due", "tries", "sent_at"),
    [
        (Outcome("sent"), "sent", NOW, 1, SOON),
        (Outcome("pending", "busy", again_at=SOON), "pending", SOON, 1, None),
        (Outcome("dead", "gone"), "dead", NOW, 1, None),
        (Outcome("cancelled", "undone"), "cancelled", NOW, 0, None),
    ],
)
async def test_how_it_ended_is_written(
    cast: Cast, outcome: Outcome, state: str, due: datetime, tries: int, sent_at: datetime | None
) -> None:
    row, beside = await lies(**OURS), await lies(**OURS)
    parcel = await one(row)
    await unit_of_work(
        lambda work: leases.end(work, parcel, outcome, holder="ours"), by=None, now=SOON
    )
    after = await Mail.get(id=row)
    assert (after.state, after.not_before, after.tries, after.sent_at) == (
        state, due, tries, sent_at,
    )  # fmt: skip
    assert (after.holder, after.last_error) == ("", outcome.error)
    assert (await Mail.get(id=beside)).state == "sending"


async def test_what_a_process_lets_go_of_is_anybodys_again(cast: Cast) -> None:
    rows = [await lies(**OURS), await lies(**THEIRS), await lies(state="sent", holder="ours")]
    await unit_of_work(lambda work: leases.let_go(work, "ours"), by=None)
    found = [await Mail.get(id=row) for row in rows]
    assert [each.state for each in found] == ["pending", "sending", "sent"]
    assert [each.holder for each in found] == ["", "theirs", "ours"]


@pytest.mark.parametrize(("tries", "kept"), [(0, None), (1, 7)])
async def test_what_was_tried_comes_again_as_the_same_mail(
    cast: Cast, tries: int, kept: int | None
) -> None:
    row, beside = await lies(**OURS, tries=tries, sent_with_id=7), await lies(**OURS)
    parcel = await one(row)
    await unit_of_work(lambda work: leases.give_back(work, [parcel], "ours"), by=None)
    after = await Mail.get(id=row)
    assert (after.state, after.holder, after.sent_with_id) == ("pending", "", kept)
    assert (await Mail.get(id=beside)).state == "sending"


async def test_what_is_old_is_only_listed_unless_it_was_tried(cast: Cast) -> None:
    old = {"created_at": NOW - timedelta(days=2)}
    rows = [await lies(**old), await lies(**old, tries=1), await lies(**old, not_before=SOON),
            await lies(**old, state="dead"), await lies()]  # fmt: skip
    await unit_of_work(lambda work: outbox.pass_over_old(work, NOW), by=None, now=NOW)
    states = [(await Mail.get(id=row)).state for row in rows]
    assert states == ["listed", "pending", "pending", "dead", "pending"]


async def test_what_is_due_next_is_the_first_that_waits(cast: Cast) -> None:
    later = SOON + timedelta(minutes=1)
    for fields in ({"not_before": later}, {"not_before": SOON}, {**OURS}, {"state": "sent"}):
        await lies(**fields)
    assert await unit_of_work(outbox.next_due, by=None) == SOON
