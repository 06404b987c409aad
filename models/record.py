"""What every change leaves behind in its own commit."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class LedgerEntry(Model):
    """Append-only; `mac` chains the entries of one subject (spec §9.3)."""

    id = fields.BigIntField(primary_key=True)
    subject = fields.CharField(max_length=40)
    seq = fields.IntField()
    actor_id = fields.IntField(null=True)
    at = fields.CharField(max_length=32)
    happened = fields.CharField(max_length=40)
    payload = fields.TextField(null=True)
    salt = fields.CharField(max_length=32, null=True)
    payload_hash = fields.CharField(max_length=64)
    mac = fields.CharField(max_length=64)

    class Meta:
        table = "ledger_entry"
        unique_together = (("subject", "seq"),)


class LedgerHead(Model):
    subject = fields.CharField(max_length=40, primary_key=True)
    seq = fields.IntField()
    mac = fields.CharField(max_length=64)

    class Meta:
        table = "ledger_head"


class Mail(Model):
    """Outbox. `state` is held, pending, sending, sent, dead or cancelled."""

    id = fields.BigIntField(primary_key=True)
    to_user_id = fields.IntField(null=True)
    why = fields.CharField(max_length=40)
    ticket_id = fields.IntField(null=True)
    follow_up_id = fields.BigIntField(null=True)
    body: fields.JSONField[dict[str, object]] = fields.JSONField(default=dict)
    state = fields.CharField(max_length=10, default="pending")
    created_at = fields.DatetimeField()
    not_before = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    tries = fields.IntField(default=0)
    last_error = fields.CharField(max_length=400, default="")

    class Meta:
        table = "mail"
        indexes = (Index(fields=("state", "not_before"), name="ix_mail_due"),)


class IdempotencyKey(Model):
    """A change already made: the same key and body gives the same outcome for 48 h."""

    id = fields.BigIntField(primary_key=True)
    user_id = fields.IntField()
    key = fields.CharField(max_length=36)
    body_hash = fields.CharField(max_length=64)
    outcome = fields.TextField(null=True)
    at = fields.DatetimeField()

    class Meta:
        table = "idempotency_key"
        unique_together = (("user_id", "key"),)
        indexes = (Index(fields=("at",), name="ix_idempotency_at"),)


class Room(Model):
    """Who listens together; `seq` is raised in the change's own commit."""

    name = fields.CharField(max_length=40, primary_key=True)
    seq = fields.IntField(default=0)
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "room"


class Delta(Model):
    """One change as a room sees it, kept for ten minutes."""

    id = fields.BigIntField(primary_key=True)
    room = fields.CharField(max_length=40)
    seq = fields.IntField()
    at = fields.DatetimeField()
    body = fields.TextField()

    class Meta:
        table = "delta"
        unique_together = (("room", "seq"),)
        indexes = (Index(fields=("at",), name="ix_delta_at"),)


class Counter(Model):
    name = fields.CharField(max_length=20, primary_key=True)
    value = fields.IntField(default=0)

    class Meta:
        table = "counter"


class Job(Model):
    """What touches many tickets: resumable, with one reason."""

    id = fields.IntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    by_id = fields.IntField()
    reason = fields.TextField(default="")
    body: fields.JSONField[dict[str, object]] = fields.JSONField(default=dict)
    done = fields.IntField(default=0)
    total = fields.IntField(default=0)
    started_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "job"


class Installation(Model):
    """The one row of settings that are data. `configuration_version` keys every cache."""

    id = fields.IntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=120, default="")
    timezone = fields.CharField(max_length=60, default="UTC")
    locale = fields.CharField(max_length=10, default="en")
    counts_working_days = fields.BooleanField(default=False)
    configuration_version = fields.IntField(default=1)
    has_example = fields.BooleanField(default=False)

    class Meta:
        table = "installation"
