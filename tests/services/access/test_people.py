"""Who may change whom, and what ends when somebody goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models import LedgerEntry, User
from services import configuration as configured
from services.access import own, people, positions, role_matrix, roles, sessions, teams
from services.access.deactivation import deactivate
from services.access.details import Details, details_of
from services.access.permissions import PERMISSIONS
from services.access.positions import PositionFields
from services.access.refusals import (
    EmailIsWrong,
    IsInUse,
    IsMissing,
    IsTaken,
    LastAdministrator,
    PasswordIsCommon,
    PasswordIsShort,
    PositionIsARing,
    PresentPasswordIsWrong,
    RightsAreHigher,
)
from services.access.revocation import RightsChanged, SessionsEnded, SightChanged
from services.access.sign_in import Browser, enter_as
from services.refusals import AtRole, HasChanged, NotPermitted, Refusal, Refused
from tests.services.access.house import PASSWORD, House


def kinds(refused: pytest.ExceptionInfo[Refused]) -> set[type[Refusal]]:
    return {type(each) for each in refused.value.refusals}


def innermost(refused: pytest.ExceptionInfo[Refused]) -> set[type[Refusal]]:
    found = refused.value.refusals
    return {type(each.refusal if isinstance(each, AtRole) else each) for each in found}


async def details_now(user_id: int) -> Details:
    configured.forget()
    return details_of((await configured.configuration()).users[user_id])


async def edited(user_id: int, details: Details, *, by: int) -> None:
    await people.edit(user_id, before=await details_now(user_id), after=details, by=by)


async def reshaped(role_id: int, *, by: int, **changes: Any) -> None:
    configured.forget()
    before = role_matrix.fields_of((await configured.configuration()).roles[role_id])
    after = {role_id: replace(before, **changes)}
    await role_matrix.reshape(before={role_id: before}, after=after, by=by)


async def a_manager(house: House) -> int:
    """Carla, who has settings.people and is no administrator."""
    role = await roles.add("People", ["settings.people"], scope="all", by=house.alice)
    details = Details(name="Carla Cruz", email="carla@example.com", role_id=role)
    return (await people.invite(details, by=house.alice)).user_id


async def test_the_last_administrator_is_not_deactivated(house: House) -> None:
    with pytest.raises(Refused) as refused:
        await deactivate(house.alice, by=house.alice)
    assert kinds(refused) == {LastAdministrator}
    assert (await User.get(id=house.alice)).is_active


async def test_nor_given_another_role(house: House) -> None:
    alice = await User.get(id=house.alice)
    details = Details(name=alice.name, email=alice.email, role_id=house.roles["agent"])
    with pytest.raises(Refused) as refused:
        await edited(house.alice, details, by=house.alice)
    assert kinds(refused) == {LastAdministrator}


async def test_the_last_administrator_hears_it_with_all_else_that_is_wrong(house: House) -> None:
    before = await details_now(house.alice)
    after = replace(before, name=" ", email="nobody", role_id=house.roles["viewer"])
    with pytest.raises(Refused) as refused:
        await people.edit(house.alice, before=before, after=after, by=house.alice)
    assert kinds(refused) == {LastAdministrator, IsMissing, EmailIsWrong}


async def test_nor_is_the_role_edited_away_under_them(house: House) -> None:
    role = house.roles["administrator"]
    rest = set(PERMISSIONS) - {"settings.people"}
    with pytest.raises(Refused) as refused:
        await reshaped(role, by=house.alice, permissions=frozenset(rest))
    assert innermost(refused) == {LastAdministrator}


async def test_with_a_second_administrator_the_first_may_go(house: House) -> None:
    bob = await User.get(id=house.bob)
    details = Details(name=bob.name, email=bob.email, role_id=house.roles["administrator"])
    await edited(house.bob, details, by=house.alice)
    await deactivate(house.alice, by=house.bob)
    assert not (await User.get(id=house.alice)).is_active


async def test_deactivating_bob_ends_his_sessions_at_once(
    house: House, quiet: list[object]
) -> None:
    token = await enter_as(house.bob, Browser())
    known = await sessions.who(token)
    assert known is not None
    await deactivate(house.bob, by=house.alice)
    assert await sessions.who(token) is None
    assert SessionsEnded((known.session_id,)) in quiet
    assert await LedgerEntry.exists(subject=f"user:{house.bob}", happened="user_deactivated")


async def test_an_agent_invites_nobody(house: House) -> None:
    details = Details(name="Dan", email="dan@example.com", role_id=house.roles["viewer"])
    with pytest.raises(Refused) as refused:
        await people.invite(details, by=house.bob)
    assert kinds(refused) == {NotPermitted}
    assert not await User.exists(email="dan@example.com")


async def test_nobody_gives_more_rights_than_they_have(house: House) -> None:
    carla = await a_manager(house)
    details = Details(name="Dan", email="dan@example.com", role_id=house.roles["administrator"])
    attempts = (
        people.invite(details, by=carla),
        people.link_again(house.alice, by=carla),
        edited(house.alice, replace(details, email="x@example.com"), by=carla),
        deactivate(house.alice, by=carla),
        roles.add("All", PERMISSIONS, scope="all", by=carla),
        reshaped(house.roles["administrator"], by=carla, name="a", permissions=frozenset()),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            await attempt
        assert innermost(refused) == {RightsAreHigher}


async def test_all_that_is_wrong_is_said_together(house: House) -> None:
    wrong = Details(name=" ", email="bob", role_id=house.roles["agent"])
    with pytest.raises(Refused) as refused:
        await people.invite(wrong, by=house.alice)
    assert kinds(refused) == {IsMissing, EmailIsWrong}


async def test_an_email_belongs_to_one_person(house: House) -> None:
    again = Details(name="Bob", email=" BOB@example.com ", role_id=house.roles["agent"])
    with pytest.raises(Refused) as refused:
        await people.invite(again, by=house.alice)
    assert refused.value.refusals == (IsTaken(what="email"),)


async def test_two_of_the_same_name_get_logins_of_their_own(house: House) -> None:
    details = Details(name="Bob", email="bob@elsewhere.com", role_id=house.roles["agent"])
    invited = await people.invite(details, by=house.alice)
    assert (await User.get(id=invited.user_id)).login == "bob2"


async def test_what_another_changed_of_a_person_is_said_and_other_fields_stay(house: House) -> None:
    seen = await details_now(house.bob)
    theirs = replace(seen, name="Bob B")
    await people.edit(house.bob, before=seen, after=theirs, by=house.alice)
    mine = replace(seen, name="Robert", email="robert@example.com")
    with pytest.raises(Refused) as refused:
        await people.edit(house.bob, before=seen, after=mine, by=house.alice)
    assert refused.value.refusals == (HasChanged(what="name", theirs="Bob B", by=house.alice),)
    only = replace(seen, email="robert@example.com")
    await people.edit(house.bob, before=seen, after=only, by=house.alice)
    bob = await User.get(id=house.bob)
    assert (bob.name, bob.email) == ("Bob B", "robert@example.com")


async def test_a_roles_people_are_told_that_their_rights_changed(
    house: House, quiet: list[object]
) -> None:
    agent = house.roles["agent"]
    may = frozenset({"ticket.open"})
    await reshaped(agent, by=house.alice, permissions=may, scope="own")
    assert RightsChanged((house.bob,)) in quiet
    configured.forget()
    known = await configured.configuration()
    assert not known.may(house.bob, "ticket.follow_up")
    assert known.scope_of(house.bob) == "own"


async def test_a_role_in_use_is_not_retired(house: House) -> None:
    with pytest.raises(Refused) as refused:
        await roles.retire(house.roles["agent"], by=house.alice)
    assert refused.value.refusals == (IsInUse(what="name", people=(house.bob,)),)


async def test_a_position_never_stands_above_itself(house: House) -> None:
    top = await positions.add_position("Manager", parent_id=None, by=house.alice)
    low = await positions.add_position("Analyst", parent_id=top, by=house.alice)
    before = PositionFields(name="Manager")
    after = replace(before, parent=low)
    with pytest.raises(Refused) as refused:
        await positions.edit_position(top, before=before, after=after, by=house.alice)
    assert kinds(refused) == {PositionIsARing}


async def test_changing_the_password_asks_for_the_present_one_and_ends_other_sessions(
    house: House,
) -> None:
    here, there = [await enter_as(house.alice, Browser()) for _ in range(2)]
    known = await sessions.who(here)
    assert known is not None
    for present, new, wrong in (
        ("not it", "another good one", PresentPasswordIsWrong),
        (PASSWORD, "short", PasswordIsShort),
        (PASSWORD, "Senha1234", PasswordIsCommon),
        (PASSWORD, "alice@example.com", PasswordIsCommon),
    ):
        with pytest.raises(Refused) as refused:
            await own.change_password(present, new, by=house.alice, session_id=known.session_id)
        assert kinds(refused) == {wrong}
    await own.change_password(
        PASSWORD, "another good one", by=house.alice, session_id=known.session_id
    )
    assert await sessions.who(here) is not None
    assert await sessions.who(there) is None


async def test_nobody_signs_somebody_elses_browser_out(house: House) -> None:
    token = await enter_as(house.alice, Browser())
    known = await sessions.who(token)
    assert known is not None
    with pytest.raises(Refused):
        await sessions.end(known.session_id, by=house.bob)
    assert await sessions.who(token) is not None


async def test_what_changes_nobodys_sight_starts_no_screen_anew(
    house: House, quiet: list[object]
) -> None:
    bob = await User.get(id=house.bob)
    team = await teams.add_team("Support", by=house.alice)
    details = Details(name="Bob Brown", email=bob.email, role_id=bob.role_id)
    await edited(house.bob, details, by=house.alice)
    assert not [event for event in quiet if isinstance(event, RightsChanged | SightChanged)]
    joined = replace(details, team_id=team)
    await edited(house.bob, joined, by=house.alice)
    assert SightChanged() in quiet
    assert not [event for event in quiet if isinstance(event, RightsChanged)]
    promoted = replace(joined, role_id=house.roles["supervisor"])
    await edited(house.bob, promoted, by=house.alice)
    assert RightsChanged((house.bob,)) in quiet
