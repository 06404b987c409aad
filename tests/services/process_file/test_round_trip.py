"""Any process at all is written and read again as it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.access.permissions import PERMISSIONS, SCOPES
from services.entering import clean
from services.people_colors import HUES
from services.process_file.document import Document, numbered
from services.process_file.format import STATES
from services.process_file.parsing import parsed
from services.process_file.writing import written

ANY = st.characters(exclude_categories=("C", "Zl", "Zp"))
LINES = st.one_of(
    st.sampled_from(["No", "yes", "~", "null", "1.10", "2026-01-01", "- a", "# b", "a: b", "&a",
                     "*a", "!x", "'", '"', "{x}", "[y]", "|", ">", "%", "0x1F", "=", "<<"]),
    st.text(ANY, min_size=1, max_size=30),
).map(clean).filter(bool)  # fmt: skip
TEXTS = st.lists(LINES | st.just("  indented") | st.just(""), min_size=1, max_size=4).map(
    lambda lines: "\n".join(lines).strip()
)
ORDERS = st.integers(1, 99_999)
FLAG = st.booleans()
MAYBE_ORDER = st.none() | ORDERS


def answers() -> st.SearchStrategy[tuple[dict[str, Any], ...]]:
    one = st.fixed_dictionaries({"answer": LINES, "to": MAYBE_ORDER, "key": LINES})
    return st.lists(one, max_size=9, unique_by=lambda each: each["key"]).map(tuple)


def steps(centers: list[str], workflows: list[str]) -> st.SearchStrategy[Any]:
    center = st.fixed_dictionaries({
        "order": ORDERS, "center": st.none() | st.sampled_from(centers), "next": MAYBE_ORDER,
        "requires_contact_user": FLAG, "allows_staying": FLAG, "allows_other_centers": FLAG,
    })  # fmt: skip
    question = st.fixed_dictionaries({
        "order": ORDERS, "question": st.none() | LINES, "answers": answers(),
        "allows_other_centers": FLAG,
    })  # fmt: skip
    sub = st.fixed_dictionaries({
        "order": ORDERS, "workflow": st.none() | st.sampled_from(workflows), "next": MAYBE_ORDER,
    })  # fmt: skip
    return st.lists(st.one_of(center, question, sub), max_size=5).map(tuple)


@st.composite
def documents(draw: Any) -> Document:
    some = st.lists(LINES, min_size=1, max_size=4, unique=True)
    roles, positions, codes, names, types = (draw(some) for _ in range(5))
    pick = lambda options: st.lists(st.sampled_from(options), unique=True).map(tuple)  # noqa: E731
    values: dict[str, list[dict[str, Any]]] = {
        "roles": [{"name": each, "sees": draw(st.sampled_from(SCOPES)),
                   "may": draw(pick(PERMISSIONS))} for each in roles],
        "positions": [{"name": each, "under": draw(st.none() | st.sampled_from(positions))}
                      for each in positions],
        "centers": [{"code": each, "name": draw(LINES), "group": False,
                     "closes_ticket": draw(FLAG), "wip_limit": draw(st.none() | ORDERS),
                     "active": draw(FLAG)} for each in codes],
        "workflows": [{"name": each, "state": draw(st.sampled_from(STATES)),
                       "steps": draw(steps(codes, names))} for each in names],
        "types": [a_type(draw, each, names) for each in types],
        "replies": [{"title": draw(LINES), "text": draw(TEXTS), "types": draw(pick(types)),
                     "centers": draw(pick(codes)), "position": draw(st.integers(0, 9)),
                     "active": draw(FLAG)} for _ in range(draw(st.integers(0, 3)))],
    }  # fmt: skip
    return Document({name: numbered(name, [(each, 0) for each in found])
                     for name, found in values.items()})  # fmt: skip


def a_type(draw: Any, code: str, workflows: list[str]) -> dict[str, Any]:
    flags = ("lock_type", "require_text", "require_product", "require_contact",
             "allow_attachments", "lock_contact", "active")  # fmt: skip
    return {
        "code": code, "name": draw(LINES), "group": False, "priority": draw(st.integers(1, 9)),
        "max_contact_days": draw(st.none() | ORDERS), "color": draw(st.sampled_from(HUES)),
        "workflow": draw(st.none() | st.sampled_from(workflows)),
        "spies": tuple(draw(st.lists(LINES, max_size=2, unique=True))),
        "max_attachment_mb": draw(st.integers(1, 10)),
        "valid_from": draw(st.none() | st.dates()), "valid_until": draw(st.none() | st.dates()),
        **{each: draw(FLAG) for each in flags},
    }  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(documents())
def test_what_is_written_is_read_again(document: Document) -> None:
    data = written(document)
    again = parsed(data)
    assert [(each.key, dict(each.values)) for each in again] == [
        (each.key, dict(each.values)) for each in document
    ]
    assert written(again) == data
