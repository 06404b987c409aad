"""The check of the catalogue finds what it looks for."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from tests.house.catalogues import problems, unsaid


def a_catalogue(*entries: tuple[object, object], flags: tuple[str, ...] = ()) -> Catalog:
    catalogue = Catalog(locale="pt_BR")
    for message, string in entries:
        catalogue.add(message, string, flags=flags)
    return catalogue


def test_a_whole_catalogue_passes() -> None:
    whole = a_catalogue(
        ("Hello, {name}", "Olá, {name}"), (("{n} day", "{n} days"), ("um dia", "{n} dias"))
    )
    assert problems(whole, {("Hello, {name}", None): "a.py", ("{n} day", None): "b.js"}) == []


def test_what_the_code_says_and_the_catalogue_does_not() -> None:
    assert problems(a_catalogue(), {("Close", None): "a.py"}) == [
        "a.py: not in the catalogue: 'Close'"
    ]


def test_the_same_word_in_another_context_is_another_message() -> None:
    assert problems(a_catalogue(("Open", "Abrir")), {("Open", "state"): "a.py"})


@pytest.mark.parametrize(
    ("message", "string", "line"),
    [
        ("Close", "", "not translated"),
        (("{n} day", "{n} days"), ("{n} dia", ""), "not translated"),
        ("Hello, {name}", "Olá", "other placeholders"),
        ("Hello, {name}", "Olá, {nome}", "other placeholders"),
        ("Hello", "Olá, {name}", "other placeholders"),
        ("Hello, {name}", "Olá, {name", "other placeholders"),
        (("{n} of {all}", "{n} of {all}"), ("um", "{n} de {all}"), "other placeholders"),
    ],
)
def test_a_wrong_translation_is_found(message: object, string: object, line: str) -> None:
    assert [each.split(":")[0] for each in problems(a_catalogue((message, string)), {})] == [line]


def test_a_fuzzy_translation_is_found() -> None:
    assert problems(a_catalogue(("Close", "Fechar"), flags=("fuzzy",)), {}) == ["fuzzy: 'Close'"]


def test_what_nothing_says_any_more_is_found() -> None:
    assert unsaid(a_catalogue(("Close", "Fechar")), set()) == ["Close"]
