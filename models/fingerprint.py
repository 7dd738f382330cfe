"""Fingerprints of code: which version of the rules made a thing.

A parsed part is kept under the fingerprint of everything that took part in parsing: the modules that ``models.rows``
imports, however indirectly, the registers, and the versions of the libraries whose answers end up in rows. It is read from
the source files and imports nothing, so that planning stays quick.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent
PARSING: Final = "models.rows"
"""The module from which parsing is reached: rows import the parser and the parser all extractors."""
STAGING: Final = "models.documents.encoding"
_IMPORT: Final = re.compile(
    r"^[ \t]*(?:from (?P<module>models[\w.]*) import (?P<names>\([^)]*\)|[^\n(]*)|import (?P<whole>models[\w.]*))", re.MULTILINE
)
"""An import of a module or of names out of one. Read as text: building the tree of every file costs more than all the rest, and
in CPython 3.11 fails where another thread builds one at the same time (gh-106905)."""
LIBRARIES: Final = ("ahocorasick-rs", "charset-normalizer", "lxml", "opencc", "rjieba", "trafilatura")
"""Libraries whose answers end up in rows."""


@cache
def fingerprint(module: str, *more: str) -> str:
    """SHA-256 (hex) of the modules' import closure inside ``models``, the registers and :data:`LIBRARIES`."""
    files = sorted(_closure((module, *more)) | {p for p in (ROOT / "registers").rglob("*") if p.is_file()})
    digest = hashlib.sha256()
    for file in files:
        if "__pycache__" in file.parts:
            continue
        digest.update(f"{file.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(f"{library}={_version(library)}\0".encode())
    return digest.hexdigest()


def parsing_fingerprint() -> str:
    """Fingerprint of all that turns a staged document into rows."""
    return fingerprint(PARSING)


def staging_fingerprint() -> str:
    """Fingerprint of all that turns a file into staged documents."""
    return fingerprint(
        "models.documents.readers.registry", STAGING, "models.documents.html", "models.documents.schema", "models.documents.sites"
    )


def release_fingerprint() -> str:
    """Fingerprint of all that a release is made from besides its seeds: parsing, tables, SQL, checks and registers."""
    digest = hashlib.sha256(parsing_fingerprint().encode())
    for file in sorted(p for p in ROOT.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(f"{file.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@cache
def code_version() -> str:
    """What ``release.code_version`` says: the software's version and the fingerprint of what it makes releases with.

    Taken once a process, as the fingerprint of parsing is: a service goes on with the code that it has loaded.
    """
    return f"{_version('fangzhi')}+{release_fingerprint()[:16]}"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "0"


def _closure(modules: tuple[str, ...]) -> set[Path]:
    seen: set[Path] = set()
    todo = list(modules)
    while todo:
        module = todo.pop()
        file = _source(module)
        if file is None or file in seen:
            continue
        seen.add(file)
        todo.append(module.rpartition(".")[0])  # the package is loaded before what is in it
        for found in _IMPORT.finditer(file.read_text(encoding="utf-8")):
            imported = found["module"] or found["whole"]
            names = (name.split() for name in (found["names"] or "").strip("()").split(","))
            todo += [imported, *(f"{imported}.{name[0]}" for name in names if name)]
    return seen


def _source(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split(".")[1:])
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return file
    return None
