"""The process as a file, down and up."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from components.refusals import sentence
from pages.api.answers import json_answer, refused
from pages.guard import signed_in
from services.configuration import configuration
from services.process_file import LARGEST_MB, export, kept
from services.process_file.exporting import PERMISSION
from services.process_file.refusals import FileIsTooLarge
from services.refusals import NotPermitted, Refused

HEADERS = {
    "content-disposition": 'attachment; filename="process.yaml"',
    "cache-control": "no-store",
}


async def exported(request: Request) -> Response:
    try:
        data = await export(by=signed_in(request))
    except Refused as refusal:
        is_forbidden = any(isinstance(each, NotPermitted) for each in refusal.refusals)
        told = " ".join(map(sentence, refusal.refusals))
        return refused(request, 404 if is_forbidden else 409, told)
    return Response(data, headers=HEADERS, media_type="application/yaml")


async def received(request: Request) -> Response:
    """A file to be planned with: a word for it. What it holds is judged when it is planned."""
    by = signed_in(request)
    known = await configuration()
    if not known.may(by, PERMISSION):
        lacking = NotPermitted(permission=PERMISSION, who=known.who_may(PERMISSION))
        return refused(request, 404, sentence(lacking))
    data = await kept.bounded(request.stream())
    if data is None:
        return refused(request, 413, sentence(FileIsTooLarge(limit_mb=LARGEST_MB)))
    return json_answer(request, {"token": kept.keep(data, by=by)})


routes = [
    Route("/process/export", exported),
    Route("/process/file", received, methods=["POST"]),
]
