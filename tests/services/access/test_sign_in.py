"""Signing in: a new token each time, the same answer to every wrong guess."""

from __future__ import annotations

import runpy

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher

from models import LedgerEntry, Session
from services.access import limits, links, own, passwords, people, sessions
from services.access.refusals import SignInFails, TooManyTries
from services.access.sign_in import Browser, sign_in
from services.access.tokens import hash_of
from services.refusals import Refused
from tests.services.access.house import PASSWORD, House


async def alice_signs_in(browser: Browser | None = None, *, stays: bool = False) -> str:
    return await sign_in("alice", PASSWORD, stays=stays, browser=browser or Browser())


async def test_alice_signs_in_by_login_and_by_email(house: House) -> None:
    for account in ("alice", " ALICE ", "alice@example.com"):
        token = await sign_in(account, PASSWORD, stays=False, browser=Browser())
        found = await sessions.who(token)
        assert found is not None
        assert found.user_id == house.alice


async def test_the_token_is_256_bits_and_only_its_hash_is_stored(house: House) -> None:
    token = await alice_signs_in()
    assert len(token) >= 43
    stored = [session.token_hash for session in await Session.all()]
    assert hash_of(token) in stored
    assert token not in stored


async def test_signing_in_again_ends_the_browsers_earlier_session(house: House) -> None:
    first = await alice_signs_in()
    second = await alice_signs_in(Browser(token=first))
    assert second != first
    assert await sessions.who(first) is None
    assert await sessions.who(second) is not None


async def test_a_token_somebody_planted_is_never_taken_over(house: House) -> None:
    planted = "p" * 43
    token = await alice_signs_in(Browser(token=planted))
    assert token != planted
    assert await sessions.who(planted) is None


@pytest.mark.parametrize(
    ("account", "password"),
    [("nobody", PASSWORD), ("alice", "wrong"), ("bob", PASSWORD), ("", ""), ("alice", "x" * 5000)],
)
async def test_every_wrong_guess_is_refused_alike(
    house: House, account: str, password: str
) -> None:
    with pytest.raises(Refused) as refused:
        await sign_in(account, password, stays=False, browser=Browser())
    assert refused.value.refusals == (SignInFails(),)


async def test_an_unknown_account_costs_as_much_as_a_known_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []

    def verify(self: Argon2Hasher, password: str, password_hash: str) -> bool:
        verified.append(password_hash.rsplit("$", 2)[0])
        return counted(self, password, password_hash)

    counted = Argon2Hasher.verify
    monkeypatch.setattr(Argon2Hasher, "verify", verify)
    costs = []
    for account in ("alice", "bob", "nobody"):
        with pytest.raises(Refused):
            await sign_in(account, "a wrong password", stays=False, browser=Browser())
        costs.append([*verified])
        verified.clear()
    assert costs == [costs[0]] * 3
    assert len(costs[0]) == 1
    assert costs[0][0].startswith("$argon2id$")


def test_a_password_is_as_dear_to_guess_as_argon2_is_meant_to_be() -> None:
    hasher = runpy.run_path(passwords.__file__)["_hasher"]
    assert hasher.hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


async def test_after_twenty_wrong_guesses_even_the_right_password_waits(house: House) -> None:
    for number in range(limits.ACCOUNT.amount):
        account = "alice" if number % 2 else "alice@example.com"
        with pytest.raises(Refused):
            await sign_in(account, "wrong", stays=False, browser=Browser(address=str(number)))
    with pytest.raises(Refused) as refused:
        await alice_signs_in()
    [refusal] = refused.value.refusals
    assert isinstance(refusal, TooManyTries)
    assert 0 < refusal.seconds <= 15 * 60


async def test_one_address_that_tries_many_accounts_waits_too(house: House) -> None:
    for number in range(limits.ADDRESS.amount):
        limits.tried(f"account {number}", "10.0.0.1")
    with pytest.raises(Refused):
        await alice_signs_in(Browser(address="10.0.0.1"))
    assert await alice_signs_in(Browser(address="10.0.0.2"))


async def test_right_passwords_never_add_up_to_a_wait(house: House) -> None:
    for _ in range(limits.ACCOUNT.amount + 2):
        await alice_signs_in()


async def test_bob_chooses_his_password_with_the_link_and_only_once(house: House) -> None:
    token = await people.link_again(house.bob, by=house.alice)
    assert await own.choose_password(token, "invite", PASSWORD) == house.bob
    assert await sign_in("bob", PASSWORD, stays=False, browser=Browser())
    with pytest.raises(Refused):
        await own.choose_password(token, "invite", "another password")


async def test_a_link_serves_its_own_purpose_alone(house: House) -> None:
    token = await people.link_again(house.bob, by=house.alice)
    for purpose in ("reset", "setup"):
        with pytest.raises(Refused):
            await own.choose_password(token, purpose, PASSWORD)


async def test_a_new_link_ends_the_one_before(house: House) -> None:
    first = await people.link_again(house.bob, by=house.alice)
    await people.link_again(house.bob, by=house.alice)
    with pytest.raises(Refused):
        await own.choose_password(first, "invite", PASSWORD)


async def test_links_die_of_age(house: House) -> None:
    from datetime import UTC, datetime, timedelta

    token = await people.link_again(house.bob, by=house.alice)
    now = datetime.now(UTC)
    assert await links.find(token, "invite", now=now + timedelta(hours=71))
    with pytest.raises(Refused):
        await links.find(token, "invite", now=now + timedelta(hours=73))


async def test_ins_outs_and_lockouts_are_in_the_ledger(house: House) -> None:
    """A lockout once, however often it is tried on."""
    token = await alice_signs_in(Browser("203.0.113.9"))
    await sessions.sign_out(token)
    for _ in range(25):
        with pytest.raises(Refused):
            await sign_in("alice", "wrong", stays=False, browser=Browser("203.0.113.9"))
    entries = await LedgerEntry.filter(subject=f"user:{house.alice}").order_by("seq")
    told = [(each.happened, each.actor_id) for each in entries]
    assert told[-3:] == [
        ("signed_in", house.alice), ("signed_out", house.alice), ("locked_out", None),
    ]  # fmt: skip
    assert "203.0.113.9" in (entries[-1].payload or "")
