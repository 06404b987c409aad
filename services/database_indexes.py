"""Partial indexes, which the ORM can't say. A changed one takes a new name.

Created at every start where missing (`services/migrations`); the same words serve SQLite
and PostgreSQL. An open ticket is one that is neither closed nor withdrawn. SQLite looks at
no ticket where an index holds all that is asked for: hence `number`, which is not its row,
and the columns that are always blank. `seen` holds what sight and figures are made of.
"""

OPEN = "where closed_at is null and withdrawn_at is null"
CLOSED = "where closed_at is not null and withdrawn_at is null"

INDEXES = (
    "create index if not exists ix_ticket_board on ticket "
    f"(center_id, board_priority, coalesce(next_contact_on, '9999-12-31'), number) {OPEN}",
    "create index if not exists ix_ticket_seen on ticket (center_id, entered_center_at, "
    "contact_user_id, opened_by_id, type_id, next_contact_on, workflow_id, number, closed_at, "
    f"withdrawn_at, folded) {OPEN}",
    "create index if not exists ix_ticket_holder on ticket "
    f"(contact_user_id, center_id, entered_center_at) {OPEN}",
    "create index if not exists ix_ticket_promise on ticket "
    f"(next_contact_on, center_id, entered_center_at) {OPEN}",
    "create index if not exists ix_mail_unread on mail (to_user_id, id) "
    "where read_at is null and state <> 'cancelled'",
    f"create index if not exists ix_ticket_done on ticket (center_id, closed_at, number) {CLOSED}",
)
