"""The example without its tickets, as ids: what histories are told with."""

from __future__ import annotations

from dataclasses import asdict, dataclass

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
    positions: Ids
    teams: Ids
    replies: Ids

    @property
    def brought(self) -> dict[str, list[int]]:
        """Ids by kind of what came with the example; the built-in roles were there."""
        ids = {kind: list(named.values()) for kind, named in asdict(self).items()}
        return ids | {"roles": [self.roles["analyst"]]}


async def write_scene(work: Work, words: Words) -> Scene:
    """Everything but customers and tickets. Expects none of it to be there."""
    centers = await process.write_centers(work, words)
    workflows, versions = await process.write_workflows(work, words, centers)
    roles = await people.write_roles(work, words)
    positions = await people.write_positions(work, words)
    teams = await people.write_teams(work, words)
    persons = await people.write_people(work, roles, positions, teams)
    types = await process.write_types(work, words, workflows, persons)
    work.configuration_changed()
    return Scene(
        centers=centers,
        workflows=workflows,
        versions=versions,
        types=types,
        roles=roles,
        people=persons,
        channels=await catalog.write_channels(work, words),
        products=await catalog.write_products(work, words),
        positions=positions,
        teams=teams,
        replies=await process.write_replies(work, words, types, centers),
    )
