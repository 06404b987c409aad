"""What is asked of the database, in one hop."""

QUERIES = {
    "installation": """select configuration_version, name, timezone, locale, counts_working_days,
        has_example, holiday_country, holiday_state, reminder_hour, escalation_days,
        undo_seconds, mails_customers from installation""",
    "centers": """select id, code, name, is_group, closes_ticket, wip_limit, is_active
        from responsibility_center""",
    "types": """select id, code, name, is_group, priority, max_contact_days, workflow_id, color,
        lock_type, require_text, require_product, require_contact, allow_attachments,
        max_attachment_mb, lock_contact, valid_from, valid_until, is_active from ticket_type""",
    "spies": "select tickettype_id, user_id from ticket_type_spy order by user_id",
    "workflows": "select id, name, is_active from workflow order by name",
    "versions": "select id, workflow_id, number, state from workflow_version order by number",
    "steps": """select version_id, "order", kind, center_id, next_order, requires_contact_user,
        allows_other_centers, allows_staying, question, answers, sub_workflow_id
        from workflow_step""",
    "users": """select id, login, name, email, role_id, team_id, position_id, is_active, locale
        from user_account order by name, id""",
    "roles": "select id, name, permissions, scope, is_active from role order by id",
    "positions": "select id, name, parent_id from position",
    "teams": "select id, name, is_active from team order by name",
    "channels": "select id, name, is_active, kind from contact_channel order by position, id",
    "replies": """select id, title, text, position from standard_reply
        where is_active order by position, id""",
    "customer_spies": "select customer_id, user_id from customer_spy order by user_id",
    "choices": "select user_id, source, events from notice_choice",
    "reply_types": "select standard_reply_id, tickettype_id from standard_reply_type",
    "reply_centers": "select standard_reply_id, responsibilitycenter_id from standard_reply_center",
}
