"""Products and contact channels of the example."""

from __future__ import annotations

from models import ContactChannel, Product
from services.example import shapes
from services.example.process import Ids, Words
from services.example.rows import inserted
from services.transaction import Work


async def write_products(work: Work, words: Words) -> Ids:
    rows = [{"name": words["products"][name], "is_example": True} for name in shapes.PRODUCTS]
    return dict(zip(shapes.PRODUCTS, await inserted(work, Product, rows), strict=True))


async def write_channels(work: Work, words: Words) -> Ids:
    rows = [
        {"name": words["channels"][name], "kind": kind, "position": position}
        for position, (name, kind) in enumerate(shapes.CHANNELS.items())
    ]
    return dict(zip(shapes.CHANNELS, await inserted(work, ContactChannel, rows), strict=True))
