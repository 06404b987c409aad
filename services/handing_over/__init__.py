"""A person's open tickets given to others for an absence or for good, and taken back (spec §2)."""

from services.handing_over.beginning import begin, begun, hand_over, shares_of
from services.handing_over.reading import UnderWay, theirs, under_way
from services.handing_over.returning import begin_back, take_back
from services.handing_over.rights import may_hand_over, who_may

__all__ = [
    "UnderWay",
    "begin",
    "begin_back",
    "begun",
    "hand_over",
    "may_hand_over",
    "shares_of",
    "take_back",
    "theirs",
    "under_way",
    "who_may",
]
