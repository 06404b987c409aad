"""The first start: a one-time link, the built-in roles and the first administrator."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import available_timezones

from models import Installation, User
from services.access import entries, links, passwords, roles
from services.access.own import LOCALES
from services.access.permissions import administrators
from services.access.refusals import IsSetUp, IsUnknown
from services.access.sign_in import Browser, enter
from services.configuration import configuration, configuration_in
from services.refusals import Refused
from services.transaction import Work, unit_of_work

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The first administrator and their place; `role_names` in the installation's language."""

    name: str
    email: str
    password: str
    timezone: str
    locale: str
    company: str = ""
    role_names: Mapping[str, str]


async def is_set_up() -> bool:
    return bool(administrators(await configuration()))


async def setup_link(public_url: str) -> str | None:
    """A fresh link while nobody administers; earlier ones end. None once somebody does."""

    async def body(work: Work) -> str | None:
        if administrators(await configuration_in(work)):
            return None
        return await links.issue(work, "setup")

    token = await unit_of_work(body, by=None)
    return token and f"{public_url.rstrip('/')}/set-up/{token}"


async def check(token: str) -> None:
    """Raises LinkIsDead."""
    await links.find(token, "setup", now=datetime.now(UTC))


async def set_up(first: First, *, token: str, example: bool, browser: Browser) -> str:
    """Roles, administrator and, where wanted, the example; the token of their session.

    Raises LinkIsDead, IsSetUp, and what is wrong with the fields, together.
    """
    await check(token)
    name, email = entries.clean(first.name), entries.clean(first.email).casefold()
    entries.refuse(
        entries.objections("name", name),
        entries.email_objections(email),
        passwords.objections(first.password, name, email),
        _place_objections(first),
    )
    password_hash = await passwords.hashed(first.password)

    async def body(work: Work) -> tuple[int, str]:
        await links.spend(work, token, "setup")
        if administrators(await configuration_in(work)):
            raise Refused(IsSetUp())
        ids = await roles.create_built_in(work, first.role_names)
        user = await User.create(
            name=name,
            email=email,
            login=await entries.free_login(email),
            password_hash=password_hash,
            role_id=ids["administrator"],
            locale=first.locale,
        )
        await _settle(first)
        await work.ledger(f"user:{user.id}", "administrator_set_up", {"email": email})
        work.configuration_changed()
        return user.id, await enter(work, user.id, browser)

    user_id, session = await unit_of_work(body, by=None)
    if example:
        await _fill_example(first.locale, user_id)
    return session


def _place_objections(first: First) -> list[IsUnknown]:
    wrong_zone = first.timezone not in available_timezones()
    wrong_locale = first.locale not in LOCALES[1:]
    found = (("timezone", wrong_zone), ("locale", wrong_locale))
    return [IsUnknown(what=what) for what, is_wrong in found if is_wrong]


async def _settle(first: First) -> None:
    place: dict[str, Any] = {
        "timezone": first.timezone,
        "locale": first.locale,
        "name": entries.clean(first.company)[:120],
    }
    if not await Installation.filter(id=1).update(**place):
        await Installation.create(id=1, **place)


async def _fill_example(locale: str, by: int) -> None:
    """The administrator is in already: an example that fails costs the example alone."""
    try:
        from services import example

        await example.fill(locale, by=by)
    except Exception:
        logger.exception("The example data could not be filled in")
