"""The sentences of what the catalogue refuses."""

from __future__ import annotations

from collections.abc import Iterable

from components.i18n import _
from components.refusals import sentence
from services.catalog import refusals as r
from services.refusals import Refusal


def sentences(refusals: Iterable[Refusal]) -> str:
    return " ".join(map(_sentence, refusals))


def _sentence(refusal: Refusal) -> str:
    match refusal:
        case r.NameIsMissing():
            return _("Write the name.")
        case r.NameIsTooLong(limit=limit) | r.AddressIsTooLong(limit=limit):
            return _("At most {limit} characters.", limit=limit)
        case r.DocumentIsWrong():
            return _("This is neither a CPF nor a CNPJ.")
        case r.DocumentIsTaken(name=name):
            return _("{name} has this CPF or CNPJ already.", name=name)
        case _other:
            return sentence(refusal)
