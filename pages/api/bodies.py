"""What may be sent to us: strict shapes, nothing besides, sizes bounded before anything is read."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from fastapi import Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from starlette.responses import Response

from components.i18n import _
from pages.api.answers import refused

LARGEST = 2**31 - 1
LARGEST_ENTRY = 2**63 - 1
MOST_BYTES = 256 * 1024
MOST_ANSWERS = 100
MOST_FILES = 20
Id = Annotated[int, Field(gt=0, le=LARGEST)]
Sid = Annotated[str, Field(min_length=1, max_length=80)]
BoardId = Annotated[str, Field(pattern=r"^(all|[1-9][0-9]{0,8})$")]
Key = Annotated[
    str, Field(min_length=36, max_length=36), AfterValidator(lambda text: str(UUID(text)))
]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$")]
Answer = tuple[Id, Id, Annotated[str, Field(min_length=1, max_length=60)]]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Join(Body):
    sid: Sid
    board: BoardId


class Look(Body):
    sid: Sid
    ticket: Id | None


class Folded(Body):
    folded: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=500)]


class FollowUp(Body):
    """A drop on the board, or its key."""

    key: Key
    version: Id
    direction: Literal["stay", "advance", "other"]
    answers: Annotated[list[Answer], Field(max_length=MOST_ANSWERS)] = []
    to_center: Id | None = None
    expects_center: Id | None = None
    over_limit: bool = False
    text: Annotated[str, Field(max_length=20_000)] = ""
    channel: Id | None = None
    person: Id | None = None
    mails_person: bool = False
    files: Annotated[list[Token], Field(max_length=MOST_FILES)] = []


class Undoing(Body):
    key: Key
    follow_up: Annotated[int, Field(gt=0, le=LARGEST_ENTRY)]
    over_limit: bool = False


Shape = TypeVar("Shape", bound=Body)


async def read(request: Request, shape: type[Shape]) -> Shape | Response:
    """The body in its shape, or the answer that says what is wrong with it."""
    body = await _bounded(request)
    if body is None:
        return refused(request, 413, _("This is too large."))
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False, include_input=False)
        told = [_told(each) for each in wrong]
        return refused(request, 422, _("This could not be understood."), refusals=told)


async def _bounded(request: Request) -> bytes | None:
    """None as soon as it is too long, whatever it announced."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced[:12]) > MOST_BYTES:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _told(wrong: Any) -> dict[str, Any]:
    field = str(wrong["loc"][0]) if wrong["loc"] else ""
    sentence = (
        _("There is no such field: {field}.", field=field[:60])
        if wrong["type"] == "extra_forbidden"
        else _("What {field} holds does not fit.", field=field[:60] or "body")
    )
    return {"rule": "", "kind": "BodyIsWrong", "field": field[:60], "sentence": sentence, "who": []}
