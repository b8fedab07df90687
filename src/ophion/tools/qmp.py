"""A client of QEMU's machine protocol (QMP): one JSON object a line over a Unix socket.

QEMU greets, the client sends `qmp_capabilities`, then each command is answered by `return` or `error`; events
may come in between and are dropped (QEMU: docs/interop/qmp-spec). Every wait is bounded by the socket's
timeout.
"""

import json
import socket
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from ophion.tools.report import ToolError

CONNECT_SECONDS = 20.0
ANSWER_SECONDS = 60.0
POLL_SECONDS = 0.01


class Qmp:
    """A connection to one running QEMU."""

    def __init__(self, path: Path) -> None:
        self._socket = self._connect(path)
        self._stream = self._socket.makefile("rw", encoding="utf-8")
        self._read()
        self.execute("qmp_capabilities")

    @staticmethod
    def _connect(path: Path) -> socket.socket:
        """Connect to a socket that QEMU may not have made yet."""
        deadline = time.monotonic() + CONNECT_SECONDS
        while True:
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(ANSWER_SECONDS)
            try:
                connection.connect(str(path))
                return connection
            except OSError as error:
                connection.close()
                if time.monotonic() > deadline:
                    raise ToolError(f"no answer from QEMU on {path}: {error}") from error
                time.sleep(POLL_SECONDS)

    def _read(self) -> dict[str, Any]:
        line = self._stream.readline()
        if not line:
            raise ToolError("QEMU closed its control connection")
        message: dict[str, Any] = json.loads(line)
        return message

    def execute(self, command: str, **arguments: object) -> Any:
        """Run one command and return its answer; ToolError carries QEMU's own words."""
        json.dump({"execute": command, "arguments": arguments}, self._stream)
        self._stream.write("\n")
        self._stream.flush()
        while True:
            message = self._read()
            if "return" in message:
                return message["return"]
            if "error" in message:
                raise ToolError(f"QEMU: {command}: {message['error']['desc']}")

    def close(self) -> None:
        """Drop the connection."""
        self._stream.close()
        self._socket.close()

    def __enter__(self) -> "Qmp":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
