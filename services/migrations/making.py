"""The configuration that the ORM's own command reads to write a new migration.

`tortoise makemigrations -n what_changes`, then by hand: `generated=False` on keys that are
not counted up, `ops.AddConstraint` for every `Meta.constraints` of a new table, a unique
index for every new table between two models, an `ops.AddIndex` for every new column that
needs one. Never `tortoise migrate`: on SQLite it deletes rows (`services.migrations.migrate`
does not).
"""

from services.database import tortoise_config

TORTOISE_ORM = tortoise_config("sqlite://:memory:")
