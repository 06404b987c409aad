"""Roles edited together: all or nothing, each refusal at its role, others' changes kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from models import LedgerEntry, Role
from services import configuration as configured
from services.access.refusals import LastAdministrator, RightsAreHigher
from services.access.revocation import RightsChanged
from services.access.role_matrix import Matrix, RoleFields, fields_of, reshape
from services.refusals import (
    AtRole,
    HasChanged,
    IsMissing,
    IsTaken,
    IsUnknown,
    NotPermitted,
    Refused,
)
from tests.factories import a_person, a_role
from tests.services.access.house import House


async def seen(house: House) -> dict[int, RoleFields]:
    configured.forget()
    known = await configured.configuration()
    return {role: fields_of(known.roles[role]) for role in house.roles.values()}


async def refused(before: Matrix, after: Matrix, by: int) -> list[tuple[int, type]]:
    with pytest.raises(Refused) as found:
        await reshape(before=before, after=after, by=by)
    return [
        (each.role, type(each.refusal)) if isinstance(each, AtRole) else (0, type(each))
        for each in found.value.refusals
    ]


def given(fields: RoleFields, *permissions: str, **others: Any) -> RoleFields:
    return replace(fields, permissions=fields.permissions | set(permissions), **others)


def taken(fields: RoleFields, *permissions: str) -> RoleFields:
    return replace(fields, permissions=fields.permissions - set(permissions))


async def test_several_roles_change_in_one_commit_and_their_people_are_told(
    house: House, quiet: list[object]
) -> None:
    agent, viewer = house.roles["agent"], house.roles["viewer"]
    before = await seen(house)
    after = before | {
        agent: given(taken(before[agent], "ticket.reopen"), "ticket.exceed_wip"),
        viewer: replace(before[viewer], name="Guest", scope="own"),
    }
    await reshape(before=before, after=after, by=house.alice)
    now = await seen(house)
    assert now == after
    assert RightsChanged((house.bob,)) in quiet
    entry = await LedgerEntry.filter(subject=f"role:{agent}").order_by("-seq").first()
    told = orjson.loads(entry.payload or "") if entry else {}
    assert told["before"] == {"ticket.reopen": True, "ticket.exceed_wip": False}
    assert told["after"] == {"ticket.reopen": False, "ticket.exceed_wip": True}
    untouched = house.roles["supervisor"]
    assert await LedgerEntry.filter(subject=f"role:{untouched}").count() == 1


async def test_each_refusal_stands_at_its_role_and_nothing_is_written(house: House) -> None:
    agent, viewer, top = (house.roles[name] for name in ("agent", "viewer", "administrator"))
    before = await seen(house)
    after = before | {
        agent: replace(before[agent], name=" "),
        viewer: replace(before[viewer], name="SUPERVISOR", scope="world"),
        top: given(before[top], "fly"),
    }
    assert set(await refused(before, after, house.alice)) == {
        (viewer, IsTaken), (viewer, IsUnknown), (agent, IsMissing), (top, IsUnknown),
    }  # fmt: skip
    assert await seen(house) == before


async def test_two_roles_are_not_given_one_name_at_once(house: House) -> None:
    agent, viewer = house.roles["agent"], house.roles["viewer"]
    before = await seen(house)
    same = {
        agent: replace(before[agent], name="Same"),
        viewer: replace(before[viewer], name="same"),
    }
    assert set(await refused(before, before | same, house.alice)) == {
        (agent, IsTaken), (viewer, IsTaken),
    }  # fmt: skip


async def test_the_last_administrator_does_not_take_their_own_right(house: House) -> None:
    top = house.roles["administrator"]
    before = await seen(house)
    after = before | {top: taken(before[top], "settings.system")}
    assert await refused(before, after, house.alice) == [(top, LastAdministrator)]
    assert "settings.system" in (await Role.get(id=top)).permissions


async def test_the_last_administrator_hears_it_with_all_the_rest(house: House) -> None:
    top, agent, viewer = (house.roles[name] for name in ("administrator", "agent", "viewer"))
    before = await seen(house)
    await reshape(
        before=before,
        after=before | {viewer: replace(before[viewer], name="Guest")},
        by=house.alice,
    )
    after = before | {
        top: taken(before[top], "settings.system"),
        agent: replace(before[agent], name=" "),
        viewer: replace(before[viewer], name="Visitor"),
    }
    assert set(await refused(before, after, house.alice)) == {
        (top, LastAdministrator), (agent, IsMissing), (viewer, HasChanged),
    }  # fmt: skip


async def test_nobody_gives_takes_or_renames_rights_they_lack(house: House) -> None:
    keeper = await a_person("olga", role=await a_role("settings.people"))
    viewer, agent = house.roles["viewer"], house.roles["agent"]
    before = await seen(house)
    given_more = before | {viewer: given(before[viewer], "ticket.bulk")}
    assert await refused(before, given_more, keeper) == [(viewer, RightsAreHigher)]
    renamed = before | {agent: replace(before[agent], name="Mine")}
    assert await refused(before, renamed, keeper) == [(agent, RightsAreHigher)]
    await reshape(
        before=before, after=before | {viewer: given(before[viewer], "settings.people")}, by=keeper
    )


async def test_two_administrators_tick_different_boxes_of_one_role(house: House) -> None:
    agent = house.roles["agent"]
    before = await seen(house)
    mine = before | {agent: given(before[agent], "ticket.bulk", name="Agents")}
    theirs = before | {agent: given(before[agent], "ticket.export", name="Desk")}
    await reshape(before=before, after=theirs, by=house.alice)
    with pytest.raises(Refused) as found:
        await reshape(before=before, after=mine, by=house.alice)
    clash = HasChanged(what="name", theirs="Desk", by=house.alice)
    assert found.value.refusals == (AtRole(role=agent, refusal=clash),)
    only_mine = before | {agent: given(before[agent], "ticket.bulk")}
    await reshape(before=before, after=only_mine, by=house.alice)
    now = (await seen(house))[agent]
    assert {"ticket.bulk", "ticket.export"} <= now.permissions
    assert now.name == "Desk"


async def test_without_the_right_nothing_changes(house: House) -> None:
    before = await seen(house)
    viewer = house.roles["viewer"]
    after = before | {viewer: given(before[viewer], "ticket.open")}
    assert await refused(before, after, house.bob) == [(0, NotPermitted)]
    assert await seen(house) == before
