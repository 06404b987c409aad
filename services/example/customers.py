"""The example's customers, each with a contact person who has a phone and an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from models import ContactAddress, ContactPerson, Customer
from services.catalog.folding import folded_customer
from services.example.process import Words
from services.example.rows import inserted, linked
from services.example.scene import Scene
from services.folding import folded
from services.transaction import Work


@dataclass(frozen=True, slots=True)
class Known:
    """A customer, its contact person, and what they bought. Ids, but for the names."""

    id: int
    name: str
    person: int
    person_name: str
    product: int


async def write_customers(work: Work, words: Words, scene: Scene) -> dict[str, Known]:
    """By the key of their ticket."""
    told = words["tickets"]
    products = [_product(scene, place) for place in range(len(told))]
    customers = await inserted(work, Customer, list(_customers(told)))
    people = await inserted(work, ContactPerson, list(_people(told, customers)))
    await inserted(work, ContactAddress, list(_addresses(told, people, scene)))
    bought = zip(customers, products, strict=True)
    await linked(work, "customer_product", ("customer_id", "product_id"), bought)
    rows = zip(told.items(), customers, people, products, strict=True)
    return {
        key: Known(customer, name, person, person_name, product)
        for (key, (name, person_name, *_)), customer, person, product in rows
    }


def _product(scene: Scene, place: int) -> int:
    ids = list(scene.products.values())
    return ids[place % len(ids)]


def _customers(told: Words) -> Iterator[dict[str, Any]]:
    for place, (name, person, *_) in enumerate(told.values()):
        reached = (_phone(told, place), _mail(person))
        words = folded_customer(f"{name} {person}", "", reached)
        yield {"name": name, "folded": words, "is_example": True}


def _people(told: Words, customers: list[int]) -> Iterator[dict[str, Any]]:
    for (_, person, title, *_), customer in zip(told.values(), customers, strict=True):
        yield {"customer_id": customer, "name": person, "title": title}


def _addresses(told: Words, people: list[int], scene: Scene) -> Iterator[dict[str, Any]]:
    names = [person for _, person, *_ in told.values()]
    for place, (name, person) in enumerate(zip(names, people, strict=True)):
        both = (("phone", _phone(told, place)), ("mail", _mail(name)))
        for channel, value in both:
            row = {"person_id": person, "channel_id": scene.channels[channel]}
            yield row | {"value": value}


def _phone(told: Words, place: int) -> str:
    """The one that is told after the subject, else one like it."""
    own = list(told.values())[place][4:]
    return own[0] if own else f"(11) 9{8000 + place * 37:04d}-{place * 613 % 10_000:04d}"


def _mail(name: str) -> str:
    """At a domain that is nobody's."""
    words = [word for word in folded(name).split() if not word.endswith(".")]
    return f"{''.join(chain(words[0], '.', words[-1]))}@example.com"
