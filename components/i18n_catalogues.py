"""The compiled translations, and what the scripts need of them."""

from __future__ import annotations

import gettext
import io
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

COMPONENTS = Path(__file__).parent
FOLDER = COMPONENTS / "locales"
_TEXT = r"""(?:"(?:[^"\\]|\\.)+"|'(?:[^'\\]|\\.)+'|`(?:[^`\\]|\\.)+`)"""
ONE = re.compile(rf"(?<![\w$])_\(\s*({_TEXT})")
Extracted = tuple[int, str, str | tuple[str, str], list[str]]
MANY = re.compile(rf"(?<![\w$])n_\(\s*({_TEXT})\s*,\s*({_TEXT})")


@cache
def words(name: str) -> gettext.NullTranslations:
    """The translations into the language `name`, compiled where that is due."""
    source = FOLDER / name / "LC_MESSAGES" / "atende.po"
    if not source.exists():
        return gettext.NullTranslations()
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        return gettext.GNUTranslations(io.BytesIO(compile_catalogue(source)))
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


def compile_catalogue(source: Path) -> bytes:
    """The compiled form of `source`, kept beside it where the folder can be written."""
    compiled = io.BytesIO()
    with source.open("rb") as read:
        write_mo(compiled, read_po(read))
    kept = source.with_suffix(f".{os.getpid()}.mo")
    with suppress(OSError):
        kept.write_bytes(compiled.getvalue())
        kept.replace(source.with_suffix(".mo"))
    return compiled.getvalue()


def compile_all() -> None:
    for source in FOLDER.glob("*/LC_MESSAGES/*.po"):
        compile_catalogue(source)


def scripts() -> tuple[Path, ...]:
    """Every script that is ours."""
    return tuple(sorted(p for p in COMPONENTS.rglob("*.js") if "vendor" not in p.parts))


@cache
def in_scripts() -> tuple[str, ...]:
    """Every `_('…')` of the scripts."""
    found = (said[1] for path in scripts() for said in ONE.finditer(path.read_text("utf-8")))
    return tuple(sorted({_plain(text) for text in found}))


@cache
def plurals_in_scripts() -> tuple[tuple[str, str], ...]:
    """Every `n_('…', '…', n)` of the scripts."""
    found = (said for path in scripts() for said in MANY.finditer(path.read_text("utf-8")))
    return tuple(sorted({(_plain(said[1]), _plain(said[2])) for said in found}))


def extract_from_script(
    file: IO[bytes], *_asked: object, **_options: object
) -> Iterator[Extracted]:
    """What Babel asks of an extractor; a component's template is part of its script."""
    text = file.read().decode()
    for said in ONE.finditer(text):
        yield text.count("\n", 0, said.start()) + 1, "_", _plain(said[1]), []
    for said in MANY.finditer(text):
        both = (_plain(said[1]), _plain(said[2]))
        yield text.count("\n", 0, said.start()) + 1, "n_", both, []


def _plain(literal: str) -> str:
    return re.sub(r"\\(.)", r"\1", literal[1:-1])


if __name__ == "__main__":
    compile_all()
