"""Handing a person's open tickets over, to one or several, and taking them back."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from models import FollowUp, HandOver, Job, LedgerEntry, Ticket, User
from services import handing_over, jobs
from services.access import people
from services.handing_over.beginning import begun
from services.handing_over.refusals import (
    IsReturned,
    IsUnderWay,
    MayNotHandOver,
    NothingToHandOver,
    SuccessorIsWrong,
)
from services.jobs.running import _step
from services.refusals import IsMissing, IsTooLong, NotFound, Refusal, Refused
from services.transaction import Work, unit_of_work
from tests.factories import Cast, a_closed_ticket, a_person, a_role, a_ticket, in_days, the_example

pytestmark = pytest.mark.usefixtures("db")


async def refused(act: Any) -> tuple[Refusal, ...]:
    with pytest.raises(Refused) as found:
        await act
    return found.value.refusals


async def holders(numbers: list[int]) -> dict[int, int | None]:
    return {each.number: each.contact_user_id for each in await Ticket.filter(number__in=numbers)}


async def tickets_of(user: int, count: int) -> list[int]:
    return [await a_ticket(type="1.1", contact_user_id=user) for _ in range(count)]


async def started(cast: Cast, *successors: int) -> int:
    """The first commit alone, as if the app went down right after it; its job."""

    async def body(work: Work) -> int:
        return (await begun(work, cast.rui, successors, reason="On leave", by=cast.ana)).job_id

    return await unit_of_work(body, by=cast.ana)


async def one_step(job_id: int) -> None:
    await unit_of_work(lambda work: _step(work, job_id), by=None)


async def test_all_open_tickets_of_a_person_change_hands_with_the_reason_in_their_history() -> None:
    cast = await the_example()
    numbers = await tickets_of(cast.rui, 23)
    closed = await a_closed_ticket(contact_user_id=cast.rui)
    assert await handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=cast.ana) == 23
    assert set((await holders(numbers)).values()) == {cast.carla}
    assert await holders([closed]) == {closed: cast.rui}
    entry = await FollowUp.filter(ticket_id=numbers[0]).order_by("-id").first()
    assert entry is not None
    assert (entry.kind, entry.text, entry.author_id) == ("handed_over", "Leave", cast.ana)
    assert len((await HandOver.get()).tickets) == 23
    told = await LedgerEntry.filter(subject=f"user:{cast.rui}").order_by("-seq").first()
    assert told is not None
    assert told.happened == "tickets_handed_over"


async def test_several_share_them_in_the_order_of_next_contact() -> None:
    cast = await the_example()
    soon = [
        await a_ticket(contact_user_id=cast.rui, next_contact_on=in_days(days))
        for days in (3, 1, 2)
    ]
    never = await a_ticket(contact_user_id=cast.rui)
    heirs = [cast.carla, cast.bruno, cast.carla]
    await handing_over.hand_over(cast.rui, heirs, reason="Leave", by=cast.rui)
    last, first, second = soon
    assert await holders([*soon, never]) == {
        first: cast.carla, second: cast.bruno, last: cast.carla, never: cast.bruno,
    }  # fmt: skip
    assert handing_over.shares_of(5, heirs) == {cast.carla: 3, cast.bruno: 2}


async def test_everything_that_stands_against_it_is_said_at_once() -> None:
    cast = await the_example()
    act = handing_over.hand_over(cast.rui, [cast.rui, cast.marta], reason=" ", by=cast.ana)
    assert await refused(act) == (
        IsMissing(what="reason"),
        SuccessorIsWrong(user=cast.rui),
        SuccessorIsWrong(user=cast.marta),
        NothingToHandOver(user=cast.rui),
    )
    await tickets_of(cast.rui, 1)
    act = handing_over.hand_over(cast.rui, [], reason="Leave", by=cast.ana)
    assert await refused(act) == (IsMissing(what="successors"),)


async def test_who_may_is_the_person_and_whoever_stands_above_and_delegates() -> None:
    cast = await the_example()
    numbers = await tickets_of(cast.rui, 1)
    for other in (cast.bruno, cast.marta, cast.admin):
        act = handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=other)
        [refusal] = await refused(act)
        assert isinstance(refusal, MayNotHandOver)
        assert set(refusal.who) == {cast.rui, cast.ana}
    assert await holders(numbers) == {numbers[0]: cast.rui}


async def test_where_nobody_above_delegates_it_is_whoever_keeps_the_people() -> None:
    cast = await the_example()
    await tickets_of(cast.ana, 2)
    [refusal] = await refused(
        handing_over.hand_over(cast.ana, [cast.carla], reason="Leave", by=cast.carla)
    )
    assert set(refusal.who) == {cast.ana, cast.admin}
    await handing_over.hand_over(cast.ana, [cast.carla], reason="Leave", by=cast.admin)


async def test_whoever_lost_the_right_to_delegate_hands_nothing_over() -> None:
    cast = await the_example()
    role = await a_role("ticket.follow_up")
    await unit_of_work(lambda _work: User.filter(id=cast.rui).update(role_id=role), by=None)
    await touched()
    await tickets_of(cast.rui, 1)
    act = handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=cast.rui)
    assert MayNotHandOver in {type(each) for each in await refused(act)}


async def touched() -> None:
    async def body(work: Work) -> None:
        work.configuration_changed()

    await unit_of_work(body, by=None)


async def test_taken_back_is_what_is_still_open_and_still_with_the_successor() -> None:
    cast = await the_example()
    numbers = await tickets_of(cast.rui, 4)
    await handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=cast.ana)
    await unit_of_work(
        lambda _w: Ticket.filter(number=numbers[0]).update(contact_user_id=cast.davi), by=None
    )
    [kept] = await handing_over.under_way(by=cast.ana)
    assert kept.shares == {cast.carla: 3}
    await handing_over.take_back(kept.id, by=cast.rui)
    now = await holders(numbers)
    assert Counter(now.values()) == {cast.rui: 3, cast.davi: 1}
    assert await handing_over.under_way(by=cast.ana) == ()
    assert await refused(handing_over.take_back(kept.id, by=cast.rui)) == (IsReturned(),)


async def test_on_its_way_back_it_is_shown_until_its_last_ticket() -> None:
    cast = await the_example()
    await tickets_of(cast.rui, 6)
    await handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=cast.ana)
    [kept] = await handing_over.under_way(by=cast.rui)
    job, _count = await handing_over.begin_back(kept.id, by=cast.rui)
    await one_step(job)
    [back] = await handing_over.under_way(by=cast.rui)
    assert (back.done, back.total, back.shares) == (4, 6, {cast.carla: 2})
    await jobs.run(job)
    assert await handing_over.under_way(by=cast.rui) == ()


async def test_only_those_who_may_hand_over_may_take_back_or_see_it() -> None:
    cast = await the_example()
    await tickets_of(cast.rui, 1)
    await handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=cast.ana)
    kept = await HandOver.get()
    assert await handing_over.under_way(by=cast.carla) == ()
    for stranger in (cast.carla, cast.admin):
        [refusal] = await refused(handing_over.take_back(kept.id, by=stranger))
        assert isinstance(refusal, MayNotHandOver)
    assert [type(e) for e in await refused(handing_over.take_back(99, by=cast.ana))] == [NotFound]


async def test_a_reason_for_the_way_back_is_no_longer_than_one_for_the_way_there() -> None:
    cast = await the_example()
    await tickets_of(cast.rui, 1)
    await handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=cast.ana)
    kept = await HandOver.get()
    act = handing_over.take_back(kept.id, reason="x" * 501, by=cast.ana)
    assert await refused(act) == (IsTooLong(what="reason", limit=500),)


async def test_who_left_takes_nothing_back() -> None:
    cast = await the_example()
    await tickets_of(cast.rui, 1)
    await handing_over.hand_over(cast.rui, [cast.carla], reason="Leave", by=cast.ana)
    await unit_of_work(lambda work: people.shut_out(work, cast.rui, by=cast.admin), by=cast.admin)
    kept = await HandOver.get()
    act = handing_over.take_back(kept.id, by=cast.ana)
    assert await refused(act) == (SuccessorIsWrong(user=cast.rui),)


async def test_after_a_kill_it_goes_on_and_touches_nothing_twice() -> None:
    cast = await the_example()
    numbers = await tickets_of(cast.rui, 13)
    job = await started(cast, cast.carla, cast.bruno)
    await one_step(job)
    assert Counter((await holders(numbers)).values())[cast.rui] == 9
    assert (await handing_over.under_way(by=cast.ana))[0].done == 4
    act = handing_over.hand_over(cast.rui, [cast.davi], reason="Again", by=cast.ana)
    assert await refused(act) == (IsUnderWay(),)
    kept = await HandOver.get()
    assert await refused(handing_over.take_back(kept.id, by=cast.ana)) == (IsUnderWay(),)
    await jobs.run(job)
    await jobs.run(job)
    assert Counter((await holders(numbers)).values()) == {cast.carla: 7, cast.bruno: 6}
    entries = await FollowUp.filter(kind="handed_over").values_list("ticket_id", flat=True)
    assert sorted(entries) == sorted(numbers)  # type: ignore[type-var]
    assert (await Job.get(id=job)).done == 13


async def test_what_somebody_took_meanwhile_stays_theirs_and_is_not_taken_back() -> None:
    cast = await the_example()
    numbers = await tickets_of(cast.rui, 6)
    job = await started(cast, cast.carla)
    moved = {"contact_user_id": cast.carla}
    await unit_of_work(lambda _w: Ticket.filter(number=numbers[5]).update(**moved), by=None)
    await jobs.run(job)
    kept = await HandOver.get()
    assert sorted(number for number, _ in kept.tickets) == numbers[:5]
    await handing_over.take_back(kept.id, by=cast.ana)
    assert (await holders(numbers))[numbers[5]] == cast.carla


async def test_a_person_without_a_position_is_handed_over_by_who_keeps_the_people() -> None:
    cast = await the_example()
    olga = await a_person("olga")
    await tickets_of(olga, 1)
    assert set(handing_over.who_may(await known(), olga)) == {olga, cast.admin}


async def known() -> Any:
    from services.configuration import configuration

    return await configuration()
