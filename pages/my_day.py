"""/my-day"""

from __future__ import annotations

from components.frame import frame
from components.i18n import _
from components.my_day import MyDayList
from pages.addresses import page_at
from pages.guard import signed_in_page


@page_at("/my-day")
async def show() -> None:
    user = await signed_in_page()
    with frame(user, title=_("My day"), current="my_day", headed=False):
        await MyDayList(user).show()
