"""The words in the reader's language: gettext, with English as the source."""

from __future__ import annotations

import gettext
import re
from contextvars import ContextVar
from functools import cache
from types import TracebackType
from typing import Any, Self

from babel import Locale

from components import i18n_catalogues

LOCALES = ("en", "pt_BR")
SPOKEN = {"en": "en", "pt": "pt_BR"}
WANTED = re.compile(
    r"(?:^|,)\s*(en|pt)(?:-[a-z0-9-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?(?=,|$)", re.IGNORECASE
)
_locale: ContextVar[str] = ContextVar("locale", default="en")


def locale() -> str:
    """`en` or `pt_BR`: whose words this page speaks."""
    return _locale.get()


class use:  # noqa: N801  reads as a verb: `use("en")`, `with use("en"):`
    """Speak another language from here on, in this page or request; in a `with`, only within."""

    def __init__(self, name: str) -> None:
        self._before = _locale.set(name if name in LOCALES else "en")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _locale.reset(self._before)


def negotiate(accept_language: str) -> str:
    """The best of our languages for a browser's Accept-Language; the first among equals."""
    wanted = [(float(said[2] or 1), said[1].lower()) for said in WANTED.finditer(accept_language)]
    weight, name = max(wanted, key=lambda each: each[0], default=(0.0, ""))
    return SPOKEN[name] if weight else "en"


def _(message: str, **values: Any) -> str:
    """`message` in the reader's language, with `values` filled in."""
    text = _words().gettext(message)
    return text.format(**values) if values else text


def n_(singular: str, plural: str, n: int, **values: Any) -> str:
    """The form for `n`, which is filled in as `{n}`."""
    return _words().ngettext(singular, plural, n).format(n=n, **values)


def p_(context: str, message: str, **values: Any) -> str:
    """A word that means different things in different places."""
    text = _words().pgettext(context, message)
    return text.format(**values) if values else text


def babel_locale() -> Locale:
    return Locale.parse(locale())


@cache
def js_catalogue(name: str) -> dict[str, str]:
    """What the scripts say, in the language `name`; plural forms under both English forms."""
    words = i18n_catalogues.words(name)
    plain = {message: words.gettext(message) for message in i18n_catalogues.in_scripts()}
    for one, many in i18n_catalogues.plurals_in_scripts():
        plain |= {one: words.ngettext(one, many, 1), many: words.ngettext(one, many, 2)}
    return plain


def _words() -> gettext.NullTranslations:
    return i18n_catalogues.words(locale())


choose = use
current = locale
