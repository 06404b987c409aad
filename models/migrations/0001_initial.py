from tortoise import migrations
from tortoise.migrations import operations as ops
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="ContactChannel",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(unique=True, max_length=60)),
                ("kind", fields.CharField(default="other", max_length=10)),
                ("position", fields.IntField(default=0)),
                ("is_active", fields.BooleanField(default=True)),
            ],
            options={
                "table": "contact_channel",
                "app": "models",
                "pk_attr": "id",
                "table_description": "The catalogue of ways to reach somebody: phone, WhatsApp, e-mail, remote, ...",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Counter",
            fields=[
                (
                    "name",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=20),
                ),
                ("value", fields.IntField(default=0)),
            ],
            options={"table": "counter", "app": "models", "pk_attr": "name"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Delta",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("room", fields.CharField(max_length=40)),
                ("seq", fields.IntField()),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("body", fields.TextField(unique=False)),
            ],
            options={
                "table": "delta",
                "app": "models",
                "unique_together": (("room", "seq"),),
                "indexes": [Index(fields=["at"], name="ix_delta_at")],
                "pk_attr": "id",
                "table_description": "One change as a room sees it, kept for ten minutes.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("user_id", fields.IntField()),
                ("subject", fields.CharField(max_length=40)),
                ("body", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("saved_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "draft",
                "app": "models",
                "unique_together": (("user_id", "subject"),),
                "pk_attr": "id",
                "table_description": "What a person has typed and not yet recorded.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("from_user_id", fields.IntField()),
                ("by_id", fields.IntField()),
                ("reason", fields.TextField(unique=False)),
                ("started_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "returned_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("tickets", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "hand_over",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A person's open tickets given to others, and whether they are to come back.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("user_id", fields.IntField()),
                ("key", fields.CharField(max_length=36)),
                ("body_hash", fields.CharField(max_length=64)),
                ("outcome", fields.TextField(null=True, unique=False)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "idempotency_key",
                "app": "models",
                "unique_together": (("user_id", "key"),),
                "indexes": [Index(fields=["at"], name="ix_idempotency_at")],
                "pk_attr": "id",
                "table_description": "A change already made: the same key and body gives the same outcome for 48 h.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Installation",
            fields=[
                (
                    "id",
                    fields.IntField(primary_key=True, generated=False, unique=True, db_index=True),
                ),
                ("name", fields.CharField(default="", max_length=120)),
                ("timezone", fields.CharField(default="UTC", max_length=60)),
                ("locale", fields.CharField(default="en", max_length=10)),
                ("counts_working_days", fields.BooleanField(default=False)),
                ("configuration_version", fields.IntField(default=1)),
                ("has_example", fields.BooleanField(default=False)),
            ],
            options={
                "table": "installation",
                "app": "models",
                "pk_attr": "id",
                "table_description": "The one row of settings that are data. `configuration_version` keys every cache.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("kind", fields.CharField(max_length=20)),
                ("by_id", fields.IntField()),
                ("reason", fields.TextField(default="", unique=False)),
                ("body", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("done", fields.IntField(default=0)),
                ("total", fields.IntField(default=0)),
                ("started_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "finished_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "job",
                "app": "models",
                "pk_attr": "id",
                "table_description": "What touches many tickets: resumable, with one reason.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("subject", fields.CharField(max_length=40)),
                ("seq", fields.IntField()),
                ("actor_id", fields.IntField(null=True)),
                ("at", fields.CharField(max_length=32)),
                ("happened", fields.CharField(max_length=40)),
                ("payload", fields.TextField(null=True, unique=False)),
                ("salt", fields.CharField(null=True, max_length=32)),
                ("payload_hash", fields.CharField(max_length=64)),
                ("mac", fields.CharField(max_length=64)),
            ],
            options={
                "table": "ledger_entry",
                "app": "models",
                "unique_together": (("subject", "seq"),),
                "pk_attr": "id",
                "table_description": "Append-only; `mac` chains the entries of one subject (spec §9.3).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LedgerHead",
            fields=[
                (
                    "subject",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=40),
                ),
                ("seq", fields.IntField()),
                ("mac", fields.CharField(max_length=64)),
            ],
            options={"table": "ledger_head", "app": "models", "pk_attr": "subject"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("to_user_id", fields.IntField(null=True)),
                ("why", fields.CharField(max_length=40)),
                ("ticket_id", fields.IntField(null=True)),
                ("follow_up_id", fields.BigIntField(null=True)),
                ("body", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("state", fields.CharField(default="pending", max_length=10)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("not_before", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "lease_until",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("tries", fields.IntField(default=0)),
                ("last_error", fields.CharField(default="", max_length=400)),
            ],
            options={
                "table": "mail",
                "app": "models",
                "indexes": [Index(fields=["state", "not_before"], name="ix_mail_due")],
                "pk_attr": "id",
                "table_description": "Outbox. `state` is held, pending, sending, sent, dead or cancelled.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(max_length=80)),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "models.Position",
                        source_field="parent_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="below",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("is_active", fields.BooleanField(default=True)),
            ],
            options={
                "table": "position",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A place in the hierarchy, which decides who stands above whom (F5).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(unique=True, max_length=120)),
                ("is_active", fields.BooleanField(default=True)),
                ("is_example", fields.BooleanField(default=False)),
            ],
            options={"table": "product", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Customer",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(max_length=160)),
                ("document", fields.CharField(default="", max_length=20)),
                ("folded", fields.CharField(default="", max_length=400)),
                (
                    "products",
                    fields.ManyToManyField(
                        "models.Product",
                        unique=True,
                        db_constraint=True,
                        through="customer_product",
                        forward_key="product_id",
                        backward_key="customer_id",
                        related_name="owners",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("is_active", fields.BooleanField(default=True)),
                ("is_example", fields.BooleanField(default=False)),
                ("version", fields.IntField(default=1)),
            ],
            options={
                "table": "customer",
                "app": "models",
                "indexes": [
                    Index(fields=["document"], name="ix_customer_document"),
                    Index(fields=["folded"], name="ix_customer_folded"),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ContactPerson",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "models.Customer",
                        source_field="customer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="persons",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=120)),
                ("title", fields.CharField(default="", max_length=80)),
                ("is_active", fields.BooleanField(default=True)),
            ],
            options={
                "table": "contact_person",
                "app": "models",
                "indexes": [Index(fields=["customer_id"], name="ix_person_customer")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ContactAddress",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.ContactPerson",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="addresses",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "channel",
                    fields.ForeignKeyField(
                        "models.ContactChannel",
                        source_field="channel_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="addresses",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("value", fields.CharField(max_length=254)),
            ],
            options={
                "table": "contact_address",
                "app": "models",
                "indexes": [Index(fields=["person_id"], name="ix_address_person")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ResponsibilityCenter",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("code", fields.CharField(unique=True, max_length=40)),
                ("name", fields.CharField(max_length=120)),
                ("is_group", fields.BooleanField(default=False)),
                ("closes_ticket", fields.BooleanField(default=False)),
                ("wip_limit", fields.IntField(null=True)),
                ("is_active", fields.BooleanField(default=True)),
                ("open_count", fields.IntField(default=0, db_default=0)),
            ],
            options={
                "table": "responsibility_center",
                "app": "models",
                "pk_attr": "id",
                "table_description": "The phase a ticket is in. Only items hold tickets; groups organise.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(unique=True, max_length=80)),
                ("permissions", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("scope", fields.CharField(default="all", max_length=5)),
                ("is_active", fields.BooleanField(default=True)),
            ],
            options={
                "table": "role",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A set of permissions; `scope` is all, team or own: what its people see.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Room",
            fields=[
                (
                    "name",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=40),
                ),
                ("seq", fields.IntField(default=0)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "room",
                "app": "models",
                "pk_attr": "name",
                "table_description": "Who listens together; `seq` is raised in the change's own commit.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(unique=True, max_length=80)),
                ("is_active", fields.BooleanField(default=True)),
            ],
            options={"table": "team", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("login", fields.CharField(unique=True, max_length=80)),
                ("name", fields.CharField(max_length=120)),
                ("email", fields.CharField(unique=True, max_length=254)),
                ("password_hash", fields.CharField(null=True, max_length=200)),
                (
                    "position",
                    fields.ForeignKeyField(
                        "models.Position",
                        source_field="position_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="people",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "role",
                    fields.ForeignKeyField(
                        "models.Role",
                        source_field="role_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="people",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "team",
                    fields.ForeignKeyField(
                        "models.Team",
                        source_field="team_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="people",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("locale", fields.CharField(default="", max_length=10)),
                ("theme", fields.CharField(default="auto", max_length=5)),
                ("single_keys", fields.BooleanField(default=True)),
                ("folded", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("is_active", fields.BooleanField(default=True)),
                ("is_example", fields.BooleanField(default=False)),
                ("version", fields.IntField(default=1)),
            ],
            options={"table": "user_account", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OneTimeLink",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                ("purpose", fields.CharField(max_length=10)),
                (
                    "user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="user_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="links",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "one_time_link",
                "app": "models",
                "pk_attr": "id",
                "table_description": "`purpose` is setup, invite or reset; dies with use.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                (
                    "user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="user_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="sessions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("seen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("agent", fields.CharField(default="", max_length=200)),
                ("address", fields.CharField(default="", max_length=64)),
                ("stays", fields.BooleanField(default=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "session",
                "app": "models",
                "indexes": [Index(fields=["user_id"], name="ix_session_user")],
                "pk_attr": "id",
                "table_description": "One signed-in browser. Only the hash of its token is kept.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Watcher",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("ticket_id", fields.IntField()),
                ("user_id", fields.IntField()),
                ("listed_by_id", fields.IntField()),
                ("events", fields.CharField(default="all", max_length=10)),
            ],
            options={
                "table": "watcher",
                "app": "models",
                "unique_together": (("ticket_id", "user_id"),),
                "indexes": [Index(fields=["user_id"], name="ix_watcher_user")],
                "pk_attr": "id",
                "table_description": "Someone told about one ticket; `grants_sight` where another person listed them.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Workflow",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(unique=True, max_length=120)),
                ("is_active", fields.BooleanField(default=True)),
            ],
            options={"table": "workflow", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="TicketType",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("code", fields.CharField(unique=True, max_length=40)),
                ("name", fields.CharField(max_length=120)),
                ("is_group", fields.BooleanField(default=False)),
                ("priority", fields.IntField(default=5)),
                ("max_contact_days", fields.IntField(null=True)),
                (
                    "workflow",
                    fields.ForeignKeyField(
                        "models.Workflow",
                        source_field="workflow_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="types",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("color", fields.CharField(default="graphite", max_length=12)),
                (
                    "spies",
                    fields.ManyToManyField(
                        "models.User",
                        unique=True,
                        db_constraint=True,
                        through="ticket_type_spy",
                        forward_key="user_id",
                        backward_key="tickettype_id",
                        related_name="spied_types",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("lock_type", fields.BooleanField(default=False)),
                ("require_text", fields.BooleanField(default=True)),
                ("require_product", fields.BooleanField(default=False)),
                ("require_contact", fields.BooleanField(default=False)),
                ("allow_attachments", fields.BooleanField(default=True)),
                ("max_attachment_mb", fields.IntField(default=10)),
                ("lock_contact", fields.BooleanField(default=False)),
                ("valid_from", fields.DateField(null=True)),
                ("valid_until", fields.DateField(null=True)),
                ("is_active", fields.BooleanField(default=True)),
            ],
            options={"table": "ticket_type", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="StandardReply",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("title", fields.CharField(max_length=120)),
                ("text", fields.TextField(unique=False)),
                ("position", fields.IntField(default=0)),
                ("is_active", fields.BooleanField(default=True)),
                (
                    "types",
                    fields.ManyToManyField(
                        "models.TicketType",
                        unique=True,
                        db_constraint=True,
                        through="standard_reply_type",
                        forward_key="tickettype_id",
                        backward_key="standard_reply_id",
                        related_name="standard_replies",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "centers",
                    fields.ManyToManyField(
                        "models.ResponsibilityCenter",
                        unique=True,
                        db_constraint=True,
                        through="standard_reply_center",
                        forward_key="responsibilitycenter_id",
                        backward_key="standard_reply_id",
                        related_name="replies",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "standard_reply",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Offered for its types (none = any) on its CRs (none = any phase).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Ticket",
            fields=[
                (
                    "number",
                    fields.IntField(primary_key=True, generated=False, unique=True, db_index=True),
                ),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "models.Customer",
                        source_field="customer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tickets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "product",
                    fields.ForeignKeyField(
                        "models.Product",
                        source_field="product_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="tickets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "type",
                    fields.ForeignKeyField(
                        "models.TicketType",
                        source_field="type_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tickets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("subject", fields.CharField(max_length=200)),
                ("folded", fields.CharField(default="", max_length=400)),
                (
                    "center",
                    fields.ForeignKeyField(
                        "models.ResponsibilityCenter",
                        source_field="center_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tickets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("flow", fields.CharField(default="none", max_length=9)),
                ("path", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                (
                    "workflow",
                    fields.ForeignKeyField(
                        "models.Workflow",
                        source_field="workflow_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="tickets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("entered_center_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("priority", fields.IntField(null=True)),
                ("board_priority", fields.IntField()),
                (
                    "contact_user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="contact_user_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="delegated",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("next_contact_on", fields.DateField(null=True)),
                (
                    "opened_by",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="opened_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="opened",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("closed_by_id", fields.IntField(null=True)),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "withdrawn_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("follow_up_count", fields.IntField(default=0)),
                ("attachment_count", fields.IntField(default=0)),
                ("is_example", fields.BooleanField(default=False)),
                ("version", fields.IntField(default=1)),
            ],
            options={
                "table": "ticket",
                "app": "models",
                "indexes": [
                    Index(fields=["customer_id"], name="ix_ticket_customer"),
                ],
                "pk_attr": "number",
                "table_description": "`flow` is none, on, off or exhausted; `path` the frames `[version, order]`, outermost first.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "ticket",
                    fields.ForeignKeyField(
                        "models.Ticket",
                        source_field="ticket_id",
                        db_constraint=True,
                        to_field="number",
                        related_name="follow_ups",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(default="follow_up", max_length=12)),
                (
                    "author",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="author_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="follow_ups",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("text", fields.TextField(default="", unique=False)),
                (
                    "channel",
                    fields.ForeignKeyField(
                        "models.ContactChannel",
                        source_field="channel_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="follow_ups",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "models.ContactPerson",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="follow_ups",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("answers", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("changes", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("center_id", fields.IntField()),
                ("path", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("flow", fields.CharField(max_length=9)),
                ("off_flow", fields.BooleanField(default=False)),
                ("over_limit", fields.BooleanField(default=False)),
                ("ticket_version", fields.IntField()),
                ("left_center_id", fields.IntField(null=True)),
                ("stay_seconds", fields.IntField(null=True)),
                ("undone_by_id", fields.IntField(null=True)),
                ("undone_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "follow_up",
                "app": "models",
                "indexes": [
                    Index(fields=["ticket_id", "id"], name="ix_follow_up_ticket"),
                    Index(fields=["left_center_id", "at"], name="ix_follow_up_stays"),
                ],
                "pk_attr": "id",
                "table_description": "An entry that continues a ticket. Append-only.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "follow_up",
                    fields.ForeignKeyField(
                        "models.FollowUp",
                        source_field="follow_up_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="attachments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=255)),
                ("size", fields.IntField()),
                ("media_type", fields.CharField(max_length=100)),
                ("sha256", fields.CharField(max_length=64)),
                ("storage_key", fields.CharField(unique=True, max_length=80)),
                ("removed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "attachment",
                "app": "models",
                "indexes": [Index(fields=["follow_up_id"], name="ix_attachment_follow_up")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "follow_up",
                    fields.ForeignKeyField(
                        "models.FollowUp",
                        source_field="follow_up_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="mentions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("ticket_id", fields.IntField()),
                ("mentioned", fields.IntField()),
            ],
            options={
                "table": "mention",
                "app": "models",
                "indexes": [Index(fields=["mentioned"], name="ix_mention")],
                "pk_attr": "id",
                "table_description": "`#1503` written in a follow-up of another ticket.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WorkflowVersion",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "workflow",
                    fields.ForeignKeyField(
                        "models.Workflow",
                        source_field="workflow_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="versions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("number", fields.IntField()),
                ("state", fields.CharField(max_length=10)),
                (
                    "published_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("published_by_id", fields.IntField(null=True)),
            ],
            options={
                "table": "workflow_version",
                "app": "models",
                "unique_together": (("workflow", "number"),),
                "pk_attr": "id",
                "table_description": "`state` is draft, published or retired; a published version never changes.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WorkflowStep",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "version",
                    fields.ForeignKeyField(
                        "models.WorkflowVersion",
                        source_field="version_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="steps",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("order", fields.IntField()),
                ("kind", fields.CharField(max_length=10)),
                (
                    "center",
                    fields.ForeignKeyField(
                        "models.ResponsibilityCenter",
                        source_field="center_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("next_order", fields.IntField(null=True)),
                ("requires_contact_user", fields.BooleanField(default=False)),
                ("allows_other_centers", fields.BooleanField(default=True)),
                ("allows_staying", fields.BooleanField(default=True)),
                ("question", fields.CharField(default="", max_length=200)),
                ("answers", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                (
                    "sub_workflow",
                    fields.ForeignKeyField(
                        "models.Workflow",
                        source_field="sub_workflow_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="called_by",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "workflow_step",
                "app": "models",
                "indexes": [
                    Index(fields=["version_id", "order"], name="ix_step_version"),
                    Index(fields=["center_id"], name="ix_step_center"),
                ],
                "pk_attr": "id",
                "table_description": "A line of the sequence. `answers` is a list of `{key, label, target_order}`.",
            },
            bases=["Model"],
        ),
        # The tables between two models get no unique index from CreateModel.
        ops.RunSQL(
            'CREATE UNIQUE INDEX IF NOT EXISTS "uidx_customer_pr_custome_48d7bb"'
            ' ON "customer_product" ("customer_id", "product_id")',
            reverse_sql="",
        ),
        ops.RunSQL(
            'CREATE UNIQUE INDEX IF NOT EXISTS "uidx_standard_re_standar_484657"'
            ' ON "standard_reply_type" ("standard_reply_id", "tickettype_id")',
            reverse_sql="",
        ),
        ops.RunSQL(
            'CREATE UNIQUE INDEX IF NOT EXISTS "uidx_standard_re_standar_c421cd"'
            ' ON "standard_reply_center" ("standard_reply_id", "responsibilitycenter_id")',
            reverse_sql="",
        ),
        ops.RunSQL(
            'CREATE UNIQUE INDEX IF NOT EXISTS "uidx_ticket_type_tickett_f3c5c0"'
            ' ON "ticket_type_spy" ("tickettype_id", "user_id")',
            reverse_sql="",
        ),
    ]
