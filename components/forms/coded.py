"""Group and code of a thing in a tree: choosing the group offers its next free code."""

from __future__ import annotations

from collections.abc import Mapping

from components.forms.form import Form
from components.forms.segment import SegmentField
from components.forms.select import SelectField
from components.forms.text import TextField
from components.i18n import _, p_
from services.catalog.codes import Coded, free_code, group_of, is_under


class CodeFields:
    """Adds `is_group` and `code` to the form, each where it is drawn."""

    def __init__(self, form: Form, things: Mapping[int, Coded], code: str) -> None:
        self._form, self._things, self._own = form, things, code

    def kind(self, *, is_group: bool) -> None:
        kinds = {False: _("Item"), True: _("Group")}
        help_text = _("An item is used in tickets. A group only organises.")
        field = SegmentField(_("Kind"), kinds, value=is_group, help_text=help_text)
        self._form.add("is_group", field)

    def place(self) -> None:
        """Group and code, beside each other where they stand in columns."""
        groups = self._groups()
        self._group = SelectField(
            p_("of a tree", "Group"), groups, value=self._first(groups), on_change=self._chosen
        )
        code = TextField(_("Code"), value=self._own or self._offered())
        self._code = self._form.add("code", code)

    def _groups(self) -> dict[str, str]:
        own = self._own
        return {"": _("At the top")} | {
            each.code: f"{each.code} {each.name}"
            for each in self._things.values()
            if each.is_group and each.code != own and not (own and is_under(each.code, own))
        }

    def _first(self, groups: Mapping[str, str]) -> str:
        if self._own:
            return group_of(self._own)
        return next((each for each in groups if each), "")

    def _offered(self) -> str:
        codes = [each.code for each in self._things.values()]
        return free_code(codes, self._group.value)

    async def _chosen(self, group: str) -> None:
        stays = bool(self._own) and group == group_of(self._own)
        self._code.show(self._own if stays else self._offered())
        self._code.took(self._code.value)
