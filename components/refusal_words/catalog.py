"""The sentences of what the catalogue refuses."""

from __future__ import annotations

from components.i18n import _
from components.refusal_words.basis import sentence
from services.catalog import refusals as r


@sentence.register
def _no_name(_refusal: r.NameIsMissing) -> str:
    return _("Write the name.")


@sentence.register(r.NameIsTooLong)
@sentence.register(r.AddressIsTooLong)
def _too_long(refusal: r.NameIsTooLong | r.AddressIsTooLong) -> str:
    return _("At most {limit} characters.", limit=refusal.limit)


@sentence.register
def _wrong_document(_refusal: r.DocumentIsWrong) -> str:
    return _("This is neither a CPF nor a CNPJ.")


@sentence.register
def _taken_document(refusal: r.DocumentIsTaken) -> str:
    return _("{name} has this CPF or CNPJ already.", name=refusal.name)
