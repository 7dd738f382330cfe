"""Rollback: point ``current`` back at an older release that is whole."""

from __future__ import annotations

from pathlib import Path

from models.releases.builds import WAIT_SECONDS, publishing
from models.releases.disk import switch
from models.releases.errors import DamagedReleaseError, OccupiedCurrentError, PublishFailedError
from models.releases.layout import Release, Warehouse
from models.releases.verification import verify


def rollback(warehouse: Path, version: str, *, timeout: float = WAIT_SECONDS) -> Release:
    """Make the release ``version`` current, in one step; nothing is deleted, so the way forward is a rollback too.

    The next run publishes the seeds as they are then: mend first what made the newer release wrong.

    Raises:
        UnknownReleaseError: if ``version`` does not name one release.
        DamagedReleaseError: if that release does not verify.
        WarehouseBusyError: if another process publishes for longer than ``timeout`` seconds.

    """
    house = Warehouse(warehouse)
    release = house.find(version)
    with publishing(house, timeout):
        release = house.find(release.version)  # the one that was publishing may have removed it
        found = verify(house, release.version)
        if not found.holds:
            raise DamagedReleaseError(release.version, found.mismatches)
        if house.link.exists() and not house.link.is_symlink():
            raise OccupiedCurrentError(house.link)
        try:
            switch(house, release)
        except OSError as error:
            raise PublishFailedError(warehouse, house.current_version(), error) from error
    return release
