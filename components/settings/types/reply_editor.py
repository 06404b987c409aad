"""One reply opened: its words, its variables, where it fits, and how it reads for a ticket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from components.forms.area import AreaField
from components.forms.followed import Field
from components.forms.many import ManyField
from components.forms.text import TextField
from components.i18n import _, p_
from components.markup import attributed, node
from components.settings.types.reply_preview import ReplyPreview, Tried
from components.settings.types.variables import canonical, names, shown
from services.catalog.replies import ReplyFields
from services.configuration import Configuration


class ReplyEditor:
    """Tells `took` whenever a person changes something."""

    def __init__(
        self, known: Configuration, key: str, fields: ReplyFields,
        took: Callable[[ReplyFields], Any], tried: Tried,
    ) -> None:  # fmt: skip
        self._key, self._fields, self._took = key, fields, took
        self.parts: dict[str, Field] = {}
        self._add("title", TextField(_("Title"), value=fields.title))
        area = self._add("text", AreaField(_("Text"), value=shown(fields.text)))
        _variables(area.control.html_id)
        help_text = _("None ticked: any phase.")
        self._add(
            "centers",
            ManyField(
                p_("short", "CRs"),
                _centers(known, fields),
                value=fields.centers,
                help_text=help_text,
            ),
        )
        help_text = _("None ticked: any type. One change reaches every type that shares it.")
        self._add(
            "types",
            ManyField(_("Types"), _types(known, fields), value=fields.types, help_text=help_text),
        )
        self._preview = ReplyPreview(tried)
        self._preview.show(fields.text)

    def _add(self, what: str, field: Any) -> Any:
        self.parts[what] = field
        attributed(field.control, data_field=f"{self._key}.{what}")
        field.follow(self._changed)
        return field

    def _changed(self) -> None:
        values = {what: field.value for what, field in self.parts.items()}
        values["text"] = canonical(values["text"])
        self._fields = replace(self._fields, **values)
        self._preview.show(self._fields.text)
        self._took(self._fields)

    def say(self, sentences: Mapping[str, str]) -> None:
        for what, field in self.parts.items():
            field.refuse(sentences.get(what, ""))

    def rewrite(self, text: str) -> None:
        """Another text, canonical, as if it had been typed."""
        self.parts["text"].show(shown(text))
        self._changed()

    def focus(self, what: str = "title") -> None:
        self.parts.get(what, self.parts["title"]).focus()


def _variables(area: str) -> None:
    with node("div", "puts", role="group", aria_label=_("Put a variable into the text")):
        for word in names().values():
            node("button", "var", word, type="button", data_puts=f"{{{word}}}", data_into=area)


def _centers(known: Configuration, fields: ReplyFields) -> dict[int, str]:
    return {
        each.id: f"{each.code} {each.name}"
        for each in known.centers.values()
        if each.is_usable or each.id in fields.centers
    }


def _types(known: Configuration, fields: ReplyFields) -> dict[int, str]:
    return {
        each.id: f"{each.code} {each.name}"
        for each in known.types.values()
        if (each.is_active and not each.is_group) or each.id in fields.types
    }
