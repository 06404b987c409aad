"""JSON for our own pages, behind the guard's session."""

from __future__ import annotations

from fastapi import APIRouter

from pages.api import boards, live, me, search, tickets

router = APIRouter(prefix="/api")
for part in (boards, live, me, search, tickets):
    router.include_router(part.router)
