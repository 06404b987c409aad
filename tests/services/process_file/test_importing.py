"""A file becomes the process: by a plan, all of it or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from models import LedgerEntry, ResponsibilityCenter, StandardReply, TicketType, Workflow
from services.catalog import centers
from services.configuration import Configuration, configuration
from services.process_file import apply, export, plan, shaping
from services.process_file.refusals import InFile, ProcessHasChanged
from services.refusals import Refused
from services.transaction import json_value
from services.workflow import Frame, Graph, Lands, StepKind, Way, ways, ways_from_start
from tests.factories import Cast, a_person, the_example
from tests.services.process_file.houses import imported, said

pytestmark = pytest.mark.usefixtures("db")
TABLES = (ResponsibilityCenter, Workflow, TicketType, StandardReply, LedgerEntry)


async def counts() -> list[int]:
    return [await table.all().count() for table in TABLES]


async def test_exported_imported_and_exported_again_are_the_same_bytes(
    exported: bytes, empty: int
) -> None:
    await a_person("ana")
    found = await imported(exported, by=empty)
    assert found.left == ()
    assert await export(by=empty) == exported


async def test_what_is_there_already_is_left_alone(exported: bytes, empty: int) -> None:
    await a_person("ana")
    await imported(exported, by=empty)
    version, before = (await configuration()).version, await counts()
    again = await imported(exported, by=empty)
    assert (again.changes, again.left) == ((), ())
    assert again.same > 25
    assert ((await configuration()).version, await counts()) == (version, before)


async def test_tickets_find_the_same_ways_in_an_imported_process(db: None) -> None:
    cast = await the_example()
    before = await the_ways("Deployment")
    data = await export(by=cast.admin)
    renamed = said(data, ("name: Deployment\n  steps", "name: Copy\n  steps"))
    await imported(renamed, by=cast.admin)
    assert await the_ways("Copy") == before
    assert len(before) > 10


async def the_ways(name: str) -> list[Any]:
    """From the start and from every CR step, each with the steps it leads to."""
    known = await configuration()
    [version] = [w.published_version_id for w in known.workflows.values() if w.name == name]
    graph = known.library.graph(version or 0)
    paths = [(Frame(graph.version_id, each.order),) for each in graph.of_kind(StepKind.CENTER)]
    found = [ways_from_start(known.library, graph.version_id)]
    found += [ways(known.library, path) for path in paths]
    return [_told(known, graph, way) for each in found for way in each.ways]


def _told(known: Configuration, graph: Graph, way: Way) -> Any:
    """Without the ids that are the installation's own."""
    names = {graph.version_id: "it"}
    path = way.outcome.path if isinstance(way.outcome, Lands) else ()
    given = [(names.get(e.version_id, e.version_id), e.order, e.key) for e in way.answers]
    return given, [(names.get(each.version_id, each.version_id), each.order) for each in path]


async def test_a_plan_tells_field_by_field_and_changes_nothing() -> None:
    cast = await the_example()
    data = said(
        await export(by=None),
        ("name: Triage", "name: Sorting"),
        ("wip_limit: 5", "wip_limit: 7"),
        ("{answer: 'Yes', to: 60, key: 'yes'}", "{answer: Sure, to: 60, key: 'yes'}"),
    )
    before = await counts()
    found = await plan(data, publishes=True, by=cast.admin)
    assert await counts() == before
    told = {(c.section, c.name): [(f.order, f.field, f.before, f.after) for f in c.fields]
            for c in found.changes}  # fmt: skip
    assert told[("centers", "1.1")] == [(None, "name", "Triage", "Sorting")]
    assert told[("centers", "1.2")] == [(None, "wip_limit", 5, 7)]
    [(order, field, was, now)] = told[("workflows", "Deployment")]
    assert (order, field) == (55, "answers")
    assert (was[0]["answer"], now[0]["answer"]) == ("Yes", "Sure")
    assert len(found.changes) == 3


async def test_what_was_planned_is_done_with_before_and_after_in_the_ledger() -> None:
    cast = await the_example()
    await imported(said(await export(by=None), ("name: Triage", "name: Sorting")), by=cast.admin)
    assert (await configuration()).centers[cast.center("1.1")].name == "Sorting"
    entry = await LedgerEntry.get(subject=f"center:{cast.center('1.1')}")
    assert (entry.happened, entry.actor_id) == ("center_edited", cast.admin)
    assert json_value(entry.payload) == {"before": {"name": "Triage"}, "after": {"name": "Sorting"}}


async def test_what_is_not_in_the_file_is_left_alone() -> None:
    cast = await the_example()
    found = await imported(b"format: 1\ncenters:\n- {code: 3, name: New}\n", by=cast.admin)
    assert [each.name for each in found.changes] == ["3"]
    assert len((await configuration()).centers) == 8


async def test_a_plan_made_of_another_process_is_refused() -> None:
    cast = await the_example()
    data = said(await export(by=None), ("name: Triage", "name: Sorting"))
    found = await plan(data, publishes=True, by=cast.admin)
    present = centers.fields_of((await configuration()).centers[cast.center("1.5")])
    other = centers.CenterFields(code="1.5", name="Waiting")
    await centers.edit(cast.center("1.5"), before=present, after=other, by=cast.admin)
    before = await counts()
    with pytest.raises(Refused) as refused:
        await apply(data, publishes=True, made_of=found.made_of, by=cast.admin)
    assert refused.value.refusals == (ProcessHasChanged(),)
    assert await counts() == before


async def test_a_draft_changed_meanwhile_makes_the_plan_old(db: None) -> None:
    from services import drafting

    cast = await the_example()
    data = said(await export(by=None), ("name: Triage", "name: Sorting"))
    found = await plan(data, publishes=True, by=cast.admin)
    await drafting.open_draft(cast.version("deploy"), by=cast.admin)
    with pytest.raises(Refused) as refused:
        await apply(data, publishes=True, made_of=found.made_of, by=cast.admin)
    assert refused.value.refusals == (ProcessHasChanged(),)


@pytest.mark.parametrize("exported", ["en"], indirect=True)
@pytest.mark.parametrize("what", ["shape_type", "shape_center"])
async def test_a_fault_in_the_middle_leaves_nothing(
    exported: bytes, empty: int, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before, act, done = await counts(), getattr(shaping, what), []

    async def third_time_unlucky(*args: Any) -> None:
        done.append(await act(*args))
        if len(done) == 3:
            raise RuntimeError("the light went out")

    found = await plan(exported, publishes=True, by=empty)
    monkeypatch.setattr(shaping, what, third_time_unlucky)
    with pytest.raises(RuntimeError):
        await apply(exported, publishes=True, made_of=found.made_of, by=empty)
    assert await counts() == before
    monkeypatch.undo()
    await imported(exported, by=empty)
    assert await counts() != before


async def test_everything_that_rules_refuse_is_told_at_its_line_and_nothing_is_done(
    example: Cast,
) -> None:
    data = said(await export(by=None), ("name: Triage", f"name: {'x' * 200}"),
                ("wip_limit: 5", "wip_limit: 0"))  # fmt: skip
    before = await counts()
    with pytest.raises(Refused) as refused:
        await plan(data, publishes=True, by=example.admin)
    found = [each for each in refused.value.refusals if isinstance(each, InFile)]
    lines = data.decode().splitlines()
    assert [lines[each.line - 1].split(":")[0].strip() for each in found] == ["name", "wip_limit"]
    assert await counts() == before


@pytest.fixture
async def example(db: None) -> Cast:
    return await the_example()
