"""Replies in a form: their order, and what of it is to be saved."""

from __future__ import annotations

from dataclasses import replace

from components.settings.types.reply_entries import Entry, edits, entries_of, ordered, rebased
from services.catalog.replies import ReplyFields

A = Entry("1", 1, ReplyFields(title="A", text="a", position=4, types=(7,)))
B = Entry("2", 2, ReplyFields(title="B", text="b", position=9, types=(7, 8)))
NEW = Entry("new1", 0, ReplyFields(title="C", text="c", types=(7,)))


def test_what_stands_as_it_stood_is_not_saved() -> None:
    assert edits((A, B), ordered((A, B), 20)) == []


def test_two_that_change_places_swap_their_positions() -> None:
    found = {each.id: each.after.position for each in edits((A, B), ordered((B, A), 20))}
    assert found == {2: 4, 1: 9}


def test_a_new_one_comes_after_every_reply_there_is() -> None:
    [edit] = edits((A, B), ordered((A, B, NEW), 20))
    assert (edit.id, edit.after.position) == (0, 21)


def test_equal_positions_are_told_apart() -> None:
    same = replace(B, fields=replace(B.fields, position=4))
    assert [each.fields.position for each in ordered((A, same), 20)] == [4, 5]


def test_a_type_has_its_own_and_those_it_shares() -> None:
    there = {1: A.fields, 2: B.fields, 3: ReplyFields(title="Any")}
    assert [each.id for each in entries_of(there, 8)] == [2]
    assert [each.id for each in entries_of(there, None)] == [3]
    assert entries_of(there, 0) == ()


def test_what_is_typed_while_it_is_saved_stays_and_nothing_is_made_twice() -> None:
    typed = replace(NEW, fields=replace(NEW.fields, text="c and more"))
    made = Entry("3", 3, replace(NEW.fields, position=21))
    now = rebased((A, typed), sent=(A, NEW), saved=(A, made))
    assert now == (A, Entry("3", 3, typed.fields))
    assert [each.id for each in edits((A, made), now)] == [3]
