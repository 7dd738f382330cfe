"""The process of a private Prefect server: ``python -m flows.server_process PORT``, with a pipe for standard input.

It ends when the pipe closes, which the system does for it when its owner ends, also by SIGKILL. That is all that belongs here;
who starts it and waits for it is :mod:`flows.server`.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

import uvicorn


def _end_with_owner() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Serve Prefect's API on loopback until told to stop or until the owner is gone."""
    threading.Thread(target=_end_with_owner, daemon=True).start()
    uvicorn.run("prefect.server.api.server:create_app", factory=True, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")


if __name__ == "__main__":
    main()
