"""Reject: a build that failed its checks is put aside with its reason, to be looked at."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import duckdb

from flows.bounds import reading
from models.releases.builds import OWNER, WAIT_SECONDS, publishing
from models.releases.errors import PublishFailedError
from models.releases.hashing import content_hash, content_hashes
from models.releases.layout import DATABASE, Warehouse, version_name
from models.releases.manifest import CheckRow

KEEP_REJECTED: Final = 5
"""Rejected builds that are kept, the newest."""

REASON: Final = "reason.json"


def reject(
    build: Path,
    warehouse: Path,
    *,
    reason: str,
    checks: Sequence[CheckRow],
    now: datetime,
    keep: int = KEEP_REJECTED,
    timeout: float = WAIT_SECONDS,
) -> Path:
    """Put ``build`` aside under ``rejected/`` with ``reason.json``; ``current`` stays as it was. Returns the folder.

    The folder is named as the release would have been (``00000000`` in place of a hash that cannot be had); the ``keep`` newest
    stay.
    """
    house = Warehouse(warehouse)
    with publishing(house, timeout):
        try:
            content = _content_if_readable(build)
            moment = now.astimezone(UTC)
            while (folder := house.rejected / version_name(moment, content or "0" * 8)).exists():
                moment += timedelta(seconds=1)
            said = {
                "reason": reason,
                "rejected_at": now.astimezone(UTC).isoformat(),
                "content_hash": content,
                "checks": list(checks),
            }
            (build / REASON).write_text(json.dumps(said, ensure_ascii=False, indent=1, default=str) + "\n", "utf-8")
            (build / OWNER).unlink(missing_ok=True)
            build.rename(folder)
        except OSError as error:
            raise PublishFailedError(warehouse, house.current_version(), error) from error
        for old in sorted((path for path in house.rejected.iterdir() if path.is_dir()), reverse=True)[keep:]:
            shutil.rmtree(old, ignore_errors=True)
    return folder


def _content_if_readable(build: Path) -> str | None:
    """The build's content hash; None if its database is part of what is wrong."""
    try:
        with reading(build / DATABASE, "build") as connection:
            connection.execute("use build")
            return content_hash(content_hashes(connection))
    except duckdb.Error:
        return None
