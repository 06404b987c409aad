"""A whole number, typed."""

from __future__ import annotations

from typing import Any

from components.forms.text import TextField
from components.i18n import _


class NumberField(TextField):
    """A whole number; blank is None, and what is no number is out of every range."""

    NOT_A_NUMBER, DIGITS = -1, 9

    def __init__(self, label: str, *, value: int | None, help_text: str = "") -> None:
        super().__init__(label, value=_digits(value), help_text=help_text)
        self.control.props("inputmode=numeric")
        self.value: Any = value

    def shape(self) -> Any:
        return int | None

    def read(self, text: str) -> Any:
        typed = text.strip()
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= self.DIGITS
        return int(typed) if is_number else self.NOT_A_NUMBER if typed else None

    def show(self, value: int | None) -> None:
        super().show(_digits(value))
        self.value = value

    def words(self, value: int | None) -> str:
        return _digits(value) or _("blank")


def _digits(value: int | None) -> str:
    return "" if value is None else str(value)
