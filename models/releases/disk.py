"""Writes that survive a power cut: what is written is flushed before it is named, and a name changes in one step."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from models.releases.layout import Release, Warehouse


def flush_tree(folder: Path) -> None:
    """Flush every file and folder below ``folder`` and itself to the disk."""
    for parent, _, names in os.walk(folder):
        for name in names:
            flush(Path(parent) / name)
        flush(Path(parent))


def flush(path: Path) -> None:
    """Flush a file, or a folder's names, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_in(folder: Path, release: Release) -> None:
    """Make the finished ``folder`` the ``release``: flushed before, whole from the first moment it can be seen."""
    flush_tree(folder)
    folder.rename(release.path)
    flush(release.path.parent)


def switch(warehouse: Warehouse, release: Release) -> None:
    """Point ``current`` at ``release`` in one step, by a relative link (a warehouse can be moved). Needs the publishing lock."""
    made = warehouse.work / "current"
    made.unlink(missing_ok=True)  # a killed publisher may have left one
    made.symlink_to(release.path.relative_to(warehouse.root), target_is_directory=True)
    made.replace(warehouse.link)
    flush(warehouse.root)


def remove(warehouse: Warehouse, release: Release) -> None:
    """Take ``release`` out in one step, then delete it; who has its files open reads on."""
    out = warehouse.trash / release.version
    release.path.rename(out)
    shutil.rmtree(out, ignore_errors=True)
