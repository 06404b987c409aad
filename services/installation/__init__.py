"""The installation itself: what it is called, where it is, and how it counts and reminds."""

from services.installation.editing import InstallationFields, edit, fields_of

__all__ = ["InstallationFields", "edit", "fields_of"]
