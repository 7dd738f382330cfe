"""``manifest.json``: what a release says of itself, and what :mod:`models.releases.verification` holds it to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from models.releases.hashing import TableHash
from models.releases.layout import MANIFEST

FORMAT: Final = 1
"""Raised when a reader of older manifests would misread a newer one."""


CheckRow = Mapping[str, object]
"""One row of the table ``checks``, by column."""


class FileDigest(NamedTuple):
    """Size and SHA-256 of one file of a release."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release in figures. ``tables`` and ``files`` are by name and by path below the release, in order; times are UTC."""

    version: str
    parent: str | None
    created_at: datetime
    content_hash: str
    inputs_hash: str
    code_version: str
    tables: Mapping[str, TableHash]
    checks: Sequence[CheckRow]
    files: Mapping[str, FileDigest]

    def dumps(self) -> str:
        """The manifest as JSON, for people too: one table, check or file a line."""
        head = {
            "format": FORMAT,
            "version": self.version,
            "parent": self.parent,
            "created_at": self.created_at.isoformat(),
            "content_hash": self.content_hash,
            "inputs_hash": self.inputs_hash,
            "code_version": self.code_version,
        }
        parts = [f'  "{name}": {_line(value)}' for name, value in head.items()]
        parts.append(_block("tables", {n: {"rows": t.rows, "sha256": t.sha256} for n, t in self.tables.items()}))
        parts.append(_block("files", {n: {"bytes": f.bytes, "sha256": f.sha256} for n, f in self.files.items()}))
        checks = ",\n".join(f"    {_line(dict(check))}" for check in self.checks)
        parts.append(f'  "checks": [\n{checks}\n  ]' if checks else '  "checks": []')
        return "{\n" + ",\n".join(parts) + "\n}\n"

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest in the file ``path``; ``OSError`` or ``ValueError`` if it cannot be read as one."""
        return cls.loads(path.read_text("utf-8"), str(path))

    @classmethod
    def loads(cls, text: str, path: str) -> Manifest:
        """The manifest that ``text`` is, from ``path``; ``ValueError`` if it is none."""
        data: Any = json.loads(text)
        try:
            if data["format"] != FORMAT:
                raise ValueError(f"{path} has format {data['format']!r}; this version of fangzhi reads {FORMAT}")
            if not all(isinstance(data[name], str) for name in ("version", "content_hash", "inputs_hash", "code_version")):
                raise TypeError("a version or hash is not a text")
            return cls(
                version=data["version"],
                parent=data["parent"],
                created_at=datetime.fromisoformat(data["created_at"]),
                content_hash=data["content_hash"],
                inputs_hash=data["inputs_hash"],
                code_version=data["code_version"],
                tables={name: TableHash(t["sha256"], t["rows"]) for name, t in data["tables"].items()},
                checks=data["checks"],
                files={name: FileDigest(f["bytes"], f["sha256"]) for name, f in data["files"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path} is not a manifest: {error!r}") from error


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(name: str, rows: Mapping[str, object]) -> str:
    return f'  "{name}": {{\n' + ",\n".join(f"    {_line(key)}: {_line(value)}" for key, value in rows.items()) + "\n  }"


def release_files(folder: Path) -> Iterator[str]:
    """Every file of the release in ``folder`` but its manifest, by path below it, in order."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return iter(sorted(path for path in paths if path != MANIFEST))


def file_digests(folder: Path, names: Sequence[str]) -> dict[str, FileDigest]:
    """Size and SHA-256 of the files ``names`` below ``folder``."""
    with ThreadPoolExecutor(max_workers=4) as pool:  # hashlib lets go of the interpreter lock
        return dict(zip(names, pool.map(lambda name: file_digest(folder / name), names), strict=True))


def file_digest(path: Path) -> FileDigest:
    """Size and SHA-256 of the file ``path``."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return FileDigest(file.tell(), sha256)
