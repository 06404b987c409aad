"""What must not be in the code, however convenient."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

TRANSACTIONS = {"in_transaction", "atomic", "execute_script"}
MAY_TRANSACT = ("services/transaction/", "services/migrations/")
RAW = {"html", "markdown", "editor", "page"}
"""Of NiceGUI's; a page has its address by `page_at`, which waits for it."""
RAW_MODULES = tuple(f"nicegui.elements.{each}" for each in RAW)
SINKS = re.compile(
    r"v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\("
)
UNSAFE = re.compile(r"\|\s*safe\b|autoescape\s+false|<script(?![^>]*\bsrc=)|\son[a-z]+=[\"']", re.I)


def in_python(name: str, tree: ast.Module) -> list[str]:
    found = [*_transactions(name, tree), *_raw(tree), *_scripts(tree), *_sinks(tree)]
    return [f"{name}:{line}: {what}" for line, what in sorted(set(found))]


def in_script(name: str, text: str) -> list[str]:
    return [f"{name}: {match[0]}" for match in SINKS.finditer(text)]


def in_page(name: str, text: str) -> list[str]:
    return [f"{name}: {match[0].strip()}" for match in UNSAFE.finditer(text)]


def _transactions(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if name.startswith(MAY_TRANSACT):
        return
    for node in ast.walk(tree):
        for used in _names(node):
            if used in TRANSACTIONS:
                yield getattr(node, "lineno", 0), used


def _names(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.ImportFrom):
        return tuple(each.name for each in node.names)
    if isinstance(node, ast.Attribute):
        return (node.attr,)
    return (node.id,) if isinstance(node, ast.Name) else ()


def _raw(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in RAW:
            if isinstance(node.value, ast.Name) and node.value.id == "ui":
                yield node.lineno, f"ui.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(RAW_MODULES):
            yield node.lineno, f"from {node.module}"
        elif isinstance(node, ast.ImportFrom) and node.module == "nicegui.ui":
            yield from ((node.lineno, f"ui.{each.name}") for each in node.names if each.name in RAW)


def _scripts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
        if is_call and _names(node.func)[:1] == ("run_javascript",):
            given = [*node.args, *(each.value for each in node.keywords)][:1]
            if not (given and isinstance(given[0], ast.Constant)):
                yield node.lineno, "run_javascript of something put together"


def _sinks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((node.lineno, match[0]) for match in SINKS.finditer(node.value))
