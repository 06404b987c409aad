"""Passwords: argon2id, in threads, so that neither the loop nor the memory pays for it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from services.access.refusals import PasswordIsCommon, PasswordIsLong, PasswordIsShort
from services.refusals import Refusal

LEAST, MOST = 8, 128
_hasher = PasswordHash((Argon2Hasher(),))
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="password")
"""Four at once: 64 MiB each."""


async def hashed(password: str) -> str:
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def matches(password: str, password_hash: str | None) -> bool:
    """Whether it is the password. Without a hash it costs the same and is not."""
    return await asyncio.get_running_loop().run_in_executor(
        _threads, _matches, password[: MOST + 1], password_hash
    )


def _matches(password: str, password_hash: str | None) -> bool:
    try:
        fits = _hasher.verify(password, password_hash or _nobodys())
    except UnknownHashError:
        return False
    return fits and password_hash is not None


@cache
def _nobodys() -> str:
    return _hasher.hash("the hash an unknown account is held against")


def objections(password: str, *about: str) -> list[Refusal]:
    """Why it can't be a password; `about` are words everybody knows of its owner."""
    if len(password) < LEAST:
        return [PasswordIsShort(least=LEAST)]
    if len(password) > MOST:
        return [PasswordIsLong(most=MOST)]
    known = _common() | {word.casefold() for word in about}
    return [PasswordIsCommon()] if password.casefold() in known else []


@cache
def _common() -> frozenset[str]:
    path = Path(__file__).with_name("common_passwords.txt")
    return frozenset(path.read_text().split())
