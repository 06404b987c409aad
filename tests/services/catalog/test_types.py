"""Ticket types: what may be entered, and what a change does to tickets that are open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import orjson
import pytest

from models import LedgerEntry, Ticket, TicketType, Workflow, WorkflowVersion
from services.catalog import type_priorities, types
from services.catalog.types import TypeFields
from services.configuration import configuration, forget
from services.refusals import (
    CodeIsTaken,
    CodeIsWrong,
    GroupIsMissing,
    HasChanged,
    HoldsOthers,
    IsMissing,
    IsUnknown,
    NotPermitted,
    NumberIsOut,
    Refused,
    TypeIsUsed,
    ValidityIsReversed,
    WorkflowIsUnpublished,
)
from services.transaction import Work, unit_of_work
from tests.factories import a_closed_ticket, a_ticket, the_example
from tests.services.catalog.shaping import edited, refusals_of, type_now

TODAY = date(2026, 3, 2)
NEW = TypeFields(code="2.3", name="Visit", priority=4, color="teal", max_contact_days=7)


async def test_a_new_type_can_be_used_at_once(db: None) -> None:
    cast = await the_example()
    fields = replace(NEW, workflow_id=cast.workflow("simple"), spies=(cast.ana, cast.bruno))
    added = await types.add(fields, by=cast.admin)
    forget()
    kind = (await configuration()).types[added]
    assert types.fields_of(kind) == fields
    assert kind.is_usable(TODAY)
    assert await LedgerEntry.filter(subject=f"type:{added}", actor_id=cast.admin).exists()


async def test_everything_wrong_with_it_is_said_at_once(db: None) -> None:
    cast = await the_example()
    wrong = TypeFields(
        code="x", name=" ", priority=10, max_contact_days=-1, max_attachment_mb=11,
        color="pink", spies=(9999,), workflow_id=9999,
        valid_from=TODAY, valid_until=TODAY - timedelta(days=1),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        await types.add(wrong, by=cast.admin)
    assert {(type(each), each.field) for each in refused.value.refusals} == {
        (CodeIsWrong, "code"), (IsMissing, "name"), (NumberIsOut, "priority"),
        (NumberIsOut, "max_contact_days"), (NumberIsOut, "max_attachment_mb"),
        (IsUnknown, "color"), (IsUnknown, "spies"), (WorkflowIsUnpublished, "workflow_id"),
        (ValidityIsReversed, "valid_until"),
    }  # fmt: skip
    assert not await TicketType.filter(code="x").exists()


async def test_two_types_never_have_one_code(db: None) -> None:
    cast = await the_example()
    assert await refusals_of(cast, "2.2", code="2.1") == {CodeIsTaken: "code"}
    assert await refusals_of(cast, "2.2", code="1.1.1") == {GroupIsMissing: "code"}


async def test_a_groups_new_code_carries_its_types_along(db: None) -> None:
    cast = await the_example()
    await edited(cast, "2", code="5")
    assert (await TicketType.get(id=cast.type("2.1"))).code == "5.1"


async def test_a_workflow_without_a_published_version_is_refused(db: None) -> None:
    cast = await the_example()

    async def drafted(work: Work) -> int:
        draft = await Workflow.create(name="Only a draft")
        await WorkflowVersion.create(workflow=draft, number=1, state="draft")
        work.configuration_changed()
        return draft.id

    draft_id = await unit_of_work(drafted, by=None)
    assert await refusals_of(cast, "2.2", workflow_id=draft_id) == {
        WorkflowIsUnpublished: "workflow_id"
    }


async def test_a_retired_workflow_keeps_a_type_from_being_active_again(db: None) -> None:
    cast = await the_example()
    await edited(cast, "1.1", is_active=False)
    await _written(
        "update workflow_version set state = 'retired' where workflow_id = ?",
        cast.workflow("deploy"),
    )
    await edited(cast, "1.1", name="Old deployment")
    assert await refusals_of(cast, "1.1", is_active=True) == {WorkflowIsUnpublished: "workflow_id"}


async def test_a_spy_who_was_deactivated_stays_and_no_such_one_is_added(db: None) -> None:
    cast = await the_example()
    [spy] = (await type_now(cast, "1.1")).spies
    await _written(
        "update user_account set is_active = ? where id in (?, ?)", False, spy, cast.davi
    )
    await edited(cast, "1.1", spies=(spy, cast.carla))
    assert set((await type_now(cast, "1.1")).spies) == {spy, cast.carla}
    assert await refusals_of(cast, "1.1", spies=(spy, cast.davi)) == {IsUnknown: "spies"}


async def test_a_type_with_tickets_goes_but_becomes_no_group(db: None) -> None:
    cast = await the_example()
    await a_closed_ticket(type="2.2")
    assert await refusals_of(cast, "2.2", is_group=True) == {TypeIsUsed: "is_group"}
    await edited(cast, "2.2", is_active=False)
    assert not (await type_now(cast, "2.2")).is_active


async def test_a_group_with_active_types_stays_one(db: None) -> None:
    cast = await the_example()
    assert await refusals_of(cast, "2", is_active=False) == {HoldsOthers: "is_active"}
    assert await refusals_of(cast, "2", is_group=False) == {HoldsOthers: "is_group"}


async def test_what_somebody_else_changed_is_said_not_overwritten(db: None) -> None:
    cast = await the_example()
    seen = await type_now(cast, "2.2")
    await edited(cast, "2.2", priority=6, color="rose")
    mine = replace(seen, priority=7, name="Question")
    with pytest.raises(Refused) as refused:
        await types.edit(cast.type("2.2"), before=seen, after=mine, by=cast.admin)
    assert refused.value.refusals == (HasChanged(what="priority", theirs=6, by=cast.admin),)
    await types.edit(
        cast.type("2.2"), before=seen, after=replace(seen, name="Question"), by=cast.admin
    )
    now = await type_now(cast, "2.2")
    assert (now.name, now.priority, now.color) == ("Question", 6, "rose")


async def test_the_ledger_has_only_what_changed_before_and_after(db: None) -> None:
    cast = await the_example()
    await edited(cast, "2.2", valid_until=TODAY, spies=(cast.ana,))
    entry = await LedgerEntry.filter(subject=f"type:{cast.type('2.2')}").order_by("-seq").first()
    assert orjson.loads(entry.payload or "") == {  # type: ignore[union-attr]
        "before": {"valid_until": None, "spies": []},
        "after": {"valid_until": "2026-03-02", "spies": [cast.ana]},
    }


async def test_without_the_right_nothing_changes(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await types.add(NEW, by=cast.bruno)
    assert [type(each) for each in refused.value.refusals] == [NotPermitted]
    before = await type_now(cast, "2.2")
    with pytest.raises(Refused):
        await types.edit(
            cast.type("2.2"), before=before, after=replace(before, name="Mine"), by=cast.bruno
        )
    assert await type_now(cast, "2.2") == before


async def test_open_tickets_follow_the_priority_of_their_type(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = await the_example()
    monkeypatch.setattr(type_priorities, "AT_ONCE", 2)
    follow = [await a_ticket() for _ in range(5)]
    own = await a_ticket(priority=1, board_priority=1)
    other = await a_ticket(type="2.1")
    version = (await Ticket.get(number=follow[0])).version
    await edited(cast, "2.2", priority=8)
    now = {each.number: each for each in await Ticket.all()}
    assert {now[number].board_priority for number in follow} == {8}
    assert (now[own].board_priority, now[other].board_priority) == (1, 1)
    assert now[follow[0]].version == version


async def test_what_a_stop_left_behind_is_found_and_carried_on(db: None) -> None:
    cast = await the_example()
    tickets = [await a_ticket() for _ in range(3)]
    await _written("update ticket_type set priority = 9 where id = ?", cast.type("2.2"))
    assert await type_priorities.carry_on() == len(tickets)
    assert {each.board_priority for each in await Ticket.all()} == {9}
    assert await type_priorities.carry_on() == 0


async def _written(sql: str, *values: object) -> None:
    async def body(work: Work) -> None:
        await work.rows((sql, values))
        work.configuration_changed()

    await unit_of_work(body, by=None)
