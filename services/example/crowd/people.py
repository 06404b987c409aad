"""Customers by the hundred, their names made of those of the example."""

from __future__ import annotations

from random import Random
from typing import Any

from models import ContactPerson
from models import Customer as CustomerRow
from services.example.crowd.lives import Customer
from services.example.rows import inserted
from services.folding import folded
from services.transaction import Work


async def write_customers(
    work: Work, words: dict[str, Any], count: int, chance: Random
) -> list[Customer]:
    told = list(words["tickets"].values())
    names = [_name(told, place, chance) for place in range(count)]
    persons = [chance.choice(told)[1] for _ in names]
    rows = [{"name": n, "folded": folded(f"{n} {p}"), "is_example": True}
            for n, p in zip(names, persons, strict=True)]  # fmt: skip
    ids = await inserted(work, CustomerRow, rows)
    linked = [{"customer_id": customer, "name": person}
              for customer, person in zip(ids, persons, strict=True)]  # fmt: skip
    people = await inserted(work, ContactPerson, linked)
    return [Customer(*each) for each in zip(ids, names, people, persons, strict=True)]


def _name(told: list[list[str]], place: int, chance: Random) -> str:
    """`Padaria` from one, `Mar Azul` from another; a number once they repeat."""
    first, rest = (
        told[place % len(told)][0].split()[0],
        chance.choice(told)[0].split(maxsplit=1)[-1],
    )
    again = place // len(told) ** 2
    return f"{first} {rest} {again + 1}" if again else f"{first} {rest}"
