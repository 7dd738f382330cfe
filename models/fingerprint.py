"""Fingerprints of code: which version of the rules made a thing.

A parsed part is kept under the fingerprint of everything that took part in parsing: the modules that ``models.rows``
imports, however indirectly, the registers, and the versions of the libraries whose answers end up in rows. It is read from
the source files and imports nothing, so that planning stays quick.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent
PARSING: Final = "models.rows"
"""The module from which parsing is reached: rows import the parser and the parser all extractors."""
STAGING: Final = "models.documents.encoding"
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
        file = _source(todo.pop())
        if file is None or file in seen:
            continue
        seen.add(file)
        for node in _statements(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "models":
                todo.append(node.module)
                todo += [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                todo += [alias.name for alias in node.names if alias.name.split(".")[0] == "models"]
    return seen


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Every statement, however deep; what is inside statements imports nothing and is most of a tree."""
    todo = [tree]
    while todo:
        node = todo.pop()
        yield node
        for name in ("body", "orelse", "handlers", "finalbody", "cases"):
            todo += getattr(node, name, ())


def _source(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split(".")[1:])
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return file
    return None
