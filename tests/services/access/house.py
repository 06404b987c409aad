"""A set-up installation with Alice, its administrator, and Bob, an agent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from services import configuration as configured
from services import events
from services.access import limits, people, session_cache, setup
from services.access.details import Details
from services.access.setup import First
from services.access.sign_in import Browser

PASSWORD = "correct horse battery"


@dataclass(frozen=True, slots=True)
class House:
    alice: int
    bob: int
    roles: dict[str, int]


@pytest.fixture(autouse=True)
def quiet(nobody_listening: None) -> Iterator[list[object]]:
    """Start without tries, cached sessions or listeners; what happened is collected."""
    happened: list[object] = []
    limits.forget()
    session_cache.forget_all()
    events.forget_subscribers()
    events.subscribe(happened.append)
    session_cache.listen()
    yield happened
    events.forget_subscribers()


@pytest.fixture
async def house(db: None) -> House:
    link = await setup.setup_link("http://test")
    assert link is not None
    first = First(
        name="Alice Alves", email="alice@example.com", password=PASSWORD,
        timezone="America/Sao_Paulo", locale="en",
        role_names={key: key for key in ("viewer", "agent", "supervisor", "administrator")},
    )  # fmt: skip
    await setup.set_up(first, token=link.rsplit("/", 1)[1], example=False, browser=Browser())
    configured.forget()
    known = await configured.configuration()
    roles = {role.name: role.id for role in known.roles.values()}
    [alice] = known.users
    details = Details(name="Bob Braga", email="bob@example.com", role_id=roles["agent"])
    bob = (await people.invite(details, by=alice)).user_id
    configured.forget()
    return House(alice, bob, roles)
