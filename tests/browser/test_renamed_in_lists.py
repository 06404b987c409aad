"""A list of the settings after one of its things was renamed: focus and search stay."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opener


@pytest.mark.parametrize(
    ("path", "name", "label"),
    [
        ("/settings/people", "Marta Reis", "Editar {}"),
        ("/settings/people/teams", "Suporte", "Editar a equipe {}"),
        ("/settings/products", "Módulo fiscal", "Editar {}"),
        ("/settings/products", "WhatsApp", "Editar {}"),
        ("/settings/centers", "Verificar infraestrutura", "Editar 1.2 {}"),
    ],
)
async def test_who_renames_stands_on_it_still_and_what_was_sought_is_sought_still(
    window: Opener, path: str, name: str, label: str
) -> None:
    admin = await window("admin")
    page = await admin.open(path)
    rows = page.locator(".rows", has_text=name)
    shown = rows.locator("li:not(.is-elsewhere)")
    place = page.locator("section, .inner").filter(has=rows).last
    await place.get_by_role("searchbox").fill(name)
    await expect(shown).to_have_count(1)
    await page.get_by_role("button", name=label.format(name), exact=True).focus()
    await admin.press("Enter")
    await expect(page.get_by_role("dialog").get_by_label("Nome")).to_be_focused()
    await admin.press("End")
    await page.keyboard.type(" II")
    await admin.press("Control+s")
    renamed = page.get_by_role("button", name=label.format(f"{name} II"), exact=True)
    await expect(renamed).to_be_focused()
    await expect(shown).to_have_count(1)
