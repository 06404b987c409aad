"""What the installation is, counts and does by itself."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model


class Installation(Model):
    """The one row of settings that are data. `configuration_version` keys every cache."""

    id = fields.IntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=120, default="")
    timezone = fields.CharField(max_length=60, default="UTC")
    locale = fields.CharField(max_length=10, default="en")
    counts_working_days = fields.BooleanField(default=False)
    configuration_version = fields.IntField(default=1)
    has_example = fields.BooleanField(default=False)
    holiday_country = fields.CharField(max_length=2, default="BR", db_default="BR")
    holiday_state = fields.CharField(max_length=3, default="", db_default="")
    reminder_hour = fields.IntField(default=7, db_default=7)
    """The hour of the day, where the installation is, from which people are reminded."""
    escalation_days = fields.IntField(default=2, db_default=2)
    """After how many unkept working days each position above hears of it; 0: never."""
    undo_seconds = fields.IntField(default=10, db_default=10)
    mails_customers = fields.BooleanField(default=False, db_default=False)
    backup_hours = fields.IntField(null=True)
    backup_keep = fields.IntField(default=7, db_default=7)
    backup_folder = fields.CharField(max_length=400, default="", db_default="")

    class Meta:
        table = "installation"


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


class BackupRun(Model):
    """One backup that was made, or that failed."""

    id = fields.IntField(primary_key=True)
    started_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(null=True)
    file = fields.CharField(max_length=400, default="")
    size = fields.BigIntField(default=0)
    error = fields.CharField(max_length=400, default="")
    harmed = fields.TextField(default="")

    class Meta:
        table = "backup_run"
