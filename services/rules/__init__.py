"""The rules of every change (spec §4): each a function of the case that yields refusals."""

from services.refusals import Refusal, Refused
from services.rules import contact_user, dates, files, moves, permissions, texts, types
from services.tickets.case import Case

RULES = (
    permissions.act,
    permissions.prioritize,
    types.locked_type,
    types.usable_type,
    types.product,
    texts.subject,
    texts.text,
    texts.customer,
    texts.contact,
    texts.mailed,
    texts.priority,
    files.allowed,
    files.small_enough,
    files.there,
    dates.next_contact,
    contact_user.locked,
    contact_user.required,
    contact_user.named,
    moves.off_flow,
    moves.usable_center,
    moves.limit,
    moves.must_move,
)


def judge(case: Case) -> None:
    """Raises Refused with everything that stands against the case."""
    if found := objections(case):
        raise Refused(*found)


def objections(case: Case) -> list[Refusal]:
    return [refusal for rule in RULES for refusal in rule(case)]
