"""What the catalogue refuses."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class NameIsMissing(Refusal):
    where = "name"


@dataclass(frozen=True, kw_only=True)
class NameIsTooLong(Refusal):
    where = "name"
    limit: int


@dataclass(frozen=True, kw_only=True)
class DocumentIsWrong(Refusal):
    """Neither a CPF nor a CNPJ by its check digits."""

    where = "document"


@dataclass(frozen=True, kw_only=True)
class DocumentIsTaken(Refusal):
    where = "document"
    customer_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class AddressIsTooLong(Refusal):
    where = "address"
    limit: int
