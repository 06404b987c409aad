"""CPF and CNPJ, the alphanumeric one included."""

from __future__ import annotations

import re

from validate_docbr import CNPJ, CPF

CPF_LENGTH = 11
CNPJ_LENGTH = 14


def bare(text: str) -> str:
    """Without punctuation, letters upper case."""
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def is_valid(document: str) -> bool:
    document = bare(document)
    if len(document) == CPF_LENGTH:
        return bool(CPF().validate(document))
    return len(document) == CNPJ_LENGTH and bool(CNPJ().validate(document))


def written(document: str) -> str:
    """As people write it."""
    if len(document) == CPF_LENGTH:
        return re.sub(r"(...)(...)(...)(..)", r"\1.\2.\3-\4", document)
    if len(document) == CNPJ_LENGTH:
        return re.sub(r"(..)(...)(...)(....)(..)", r"\1.\2.\3/\4-\5", document)
    return document
