"""Who else has a draft open, and which line they are on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from nicegui import Client, background_tasks, ui

from components.i18n import locale, use
from services import events
from services.drafting import DraftChanged

_here: dict[int, list[Editing]] = defaultdict(list)
Told = Callable[[], Awaitable[None]]


@dataclass(eq=False)
class Editing:
    """One window on a draft. `changed` is called when others change it, `moved` when they move."""

    version_id: int
    user_id: int
    changed: Told
    moved: Told
    line_id: int | None = None
    client: Client = field(default_factory=lambda: ui.context.client)
    spoken: str = field(default_factory=locale)

    def begin(self) -> None:
        _here[self.version_id].append(self)
        events.subscribe(_heard)
        self.client.on_delete(self.end)
        self._tell_others()

    def end(self) -> None:
        if self in _here[self.version_id]:
            _here[self.version_id].remove(self)
        self._tell_others()
        if not _here[self.version_id]:
            del _here[self.version_id]

    def stand_on(self, line_id: int | None) -> None:
        if line_id != self.line_id:
            self.line_id = line_id
            self._tell_others()

    @property
    def others(self) -> list[Editing]:
        """Other people's windows, one a person, the last they opened."""
        there = {each.user_id: each for each in _here[self.version_id]}
        return [each for each in there.values() if each.user_id != self.user_id]

    def _tell_others(self) -> None:
        for each in _here[self.version_id]:
            if each is not self:
                each.tell(each.moved)

    def tell(self, then: Told) -> None:
        background_tasks.create(self._tell(then), name="an editor is told")

    async def _tell(self, then: Told) -> None:
        if self.client.is_deleted:
            return
        use(self.spoken)
        with self.client:
            await then()


def _heard(event: object) -> None:
    if isinstance(event, DraftChanged):
        for each in list(_here.get(event.version_id, ())):
            each.tell(each.changed)
