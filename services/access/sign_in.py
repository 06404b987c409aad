"""Signing in with a password."""

from __future__ import annotations

from dataclasses import dataclass

from tortoise.expressions import Q

from models import User
from services.access import limits, passwords, sessions
from services.access.refusals import SignInFails
from services.entering import clean
from services.refusals import Refused
from services.transaction import Work, unit_of_work


@dataclass(frozen=True, slots=True)
class Browser:
    """Where a sign-in comes from; `token` is that of the session it had before."""

    address: str = ""
    agent: str = ""
    token: str | None = None


async def sign_in(account: str, password: str, *, stays: bool, browser: Browser) -> str:
    """The token of a new session; the browser's earlier one ends.

    Raises SignInFails alike, and as late, for an unknown account, a wrong password and
    somebody who was deactivated; TooManyTries.
    """
    user = await who_is(account)
    key = f"user {user.id}" if user else account
    try:
        limits.tried(key, browser.address)
    except Refused:
        if user and limits.is_news(key):
            await unit_of_work(lambda work: _locked_out(work, user.id, browser), by=None)
        raise
    if not await passwords.matches(password, user.password_hash if user else None) or user is None:
        raise Refused(SignInFails())
    limits.succeeded(key)
    return await unit_of_work(lambda work: enter(work, user.id, browser, stays=stays), by=user.id)


async def _locked_out(work: Work, user_id: int, browser: Browser) -> None:
    await work.ledger(f"user:{user_id}", "locked_out", {"address": browser.address})


async def enter(work: Work, user_id: int, browser: Browser, *, stays: bool = False) -> str:
    """A new session in this commit, which ends the browser's earlier one."""
    if not await User.filter(id=user_id, is_active=True).exists():
        raise Refused(SignInFails())
    if browser.token is not None:
        await sessions.end_token(work, browser.token)
    await work.ledger(f"user:{user_id}", "signed_in", {"address": browser.address})
    return await sessions.begin(
        work, user_id, stays=stays, address=browser.address, agent=browser.agent
    )


async def who_is(account: str) -> User | None:
    name = clean(account).casefold()
    return await User.filter(Q(login=name) | Q(email=name), is_active=True).first()


async def enter_as(user_id: int, browser: Browser) -> str:
    """The token of a new session of somebody who has just chosen their password."""
    return await unit_of_work(lambda work: enter(work, user_id, browser), by=user_id)
