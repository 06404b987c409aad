"""What a person types about a person, checked field by field."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from models import User
from services.access.refusals import EmailIsWrong, IsTaken
from services.entering import clean, line_objections, refuse
from services.refusals import Refusal

__all__ = [
    "clean",
    "email_objections",
    "free_login",
    "login_of",
    "objections",
    "refuse",
    "taken",
]
EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]{1,190}")
NOT_IN_LOGIN = re.compile(r"[^a-z0-9._-]+")
LIMITS = {
    "name": 120,
    "email": 254,
    "login": 60,
}


def objections(what: str, text: str) -> list[Refusal]:
    return line_objections(what, text, LIMITS[what])


def email_objections(email: str) -> list[Refusal]:
    wrong = objections("email", email)
    return wrong or ([] if EMAIL.fullmatch(email) else [EmailIsWrong()])


async def taken(but: int = 0, **fields: str) -> list[Refusal]:
    """Which of the fields somebody else already has."""
    return [
        IsTaken(what=name)
        for name, value in fields.items()
        if value and await _others(but, **{name: value})
    ]


async def _others(but: int, **field: Any) -> bool:
    return bool(await User.filter(**field).exclude(id=but).exists())


async def free_login(email: str) -> str:
    """A login after the e-mail's name that nobody has yet."""
    start = login_of(email.partition("@")[0]) or "user"
    login, number = start, 2
    while await User.filter(login=login).exists():
        login, number = f"{start}{number}", number + 1
    return login


def login_of(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return NOT_IN_LOGIN.sub(".", plain)[: LIMITS["login"] - 5].strip(".")
