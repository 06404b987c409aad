"""/settings/customers and the page of one."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.customers.listing import Customers
from components.settings.customers.page import CustomerPage
from components.settings.frame import section_frame
from components.settings.listing import settings_page
from pages.addresses import page_at
from pages.errors import missing
from pages.settings.asking import asked_for
from services.catalog.customer_records import record
from services.refusals import Refused


@page_at("/settings/customers")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "customers")
    if refused:
        return refused
    with section_frame(user, "customers"), settings_page():
        await Customers(user).stand()
    return None


@page_at("/settings/customers/{customer_id}")
async def one(request: Request, customer_id: int) -> Response | None:
    user, refused = await asked_for(request, "customers")
    if refused:
        return refused
    try:
        found = await record(customer_id, by=user)
    except Refused:
        return await missing(request, LookupError())
    await CustomerPage(user, customer_id, found).stand()
    return None
