"""The types of values that are chosen, not typed."""

from __future__ import annotations

from collections.abc import Iterable
from types import GenericAlias
from typing import Any, Literal


def one_of(options: Iterable[Any]) -> Any:
    """The type of a value that is one of these."""
    return Literal[tuple(options) or (None,)]


def many_of(options: Iterable[Any]) -> Any:
    """The type of any number of these."""
    return GenericAlias(tuple, (one_of(options), ...))
