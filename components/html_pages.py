"""Plain HTML pages, for everybody who isn't signed in yet and for when things go wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from components.i18n import _, locale

LANGUAGES = (("pt_BR", "Português"), ("en", "English"))


def render(template: str, *, host: str, path: str = "", **values: Any) -> str:
    """One of `templates/` in the reader's language.

    `typed` is what was typed before, `refused` the sentences by field.
    """
    typed = defaultdict(str, values.pop("typed", {}))
    refused = defaultdict(list, values.pop("refused", {}))
    here = {
        "host": host,
        "lang": locale().replace("_", "-"),
        "locale": locale(),
        "languages": LANGUAGES,
        "with_language": lambda code: f"{path}?{_query(code, typed)}",
    }
    first = next(iter(refused), "")
    shown = here | {"typed": typed, "refused": refused, "first_refused": first} | values
    return _environment().get_template(template).render(shown)


def _query(code: str, typed: Mapping[str, str]) -> str:
    after = typed["next"]
    return f"lang={code}" + (f"&next={quote(after)}" if after not in {"", "/"} else "")


@cache
def _environment() -> Environment:
    folder = Path(__file__).with_name("templates")
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["_"] = _worded
    return environment


def _worded(message: str, **values: object) -> Markup:
    """A catalogue's own text is trusted; what is put into it is not."""
    return Markup(_(message, **{key: escape(value) for key, value in values.items()}))
