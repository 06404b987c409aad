"""The pages of the settings."""

from pages.settings import (
    backup,
    centers,
    customers,
    general,
    mail,
    people,
    process_file,
    products,
    start,
    types,
    workflow_versions,
    workflows,
)

__all__ = [
    "backup",
    "centers",
    "customers",
    "general",
    "mail",
    "people",
    "process_file",
    "products",
    "start",
    "types",
    "workflow_versions",
    "workflows",
]
