"""The example: filled in one's language, true to the rules, and gone without a trace."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from models import (
    FollowUp,
    Mail,
    ResponsibilityCenter,
    Ticket,
    TicketType,
    User,
    Workflow,
)
from services import example
from services.access import own, people
from services.configuration import configuration
from services.example.people import write_people
from services.transaction import Work, unit_of_work
from services.workflow import resting_step
from tests.factories import the_example


@pytest.mark.parametrize(("locale", "name"), [("pt_BR", "Implantação"), ("en", "Deployment")])
async def test_it_speaks_the_language_chosen(admin: int, locale: str, name: str) -> None:
    await example.fill(locale, by=admin)
    assert await Workflow.filter(name=name).exists()
    assert await TicketType.filter(name=name, lock_contact=True, max_contact_days=3).exists()


async def test_the_board_stands_as_it_is_drawn(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    counts = dict(await ResponsibilityCenter.all().values_list("code", "open_count"))
    assert counts == {"1": 0, "1.1": 3, "1.2": 5, "1.3": 6, "1.4": 4, "1.5": 0, "1.9": 0}
    today = (await configuration()).today(datetime.now(UTC))
    open_ = await Ticket.filter(closed_at=None)
    assert sum(t.next_contact_on is not None and t.next_contact_on < today for t in open_) == 3
    assert sum(t.contact_user_id is None for t in open_) == 1
    assert sum(t.flow == "off" for t in open_) == 1


async def test_every_ticket_agrees_with_its_history(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    shaped = await configuration()
    written = Counter(f.ticket_id for f in await FollowUp.all())
    for ticket in await Ticket.all():
        last = await FollowUp.filter(ticket_id=ticket.number).order_by("-id").first()
        assert last is not None
        assert ticket.follow_up_count == written[ticket.number]
        assert (ticket.center_id, ticket.version) == (last.center_id, last.ticket_version)
        if ticket.flow == "on":
            path = tuple(map(tuple, ticket.path))
            assert resting_step(shaped.library, path).center_id == ticket.center_id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "now",
    [
        "2026-11-24 00:02-03:00",
        "2026-11-24 09:07-03:00",
        "2026-11-24 13:31-03:00",
        "2026-11-24 23:59-03:00",
        "2026-03-01 10:00-03:00",
        "2027-01-02 16:20-03:00",
    ],
)
async def test_at_any_hour_the_past_lies_behind_us(admin: int, now: str) -> None:
    moment = datetime.fromisoformat(now)
    await example.fill("pt_BR", by=admin, now=moment)
    counts = dict(await ResponsibilityCenter.all().values_list("code", "open_count"))
    assert (counts["1.1"], counts["1.2"], counts["1.3"], counts["1.4"]) == (3, 5, 6, 4)
    assert not await FollowUp.filter(at__gt=moment.astimezone(UTC)).exists()
    today = moment.date()
    due = await Ticket.filter(closed_at=None, next_contact_on__lt=today).count()
    assert due == 3


async def test_nothing_of_it_is_mailed_and_nobody_can_sign_in(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    assert not await Mail.all().exists()
    assert not await User.filter(is_example=True, password_hash__not_isnull=True).exists()


async def test_it_does_not_mix_with_what_is_there(admin: int) -> None:
    await example.fill("en", by=admin)
    with pytest.raises(example.ExampleDoesNotFit):
        await example.fill("pt_BR", by=admin)


async def test_an_administrator_called_ana_is_no_obstacle(db: None) -> None:
    cast = await the_example()
    positions = dict.fromkeys(("manager", "coordinator", "analyst", "finance", "assistant"))
    teams = dict.fromkeys(("deploy", "support"))

    async def body(work: Work) -> dict[str, int]:
        return await write_people(work, cast.scene.roles, positions, teams)

    people = await unit_of_work(body, by=None)
    assert (await User.get(id=people["ana"])).login == "ana.example"


async def test_its_people_are_let_in_by_an_invitation_again_and_again(admin: int) -> None:
    await example.fill("pt_BR", by=admin)
    carla = (await User.get(login="carla")).id
    assert (await people.invited())[carla] is False
    for _ in range(2):
        token = await people.link_again(carla, by=admin)
        assert await own.choose_password(token, "invite", "ninguém adivinha 42") == carla
        assert (await people.invited())[carla] is True
