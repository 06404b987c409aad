"""How mail leaves, as administrators shape it. The password is never told again, nor recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.access.permissions import demand
from services.configuration import Configuration, configuration, configuration_locked
from services.entering import refuse
from services.mail import seal
from services.mail.entered import MailFields, leaks, objections
from services.mail.events import MailChanged
from services.mail.refusals import ServerIsGiven
from services.mail.server import OF_SETTINGS, Server, place, server
from services.merging import changed, clashes, told
from services.refusals import Refusal
from services.transaction import Rows, Work, reading, stamp, unit_of_work

PERMISSION = "settings.system"
SUBJECT = "mail_server"
KEPT = """select host, port, security, username, sealed_password, sender, sender_name, per_hour
from mail_server where id = ?"""
WRITE = """insert into mail_server (id, host, port, security, username, sealed_password, sender,
sender_name, per_hour, since) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set host = excluded.host, port = excluded.port,
security = excluded.security, username = excluded.username,
sealed_password = excluded.sealed_password, sender = excluded.sender,
sender_name = excluded.sender_name, per_hour = excluded.per_hour"""
REMOVE = "delete from mail_server where id = ?"
MAILS_CUSTOMERS = "update installation set mails_customers = ?"
CUSTOMERS_ARE = "select mails_customers from installation"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """`is_given`: the environment names the server, and the form doesn't change it."""

    fields: MailFields
    is_given: bool
    is_sealed: bool
    has_password: bool


async def find(*, by: int) -> MailSettings:
    demand(await configuration(), by, PERMISSION)

    async def read(rows: Rows) -> MailSettings:
        found = await server(rows)
        customers = await _mails_customers(rows)
        given = place().given is not None
        kept = bool(found and (found.password or found.is_sealed))
        sealed = bool(found and found.is_sealed)
        return MailSettings(_fields(found, customers=customers), given, sealed, kept)

    return await reading(read)


async def can_leave() -> bool:
    """Whether there is a server that mail leaves through."""
    return await reading(server) is not None


async def reaches_customers(shaped: Configuration) -> bool:
    """A text may go to a contact person, and mail leaves."""
    return shaped.installation.mails_customers and await can_leave()


def _fields(found: Server | None, *, customers: bool) -> MailFields:
    if found is None:
        return MailFields(mails_customers=customers)
    return MailFields(
        host=found.host, port=found.port, security=found.security, username=found.username,
        sender=found.sender, sender_name=found.sender_name, per_hour=found.per_hour,
        mails_customers=customers,
    )  # fmt: skip


async def _mails_customers(rows: Rows) -> bool:
    [found] = await rows.rows((CUSTOMERS_ARE, ()))
    return bool(found and found[0][0])


async def edit(*, before: MailFields, after: MailFields, by: int | None) -> None:
    """Write what `after` changes of `before`. Raises Refused."""
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        demand(await configuration_locked(work), by, PERMISSION)
        present, kept = await _present(work)
        changes = changed(was, wanted, present)
        values = present | changes
        refuse(
            await clashes(work, SUBJECT, before=was, after=wanted, present=present),
            _against(values, changes, present, kept=kept),
        )
        if changes:
            await _written(work, values, changes, kept)
            await work.ledger(SUBJECT, "mail_server_edited", _told(present, changes))
            work.record(MailChanged())

    await unit_of_work(body, by=by)


async def _present(work: Work) -> tuple[dict[str, Any], str]:
    """The fields as they are, and the sealed password."""
    [found] = await work.rows((KEPT, (OF_SETTINGS,)))
    customers = await _mails_customers(work)
    if not found:
        return MailFields(mails_customers=customers).cleaned(), ""
    host, port, security, username, sealed, sender, name, per_hour = found[0]
    fields = MailFields(
        host=host, port=port, security=security, username=username, sender=sender,
        sender_name=name, per_hour=per_hour, mails_customers=customers,
    )  # fmt: skip
    return fields.cleaned(), sealed


async def _written(work: Work, values: dict[str, Any], changes: dict[str, Any], kept: str) -> None:
    if "mails_customers" in changes:
        await work.rows((MAILS_CUSTOMERS, (values["mails_customers"],)))
        work.configuration_changed()
    if not changes.keys() - {"mails_customers"}:
        return
    if not values["host"]:
        await work.rows((REMOVE, (OF_SETTINGS,)))
        return
    secret = seal.sealed(values["password"]) or (kept if values["username"] else "")
    names = ("host", "port", "security", "username")
    rest = ("sender", "sender_name", "per_hour")
    row = [OF_SETTINGS, *(values[name] for name in names), secret]
    await work.rows((WRITE, [*row, *(values[name] for name in rest), stamp(work.now)]))


def _told(present: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Before and after; of the password only that it is another one."""
    open_ones = {name: value for name, value in changes.items() if name != "password"}
    return told(present, open_ones) | ({"password": "changed"} if "password" in changes else {})


def _against(
    values: dict[str, Any], changes: dict[str, Any], present: dict[str, Any], *, kept: str
) -> list[Refusal]:
    if not changes.keys() - {"mails_customers"}:
        return []
    if place().given is not None:
        return [ServerIsGiven()]
    if not values["host"]:
        return []
    return [*objections(values), *leaks(values, present, kept=bool(kept))]
