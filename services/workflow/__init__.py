"""The engine: pure functions of the graphs, a path and the answers (spec §3)."""

from services.workflow.ahead import ahead
from services.workflow.errors import (
    AnswersDontFit,
    BrokenFlow,
    DanglingOrder,
    EndlessWalk,
    MissingWorkflow,
    NoSteps,
    NotAtRest,
)
from services.workflow.graph import Answer, Graph, Library, Step, StepKind
from services.workflow.path import (
    Answers,
    Frame,
    Given,
    Path,
    answers_from_json,
    answers_to_json,
    path_from_json,
    path_to_json,
)
from services.workflow.place import place, place_in
from services.workflow.spacing import SPACINGS, spacing_of
from services.workflow.standing import allows_other_centers, centers_of, route
from services.workflow.walk import Asks, Exhausted, Lands, Outcome, resting_step, start, walk
from services.workflow.ways import Way, Ways, ways, ways_from_start

__all__ = [
    "SPACINGS",
    "Answer",
    "Answers",
    "AnswersDontFit",
    "Asks",
    "BrokenFlow",
    "DanglingOrder",
    "EndlessWalk",
    "Exhausted",
    "Frame",
    "Given",
    "Graph",
    "Lands",
    "Library",
    "MissingWorkflow",
    "NoSteps",
    "NotAtRest",
    "Outcome",
    "Path",
    "Step",
    "StepKind",
    "Way",
    "Ways",
    "ahead",
    "allows_other_centers",
    "answers_from_json",
    "answers_to_json",
    "centers_of",
    "path_from_json",
    "path_to_json",
    "place",
    "place_in",
    "resting_step",
    "route",
    "spacing_of",
    "start",
    "walk",
    "ways",
    "ways_from_start",
]
