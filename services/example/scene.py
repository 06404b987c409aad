"""The example without its tickets, as ids: what histories are told with."""

from __future__ import annotations

from dataclasses import dataclass

from services.example import catalog, people, process
from services.example.process import Ids, Words
from services.transaction import Work


@dataclass(frozen=True, slots=True)
class Scene:
    """Ids by code (centers, types), by login (people) or by the names of `shapes`."""

    centers: Ids
    workflows: Ids
    versions: Ids
    types: Ids
    roles: Ids
    people: Ids
    channels: Ids
    products: Ids


async def write_scene(work: Work, words: Words) -> Scene:
    """Everything but customers and tickets. Expects none of it to be there."""
    centers = await process.write_centers(work, words)
    workflows, versions = await process.write_workflows(work, words, centers)
    roles = await people.write_roles(work, words)
    persons = await people.write_people(work, words, roles)
    types = await process.write_types(work, words, workflows, persons)
    await process.write_replies(work, words, types, centers)
    channels = await catalog.write_channels(work, words)
    products = await catalog.write_products(work, words)
    work.configuration_changed()
    return Scene(centers, workflows, versions, types, roles, persons, channels, products)
