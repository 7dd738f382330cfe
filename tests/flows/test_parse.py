from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.parse import parse, prune, todo, waiting
from flows.stage import MissingStagedPartError, stage
from models.documents.hints import Hints
from models.pages.sites import SiteLines

PAGE = "某县选派驻村干部\n2021-03-02 来源：某县日报\n\n全县选派驻村第一书记{}名，覆盖{}个村。今年以来，各村集体收入增长5%。\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n:02}.txt").write_text(PAGE.format(n + 20, n + 30), encoding="utf-8")
    return folder


def test_parts_are_parsed_once(seeds: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    staged = stage(seeds, work, target=400)
    assert len(staged.parts) > 2
    first = parse(staged, work)
    assert first.parsed == len(staged.parts)
    assert parse(staged, work).parsed == 0
    paths = [r["path"] for f in first.files("documents") for r in pq.read_table(f).to_pylist()]
    assert paths == [f"{n:02}.txt" for n in range(12)]


def test_the_largest_parts_are_given_out_first(seeds: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    (seeds / "07.txt").write_text(PAGE.format(99, 98) * 9, encoding="utf-8")
    staged = stage(seeds, work, target=400)
    jobs = list(todo(staged, work))
    sizes = {staged.file(part): part.size for part in staged.parts}
    given = [sizes[job.staged] for job in waiting(staged, jobs)]
    assert given == sorted(sizes.values(), reverse=True) != list(sizes.values())
    parse(staged, work)
    assert waiting(staged, todo(staged, work)) == []


def test_a_changed_page_parses_its_part_only(seeds: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    parse(stage(seeds, work, target=400), work)
    (seeds / "05.txt").write_text(PAGE.format(99, 98), encoding="utf-8")
    staged = stage(seeds, work, target=400)
    assert 1 <= parse(staged, work).parsed <= 2 < len(staged.parts)


def test_workers_parse_the_same(seeds: Path, tmp_path: Path) -> None:
    staged = stage(seeds, tmp_path / "work", target=400)
    one, two = parse(staged, tmp_path / "one"), parse(staged, tmp_path / "two", workers=2)
    for a, b in zip(one.files("sentences"), two.files("sentences"), strict=True):
        assert pq.read_table(a).equals(pq.read_table(b))


def test_a_page_that_fails_the_parser_is_quarantined_and_the_others_go_on(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models import rows

    parse_page = rows.parse_page

    def fragile(text: str, hints: Hints, site: SiteLines) -> object:
        if "25名" in text:
            raise ZeroDivisionError("of a rule")
        return parse_page(text, hints, site)

    monkeypatch.setattr(rows, "parse_page", fragile)
    work = tmp_path / "work"
    parsed = parse(stage(seeds, work), work)
    documents = {r["path"]: r for r in pq.read_table(parsed.files("documents")[0]).to_pylist()}
    assert documents["05.txt"]["status"] == "quarantined"
    assert "ZeroDivisionError: of a rule" in documents["05.txt"]["reason"]
    assert sum(r["status"] == "parsed" for r in documents.values()) == 11


@pytest.mark.parametrize("damage", ["delete", "flip", "no receipt"])
def test_a_damaged_part_is_parsed_again(seeds: Path, tmp_path: Path, damage: str) -> None:
    work = tmp_path / "work"
    staged = stage(seeds, work)
    folder = parse(staged, work).parts[0].folder
    file = folder / "sentences.parquet"
    intact = file.read_bytes()
    if damage == "delete":
        file.unlink()
    elif damage == "flip":
        file.write_bytes(intact[:200] + bytes([intact[200] ^ 1]) + intact[201:])
    else:
        (folder / "part.json").unlink()
    again = parse(staged, work)
    assert again.parsed == 1
    assert file.read_bytes() == intact


def test_a_damaged_staged_part_is_removed_and_named(seeds: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    staged = stage(seeds, work)
    file = staged.file(staged.parts[0])
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(MissingStagedPartError, match="run again"):
        parse(staged, work)
    assert not file.exists()


def test_prune_keeps_what_the_run_used(seeds: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    parse(stage(seeds, work), work)
    (seeds / "00.txt").unlink()
    staged = stage(seeds, work)
    parsed = parse(staged, work)
    assert prune(work, staged, parsed) == 2
    assert all(have is not None for _, have in todo(staged, work))
