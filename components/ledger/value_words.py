"""Values that have names of their own, by their field."""

from __future__ import annotations

from collections.abc import Callable

from components.access.words import permission_names, scope_names
from components.hues import hue_names
from components.i18n import _, p_
from components.notices.sources import events_words


def _securities() -> dict[str, str]:
    return {"starttls": "STARTTLS", "tls": "TLS", "none": p_("encryption", "none")}


def _languages() -> dict[str, str]:
    return {"pt_BR": "Português", "en": "English"}


def _themes() -> dict[str, str]:
    return {"auto": _("As the system"), "light": _("Light"), "dark": _("Dark")}


def _passwords() -> dict[str, str]:
    return {"changed": _("another one")}


NAMED: dict[str, Callable[[], dict[str, str]]] = {
    "permissions": permission_names,
    "scope": scope_names,
    "color": hue_names,
    "events": events_words,
    "security": _securities,
    "locale": _languages,
    "theme": _themes,
    "password": _passwords,
}
