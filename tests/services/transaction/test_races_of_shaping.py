"""Two shape the same thing at once: the second one judges what the first one left."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from models import User
from services import configuration, drafting
from services.access import deactivation, people
from services.access.details import Details
from services.access.teams import add_team, rename_team
from services.catalog import customer_editing, documents
from services.catalog.customer_editing import CustomerFields
from services.catalog.customers import create_customer
from services.catalog.holding import HOLD_DOCUMENT
from services.drafting import LineChange
from services.publishing import publish
from services.transaction import reading
from tests.factories import a_ticket, the_example
from tests.services.publishing.drafts import a_draft
from tests.services.transaction.elsewhere import AT_ONCE, elsewhere, outcomes

pytestmark = AT_ONCE


async def test_of_two_last_administrators_one_remains() -> None:
    cast = await the_example()
    known = await configuration.configuration()
    admin = known.users[cast.admin]
    second = Details(name="Zoe", email="zoe@example.com", role_id=admin.role_id)
    zoe = (await people.invite(second, by=cast.admin)).user_id
    async with elsewhere() as there:
        await there.holds("select 1 from installation for update")
        going = asyncio.create_task(
            outcomes(*(deactivation.deactivate(each, by=None) for each in (cast.admin, zoe)))
        )
        await there.until_wait(2)
    assert await going == ["LastAdministrator", "done"]
    assert await User.filter(id__in=(cast.admin, zoe), is_active=True).count() == 1


async def test_who_is_given_a_ticket_while_they_are_deactivated_has_a_successor_for_it() -> None:
    cast = await the_example()
    number = await a_ticket()
    async with elsewhere() as there:
        await there.holds("select 1 from installation for share")
        given = "update ticket set contact_user_id = $1 where number = $2"
        await there.holds(given, cast.rui, number)
        going = asyncio.create_task(outcomes(deactivation.deactivate(cast.rui, by=cast.admin)))
        await there.until_wait()
    assert await going == ["SuccessorIsRequired IsMissing"]
    assert (await User.get(id=cast.rui)).is_active


async def test_of_two_who_rename_a_team_at_once_the_second_hears_of_the_first() -> None:
    cast = await the_example()
    team = await add_team("North", by=cast.admin)
    async with elsewhere() as there:
        await there.holds("select 1 from installation for update")
        both = [
            rename_team(team, before="North", after=name, by=cast.admin)
            for name in ("South", "East")
        ]
        going = asyncio.create_task(outcomes(*both))
        await there.until_wait(2)
    assert await going == ["HasChanged", "done"]


async def test_what_is_published_meanwhile_is_changed_no_more() -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    line = (await drafting.find(draft.version_id)).lines[0]
    changes = [LineChange(line.id, line.step, replace(line.step, allows_staying=False))]
    async with elsewhere() as there:
        await there.holds("select 1 from workflow_step where id = $1 for update", line.id)
        changing = asyncio.create_task(drafting.change(draft.version_id, changes, by=cast.admin))
        await there.until_wait()
        publishing = asyncio.create_task(
            outcomes(publish(draft.version_id, revision=draft.revision, choices={}, by=cast.admin))
        )
        await there.until_wait(2)
    await changing
    assert await publishing == ["DraftHasChanged"]


async def as_entered(customer_id: int) -> CustomerFields:
    return await reading(lambda rows: customer_editing.fields_of(rows, customer_id))


async def test_of_two_customers_made_at_once_one_has_the_document() -> None:
    cast = await the_example()
    cnpj = "12.ABC.345/01DE-35"
    async with elsewhere() as there:
        await there.holds(HOLD_DOCUMENT.replace("?", "$1"), documents.bare(cnpj))
        both = [create_customer(name, document=cnpj, by=cast.admin) for name in ("Sol", "Lua")]
        going = asyncio.create_task(outcomes(*both))
        await there.until_wait(2)
    assert await going == ["DocumentIsTaken", "done"]


async def test_of_two_who_edit_a_customer_at_once_neither_loses_their_words() -> None:
    cast = await the_example()
    before = await as_entered(cast.customer)
    edits = (replace(before, name="Padaria Lua"), replace(before, document="529.982.247-25"))
    async with elsewhere() as there:
        await there.holds("select 1 from customer where id = $1 for update", cast.customer)
        both = [
            customer_editing.edit(cast.customer, before=before, after=after, by=cast.admin)
            for after in edits
        ]
        going = asyncio.create_task(outcomes(*both))
        await there.until_wait(2)
    assert await going == ["done", "done"]
    after = await as_entered(cast.customer)
    assert (after.name, after.document) == ("Padaria Lua", "52998224725")
