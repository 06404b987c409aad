"""One reply in the list: read in one line, opened to be edited."""

from __future__ import annotations

from typing import Any, Protocol

from nicegui.element import Element

from components.i18n import _
from components.markup import attributed, button, icon_button, node
from components.pressing import turned
from components.settings.types.reply_editor import ReplyEditor
from components.settings.types.reply_entries import Entry
from components.settings.types.reply_preview import Tried
from components.settings.types.variables import parts
from services.catalog.replies import ReplyFields
from services.configuration import Configuration

SEEN = 110
"""Characters of a text in one line."""


class Home(Protocol):
    """What a row asks of its list."""

    type_id: int

    def took(self, name: str, fields: ReplyFields) -> Any: ...
    def move(self, name: str, by: int) -> Any: ...
    def leave(self, name: str) -> Any: ...


class ReplyRow:
    def __init__(self, home: Home, known: Configuration, entry: Entry, tried: Tried) -> None:
        self._home, self._known, self.entry, self._tried = home, known, entry, tried
        self.editor: ReplyEditor | None = None
        self._sentences: dict[str, str] = {}
        with node("tbody") as self.body:
            with node("tr") as self._line:
                self._draw()
            with node("tr", "editing", hidden=True) as self._place, node("td", colspan="4"):
                self._inside = node("div", "reply-editor")
        self.show(entry)

    def _draw(self) -> None:
        """What is pressed stays the same element: typing may be told while it is pressed."""
        name = self.entry.name
        with node("td"):
            self._opener = button("", None, "link reply-title", aria_expanded="false")
            turned(self._opener, "aria-expanded", self.toggle)
            with self._opener:
                self._title = node("span", text="")
            self._beside = node("span", "beside-title")
        self._where, self._text = node("td"), node("td")
        with node("td"), node("div", "acts"):
            self._up = icon_button("expand_more", "", lambda: self._home.move(name, -1), "up")
            self._down = icon_button("expand_more", "", lambda: self._home.move(name, 1))
            self._away = icon_button("close", "", lambda: self._home.leave(name))
            self._back = icon_button("undo", "", lambda: self._home.leave(name))

    def show(self, entry: Entry) -> None:
        self.entry = entry
        self._line.classes(**{"remove" if self._stays else "add": "is-out"})
        self._title.text = entry.fields.title or _("New standard reply")  # type: ignore[attr-defined]
        for cell in (self._beside, self._where, self._text):
            cell.clear()
        with self._beside:
            self._notes()
        with self._where:
            _places(self._known, entry.fields)
        with self._text:
            draw_text(entry.fields.text)
        self._label()

    @property
    def _stays(self) -> bool:
        fields, own = self.entry.fields, self._home.type_id
        return fields.is_active and (not (own and self.entry.id) or own in fields.types)

    def _notes(self) -> None:
        fields = self.entry.fields
        others = [self._known.types[t] for t in fields.types if t in self._known.types]
        shared = [each.code for each in others if each.id != self._home.type_id]
        if shared:
            node("small", "muted", _("also in {types}", types=", ".join(shared)))
        if not fields.is_active:
            node("small", "muted", _("deactivated"))

    def _label(self) -> None:
        name = self.entry.fields.title
        words = {
            self._up: _("Move {name} up", name=name),
            self._down: _("Move {name} down", name=name),
            self._away: _("Take {name} away", name=name),
            self._back: _("Put {name} back", name=name),
        }
        for element, label in words.items():
            attributed(element, aria_label=label).update()
        self._away.set_visibility(self._stays)
        self._back.set_visibility(not self._stays)

    def toggle(self) -> None:
        if self.editor is not None:
            self.editor = None
            self._inside.clear()
        else:
            with self._inside:
                self.editor = ReplyEditor(
                    self._known, self.entry.key, self.entry.fields, self._took, self._tried
                )
            self.editor.say(self._sentences)
            self.editor.focus()
        attributed(self._place, hidden=None if self.editor else True).update()
        attributed(self._opener, aria_expanded=str(self.editor is not None).lower()).update()

    def _took(self, fields: ReplyFields) -> None:
        self._home.took(self.entry.name, fields)

    @property
    def problems(self) -> int:
        return sum(map(bool, self._sentences.values()))

    def refuse(self, what: str = "", sentence: str = "") -> None:
        """Without a sentence, nothing is wrong with it any more."""
        if not sentence and not self._sentences:
            return
        self._sentences = {**self._sentences, what: sentence} if sentence else {}
        if self.editor:
            self.editor.say(self._sentences)

    def focus(self, what: str = "") -> None:
        if self.editor is None:
            self.toggle()
        if self.editor:
            self.editor.focus(what or next(iter(self._sentences), "text"))

    def rewrite(self, text: str) -> None:
        if self.editor:
            self.editor.rewrite(text)


def _places(known: Configuration, fields: ReplyFields) -> Element | None:
    if not fields.centers:
        return node("span", "tag", _("all"))
    with node("span", "tags") as tags:
        for each in fields.centers:
            center = known.centers.get(each)
            if center:
                node("span", "tag", center.code, title=center.name)
    return tags


def draw_text(text: str) -> None:
    """In one line, variables as chips."""
    left = SEEN
    for words, kind in parts(text):
        some = words if kind != "text" or len(words) <= left else words[:left] + "…"
        look = {"text": "", "known": "var", "unknown": "var is-unknown"}[kind]
        node("span", look, some)
        left -= len(words)
        if left <= 0:
            break
