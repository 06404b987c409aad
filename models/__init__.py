"""Tables, predicates and in-memory transitions."""

from models.catalog import ContactAddress, ContactChannel, ContactPerson, Customer, Product
from models.kinds import StandardReply, TicketType
from models.live import Delta, Room
from models.mail import DailyDigest, Mail, MailServer
from models.people import HandOver, OneTimeLink, Position, Role, Session, Team, User
from models.process import ResponsibilityCenter, Workflow, WorkflowStep, WorkflowVersion
from models.record import IdempotencyKey, LedgerEntry, LedgerHead
from models.running import BackupRun, Counter, Installation, Job
from models.sayings import (
    Attachment,
    CustomerSpy,
    Draft,
    Mention,
    NoticeChoice,
    Upload,
    Watcher,
)
from models.tickets import FollowUp, Ticket

__all__ = [
    "Attachment",
    "BackupRun",
    "ContactAddress",
    "ContactChannel",
    "ContactPerson",
    "Counter",
    "Customer",
    "CustomerSpy",
    "DailyDigest",
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
    "MailServer",
    "Mention",
    "NoticeChoice",
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
    "Upload",
    "User",
    "Watcher",
    "Workflow",
    "WorkflowStep",
    "WorkflowVersion",
]
