"""The ledger is searched and read by whoever may, and of tickets only what they may see."""

from __future__ import annotations

from datetime import date

import pytest

from models import Installation
from services.access import own, teams
from services.ledger import seeking
from services.ledger.seeking import Sought
from services.refusals import Refused
from services.transaction import Work, unit_of_work
from tests.factories import Cast, a_person, a_role, a_ticket, the_example


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


async def entered(subject: str, happened: str = "edited", by: int | None = None, **told) -> None:  # type: ignore[no-untyped-def]
    async def body(work: Work) -> None:
        await work.ledger(subject, happened, told)

    await unit_of_work(body, by=by)


ANY = Sought()


async def subjects(sought: Sought = ANY, *, by: int) -> list[str]:
    return [each.subject for each in (await seeking.page(sought, by=by)).entries]


async def test_the_newest_stands_first_and_pages_follow_each_other(cast: Cast) -> None:
    for number in range(7):
        await entered(f"product:{number}")
    first = await seeking.page(Sought(kind="product"), by=cast.admin, most=4)
    rest = await seeking.page(Sought(kind="product"), by=cast.admin, before=first.older, most=4)
    numbers = [each.key for each in (*first.entries, *rest.entries)]
    assert numbers == [6, 5, 4, 3, 2, 1, 0]
    assert rest.older is None


async def test_what_lies_far_back_is_found_in_steps(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await entered("team:77", by=cast.ana)
    for number in range(12):
        await entered(f"product:{number}", by=cast.admin)
    monkeypatch.setattr(seeking, "WINDOW", 3)
    monkeypatch.setattr(seeking, "WINDOWS", 2)
    found = await seeking.page(Sought(person=cast.ana), by=cast.admin)
    while not found.entries:
        assert found.older is not None
        found = await seeking.page(Sought(person=cast.ana), by=cast.admin, before=found.older)
    assert [each.subject for each in found.entries] == ["team:77"]


async def test_it_is_filtered_by_who_what_and_when(cast: Cast) -> None:
    await entered(f"customer:{cast.customer}", by=cast.ana)
    await entered("ticket:1503", "moved", by=cast.bruno)
    by = cast.admin
    assert await subjects(Sought(person=cast.bruno), by=by) == ["ticket:1503"]
    assert await subjects(Sought(text="#1503"), by=by) == ["ticket:1503"]
    assert await subjects(Sought(text="padária", kind="customer"), by=by) == [
        f"customer:{cast.customer}"
    ]
    assert await subjects(Sought(text="padaria", kind="role"), by=by) == []
    assert await subjects(Sought(text="no such name"), by=by) == []
    assert await subjects(Sought(subject="ticket:1503"), by=by) == ["ticket:1503"]
    assert await subjects(Sought(until=date(2020, 1, 1)), by=by) == []
    assert len(await subjects(Sought(since=date(2020, 1, 1)), by=by)) > 2


async def test_a_ticket_is_found_by_the_name_of_its_customer(cast: Cast) -> None:
    subject = f"ticket:{await a_ticket(customer_id=cast.customer)}"
    await entered(subject, "moved")
    assert await subjects(Sought(text="padária", kind="ticket"), by=cast.admin) == [subject]
    assert subject in await subjects(Sought(text="padaria"), by=cast.admin)
    assert await subjects(Sought(text="farmácia", kind="ticket"), by=cast.admin) == []


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Sao_Paulo"])
async def test_the_first_and_the_last_day_of_all_may_be_asked_for(cast: Cast, zone: str) -> None:
    async def moved(work: Work) -> None:
        await Installation.all().update(timezone=zone)
        work.configuration_changed()

    await unit_of_work(moved, by=None)
    whole = Sought(since=date.min, until=date.max)
    assert await subjects(whole, by=cast.admin) == await subjects(by=cast.admin) != []
    assert await subjects(Sought(since=date.max), by=cast.admin) == []
    assert await subjects(Sought(until=date.min), by=cast.admin) == []


async def test_without_the_right_there_is_no_ledger(cast: Cast) -> None:
    with pytest.raises(Refused):
        await seeking.page(Sought(), by=cast.bruno)
    with pytest.raises(Refused):
        await seeking.history("type:1", permission="settings.process", by=cast.bruno)


async def test_who_shapes_a_thing_reads_its_history_without_the_ledger(cast: Cast) -> None:
    role = await a_role("settings.process", name="Shaper")
    shaper = await a_person("shaper", role=role)
    await entered(f"type:{cast.type('2.2')}", before={"name": "a"}, after={"name": "b"})
    page = await seeking.history(
        f"type:{cast.type('2.2')}", permission="settings.process", by=shaper
    )
    [change] = page.entries[0].changes
    assert (change.field, change.before, change.after) == ("name", "a", "b")


@pytest.mark.parametrize("scope", ["own", "team"])
async def test_of_tickets_only_what_one_may_see(cast: Cast, scope: str) -> None:
    role = await a_role("ledger.view", "ticket.follow_up", name="Auditor", scope=scope)
    auditor = await a_person("auditor", role=role)
    mine = await a_ticket(contact_user_id=auditor, opened_by=cast.ana)
    other = await a_ticket(contact_user_id=cast.rui, opened_by=cast.ana)
    for number in (mine, other):
        await entered(f"ticket:{number}", "moved", by=cast.ana)
    await entered("product:1")
    seen = await subjects(by=auditor)
    assert f"ticket:{mine}" in seen
    assert "product:1" in seen
    assert f"ticket:{other}" not in seen
    for sought in (Sought(subject=f"ticket:{other}"), Sought(text=str(other)),
                   Sought(kind="ticket", person=cast.ana)):  # fmt: skip
        assert f"ticket:{other}" not in await subjects(sought, by=auditor)
    assert f"ticket:{other}" in await subjects(by=cast.admin)


async def test_people_who_left_and_old_names_stay_readable(cast: Cast) -> None:
    await own.rename("Bruno Novo", by=cast.bruno)
    page = await seeking.page(Sought(subject=f"user:{cast.bruno}"), by=cast.admin)
    [change] = page.entries[0].changes
    assert (change.before, change.after) == ((await _was(cast)), "Bruno Novo")
    named = await teams.add_team("Norte", by=cast.admin)
    page = await seeking.page(Sought(subject=f"team:{named}"), by=cast.admin)
    assert page.entries[0].facts == {"name": "Norte"}


async def _was(cast: Cast) -> str:
    page = await seeking.page(Sought(subject=f"user:{cast.bruno}"), by=cast.admin)
    return str(page.entries[0].changes[0].before)
