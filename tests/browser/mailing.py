"""An installation that mails people and customers, and the office that takes its mails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from email.message import Message
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page

from models import (
    ContactAddress,
    ContactChannel,
    ContactPerson,
    FollowUp,
    Installation,
    Mail,
    MailServer,
)
from services.transaction import Work, unit_of_work
from tests.browser.data import opened
from tests.browser.test_new_ticket import begun, chosen_type, field, fill, pick
from tests.browser.window import Window
from tests.services.mail.post_office import PostOffice, apart, part_of, subject_of

BAKERY = 1482
PATIENCE = 180


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    with apart() as working:
        yield working


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path, office: PostOffice, hold: int) -> AsyncIterator[Path]:
    """A server, customers who may be mailed, and a mail that failed."""

    async def body(work: Work) -> None:
        await Installation.all().update(undo_seconds=hold, mails_customers=True)
        await MailServer.create(
            id=1, host="127.0.0.1", port=office.port, security="none",
            sender="atende@example.com", since=work.now,
        )  # fmt: skip
        entry = await FollowUp.filter(ticket_id=BAKERY).order_by("-id").first()
        assert entry
        await Mail.create(
            to_person_id=entry.person_id, why="customer", ticket_id=BAKERY, follow_up_id=entry.id,
            state="dead", tries=10, last_error="550 no such person", created_at=work.now,
            not_before=work.now,
        )  # fmt: skip
        await another_person()
        work.configuration_changed()

    async with opened(data):
        await unit_of_work(body, by=None)
    yield data


async def another_person() -> None:
    """Of the bakery, with an address too."""
    entry = await FollowUp.filter(ticket_id=BAKERY).order_by("-id").first()
    valdir = await ContactPerson.get(id=entry.person_id if entry else 0)
    rita = await ContactPerson.create(customer_id=valdir.customer_id, name="Rita Souza")
    channel = await ContactChannel.filter(kind="mail").first()
    assert channel
    await ContactAddress.create(person=rita, channel=channel, value="rita@example.com")


async def arrived(office: PostOffice, words: str) -> str:
    """The mail that holds them, once it is there."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for mail in map(read, office.taken):
                if words in mail:
                    return mail
            await asyncio.sleep(0.1)


def read(mail: Message) -> str:
    return f"{mail['X-Rcpt']}\n{subject_of(mail)}\n{part_of(mail, 'plain')}"


async def says_to_valdir(person: Window, words: str) -> Page:
    page = await person.open(f"/tickets/{BAKERY}")
    people = page.get_by_label("Pessoa de contato")
    label = await people.locator("option", has_text="Valdir Souza").first.inner_text()
    await people.select_option(label=label)
    await page.get_by_label("Enviar este texto a Valdir Souza").check()
    await page.get_by_role("radio", name="Ficar").first.click()
    await page.get_by_label("Parecer", exact=True).fill(words)
    return page


async def enters_an_implantacao(
    person: Window, subject: str, spoken_to: str = "Valdir Souza, sócio"
) -> None:
    await begun(person)
    await pick(person, "padaria", "Padaria Estrela")
    await chosen_type(person, "impl", "Implantação")
    await person.page.keyboard.type(subject)
    await fill(person, "O que houve", "Abre em março.")
    await person.tab_to(field(person, "Produto"))
    await person.choose("ERP V")
    await person.tab_to(person.drawer.get_by_role("radio", name="Telefone"))
    await person.press("Space")
    await field(person, "Pessoa de contato").select_option(label=spoken_to)
