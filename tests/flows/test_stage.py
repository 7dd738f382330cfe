import hashlib
import os
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.stage import MissingSeedsError, Staged, stage
from models.documents.readers import ReaderOptions


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def rows(staged: Staged) -> dict[str, dict[str, object]]:
    return {r["path"]: r for part in staged.parts for r in pq.read_table(staged.file(part)).to_pylist()}


def test_pages_are_staged_with_hash_and_text(seeds: Path, tmp_path: Path) -> None:
    (seeds / "镇").mkdir()
    (seeds / "镇" / "甲.md").write_bytes("全镇十二个村。\r\n".encode("gb18030") * 20)
    (seeds / "b.txt").write_text("一句话。", encoding="utf-8")
    found = rows(stage(seeds, tmp_path / "work"))
    assert list(found) == ["b.txt", "镇/甲.md"]
    assert found["镇/甲.md"]["text"] == "全镇十二个村。\r\n" * 20
    assert found["b.txt"]["sha256"] == hashlib.sha256("一句话。".encode()).hexdigest()
    assert found["b.txt"]["characters"] == 4


def test_what_cannot_be_a_page_keeps_its_reason_and_hash(seeds: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("外面", encoding="utf-8")
    (seeds / "empty.txt").touch()
    (seeds / "nul.txt").write_bytes(b"abc\0def")
    (seeds / "paper.pdf").write_bytes(b"%PDF-1.4")
    (seeds / "huge.txt").write_bytes(b"x" * 2000)
    (seeds / "broken.txt").symlink_to("nowhere.txt")
    (seeds / "escape.txt").symlink_to(outside)
    (seeds / "inside").mkdir()
    (seeds / "loop").symlink_to(seeds / "inside")
    os.mkfifo(seeds / "pipe.txt")
    found = rows(stage(seeds, tmp_path / "work", ReaderOptions(max_document_bytes=1000)))
    reasons = {path: re.split("[:;]", str(row["reason"]))[0] for path, row in found.items()}
    assert reasons == {
        "broken.txt": "broken link",
        "empty.txt": "empty",
        "escape.txt": "link leaves the seeds folder",
        "huge.txt": "too large",
        "loop": "link to a folder",
        "nul.txt": "binary",
        "paper.pdf": "unknown format .pdf",
        "pipe.txt": "not a regular file",
    }
    assert all(row["text"] is None for row in found.values())
    assert found["huge.txt"]["sha256"] == hashlib.sha256(b"x" * 2000).hexdigest()
    assert found["paper.pdf"]["sha256"] == hashlib.sha256(b"%PDF-1.4").hexdigest()


def test_a_link_inside_the_seeds_is_a_page(seeds: Path, tmp_path: Path) -> None:
    (seeds / "a.txt").write_text("正文。", encoding="utf-8")
    (seeds / "b.txt").symlink_to("a.txt")
    assert rows(stage(seeds, tmp_path / "work"))["b.txt"]["text"] == "正文。"


def test_a_second_time_nothing_is_read_or_written(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = seeds / "a.txt"
    page.write_text("正文。", encoding="utf-8")
    os.utime(page, (1_600_000_000, 1_600_000_000))
    first = stage(seeds, tmp_path / "work")
    monkeypatch.setattr("flows.stage.read_source", lambda *_: pytest.fail("an untouched file was read"))
    second = stage(seeds, tmp_path / "work")
    assert (first.written, second.written) == (1, 0)
    assert first.inputs_hash == second.inputs_hash


def test_same_size_and_time_are_seen_through_by_rehash(seeds: Path, tmp_path: Path) -> None:
    page = seeds / "a.txt"
    for text in ("甲村。", "乙村。"):
        page.write_text(text, encoding="utf-8")
        os.utime(page, (1_600_000_000, 1_600_000_000))
        staged = stage(seeds, tmp_path / "work", rehash=True)
    assert rows(staged)["a.txt"]["text"] == "乙村。"


def test_a_deleted_part_is_staged_again(seeds: Path, tmp_path: Path) -> None:
    (seeds / "a.txt").write_text("正文。", encoding="utf-8")
    staged = stage(seeds, tmp_path / "work")
    staged.file(staged.parts[0]).unlink()
    assert stage(seeds, tmp_path / "work").written == 1


def test_a_damaged_inventory_costs_a_read_and_nothing_else(seeds: Path, tmp_path: Path) -> None:
    (seeds / "a.txt").write_text("正文。", encoding="utf-8")
    first = stage(seeds, tmp_path / "work")
    (tmp_path / "work" / "inventory.parquet").write_bytes(b"PAR1 no parquet PAR1")
    assert stage(seeds, tmp_path / "work").inputs_hash == first.inputs_hash


def test_no_seeds_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingSeedsError, match="--seeds"):
        stage(tmp_path / "none", tmp_path / "work")
