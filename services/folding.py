"""Text without accents or case, as search compares it."""

from __future__ import annotations

import unicodedata

from services.readable import readable


def folded(text: str) -> str:
    """One line, lower case, no accents: `Implantação  ERP` and `implantacao erp` are equal."""
    plain = "".join(
        mark
        for mark in unicodedata.normalize("NFKD", readable(text))
        if not unicodedata.combining(mark)
    )
    return " ".join(plain.casefold().split())


def like(word: str) -> str:
    r"""A pattern for `like ? escape '\'` that finds `word` anywhere."""
    for special in "\\%_":
        word = word.replace(special, "\\" + special)
    return f"%{word}%"
