"""The fingerprint of code covers all that takes part."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from models import fingerprint

ROOT = Path(__file__).parents[2]
_LOADED = """
import sys
import models.rows
print("\\n".join(module.__file__ for name, module in sys.modules.items() if name.startswith("models.") and module.__file__))
"""


def test_every_module_that_parsing_loads_is_covered():
    told = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    loaded = {Path(file).resolve() for file in told.split()}
    assert len(loaded) > 100
    assert loaded - {file.resolve() for file in fingerprint._closure((fingerprint.PARSING,))} == set()


def test_flows_and_releases_are_not_covered():
    covered = {file.relative_to(fingerprint.ROOT).as_posix() for file in fingerprint._closure((fingerprint.PARSING,))}
    assert "metrics/tables.py" in covered
    assert not {path for path in covered if path.startswith(("releases/", "checks/"))}


def test_threads_that_ask_at_once_get_one_answer():
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(fingerprint.fingerprint.__wrapped__("models.rows"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
