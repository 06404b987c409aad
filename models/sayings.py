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
    has_thumbnail = fields.BooleanField(default=False, db_default=False)
    removed_at = fields.DatetimeField(null=True)
    removed_by_id = fields.IntField(null=True)
    removal_reason = fields.CharField(max_length=400, default="", db_default="")

    class Meta:
        table = "attachment"
        indexes = (Index(fields=("follow_up_id",), name="ix_attachment_follow_up"),)


class Upload(Model):
    """Bytes that are stored and belong to no follow-up yet."""

    id = fields.BigIntField(primary_key=True)
    token = fields.CharField(max_length=43, unique=True)
    user_id = fields.IntField()
    subject = fields.CharField(max_length=40)
    """`ticket:1503` or `opening`."""
    name = fields.CharField(max_length=255)
    size = fields.IntField()
    media_type = fields.CharField(max_length=100)
    sha256 = fields.CharField(max_length=64)
    storage_key = fields.CharField(max_length=80, unique=True)
    has_thumbnail = fields.BooleanField(default=False)
    at = fields.DatetimeField()

    class Meta:
        table = "upload"
        indexes = (Index(fields=("at",), name="ix_upload_at"),)


class Watcher(Model):
    """Someone told about one ticket; `grants_sight` where another person listed them."""

    id = fields.IntField(primary_key=True)
    ticket_id = fields.IntField()
    user_id = fields.IntField()
    listed_by_id = fields.IntField()
    events = fields.CharField(max_length=10, default="all")
    """opened, all, closed or none."""

    class Meta:
        table = "watcher"
        unique_together = (("ticket_id", "user_id"),)
        indexes = (Index(fields=("user_id",), name="ix_watcher_user"),)


class CustomerSpy(Model):
    """Someone told about every ticket of a customer. It grants no sight."""

    id = fields.IntField(primary_key=True)
    customer_id = fields.IntField()
    user_id = fields.IntField()
    listed_by_id = fields.IntField()

    class Meta:
        table = "customer_spy"
        unique_together = (("customer_id", "user_id"),)
        indexes = (Index(fields=("user_id",), name="ix_customer_spy_user"),)


class NoticeChoice(Model):
    """What a person wants to be told by mail of one source, where it isn't the default.

    `source` is `type:3`, `customer:9`, `delegated`, `promise` or `digest`; `events` is opened,
    all, closed or none.
    """

    id = fields.IntField(primary_key=True)
    user_id = fields.IntField()
    source = fields.CharField(max_length=40)
    events = fields.CharField(max_length=10)

    class Meta:
        table = "notice_choice"
        unique_together = (("user_id", "source"),)


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
