"""Whatever a file holds that it shouldn't: a line and a sentence each, and nothing else happens."""

from __future__ import annotations

from itertools import pairwise

import pytest

from components.process_file.lines import told
from services.access.refusals import PositionIsARing
from services.process_file import LARGEST, linted
from services.process_file import refusals as r
from services.process_file.parsing import MOST
from services.refusals import CodeIsWrong, GroupIsMissing, IsTooLong, VariableIsUnknown
from tests.services.process_file.texts import WHOLE, changed, line_of

GROUP = "- code: 1\n  name: Service"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nformat: 1\n"
BROKEN: dict[str, tuple[bytes, type[object], str]] = {
    "a word for a number": (changed(("order: 10", "order: ten")), r.TypeIsWrong, "order: ten"),
    "a number for a flag": (changed(("group: true", "group: 3")), r.TypeIsWrong, "group: 3"),
    "a text for a list": (changed(("[1.1]", "here")), r.TypeIsWrong, "centers: here"),
    "a list for a text": (changed(("Triage", "[a]")), r.TypeIsWrong, "name: [a]"),
    "a word for a record": (changed(("- name: Simple", "- Simple\n- name: X")), r.TypeIsWrong,
                            "- Simple"),
    "an unknown key": (changed(("closes_ticket", "closes")), r.KeyIsUnknown, "closes: true"),
    "an unknown section": (changed(("positions:", "places:")), r.KeyIsUnknown, "places:"),
    "a key of another kind": (changed(("next: 20", "answers: []")), r.KeyIsUnknown, "answers: []"),
    "a key twice": (changed(("  name: Triage", "  name: Triage\n  name: Other")), r.KeyIsDoubled,
                    "  name: Other"),
    "a missing key": (changed(("- order: 30\n    center", "- center")), r.KeyIsMissing,
                      "- center: 1.9"),
    "two kinds": (changed(("question: Done?", "question: Done?\n    center: 1.1")),
                  r.KindIsUnclear, "- order: 20"),
    "no kind": (changed(("    center: 1.1\n    next: 20\n", "    next: 20\n")), r.KindIsUnclear,
                "- order: 10"),
    "another format": (changed(("format: 1", "format: 2")), r.FormatIsUnknown, "format: 2"),
    "no format": (changed(("format: 1\n", "")), r.FormatIsUnknown, "positions:"),
    "a code twice": (changed(("code: 1.9", "code: 1.1")), r.IsDoubled, "- code: 1.1\n  name: Cl"),
    "a name twice": (changed(("types:", "- name: Simple\ntypes:")), r.IsDoubled,
                     "- name: Simple\ntypes"),
    "a type's code twice": (changed(("replies:", "- code: 1\n  name: Other\nreplies:")),
                            r.IsDoubled, "- code: 1\n  name: Other"),
    "an unknown CR": (changed(("center: 1.9", "center: 1.8")), r.ReferenceIsUnknown, "center: 1.8"),
    "an unknown type": (changed(("types: [1]", "types: [4]")), r.ReferenceIsUnknown, "types: [4]"),
    "an unknown workflow": (changed(("workflow: Simple", "workflow: Other")),
                            r.ReferenceIsUnknown, "workflow: Other"),
    "an unknown position": (changed(("under: Manager", "under: Boss")), r.ReferenceIsUnknown,
                            "under: Boss"),
    "a key of an answer twice": (changed(("to: 30", "key: a"), ("to: 10", "key: a")), r.IsDoubled,
                                 "- {answer: No"),
    "an unknown colour": (changed(("workflow: Simple", "color: pink")), r.ChoiceIsUnknown, "pink"),
    "a day that is none": (changed(("workflow: Simple", "valid_from: 2026-02-30")), r.TypeIsWrong,
                           "valid_from"),
    "an anchor": (changed(("name: Triage", "name: &a Triage")), r.HasAlias, "&a"),
    "an alias": (changed(("name: Triage", "name: *a")), r.HasAlias, "*a"),
    "a tag": (changed(("name: Triage", "name: !!python/name:os.system x")), r.HasTag, "!!python"),
    "a bomb of aliases": (BOMB.encode(), r.HasAlias, "&a"),
    "nesting": (changed(("Triage", "[" * 20)), r.IsTooDeep, "name: [["),
    "two documents": (changed(("centers:", "---\ncenters:")), r.HasMoreDocuments, "---"),
    "no YAML": (changed(("- code: 1.1", "- code: ]")), r.IsNotYaml, "- code: ]"),
    "a tab": (changed(("  name: Triage", "\tname: Triage")), r.IsNotYaml, "\tname"),
    "another encoding": (changed(("Triage", "Ação")).decode().encode("latin-1"), r.IsNotUtf8,
                         "name: A\xe7"),
    "a control character": (changed(("Triage", "Tri\x00age")), r.HasControlCharacter, "Tri\x00"),
    "a code that is none": (changed(("code: 1.9", "code: 1.x"), ("center: 1.9", "center: 1.x")),
                            CodeIsWrong, "code: 1.x"),
    "a code without its group": (changed(("code: 1.9", "code: 2.9"), (": 1.9", ": 2.9")),
                                 GroupIsMissing, "code: 2.9"),
    "a long name": (changed(("Triage", "x" * 121)), IsTooLong, "xxx"),
    "a variable nobody knows": (changed(("{customer}", "{client}")), VariableIsUnknown, "client"),
    "a ring of positions": (changed(("- name: Manager", "- name: Manager\n  under: Analyst")),
                            PositionIsARing,
                            "under: Analyst"),
}  # fmt: skip


def test_the_whole_file_is_sound() -> None:
    assert linted(WHOLE.encode()).errors == ()


@pytest.mark.parametrize("what", BROKEN)
def test_it_is_told_with_its_line_and_a_sentence(what: str) -> None:
    data, kind, place = BROKEN[what]
    errors = linted(data).errors
    line = data[: data.index(place.encode("latin-1"))].count(b"\n") + 1
    assert (line, kind) in [(each.line, type(each.about)) for each in errors]
    for each, sentence in zip(errors, told("p.yaml", errors), strict=True):
        assert sentence.startswith(f"p.yaml:{each.line}: ")
        assert "can't be done" not in sentence


def test_everything_is_told_at_once_in_the_order_of_the_lines() -> None:
    data = changed(("order: 10", "order: ten"), ("group: true", "group: 3"), ("Triage", "[]"))
    lines = [each.line for each in linted(data).errors]
    assert lines == sorted(line_of(data, each) for each in ("order: ten", "group: 3", "name: []"))


def test_a_code_twice_is_told_beside_what_can_not_be_read() -> None:
    data = changed(("order: 10", "order: ten"), ("code: 1.9", "code: 1.1"))
    kinds = [type(each.about) for each in linted(data).errors]
    assert sorted(kinds, key=str) == [r.IsDoubled, r.TypeIsWrong]


def test_a_file_of_ten_megabytes_is_one_sentence() -> None:
    found = linted(b"#" * (10 * 1024 * 1024)).errors
    assert [type(each.about) for each in found] == [r.FileIsTooLarge]
    assert linted(b"#" * LARGEST).errors[0].about == r.IsEmpty()


def test_thousands_of_mistakes_are_the_first_hundred_and_a_word() -> None:
    found = linted(b"format: 1\ncenters:\n" + b"- code: 1\n" * 5000).errors
    assert len(found) == MOST + 1
    assert found[-1].about == r.ThereAreMore()


def test_a_bomb_is_never_unfolded() -> None:
    letters = [chr(ord("a") + n) for n in range(26)]
    lines = [f"{b}: &{b} [{', '.join([f'*{a}'] * 50)}]"
             for a, b in pairwise(letters)]  # fmt: skip
    assert len(linted("\n".join(["a: &a [x]", *lines]).encode()).errors) == MOST + 1


def test_a_byte_order_mark_is_no_offence() -> None:
    assert linted(b"\xef\xbb\xbf" + WHOLE.encode()).errors == ()


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"\xff\xfe", b"- a\n", b"text", b"{}", b"~"])
def test_what_is_no_process_at_all_is_refused(data: bytes) -> None:
    assert len(linted(data).errors) == 1


def test_words_that_other_readers_take_for_flags_are_texts() -> None:
    assert linted(changed(("name: Triage", "name: No"))).errors == ()
