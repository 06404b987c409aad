"""The first start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models import Installation, Role, User
from services.access import sessions, setup
from services.access.permissions import PERMISSIONS
from services.access.refusals import EmailIsWrong, IsMissing, IsUnknown, LinkIsDead, PasswordIsShort
from services.access.roles import BUILT_IN
from services.access.setup import First
from services.access.sign_in import Browser
from services.refusals import Refused
from tests.services.access.house import PASSWORD, House

ALICE = First(
    name="Alice Alves", email="Alice@Example.com", password=PASSWORD,
    timezone="America/Sao_Paulo", locale="pt_BR",
    role_names={"administrator": "Administrador"},
)  # fmt: skip


async def a_link() -> str:
    link = await setup.setup_link("http://test/")
    assert link is not None
    assert link.startswith("http://test/set-up/")
    return link.rsplit("/", 1)[1]


async def test_set_up_makes_the_roles_and_signs_the_first_administrator_in(db: None) -> None:
    session = await setup.set_up(ALICE, token=await a_link(), example=False, browser=Browser())
    alice = await User.get(email="alice@example.com").select_related("role")
    assert set(alice.role.permissions) == set(PERMISSIONS)
    assert alice.role.name == "Administrador"
    assert await Role.all().count() == len(BUILT_IN)
    place = await Installation.get()
    assert (place.timezone, place.locale) == ("America/Sao_Paulo", "pt_BR")
    known = await sessions.who(session)
    assert known is not None
    assert known.user_id == alice.id


async def test_the_link_dies_with_use_and_no_other_is_made(db: None) -> None:
    token = await a_link()
    await setup.set_up(ALICE, token=token, example=False, browser=Browser())
    with pytest.raises(Refused) as refused:
        await setup.set_up(
            replace(ALICE, email="eve@example.com"), token=token, example=False, browser=Browser()
        )
    assert refused.value.refusals == (LinkIsDead(),)
    assert await setup.setup_link("http://test") is None
    assert await User.all().count() == 1


async def test_a_second_link_ends_the_first(db: None) -> None:
    first, second = await a_link(), await a_link()
    with pytest.raises(Refused):
        await setup.check(first)
    await setup.check(second)


async def test_what_is_wrong_is_said_together_and_leaves_the_link_alive(db: None) -> None:
    token = await a_link()
    wrong = replace(ALICE, name="", email="alice", password="short", timezone="Mars/Base")
    with pytest.raises(Refused) as refused:
        await setup.set_up(wrong, token=token, example=False, browser=Browser())
    kinds = {type(each) for each in refused.value.refusals}
    assert kinds == {IsMissing, EmailIsWrong, PasswordIsShort, IsUnknown}
    await setup.check(token)
    assert not await User.exists()


async def test_there_is_no_account_before_anybody_made_one(db: None) -> None:
    assert not await User.exists()
    assert not await setup.is_set_up()


async def test_a_link_somebody_guessed_opens_nothing(house: House) -> None:
    for token in ("", "guess", "0" * 43):
        with pytest.raises(Refused):
            await setup.check(token)
