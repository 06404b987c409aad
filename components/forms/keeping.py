"""What is typed and not saved: kept by the browser over a reload, and put back into its form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from types import GenericAlias
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from components.forms.form import Form
from components.sent import NotUnderstood

BROUGHT = "(event) => emit(event.detail)"


def unsaved(form: Form) -> str | None:
    """JSON, by field: what it held and what it holds; None where nothing was changed."""
    pairs = {
        what: (form.before[what], field.value)
        for what, field in form.fields.items()
        if field.shape() is not None and field.changes_from(form.before[what])
    }
    return orjson.dumps(pairs).decode() if pairs else None


def put_back(form: Form, told: dict[str, Any]) -> None:
    """`told`: `unsaved` as above, and over it `typed`, what controls read before and read now.

    What no longer fits its field stays out.
    """
    for what, pair in _items(told, "unsaved"):
        with suppress(ValidationError, NotUnderstood):
            _put_back(form, what, pair)
    heard = dict(_items(told, "unsaved"))
    for what, before, now in retyped(told):
        root, _dot, part = what.partition(".")
        if root in form.fields:
            with suppress(NotUnderstood, ValueError):
                if not part and what not in heard:
                    form.before[what] = form.fields[what].read(before)
                form.fields[root].retype(part, now)


def retyped(told: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Field, the text it read when it was entered, and now."""
    for what, pair in _items(told, "typed"):
        if isinstance(pair, list) and list(map(type, pair)) == [str, str]:
            yield what, pair[0], pair[1]


def _put_back(form: Form, what: str, pair: Any) -> None:
    field = form.fields.get(what)
    if field is None or field.shape() is None:
        raise NotUnderstood
    two: Any = GenericAlias(tuple, (field.shape(), field.shape()))
    pairs: TypeAdapter[tuple[Any, Any]] = TypeAdapter(two)
    before, after = pairs.validate_python(pair)
    form.before[what] = before
    field.show(after)
    field.took(after)


def _items(told: dict[str, Any], part: str) -> Iterator[tuple[str, Any]]:
    found = told.get(part)
    return iter(found.items()) if isinstance(found, dict) else iter(())
