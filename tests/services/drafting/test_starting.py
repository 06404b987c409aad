"""How drafts come and go."""

from __future__ import annotations

import pytest

from models import Workflow
from services import drafting
from services.configuration import configuration, forget
from services.drafting.refusals import HasADraft
from services.refusals import HasChanged, IsMissing, IsTaken, NotPermitted, Refused
from tests.factories import the_example


async def test_a_new_workflow_has_an_empty_draft(db: None) -> None:
    cast = await the_example()
    version = await drafting.start("  Training ", by=cast.admin)
    draft = await drafting.find(version)
    assert (draft.name, draft.number, draft.lines) == ("Training", 1, ())
    assert await drafting.find_open(draft.workflow_id) == version


@pytest.mark.parametrize(("name", "kind"), [(" ", IsMissing), ("Support – questions", IsTaken)])
async def test_it_has_a_name_of_its_own(db: None, name: str, kind: type) -> None:
    cast = await the_example()
    taken = (await Workflow.get(id=cast.workflow("support"))).name
    with pytest.raises(Refused) as refused:
        await drafting.start(taken if kind is IsTaken else name, by=cast.admin)
    assert [type(each) for each in refused.value.refusals] == [kind]


async def test_a_duplicate_is_another_workflow_with_the_same_lines(db: None) -> None:
    cast = await the_example()
    version = await drafting.duplicate(cast.version("deploy"), name="Copy", by=cast.admin)
    copy = await drafting.find(version)
    graph = (await configuration()).library.graph(cast.version("deploy"))
    assert copy.graph.steps == graph.steps
    assert copy.workflow_id != graph.workflow_id


async def test_there_is_one_draft_a_workflow(db: None) -> None:
    cast = await the_example()
    version = await drafting.open_draft(cast.version("deploy"), by=cast.admin)
    with pytest.raises(Refused) as refused:
        await drafting.open_draft(cast.version("deploy"), by=cast.admin)
    [has] = refused.value.refusals
    assert isinstance(has, HasADraft)
    assert has.version == version


async def test_a_discarded_draft_leaves_what_is_in_force(db: None) -> None:
    cast = await the_example()
    version = await drafting.open_draft(cast.version("deploy"), by=cast.admin)
    await drafting.discard(version, by=cast.admin)
    forget()
    assert cast.version("deploy") in (await configuration()).library.by_version
    assert await drafting.find_open(cast.workflow("deploy")) is None


async def test_a_workflow_that_never_was_in_force_goes_with_its_draft(db: None) -> None:
    cast = await the_example()
    version = await drafting.start("Training", by=cast.admin)
    await drafting.discard(version, by=cast.admin)
    assert not await Workflow.filter(name="Training").exists()


async def test_two_who_rename_are_told_of_each_other(db: None) -> None:
    cast = await the_example()
    workflow = cast.workflow("deploy")
    before = (await Workflow.get(id=workflow)).name
    await drafting.rename(workflow, before=before, after="Roll-out", by=cast.admin)
    with pytest.raises(Refused) as refused:
        await drafting.rename(workflow, before=before, after="Launch", by=cast.admin)
    assert refused.value.refusals == (HasChanged(what="name", theirs="Roll-out", by=cast.admin),)


async def test_without_the_right_no_draft_begins(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await drafting.start("Training", by=cast.ana)
    assert isinstance(refused.value.refusals[0], NotPermitted)
