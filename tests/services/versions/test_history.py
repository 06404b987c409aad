"""The versions of a workflow, and who stands in which."""

from __future__ import annotations

import pytest

from services import drafting, publishing, versions
from services.refusals import NotPermitted, Refused
from services.versions import kinds as k
from tests.factories import Cast, a_person, a_role, a_ticket, the_example
from tests.services.publishing.drafts import a_draft
from tests.services.rules.acts import changed

pytestmark = pytest.mark.usefixtures("db")


async def published(cast: Cast, **how: object) -> None:
    """Another version in force; its tickets are left where they are."""
    draft = await a_draft(cast, **how)  # type: ignore[arg-type]
    await publishing.publish(draft.version_id, revision=draft.revision, choices={}, by=cast.admin)


async def test_the_newest_comes_first_with_what_it_changed_and_who_published_it() -> None:
    cast = await the_example()
    await published(cast, changed={57: {"next_order": 50}})
    now, first = await versions.history(cast.workflow("deploy"), by=cast.admin)
    assert (now.graph.number, now.state, now.earlier, now.by) == (2, "published", 1, cast.admin)
    assert now.at is not None
    assert now.differences == (k.NextChanged(57, 55, 50),)
    assert (first.graph.number, first.state) == (1, "retired")
    assert (first.earlier, first.differences) == (None, ())


async def test_a_draft_is_compared_to_what_is_in_force() -> None:
    cast = await the_example()
    await published(cast, changed={57: {"next_order": 50}})
    await drafting.open_draft(cast.version("deploy"), by=cast.admin)
    draft, *_rest = await versions.history(cast.workflow("deploy"), by=cast.admin)
    assert (draft.state, draft.earlier, draft.by) == ("draft", 2, cast.admin)
    assert draft.differences == (k.NextChanged(57, 50, 55),)


async def test_a_draft_of_a_retired_workflow_is_compared_to_what_was_in_force_last() -> None:
    cast = await the_example()
    await changed("update ticket_type set is_active = ?", False)
    await publishing.retire(cast.workflow("deploy"), by=cast.admin)
    await drafting.open_draft(cast.version("deploy"), by=cast.admin)
    draft, last = await versions.history(cast.workflow("deploy"), by=cast.admin)
    assert (draft.earlier, draft.differences, last.state) == (1, (), "retired")


async def test_open_tickets_count_where_they_stand_callers_too() -> None:
    cast = await the_example()
    inside = await a_ticket("1.4", type="2.2")
    outside = await a_ticket("1.1", type="2.2")
    [simple] = await versions.history(cast.workflow("simple"), by=cast.admin)
    [support] = await versions.history(cast.workflow("support"), by=cast.admin)
    assert (simple.count, simple.tickets) == (2, (inside, outside))
    assert (support.count, support.tickets) == (1, (inside,))


async def test_tickets_stay_counted_in_the_version_that_they_are_in() -> None:
    cast = await the_example()
    await a_ticket("1.1", type="1.1")
    await published(cast, changed={57: {"next_order": 50}})
    now, first = await versions.history(cast.workflow("deploy"), by=cast.admin)
    assert (now.count, first.count) == (0, 1)


async def test_of_tickets_that_one_may_not_see_only_their_number_is_told() -> None:
    cast = await the_example()
    await a_ticket("1.1", type="1.1", opened_by=cast.bruno)
    role = await a_role("settings.process", scope="own")
    shaper = await a_person("sara", role=role)
    [only] = await versions.history(cast.workflow("deploy"), by=shaper)
    assert (only.count, only.tickets) == (1, ())


async def test_without_the_right_nothing_is_told() -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await versions.history(cast.workflow("deploy"), by=cast.ana)
    assert isinstance(refused.value.refusals[0], NotPermitted)
