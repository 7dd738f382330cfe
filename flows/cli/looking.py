"""`sql`, `trace`, `why`, `quarantine`: look into the current release."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from rich.table import Table
from rich.text import Text

from flows.cli.app import (
    ENVIRONMENT,
    USAGE,
    JsonOption,
    SeedsOption,
    WarehouseOption,
    app,
    console,
    fail,
    footer,
    plain,
    settings_of,
    write_json,
)
from models.documents.sources import PASSED_OVER

if TYPE_CHECKING:
    import duckdb

    from models.storage.bucket import Bucket


_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": "false",  # a query reads the release and nothing else: no file, no address
    "python_enable_replacements": "false",  # nor variables of this program
    "lock_configuration": "true",
}


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"


@app.command(
    epilog=footer(
        'fangzhi sql "select title, metrics from article_summary" --format csv',
        {USAGE: "called wrongly, or the query does not run"},
    )
)
def sql(
    query: Annotated[str, typer.Argument(help="A query; tables and columns: docs/data-dictionary.md.")],
    output: Annotated[Format, typer.Option("--format", "-f", help="How to write the rows.")] = Format.table,
    as_json: JsonOption = False,
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Run a query on the current release, which is opened read-only."""
    import duckdb

    with _open(seeds, warehouse) as db:
        try:
            columns, rows = _fetch(db, query)
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except duckdb.Error as error:
            raise fail(f"the query does not run: {error}", USAGE) from None
    _write(columns, rows, Format.json if as_json else output)


@app.command(
    epilog=footer("fangzhi trace 07d80a74b8445372.1.m788", {ENVIRONMENT: "there is no such id, or something outside is wrong"})
)
def trace(
    item: Annotated[str, typer.Argument(metavar="ID", help="A metric_id, measure_id or claim_id.")],
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the evidence of a metric, measure or claim on its page, with 60 characters either side."""
    with _open(seeds, warehouse) as db:
        columns, rows = _fetch(db, "select * from trace($id)", {"id": item})
    if not rows:
        raise fail(
            f"no metric, measure or claim has the id {item!r}; "
            'ids are in: fangzhi sql "select metric_id, indicator, value, unit from metrics"',
            ENVIRONMENT,
        )
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    if as_json:
        write_json(found)
        return
    for piece in found:
        console.print(f"{piece['kind']}  {piece['item']}  {piece['what']}", highlight=False, markup=False)
        page = Text(_one_line(piece["before"]))
        page.append(_one_line(piece["evidence"]), style="bold reverse")
        page.append(_one_line(piece["after"]))
        console.print(page)
        console.print(f"  {piece['path']}, line {piece['line']}: {piece['title']}", highlight=False, markup=False)


@app.command(
    epilog=footer("fangzhi why 000_629df7fc7e94079d.txt", {ENVIRONMENT: "there is no such page, or something outside is wrong"})
)
def why(
    path: Annotated[str, typer.Argument(metavar="PATH", help="Path of a page below the seeds folder, or the end of one.")],
    seeds: SeedsOption = None,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what became of a page: its lines by role, its articles, what was left out and for which reason."""
    with _open(seeds, warehouse) as db:
        _, found = _fetch(
            db,
            "select document_id, path, status, reason, encoding, characters, script, duplicate_of from documents "
            "where path = $path or ends_with(path, '/' || $path) or ends_with($path, '/' || path) order by path",
            {"path": path},
        )
        if not found:
            raise fail(_records(db, path) or _absent(path, settings_of(seeds, warehouse).seeds), ENVIRONMENT)
        told = [_story(db, row) for row in found]
    if as_json:
        write_json(told)
        return
    for story in told:
        _tell(story)


def _records(db: duckdb.DuckDBPyConnection, path: str) -> str | None:
    """What to ask for instead if ``path`` is a shard: its records are the documents. None if there are no records of it."""
    _, found = _fetch(
        db,
        "select split_part(path, '#', 1) as shard, count(*), arg_min(path, (status = 'quarantined', path)) from documents "
        "where contains(path, '#') and (shard = $path or ends_with(shard, '/' || $path) or ends_with($path, '/' || shard)) "
        "group by shard order by shard",
        {"path": path},
    )
    if not found:
        return None
    shard, count, first = found[0]
    return (
        f"{shard} is a shard, and each of its {count:,} records is a document: ask for one, as {first!r}. They are listed by: "
        f"fangzhi sql \"select path, status, reason from documents where starts_with(path, '{shard}#')\""
    )


def _absent(path: str, seeds: Path | Bucket) -> str:
    """Why the current release has no document of that path."""
    for below in (path, path.removeprefix(f"{str(seeds).rstrip('/')}/")):
        if os.path.lexists(seeds / below) if isinstance(seeds, Path) else seeds.has(below):
            if any(name.startswith(".") for name in below.split("/")):
                return f"{path} was passed over: {PASSED_OVER}"
            return f"{path} is in the seeds folder and not in the current release; `fangzhi plan` says why"
    return f"no document of the current release has the path {path!r}; `fangzhi plan --all` lists the seeds"


@app.command(epilog=footer("fangzhi quarantine --json"))
def quarantine(seeds: SeedsOption = None, warehouse: WarehouseOption = None, as_json: JsonOption = False) -> None:
    """List the documents that could not be read, and why."""
    with _open(seeds, warehouse) as db:
        columns, rows = _fetch(db, "select path, bytes, sha256, reason from documents where status = 'quarantined' order by path")
    if as_json:
        write_json([dict(zip(columns, row, strict=True)) for row in rows])
        return
    for path, size, _, reason in rows:
        console.print(f"{path}  ({size:,} bytes)\n  {reason}", highlight=False, markup=False)
    if not rows:
        console.print("Nothing is quarantined.")


def _open(seeds: str | None, warehouse: str | None) -> duckdb.DuckDBPyConnection:
    import duckdb

    from models.releases.errors import DamagedReleaseError, Mismatch

    settings = settings_of(seeds, warehouse)
    remote = settings.remote
    if remote is not None:
        version, database = remote.database()
    else:
        release = settings.house.current()
        version, database = release.version, release.database
    try:
        return duckdb.connect(str(database), read_only=True, config=_CONFIG)
    except duckdb.Error as error:
        found = str(error).partition("\n")[0]
        raise DamagedReleaseError(version, [Mismatch(database.name, "a database", found)]) from error


def _fetch(db: duckdb.DuckDBPyConnection, query: str, values: dict[str, str] | None = None) -> tuple[list[str], list[Any]]:
    query = _said(query)
    values = {name: _said(value) for name, value in (values or {}).items()}
    result = db.execute(query, values) if values else db.execute(query)
    if result is None or result.description is None:  # there was no statement in it
        return [], []
    columns: list[str] = []
    for name in (column[0] for column in result.description):
        again = sum(name == other.rpartition(":")[0] or name == other for other in columns)
        columns.append(f"{name}:{again}" if again else name)  # as DuckDB's own shell tells them apart
    return columns, result.fetchall()


def _said(argument: str) -> str:
    """An argument as text: bytes that are no UTF-8 as ``\\xNN``, as in the paths of documents."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _write(columns: Sequence[str], rows: Sequence[Sequence[Any]], output: Format) -> None:
    if output is Format.json:
        write_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif output is Format.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
    else:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        for column in columns:
            table.add_column(Text(column), overflow="fold")
        for row in rows:
            table.add_row(*(Text(str(_cell(value))) for value in row))
        if columns:
            console.print(table)
        console.print(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", style="dim", highlight=False)


def _cell(value: Any) -> Any:
    """A value as text in one cell: nothing for null, JSON for what has parts."""
    if isinstance(value, (list, dict, bytes)):
        value = plain(value)
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "" if value is None else value


def _story(db: duckdb.DuckDBPyConnection, row: Sequence[Any]) -> dict[str, Any]:
    document, path, status, reason, encoding, characters, script, duplicate_of = row
    here = {"id": document}
    _, roles = _fetch(db, "select role, count(*) from lines where document_id = $id group by role order by 2 desc, 1", here)
    _, articles = _fetch(
        db,
        "select a.article_id, a.title, a.published_on, a.source, a.place_name, a.duplicate_of, "
        "(select count(*) from measures m where m.article_id = a.article_id), "
        "(select count(*) from metrics m where m.article_id = a.article_id) "
        "from articles a where document_id = $id order by ordinal",
        here,
    )
    _, left_out = _fetch(
        db,
        "select l.line, l.role, substr(d.text, l.start_char + 1, least(l.end_char - l.start_char, 60)) "
        "from lines l join documents d using (document_id) "
        "where document_id = $id and role in ('boilerplate', 'spam', 'duplicate') "
        "union all select l.line, 'cut: ' || c.reason, substr(c.text, 1, 60) from cuts c join lines l on l.document_id = "
        "c.document_id and c.start_char between l.start_char and l.end_char where c.document_id = $id order by 1, 2",
        here,
    )
    names = ("article_id", "title", "published_on", "source", "place", "duplicate_of", "measures", "metrics")
    return {
        "path": path, "document_id": document, "status": status, "reason": reason, "encoding": encoding,
        "characters": characters, "script": script, "duplicate_of": duplicate_of, "lines": dict(roles),
        "articles": [dict(zip(names, article, strict=True)) for article in articles],
        "left_out": [{"line": line, "why": role, "text": text} for line, role, text in left_out],
    }  # fmt: skip


def _tell(story: dict[str, Any]) -> None:
    def say(text: str) -> None:
        console.print(text, highlight=False, markup=False, soft_wrap=True)

    say(f"{story['path']}: {story['status']}" + (f", {story['reason']}" if story["reason"] else ""))
    if story["status"] == "quarantined":
        return
    say(f"  {story['encoding']}, {story['characters']:,} characters, {story['script']}")
    if story["duplicate_of"]:
        say(f"  says the same as document {story['duplicate_of']}")
    say("  lines: " + ", ".join(f"{count} {role}" for role, count in story["lines"].items()))
    for article in story["articles"]:
        say(
            f"  article {article['title'] or '(no title)'}: {article['published_on'] or 'no date'}, "
            f"{article['source'] or 'no source'}, {article['place'] or 'no place'}; "
            f"{article['measures']} measures, {article['metrics']} metrics"
        )
    for line in story["left_out"]:
        say(f"  left out, line {line['line']}, {line['why']}: {_one_line(line['text'])}")


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
