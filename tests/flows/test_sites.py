"""Lines that the pages of a site share, from the seeds folder to the parsed rows."""

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.parse import Parsed, parse, todo
from flows.sites import FEWEST, SHARE, repeated_lines
from flows.stage import Staged, stage
from models.documents.parts import Entry, Part
from models.documents.schema import STAGED

BANNER = "云岭先锋乡音\n\n"
FOOTER = "\n\n云岭先锋乡音陪您看家乡新变化\n山高水长有我相伴\n"
PAGE = "{place}选派驻村干部{n}名\n2021-03-02 来源：某县日报\n\n{place}选派驻村第一书记{n}名，覆盖{m}个村，各村集体收入都有增长。"
PLACES = ["东坪乡", "西坪乡", "南坪乡", "北坪乡", "上河乡", "下河乡", "青石镇", "白石镇", "红石镇", "黑石镇", "大湾镇", "小湾镇"]
PAGES_OF_A_SITE = st.tuples(st.integers(0, 1), st.integers(0, 40), st.lists(st.integers(0, 12), max_size=8))
"""Site, text and lines of a page."""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "site").mkdir(parents=True)
    for n, place in enumerate(PLACES):
        write(folder, n, BANNER + PAGE.format(place=place, n=n + 20, m=n + 30) + FOOTER)
    return folder


def write(seeds: Path, n: int, text: str) -> None:
    (seeds / "site" / f"{n:02}.txt").write_text(text, encoding="utf-8")


def lines(parsed: Parsed) -> list[dict[str, object]]:
    return [row for file in parsed.files("lines") for row in pq.read_table(file).to_pylist()]


def roles(parsed: Parsed, text: str) -> set[str]:
    documents = {r["document_id"]: r["text"] for f in parsed.files("documents") for r in pq.read_table(f).to_pylist()}
    return {
        str(row["role"])
        for row in lines(parsed)
        if str(documents[row["document_id"]])[row["start_char"] : row["end_char"]].startswith(text)  # type: ignore[misc]
    }


def test_what_many_pages_of_a_site_say_around_their_text_is_boilerplate(seeds: Path, tmp_path: Path) -> None:
    parsed = parse(stage(seeds, tmp_path / "work", target=700), tmp_path / "work")
    assert roles(parsed, "云岭") == roles(parsed, "山高") == {"boilerplate"}
    articles = [row for file in parsed.files("articles") for row in pq.read_table(file).to_pylist()]
    assert [a["title"] for a in articles] == [f"{p}选派驻村干部{n + 20}名" for n, p in enumerate(PLACES)]
    assert all(a["body"].endswith("都有增长。") for a in articles)


def test_few_pages_and_copies_of_one_report_make_no_site_line(seeds: Path, tmp_path: Path) -> None:
    for n in range(len(PLACES)):
        if n >= FEWEST - 1:
            write(seeds, n, BANNER + PAGE.format(place=PLACES[0], n=20, m=30) + FOOTER)
    assert repeated_lines(stage(seeds, tmp_path / "work")) == {}


def test_a_line_of_few_of_the_sites_pages_is_none_of_the_sites(seeds: Path, tmp_path: Path) -> None:
    for n in range(FEWEST * 8):
        if n >= FEWEST:
            write(seeds, n, PAGE.format(place=f"{PLACES[n % 12]}{n}号村", n=n, m=2 * n))
    work = tmp_path / "work"
    shared = repeated_lines(stage(seeds, work))
    assert sum(map(len, shared.values())) == 1  # the byline that all of them have


def test_pages_of_another_folder_are_another_site(seeds: Path, tmp_path: Path) -> None:
    for n in range(FEWEST):
        folder = seeds / f"other{n}"
        folder.mkdir()
        (folder / "page.txt").write_text((seeds / "site" / f"{n:02}.txt").read_text(encoding="utf-8"), encoding="utf-8")
        (seeds / "site" / f"{n:02}.txt").unlink()
    assert repeated_lines(stage(seeds, tmp_path / "work")) == {}


@given(st.lists(st.lists(PAGES_OF_A_SITE, max_size=30), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counting_is_exact(tmp_path_factory: pytest.TempPathFactory, parts: list[list[tuple[int, int, list[int]]]]) -> None:
    folder = tmp_path_factory.mktemp("staged")
    staged = []
    first, texts, lines = set(), Counter[int](), Counter[tuple[int, int]]()
    for number, pages in enumerate(parts):
        hashes = [sorted({site << 40 | line for line in found}) for site, _, found in pages]
        columns = {"site": [f"s{site}" for site, _, _ in pages], "text_hash": [t for _, t, _ in pages], "line_hashes": hashes}
        schema = pa.schema([STAGED.field(name) for name in columns])
        pq.write_table(pa.table(columns, schema=schema), folder / f"{number}.parquet", write_page_checksum=True)
        staged.append(Part(str(number), tuple(Entry(f"{number}.{n}", "", "", None, 0) for n in range(len(pages)))))
        for (site, text, _), found in zip(pages, hashes, strict=True):
            if (site, text) not in first:
                first.add((site, text))
                texts[site] += 1
                lines.update((site, line) for line in found)
    shared = {
        line
        for (site, line), n in lines.items()
        if min(n, texts[site]) >= FEWEST and n * SHARE >= 1 << (texts[site].bit_length() - 1)
    }
    expected = {
        str(number): tuple(sorted({site << 40 | line for site, _, found in pages for line in found} & shared))
        for number, pages in enumerate(parts)
    }
    found = repeated_lines(Staged(tuple(staged), 0, folder))
    assert dict(found) == {part: told for part, told in expected.items() if told}


def rows(staged: Staged, work: Path, workers: int = 1) -> list[dict[str, object]]:
    return lines(parse(staged, work, workers=workers))


def test_order_of_work_and_number_of_workers_do_not_matter(seeds: Path, tmp_path: Path) -> None:
    small, large = stage(seeds, tmp_path / "a", target=300), stage(seeds, tmp_path / "b", target=10**6)
    assert len(small.parts) > 3 > len(large.parts)
    assert rows(small, tmp_path / "a") == rows(small, tmp_path / "two", workers=2) == rows(large, tmp_path / "b")


def test_incremental_is_as_whole_and_parses_only_what_the_sites_lines_concern(seeds: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    (seeds / "else").mkdir()
    for n in range(6):
        (seeds / "else" / f"{n}.txt").write_text(PAGE.format(place=PLACES[n], n=n, m=n), encoding="utf-8")
    texts = {n: (seeds / "site" / f"{n:02}.txt").read_text(encoding="utf-8") for n in range(FEWEST - 1, len(PLACES))}
    for n in texts:
        (seeds / "site" / f"{n:02}.txt").unlink()
    first = parse(stage(seeds, work, target=300), work)
    assert roles(first, "山高") != {"boilerplate"}
    # With the eighth page the lines become the site's: parts of the site are parsed again, others are not.
    write(seeds, FEWEST - 1, texts[FEWEST - 1])
    staged = stage(seeds, work, target=300)
    kept = {job.folder for job, have in todo(staged, work) if have is not None}
    again = parse(staged, work)
    assert roles(again, "山高") == {"boilerplate"}
    elsewhere = {p.folder for p, s in zip(again.parts, staged.parts, strict=True) if s.entries[-1].path.startswith("else")}
    assert elsewhere
    assert elsewhere <= kept
    assert lines(again) == rows(stage(seeds, tmp_path / "new", target=300), tmp_path / "new")
    # One more changes nothing for the parts that know already.
    write(seeds, FEWEST, texts[FEWEST])
    assert parse(stage(seeds, work, target=300), work).parsed <= 2
