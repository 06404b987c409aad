"""Standard replies: what composers offer for types and CRs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from models import StandardReply
from services.access.permissions import demand
from services.catalog.reply_rules import against_replies
from services.configuration import configuration_locked
from services.entering import clean, refuse
from services.merging import changed, clashes, told
from services.refusals import HasChanged, NotFound, Refusal
from services.transaction import Rows, Work, unit_of_work

PERMISSION = "settings.process"
LINKS = {
    "types": ("standard_reply_type", "tickettype_id"),
    "centers": ("standard_reply_center", "responsibilitycenter_id"),
}
READ = "select id, title, text, is_active, position from standard_reply order by position, id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFields:
    """`types`: none for any; `centers`: none for any phase."""

    title: str = ""
    text: str = ""
    types: tuple[int, ...] = ()
    centers: tuple[int, ...] = ()
    position: int = 0
    is_active: bool = True

    def cleaned(self) -> dict[str, Any]:
        linked = {each: tuple(sorted(set(getattr(self, each)))) for each in LINKS}
        return asdict(self) | {"title": clean(self.title), "text": self.text.strip()} | linked


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyEdit:
    """One that is changed, or with neither `id` nor `before` a new one. `key` names its fields."""

    key: str
    after: ReplyFields
    id: int = 0
    before: ReplyFields | None = None


async def present(rows: Rows) -> dict[int, ReplyFields]:
    """All there are, deactivated ones too, in their order."""
    links = [f"select standard_reply_id, {column} from {table}" for table, column in LINKS.values()]
    found, types, centers = await rows.rows((READ, ()), *((sql, ()) for sql in links))
    return {
        key: ReplyFields(
            title=title, text=text, is_active=bool(is_active), position=position,
            types=_linked(types, key), centers=_linked(centers, key),
        )
        for key, title, text, is_active, position in found
    }  # fmt: skip


def _linked(pairs: Sequence[Any], key: int) -> tuple[int, ...]:
    return tuple(sorted(other for reply, other in pairs if reply == key))


async def shape(edits: Sequence[ReplyEdit], *, by: int | None) -> None:
    """Save replies by themselves, all or none. Raises Refused."""

    async def body(work: Work) -> None:
        configuration = await configuration_locked(work)
        demand(configuration, by, PERMISSION)
        refuse(against_replies(configuration, edits), await overtaken(work, edits))
        await saved(work, edits)

    await unit_of_work(body, by=by)


async def saved(work: Work, edits: Sequence[ReplyEdit], *, type_id: int = 0) -> None:
    """Judged already. `type_id`: new ones are that type's too."""
    if not edits:
        return
    there = await present(work)
    for each in edits:
        await (_edited(work, each, there[each.id]) if each.id else _added(work, each, type_id))


async def overtaken(work: Work, edits: Sequence[ReplyEdit]) -> list[Refusal]:
    """What others changed meanwhile (M4)."""
    there = await present(work) if edits else {}
    return [clash for each in edits for clash in await _clashes(work, each, there)]


async def _clashes(work: Work, edit: ReplyEdit, there: Mapping[int, ReplyFields]) -> list[Refusal]:
    if edit.id not in there or not edit.before:
        return [] if not edit.id or edit.id in there else [NotFound(thing="reply")]
    found = await clashes(
        work, f"reply:{edit.id}", before=edit.before.cleaned(), after=edit.after.cleaned(),
        present=there[edit.id].cleaned(),
    )  # fmt: skip
    return [
        HasChanged(what=f"{edit.key}.{each.what}", theirs=each.theirs, by=each.by)
        for each in found
        if isinstance(each, HasChanged)
    ]


async def _added(work: Work, edit: ReplyEdit, type_id: int) -> None:
    values = edit.after.cleaned()
    if type_id:
        values["types"] = tuple(sorted({*values["types"], type_id}))
    reply = await StandardReply.create(**{k: v for k, v in values.items() if k not in LINKS})
    await _link(work, reply.id, values)
    await work.ledger(f"reply:{reply.id}", "reply_added", {"after": values})
    work.configuration_changed()


async def _edited(work: Work, edit: ReplyEdit, there: ReplyFields) -> None:
    is_now = there.cleaned()
    changes = changed((edit.before or there).cleaned(), edit.after.cleaned(), is_now)
    if not changes:
        return
    if columns := {what: value for what, value in changes.items() if what not in LINKS}:
        await StandardReply.filter(id=edit.id).update(**columns)
    await _link(work, edit.id, changes)
    await work.ledger(f"reply:{edit.id}", "reply_edited", told(is_now, changes))
    work.configuration_changed()


async def _link(work: Work, reply_id: int, values: Mapping[str, Any]) -> None:
    for what, (table, column) in LINKS.items():
        if what not in values:
            continue
        await work.rows((f"delete from {table} where standard_reply_id = ?", (reply_id,)))
        into = f"insert into {table} (standard_reply_id, {column}) values (?, ?)"
        for other in values[what]:
            await work.rows((into, (reply_id, other)))
