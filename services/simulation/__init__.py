"""A draft tried before anybody works in it: pure, on the graphs alone."""

from services.simulation.demands import Demand, demands
from services.simulation.every_way import AllWays, WholeWay, all_ways
from services.simulation.trial import Point, Trial, begin

__all__ = [
    "AllWays",
    "Demand",
    "Point",
    "Trial",
    "WholeWay",
    "all_ways",
    "begin",
    "demands",
]
