"""CPF or CNPJ, with its punctuation as it is typed."""

from __future__ import annotations

from typing import Any

from components.forms.text import TextField
from components.i18n import _
from components.markup import attributed
from services.catalog.documents import bare, written


class DocumentField(TextField):
    """Its value is without punctuation."""

    def __init__(self, document: str) -> None:
        help_text = _("Checked by its digits. A CNPJ may have letters.")
        super().__init__(_("CPF or CNPJ"), value=written(document), help_text=help_text)
        attributed(self.control, data_document="", maxlength="24")
        self.value = document

    def read(self, text: str) -> str:
        return bare(text)

    def show(self, value: str) -> None:
        super().show(written(value))
        self.value = value

    def words(self, value: Any) -> str:
        return written(value) or _("blank")
