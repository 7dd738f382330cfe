"""Sites: which lines many pages of one site share.

Between staging and parsing, the hashes of lines that staged parts keep are counted over all pages of each site. A line is
repeated where it stands with at least :data:`FEWEST` different texts and a share of all of them. A part is told of the
repeated lines that stand in its own documents and of no other, so that it is parsed again only when one of those comes or goes.
Nothing here depends on the order of parts or on who counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.stage import MissingStagedPartError, Staged

FEWEST: Final = 8
"""Different texts that a line must stand with to be the site's: what fewer share may be one series, or chance."""
SHARE: Final = 4
"""Of as many texts as a site has, rounded down to a power of two, one in four must have the line. A limit that moves only
when a site doubles keeps parsed parts as they are while pages come one by one."""

_COMPARED: Final = pa.schema(
    [("part", pa.int32()), ("site", pa.string()), ("text_hash", pa.uint64()), ("line_hashes", pa.list_(pa.uint64()))]
)
_COUNT: Final = f"""
with sites as (
    select site, count(distinct text_hash) as texts from compared group by site having texts >= {FEWEST}
),
counted as (
    select any_value(site) as site, line, count(distinct text_hash) as texts
    from (select site, text_hash, unnest(line_hashes) as line from compared semi join sites using (site))
    group by line having texts >= {FEWEST}
),
repeated as (
    select line from counted join sites using (site)
    where counted.texts * {SHARE} >= 1 << floor(log2(sites.texts))::integer
)
select part, list(distinct line order by line) as lines
from (select part, unnest(line_hashes) as line from compared) semi join repeated using (line)
group by part
"""


def repeated_lines(staged: Staged) -> Mapping[str, tuple[int, ...]]:
    """By part key the hashes, in order, of the lines of its documents that their sites repeat; parts without any left out.

    Raises:
        MissingStagedPartError: if a staged part is gone or damaged; what is left of it is removed.

    """
    if sum(len(part.entries) for part in staged.parts) < FEWEST:
        return {}
    spill = staged.folder / f".sites.{os.getpid()}"  # made only where memory is short; a killed run's is pruned by the next
    with duckdb.connect(config={"temp_directory": str(spill)}) as db:
        db.execute("set enable_progress_bar = false")
        db.from_arrow(_COMPARED.empty_table()).create("compared")
        for compared in _compared(staged):
            db.from_arrow(compared).insert_into("compared")
        rows = db.execute(_COUNT).fetchall()
    return {staged.parts[part].key: tuple(lines) for part, lines in rows}


def _compared(staged: Staged) -> Iterator[pa.Table]:
    columns = _COMPARED.names[1:]
    for number, part in enumerate(staged.parts):
        file = staged.file(part)
        try:
            table = pq.read_table(file, columns=columns, page_checksum_verification=True)
        except (OSError, pa.ArrowException) as error:
            file.unlink(missing_ok=True)
            raise MissingStagedPartError(file, str(error)) from error
        yield table.select(columns).add_column(0, "part", pa.array([number] * table.num_rows, pa.int32()))
