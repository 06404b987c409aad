"""Everything that administrators shape: CRs, types, workflows, people, replies."""

from services.configuration.cache import (
    ConfigurationChanged,
    configuration,
    configuration_at,
    configuration_in,
    configuration_locked,
    forget,
    forget_everything,
    known,
)
from services.configuration.people import Named, Person, PositionInfo, RoleInfo
from services.configuration.process import Center, Reply, Type, WorkflowInfo
from services.configuration.whole import Configuration, InstallationInfo

__all__ = [
    "Center",
    "Configuration",
    "ConfigurationChanged",
    "InstallationInfo",
    "Named",
    "Person",
    "PositionInfo",
    "Reply",
    "RoleInfo",
    "Type",
    "WorkflowInfo",
    "configuration",
    "configuration_at",
    "configuration_in",
    "configuration_locked",
    "forget",
    "forget_everything",
    "known",
]
