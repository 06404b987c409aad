"""The keys of a page, at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from components.i18n import _
from components.markup import kbd, node

Keys = Sequence[tuple[str, str, str]]
"""A key, another with the same sense or nothing, and what they do."""


def keys_footer(keys: Keys) -> None:
    with node("footer", "keys", aria_label=_("Shortcuts")):
        for first, second, words in keys:
            with node("span"):
                kbd(first)
                if second:
                    kbd(second)
                node("span", text=words)
        node("span", "fill")
        with node("button", "line", type="button", data_keys_help=""):
            kbd("?")
            node("span", text=_("all shortcuts"))
