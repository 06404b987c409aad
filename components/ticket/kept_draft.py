"""What is typed is a draft until it is recorded."""

from __future__ import annotations

import asyncio
from typing import Any

from services.tickets import drafts


class KeptDraft:
    """Of `viewer`, about one ticket or a new one. What comes late once it is over is no draft."""

    def __init__(self, viewer: int, subject: str) -> None:
        self._viewer, self._subject = viewer, subject
        self._writing = asyncio.Lock()
        self.is_over = False

    async def keep(self, body: dict[str, Any]) -> None:
        async with self._writing:
            if not self.is_over:
                await drafts.keep(self._viewer, self._subject, body)

    async def end(self) -> None:
        """Recorded, or given up: what is being kept just now goes, too. Raises StorageRefuses."""
        self.is_over = True
        async with self._writing:
            await drafts.drop(self._viewer, self._subject)
