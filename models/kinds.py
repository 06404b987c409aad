"""Ticket types and the replies they offer."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from models.people import User
from models.process import ResponsibilityCenter, Workflow


class TicketType(Model):
    id = fields.IntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=120)
    is_group = fields.BooleanField(default=False)
    priority = fields.IntField(default=5)
    max_contact_days = fields.IntField(null=True)
    workflow: fields.ForeignKeyNullableRelation[Workflow] = fields.ForeignKeyField(
        "models.Workflow", related_name="types", null=True, on_delete=fields.RESTRICT
    )
    workflow_id: int | None
    color = fields.CharField(max_length=12, default="graphite")
    spies: fields.ManyToManyRelation[User] = fields.ManyToManyField(
        "models.User",
        related_name="spied_types",
        through="ticket_type_spy",
        backward_key="tickettype_id",
    )
    lock_type = fields.BooleanField(default=False)
    require_text = fields.BooleanField(default=True)
    require_product = fields.BooleanField(default=False)
    require_contact = fields.BooleanField(default=False)
    allow_attachments = fields.BooleanField(default=True)
    max_attachment_mb = fields.IntField(default=10)
    lock_contact = fields.BooleanField(default=False)
    valid_from = fields.DateField(null=True)
    valid_until = fields.DateField(null=True)
    is_active = fields.BooleanField(default=True)

    class Meta:
        table = "ticket_type"


class StandardReply(Model):
    """Offered for its types (none = any) on its CRs (none = any phase)."""

    id = fields.IntField(primary_key=True)
    title = fields.CharField(max_length=120)
    text = fields.TextField()
    position = fields.IntField(default=0)
    is_active = fields.BooleanField(default=True)
    types: fields.ManyToManyRelation[TicketType] = fields.ManyToManyField(
        "models.TicketType", related_name="standard_replies", through="standard_reply_type"
    )
    centers: fields.ManyToManyRelation[ResponsibilityCenter] = fields.ManyToManyField(
        "models.ResponsibilityCenter", related_name="replies", through="standard_reply_center"
    )

    class Meta:
        table = "standard_reply"
