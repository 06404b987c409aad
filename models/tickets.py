"""A ticket and everything that was said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

if TYPE_CHECKING:
    from models.catalog import ContactChannel, ContactPerson, Customer, Product
    from models.kinds import TicketType
    from models.people import User
    from models.process import ResponsibilityCenter, Workflow


class Ticket(Model):
    """`flow`: none, on, off or exhausted. `path`: frames `[version, order]`, outermost first."""

    number = fields.IntField(primary_key=True, generated=False)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="tickets", on_delete=fields.RESTRICT
    )
    customer_id: int
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "models.Product", related_name="tickets", null=True, on_delete=fields.RESTRICT
    )
    product_id: int | None
    type: fields.ForeignKeyRelation[TicketType] = fields.ForeignKeyField(
        "models.TicketType", related_name="tickets", on_delete=fields.RESTRICT
    )
    type_id: int
    subject = fields.CharField(max_length=200)
    folded = fields.CharField(max_length=400, default="")
    """Customer and subject without accents or case, for search."""
    center: fields.ForeignKeyRelation[ResponsibilityCenter] = fields.ForeignKeyField(
        "models.ResponsibilityCenter", related_name="tickets", on_delete=fields.RESTRICT
    )
    center_id: int
    flow = fields.CharField(max_length=9, default="none")
    path: fields.JSONField[list[list[int]]] = fields.JSONField(default=list)
    workflow: fields.ForeignKeyNullableRelation[Workflow] = fields.ForeignKeyField(
        "models.Workflow", related_name="tickets", null=True, on_delete=fields.RESTRICT
    )
    """The workflow of the outermost frame."""
    workflow_id: int | None
    entered_center_at = fields.DatetimeField()
    priority = fields.IntField(null=True)
    board_priority = fields.IntField()
    """The ticket's priority, else its type's: the board's first order."""
    contact_user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="delegated", null=True, on_delete=fields.RESTRICT
    )
    contact_user_id: int | None
    next_contact_on = fields.DateField(null=True)
    opened_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="opened", on_delete=fields.RESTRICT
    )
    opened_by_id: int
    opened_at = fields.DatetimeField()
    closed_by_id = fields.IntField(null=True)
    closed_at = fields.DatetimeField(null=True)
    withdrawn_at = fields.DatetimeField(null=True)
    follow_up_count = fields.IntField(default=0)
    attachment_count = fields.IntField(default=0)
    is_example = fields.BooleanField(default=False)
    version = fields.IntField(default=1)

    class Meta:
        table = "ticket"
        indexes = (Index(fields=("customer_id",), name="ix_ticket_customer"),)


class FollowUp(Model):
    """An entry that continues a ticket. Append-only.

    `kind` is opened, follow_up, reopened, migrated or handed_over. `changes` maps a
    field of the ticket to `[before, after]`; `answers` keeps question and label as they read.
    """

    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="follow_ups", on_delete=fields.RESTRICT
    )
    ticket_id: int
    kind = fields.CharField(max_length=12, default="follow_up")
    author: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="follow_ups", on_delete=fields.RESTRICT
    )
    author_id: int
    at = fields.DatetimeField()
    text = fields.TextField(default="")
    channel: fields.ForeignKeyNullableRelation[ContactChannel] = fields.ForeignKeyField(
        "models.ContactChannel", related_name="follow_ups", null=True, on_delete=fields.RESTRICT
    )
    channel_id: int | None
    person: fields.ForeignKeyNullableRelation[ContactPerson] = fields.ForeignKeyField(
        "models.ContactPerson", related_name="follow_ups", null=True, on_delete=fields.RESTRICT
    )
    person_id: int | None
    answers: fields.JSONField[list[dict[str, object]]] = fields.JSONField(default=list)
    changes: fields.JSONField[dict[str, list[object]]] = fields.JSONField(default=dict)
    center_id = fields.IntField()
    path: fields.JSONField[list[list[int]]] = fields.JSONField(default=list)
    flow = fields.CharField(max_length=9)
    off_flow = fields.BooleanField(default=False)
    over_limit = fields.BooleanField(default=False)
    ticket_version = fields.IntField()
    left_center_id = fields.IntField(null=True)
    stay_seconds = fields.IntField(null=True)
    """How long the ticket had been on the CR that this entry left."""
    before: fields.JSONField[dict[str, object] | None] = fields.JSONField(null=True)
    """What undoing it restores beyond `changes`: path, flow, when the CR was entered, ..."""
    undone_by_id = fields.IntField(null=True)
    undone_at = fields.DatetimeField(null=True)
    text_removed_by_id = fields.IntField(null=True)
    text_removed_at = fields.DatetimeField(null=True)
    text_removal_reason = fields.CharField(max_length=400, default="", db_default="")

    class Meta:
        table = "follow_up"
        indexes = (
            Index(fields=("ticket_id", "id"), name="ix_follow_up_ticket"),
            Index(fields=("left_center_id", "at"), name="ix_follow_up_stays"),
        )
