"""What entries are about: found by a number or a name, and called by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from services.configuration import Configuration
from services.folding import folded, like
from services.ledger.told import Told, key_of
from services.transaction import Rows

KINDS = (
    "ticket", "customer", "user", "type", "workflow", "center", "reply", "role", "position",
    "team", "product", "channel", "installation", "mail_server", "ledger",
)  # fmt: skip
MOST = 200
NAMED = {
    "ticket": """select t.number, c.name from ticket t join customer c on c.id = t.customer_id
        where t.number in ({ids})""",
    "customer": "select id, name from customer where id in ({ids})",
    "product": "select id, name from product where id in ({ids})",
    "person": "select id, name from contact_person where id in ({ids})",
    "reply": "select id, title from standard_reply where id in ({ids})",
}
FOUND = {
    "customer": r"select id from customer where folded like ? escape '\' order by id limit 200",
    "product": "select id, name from product",
    "reply": "select id, title from standard_reply",
    "ticket": r"""select t.number from ticket t join customer c on c.id = t.customer_id
        where c.folded like ? escape '\' order by t.number desc limit 200""",
}
"""A ticket is called by its customer's name."""
FIELDS = {
    "customer_id": "customer", "product_id": "product", "products": "product", "person": "person",
    "person_id": "person",
}  # fmt: skip
"""Fields whose values are ids of what the configuration doesn't know."""
Names = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A subject, and the words people have for it."""

    subject: str
    name: str


async def names(rows: Rows, entries: Iterable[Told]) -> Names:
    """Kind and id → name, of what the entries are about and what their values name."""
    wanted: dict[str, set[int]] = {kind: set() for kind in NAMED}
    for entry in entries:
        for kind, key in _mentioned(entry):
            if kind in wanted:
                wanted[kind].add(key)
    asked = {kind: sorted(ids) for kind, ids in wanted.items() if ids}
    found = await rows.rows(*(_in(NAMED[kind], ids) for kind, ids in asked.items()))
    return {(kind, row[0]): row[1] for kind, some in zip(asked, found, strict=True) for row in some}


def _mentioned(entry: Told) -> Iterator[tuple[str, int]]:
    yield entry.kind, entry.key
    told = [(change.field, value) for change in entry.changes
            for value in (change.before, change.after)]  # fmt: skip
    for field, value in [*told, *entry.facts.items()]:
        if field in FIELDS:
            some = value if isinstance(value, list) else [value]
            yield from ((FIELDS[field], each) for each in some if isinstance(each, int))


def _in(sql: str, ids: list[int]) -> tuple[str, list[Any]]:
    return sql.format(ids=", ".join("?" * len(ids))), ids


async def matching(rows: Rows, shaped: Configuration, kind: str, text: str) -> list[str]:
    """Subjects that are called so, or have the number."""
    text = text.strip().removeprefix("#")
    if text.isascii() and text.isdigit() and kind in ("", "ticket"):
        return [f"ticket:{int(text)}"]
    sought = folded(text)
    found = [
        f"{each}:{key}"
        for each, names_ in _configured(shaped).items()
        for key, name in names_.items()
        if kind in ("", each) and sought in folded(name)
    ]
    return [*found, *await _stored(rows, kind, sought)][:MOST]


async def _stored(rows: Rows, kind: str, sought: str) -> list[str]:
    kinds = [each for each in FOUND if kind in ("", each)]
    asked = [(FOUND[each], [like(sought)] if "?" in FOUND[each] else []) for each in kinds]
    found = await rows.rows(*asked)
    return [
        f"{each}:{row[0]}"
        for each, some in zip(kinds, found, strict=True)
        for row in some
        if len(row) == 1 or sought in folded(row[1])
    ]


def _configured(shaped: Configuration) -> Mapping[str, Mapping[int, str]]:
    coded: dict[str, Mapping[int, Any]] = {"center": shaped.centers, "type": shaped.types}
    named: dict[str, Mapping[int, Any]] = {
        "user": shaped.users, "workflow": shaped.workflows, "role": shaped.roles,
        "position": shaped.positions, "team": shaped.teams, "channel": shaped.channels,
    }  # fmt: skip
    return {
        **{
            kind: {k: f"{v.code} {v.name}" for k, v in some.items()} for kind, some in coded.items()
        },
        **{kind: {k: v.name for k, v in some.items()} for kind, some in named.items()},
    }


def name_of(shaped: Configuration, names_: Names, kind: str, key: int) -> str:
    """What it is called now; its number where it is gone."""
    if kind == "ticket":
        return f"#{key} {names_.get((kind, key), '')}".strip()
    configured = _configured(shaped).get(kind, {}).get(key)
    return configured or names_.get((kind, key)) or (f"#{key}" if key else "")


def subject_name(shaped: Configuration, names_: Names, subject: str) -> str:
    return name_of(shaped, names_, subject.partition(":")[0], key_of(subject))
