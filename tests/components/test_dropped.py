"""What a browser says was dropped where, in the tree of positions."""

from __future__ import annotations

from typing import Any

import pytest

from components.access.position_tree import dropped
from components.sent import NotUnderstood


def test_a_position_or_a_person_is_dropped_on_a_position_or_on_none() -> None:
    assert dropped({"what": "p7", "to": "3"}) == ("p7", 3)
    assert dropped({"what": "u12", "to": "0"}) == ("u12", None)


@pytest.mark.parametrize(
    "told",
    [{}, {"what": "p7"}, {"what": "x7", "to": "1"}, {"what": "p", "to": "1"},
     {"what": "p-1", "to": "1"}, {"what": "p7", "to": "-1"}, {"what": "p7", "to": "1" * 10},
     {"what": ["p7"], "to": {"a": 1}}, {"what": "p٣", "to": "1"}],
)  # fmt: skip
def test_what_no_page_of_ours_sends_is_not_heard(told: dict[str, Any]) -> None:
    with pytest.raises(NotUnderstood):
        dropped(told)
