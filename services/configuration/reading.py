"""The configuration as it lies in the database."""

from __future__ import annotations

from services.configuration.library import library, workflows
from services.configuration.people import Named, Person, PositionInfo, RoleInfo
from services.configuration.process import Center, Reply, Type, code_order
from services.configuration.queries import QUERIES
from services.configuration.rows import Row, flagged, gathered, kept_while_same
from services.configuration.whole import Configuration, InstallationInfo
from services.transaction import Rows, day, json_value


async def read(rows: Rows) -> Configuration:
    found = await rows.rows(*((sql, ()) for sql in QUERIES.values()))
    return _assembled(dict(zip(QUERIES, found, strict=True)))


def _assembled(found: dict[str, list[Row]]) -> Configuration:
    version, *installation = (found["installation"] or [(0, "", "UTC", "en", False, False)])[0]
    return Configuration(
        version=version,
        installation=InstallationInfo(*flagged(tuple(installation), 3, 4, 10)),
        centers=_centers(found["centers"]),
        types=_types(found["types"], found["spies"]),
        workflows=workflows(found["workflows"], found["versions"]),
        library=library(found["workflows"], found["versions"], found["steps"]),
        users=_people(found["users"]),
        roles={
            row[0]: RoleInfo(row[0], row[1], frozenset(json_value(row[2])), row[3], bool(row[4]))
            for row in found["roles"]
        },
        positions={row[0]: PositionInfo(*row) for row in found["positions"]},
        teams={row[0]: Named(*row) for row in found["teams"]},
        channels={row[0]: Named(*row) for row in found["channels"]},
        replies=_replies(found["replies"], found["reply_types"], found["reply_centers"]),
        customer_spies={
            customer: tuple(people)
            for customer, people in gathered(found["customer_spies"]).items()
        },
        choices={(user, source): events for user, source, events in found["choices"]},
    )


@kept_while_same
def _centers(rows: list[Row]) -> dict[int, Center]:
    ordered = sorted(rows, key=lambda row: code_order(row[1]))
    return {row[0]: Center(*flagged(row, 3, 4, 6)) for row in ordered}


@kept_while_same
def _people(rows: list[Row]) -> dict[int, Person]:
    return {row[0]: Person(*flagged(row, 7)) for row in rows}


@kept_while_same
def _types(rows: list[Row], spies: list[Row]) -> dict[int, Type]:
    of, ordered = gathered(spies), sorted(rows, key=lambda row: code_order(row[1]))
    return {row[0]: _type(row, tuple(of[row[0]])) for row in ordered}


def _type(row: Row, spies: tuple[int, ...]) -> Type:
    values = flagged(row, 3, 8, 9, 10, 11, 12, 14, 17)
    return Type(*(*values[:15], day(row[15]), day(row[16]), values[17], spies))


@kept_while_same
def _replies(rows: list[Row], types: list[Row], centers: list[Row]) -> tuple[Reply, ...]:
    of, at = gathered(types), gathered(centers)
    return tuple(Reply(*(*row, frozenset(of[row[0]]), frozenset(at[row[0]]))) for row in rows)
