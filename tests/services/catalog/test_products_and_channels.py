"""Products and channels: a name once, deactivated when no longer wanted, in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models import ContactChannel, LedgerEntry, Product
from services.catalog import channels, products
from services.catalog.channels import ChannelFields
from services.catalog.products import ProductFields
from services.configuration import configuration, forget
from services.refusals import HasChanged, IsMissing, IsTaken, IsUnknown, NotPermitted, Refused
from tests.factories import a_person, a_role, a_ticket, the_example

NEW = ProductFields(name="Módulo fiscal")


async def kinds(act: Any) -> set[type]:
    with pytest.raises(Refused) as refused:
        await act
    return {type(each) for each in refused.value.refusals}


async def order() -> list[str]:
    forget()
    return [each.name for each in (await configuration()).channels.values()]


async def test_a_product_is_added_renamed_and_deactivated(db: None) -> None:
    cast = await the_example()
    added = await products.add(NEW, by=cast.admin)
    after = ProductFields(name=" Módulo  contábil ", is_active=False)
    await products.edit(added, before=NEW, after=after, by=cast.admin)
    product = await Product.get(id=added)
    assert (product.name, product.is_active) == ("Módulo contábil", False)
    told = await LedgerEntry.filter(subject=f"product:{added}").order_by("seq")
    assert [each.happened for each in told] == ["product_added", "product_edited"]


async def test_a_name_stands_in_each_list_once_however_it_is_written(db: None) -> None:
    cast = await the_example()
    await products.add(NEW, by=cast.admin)
    assert await kinds(products.add(ProductFields(name="modulo FISCAL"), by=cast.admin)) == {
        IsTaken
    }
    assert await kinds(products.add(ProductFields(name=" "), by=cast.admin)) == {IsMissing}
    first = (await order())[0]
    act = channels.add(ChannelFields(name=first.upper(), kind="pigeon"), by=cast.admin)
    assert await kinds(act) == {IsTaken, IsUnknown}


async def test_who_uses_a_product_is_counted_of_what_one_sees(db: None) -> None:
    cast = await the_example()
    role = await a_role("settings.catalog", scope="own")
    olga = await a_person("olga", role=role)
    await a_ticket(product_id=cast.product, opened_by=cast.bruno)
    seen = {
        who: each.open_tickets
        for who in (cast.admin, olga)
        for each in await products.listed(by=who)
        if each.id == cast.product
    }
    assert seen == {cast.admin: 1, olga: 0}


async def test_what_another_changed_is_said(db: None) -> None:
    cast = await the_example()
    added = await products.add(NEW, by=cast.admin)
    theirs, mine = replace(NEW, name="Theirs"), replace(NEW, name="Mine")
    await products.edit(added, before=NEW, after=theirs, by=cast.admin)
    act = products.edit(added, before=NEW, after=mine, by=cast.admin)
    assert await kinds(act) == {HasChanged}


async def test_a_channel_goes_up_and_down_and_stays_at_the_ends(db: None) -> None:
    cast = await the_example()
    names = await order()
    ids = {each.name: each.id for each in await ContactChannel.all()}
    await channels.move(ids[names[1]], by_places=-1, by=cast.admin)
    assert await order() == [names[1], names[0], *names[2:]]
    await channels.move(ids[names[1]], by_places=-1, by=cast.admin)
    assert await order() == [names[1], names[0], *names[2:]]
    await channels.move(ids[names[1]], by_places=1, by=cast.admin)
    assert await order() == names


async def test_a_new_channel_is_the_last_and_can_be_deactivated(db: None) -> None:
    cast = await the_example()
    new = ChannelFields(name="Telegram", kind="other")
    added = await channels.add(new, by=cast.admin)
    assert (await order())[-1] == "Telegram"
    await channels.edit(added, before=new, after=replace(new, is_active=False), by=cast.admin)
    assert not (await ContactChannel.get(id=added)).is_active


async def test_without_the_right_nothing_changes(db: None) -> None:
    cast = await the_example()
    assert await kinds(products.add(NEW, by=cast.bruno)) == {NotPermitted}
    assert await kinds(channels.add(ChannelFields(name="X"), by=cast.bruno)) == {NotPermitted}
    move = channels.move(cast.channel(), by_places=1, by=cast.bruno)
    assert await kinds(move) == {NotPermitted}
