"""A draft comes into force and takes its tickets along."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from models import FollowUp, Job, LedgerEntry, ResponsibilityCenter, Ticket, WorkflowVersion
from services import publishing, tickets
from services.configuration import configuration
from services.publishing import Progress, publication
from services.publishing.refusals import (
    ChoiceDoesntFit,
    ChoiceIsMissing,
    DraftHasErrors,
    MigrationIsUnderWay,
)
from services.refusals import Refused
from services.tickets import Wish
from services.transaction import json_text, unit_of_work
from services.workflow import Frame
from tests.factories import Cast, a_ticket, the_example
from tests.services.publishing.drafts import Draft, a_draft, edited
from tests.services.rules.acts import answer, changed, opened, refusals, said
from tests.services.tickets.wholeness import whole

pytestmark = pytest.mark.usefixtures("db")


async def published(cast: Cast, draft: Draft, **how: object) -> Progress:
    given = {"revision": draft.revision, "choices": {}, "by": cast.admin, **how}
    return await publishing.publish(draft.version_id, **given)


async def migrated(cast: Cast, draft: Draft, **how: object) -> Progress:
    job = await published(cast, draft, **how)
    await publishing.run(job.job_id)
    return await publishing.progress(job.job_id)


async def refused(act) -> tuple[object, ...]:
    with pytest.raises(Refused) as failed:
        await act
    return failed.value.refusals


async def path_of(number: int) -> list[list[int]]:
    return (await Ticket.get(number=number)).path


async def test_what_is_published_is_in_force_and_what_was_is_retired() -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    await migrated(cast, draft)
    old, new = await WorkflowVersion.filter(workflow_id=cast.workflow("deploy")).order_by("number")
    assert (old.state, new.state, new.published_by_id) == ("retired", "published", cast.admin)
    known = await configuration()
    assert known.workflows[cast.workflow("deploy")].published_version_id == draft.version_id
    subject = f"workflow:{cast.workflow('deploy')}"
    entries = await LedgerEntry.filter(subject=subject).order_by("seq")
    assert [entry.happened for entry in entries] == ["draft_edited", "published", "migrated"]


async def test_publishing_over_thirty_seven_open_tickets_of_which_two_need_a_choice() -> None:
    cast = await the_example()
    going_on = [await a_ticket("1.1", type="1.1") for _ in range(20)]
    ready = [await a_ticket("1.2", type="1.1") for _ in range(15)]
    waiting = [await a_ticket("1.5", type="1.1") for _ in range(2)]
    draft = await a_draft(cast, without=(57,))
    [missing] = await refused(published(cast, draft))
    assert isinstance(missing, ChoiceIsMissing)
    assert (missing.number, missing.order, missing.count) == (1, 57, 2)
    assert (await WorkflowVersion.get(id=draft.version_id)).state == "draft"

    at = Frame(cast.version("deploy"), 57)
    report = await migrated(cast, draft, choices={at: 50})
    assert (report.done, report.total, report.stayed, report.skipped) == (37, 37, 0, 0)
    assert report.finished_at
    for number, order in [*((n, 10) for n in going_on), *((n, 50) for n in (*ready, *waiting))]:
        assert await path_of(number) == [[draft.version_id, order]]
    counts = {c.code: c.open_count for c in await ResponsibilityCenter.all()}
    assert (counts["1.1"], counts["1.2"], counts["1.5"]) == (20, 17, 0)


async def test_each_ticket_has_a_follow_up_by_the_publisher_and_a_new_version() -> None:
    cast = await the_example()
    number = await a_ticket("1.5", type="1.1", opened_by=cast.bruno)
    draft = await a_draft(cast, without=(57,))
    await migrated(cast, draft, choices={Frame(cast.version("deploy"), 57): 50})
    ticket = await Ticket.get(number=number)
    _, entry = await FollowUp.filter(ticket_id=number).order_by("id")
    assert (entry.kind, entry.author_id, entry.text) == ("migrated", cast.admin, "")
    assert (entry.path, entry.center_id) == ([[draft.version_id, 50]], cast.center("1.2"))
    assert entry.changes == {
        "step": [[cast.version("deploy"), 57], [draft.version_id, 50]],
        "center_id": [cast.center("1.5"), cast.center("1.2")],
    }
    assert entry.left_center_id == cast.center("1.5")
    assert (ticket.version, entry.ticket_version, ticket.follow_up_count) == (2, 2, 2)
    [told] = await LedgerEntry.filter(subject=f"ticket:{number}")
    assert (told.happened, told.actor_id) == ("migrated", cast.admin)


async def test_acts_before_and_after_a_migration_are_one_line_of_history() -> None:
    cast = await the_example()
    numbers = [(await opened(cast, cast.bruno)).number for _ in range(5)]
    for number in numbers[:3]:
        await said(number, cast.bruno, direction="advance")
    await migrated(cast, await a_draft(cast, "support"))
    await migrated(cast, await a_draft(cast, "simple"))
    for number in numbers:
        await said(number, cast.bruno)
    await whole(numbers)


async def test_inside_a_sub_workflow_callers_and_callees_are_untouched() -> None:
    cast = await the_example()
    path = [[cast.version("deploy"), 80], [cast.version("support"), 10]]
    number = await a_ticket("1.4", type="1.1", path=path)
    inner = await a_draft(cast, "support")
    await migrated(cast, inner)
    assert await path_of(number) == [path[0], [inner.version_id, 10]]
    outer = await a_draft(cast)
    await migrated(cast, outer)
    assert await path_of(number) == [[outer.version_id, 80], [inner.version_id, 10]]


async def test_what_stays_by_choice_keeps_its_version_and_is_asked_again_next_time() -> None:
    cast = await the_example()
    number = await a_ticket("1.5", type="1.1")
    at = Frame(cast.version("deploy"), 57)
    report = await migrated(cast, await a_draft(cast, without=(57,)), choices={at: None})
    assert (report.done, report.stayed) == (0, 1)
    assert (await Ticket.get(number=number)).version == 1
    again = await a_draft(cast)
    [missing] = await refused(published(cast, again))
    assert (missing.version, missing.number, missing.order) == (at.version_id, 1, 57)


async def test_a_ticket_moved_meanwhile_is_judged_where_it_is_then() -> None:
    cast = await the_example()
    moved = await a_ticket("1.1", type="2.2")
    closed = await a_ticket("1.1", type="2.2")
    draft = await a_draft(cast, "simple")
    job = await published(cast, draft)
    await said(moved, cast.bruno, direction="advance")
    wish = Wish(text="Solved", direction="advance")
    await tickets.follow_up(closed, wish, version=1, by=cast.bruno)
    answers = (answer(cast, "support", 20, "yes"),)
    await said(closed, cast.bruno, direction="advance", answers=answers)
    await publishing.run(job.job_id)
    report = await publishing.progress(job.job_id)
    assert (report.done, report.stayed, report.skipped) == (1, 0, 1)
    assert await path_of(moved) == [[draft.version_id, 20], [cast.version("support"), 10]]
    assert await FollowUp.filter(ticket_id=closed, kind="migrated").count() == 0


async def test_one_that_comes_to_need_a_choice_after_the_plan_stays() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1")
    job = await published(cast, await a_draft(cast, without=(57,)))
    path = [[cast.version("deploy"), 57]]
    sql = "update ticket set path = ?, center_id = ? where number = ?"
    await changed(sql, json_text(path), cast.center("1.5"), number)
    await publishing.run(job.job_id)
    report = await publishing.progress(job.job_id)
    assert (report.done, report.stayed) == (0, 1)
    assert await path_of(number) == path


async def test_a_draft_edited_meanwhile_is_not_published_unseen() -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    workflow = cast.workflow("deploy")
    now = await unit_of_work(lambda work: edited(work, workflow), by=cast.admin)
    [overtaken] = await refused(published(cast, draft))
    assert (overtaken.rule, overtaken.revision) == ("M4", now)
    assert await Job.all().count() == 0


async def test_nothing_is_published_twice() -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    both = await asyncio.gather(*(published(cast, draft) for _ in range(2)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in both) == ["Progress", "Refused"]
    assert "NotADraft" in await refusals(published(cast, draft))


async def test_while_tickets_are_under_way_the_next_version_waits() -> None:
    cast = await the_example()
    await a_ticket("1.1", type="1.1")
    job = await published(cast, await a_draft(cast))
    [busy] = await refused(published(cast, await a_draft(cast)))
    assert isinstance(busy, MigrationIsUnderWay)
    assert (busy.job, busy.done, busy.total) == (job.job_id, 0, 1)
    await publishing.run(job.job_id)
    assert (await published(cast, await a_draft(cast))).total == 1


async def test_a_choice_that_would_leave_tickets_without_their_contact_user_is_refused() -> None:
    cast = await the_example()
    await a_ticket("1.5", type="1.1")
    draft = await a_draft(cast, without=(57,))
    act = published(cast, draft, choices={Frame(cast.version("deploy"), 57): 60})
    [amiss] = await refused(act)
    assert isinstance(amiss, ChoiceDoesntFit)
    assert (amiss.to, amiss.why, amiss.count) == (60, "no_contact_user", 1)


async def test_only_who_may_shape_the_process_publishes_and_retires() -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    assert "NotPermitted" in await refusals(published(cast, draft, by=cast.ana))
    retiring = publishing.retire(cast.workflow("deploy"), by=cast.ana)
    assert "NotPermitted" in await refusals(retiring)


async def test_of_two_that_would_call_each_other_only_the_first_is_published() -> None:
    cast = await the_example()
    line = {"kind": "workflow", "next_order": None}
    calls_simple = {"sub_workflow_id": cast.workflow("simple"), **line}
    calls_deploy = {"sub_workflow_id": cast.workflow("deploy"), **line}
    to_it = {90: {"next_order": 95}}
    drafts = (
        await a_draft(cast, "deploy", added=({"order": 95, **calls_simple},), changed=to_it),
        await a_draft(cast, "simple", added=({"order": 95, **calls_deploy},), changed=to_it),
    )
    both = await asyncio.gather(
        *(published(cast, draft) for draft in drafts), return_exceptions=True
    )
    [refusal] = [each for each in both if isinstance(each, Refused)]
    assert refusal.refusals == (DraftHasErrors(rules=("W6",)),)
    assert len([each for each in both if isinstance(each, Progress)]) == 1


async def test_a_cr_deactivated_after_the_draft_was_judged_stops_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    prepared = publication._prepared

    async def overtaken(*how: Any) -> Any:
        found = await prepared(*how)
        await changed("update responsibility_center set is_active = ? where code = '1.5'", False)
        return found

    monkeypatch.setattr(publication, "_prepared", overtaken)
    assert await refused(published(cast, draft)) == (DraftHasErrors(rules=("W7",)),)


@pytest.mark.parametrize(
    ("rule", "how"),
    [
        ("W2", {"changed": {10: {"next_order": 11}, 60: {"next_order": 71}}}),
        ("W3", {"changed": {20: {"question": " "}}}),
        ("W3", {"changed": {20: {"answers": [
            {"key": "a", "label": "A", "target_order": None}]}}}),
        ("W6", {"added": ({"order": 99, "kind": "workflow", "sub_workflow_id": "deploy"},)}),
    ],
)  # fmt: skip
async def test_a_draft_with_errors_is_not_published(rule: str, how: dict[str, Any]) -> None:
    cast = await the_example()
    for line in how.get("added", ()):
        line["sub_workflow_id"] = cast.workflow("deploy")
    draft = await a_draft(cast, **how)
    [wrong] = await refused(published(cast, draft))
    assert isinstance(wrong, DraftHasErrors)
    assert rule in wrong.rules
    assert await Job.all().count() == 0
