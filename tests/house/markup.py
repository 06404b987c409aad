"""Visible words in templates that went round gettext."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.house.wording import has_words, is_sentence

READ = {
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "label",
    "placeholder",
    "title",
}
SILENT = {"kbd", "script", "style"}
EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
STATEMENT = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
PART_OF_A_TAG = re.compile(r'^[a-z-]+="[^"]*"')
LITERAL = re.compile(r"""((?<![\w$])[np]?_\(\s*(?:["'][^"']*["'],\s*)?)?(?:"([^"]*)"|'([^']*)')""")


def untranslated_in_page(name: str, text: str) -> list[str]:
    """In a Jinja template: its text, its attributes and the words inside its expressions."""
    inside = " ".join([*EXPRESSION.findall(text), *STATEMENT.findall(text)])
    quoted = [one or two for said, one, two in LITERAL.findall(inside) if not said]
    shown = [words for words in quoted if is_sentence(words)]
    return [f"{name}: {each!r}" for each in [*_shown(STATEMENT.sub("", text)), *shown]]


def untranslated_in_template(name: str, text: str) -> list[str]:
    """In a component's template, where `{{ }}` and `:title` are code."""
    return [f"{name}: {each!r}" for each in _shown(text)]


def _shown(text: str) -> list[str]:
    reader = _Reader()
    reader.feed(EXPRESSION.sub(" ", text))
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.found += [value for key, value in attrs if key in READ and has_words(value or "")]

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = data.strip()
        if (
            has_words(text)
            and not PART_OF_A_TAG.match(text)
            and not SILENT.intersection(self._open)
        ):
            self.found.append(text)
