"""Why a mail doesn't leave: the server's fault, or its own."""

from __future__ import annotations

from typing import Literal

HUNG_UP, TOO_LONG = "the server hung up", "the server took too long"
NO_ADDRESS, UNWRITTEN = "no mail can go to", "could not be written"
BORNE = "was under way each time a process ended"
"""Beginnings of what is kept with a mail that failed; the rest is what the server said."""
Trouble = Literal[
    "unreachable", "nameless", "closed", "silent", "certificate", "expired", "encryption",
    "signless", "password", "sealed", "refused",
]  # fmt: skip


class ServerFails(Exception):
    """No mail would leave now. `detail` is what the server said."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}" if detail else trouble)
        self.trouble: Trouble = trouble
        self.detail = detail


class MailFails(Exception):
    """This one doesn't; `for_good`: nor will it when it is tried again."""

    def __init__(self, detail: str, *, for_good: bool = False) -> None:
        super().__init__(detail)
        self.detail = detail
        self.for_good = for_good
