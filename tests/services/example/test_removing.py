"""The example is taken out again: foretold, by an administrator, and nothing real with it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from tortoise.models import Model

from models import (
    ContactChannel,
    Customer,
    FollowUp,
    LedgerEntry,
    Position,
    Product,
    ResponsibilityCenter,
    Role,
    StandardReply,
    Team,
    Ticket,
    TicketType,
    User,
    Workflow,
    WorkflowStep,
    WorkflowVersion,
)
from services import example
from services.access import people
from services.access.details import Details
from services.access.revocation import SessionsEnded
from services.access.sessions import begin
from services.configuration import configuration
from services.events import subscribe
from services.refusals import NotPermitted, Refused
from services.tickets import Wish, follow_up
from services.transaction import Work, unit_of_work

BROUGHT = (
    ContactChannel, Customer, Position, Product, ResponsibilityCenter, StandardReply, Team,
    Ticket, TicketType, Workflow, WorkflowStep, WorkflowVersion,
)  # fmt: skip

KINDS = {
    "tickets": Ticket, "customers": Customer, "people": User, "types": TicketType,
    "replies": StandardReply, "workflows": Workflow, "centers": ResponsibilityCenter,
    "roles": Role, "positions": Position, "teams": Team, "channels": ContactChannel,
    "products": Product,
}  # fmt: skip


async def test_all_of_it_can_be_taken_out(admin: int) -> None:
    roles = await Role.all().count()
    await example.fill("pt_BR", by=admin)
    assert not any((await example.foreseen(True, by=admin)).kept.values())
    await example.remove(True, by=admin)
    assert [await model.all().count() for model in BROUGHT] == [0] * len(BROUGHT)
    assert await each(User, "id") == [admin]
    assert await Role.all().count() == roles
    assert await LedgerEntry.filter(happened="example_removed").count() == 1


async def test_its_process_may_stay(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    await example.remove(False, by=admin)
    assert not await Ticket.all().exists()
    assert not await Customer.all().exists()
    assert await User.all().count() == 1
    assert await TicketType.filter(is_group=False).count() == 3
    assert await ResponsibilityCenter.filter(open_count__gt=0).count() == 0


async def test_what_a_real_ticket_uses_stays(admin: int) -> None:
    await example.fill("pt_BR", by=admin)

    async def body(work: Work) -> None:
        await Ticket.filter(number=1482).update(is_example=False)

    await unit_of_work(body, by=admin)
    await example.remove(True, by=admin)
    assert await each(Ticket, "number") == [1482]
    assert await Customer.all().values_list("name", "is_example") == [("Padaria Estrela", False)]
    assert set(await each(User, "login")) == {"admin", "carla", "rui"}
    assert set(await each(Workflow, "name")) == {
        "Implantação",
        "Suporte – Dúvidas",
    }
    assert await each(TicketType, "code") == ["1", "1.1"]


async def test_who_a_real_history_names_stays_with_it(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    [question, *_] = await Ticket.filter(type__code="2.2", closed_at=None).order_by("number")
    wrote = set(
        await FollowUp.filter(ticket_id=question.number).values_list("author_id", flat=True)
    )
    cast = await User.filter(login__in=["bruno", "carla", "davi", "rui"])
    [passing, *_] = [each for each in cast if each.id not in {*wrote, question.contact_user_id}]
    await made_real(question.number)
    for version, user_id in enumerate((passing.id, question.contact_user_id), question.version):
        wish = Wish(text="Yours", contact_user_id=user_id)
        await follow_up(question.number, wish, version=version, by=admin)
    await example.remove(False, by=admin)
    assert passing.login in await User.all().values_list("login", flat=True)


@pytest.mark.parametrize("everything", [False, True])
async def test_what_will_go_and_what_stays_is_told_before_and_true(
    admin: int, everything: bool
) -> None:
    await example.fill("pt_BR", by=admin)
    await made_real(1482)
    marta = (await User.get(login="marta")).id
    before = Details(name="Marta Reis", email="", role_id=0)
    after = Details(name="Marta Dias", email="", role_id=0)
    await people.edit(marta, before=before, after=after, by=admin)
    before = {kind: await model.all().count() for kind, model in KINDS.items()}
    told = await example.foreseen(everything, by=admin)
    assert {kind: await model.all().count() for kind, model in KINDS.items()} == before
    await example.remove(everything, by=admin)
    after = {kind: await model.all().count() for kind, model in KINDS.items()}
    assert {kind: len(told.gone.get(kind, ())) for kind in KINDS} == {
        kind: before[kind] - after[kind] for kind in KINDS
    }
    assert told.kept["customers"] == ("Padaria Estrela",)
    if everything:
        assert told.kept["workflows"] == tuple(await each(Workflow, "name"))
    else:
        assert set(told.gone) == {"tickets", "customers", "people"}


async def test_asking_what_would_go_waits_for_nobody_who_writes(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    told = asyncio.Event()

    async def body(work: Work) -> None:
        await told.wait()

    writing = asyncio.create_task(unit_of_work(body, by=None))
    await asyncio.sleep(0)
    async with asyncio.timeout(120):
        assert (await example.foreseen(True, by=admin)).gone["tickets"]
    told.set()
    await writing


async def test_tickets_go_a_few_at_a_time_and_a_broken_off_removal_goes_on(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    total = await Ticket.all().count()

    def break_off(_left: int) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await example.remove(False, by=admin, progress=break_off)
    assert 0 < await Ticket.all().count() < total
    assert (await configuration()).installation.has_example
    assert await counts() == await recounted()
    await example.remove(False, by=admin)
    assert await Ticket.all().count() == 0
    assert not (await configuration()).installation.has_example


async def test_only_an_administrator_removes_it_or_asks_what_would_go(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    ana = (await User.get(login="ana")).id
    for act in (example.remove, example.foreseen):
        with pytest.raises(Refused) as refused:
            await act(True, by=ana)
        assert [type(each) for each in refused.value.refusals] == [NotPermitted]
        assert refused.value.refusals[0].who == (admin,)
    assert await Ticket.all().exists()


async def test_its_people_are_signed_out_with_it(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    carla = (await User.get(login="carla")).id

    async def body(work: Work) -> str:
        return await begin(work, carla)

    await unit_of_work(body, by=carla)
    heard: list[Any] = []
    stop = subscribe(heard.append)
    await example.remove(False, by=admin)
    stop()
    [ended] = [event for event in heard if isinstance(event, SessionsEnded)]
    assert len(ended.session_ids) == 1


async def counts() -> dict[str, int]:
    return dict(await ResponsibilityCenter.all().values_list("code", "open_count"))


async def recounted() -> dict[str, int]:
    centers = await ResponsibilityCenter.all()
    return {
        each.code: await Ticket.filter(center_id=each.id, closed_at=None).count()
        for each in centers
    }


async def made_real(number: int) -> None:
    async def body(work: Work) -> None:
        await Ticket.filter(number=number).update(is_example=False)

    await unit_of_work(body, by=None)


async def each(model: type[Model], column: str) -> list[Any]:
    return list(await model.all().order_by(model._meta.pk_attr).values_list(column, flat=True))
