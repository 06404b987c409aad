"""The gate and the plain pages, asked as a browser asks."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request

from models import User
from pages import errors, forgotten, links, set_up, sign_in
from pages.guard import protect, signed_in
from services import configuration as configured
from services.access import limits, people, sessions, setup
from services.transaction import StorageRefuses
from tests.services.access.house import PASSWORD, House

URL = "http://test"


def an_app(public_url: str) -> FastAPI:
    app = FastAPI()

    @app.get("/boards/all")
    @app.post("/boards/all")
    @app.get("/api/me")
    async def who(request: Request) -> dict[str, int]:
        return {"me": signed_in(request)}

    @app.get("/api/broken")
    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("a secret detail")

    @app.get("/full")
    async def full() -> None:
        raise StorageRefuses("disk full")

    for each in (sign_in, forgotten, set_up, links):
        app.include_router(each.router)
    errors.install(app)
    protect(app, public_url=public_url)
    return app


def a_browser(public_url: str = URL) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(an_app(public_url), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=public_url)


@pytest.fixture
async def browser(db: None) -> AsyncIterator[httpx.AsyncClient]:
    async with a_browser() as browser:
        yield browser


async def enter(browser: httpx.AsyncClient, **typed: str) -> httpx.Response:
    form = {"account": "alice", "password": PASSWORD} | typed
    return await browser.post("/sign-in", data=form)


async def test_a_page_leads_a_stranger_to_sign_in_and_back(
    house: House, browser: httpx.AsyncClient
) -> None:
    answer = await browser.get("/boards/all?type=2")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/boards/all%3Ftype%3D2"
    form = await browser.get(answer.headers["location"])
    assert 'name="next" value="/boards/all?type=2"' in form.text
    answer = await enter(browser, next="/boards/all?type=2")
    assert answer.headers["location"] == "/boards/all?type=2"
    assert (await browser.get("/boards/all?type=2")).json() == {"me": house.alice}


async def test_the_api_answers_a_stranger_401_in_json(browser: httpx.AsyncClient) -> None:
    for answer in (await browser.get("/api/me"), await browser.post("/boards/all")):
        assert answer.status_code == 401
        assert answer.json() == {"detail": "Sign in first."}


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
     "/\tx", "/a\\b", "/%0a", "\n/evil", ""],
)  # fmt: skip
async def test_next_never_leaves_the_site(
    house: House, browser: httpx.AsyncClient, address: str
) -> None:
    answer = await enter(browser, next=address)
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location == ("/%0a" if address == "/%0a" else "/")


async def test_a_wrong_password_keeps_what_was_typed_save_the_password(
    house: House, browser: httpx.AsyncClient
) -> None:
    answer = await enter(browser, account='al"ice<b>', password="secret-guess", next="/boards/all")
    assert answer.status_code == 401
    assert "User or password don&#39;t match." in answer.text
    assert 'value="al&#34;ice&lt;b&gt;"' in answer.text
    assert 'value="/boards/all"' in answer.text
    assert "secret-guess" not in answer.text
    assert "set-cookie" not in answer.headers


async def test_a_wrong_password_and_an_unknown_account_look_the_same(
    house: House, browser: httpx.AsyncClient
) -> None:
    known = await enter(browser, account="alice", password="x")
    unknown = await enter(browser, account="nobody", password="x")
    assert known.text.replace("alice", "nobody") == unknown.text
    assert known.status_code == unknown.status_code


async def test_too_many_tries_are_told_when_to_come_back(
    house: House, browser: httpx.AsyncClient
) -> None:
    for _ in range(limits.ACCOUNT.amount):
        assert (await enter(browser, password="x")).status_code == 401
    answer = await enter(browser)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


async def test_the_session_is_new_at_every_sign_in_and_a_planted_one_is_not_taken(
    house: House, browser: httpx.AsyncClient
) -> None:
    browser.cookies.set("atende", "planted", domain="test.local")
    await enter(browser)
    first = browser.cookies.get("atende", domain="test.local", path="/")
    assert first != "planted"
    tokens = set()
    for _ in range(3):
        answer = await enter(browser)
        tokens.add(answer.headers["set-cookie"].split(";")[0])
    assert len(tokens) == 3


async def test_a_forged_cookie_opens_nothing(house: House, browser: httpx.AsyncClient) -> None:
    await enter(browser)
    real = browser.cookies["atende"]
    browser.cookies.clear()
    for forged in ("", "1", real[:-1], real + "x", real.swapcase(), "null", "a" * 5000):
        answer = await browser.get("/api/me", headers={"cookie": f"atende={forged}"})
        assert answer.status_code == 401, forged
    answer = await browser.get("/api/me", headers={"cookie": f"atende={real}"})
    assert answer.status_code == 200


async def test_the_cookie_is_http_only_lax_and_of_this_browser_session(
    house: House, browser: httpx.AsyncClient
) -> None:
    cookie = (await enter(browser)).headers["set-cookie"].lower()
    assert cookie.startswith("atende=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age" not in cookie
    assert "max-age=2592000" in (await enter(browser, stays="1")).headers["set-cookie"].lower()


async def test_over_https_the_cookie_is_secure_and_bound_to_the_host(house: House) -> None:
    async with a_browser("https://desk.example") as browser:
        answer = await enter(browser)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-atende=")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie
        assert "max-age=31536000" in answer.headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": URL, "sec-fetch-site": "same-origin"}, 303),
        ({"origin": URL}, 303),
        ({}, 303),
    ],
)
async def test_only_our_own_pages_may_post(
    house: House, browser: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    form = {"account": "alice", "password": PASSWORD}
    assert (await browser.post("/sign-in", data=form, headers=headers)).status_code == status


async def test_a_page_tells_who_comes_from_elsewhere_and_the_api_in_json(
    house: House, browser: httpx.AsyncClient
) -> None:
    elsewhere = {"origin": "http://evil.example"}
    page = await browser.post("/sign-in", data={}, headers=elsewhere)
    assert "comes from another site" in page.text
    assert page.text.startswith("<!doctype html>")
    assert "unsafe" not in page.headers["content-security-policy"]
    answer = await browser.post("/api/me", headers=elsewhere)
    assert answer.json() == {"detail": "This request comes from another site."}


async def test_signing_out_ends_the_session_itself(
    house: House, browser: httpx.AsyncClient
) -> None:
    await enter(browser)
    token = browser.cookies["atende"]
    answer = await browser.post("/sign-out")
    assert answer.headers["location"] == "/sign-in"
    assert await sessions.who(token) is None
    answer = await browser.get("/api/me", headers={"cookie": f"atende={token}"})
    assert answer.status_code == 401
    assert (await browser.get("/sign-out")).status_code in {303, 405}


async def test_every_answer_carries_the_security_headers(
    house: House, browser: httpx.AsyncClient
) -> None:
    await enter(browser)
    strange = "http://evil.example"
    answers = [
        await browser.get("/boards/all"),
        await browser.get("/nothing"),
        await browser.get("/api/nothing"),
        await browser.get("/broken"),
        await browser.get("/api/broken"),
        await browser.get("/full"),
        await browser.post("/boards/all", headers={"origin": strange}),
        await browser.get("/invite/dead"),
        await browser.get("/set-up/dead"),
        await browser.post("/sign-out"),
        await browser.get("/boards/all"),
        await browser.get("/api/me"),
        await browser.get("/sign-in"),
        await browser.post("/sign-in", content=b"x" * 20_000),
    ]
    expected = [200, 404, 404, 500, 500, 503, 403, 410, 303, 303, 303, 401, 200, 413]
    assert [answer.status_code for answer in answers] == expected
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert "a secret detail" not in answer.text
        assert "Traceback" not in answer.text


async def test_pages_before_sign_in_allow_no_inline_script(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/sign-in")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "style=" not in answer.text
    assert "<script>" not in answer.text


async def test_the_first_administrator_sets_up_and_is_in(browser: httpx.AsyncClient) -> None:
    assert "set-up link" in (await browser.get("/sign-in")).text
    link = await setup.setup_link(URL)
    assert link is not None
    assert 'name="password"' in (await browser.get(link)).text
    form = {
        "name": "Alice Alves", "email": "alice", "password": "short",
        "example": "0", "timezone": "America/Recife", "locale": "pt_BR",
    }  # fmt: skip
    refused = await browser.post(link, data=form)
    assert refused.status_code == 422
    assert 'value="Alice Alves"' in refused.text
    assert "America/Recife" in refused.text
    assert 'id="email-refusal"' in refused.text
    assert 'id="password-refusal"' in refused.text
    assert 'value="short"' not in refused.text
    entered = await browser.post(link, data=form | {"email": "a@b.com", "password": PASSWORD})
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert (await browser.get("/api/me")).status_code == 200
    for again in (await browser.post(link, data=form), await browser.get(link)):
        assert (again.status_code, again.headers["location"]) == (303, "/sign-in")
    assert (await browser.get("/sign-in")).headers["location"] == "/"


async def test_bob_takes_his_invitation_up_once_and_looking_does_not_spend_it(
    house: House, browser: httpx.AsyncClient
) -> None:
    token = await people.link_again(house.bob, by=house.alice)
    for _ in range(2):
        assert "bob" in (await browser.get(f"/invite/{token}")).text
    short = await browser.post(f"/invite/{token}", data={"password": "short"})
    assert short.status_code == 422
    entered = await browser.post(f"/invite/{token}", data={"password": PASSWORD})
    assert entered.status_code == 303
    assert (await browser.get("/api/me")).json() == {"me": house.bob}
    again = await browser.post(f"/invite/{token}", data={"password": PASSWORD})
    assert again.status_code == 410


async def test_each_reads_in_their_own_language(house: House, browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/sign-in", headers={"accept-language": "fr, pt-PT;q=0.9, en;q=0.8"})
    assert '<html lang="pt-BR">' in answer.text
    await browser.get("/sign-in?lang=en")
    answer = await browser.get("/sign-in", headers={"accept-language": "pt-BR"})
    assert '<html lang="en">' in answer.text


async def test_someone_deactivated_is_out_with_their_next_request(
    house: House, browser: httpx.AsyncClient
) -> None:
    token = await people.link_again(house.bob, by=house.alice)
    await browser.post(f"/invite/{token}", data={"password": PASSWORD})
    assert (await browser.get("/api/me")).status_code == 200
    from services.access.deactivation import deactivate

    await deactivate(house.bob, by=house.alice)
    assert (await browser.get("/api/me")).status_code == 401
    assert not (await User.get(id=house.bob)).is_active
    configured.forget()
