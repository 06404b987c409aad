"""What is pressed is pressed, whatever moves beneath the finger meanwhile."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Opener

LONG = "Olá, {pessoa de contato}. " + "Amanhã estaremos aí, com tudo o que falta. " * 12


async def middle(control: Locator) -> tuple[float, float]:
    await control.scroll_into_view_if_needed()
    box = await control.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def a_reply_typed(page: Page) -> Locator:
    """Its button lies below what is typed, which grows once the server has heard it."""
    add = page.get_by_role("button", name="Parecer padrão", exact=True)
    await add.click()
    row = page.locator(".reply-editor").last
    await row.get_by_label("Título").fill("Recebido")
    await row.get_by_label("Texto", exact=True).fill("Olá.")
    await expect(row.locator(".filled")).to_contain_text("Olá.")
    return add


async def test_a_button_that_moves_away_under_the_press_is_pressed(window: Opener) -> None:
    page = await (await window("admin")).open("/settings/types/replies")
    add = await a_reply_typed(page)
    row = page.locator(".reply-editor").last
    x, y = await middle(add)
    await page.mouse.move(x, y)
    await row.get_by_label("Texto", exact=True).fill(LONG)
    await page.mouse.down()
    await expect(row.locator(".filled")).to_contain_text("Amanhã")
    assert abs((await middle(add))[1] - y) > 20
    await page.mouse.up()
    await expect(page.locator(".reply-title")).to_have_count(3)


async def test_who_moves_off_a_button_has_thought_better_of_it(window: Opener) -> None:
    page = await (await window("admin")).open("/settings/types/replies")
    add = await a_reply_typed(page)
    x, y = await middle(add)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 60, steps=4)
    await page.mouse.up()
    await page.get_by_label("Título").last.fill("Recebida")
    await expect(page.locator(".reply-title").last).to_have_text("Recebida")
    await expect(page.locator(".reply-title")).to_have_count(2)
