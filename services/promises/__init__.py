"""The promise clock: who hears in the morning of what is unkept or due, once a day."""

from services.promises.clock import Clock, start, stop
from services.promises.digests import KINDS, LATE, MY_DAY, Digest, Line, digest_of, place_of
from services.promises.mornings import day_to_tell
from services.promises.rounds import remind
from services.promises.shares import ESCALATED, TODAY, UNKEPT

__all__ = [
    "ESCALATED",
    "KINDS",
    "LATE",
    "MY_DAY",
    "TODAY",
    "UNKEPT",
    "Clock",
    "Digest",
    "Line",
    "day_to_tell",
    "digest_of",
    "place_of",
    "remind",
    "start",
    "stop",
]
