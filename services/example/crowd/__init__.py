"""Thousands of tickets on the process that is there, for trying size and speed."""

from services.example.crowd.filling import NothingToStandOn, crowd

__all__ = ["NothingToStandOn", "crowd"]
