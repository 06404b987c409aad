"""A ticket's ways over a board, in the reader's language, as the board's component reads them."""

from __future__ import annotations

from typing import Any

from components.board.words import reason, title
from components.refusals import people
from services.board.verdicts import ColumnWays, TicketWays, Why, Zone
from services.refusals import TicketIsClosed
from services.workflow import answers_to_json


def ways_as_json(ways: TicketWays) -> dict[str, Any]:
    return {
        "number": ways.number,
        "version": ways.version,
        "center": ways.center,
        "columns": {str(center): _column(each) for center, each in ways.columns.items()},
        "question": ways.question,
        "truncated": ways.truncated,
    }


def _column(column: ColumnWays) -> dict[str, Any]:
    return {
        "verdict": column.verdict,
        "zones": [_zone(zone) for zone in column.zones],
        "why": column.why and _why(column.why),
    }


def _zone(zone: Zone) -> dict[str, Any]:
    return {
        "keys": [part.number for part in zone.parts],
        "answers": answers_to_json(zone.answers),
        "parts": [{"question": part.question, "label": part.label} for part in zone.parts],
        "to": zone.to,
        "direction": zone.direction,
        "ends": zone.ends,
        "asks": list(zone.asks),
        "over": zone.over and {"count": zone.over.count, "limit": zone.over.limit},
        "closes": zone.closes,
        "off_flow": zone.off_flow,
        "reopens": zone.reopens,
        "direct": zone.direct,
        "more": zone.more,
    }


def _why(why: Why) -> dict[str, Any]:
    return {"title": title(why), "sentence": reason(why), "who": people(_who(why))}


def _who(why: Why) -> tuple[int, ...]:
    """Nobody where a closed ticket would go elsewhere: reopening it leads there for all."""
    if isinstance(why.refusals[0], TicketIsClosed):
        return ()
    return tuple(dict.fromkeys(user for refusal in why.refusals for user in refusal.who))
