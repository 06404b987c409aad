"""What is entered of the mail server, and what stands against it. Pure."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import Any

from services.entering import clean, line_objections, number_objections
from services.mail.refusals import HostIsWrong, PasswordIsNeeded, SenderIsWrong
from services.mail.server import ADDRESS, PER_HOUR, SECURITY
from services.refusals import IsUnknown, Refusal

HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|\[?[0-9A-Fa-f:]{2,45}\]?")
LIMITS = {"username": 254, "sender_name": 120}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFields:
    """A blank `host`: no mail leaves. A blank `password`: the one that is kept."""

    host: str = ""
    port: int | None = 587
    security: str = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    sender_name: str = ""
    per_hour: int | None = PER_HOUR
    mails_customers: bool = False

    def cleaned(self) -> dict[str, Any]:
        lines = ("host", "username", "sender", "sender_name")
        return asdict(self) | {name: clean(getattr(self, name)) for name in lines}


def objections(values: dict[str, Any]) -> list[Refusal]:
    found: list[Refusal] = []
    if not HOST.fullmatch(values["host"]):
        found.append(HostIsWrong())
    if not ADDRESS.fullmatch(values["sender"]):
        found.append(SenderIsWrong())
    if values["security"] not in SECURITY:
        found.append(IsUnknown(what="security"))
    for what, limit in LIMITS.items():
        found += line_objections(what, values[what] or "-", limit)
    port, per_hour = values["port"] or 0, values["per_hour"] or 0
    return [
        *found,
        *number_objections("port", port, 1, 65_535),
        *number_objections("per_hour", per_hour, 1, 10_000),
    ]


def leaks(values: dict[str, Any], present: dict[str, Any], *, kept: bool) -> list[Refusal]:
    """The kept password would be told to another server, or in the clear."""
    names = ("host", "port", "security", "username")
    is_another = any(values[name] != present[name] for name in names)
    uses_kept = kept and values["username"] and not values["password"]
    return [PasswordIsNeeded()] if uses_kept and is_another else []
