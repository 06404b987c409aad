"""What a comparison found is done by the verbs that people use, so every rule of theirs holds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from services.catalog import replies
from services.configuration import configuration_in
from services.process_file import publishing, shaping
from services.process_file.catalog_entries import reply_fields
from services.process_file.comparing import Comparison
from services.process_file.document import Document, Entry
from services.process_file.drafting import drafted
from services.process_file.ids import ids_of
from services.process_file.linting import located
from services.process_file.parsing import refuse
from services.process_file.plans import Change
from services.process_file.refusals import InFile
from services.refusals import Refused
from services.transaction import Work

Act = Callable[[Work, Entry], Awaitable[None]]
Todo = Iterable[tuple[Entry, Change]]


class Attempt:
    """One import on its way: what is refused is gathered by its lines, a phase at a time."""

    def __init__(self, work: Work, document: Document, found: Comparison) -> None:
        self.work, self.document, self.found = work, document, found
        self.by = work.by
        self._refused: list[InFile] = []

    async def run(self) -> None:
        for phase in (
            self._roles,
            self._positions,
            self._centers,
            self._workflows,
            self._publish,
            self._types,
            self._replies,
            self._deactivate,
        ):
            await phase()
            refuse(self._refused)

    async def tried(self, entry: Entry, act: Awaitable[None]) -> None:
        try:
            await act
        except Refused as refused:
            self._refused += [self._located(entry, each) for each in refused.refusals]

    def _located(self, entry: Entry, refusal: Any) -> InFile:
        if isinstance(refusal, InFile):
            return refusal
        return located(self.document, self._written(entry), refusal)

    def _written(self, entry: Entry) -> Entry:
        """As the file has it: what is done may leave something out."""
        return next(each for each in self.document.of(entry.section) if each.key == entry.key)

    async def _roles(self) -> None:
        await self._each(shaping.shape_role, self.found.of("roles"))

    async def _positions(self) -> None:
        """From the top: nothing hangs under itself on the way."""
        from_the_top = sorted(self.found.of("positions"), key=self._depth)
        await self._each(shaping.shape_position, from_the_top)

    def _depth(self, one: tuple[Entry, Change]) -> int:
        above = {each.name: each.values["under"] for each in self.document.of("positions")}
        name, depth = one[0].values["under"], 0
        while name is not None and depth <= len(above):
            name, depth = above.get(name), depth + 1
        return depth

    async def _centers(self) -> None:
        await self._each(shaping.shape_center, self._staying("centers"))

    async def _types(self) -> None:
        await self._each(shaping.shape_type, self._staying("types"))

    async def _deactivate(self) -> None:
        """Last, when nothing needs them any more, and what hangs below goes first."""
        await self._each(shaping.shape_type, reversed(self._going("types")))
        await self._each(shaping.shape_center, reversed(self._going("centers")))

    def _staying(self, section: str) -> Todo:
        going = [entry for entry, _ in self._going(section)]
        return [each for each in self._ordered(section) if each[0] not in going]

    def _going(self, section: str) -> list[tuple[Entry, Change]]:
        return [
            each
            for each in self._ordered(section)
            if not each[1].is_new and not each[0].values["active"]
            and any(field.field == "active" for field in each[1].fields)
        ]  # fmt: skip

    def _ordered(self, section: str) -> list[tuple[Entry, Change]]:
        return sorted(self.found.of(section), key=lambda each: each[0].name.count("."))

    async def _each(self, act: Act, todo: Todo) -> None:
        for entry, _ in todo:
            await self.tried(entry, act(self.work, entry))

    async def _workflows(self) -> None:
        todo = self.found.of("workflows")
        for entry, change in todo:
            if change.is_new:
                await self.tried(entry, publishing.begun(entry, by=self.by))
        refuse(self._refused)
        for entry, _ in todo:
            await self.tried(entry, drafted(self.work, entry, by=self.by))

    async def _publish(self) -> None:
        todo = [entry for entry, change in self.found.of("workflows")
                if change.becomes == "published"]  # fmt: skip
        for entry in publishing.called_first(todo):
            await self.tried(entry, publishing.published(self.work, self.document, entry))

    async def _replies(self) -> None:
        known, there = await configuration_in(self.work), await replies.present(self.work)
        ids, taken = ids_of(known), _by_key(there)
        for entry, _ in self.found.of("replies"):
            own = taken.get((entry.name, entry.nth), 0)
            fields = reply_fields(ids, entry.values)
            edit = replies.ReplyEdit(key="reply", after=fields, id=own, before=there.get(own))
            await self.tried(entry, replies.shape([edit], by=self.by))


def _by_key(there: dict[int, replies.ReplyFields]) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for own, fields in there.items():
        nth = sum(title == fields.title for title, _ in found) + 1
        found[(fields.title, nth)] = own
    return found
