"""The words of the example, by language: data, not interface."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FALLBACK = "en"


@lru_cache
def texts(locale: str) -> dict[str, Any]:
    """The tables of `words_<language>.toml`; English where there is none for the language."""
    language = locale.replace("-", "_").partition("_")[0].lower()
    path = FOLDER / f"words_{language}.toml"
    if not path.exists():
        path = FOLDER / f"words_{FALLBACK}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
