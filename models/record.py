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
