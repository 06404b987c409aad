"""A script's strings and templates, as far as its words are concerned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.house.markup import untranslated_in_template
from tests.house.wording import is_sentence

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<regex>(?<=[(,=:\[!&|?{};])\s*/(?![/*])(?:\[(?:[^\]\\\n]|\\.)*\]|[^/\\\n\[]|\\.)+/[a-z]*)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<template>`)
    |(?P<brace>[{}])""",
    re.VERBOSE | re.DOTALL,
)
ASKED = re.compile(r"""(?<![\w$])[np]?_\(\s*(?:(["'`]).*?\1\s*,\s*)?$""", re.DOTALL)
LOGGED = re.compile(r"(?:\bconsole\.\w+|\bError)\(\s*$")
COMPUTED = re.compile(r"""(?<![\w$.])(?<!function\ )n?_\(\s*(?:[^"'`\s)][^,)]*|`[^`]*\$\{[^`]*`)""")
MARKUP = re.compile(r"<[a-z!/]")


def untranslated_in_script(name: str, code: str) -> list[str]:
    found: list[str] = []
    for before, literal in literals(code):
        if MARKUP.search(literal):
            found += untranslated_in_template(name, literal)
        elif is_sentence(literal) and not ASKED.search(before) and not LOGGED.search(before):
            found.append(f"{name}: {literal!r}")
    return found


def computed_in_script(name: str, code: str) -> list[str]:
    """`_(name)` can't be collected: the catalogue would lack it."""
    return [f"{name}: {match[0]}" for match in COMPUTED.finditer(code)]


def literals(code: str) -> Iterator[tuple[str, str]]:
    """Each string with what stands before it; a template's own code counts as code."""
    at = 0
    while token := TOKEN.search(code, at):
        at = token.end()
        if token["text"]:
            yield code[max(0, token.start() - 200) : token.start()], token["text"][1:-1]
        elif token["template"]:
            text, nested, at = _template(code, at)
            yield code[max(0, token.start() - 200) : token.start()], text
            for each in nested:
                yield from literals(each)


def _template(code: str, at: int) -> tuple[str, list[str], int]:
    """The text from `at` to the closing backtick, the code inside it, and where it ends."""
    text, nested = "", []
    while at < len(code) and code[at] != "`":
        if code.startswith("${", at):
            end = _closing(code, at + 2)
            nested.append(code[at + 2 : end])
            text, at = f"{text} ", end + 1
        else:
            step = 2 if code[at] == "\\" else 1
            text, at = text + code[at : at + step], at + step
    return text, nested, at + 1


def _closing(code: str, at: int) -> int:
    depth = 1
    while token := TOKEN.search(code, at):
        at = token.end()
        if token["template"]:
            at = _template(code, at)[2]
        elif token["brace"]:
            depth += 1 if token["brace"] == "{" else -1
        if depth == 0:
            return token.start()
    return len(code)
