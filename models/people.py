"""Who works here, what they may do, and how they are signed in."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class Role(Model):
    """A set of permissions; `scope` is all, team or own: what its people see."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=80, unique=True)
    permissions: fields.JSONField[list[str]] = fields.JSONField(default=list)
    scope = fields.CharField(max_length=5, default="all")
    is_active = fields.BooleanField(default=True)

    class Meta:
        table = "role"


class Position(Model):
    """A place in the hierarchy, which decides who stands above whom (F5)."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=80)
    parent: fields.ForeignKeyNullableRelation[Position] = fields.ForeignKeyField(
        "models.Position", related_name="below", null=True, on_delete=fields.RESTRICT
    )
    parent_id: int | None
    is_active = fields.BooleanField(default=True)

    class Meta:
        table = "position"


class Team(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=80, unique=True)
    is_active = fields.BooleanField(default=True)

    class Meta:
        table = "team"


class User(Model):
    id = fields.IntField(primary_key=True)
    login = fields.CharField(max_length=80, unique=True)
    name = fields.CharField(max_length=120)
    email = fields.CharField(max_length=254, unique=True)
    password_hash = fields.CharField(max_length=200, null=True)
    position: fields.ForeignKeyNullableRelation[Position] = fields.ForeignKeyField(
        "models.Position", related_name="people", null=True, on_delete=fields.RESTRICT
    )
    position_id: int | None
    role: fields.ForeignKeyRelation[Role] = fields.ForeignKeyField(
        "models.Role", related_name="people", on_delete=fields.RESTRICT
    )
    role_id: int
    team: fields.ForeignKeyNullableRelation[Team] = fields.ForeignKeyField(
        "models.Team", related_name="people", null=True, on_delete=fields.RESTRICT
    )
    team_id: int | None
    locale = fields.CharField(max_length=10, default="")
    theme = fields.CharField(max_length=5, default="auto")
    single_keys = fields.BooleanField(default=True)
    folded: fields.JSONField[list[str]] = fields.JSONField(default=list)
    """Columns and groups of the board that this person keeps folded."""
    is_active = fields.BooleanField(default=True)
    is_example = fields.BooleanField(default=False)
    erased_at = fields.DatetimeField(null=True)
    version = fields.IntField(default=1)

    class Meta:
        table = "user_account"


class Session(Model):
    """One signed-in browser. Only the hash of its token is kept."""

    id = fields.IntField(primary_key=True)
    token_hash = fields.CharField(max_length=64, unique=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="sessions", on_delete=fields.CASCADE
    )
    user_id: int
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    agent = fields.CharField(max_length=200, default="")
    address = fields.CharField(max_length=64, default="")
    stays = fields.BooleanField(default=False)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "session"
        indexes = (Index(fields=("user_id",), name="ix_session_user"),)


class OneTimeLink(Model):
    """`purpose` is setup, invite or reset; dies with use."""

    id = fields.IntField(primary_key=True)
    token_hash = fields.CharField(max_length=64, unique=True)
    purpose = fields.CharField(max_length=10)
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="links", null=True, on_delete=fields.CASCADE
    )
    user_id: int | None
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "one_time_link"


class HandOver(Model):
    """A person's open tickets given to others, and whether they are to come back."""

    id = fields.IntField(primary_key=True)
    from_user_id = fields.IntField()
    by_id = fields.IntField()
    reason = fields.TextField()
    started_at = fields.DatetimeField()
    returned_at = fields.DatetimeField(null=True)
    tickets: fields.JSONField[list[list[int]]] = fields.JSONField(default=list)

    class Meta:
        table = "hand_over"
