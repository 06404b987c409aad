"""Visible words in Python that went round gettext."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.wording import has_words, is_sentence

GETTEXT = {"_", "n_", "p_", "ngettext"}
LOGS = {"debug", "info", "warning", "error", "exception", "critical"}
NAMED = {"aria_label", "caption", "help", "hint", "label", "message", "note", "placeholder",
         "text", "title", "tooltip"}  # fmt: skip
PLACED = {"button": 0, "checkbox": 0, "icon_button": 1, "input": 0, "label": 0, "link": 0,
          "node": 2, "notify": 0, "page_title": 0, "switch": 0, "tab": 0, "textarea": 0,
          "tooltip": 0}  # fmt: skip


def untranslated(name: str, tree: ast.Module) -> list[str]:
    finder = _Finder()
    finder.visit(tree)
    return [f"{name}:{line}: {text!r}" for line, text in sorted(finder.found)]


class _Finder(ast.NodeVisitor):
    def __init__(self) -> None:
        self.found: set[tuple[int, str]] = set()

    def visit_Call(self, node: ast.Call) -> None:
        called = _name(node.func)
        if called in GETTEXT or _is_log(node.func):
            return
        for shown in _shown(node, called):
            self._judge(shown, has_words)
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """What is raised is read by whoever repairs it."""

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        self._judge(node, is_sentence)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._judge(node, is_sentence)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def _judge(self, node: ast.expr, reads_like_words: object) -> None:
        text = _text(node)
        if text is not None and callable(reads_like_words) and reads_like_words(text):
            self.found.add((node.lineno, text))


def _shown(node: ast.Call, called: str) -> Iterator[ast.expr]:
    yield from (each.value for each in node.keywords if each.arg in NAMED)
    place = PLACED.get(called)
    if place is not None and len(node.args) > place:
        yield node.args[place]


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _is_log(called: ast.expr) -> bool:
    is_method = isinstance(called, ast.Attribute) and called.attr in LOGS
    return is_method and _name(called.value) in {"log", "logger"}


def _text(node: ast.expr) -> str | None:
    """A literal's text, with a blank where a value is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or " " for part in node.values)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None
