"""Ids and fingerprints of raw documents."""

from __future__ import annotations

import hashlib
import unicodedata


def document_id(path: str) -> str:
    """Sixteen hex digits made from the path below the seeds folder (``/`` between folders, ``#record`` behind a shard's).

    The path is composed (NFC) first, for some file systems hand names out decomposed: the same tree gives the same ids.
    """
    return sha256(unicodedata.normalize("NFC", path).encode("utf-8", "surrogateescape"))[:16]


def sha256(data: bytes) -> str:
    """SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()
