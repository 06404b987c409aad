"""A new password by mail, asked as a browser asks."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from components.mail import worded
from models import Mail, OneTimeLink
from services import mail
from services.access import forgotten, limits, people
from services.access.details import Details
from services.mail.worker import Worker
from tests.pages.test_access import a_browser
from tests.services.access.house import House
from tests.services.mail.post_office import PostOffice, open_post_office, part_of

SECRET = "s" * 40


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with open_post_office() as opened:
        mail.settle("http://test", opened.url, SECRET)
        mail.worded_by(worded)
        yield opened
    mail.settle("http://test", "", SECRET)


@pytest.fixture
async def browser(db: None, office: PostOffice) -> AsyncIterator[httpx.AsyncClient]:
    limits.forget()
    async with a_browser() as browser:
        yield browser
    limits.forget()


async def asked(browser: httpx.AsyncClient, account: str) -> httpx.Response:
    answer = await browser.post("/forgot", data={"account": account})
    await forgotten.answered()
    return answer


async def test_whoever_forgot_it_gets_a_link_that_works_once(
    house: House, browser: httpx.AsyncClient, office: PostOffice
) -> None:
    assert 'href="/forgot"' in (await browser.get("/sign-in")).text
    assert (await asked(browser, "alice")).status_code == 200
    await Worker().drain()
    [arrived] = office.taken
    link = re.search(r"http://test(/reset/\S+)", part_of(arrived, "plain"))
    assert link
    chosen = {"password": "quite another one 7"}
    assert (await browser.post(link[1], data=chosen)).status_code == 303
    assert (await browser.post(link[1], data=chosen)).status_code == 410


async def test_known_or_not_it_is_answered_alike(
    house: House, browser: httpx.AsyncClient, office: PostOffice
) -> None:
    known, unknown = await asked(browser, "alice"), await asked(browser, "nobody@example.com")
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    assert await Mail.all().count() == 1


async def test_what_opens_the_account_is_nowhere_in_the_database(
    house: House, browser: httpx.AsyncClient, office: PostOffice
) -> None:
    await asked(browser, "alice")
    await Worker().drain()
    found = re.search(r"/reset/(\S+)", part_of(office.taken[0], "plain"))
    assert found
    rows = [*await Mail.all().values(), *await OneTimeLink.all().values()]
    assert found[1] not in str(rows)


async def test_nobody_is_mailed_more_than_three_links_an_hour(
    house: House, browser: httpx.AsyncClient, office: PostOffice
) -> None:
    answers = [await asked(browser, "alice") for _ in range(5)]
    assert {answer.status_code for answer in answers} == {200}
    assert await Mail.all().count() == 3


async def test_one_address_asks_only_so_often(
    house: House, browser: httpx.AsyncClient, office: PostOffice
) -> None:
    codes = [(await asked(browser, f"x{each}")).status_code for each in range(61)]
    assert (codes[59], codes[60]) == (200, 429)


async def test_without_mail_it_is_not_offered(house: House, browser: httpx.AsyncClient) -> None:
    mail.settle("http://test", "", SECRET)
    assert "/forgot" not in (await browser.get("/sign-in")).text
    assert "No mail leaves" in (await browser.get("/forgot")).text
    assert "No mail leaves" in (await asked(browser, "alice")).text
    assert not await Mail.exists()


async def test_an_invitation_is_mailed_with_the_link_that_was_shown(
    house: House, browser: httpx.AsyncClient, office: PostOffice
) -> None:
    vera = Details(name="Vera", email="vera@example.com", role_id=house.roles["agent"])
    invited = await people.invite(vera, by=house.alice)
    await Worker().drain()
    assert invited.is_mailed
    assert f"http://test/invite/{invited.token}" in part_of(office.taken[0], "plain")
