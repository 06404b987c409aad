"""What is said to people outside the app, and how it leaves."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class Mail(Model):
    """Outbox, and what a person's notices are listed from.

    `state` is pending, sending, sent, dead, cancelled or listed (read in the app, never mailed).
    Nothing leaves before `not_before`: until then the act that wrote it can be undone.
    """

    id = fields.BigIntField(primary_key=True)
    to_user_id = fields.IntField(null=True)
    to_person_id = fields.IntField(null=True)
    """A customer's contact person."""
    address = fields.CharField(max_length=254, default="", db_default="")
    """Where to, if not to the user's or the person's own."""
    why = fields.CharField(max_length=40)
    ticket_id = fields.IntField(null=True)
    follow_up_id = fields.BigIntField(null=True)
    body: fields.JSONField[dict[str, object]] = fields.JSONField(default=dict)
    state = fields.CharField(max_length=10, default="pending")
    created_at = fields.DatetimeField()
    not_before = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    holder = fields.CharField(max_length=16, default="", db_default="")
    tries = fields.IntField(default=0)
    last_error = fields.CharField(max_length=400, default="")
    sent_at = fields.DatetimeField(null=True)
    sent_with_id = fields.BigIntField(null=True)
    """The first mail of the digest that it was sent in."""
    read_at = fields.DatetimeField(null=True)

    class Meta:
        table = "mail"
        indexes = (
            Index(fields=("state", "not_before"), name="ix_mail_due"),
            Index(fields=("to_user_id", "id"), name="ix_mail_person"),
            Index(fields=("follow_up_id",), name="ix_mail_follow_up"),
        )


class MailServer(Model):
    """The one row that says how mail leaves; none: it doesn't."""

    id = fields.IntField(primary_key=True, generated=False)
    host = fields.CharField(max_length=254)
    port = fields.IntField(default=587)
    security = fields.CharField(max_length=8, default="starttls")
    """tls, starttls or none."""
    username = fields.CharField(max_length=254, default="")
    sealed_password = fields.TextField(default="")
    sender = fields.CharField(max_length=254)
    sender_name = fields.CharField(max_length=120, default="")
    per_hour = fields.IntField(default=60)
    """Mails a recipient gets in an hour at most; the rest is joined."""
    since = fields.DatetimeField()
    """Nothing older than a day before it is mailed."""

    class Meta:
        table = "mail_server"


class DailyDigest(Model):
    """What was unkept or due on a day, told to a person once."""

    id = fields.BigIntField(primary_key=True)
    user_id = fields.IntField()
    day = fields.DateField()
    at = fields.DatetimeField()

    class Meta:
        table = "daily_digest"
        unique_together = (("user_id", "day"),)
