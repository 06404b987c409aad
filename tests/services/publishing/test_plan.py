"""What publishing would do, said before it is done."""

from __future__ import annotations

import pytest

from services.publishing import Way, Why
from services.workflow import Frame
from tests.crowd import viewers
from tests.factories import Cast, a_closed_ticket, a_ticket, the_example
from tests.services.publishing.drafts import a_draft, planned

pytestmark = pytest.mark.usefixtures("db")


async def in_support(cast: Cast, **fields: object) -> int:
    """On the sub-workflow's CR, called by line 80 of the deployment."""
    path = [[cast.version("deploy"), 80], [cast.version("support"), 10]]
    return await a_ticket("1.4", type="1.1", path=path, **fields)


async def test_of_thirty_seven_open_tickets_two_need_a_choice() -> None:
    cast = await the_example()
    for _ in range(20):
        await a_ticket("1.1", type="1.1")
    for _ in range(10):
        await a_ticket("1.2", type="1.1")
    for _ in range(5):
        await in_support(cast)
    waiting = [await a_ticket("1.5", type="1.1") for _ in range(2)]
    await a_ticket("1.1")
    await a_closed_ticket(type="1.1")
    draft = await a_draft(cast, without=(50, 57), added=(
        {"order": 53, "kind": "center", "center_id": cast.center("1.2"), "next_order": 55},
    ))  # fmt: skip
    found = await planned(draft.version_id, by=cast.admin)
    assert found.total == 37
    assert [(g.way, g.at.order, g.to, g.count) for g in found.groups] == [
        (Way.CARRIES_ON, 10, 10, 20),
        (Way.CARRIES_ON, 80, 80, 5),
        (Way.PLACED, 50, 53, 10),
        (Way.NEEDS_CHOICE, 57, None, 2),
    ]
    [needs] = found.wanting
    assert (needs.tickets, needs.why, needs.number) == (tuple(waiting), Why.NO_STEP, 1)
    assert [step.order for step in found.targets] == [10, 53, 60]


async def test_a_choice_that_was_given_is_seen_in_the_plan() -> None:
    cast = await the_example()
    await a_ticket("1.5", type="1.1")
    draft = await a_draft(cast, without=(57,))
    at = Frame(cast.version("deploy"), 57)
    found = await planned(draft.version_id, by=cast.admin, choices={at: 50})
    assert [(g.way, g.to) for g in found.groups] == [(Way.CHOSEN, 50)]
    found = await planned(draft.version_id, by=cast.admin, choices={at: 60})
    assert [(g.way, g.why) for g in found.groups] == [(Way.NEEDS_CHOICE, Why.NO_CONTACT_USER)]


async def test_tickets_inside_other_workflows_are_in_the_plan_of_the_one_they_call() -> None:
    cast = await the_example()
    await in_support(cast)
    draft = await a_draft(cast, "support")
    found = await planned(draft.version_id, by=cast.admin)
    assert [(g.way, g.at, g.is_caller) for g in found.groups] == [
        (Way.CARRIES_ON, Frame(cast.version("support"), 10), False)
    ]


async def test_off_the_flow_it_follows_by_itself_and_exhausted_it_is_left_alone() -> None:
    cast = await the_example()
    at = {"path": [[cast.version("deploy"), 50]], "workflow_id": cast.workflow("deploy")}
    await a_ticket("1.4", type="1.1", flow="off", **at)
    await a_ticket("1.4", type="1.1", flow="exhausted", **at)
    found = await planned((await a_draft(cast)).version_id, by=cast.admin)
    assert [(g.way, g.count) for g in found.groups] == [(Way.CARRIES_ON, 1)]
    found = await planned((await a_draft(cast, "support")).version_id, by=cast.admin)
    assert found.groups == ()


async def test_all_are_counted_but_only_those_in_sight_are_named() -> None:
    cast = await the_example()
    seen_by = await viewers(cast)
    await a_ticket("1.1", type="1.1", opened_by=cast.carla)
    mine = await a_ticket("1.1", type="1.1", opened_by=seen_by.team)
    draft = await a_draft(cast)
    [group] = (await planned(draft.version_id, by=seen_by.team)).groups
    assert (group.count, group.tickets) == (2, (mine,))
