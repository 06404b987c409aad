"""Who may take an act back, and what they hear who may not (P1)."""

from __future__ import annotations

import pytest

from services.refusals import Refused, TooLateToUndo
from services.tickets import reads
from tests.factories import a_person, a_role, a_ticket, the_example
from tests.services.rules.acts import changed, opened, refusals, said
from tests.services.tickets.undone import state, taken_back

pytestmark = pytest.mark.usefixtures("db")


async def test_p1_whoever_may_no_longer_follow_up_undoes_nothing() -> None:
    cast = await the_example()
    done = await said(await a_ticket("1.1"), cast.bruno)
    await changed("update user_account set role_id = ? where id = ?", cast.role("viewer"),
                  cast.bruno)  # fmt: skip
    assert "NotPermitted" in await refusals(taken_back(done, cast.bruno))


async def lia_of_her_own() -> int:
    """Who sees what is hers alone."""
    role = await a_role("ticket.follow_up", "ticket.delegate", scope="own")
    return await a_person("lia", role=role)


async def test_p1_who_gave_a_ticket_out_of_their_sight_may_take_it_back() -> None:
    cast, lia = await the_example(), await lia_of_her_own()
    number = await a_ticket("1.1", opened_by=cast.bruno, contact_user_id=lia)
    done = await said(number, lia, contact_user_id=cast.carla)
    assert "NotFound" in await refusals(reads.find(number, by=lia))
    await taken_back(done, lia)
    assert (await state(number)).contact_user_id == lia


async def test_p1_what_one_does_not_see_is_not_there_to_be_undone() -> None:
    cast, lia = await the_example(), await lia_of_her_own()
    number = await a_ticket("1.1", opened_by=cast.bruno, contact_user_id=lia)
    hers = await said(number, lia)
    others = await said(number, cast.ana, contact_user_id=cast.carla)
    for done in (others, hers):
        assert await refusals(taken_back(done, lia)) == {"NotFound": ""}


async def test_p1_what_was_withdrawn_is_there_for_nobody_else() -> None:
    cast = await the_example()
    done = await opened(cast, cast.bruno)
    await taken_back(done, cast.bruno)
    assert await refusals(taken_back(done, cast.ana)) == {"NotFound": ""}
    assert await refusals(taken_back(done, cast.bruno)) == {"IsUndone": ""}


async def test_p1_who_acted_since_is_not_said_to_whom_it_is_out_of_sight() -> None:
    cast, lia = await the_example(), await lia_of_her_own()
    number = await a_ticket("1.1", opened_by=cast.bruno, contact_user_id=lia)
    done = await said(number, lia, contact_user_id=cast.carla)
    await said(number, cast.rui)
    with pytest.raises(Refused) as refused:
        await taken_back(done, lia)
    [why] = refused.value.refusals
    assert isinstance(why, TooLateToUndo)
    assert why.by is None
