"""What an import may not do, whoever asks, and what it leaves for later."""

from __future__ import annotations

import pytest

from services import drafting
from services.access.refusals import LastAdministrator, RightsAreHigher
from services.configuration import configuration
from services.drafting.lines import find_open
from services.process_file import Left, apply, export, plan
from services.process_file import refusals as r
from services.refusals import CenterIsUsed, NotPermitted, Refusal, Refused
from tests.factories import Cast, a_person, a_role, a_ticket, the_example
from tests.services.process_file.houses import imported, said


@pytest.fixture
async def example(db: None) -> Cast:
    return await the_example()


async def against(data: bytes, *, by: int, publishes: bool = True) -> list[Refusal]:
    with pytest.raises(Refused) as refused:
        await plan(data, publishes=publishes, by=by)
    return [each.about if isinstance(each, r.InFile) else each for each in refused.value.refusals]


async def a_shaper(*more: str) -> int:
    return await a_person("shaper", role=await a_role("settings.process", *more))


async def test_whoever_may_not_shape_the_process_sees_no_plan(example: Cast) -> None:
    data = await export(by=None)
    assert [type(e) for e in await against(data, by=example.bruno)] == [NotPermitted]
    with pytest.raises(Refused):
        await apply(data, publishes=True, made_of="", by=example.bruno)


async def test_roles_and_positions_are_for_whoever_has_the_right_to_people(example: Cast) -> None:
    shaper, whole = await a_shaper(), await export(by=None)
    [refusal] = await against(whole, by=shaper)
    assert isinstance(refusal, NotPermitted)
    assert refusal.permission == "settings.people"
    own = await export(by=shaper)
    assert (await imported(own, by=shaper)).changes == ()


async def test_nobody_gives_rights_they_lack_by_a_file(example: Cast) -> None:
    shaper = await a_shaper("settings.people")
    data = b"format: 1\nroles:\n- name: Mighty\n  may: [settings.system]\n"
    assert [type(e) for e in await against(data, by=shaper)] == [RightsAreHigher]


async def test_one_administrator_remains(example: Cast) -> None:
    data = b"format: 1\nroles:\n- name: administrator\n  may: [settings.process]\n"
    assert [type(e) for e in await against(data, by=example.admin)] == [LastAdministrator]


async def test_a_cr_in_use_is_not_deactivated_by_a_file(example: Cast) -> None:
    data = said(await export(by=None), ("name: Triage", "name: Triage\n  active: false"))
    assert [type(e) for e in await against(data, by=example.admin)] == [CenterIsUsed]


async def test_findings_stop_a_publication_at_their_line(example: Cast) -> None:
    data = said(await export(by=None), ("to: 56", "to: 59"))
    with pytest.raises(Refused) as refused:
        await plan(data, publishes=True, by=example.admin)
    told = [e for e in refused.value.refusals if isinstance(e, r.InFile)]
    rules = [e.about.finding.rule for e in told if isinstance(e.about, r.HasFinding)]
    assert rules == ["W2", "W4"]
    found = await imported(data, by=example.admin, publishes=False)
    assert [each.becomes for each in found.changes] == ["draft"]


async def test_as_drafts_nothing_comes_into_force(example: Cast) -> None:
    before = (await configuration()).library.current
    data = said(await export(by=None), ("to: 56", "to: 60"))
    found = await imported(data, by=example.admin, publishes=False)
    assert [(each.name, each.becomes) for each in found.changes] == [("Deployment", "draft")]
    assert (await configuration()).library.current == before
    version = await find_open(example.workflow("deploy"))
    assert version is not None
    step = next(line.step for line in (await drafting.find(version)).lines if line.step.order == 55)
    assert [answer.target_order for answer in step.answers] == [60, 50, 60]


async def test_a_draft_that_goes_is_told(example: Cast) -> None:
    await drafting.open_draft(example.version("deploy"), by=example.admin)
    data = said(await export(by=None), ("to: 56", "to: 60"))
    [change] = (await imported(data, by=example.admin, publishes=False)).changes
    assert change.replaces
    assert [each.order for each in change.fields] == [55]


async def test_open_tickets_that_need_a_choice_keep_a_workflow_from_being_published(
    example: Cast,
) -> None:
    await a_ticket("1.5", type="1.1")
    text = (await export(by=None)).decode()
    start = text.index("  - order: 57")
    gone = text[start : text.index("  - order: 60", start)]
    data = said(text.encode(), (gone, ""), ("{answer: 'No', to: 57, key: 'no'}",
                                            "{answer: 'No', to: 60, key: 'no'}"))  # fmt: skip
    assert await against(data, by=example.admin) == [r.NeedsChoices(count=1)]
    assert (await imported(data, by=example.admin, publishes=False)).changes[0].becomes == "draft"


@pytest.mark.parametrize("exported", ["en"], indirect=True)
async def test_logins_that_nobody_has_are_left_out_and_told(exported: bytes, empty: int) -> None:
    found = await imported(exported, by=empty)
    [left] = found.left
    assert (left.section, left.name, left.why, left.what) == ("types", "1.1", "login", "ana")
    kinds = {each.code: each for each in (await configuration()).types.values()}
    assert kinds["1.1"].spies == ()
    assert (await imported(exported, by=empty)).changes == ()


@pytest.mark.parametrize("exported", ["en"], indirect=True)
async def test_as_drafts_types_wait_for_their_workflow_and_come_with_the_next_import(
    exported: bytes, empty: int
) -> None:
    await a_person("ana")
    found = await imported(exported, by=empty, publishes=False)
    waiting = {each.name for each in found.left if each.section == "types"}
    assert waiting == {"1.1", "2.1", "2.2"}
    assert all(isinstance(each, Left) and each.why == "workflow" for each in found.left)
    codes = {each.code for each in (await configuration()).types.values()}
    assert codes == {"1", "2"}
    assert (await imported(exported, by=empty)).left == ()
    assert await export(by=empty) == exported


async def test_an_installation_without_an_administrator_is_set_up_first(db: None) -> None:
    with pytest.raises(Refused) as refused:
        await plan(b"format: 1\n", publishes=True, by=None)
    assert refused.value.refusals == (r.IsNotSetUp(),)


async def test_an_answer_without_a_key_keeps_the_one_it_has_here(example: Cast) -> None:
    before = await export(by=None)
    assert (await imported(said(before, (", key: partly}", "}")), by=example.admin)).changes == ()
    assert await export(by=None) == before


async def test_positions_are_hung_elsewhere_without_a_ring_on_the_way(example: Cast) -> None:
    text = (await export(by=None)).decode()
    start, end = text.index("positions:\n"), text.index("# CRs:")
    turned = (
        "positions:\n- name: Manager\n  under: Coordinator\n"
        "- name: Coordinator\n  under: Analyst\n- name: Analyst\n"
    )
    await imported((text[:start] + turned + "\n" + text[end:]).encode(), by=example.admin)
    known = await configuration()
    above = {p.name: p.parent_id and known.positions[p.parent_id].name
             for p in known.positions.values()}  # fmt: skip
    assert above["Manager"] == "Coordinator"
    assert above["Analyst"] is None


async def test_an_answer_of_a_new_group_and_its_crs_in_one_go(example: Cast) -> None:
    data = b"""format: 1
centers:
- {code: 3.1, name: Below}
- {code: 3, name: Group, group: true}
- {code: 1.5, name: Waiting for the customer, active: true}
"""
    await imported(data, by=example.admin)
    codes = {each.code for each in (await configuration()).centers.values()}
    assert {"3", "3.1"} <= codes
