"""What docs/architecture.md says of imports and places, and what modules say of each other, is so."""

import ast
import builtins
import importlib
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path
    for folder in ("flows", "models")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
REFERENCE = re.compile(r":(?:mod|func|class|meth|data|attr):`~?(?P<target>[\w.]+)`")


def imported(module: str) -> Iterator[str]:
    """The modules of ours that importing ``module`` imports."""
    for node in ast.parse(SOURCES[module].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                name if (name := f"{node.module}.{alias.name}") in SOURCES else node.module
                for alias in node.names
                if node.module in SOURCES
            )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in SOURCES)


def test_models_know_nothing_of_flows() -> None:
    found = {module: name for module in SOURCES if module.startswith("models") for name in imported(module)}
    assert {module: name for module, name in found.items() if name.startswith("flows")} == {}


def test_imports_make_no_circle() -> None:
    graph = {module: set(imported(module)) - {module} for module in SOURCES}
    assert set(TopologicalSorter(graph).static_order()) == set(SOURCES)


@pytest.mark.parametrize("module", SOURCES)
def test_what_a_module_refers_to_is_there(module: str) -> None:
    text = SOURCES[module].read_text(encoding="utf-8")
    own = importlib.import_module(module) if REFERENCE.search(text) else None
    for found in REFERENCE.finditer(text):
        target = found["target"]
        assert _resolves(target, own) or _resolves(f"{module.rpartition('.')[0]}.{target}", own), f"{module} names {target}"


def _resolves(target: str, own: object) -> bool:
    """Whether ``target`` is a module, or what the module ``own``, a class of it or Python has under that name."""
    if target in SOURCES or hasattr(builtins, target):
        return True
    module = next((m for m in sorted(SOURCES, key=len, reverse=True) if target.startswith(f"{m}.")), None)
    if module is not None:
        return _has(importlib.import_module(module), target.removeprefix(f"{module}.").split("."))
    classes = [value for value in vars(own).values() if isinstance(value, type)]
    return any(_has(holder, target.split(".")) for holder in (own, *classes))


def _has(value: object, names: list[str]) -> bool:
    for name in names:
        if not hasattr(value, name):
            return name == names[-1] and name in getattr(value, "__annotations__", ())
        value = getattr(value, name)
    return True


def test_places_that_the_architecture_names_are_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1] for row in page.splitlines() if row.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([\w./]+)`", row)]
    assert len(named) > 20
    for name in named:
        assert (ROOT / name).exists() or list(ROOT.glob(f"{name}.*")) or name == "warehouse", name


@pytest.mark.parametrize("page", ["pages.md", "extractors.md"])
def test_modules_that_the_steps_of_a_page_name_are_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for part in re.split(r"^##? ", text, flags=re.MULTILINE):
        package = part.split("\n", 1)[0].split()[0].lower() if part.strip() else ""
        steps = [row.split("|")[2] for row in part.splitlines() if row.startswith("| ") and "registers/" not in row]
        for name in (name for row in steps for name in re.findall(r"`([\w.]+)`", row)):
            assert {name, f"models.{package}.{name}"} & set(SOURCES) or name == "Cue", name
