"""The key that chains the entries, a file of its own beside the database."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from services.kept_files import kept
from services.transaction import json_text

NAME = "ledger.key"
LENGTH = 32
_key = b""


class KeyIsCut(Exception):
    """Every entry would be sealed with something else than those before."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not the key it was: put it back from where the keys are kept")


class KeyIsMissing(Exception):
    """There is a ledger and no key: a new one would seal what is to come apart from what was."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is missing, and the ledger is sealed with it: put it back from where the keys "
            "are kept; if it is lost, `.venv/bin/python cli.py ledger new-key` begins a new chain"
        )


def new_key() -> bytes:
    return secrets.token_bytes(LENGTH)


def has_key(folder: Path) -> bool:
    return (folder / NAME).exists()


def is_whole(path: Path) -> bool:
    return path.exists() and path.stat().st_size == LENGTH


def unlock(folder: Path) -> None:
    """Read the key that chains the entries, or make it. Raises KeyIsCut."""
    path = folder / NAME
    key = kept(path, new_key)
    if len(key) != LENGTH:
        raise KeyIsCut(path)
    hold(key)


def hold(key: bytes) -> None:
    """Seal with this key from now on."""
    global _key
    _key = key


def sealed(previous: str, *parts: object) -> str:
    """HMAC-SHA-256 over the previous mac, subject, seq, actor, time, what, payload hash."""
    message = json_text([previous, *parts]).encode()
    return hmac.digest(_key, message, "sha256").hex()


def digest_of(salt: str, payload: str) -> str:
    return hashlib.sha256((salt + payload).encode()).hexdigest()
