"""The pages that people look at: Data Docs of Great Expectations made readable offline, and an index over them.

What Great Expectations renders takes its styling, icons and scripts from hosts on the network, lists its pages by script
only, and holds tracebacks with paths of the machine. Here each page keeps its content and gets the one stylesheet of this
package.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any, Final

import lxml.html

from models.checks.result import Checked, CheckResult
from models.tables.contract import BY_NAME

_STYLE: Final = (Path(__file__).parent / "data_docs.css").read_text(encoding="utf-8")

_DROPPED: Final = (
    "//script",
    "//link",
    "//style",
    "//title",
    "//img",
    "//footer",
    "//nav[contains(@class, 'navbar-expand-md')]",
    "//div[contains(@class, 'card')][div/strong[normalize-space() = 'Actions']]",
    "//p[a/@data-toggle = 'collapse']",
    "//*[contains(concat(' ', @class, ' '), ' collapse ')]",
    "//span[contains(@class, 'badge')]",
)
"""Elements that need the network or a script, or that tell of the machine."""


def write_report(rendered: Path, report: Path, checked: Checked) -> None:
    """Into ``report``: ``index.html`` over all results, and ``tables/<table>.html`` from what was ``rendered``.

    ``rendered`` is the folder of a Data Docs site (``validations/<suite>/<run>/<time>/<batch>.html``).
    """
    tables = report / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    for page in sorted(rendered.glob("validations/*/*/*/*.html")):
        table = page.relative_to(rendered).parts[1]
        (tables / f"{table}.html").write_text(_offline(page.read_text(encoding="utf-8"), table), encoding="utf-8")
    (report / "index.html").write_text(_index(checked), encoding="utf-8")


def _offline(html: str, table: str) -> str:
    """A page of Data Docs that names no host and needs no script."""
    document: Any = lxml.html.document_fromstring(html)
    for path in _DROPPED:
        for element in document.xpath(path):
            element.drop_tree()
    for link in document.xpath("//a[not(starts-with(@href, '#'))]"):
        link.drop_tag()
    body = document.find("body")
    content = "".join(lxml.html.tostring(child, encoding="unicode") for child in body)
    about = BY_NAME[table].grain if table in BY_NAME else ""
    head = f'<p class="home"><a href="../index.html">all checks</a></p><h1>{escape(table)}</h1><p>{escape(about)}</p>'
    return _page(f"Checks of {table}", head + content)


def _index(checked: Checked) -> str:
    verdict = "passed" if checked.passed else "stopped"
    said = "This release passed its checks." if checked.passed else "This release is stopped."
    outcome = f"{len(checked.broken)} broken, {len(checked.failures)} critical failed, {len(checked.warnings)} warnings"
    counts = f"{len(checked.results)} checks: {outcome}."
    parts = [f'<h1>Checks</h1><p class="verdict {verdict}"><strong>{said}</strong> {counts}</p>']
    parts += [
        _list(
            "Broken checks", "What they watch is unknown; the release is stopped until they can be carried out.", checked.broken
        ),
        _list("Critical checks that failed", "Each of them stops the release.", checked.failures),
        _list("Warnings", "Published with the release.", checked.warnings),
        "<h2>Tables</h2><table><thead><tr><th>table</th><th>a row is</th><th>rows</th><th>checks</th><th>passed</th></tr>",
        "</thead><tbody>",
        *(
            _table_row(table, [r for r in checked.results if r.table_name == table])
            for table in dict.fromkeys(r.table_name for r in checked.results)
        ),
        "</tbody></table>",
    ]
    return _page("Checks", "".join(parts))


def _list(title: str, meaning: str, results: Iterable[CheckResult]) -> str:
    rows = "".join(
        f'<tr><td><a href="tables/{escape(r.table_name)}.html">{escape(r.table_name)}</a></td>'
        f"<td><strong>{escape(r.check)}</strong><br>{escape(r.rule.asserts)}<br><em>{escape(r.rule.why)}</em></td>"
        f"<td>{escape(r.error) if r.error else f'{r.unexpected} of {r.looked_at}'}</td>"
        f"<td>{'<br>'.join(escape(e) for e in r.examples)}</td></tr>"
        for r in results
    )
    if not rows:
        return ""
    head = "<thead><tr><th>table</th><th>check</th><th>bad rows</th><th>the first of them</th></tr></thead>"
    return f"<h2>{title}</h2><p>{meaning}</p><table>{head}<tbody>{rows}</tbody></table>"


def _table_row(table: str, results: list[CheckResult]) -> str:
    passed = sum(r.passed for r in results)
    mark = "good" if passed == len(results) else "bad"
    about = BY_NAME[table].grain if table in BY_NAME else ""
    cells = f"<td>{escape(about)}</td><td>{results[0].looked_at}</td><td>{len(results)}</td><td class={mark}>{passed}</td>"
    return f'<tr><td><a href="tables/{escape(table)}.html">{escape(table)}</a></td>{cells}</tr>'


def _page(title: str, body: str) -> str:
    view = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    foot = '<p class="foot">Carried out by DuckDB, judged and rendered by Great Expectations.</p>'
    head = f"<head>{view}<title>{escape(title)}</title><style>{_STYLE}</style></head>"
    return f"<!DOCTYPE html>\n<html lang=en>{head}<body>{body}{foot}</body></html>\n"
