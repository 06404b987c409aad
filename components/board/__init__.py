"""The live board: a Vue component (`board.js`, its parts in `js/`) and its Python twin."""

from components.board.element import Board

__all__ = ["Board"]
