"""Where the code is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LAYERS = ("pages", "commands", "components", "services", "models")
PO = ROOT / "components" / "locales" / "pt_BR" / "LC_MESSAGES" / "atende.po"


def sources(suffix: str, *folders: str) -> Iterator[tuple[str, str]]:
    """Name and text of our own files."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if "vendor" not in path.parts:
                yield str(path.relative_to(ROOT)), path.read_text("utf-8")


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for name, text in sources(".py", *folders):
        yield name, ast.parse(text)


def without_init() -> list[str]:
    """Folders of modules that import contracts would silently pass over."""
    found = {path.parent for layer in LAYERS for path in (ROOT / layer).rglob("*.py")}
    return sorted(
        str(each.relative_to(ROOT)) for each in found if not (each / "__init__.py").exists()
    )
