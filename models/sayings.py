"""What stands round a ticket's entries: mentions, files, who is told, what isn't recorded yet."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.tickets import FollowUp


class Mention(Model):
    """`#1503` written in a follow-up of another ticket."""

    id = fields.IntField(primary_key=True)
    follow_up: fields.ForeignKeyRelation[FollowUp] = fields.ForeignKeyField(
        "models.FollowUp", related_name="mentions", on_delete=fields.CASCADE
    )
    follow_up_id: int
    ticket_id = fields.IntField()
    mentioned = fields.IntField()

    class Meta:
        table = "mention"
        indexes = (Index(fields=("mentioned",), name="ix_mention"),)


class Attachment(Model):
    id = fields.IntField(primary_key=True)
    follow_up: fields.ForeignKeyRelation[FollowUp] = fields.ForeignKeyField(
        "models.FollowUp", related_name="attachments", on_delete=fields.RESTRICT
    )
    follow_up_id: int
    name = fields.CharField(max_length=255)
    size = fields.IntField()
    media_type = fields.CharField(max_length=100)
    sha256 = fields.CharField(max_length=64)
    storage_key = fields.CharField(max_length=80, unique=True)
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "attachment"
        indexes = (Index(fields=("follow_up_id",), name="ix_attachment_follow_up"),)


class Watcher(Model):
    """Someone told about one ticket; `grants_sight` where another person listed them."""

    id = fields.IntField(primary_key=True)
    ticket_id = fields.IntField()
    user_id = fields.IntField()
    listed_by_id = fields.IntField()
    events = fields.CharField(max_length=10, default="all")

    class Meta:
        table = "watcher"
        unique_together = (("ticket_id", "user_id"),)
        indexes = (Index(fields=("user_id",), name="ix_watcher_user"),)


class Draft(Model):
    """What a person has typed and not yet recorded."""

    id = fields.IntField(primary_key=True)
    user_id = fields.IntField()
    subject = fields.CharField(max_length=40)
    body: fields.JSONField[dict[str, object]] = fields.JSONField(default=dict)
    saved_at = fields.DatetimeField()

    class Meta:
        table = "draft"
        unique_together = (("user_id", "subject"),)
