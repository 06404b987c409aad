"""What a person changes about their own account."""

from __future__ import annotations

from dataclasses import dataclass

from models import User
from services.access import entries, limits, links, passwords, sessions
from services.access.refusals import IsUnknown, LinkIsDead, PresentPasswordIsWrong
from services.access.revocation import RightsChanged
from services.refusals import Refused
from services.transaction import Work, reading, unit_of_work

LOCALES = ("", "en", "pt_BR")
LOOK = "select theme, single_keys from user_account where id = ?"
THEMES = ("auto", "light", "dark")


async def find(user_id: int) -> User:
    return await User.get(id=user_id).select_related("role", "team", "position")


@dataclass(frozen=True, slots=True)
class Look:
    """`theme` is auto, light or dark; `single_keys` whether single letters are shortcuts."""

    theme: str
    single_keys: bool


async def look(user_id: int) -> Look:
    [rows] = await reading(lambda snapshot: snapshot.rows((LOOK, (user_id,))))
    return Look(rows[0][0], bool(rows[0][1]))


async def rename(name: str, *, by: int) -> None:
    name = entries.clean(name)
    entries.refuse(entries.objections("name", name))

    async def body(work: Work) -> None:
        user = await User.get(id=by)
        await User.filter(id=by).update(name=name, version=user.version + 1)
        renamed = {"before": {"name": user.name}, "after": {"name": name}}
        await work.ledger(f"user:{by}", "user_edited", renamed)
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def change_password(present: str, new: str, *, by: int, session_id: int) -> None:
    """Every other session of theirs ends. Raises PresentPasswordIsWrong, TooManyTries."""
    user = await User.get(id=by)
    limits.tried(f"user {by}", f"session {session_id}")
    if not await passwords.matches(present, user.password_hash):
        raise Refused(PresentPasswordIsWrong())
    limits.succeeded(f"user {by}")
    entries.refuse(passwords.objections(new, user.login, user.email, user.name))
    password_hash = await passwords.hashed(new)

    async def body(work: Work) -> None:
        await _give_password(work, by, password_hash)
        await sessions.end_all_of(work, by, but=session_id)

    await unit_of_work(body, by=by)


async def choose_password(token: str, purpose: str, password: str) -> int:
    """Take an invitation or a reset up; whose it was. Their sessions and other links end.

    Raises LinkIsDead and what is wrong with the password.
    """
    entries.refuse(passwords.objections(password))
    password_hash = await passwords.hashed(password)

    async def body(work: Work) -> int:
        user_id = await links.spend(work, token, purpose)
        user = await User.get_or_none(id=user_id, is_active=True)
        if user is None:
            raise Refused(LinkIsDead())
        entries.refuse(passwords.objections(password, user.login, user.email, user.name))
        await _give_password(work, user.id, password_hash)
        await sessions.end_all_of(work, user.id)
        return user.id

    return await unit_of_work(body, by=None)


async def _give_password(work: Work, user_id: int, password_hash: str) -> None:
    work.by = work.by or user_id
    await User.filter(id=user_id).update(password_hash=password_hash)
    await links.end_all(work, user_id)
    await work.ledger(f"user:{user_id}", "password_changed", {})


async def prefer(
    *, by: int, locale: str | None = None, theme: str | None = None, single_keys: bool | None = None
) -> None:
    """Language, theme and single-letter shortcuts; their screens start anew."""
    if locale not in (None, *LOCALES) or theme not in (None, *THEMES):
        raise Refused(IsUnknown(what="locale" if locale not in (None, *LOCALES) else "theme"))
    wanted = {"locale": locale, "theme": theme, "single_keys": single_keys}
    changes = {key: value for key, value in wanted.items() if value is not None}

    async def body(work: Work) -> None:
        user = await User.get(id=by)
        before = {key: getattr(user, key) for key in changes}
        await User.filter(id=by).update(**changes)
        told = {"before": before, "after": changes}
        await work.ledger(f"user:{by}", "preferences_changed", told)
        work.configuration_changed()
        if locale is not None or theme is not None:
            work.record(RightsChanged((by,)))

    await unit_of_work(body, by=by)
