"""Values of fields, as the forms call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from components.i18n import _, n_
from components.ledger.value_words import NAMED
from components.ticket.words import dated
from services.configuration import Configuration
from services.ledger.things import FIELDS, Names, name_of

LONGEST = 160
CONFIGURED = {
    "center_id": "center", "contact_user_id": "user", "type_id": "type", "role_id": "role",
    "team_id": "team", "position_id": "position", "parent_id": "position",
    "workflow_id": "workflow", "spies": "user", "types": "type", "centers": "center",
    "user_id": "user", "user": "user", "listed_by_id": "user",
}  # fmt: skip
OF = {**CONFIGURED, **FIELDS}


class Values:
    """Values in the reader's words, as of today."""

    def __init__(self, shaped: Configuration, names: Names, today: date) -> None:
        self._shaped, self._names, self._today = shaped, names, today

    def words(self, field: str, value: Any) -> str:
        said = self._said(field, value)
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"

    def _said(self, field: str, value: Any) -> str:
        if value is None or value in ("", [], {}):
            return _("the type’s") if field == "priority" and value is None else _("none")
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return self._several(field, value)
        return self._shares(value) if isinstance(value, dict) else self._one(field, value)

    def _several(self, field: str, values: list[Any]) -> str:
        match field:
            case "lines":
                return _lines(values)
            case "files":
                return str(len(values))
            case _other:
                return ", ".join(self._one(field, each) for each in values)

    def _one(self, field: str, value: Any) -> str:
        if field in OF and isinstance(value, int):
            return name_of(self._shaped, self._names, OF[field], value)
        if field in NAMED:
            return NAMED[field]().get(value, str(value))
        if field == "addresses" and isinstance(value, list):
            return " ".join([name_of(self._shaped, {}, "channel", value[0]), str(value[1])])
        return self._when(field, value)

    def _when(self, field: str, value: Any) -> str:
        if field in ("closed_at", "withdrawn_at"):
            at = datetime.fromisoformat(value).astimezone(self._shaped.zone)
            return f"{dated(at.date(), self._today)} {at:%H:%M}"
        if field in ("next_contact_on", "valid_from", "valid_until"):
            return dated(date.fromisoformat(value), self._today)
        return str(value)

    def _shares(self, shares: Mapping[str, Any]) -> str:
        """To whom how many tickets went."""
        return ", ".join(f"{self._person(key)} ({count})" for key, count in shares.items())

    def _person(self, key: str) -> str:
        return name_of(self._shaped, {}, "user", int(key)) if key.isdigit() else key


def _lines(lines: Iterable[Any]) -> str:
    """Which lines of a draft: their orders."""
    orders = {
        side.get("order")
        for line in lines if isinstance(line, dict)
        for side in (line.get("before"), line.get("after")) if isinstance(side, dict)
    }  # fmt: skip
    known = sorted(each for each in orders if isinstance(each, int))
    count = n_("{n} line", "{n} lines", len(list(lines)))
    return f"{count}: {', '.join(map(str, known))}" if known else count
