"""What open boards hear."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


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
