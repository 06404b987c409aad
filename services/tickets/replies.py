"""Standard replies that fit, with their variables filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from services.configuration import Configuration, Reply

VARIABLES = ("customer", "contact_person", "ticket", "product", "user", "next_contact")
VARIABLE = re.compile(rf"\{{({'|'.join(VARIABLES)})\}}")
BRACED = re.compile(r"\{([^{}\n]{1,60})\}")


@dataclass(frozen=True, slots=True)
class Offer:
    id: int
    title: str
    text: str


def fitting(configuration: Configuration, type_id: int, center_id: int | None) -> tuple[Reply, ...]:
    """Those for the type and the CR, the most specific first, then by position."""
    fit = [reply for reply in configuration.replies if _fits(reply, type_id, center_id)]
    return tuple(sorted(fit, key=lambda reply: (-_precision(reply), reply.position, reply.id)))


def _fits(reply: Reply, type_id: int, center_id: int | None) -> bool:
    for_type = not reply.types or type_id in reply.types
    return for_type and (not reply.centers or center_id in reply.centers)


def _precision(reply: Reply) -> int:
    """Type and CR before CR, CR before type, that before any."""
    return 2 * bool(reply.centers) + bool(reply.types)


def offers(
    configuration: Configuration, type_id: int, center_id: int | None, values: Mapping[str, str]
) -> tuple[Offer, ...]:
    return tuple(
        Offer(reply.id, reply.title, filled(reply.text, values))
        for reply in fitting(configuration, type_id, center_id)
    )


def filled(text: str, values: Mapping[str, str]) -> str:
    """A variable without a value stays as it is written, to be seen and filled by hand."""
    return VARIABLE.sub(lambda found: values.get(found[1]) or found[0], text)


def unknown_variables(text: str) -> tuple[str, ...]:
    """What is written like a variable and is none, once each."""
    return tuple(dict.fromkeys(name for name in BRACED.findall(text) if name not in VARIABLES))
