"""What the process writes down: a line an event, with its request, in UTC, and never a secret."""

from services.logs.lines import begin
from services.logs.requests import of_request, request_id
from services.logs.secrets import hidden, hide

__all__ = ["begin", "hidden", "hide", "of_request", "request_id"]
