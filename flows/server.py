"""The Prefect server that a run talks to: a configured one, or a private one on loopback that lives as long as we need it.

A server that Prefect starts by itself is started late, in the middle of the first flow, and waited for; this one is started
first and comes up while everything else is imported. Its state lies in the warehouse's work folder unless ``PREFECT_HOME``
says otherwise. It sends nothing anywhere: telemetry is off.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flows.errors import FangzhiError

STARTUP_SECONDS: Final = 120.0
"""A fresh state folder is migrated first, which takes half a minute on two busy cores."""
_LAST_WORDS_SECONDS: Final = 10.0


class ServerStartError(FangzhiError):
    """The private server did not come up."""

    def __init__(self, url: str, log: Path, cause: str) -> None:
        self.url, self.log, self.cause = url, log, cause
        super().__init__(
            f"the Prefect server at {url} did not start: {cause}; its log is {log}. "
            "Set PREFECT_API_URL to use a server of your own, or see `fangzhi doctor`."
        )


def quiet_environment(work: Path) -> None:
    """Set what Prefect reads when it is imported, where the user has not: state in ``work``, no telemetry, no noise."""
    defaults = {
        "PREFECT_HOME": str((work / "prefect").resolve()),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(int(STARTUP_SECONDS)),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
        "GX_ANALYTICS_ENABLED": "false",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


class PrivateServer:
    """A Prefect server in a process of its own, on loopback."""

    def __init__(self, work: Path, port: int | None = None, *, interface: bool = False) -> None:
        self.log = work / "prefect-server.log"
        self.port = port or _free_port()
        self.url = f"http://127.0.0.1:{self.port}/api"
        if port and _taken(port):
            raise ServerStartError(self.url, self.log, f"port {port} is taken (another can be named with --port)")
        quiet_environment(work)
        work.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "flows.server_process", str(self.port)]
        environment = {k: v for k, v in os.environ.items() if k != "PREFECT_API_URL"}
        environment["PREFECT_UI_API_URL"] = self.url
        if not interface:
            # What a single run needs of a server: its API, not the pages and the loops that watch schedules.
            environment |= {"PREFECT_SERVER_UI_ENABLED": "false", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
        with self.log.open("ab") as log:
            # A session of its own, so that Ctrl-C reaches us alone; its standard input, so that it ends when we do, however
            # we end: a killed run leaves no server behind.
            self._process = subprocess.Popen(
                command, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )

    def wait(self, seconds: float = STARTUP_SECONDS) -> None:
        """Return when it answers; :class:`ServerStartError` if it ends or does not answer in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise ServerStartError(self.url, self.log, f"it ended with exit code {self._process.returncode}")
            if answers(self.url):
                return
            time.sleep(0.1)
        self.stop()
        raise ServerStartError(self.url, self.log, f"no answer in {seconds:.0f} seconds")

    def stop(self) -> None:
        """End it and wait until it is gone."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def configured_url() -> str | None:
    """The server that the user configured, in the environment or in an active Prefect profile."""
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    if "PREFECT_HOME" in os.environ or "PREFECT_PROFILE" in os.environ:
        from prefect.settings import PREFECT_API_URL

        return PREFECT_API_URL.value() or None
    return None


def answers(url: str, timeout: float = 2.0) -> bool:
    """Whether a Prefect server answers at that API address."""
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=timeout) as response:
            return bool(response.status == 200)
    except urllib.error.HTTPError as error:
        return error.code < 500  # one that wants a key answers
    except (urllib.error.URLError, OSError, ValueError):
        return False


@contextlib.contextmanager
def prefect_server(work: Path, port: int | None = None, *, interface: bool = False) -> Iterator[str]:
    """The address of a Prefect server: the configured one, or a private one (as :class:`PrivateServer`) that ends with the block.

    The private one may still be starting when the block is entered; :func:`ready` waits for it.
    """
    url = configured_url()
    if url:
        check_configured(url)
        quiet_environment(work)
        yield url
        return
    server = PrivateServer(work, port, interface=interface)
    os.environ["PREFECT_API_URL"] = server.url
    _STARTING.append(server)
    try:
        yield server.url
    finally:
        _STARTING.remove(server)
        del os.environ["PREFECT_API_URL"]
        server.stop()


def ready() -> None:
    """Wait for private servers that are still starting."""
    for server in _STARTING:
        server.wait()


_STARTING: list[PrivateServer] = []


def say_last_words() -> None:
    """Send what Prefect still has to say: it would do so when Python ends, and wait for a private server that is gone by then."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=_LAST_WORDS_SECONDS)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


class ServerSilentError(FangzhiError):
    """The configured server does not answer."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(
            f"the Prefect server at {url}, which PREFECT_API_URL or a Prefect profile names, does not answer. Start it, or unset "
            "PREFECT_API_URL: a run then starts a private one."
        )


def check_configured(url: str) -> None:
    """:class:`ServerSilentError` if the configured server at ``url`` does not answer within ten seconds."""
    if not answers(url, timeout=10.0):
        raise ServerSilentError(url)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
