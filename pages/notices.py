"""/notices"""

from __future__ import annotations

from components.frame import frame
from components.i18n import _
from components.notices.page import Notices
from pages.addresses import page_at
from pages.guard import signed_in_page


@page_at("/notices")
async def show() -> None:
    user = await signed_in_page()
    with frame(user, title=_("Notices"), current="notices", headed=False):
        await Notices(user).draw()
