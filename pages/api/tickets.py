"""Where a ticket may go from a board, and the drop that takes it there."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from components import recorded
from components.board.ways import ways_as_json
from components.i18n import _
from components.refusals import as_json
from pages.api import bodies
from pages.api.answers import json_answer, refused
from pages.api.boards import board_id
from pages.guard import signed_in
from services import tickets
from services.board import cards
from services.board.columns import board
from services.board.ways import ways_of
from services.configuration import configuration
from services.refusals import (
    IsUndone,
    LeadsElsewhere,
    NotFound,
    Refused,
    TicketHasChanged,
    TooLateToUndo,
    WindowIsOver,
)
from services.workflow import answers_from_json

OVERTAKEN = (TicketHasChanged, LeadsElsewhere, TooLateToUndo, IsUndone, WindowIsOver)


async def ways_over(request: Request) -> Response:
    number = request.path_params["number"]
    asked = board_id(request.query_params.get("board", "all"))
    shown = None if asked is None else board(await configuration(), asked)
    if shown is None:
        return refused(request, 404, _("There is no such board."))
    try:
        ways = await ways_of(number, by=signed_in(request), board=shown)
    except Refused as refusal:
        return _refused(request, refusal, None)
    return json_answer(request, ways_as_json(ways))


async def follow_up(request: Request) -> Response:
    body = await bodies.read(request, bodies.FollowUp)
    if isinstance(body, Response):
        return body
    by, number = signed_in(request), request.path_params["number"]
    try:
        done = await tickets.follow_up(
            number, _wish(body), version=body.version, by=by, key=body.key
        )
    except Refused as refusal:
        return _refused(request, refusal, await cards.card(number, by=by))
    return json_answer(request, recorded.as_json(done))


async def undo(request: Request) -> Response:
    body = await bodies.read(request, bodies.Undoing)
    if isinstance(body, Response):
        return body
    by, number = signed_in(request), request.path_params["number"]
    try:
        done = await tickets.undo(
            number, body.follow_up, over_limit=body.over_limit, by=by, key=body.key
        )
    except Refused as refusal:
        return _refused(request, refusal, None, confirm=recorded.may_confirm(refusal, by=by))
    said = recorded.undone_words(done)
    return json_answer(request, recorded.as_json(done) | {"said": said})


def _wish(body: bodies.FollowUp) -> tickets.Wish:
    return tickets.Wish(
        text=body.text,
        channel_id=body.channel,
        person_id=body.person,
        mails_person=body.mails_person,
        files=tuple(body.files),
        direction=body.direction,
        answers=answers_from_json(body.answers),
        to_center_id=body.to_center,
        expects_center_id=body.expects_center,
        over_limit=body.over_limit,
    )


def _refused(
    request: Request, refusal: Refused, ticket: dict[str, object] | None, **more: object
) -> Response:
    """404 what isn't there for them, 409 what was overtaken, 422 what a rule forbids."""
    kinds = [type(each) for each in refusal.refusals]
    status = 404 if NotFound in kinds else 409 if any(k in OVERTAKEN for k in kinds) else 422
    told = {"refusals": as_json(refusal), "ticket": ticket, **more}
    return json_answer(request, told, status)


routes = [
    Route("/tickets/{number:id}/follow-ups", follow_up, methods=["POST"]),
    Route("/tickets/{number:id}/undo", undo, methods=["POST"]),
    Route("/tickets/{number:id}/ways", ways_over),
]
