"""`data_of`: everything that is known of a person, as they have a right to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.access.sight import visible_where
from services.configuration import Configuration, configuration
from services.ledger.things import names, subject_name
from services.ledger.told import COLUMNS, Told, told
from services.privacy import questions
from services.privacy.whose import Known, Whose, known
from services.transaction import Rows, Work, reading, unit_of_work

Table = list[dict[str, Any]]


async def data_of(whose: Whose, *, by: int) -> dict[str, Table]:
    """Table → rows, by column. Of tickets those that `by` may see. The ledger has that it was.

    Everybody may have their own. Raises Refused.
    """
    shaped = await configuration()

    async def read(rows: Rows) -> tuple[Known, dict[str, Table]]:
        person = await known(rows, shaped, whose, by=by, is_own=whose == Whose("user", by))
        found = await _tables(rows, shaped, whose, by)
        return person, found | {"ledger": await _ledger(rows, shaped, whose, person)}

    person, found = await reading(read)
    await unit_of_work(lambda work: _recorded(work, whose, person), by=by)
    return found


async def _recorded(work: Work, whose: Whose, person: Known) -> None:
    happened = {"person": "contact_person"}.get(whose.kind, whose.kind)
    fact = {"person": whose.id} if whose.kind == "person" else {}
    await work.ledger(person.subject(whose), f"{happened}_data_downloaded", fact)


async def _tables(rows: Rows, shaped: Configuration, whose: Whose, by: int) -> dict[str, Table]:
    visible, values = visible_where(shaped, by)
    asked = questions.OF[whose.kind]
    statements = [
        (sql.format(visible=visible), (*([whose.id] * sql.count("?")), *values))
        if "{visible}" in sql
        else (sql, [whose.id] * sql.count("?"))
        for _, sql in asked.values()
    ]
    found = await rows.rows(*statements)
    return {
        name: [dict(zip(columns, row, strict=True)) for row in some]
        for (name, (columns, _)), some in zip(asked.items(), found, strict=True)
    }


async def _ledger(rows: Rows, shaped: Configuration, whose: Whose, person: Known) -> Table:
    """What is entered about them."""
    subject = person.subject(whose)
    sql = f"select {COLUMNS} from ledger_entry e where e.subject = ? order by e.id"
    [found] = await rows.rows((sql, (subject,)))
    entries = [each for each in map(told, found) if _is_theirs(each, whose)]
    thing = subject_name(shaped, await names(rows, entries), subject)
    return [_entry(each, thing) for each in entries]


def _is_theirs(entry: Told, whose: Whose) -> bool:
    return whose.kind != "person" or entry.facts.get("person") == whose.id


def _entry(entry: Told, thing: str) -> dict[str, Any]:
    changes: Sequence[Any] = [[each.field, each.before, each.after] for each in entry.changes]
    is_own = entry.subject == f"user:{entry.actor_id}"
    return {"at": entry.at.isoformat(), "happened": entry.happened, "by": entry.actor_id,
            "is_own": is_own, "thing": thing, "facts": dict(entry.facts),
            "changes": changes}  # fmt: skip
