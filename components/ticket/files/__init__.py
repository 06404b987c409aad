"""The files of an entry: sent while it is written, shown once it is recorded."""

from components.ticket.files.part import FilesPart
from components.ticket.files.said import draw_files

__all__ = ["FilesPart", "draw_files"]
