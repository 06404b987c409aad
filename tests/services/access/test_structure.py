"""Positions and teams: nothing of others overwritten, no rings, each name where it belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models import LedgerEntry, Position, Team
from services.access import positions, roles, teams
from services.access.positions import PositionFields
from services.access.refusals import IsInUse, IsTaken, IsUnknown
from services.configuration import configuration
from services.refusals import HasChanged, IsMissing, NotFound, NotPermitted, Refused
from tests.services.access.house import House

LEAD = PositionFields(name="Lead")


async def kinds(act: Any) -> set[type]:
    with pytest.raises(Refused) as refused:
        await act
    return {type(each) for each in refused.value.refusals}


async def test_one_renames_a_position_while_another_moves_it(house: House) -> None:
    top = await positions.add_position("Manager", parent_id=None, by=house.alice)
    lead = await positions.add_position("Lead", parent_id=None, by=house.alice)
    moved = replace(LEAD, parent=top)
    await positions.edit_position(lead, before=LEAD, after=moved, by=house.alice)
    renamed = replace(LEAD, name="Head")
    await positions.edit_position(lead, before=LEAD, after=renamed, by=house.alice)
    position = await Position.get(id=lead)
    assert (position.name, position.parent_id) == ("Head", top)
    entry = await LedgerEntry.filter(subject=f"position:{lead}").order_by("-seq").first()
    assert entry is not None
    assert '"before":{"name":"Lead"}' in (entry.payload or "").replace(" ", "")


async def test_both_rename_it_and_the_second_is_told(house: House) -> None:
    lead = await positions.add_position("Lead", parent_id=None, by=house.alice)
    theirs, mine = replace(LEAD, name="Head"), replace(LEAD, name="Chief")
    await positions.edit_position(lead, before=LEAD, after=theirs, by=house.alice)
    act = positions.edit_position(lead, before=LEAD, after=mine, by=house.alice)
    assert await kinds(act) == {HasChanged}
    assert (await Position.get(id=lead)).name == "Head"


async def test_a_position_needs_a_name_and_hangs_under_one_there_is(house: House) -> None:
    lead = await positions.add_position("Lead", parent_id=None, by=house.alice)
    blank, nowhere = replace(LEAD, name=" "), replace(LEAD, parent=99)
    for after, kind in ((blank, IsMissing), (nowhere, IsUnknown)):
        act = positions.edit_position(lead, before=LEAD, after=after, by=house.alice)
        assert await kinds(act) == {kind}


async def test_a_position_with_others_under_it_stays(house: House) -> None:
    top = await positions.add_position("Manager", parent_id=None, by=house.alice)
    await positions.add_position("Lead", parent_id=top, by=house.alice)
    assert await kinds(positions.retire_position(top, by=house.alice)) == {IsInUse}


async def test_a_team_renamed_by_two_keeps_the_first_name(house: House) -> None:
    team = await teams.add_team("Support", by=house.alice)
    await teams.rename_team(team, before="Support", after="Help", by=house.alice)
    act = teams.rename_team(team, before="Support", after="Desk", by=house.alice)
    assert await kinds(act) == {HasChanged}
    assert await kinds(teams.add_team("Help", by=house.alice)) == {IsTaken}
    assert (await Team.get(id=team)).name == "Help"


async def test_a_name_is_one_name_however_it_is_written(house: House) -> None:
    await teams.add_team("Suporte", by=house.alice)
    assert await kinds(teams.add_team("SUPORTÉ", by=house.alice)) == {IsTaken}
    await roles.add("Escrita", (), scope="all", by=house.alice)
    assert await kinds(roles.add("escrita", (), scope="all", by=house.alice)) == {IsTaken}


async def test_what_was_retired_is_brought_back_with_its_name(house: House) -> None:
    team = await teams.add_team("Support", by=house.alice)
    role = await roles.add("Writer", ("ticket.open",), scope="team", by=house.alice)
    await teams.retire_team(team, by=house.alice)
    await roles.retire(role, by=house.alice)
    await teams.bring_back_team(team, by=house.alice)
    await roles.bring_back(role, by=house.alice)
    known = await configuration()
    assert known.teams[team].is_active
    found = known.roles[role]
    assert (found.is_active, found.scope, set(found.permissions)) == (True, "team", {"ticket.open"})
    for act in (
        teams.bring_back_team(team, by=house.alice),
        roles.bring_back(role, by=house.alice),
    ):
        assert await kinds(act) == {NotFound}
    for act in (teams.bring_back_team(team, by=house.bob), roles.bring_back(role, by=house.bob)):
        assert await kinds(act) == {NotPermitted}


async def test_a_position_that_goes_leaves_its_name_in_the_ledger(house: House) -> None:
    lead = await positions.add_position("Lead", parent_id=None, by=house.alice)
    await positions.retire_position(lead, by=house.alice)
    entry = await LedgerEntry.filter(happened="position_retired").get()
    assert "Lead" in (entry.payload or "")
    assert await kinds(positions.retire_position(lead, by=house.alice)) == {NotFound}


async def test_an_agent_shapes_neither(house: House) -> None:
    team = await teams.add_team("Support", by=house.alice)
    lead = await positions.add_position("Lead", parent_id=None, by=house.alice)
    for act in (
        teams.rename_team(team, before="Support", after="Mine", by=house.bob),
        positions.edit_position(lead, before=LEAD, after=replace(LEAD, name="x"), by=house.bob),
    ):
        assert await kinds(act) == {NotPermitted}
