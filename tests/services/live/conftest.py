"""Nothing that a process remembers goes from one test to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from services import live
from services.board import snapshot, stays


@pytest.fixture(autouse=True)
def remembers_nothing() -> Iterator[None]:
    yield
    live.forget_everything()
    snapshot.forget()
    stays.forget()
