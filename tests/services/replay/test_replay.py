"""The last 90 days on a draft."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.configuration import configuration
from services.drafting.reading import draft_graph
from services.example.crowd import crowd
from services.replay import SPAN, Differs, NotComparable, Reason, Result, replay
from services.transaction import reading, stamp
from tests.crowd import viewers
from tests.factories import Cast, a_ticket, the_example
from tests.services.publishing.drafts import a_draft
from tests.services.replay.brute import GONE, brute
from tests.services.rules.acts import answer, changed, opened, refusals, said

pytestmark = pytest.mark.usefixtures("db")
TICKETS = 5_000


async def replayed(version_id: int, by: int, **how: Any) -> Result:
    found = await replay(version_id, by=by, **how)
    assert found is not None
    return found


async def deployment(cast: Cast, *keys: str) -> int:
    """On 1.2, and from there as answered at line 55."""
    contact = {"channel_id": cast.channel(), "person_id": cast.person}
    path = [[cast.version("deploy"), 50]]
    number = await a_ticket("1.2", type="1.1", path=path, contact_user_id=cast.bruno,
                            opened_by=cast.bruno)  # fmt: skip
    given = tuple(answer(cast, "deploy", 55 + n, key) for n, key in enumerate(keys))
    await said(number, cast.bruno, direction="advance", answers=given,
               contact_user_id=cast.bruno, **contact)  # fmt: skip
    return number


def led(cast: Cast, target: int | None) -> dict[str, Any]:
    """Line 55 with *Yes* leading elsewhere."""
    targets = {"yes": target, "no": 50, "partly": 56}
    return {"answers": [{"key": k, "label": k, "target_order": t} for k, t in targets.items()]}


async def test_it_says_how_many_end_the_same_and_which_do_not() -> None:
    cast = await the_example()
    stayed = await deployment(cast, "no")
    ready = [await deployment(cast, "yes") for _ in range(2)]
    draft = await a_draft(cast, changed={55: led(cast, 57)})
    found = await replayed(draft.version_id, cast.admin)
    assert (found.same, found.differ, found.unmapped) == (4, 2, 0)
    [group] = found.differing
    assert (group.count, list(group.tickets)) == (2, ready)
    assert isinstance(group.verdict, Differs)
    assert group.verdict.answers == ("Yes",)
    assert [group.verdict.published.center_id, group.verdict.draft.center_id] == [
        cast.center("1.3"), cast.center("1.5"),
    ]  # fmt: skip
    assert stayed not in group.tickets


async def test_a_renumbered_line_is_the_same_line() -> None:
    cast = await the_example()
    await deployment(cast, "no")
    answers = [{"key": "yes", "label": "Yes", "target_order": 60},
               {"key": "no", "label": "No", "target_order": 52}]  # fmt: skip
    draft = await a_draft(cast, without=(50, 55), added=(
        {"order": 52, "kind": "center", "center_id": cast.center("1.2"), "next_order": 53},
        {"order": 53, "kind": "decision", "question": "Infrastructure ready?", "answers": answers},
    ))  # fmt: skip
    found = await replayed(draft.version_id, cast.admin)
    [reason] = [g.verdict for g in found.not_comparable] or [None]
    assert (found.differ, reason) == (0, None), found


@pytest.mark.parametrize(
    ("reason", "draft"),
    [
        (Reason.ANSWER_IS_GONE, {"changed": {55: {"answers": [
            {"key": "yes", "label": "Yes", "target_order": 60},
            {"key": "no", "label": "No", "target_order": 50}]}}}),
        (Reason.STEP_IS_GONE, {"without": (50,)}),
        (Reason.QUESTION_IS_GONE, {"changed": {50: {"next_order": 57}}}),
        (Reason.QUESTION_IS_NEW, {"changed": {57: {"kind": "decision", "question": "New?"}}}),
        (Reason.FLOW_IS_BROKEN, {"without": (57,), "mended": False}),
    ],
)  # fmt: skip
async def test_what_can_not_be_mapped_is_not_guessed(reason: Reason, draft: dict[str, Any]) -> None:
    cast = await the_example()
    number = await deployment(cast, "partly", "no")
    found = await replayed((await a_draft(cast, **draft)).version_id, cast.admin)
    groups = [g for g in found.not_comparable if number in g.tickets]
    reasons = {g.verdict.why.reason for g in groups if isinstance(g.verdict, NotComparable)}
    assert reasons == {reason}
    assert all(g.verdict.on_draft for g in groups if isinstance(g.verdict, NotComparable))


async def test_only_advances_of_this_workflow_in_ninety_days_are_played() -> None:
    cast = await the_example()
    number = await deployment(cast, "yes")
    await said(number, cast.bruno, channel_id=cast.channel(), person_id=cast.person)
    undone = await deployment(cast, "no")
    await opened(cast, cast.bruno)
    sql = "update follow_up set undone_at = ? where ticket_id = ? and kind = 'follow_up'"
    await changed(sql, stamp(datetime.now(UTC)), undone)
    draft = await a_draft(cast)
    assert (await replayed(draft.version_id, cast.admin)).total == 3
    later = datetime.now(UTC) + timedelta(days=91)
    assert (await replayed(draft.version_id, cast.admin, now=later)).total == 0


async def test_those_out_of_sight_are_counted_and_not_named() -> None:
    cast = await the_example()
    seen_by = await viewers(cast)
    await deployment(cast, "yes")
    draft = await a_draft(cast, changed={55: led(cast, 57)})
    role = (await configuration()).users[seen_by.team].role_id
    await changed("update role set permissions = ? where id = ?", '["settings.process"]', role)
    [group] = (await replayed(draft.version_id, seen_by.team)).differing
    assert (group.count, group.tickets) == (1, ())


async def test_only_who_may_shape_the_process_replays() -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    assert "NotPermitted" in await refusals(replay(draft.version_id, by=cast.ana))


async def test_it_tells_its_progress_and_can_be_ended() -> None:
    cast = await the_example()
    await crowd(700)
    draft = await a_draft(cast)
    told: list[tuple[int, int]] = []
    await replayed(draft.version_id, cast.admin, progress=lambda *at: told.append(at))
    assert told[-1][0] == told[-1][1]
    assert len(told) > 1
    task = asyncio.create_task(
        replay(draft.version_id, by=cast.admin, progress=lambda *_: task.cancel())  # type: ignore[arg-type, return-value]
    )
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("workflow", ["deploy", "support"])
async def test_of_five_thousand_tickets_it_says_what_a_plain_recomputation_says(
    workflow: str,
) -> None:
    cast = await the_example()
    await crowd(TICKETS)
    drafts = {
        "deploy": {"without": (57,), "changed": {55: led(cast, 50), 20: {"question": "New?"}}},
        "support": {"changed": {20: {"answers": [
            {"key": "yes", "label": "Yes", "target_order": 10}]}}},
    }  # fmt: skip
    draft = await a_draft(cast, workflow, **drafts[workflow])
    now = datetime.now(UTC)
    found = await replayed(draft.version_id, cast.admin, now=now)
    known = await configuration()
    graph = await reading(lambda rows: draft_graph(rows, draft.version_id))
    expected = await brute(known.library, graph, now - SPAN)
    assert counted(found) == expected
    assert min(found.same, found.differ, found.unmapped) > 100


def counted(found: Result) -> Counter[Any]:
    counts: Counter[Any] = Counter({"same": found.same})
    for group in found.differing:
        assert isinstance(group.verdict, Differs)
        counts[group.verdict.published.path, group.verdict.draft.path] += group.count
    for group in found.not_comparable:
        assert isinstance(group.verdict, NotComparable)
        counts[GONE, "draft" if group.verdict.on_draft else "published"] += group.count
    return counts
