"""The variables of replies in the reader's language; what is kept has the canonical names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from components.i18n import _, p_
from services.folding import folded
from services.tickets.replies import BRACED, VARIABLES

ALIKE = 0.5


def names() -> dict[str, str]:
    """Canonical → as the reader writes it."""
    words = (
        p_("variable", "customer"), p_("variable", "contact person"), p_("variable", "ticket"),
        p_("variable", "product"), p_("variable", "user"), p_("variable", "next contact"),
    )  # fmt: skip
    return dict(zip(VARIABLES, words, strict=True))


def shown(text: str) -> str:
    known = names()
    return _renamed(text, lambda name: known.get(name, name))


def canonical(text: str) -> str:
    """Written in either way, in any case."""
    known = {_plain(word): name for name, word in names().items()}
    known |= {_plain(name): name for name in VARIABLES}
    return _renamed(text, lambda name: known.get(_plain(name), name))


def closest(name: str) -> str | None:
    """What somebody who wrote `name` may have meant."""
    pool = {_plain(word): key for key, word in names().items()}
    pool |= {_plain(key): key for key in VARIABLES}
    found = get_close_matches(_plain(name), pool, 1, ALIKE)
    return pool[found[0]] if found else None


def parts(text: str) -> Iterator[tuple[str, str]]:
    """Text that is kept, as pieces: (words, text, known or unknown)."""
    known, at = names(), 0
    for found in BRACED.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], "text"
        name = found[1]
        yield known.get(name, name), "known" if name in known else "unknown"
        at = found.end()
    if at < len(text):
        yield text[at:], "text"


def meant(name: str) -> str:
    """A sentence's end for the unknown `name`, before the button that repairs it."""
    return _("does not exist. Did you mean") if closest(name) else _("does not exist.")


def _renamed(text: str, rename: Callable[[str], str]) -> str:
    return BRACED.sub(lambda found: f"{{{rename(found[1])}}}", text)


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_]+", folded(name).strip()))
