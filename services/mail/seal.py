"""Secrets of the mails, from the installation's own: sealed passwords, links that are in no row."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_passwords: Fernet | None = None
_links = b""


class SealIsBroken(Exception):
    """Sealed with another secret key than the present one."""


def unlock(secret: str) -> None:
    """Derive the keys from `secret`, each for its own purpose."""
    global _passwords, _links
    _passwords = Fernet(base64.urlsafe_b64encode(_derived(secret, "mail password")))
    _links = _derived(secret, "mailed links")


def _derived(secret: str, purpose: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"atende {purpose}".encode())
    return made.derive(secret.encode())


def sealed(password: str) -> str:
    return _seal().encrypt(password.encode()).decode() if password else ""


def opened(text: str) -> str:
    """Raises SealIsBroken."""
    try:
        return _seal().decrypt(text.encode()).decode() if text else ""
    except InvalidToken:
        raise SealIsBroken from None


def _seal() -> Fernet:
    if _passwords is None:
        raise SealIsBroken
    return _passwords


def link_token(nonce: str) -> str:
    """The token of a mailed link: made anew from the row's `nonce` when the mail is written, so
    that whoever reads the database alone can't use it."""
    digest = hmac.new(_links, nonce.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
