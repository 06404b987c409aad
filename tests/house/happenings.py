"""What the ledger is told that happened, as the code says it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

APPENDING = {"ledger": 1, "append": 2, "entry": 3, "entries": 1, "_recorded": 2, "_written": 2}
"""Functions that write an entry, and at which place they are told what happened."""


def happenings(tree: ast.Module) -> Iterator[str]:
    """Words written out where an entry is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (place := APPENDING.get(_name(node.func))) is not None:
            told = node.args[place] if len(node.args) > place else None
            if isinstance(told, ast.Constant) and isinstance(told.value, str):
                yield told.value


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
