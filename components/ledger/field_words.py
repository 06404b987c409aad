"""Fields, as the forms call them."""

from __future__ import annotations

from components.access.words import permission_names
from components.i18n import _


def field_label(field: str) -> str:
    known = (_of_tickets(), _of_people(), _of_the_process(), _of_the_whole(), permission_names())
    labels = {key: words for some in known for key, words in some.items()}
    return labels.get(field, field.replace("_", " "))


def _of_tickets() -> dict[str, str]:
    return {
        "center_id": _("CR"),
        "contact_user_id": _("Contact user"),
        "next_contact_on": _("Next contact"),
        "type_id": _("Type"),
        "product_id": _("Product"),
        "subject": _("Subject"),
        "customer_id": _("Customer"),
        "priority": _("Priority"),
        "closed_at": _("Closed"),
        "withdrawn_at": _("Withdrawn"),
        "withdrawn": _("Withdrawn"),
        "over_limit": _("Over the limit"),
        "reason": _("Reason"),
        "file": _("File"),
        "files": _("Files"),
        "mailed_person": _("Mailed to the contact person"),
        "user": _("Person"),
    }


def _of_people() -> dict[str, str]:
    return {
        "name": _("Name"),
        "email": _("E-mail"),
        "login": _("User"),
        "role_id": _("Role"),
        "team_id": _("Team"),
        "position_id": _("Position"),
        "parent_id": _("Stands under"),
        "permissions": _("Permissions"),
        "scope": _("Sees"),
        "locale": _("Language"),
        "theme": _("Theme"),
        "single_keys": _("Single-letter shortcuts"),
        "address": _("IP address"),
        "document": _("CPF or CNPJ"),
        "person": _("Contact person"),
        "title": _("Title"),
        "addresses": _("Phone and e-mail"),
        "products": _("Products"),
        "is_active": _("Active"),
        "to": _("Successors"),
        "password": _("Password"),
        "host": _("Server"),
        "port": _("Port"),
        "security": _("Encryption"),
        "username": _("User of the mail server"),
        "sender": _("Sender"),
        "sender_name": _("Name of the sender"),
        "per_hour": _("Mails an hour"),
        "mails_customers": _("Mails to customers"),
        "events": _("Events"),
    }


def _of_the_whole() -> dict[str, str]:
    return {
        "timezone": _("Time zone"),
        "counts_working_days": _("Working days"),
        "holiday_country": _("Holidays of"),
        "holiday_state": _("State"),
        "reminder_hour": _("Hour of the reminders"),
        "escalation_days": _("Up the hierarchy after"),
        "undo_seconds": _("Time to undo"),
        "is_on": _("Backups by themselves"),
        "hours": _("Hours between backups"),
        "keep": _("Backups kept"),
        "folder": _("Folder"),
    }


def _of_the_process() -> dict[str, str]:
    return {
        "code": _("Code"),
        "is_group": _("Group"),
        "closes_ticket": _("Closes the ticket"),
        "wip_limit": _("WIP limit"),
        "max_contact_days": _("Days to the next contact"),
        "workflow_id": _("Workflow"),
        "color": _("Display colour"),
        "spies": _("Spies"),
        "lock_type": _("Lock the type during follow-ups"),
        "require_text": _("Require text in every follow-up"),
        "require_product": _("Require the product"),
        "require_contact": _("Require contact channel and contact person"),
        "allow_attachments": _("Files may be attached"),
        "max_attachment_mb": _("Limit of a file, in MB"),
        "lock_contact": _("Lock date and contact user"),
        "valid_from": _("Valid from"),
        "valid_until": _("Until"),
        "text": _("Text"),
        "types": _("Types"),
        "centers": _("CRs"),
        "place": _("Place in the list"),
        "number": _("Version"),
        "lines": _("Lines"),
        "moved": _("Moved"),
    }
