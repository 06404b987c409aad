"""What stands in an address: a part that doesn't fit leads nowhere."""

from __future__ import annotations

from fastapi import Request
from starlette.convertors import Convertor, register_url_convertor

DIGITS = 9
"""Every id and sequence has fewer."""


class IdConvertor(Convertor[int]):
    regex = "[1-9][0-9]{0,8}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("id", IdConvertor())


def whole(request: Request, name: str) -> int | None:
    """A query's whole number, from 0; None where it isn't one."""
    text = request.query_params.get(name, "")
    is_one = text.isascii() and text.isdigit() and len(text) <= DIGITS
    return int(text) if is_one else None
