"""The wire between the app and its database, to be cut and mended."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

LARGE = 64 * 1024


class Cable:
    """Passes on what comes to `port`; while it is cut, nobody answers there."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._ends: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._listen()

    def cut(self) -> None:
        for end in [self._listener, *self._ends]:
            _hung_up(end)
        self._ends.clear()

    def mend(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._listen()

    def _listen(self) -> None:
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                here, _ = listener.accept()
                there = socket.create_connection(self._to)
                self._ends += [here, there]
                for ends in ((here, there), (there, here)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while said := source.recv(LARGE):
                target.sendall(said)
        for end in (source, target):
            _hung_up(end)


def _hung_up(end: socket.socket) -> None:
    """Closing alone tells nobody while another thread still reads."""
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
