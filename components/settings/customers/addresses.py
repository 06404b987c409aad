"""How somebody is reached: a channel and an address a line, as many as there are."""

from __future__ import annotations

from types import GenericAlias
from typing import Any

from nicegui.element import Element

from components.forms.followed import Field
from components.forms.shapes import one_of
from components.i18n import _
from components.leading import lead
from components.markup import attributed, button, icon_button, node, typed
from components.sent import NotUnderstood
from services.configuration import Named

Pairs = tuple[tuple[int, str], ...]


class AddressesField(Field):
    """`channels`: those offered, and those of addresses that are there already."""

    def shape(self) -> Any:
        pair = GenericAlias(tuple, (one_of(self._offered), str))
        return GenericAlias(tuple, (pair, ...))

    def __init__(self, channels: dict[int, Named], value: Pairs) -> None:
        self._all = channels
        kept = {channel for channel, _value in value}
        offered = [each for each in channels.values() if each.is_active or each.id in kept]
        self._offered = {each.id: each.name for each in offered}
        self._pairs: list[list[Any]] = [list(pair) for pair in value]
        super().__init__(_("Reached by"), value=value)
        self._label.props.pop("for", None)

    def _control(self) -> Element:
        with node("div", "addresses", role="group", aria_label=_("Reached by")) as control:
            self._lines = node("div", "lines")
            if self._offered:
                button(_("Add an address"), self._more, "btn is-small", before="add")
        self._draw()
        return control

    def show(self, value: Pairs) -> None:
        self.value = value
        self._pairs = [list(pair) for pair in value]
        self._draw()

    def words(self, value: Pairs) -> str:
        said = [f"{self._all[channel].name} {text}" for channel, text in value]
        return ", ".join(said) or _("blank")

    def focus(self) -> None:
        self.control.run_method("scrollIntoView")

    def retype(self, part: str, text: str) -> None:
        """Of the line that `part` counts; one that nobody heard of is new."""
        at = int(part)
        if at == len(self._pairs):
            self._more()
        if not 0 <= at < len(self._pairs):
            raise NotUnderstood
        self._pairs[at][1] = text
        self._draw()
        self._told()

    def _draw(self) -> None:
        self._lines.clear()
        with self._lines:
            for pair in self._pairs:
                self._line(pair)

    def _line(self, pair: list[Any]) -> Element:
        with node("div", "address"):
            chosen = list(self._offered).index(pair[0])
            channel = node("select", "input", value=str(chosen), aria_label=_("Channel"))
            with channel:
                for index, label in enumerate(self._offered.values()):
                    node("option", text=label, value=str(index))
            typed(channel, "change", lambda text: self._turned(pair, text))
            address = node("input", "input", type="text", autocomplete="off", maxlength="254",
                           aria_label=_("Address"))  # fmt: skip
            attributed(address, data_field=f"addresses.{self._pairs.index(pair)}")
            address.props["^value"] = pair[1]
            typed(address, "input", lambda text: self._wrote(pair, text))
            name = pair[1] or _("the empty line")
            icon_button("close", _("Remove {name}", name=name), lambda: self._gone(pair))
        return address

    def _turned(self, pair: list[Any], index: str) -> None:
        keys = list(self._offered)
        if index.isdigit() and int(index) < len(keys):
            pair[0] = keys[int(index)]
            self._told()

    def _wrote(self, pair: list[Any], text: str) -> None:
        pair[1] = text
        self._told()

    def _gone(self, pair: list[Any]) -> None:
        self._pairs = [each for each in self._pairs if each is not pair]
        self._draw()
        self._told()

    def _more(self) -> None:
        pair = [next(iter(self._offered)), ""]
        self._pairs.append(pair)
        with self._lines:
            lead(self._line(pair))

    def _told(self) -> None:
        self.took(tuple((channel, text) for channel, text in self._pairs if text.strip()))
