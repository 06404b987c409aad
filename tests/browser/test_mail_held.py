"""Mail waits until what it tells of can't be taken back any more."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.mailing import (
    arrived,
    enters_an_implantacao,
    filled,
    office,
    says_to_valdir,
)
from tests.browser.test_accessible import grave
from tests.browser.window import Window
from tests.services.mail.post_office import PostOffice, subject_of

__all__ = ["filled", "office"]


@pytest.fixture(scope="module")
def hold() -> int:
    """Seconds, in which a busy machine opens a ticket, says so and takes it back."""
    return 15


async def test_after_the_hold_spy_and_customer_are_mailed_and_of_what_was_undone_nobody(
    window: Opener, office: PostOffice
) -> None:
    bruno = await window("bruno")
    await opens_an_implantacao(bruno, "Aberta por engano")
    await bruno.press("z")
    await expect(bruno.toast).to_contain_text("retirado")
    await opens_an_implantacao(bruno, "Terceira filial")
    page = await says_to_valdir(bruno, "Chegamos amanhã às nove.")
    assert await grave(bruno) == []
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".timeline li").first).to_contain_text("a Valdir Souza")
    told = await arrived(office, "Terceira filial")
    assert told.startswith("ana@example.com\n")
    assert "Bruno Alves abriu o atendimento" in told
    assert "Você recebe este e-mail porque é spy do tipo Implantação." in told
    text = await arrived(office, "Chegamos amanhã às nove.")
    assert "– #1482\n" in text
    assert page.url.split("/tickets")[0] not in text
    assert not [mail for mail in office.taken if "engano" in subject_of(mail)]


async def opens_an_implantacao(person: Window, subject: str) -> None:
    await enters_an_implantacao(person, subject)
    await person.record()
    await expect(person.toast).to_contain_text("aberto")
