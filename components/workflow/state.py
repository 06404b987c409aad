"""The draft as one window holds it: every change goes through here, one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from components.refusals import refusals_shown
from components.workflow.undoing import Undoing
from services import drafting
from services.configuration import Configuration, configuration
from services.drafting import Draft, Line, LineChange
from services.refusals import Refused
from services.workflow import Step

Told = Callable[[], Awaitable[None]]
Done = tuple[LineChange, ...]


class DraftState:
    """`shown` is called after each change, by whomever; `gone` where it is no draft any more."""

    def __init__(
        self, draft: Draft, known: Configuration, *, by: int, shown: Told, gone: Told
    ) -> None:
        self.draft, self.known, self.by = draft, known, by
        self.undoing = Undoing()
        self.saved_at = datetime.now(UTC)
        self._shown, self._gone, self._lock = shown, gone, asyncio.Lock()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.draft.lines

    async def apply(self, changes: Sequence[LineChange]) -> Done:
        """Nothing where it is refused: the person is told, and sees what is there now."""
        async with self._lock:
            return await self._written(changes, self.undoing.did)

    async def edit(self, line_id: int, seen: Step, **fields: Any) -> bool:
        """Give fields of a line other values than those that were `seen`."""
        after = replace(seen, **fields)
        return bool(await self.apply([LineChange(line_id, seen, after)])) if after != seen else True

    async def add(self, step: Step) -> int | None:
        done = await self.apply([LineChange(None, None, step)])
        return done[0].id if done else None

    async def undo(self) -> None:
        async with self._lock:
            if step := self.undoing.back:
                await self._gone_over(step, self.undoing.went_back)

    async def redo(self) -> None:
        async with self._lock:
            if step := self.undoing.again:
                await self._gone_over(step, self.undoing.went_again)

    async def _gone_over(self, step: Done, went: Callable[[], None]) -> None:
        if not await self._written(step, lambda _: went()):
            self.undoing.stays(step)
            await self._shown()

    async def refresh(self) -> None:
        """What is there now, whoever put it there. It may be published by now, or discarded."""
        self.known = await configuration()
        try:
            found = await drafting.find(self.draft.version_id)
        except Refused:
            return await self._gone()
        if found.revision >= self.draft.revision:
            self.draft = found
            await self._shown()
        return None

    async def _written(self, changes: Sequence[LineChange], kept: Callable[[Done], None]) -> Done:
        """What was done is `kept` before anything is shown: undo and redo are part of that."""
        done: Done = ()
        with refusals_shown():
            done = await drafting.change(self.draft.version_id, changes, by=self.by)
            self.saved_at = datetime.now(UTC)
            if done:
                kept(done)
        await self.refresh()
        return done
