"""Standard replies: saved with their type or by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models import LedgerEntry, StandardReply
from services.catalog import replies, types
from services.catalog.replies import ReplyEdit, ReplyFields
from services.configuration import configuration, forget
from services.refusals import (
    HasChanged,
    IsMissing,
    IsUnknown,
    NotPermitted,
    Refused,
    VariableIsUnknown,
)
from services.tickets.replies import fitting
from tests.factories import the_example
from tests.services.catalog.shaping import replies_now, type_now

HELLO = ReplyFields(title="Hello", text="Hello, {contact_person}.", position=90)


async def test_a_reply_is_saved_with_its_type_and_offered_on_its_crs(db: None) -> None:
    cast = await the_example()
    there = await type_now(cast, "2.2")
    added = ReplyEdit(key="new", after=replace(HELLO, centers=(cast.center("1.4"),)))
    await types.edit(cast.type("2.2"), before=there, after=there, replies=[added], by=cast.admin)
    forget()
    known = await configuration()
    first = fitting(known, cast.type("2.2"), cast.center("1.4"))[0]
    assert first.title == "Hello"
    assert "Hello" not in {each.title for each in fitting(known, cast.type("2.1"), None)}


async def test_an_unknown_variable_stops_type_and_reply_alike(db: None) -> None:
    cast = await the_example()
    before = await type_now(cast, "2.2")
    wrong = ReplyEdit(key="r1", after=replace(HELLO, text="{next_contact} {prox_contato} {x}"))
    with pytest.raises(Refused) as refused:
        await types.edit(
            cast.type("2.2"), before=before, after=replace(before, name=""), replies=[wrong],
            by=cast.admin,
        )  # fmt: skip
    assert refused.value.refusals == (
        IsMissing(what="name"),
        VariableIsUnknown(what="r1.text", name="prox_contato"),
        VariableIsUnknown(what="r1.text", name="x"),
    )
    assert not await StandardReply.filter(title="Hello").exists()


async def test_what_a_reply_lacks_or_names_wrongly_is_said_at_its_field(db: None) -> None:
    cast = await the_example()
    group = next(each.id for each in (await configuration()).centers.values() if each.is_group)
    wrong = ReplyEdit(key="k", after=ReplyFields(centers=(group,), types=(9999,)))
    with pytest.raises(Refused) as refused:
        await replies.shape([wrong], by=cast.admin)
    assert {(type(each), each.field) for each in refused.value.refusals} == {
        (IsMissing, "k.title"), (IsMissing, "k.text"),
        (IsUnknown, "k.centers"), (IsUnknown, "k.types"),
    }  # fmt: skip


async def test_two_people_change_one_reply_and_neither_loses_words(db: None) -> None:
    cast = await the_example()
    key, seen = next(iter((await replies_now()).items()))
    theirs = ReplyEdit(key="a", id=key, before=seen, after=replace(seen, text="Theirs."))
    await replies.shape([theirs], by=cast.admin)
    mine = ReplyEdit(key="b", id=key, before=seen, after=replace(seen, text="Mine."))
    with pytest.raises(Refused) as refused:
        await replies.shape([mine], by=cast.admin)
    assert refused.value.refusals == (HasChanged(what="b.text", theirs="Theirs.", by=cast.admin),)
    titled = replace(mine, after=replace(seen, title="Titled"))
    await replies.shape([titled], by=cast.admin)
    now = (await replies_now())[key]
    assert (now.title, now.text) == ("Titled", "Theirs.")
    assert await LedgerEntry.filter(subject=f"reply:{key}").count() == 2


async def test_a_deactivated_reply_is_offered_no_more_and_can_come_back(db: None) -> None:
    cast = await the_example()
    key, seen = next(iter((await replies_now()).items()))
    gone = replace(seen, is_active=False)
    await replies.shape([ReplyEdit(key="a", id=key, before=seen, after=gone)], by=cast.admin)
    forget()
    assert key not in {each.id for each in (await configuration()).replies}
    assert (await replies_now())[key] == gone
    await replies.shape([ReplyEdit(key="a", id=key, before=gone, after=seen)], by=cast.admin)
    assert (await replies_now())[key] == seen


async def test_only_who_shapes_the_process_shapes_replies(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await replies.shape([ReplyEdit(key="a", after=HELLO)], by=cast.bruno)
    assert [type(each) for each in refused.value.refusals] == [NotPermitted]


async def test_a_type_is_not_saved_over_a_reply_that_others_changed(db: None) -> None:
    cast = await the_example()
    there = await type_now(cast, "2.2")
    own, before = next(iter((await replies_now()).items()))
    theirs = ReplyEdit(key="b", after=replace(before, text="Theirs."), id=own, before=before)
    await replies.shape([theirs], by=cast.admin)
    mine = ReplyEdit(key="b", after=replace(before, text="Mine."), id=own, before=before)
    with pytest.raises(Refused) as refused:
        await types.edit(
            cast.type("2.2"), before=there, after=replace(there, priority=9), replies=[mine],
            by=cast.admin,
        )  # fmt: skip
    assert refused.value.refusals == (HasChanged(what="b.text", theirs="Theirs.", by=cast.admin),)
    assert (await replies_now())[own].text == "Theirs."
    assert (await type_now(cast, "2.2")).priority == there.priority
