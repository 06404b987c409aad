"""CRs and the workflows that suggest them."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class ResponsibilityCenter(Model):
    """The phase a ticket is in. Only items hold tickets; groups organise."""

    id = fields.IntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=120)
    is_group = fields.BooleanField(default=False)
    closes_ticket = fields.BooleanField(default=False)
    wip_limit = fields.IntField(null=True)
    is_active = fields.BooleanField(default=True)
    open_count = fields.IntField(default=0, db_default=0)
    """Open tickets standing here, kept in the commit that moves them."""

    class Meta:
        table = "responsibility_center"


class Workflow(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=120, unique=True)
    is_active = fields.BooleanField(default=True)

    class Meta:
        table = "workflow"


class WorkflowVersion(Model):
    """`state` is draft, published or retired; a published version never changes."""

    id = fields.IntField(primary_key=True)
    workflow: fields.ForeignKeyRelation[Workflow] = fields.ForeignKeyField(
        "models.Workflow", related_name="versions", on_delete=fields.RESTRICT
    )
    workflow_id: int
    number = fields.IntField()
    state = fields.CharField(max_length=10)
    published_at = fields.DatetimeField(null=True)
    published_by_id = fields.IntField(null=True)

    class Meta:
        table = "workflow_version"
        unique_together = (("workflow", "number"),)


class WorkflowStep(Model):
    """A line of the sequence. `answers` is a list of `{key, label, target_order}`."""

    id = fields.IntField(primary_key=True)
    version: fields.ForeignKeyRelation[WorkflowVersion] = fields.ForeignKeyField(
        "models.WorkflowVersion", related_name="steps", on_delete=fields.CASCADE
    )
    version_id: int
    order = fields.IntField()
    kind = fields.CharField(max_length=10)
    center: fields.ForeignKeyNullableRelation[ResponsibilityCenter] = fields.ForeignKeyField(
        "models.ResponsibilityCenter", related_name="steps", null=True, on_delete=fields.RESTRICT
    )
    center_id: int | None
    next_order = fields.IntField(null=True)
    requires_contact_user = fields.BooleanField(default=False)
    allows_other_centers = fields.BooleanField(default=True)
    allows_staying = fields.BooleanField(default=True)
    question = fields.CharField(max_length=200, default="")
    answers: fields.JSONField[list[dict[str, object]]] = fields.JSONField(default=list)
    sub_workflow: fields.ForeignKeyNullableRelation[Workflow] = fields.ForeignKeyField(
        "models.Workflow", related_name="called_by", null=True, on_delete=fields.RESTRICT
    )
    sub_workflow_id: int | None

    class Meta:
        table = "workflow_step"
        indexes = (
            Index(fields=("version_id", "order"), name="ix_step_version"),
            Index(fields=("center_id",), name="ix_step_center"),
        )
