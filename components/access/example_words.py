"""What of the example goes and what stays, in words."""

from __future__ import annotations

from collections.abc import Callable

from components.i18n import _, n_
from services.example import Removal

MOST = 4
COUNTED: dict[str, Callable[[int], str]] = {
    "tickets": lambda n: n_("{n} ticket", "{n} tickets", n),
    "customers": lambda n: n_("{n} customer", "{n} customers", n),
    "people": lambda n: n_("{n} person", "{n} people", n),
    "types": lambda n: n_("{n} type", "{n} types", n),
    "replies": lambda n: n_("{n} standard reply", "{n} standard replies", n),
    "workflows": lambda n: n_("{n} workflow", "{n} workflows", n),
    "centers": lambda n: n_("{n} CR", "{n} CRs", n),
    "roles": lambda n: n_("{n} role", "{n} roles", n),
    "positions": lambda n: n_("{n} position", "{n} positions", n),
    "teams": lambda n: n_("{n} team", "{n} teams", n),
    "channels": lambda n: n_("{n} contact channel", "{n} contact channels", n),
    "products": lambda n: n_("{n} product", "{n} products", n),
}


def gone_words(removal: Removal) -> str:
    counts = {kind: len(names) for kind, names in removal.gone.items() if names}
    if not counts:
        return _("Nothing goes.")
    return _("Goes: {what}.", what=", ".join(counted(kind, n) for kind, n in counts.items()))


def kept_words(removal: Removal) -> list[str]:
    return [
        f"{counted(kind, len(names))}: {_some(names)}"
        for kind, names in removal.kept.items()
        if names
    ]


def _some(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:MOST])
    more = len(names) - MOST
    return shown if more <= 0 else _("{names} and {n} more", names=shown, n=more)


def counted(kind: str, n: int) -> str:
    """The number stays with its word."""
    return COUNTED[kind](n).replace(" ", "\N{NO-BREAK SPACE}", 1)
