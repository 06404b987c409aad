"""Tables, predicates and in-memory transitions."""

from models.catalog import ContactAddress, ContactChannel, ContactPerson, Customer, Product
from models.kinds import StandardReply, TicketType
from models.people import HandOver, OneTimeLink, Position, Role, Session, Team, User
from models.process import ResponsibilityCenter, Workflow, WorkflowStep, WorkflowVersion
from models.record import (
    Counter,
    Delta,
    IdempotencyKey,
    Installation,
    Job,
    LedgerEntry,
    LedgerHead,
    Mail,
    Room,
)
from models.sayings import Attachment, Draft, Mention, Watcher
from models.tickets import FollowUp, Ticket

__all__ = [
    "Attachment",
    "ContactAddress",
    "ContactChannel",
    "ContactPerson",
    "Counter",
    "Customer",
    "Delta",
    "Draft",
    "FollowUp",
    "HandOver",
    "IdempotencyKey",
    "Installation",
    "Job",
    "LedgerEntry",
    "LedgerHead",
    "Mail",
    "Mention",
    "OneTimeLink",
    "Position",
    "Product",
    "ResponsibilityCenter",
    "Role",
    "Room",
    "Session",
    "StandardReply",
    "Team",
    "Ticket",
    "TicketType",
    "User",
    "Watcher",
    "Workflow",
    "WorkflowStep",
    "WorkflowVersion",
]
