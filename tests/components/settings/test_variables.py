"""Variables are written in the reader's language and kept in one."""

from __future__ import annotations

from components.i18n import use
from components.settings.types.variables import canonical, closest, parts, shown

KEPT = "Hi {contact_person}, back on {next_contact}."


def test_a_text_is_written_in_portuguese_and_kept_in_one_language() -> None:
    with use("pt_BR"):
        text = shown(KEPT)
        assert text == "Hi {pessoa de contato}, back on {próximo contato}."
        assert canonical(text) == KEPT
        assert canonical("{Proximo Contato} {NEXT_CONTACT}") == "{next_contact} {next_contact}"


def test_what_was_meant_is_found_and_nonsense_is_not() -> None:
    with use("pt_BR"):
        assert closest("prox_contato") == "next_contact"
        assert closest("nome do cliente") == "customer"
        assert closest("zzz") is None


def test_braces_that_are_no_variable_stay_and_are_marked() -> None:
    with use("en"):
        assert canonical("{whatever} {}") == "{whatever} {}"
        assert list(parts("To {customer}: {whatever}")) == [
            ("To ", "text"), ("customer", "known"), (": ", "text"), ("whatever", "unknown"),
        ]  # fmt: skip
