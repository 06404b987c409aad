"""/settings/products"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.i18n import _
from components.markup import node
from components.settings.frame import section_frame
from components.settings.listing import settings_page
from components.settings.products.channel_list import ChannelList
from components.settings.products.product_list import ProductList
from pages.addresses import page_at
from pages.settings.asking import asked_for


@page_at("/settings/products")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "products")
    if refused:
        return refused
    with section_frame(user, "products"), settings_page():
        with node("section", "short-list"):
            node("h2", text=_("Products"))
            await ProductList(user).stand()
        with node("section", "short-list"):
            node("h2", text=_("Contact channels"))
            await ChannelList(user).stand()
    return None
