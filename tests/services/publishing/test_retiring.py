"""A workflow goes out of force, where nothing needs it."""

from __future__ import annotations

import pytest

from services import publishing
from services.configuration import configuration
from services.publishing.refusals import WorkflowIsInUse
from services.refusals import Refused
from tests.factories import a_ticket, the_example
from tests.services.rules.acts import changed, refusals, said

pytestmark = pytest.mark.usefixtures("db")


async def test_what_a_published_workflow_calls_or_an_active_type_uses_is_not_retired() -> None:
    cast = await the_example()
    with pytest.raises(Refused) as failed:
        await publishing.retire(cast.workflow("support"), by=cast.admin)
    callers = (cast.workflow("simple"), cast.workflow("deploy"))
    [used] = failed.value.refusals
    assert isinstance(used, WorkflowIsInUse)
    assert (set(used.workflows), used.types) == (set(callers), ())
    with pytest.raises(Refused) as failed:
        await publishing.retire(cast.workflow("deploy"), by=cast.admin)
    assert failed.value.refusals[0].types == (cast.type("1.1"),)


async def test_tickets_of_a_retired_workflow_go_on_in_their_version() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2")
    await changed("update ticket_type set is_active = ? where workflow_id = ?",
                  False, cast.workflow("simple"))  # fmt: skip
    await publishing.retire(cast.workflow("simple"), by=cast.admin)
    workflow = (await configuration()).workflows[cast.workflow("simple")]
    assert (workflow.is_active, workflow.published_version_id) == (False, None)
    assert (await said(number, cast.bruno, direction="advance")).center_id == cast.center("1.4")
    again = publishing.retire(cast.workflow("simple"), by=cast.admin)
    assert "NothingIsPublished" in await refusals(again)
