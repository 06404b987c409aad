"""CRs as a tree that people stand on: what may change, and what may not."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from models import LedgerEntry, ResponsibilityCenter
from services.catalog import centers
from services.catalog.centers import CenterFields, fields_of
from services.configuration import configuration, forget
from services.refusals import (
    CenterIsUsed,
    CodeIsTaken,
    CodeIsWrong,
    GroupIsInItself,
    GroupIsMissing,
    HasChanged,
    HoldsOthers,
    IsMissing,
    NotPermitted,
    NumberIsOut,
    Refusal,
    Refused,
)
from tests.factories import Cast, a_ticket, the_example

NEW = CenterFields(code="1.6", name="Testing")


async def present(cast: Cast, code: str) -> CenterFields:
    forget()
    return fields_of((await configuration()).centers[cast.center(code)])


async def edited(cast: Cast, code: str, **changes: object) -> None:
    before = await present(cast, code)
    after = replace(before, **changes)  # type: ignore[arg-type]
    await centers.edit(cast.center(code), before=before, after=after, by=cast.admin)


async def refusals_of(cast: Cast, code: str, **changes: object) -> set[type[Refusal]]:
    with pytest.raises(Refused) as refused:
        await edited(cast, code, **changes)
    return {type(each) for each in refused.value.refusals}


async def test_a_new_cr_stands_in_its_group(db: None) -> None:
    cast = await the_example()
    added = await centers.add(NEW, by=cast.admin)
    forget()
    known = await configuration()
    assert known.centers[added].name == "Testing"
    codes = [each.code for each in known.centers.values()]
    assert codes.index("1.6") == codes.index("1.9") - 1
    assert await LedgerEntry.filter(subject=f"center:{added}", actor_id=cast.admin).exists()


async def test_everything_wrong_with_it_is_said_at_once(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await centers.add(CenterFields(code="1..2", name=" ", wip_limit=0), by=cast.admin)
    assert {type(each) for each in refused.value.refusals} == {CodeIsWrong, IsMissing, NumberIsOut}
    assert not await ResponsibilityCenter.filter(name="").exists()


@pytest.mark.parametrize(
    ("code", "kind"),
    [("1.1", CodeIsTaken), ("2.1", GroupIsMissing), ("1.1.1", GroupIsMissing), ("0", CodeIsWrong)],
)
async def test_a_code_is_free_and_hangs_under_a_group(
    db: None, code: str, kind: type[Refusal]
) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await centers.add(replace(NEW, code=code), by=cast.admin)
    assert [type(each) for each in refused.value.refusals] == [kind]


async def test_a_groups_new_code_carries_its_items_along(db: None) -> None:
    cast = await the_example()
    group = await ResponsibilityCenter.get(code="1")
    forget()
    before = fields_of((await configuration()).centers[group.id])
    await centers.edit(group.id, before=before, after=replace(before, code="7"), by=cast.admin)
    assert (await ResponsibilityCenter.get(id=cast.center("1.3"))).code == "7.3"
    assert not await ResponsibilityCenter.filter(code__startswith="1").exists()
    entry = await LedgerEntry.get(subject=f"center:{cast.center('1.3')}", happened="center_edited")
    assert orjson.loads(entry.payload or "") == {
        "before": {"code": "1.3"},
        "after": {"code": "7.3"},
    }


async def test_a_group_is_not_hung_under_itself(db: None) -> None:
    cast = await the_example()
    group = await ResponsibilityCenter.get(code="1")
    forget()
    before = fields_of((await configuration()).centers[group.id])
    after = replace(before, code="1.7")
    with pytest.raises(Refused) as refused:
        await centers.edit(group.id, before=before, after=after, by=cast.admin)
    assert GroupIsInItself in {type(each) for each in refused.value.refusals}


async def test_where_open_tickets_stand_it_neither_goes_nor_closes(db: None) -> None:
    cast = await the_example()
    await a_ticket("1.2", type="1.1")
    assert await refusals_of(cast, "1.2", closes_ticket=True) == {CenterIsUsed}
    assert await refusals_of(cast, "1.2", is_active=False) == {CenterIsUsed}
    assert await refusals_of(cast, "1.2", is_group=True) == {CenterIsUsed}


async def test_a_published_workflow_keeps_its_crs_and_is_named(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await edited(cast, "1.5", is_active=False)
    [used] = refused.value.refusals
    assert isinstance(used, CenterIsUsed)
    assert (used.tickets, used.workflows) == (0, (cast.workflow("deploy"),))


async def test_what_nobody_uses_is_deactivated_and_comes_back(db: None) -> None:
    cast = await the_example()
    added = await centers.add(NEW, by=cast.admin)
    gone = replace(NEW, is_active=False)
    await centers.edit(added, before=NEW, after=gone, by=cast.admin)
    assert not (await ResponsibilityCenter.get(id=added)).is_active
    await centers.edit(added, before=gone, after=NEW, by=cast.admin)
    assert (await ResponsibilityCenter.get(id=added)).is_active


async def test_a_group_with_items_stays_one(db: None) -> None:
    cast = await the_example()
    group = await ResponsibilityCenter.get(code="1")
    forget()
    before = fields_of((await configuration()).centers[group.id])
    after = replace(before, is_group=False, is_active=False)
    with pytest.raises(Refused) as refused:
        await centers.edit(group.id, before=before, after=after, by=cast.admin)
    assert {type(each) for each in refused.value.refusals} == {HoldsOthers}
    assert {each.field for each in refused.value.refusals} == {"is_group", "is_active"}


async def test_what_somebody_else_changed_is_said_not_overwritten(db: None) -> None:
    cast = await the_example()
    seen = await present(cast, "1.3")
    await edited(cast, "1.3", name="Install")
    mine = replace(seen, name="Deploy all", wip_limit=9)
    with pytest.raises(Refused) as refused:
        await centers.edit(cast.center("1.3"), before=seen, after=mine, by=cast.admin)
    assert refused.value.refusals == (HasChanged(what="name", theirs="Install", by=cast.admin),)
    assert (await present(cast, "1.3")).wip_limit == seen.wip_limit


async def test_different_fields_of_two_people_both_stay(db: None) -> None:
    cast = await the_example()
    seen = await present(cast, "1.3")
    await edited(cast, "1.3", name="Install")
    mine = replace(seen, wip_limit=9)
    await centers.edit(cast.center("1.3"), before=seen, after=mine, by=cast.admin)
    now = await present(cast, "1.3")
    assert (now.name, now.wip_limit) == ("Install", 9)


async def test_the_ledger_has_it_before_and_after(db: None) -> None:
    cast = await the_example()
    limit = (await present(cast, "1.3")).wip_limit
    await edited(cast, "1.3", wip_limit=8)
    entry = (
        await LedgerEntry.filter(subject=f"center:{cast.center('1.3')}").order_by("-seq").first()
    )
    told = orjson.loads(entry.payload or "") if entry else None
    assert told == {"before": {"wip_limit": limit}, "after": {"wip_limit": 8}}


async def test_without_the_right_nothing_changes(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await centers.add(NEW, by=cast.bruno)
    assert [type(each) for each in refused.value.refusals] == [NotPermitted]
    before = await present(cast, "1.3")
    after = replace(before, name="Mine")
    with pytest.raises(Refused):
        await centers.edit(cast.center("1.3"), before=before, after=after, by=cast.bruno)
    assert await present(cast, "1.3") == before
