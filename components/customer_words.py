"""The sentences of what the catalogue refuses."""

from __future__ import annotations

from collections.abc import Iterable

from components.refusals import sentence
from services.refusals import Refusal


def sentences(refusals: Iterable[Refusal]) -> str:
    return " ".join(map(sentence, refusals))
