"""What was read before is used again, and never where its rows are other ones."""

from __future__ import annotations

import pytest

from services.configuration.rows import Row, kept_while_same


def test_the_same_rows_are_made_into_something_once() -> None:
    asked: list[list[Row]] = []

    @kept_while_same
    def made(rows: list[Row]) -> int:
        asked.append(rows)
        return len(rows)

    assert [made([(1,)]), made([(1,)]), made([(1,), (2,)]), made([(1,)])] == [1, 1, 2, 1]
    assert len(asked) == 3


def test_what_can_not_be_made_is_not_remembered() -> None:
    @kept_while_same
    def made(rows: list[Row]) -> int:
        return int(rows[0][0])

    for _ in range(2):
        with pytest.raises(ValueError, match="literal"):
            made([("x",)])
