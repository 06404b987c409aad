"""What is looked up of a person: table → its columns, and the question."""

from __future__ import annotations

TICKET = ("number", "subject", "opened_at", "closed_at")
SAID = ("ticket", "at", "text")
Question = tuple[tuple[str, ...], str]

_SAID = """select f.ticket_id, f.at, f.text from follow_up f join ticket t on t.number = f.ticket_id
where {which} and {{visible}} order by f.id"""
_TICKETS = """select t.number, t.subject, t.opened_at, t.closed_at from ticket t
where {which} and {{visible}} order by t.number"""

OF: dict[str, dict[str, Question]] = {
    "user": {
        "account": (
            ("name", "login", "email", "role", "team", "position", "locale", "theme", "active"),
            """select u.name, u.login, u.email, r.name, t.name, p.name, u.locale, u.theme,
            u.is_active from user_account u join role r on r.id = u.role_id
            left join team t on t.id = u.team_id left join position p on p.id = u.position_id
            where u.id = ?""",
        ),
        "sessions": (
            ("created_at", "seen_at", "ended_at", "browser", "address"),
            """select created_at, seen_at, ended_at, agent, address from session
            where user_id = ? order by id""",
        ),
        "notices": (
            ("source", "events"),
            "select source, events from notice_choice where user_id = ? order by id",
        ),
        "mails": (
            ("at", "why", "ticket", "state", "sent_at"),
            """select created_at, why, ticket_id, state, sent_at from mail
            where to_user_id = ? order by id""",
        ),
        "tickets": (TICKET, _TICKETS.format(which="t.opened_by_id = ?")),
        "delegated": (TICKET, _TICKETS.format(which="t.contact_user_id = ?")),
        "follow_ups": (SAID, _SAID.format(which="f.author_id = ?")),
    },
    "person": {
        "contact": (
            ("name", "title", "customer", "active"),
            """select p.name, p.title, c.name, p.is_active from contact_person p
            join customer c on c.id = p.customer_id where p.id = ?""",
        ),
        "addresses": (
            ("channel", "value"),
            """select c.name, a.value from contact_address a
            join contact_channel c on c.id = a.channel_id where a.person_id = ? order by a.id""",
        ),
        "mails": (
            ("at", "why", "ticket", "state", "sent_at"),
            """select created_at, why, ticket_id, state, sent_at from mail
            where to_person_id = ? order by id""",
        ),
        "follow_ups": (SAID, _SAID.format(which="f.person_id = ?")),
    },
    "customer": {
        "customer": (
            ("name", "document", "active"),
            "select name, document, is_active from customer where id = ?",
        ),
        "products": (
            ("name",),
            """select p.name from customer_product o join product p on p.id = o.product_id
            where o.customer_id = ? order by p.name""",
        ),
        "people": (
            ("name", "title", "channel", "value"),
            """select p.name, p.title, c.name, a.value from contact_person p
            left join contact_address a on a.person_id = p.id
            left join contact_channel c on c.id = a.channel_id
            where p.customer_id = ? order by p.id, a.id""",
        ),
        "tickets": (TICKET, _TICKETS.format(which="t.customer_id = ?")),
        "follow_ups": (SAID, _SAID.format(which="t.customer_id = ?")),
    },
}
