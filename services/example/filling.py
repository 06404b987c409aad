"""`fill`: the process, its people, and their last weeks."""

from __future__ import annotations

from datetime import datetime

from services.configuration import configuration
from services.example.customers import write_customers
from services.example.scene import Scene, write_scene
from services.example.telling import Teller
from services.example.texts import texts
from services.transaction import Work, unit_of_work

THERE = "select count(*) from responsibility_center"
FLAG = "update installation set has_example = ?"


class ExampleDoesNotFit(Exception):
    """CRs are there already: the example would mix with them."""


async def fill(locale: str, *, by: int | None, now: datetime | None = None) -> None:
    """Write the example in the language of `locale`, up to `now`. Raises ExampleDoesNotFit.

    Its people have no password, and nothing of it is mailed.
    """
    words = texts(locale)

    async def stage(work: Work) -> Scene:
        [[(there,)]] = await work.rows((THERE, ()))
        if there:
            raise ExampleDoesNotFit
        scene = await write_scene(work, words)
        await work.rows((FLAG, (True,)))
        filled = {"locale": locale, "ids": scene.brought}
        await work.ledger("installation", "example_filled", filled)
        return scene

    scene = await unit_of_work(stage, by=by)
    zone = (await configuration()).zone

    async def tickets(work: Work) -> None:
        customers = await write_customers(work, words, scene)
        await Teller(work, words, scene, customers, work.now.astimezone(zone)).tell()

    await unit_of_work(tickets, by=by, now=now)
