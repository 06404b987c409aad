"""The words in the reader's language: gettext, with English as the source."""

from __future__ import annotations

import gettext
import re
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = ("en", "pt_BR")
FOLDER = Path(__file__).parent / "locales"
IN_SCRIPTS = re.compile(r"""\b_\(\s*(?:"((?:[^"\\]|\\.)+)"|'((?:[^'\\]|\\.)+)')""")
_locale: ContextVar[str] = ContextVar("locale", default="en")


def locale() -> str:
    """`en` or `pt_BR`: whose words this page speaks."""
    return _locale.get()


def use(name: str) -> None:
    """Speak `name` from here on, in this page or request."""
    _locale.set(name if name in LOCALES else "en")


def negotiate(accept_language: str) -> str:
    """The best of our languages for a browser's Accept-Language."""
    wanted = [part.split(";")[0].strip() for part in accept_language.split(",")]
    short = [name.split("-")[0] for name in wanted]
    known = {"en": "en", "pt": "pt_BR"}
    found = negotiate_locale([name for name in short if name in known], list(known))
    return known.get(found or "en", "en")


def _(message: str, **values: Any) -> str:
    """`message` in the reader's language, with `values` filled in."""
    text = _catalogue(locale()).gettext(message)
    return text.format(**values) if values else text


def n_(singular: str, plural: str, n: int, **values: Any) -> str:
    """The form for `n`, which is filled in as `{n}`."""
    return _catalogue(locale()).ngettext(singular, plural, n).format(n=n, **values)


def p_(context: str, message: str, **values: Any) -> str:
    """A word that means different things in different places."""
    text = _catalogue(locale()).pgettext(context, message)
    return text.format(**values) if values else text


def babel_locale() -> Locale:
    return Locale.parse(locale())


@cache
def js_catalogue(name: str) -> dict[str, str]:
    """What the scripts say, in the language `name`."""
    catalogue = _catalogue(name)
    return {message: catalogue.gettext(message) for message in script_messages()}


@cache
def script_messages() -> tuple[str, ...]:
    """Every `_('…')` of the scripts that are ours."""
    scripts = (path for path in FOLDER.parent.rglob("*.js") if "vendor" not in path.parts)
    found = {_of(match) for path in scripts for match in IN_SCRIPTS.finditer(path.read_text())}
    return tuple(sorted(found))


def _of(match: re.Match[str]) -> str:
    return re.sub(r"\\(.)", r"\1", match[1] or match[2])


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    if name == "en":
        return gettext.NullTranslations()
    source = FOLDER / name / "LC_MESSAGES" / "atende.po"
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        compile_catalogue(source)
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


def compile_catalogue(source: Path) -> None:
    with source.open("rb") as read, source.with_suffix(".mo").open("wb") as written:
        write_mo(written, read_po(read))


# The words of days need `_` above.
from components.i18n_days import ago_words, day_words  # noqa: E402

__all__ = [
    "LOCALES", "_", "ago_words", "babel_locale", "day_words", "js_catalogue", "locale", "n_",
    "negotiate", "p_", "use",
]  # fmt: skip
