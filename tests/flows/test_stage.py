import errno
import gzip
import hashlib
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import flows.read
from flows.read import Patience, read_source
from flows.stage import ChangedSourceError, EmptySeedsError, MissingSeedsError, Staged, stage
from models.documents.readers.record import ReaderOptions


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


def test_a_page_of_more_lines_than_memory_has_room_for_is_quarantined(seeds: Path, tmp_path: Path) -> None:
    (seeds / "blank.txt").write_text("正文。" + "\n" * 1_000_000, encoding="utf-8")
    (seeds / "long.txt").write_text("正文。" + "\n" * 999_999, encoding="utf-8")
    found = rows(stage(seeds, tmp_path / "work"))
    assert str(found["blank.txt"]["reason"]).startswith("too many lines: 1,000,001, a page has at most 1,000,000")
    assert found["blank.txt"]["text"] is None
    assert (found["long.txt"]["reason"], found["long.txt"]["characters"]) == (None, 1_000_002)


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


def shard(file: Path, records: int, **changed: object) -> None:
    found = [{"id": n, "text": f"第{n}村修路{n}公里。" * 9, "url": f"https://example.org/{n}"} for n in range(records)]
    found[records // 2] |= changed
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in found), encoding="utf-8")
    os.utime(file, (1_600_000_000, 1_600_000_000))


def test_a_record_of_a_shard_is_a_document(seeds: Path, tmp_path: Path) -> None:
    (seeds / "a.jsonl").write_text(
        '{"text": "正文。", "url": "https://example.org/", "date": "2023-05-06"}\nno\n', encoding="utf-8"
    )
    found = rows(stage(seeds, tmp_path / "work"))
    assert found["a.jsonl#1"]["sha256"] == hashlib.sha256("正文。".encode()).hexdigest()
    assert (found["a.jsonl#1"]["url"], found["a.jsonl#1"]["crawled_at"]) == ("https://example.org/", "2023-05-06")
    assert str(found["a.jsonl#@2"]["reason"]).startswith("record 2: no JSON")
    assert found["a.jsonl#@2"]["sha256"] == hashlib.sha256(b"no\n").hexdigest()


def test_a_broken_shard_is_a_row_behind_its_records(seeds: Path, tmp_path: Path) -> None:
    whole = gzip.compress("".join(f'{{"text": "第{n}村。"}}\n' for n in range(5000)).encode())
    (seeds / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = rows(stage(seeds, tmp_path / "work"))
    reason = found.pop("a.jsonl.gz")["reason"]
    assert (
        reason
        == f"broken shard: behind record {len(found)} the file ends in the middle of its compressed data; fetch the file again"
    )
    assert len(found) > 1000
    assert all(row["text"] for row in found.values())


@pytest.mark.parametrize("changed", [{"url": "https://example.org/new"}, {"date": "2024-01-01"}, {"text": "新的正文。"}])
def test_a_changed_record_changes_one_part_and_the_inputs(seeds: Path, tmp_path: Path, changed: dict[str, object]) -> None:
    shard(seeds / "a.jsonl", 200)
    first = stage(seeds, tmp_path / "work", target=2000)
    shard(seeds / "a.jsonl", 200, **changed)
    second = stage(seeds, tmp_path / "work", target=2000, rehash=True)
    assert len(first.parts) > 5
    assert 1 <= second.written <= 2
    assert first.inputs_hash != second.inputs_hash


def test_a_shard_is_read_once_however_many_of_its_parts_are_gone(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shard(seeds / "a.jsonl", 200)
    first = stage(seeds, tmp_path / "work", target=2000)
    for part in first.parts[1::2]:
        first.file(part).unlink()
    read = []
    monkeypatch.setattr("flows.stage.read_source", lambda *a: read.append(a) or read_source(*a))
    second = stage(seeds, tmp_path / "work", target=2000)
    assert (len(read), second.written) == (1, len(first.parts) // 2)
    assert rows(second) == rows(first)


def test_a_shard_that_shrinks_meanwhile_is_said_to_have_changed(seeds: Path, tmp_path: Path) -> None:
    shard(seeds / "a.jsonl", 200)
    first = stage(seeds, tmp_path / "work", target=2000)
    first.file(first.parts[-1]).unlink()
    inode = (seeds / "a.jsonl").stat()
    with (seeds / "a.jsonl").open("r+b") as file:
        file.write(b" " * inode.st_size)
    os.utime(seeds / "a.jsonl", (1_600_000_000, 1_600_000_000))
    with pytest.raises(ChangedSourceError, match="--rehash"):
        stage(seeds, tmp_path / "work", target=2000)


def test_html_is_staged_as_the_text_that_it_shows(seeds: Path, tmp_path: Path) -> None:
    page = "<html><meta charset=gbk><body><p>全县修路30公里。</p><script>x</script></body></html>".encode("gbk")
    (seeds / "a.HTM").write_bytes(page)
    (seeds / "b.html").write_bytes(b"<script>1</script>")
    found = rows(stage(seeds, tmp_path / "work"))
    assert (found["a.HTM"]["text"], found["a.HTM"]["encoding"]) == ("全县修路30公里。", "gb18030")
    assert (found["a.HTM"]["sha256"], found["a.HTM"]["bytes"]) == (hashlib.sha256(page).hexdigest(), len(page))
    assert "no visible text" in str(found["b.html"]["reason"])


def test_a_link_in_a_circle_and_a_deep_tree_are_rows(seeds: Path, tmp_path: Path) -> None:
    (seeds / "a.txt").symlink_to("a.txt")
    deep = [seeds]
    for _ in range(1200):
        deep.append(deep[-1] / "d")
        deep[-1].mkdir()
    page = deep[-1] / "p"
    page.write_text("正文。", encoding="utf-8")
    try:
        found = rows(stage(seeds, tmp_path / "work"))
        assert str(found["a.txt"]["reason"]).startswith("broken link")
        assert len(found) == 2
    finally:  # step by step: what removes temporary folders goes down a tree by calls, and not that deep
        page.unlink()
        for folder in reversed(deep[1:]):
            folder.rmdir()


def test_names_that_differ_in_encoding_only_are_told_apart(seeds: Path, tmp_path: Path) -> None:
    (seeds / "e\u0301.txt").write_text("甲。", encoding="utf-8")
    (seeds / "\u00e9.txt").write_text("乙。", encoding="utf-8")
    for _ in range(2):
        staged = stage(seeds, tmp_path / "work")
        found = [r for part in staged.parts for r in pq.read_table(staged.file(part)).to_pylist()]
        assert len({r["document_id"] for r in found}) == 2
        assert sorted(r["text"] is None for r in found) == [False, True]


def test_what_could_not_be_read_is_tried_again(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = seeds / "a.txt"
    page.write_text("正文。", encoding="utf-8")
    os.utime(page, (1_600_000_000, 1_600_000_000))

    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as refused:
        refused.setattr("flows.read.reader_for", lambda _: refuse)
        assert str(rows(stage(seeds, tmp_path / "work"))["a.txt"]["reason"]).startswith("unreadable")
    assert rows(stage(seeds, tmp_path / "work"))["a.txt"]["text"] == "正文。"


class Hiccup:
    """Reads of a file that fail with an error so many times before they work."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: int, times: int, behind: int = 0) -> None:
        self.left, self.waits, opened = times, [], Path.open

        def failing(path: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            file = opened(path, mode, *args, **kwargs)
            if "seeds" in path.parts and mode == "rb" and self.left:
                self.left -= 1
                return _Failing(file, error, behind)
            return file

        monkeypatch.setattr(Path, "open", failing)
        monkeypatch.setattr("flows.read.time.sleep", self.waits.append)


class _Failing(io.RawIOBase):
    def __init__(self, file: Any, error: int, behind: int) -> None:
        self._file, self._error, self._left = file, error, behind

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self._left:
            raise OSError(self._error, os.strerror(self._error))
        self._left -= size
        return self._file.read(size)

    def readline(self, size: int | None = -1) -> bytes:
        line: bytes = self._file.readline(size)
        self._left -= len(line)
        if self._left < 0:
            raise OSError(self._error, os.strerror(self._error))
        return line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        raise OSError(self._error, os.strerror(self._error))

    def tell(self) -> int:
        return int(self._file.tell())


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_a_share_that_hiccups_is_read_again(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    page = "正文。" if name == "a.txt" else "<p>正文。</p>" if name == "a.html" else '{"text": "正文。"}'
    (seeds / name).write_text(page, encoding="utf-8")
    hiccup = Hiccup(monkeypatch, errno.EIO, times=2)
    (row,) = rows(stage(seeds, tmp_path / "work")).values()
    assert (row["text"], row["reason"]) == ("正文。", None)
    assert len(hiccup.waits) == 2


def test_a_shard_that_hiccups_in_the_middle_gives_every_record_once(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shard(seeds / "a.jsonl", 50)
    Hiccup(monkeypatch, errno.ESTALE, times=1, behind=3000)
    staged = stage(seeds, tmp_path / "work")
    assert sorted(rows(staged)) == sorted(f"a.jsonl#{n}" for n in range(50))
    assert sum(len(part.entries) for part in staged.parts) == 50


def test_a_file_that_goes_away_while_it_is_read_says_so(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (seeds / "a.txt").write_text("正文。", encoding="utf-8")
    Hiccup(monkeypatch, errno.ENOENT, times=10_000)
    (row,) = rows(stage(seeds, tmp_path / "work")).values()
    assert str(row["reason"]).endswith("it went away while it was read, run again")


def test_a_disk_that_is_dead_is_waited_for_once_and_not_at_every_file(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(100):
        (seeds / f"{number}.txt").write_text("正文。", encoding="utf-8")
    hiccup = Hiccup(monkeypatch, errno.EIO, times=10_000)
    found = rows(stage(seeds, tmp_path / "work"))
    assert {str(row["reason"]) for row in found.values()} == {
        f"unreadable: {os.strerror(errno.EIO)}; check its disk or share, and its permissions"
    }
    assert 50 < sum(hiccup.waits) < 70
    hiccup.left = 0
    assert {row["text"] for row in rows(stage(seeds, tmp_path / "work")).values()} == {"正文。"}


def test_a_right_that_is_missing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.read.time.sleep", lambda _: pytest.fail("waited"))
    assert not Patience().wait(PermissionError(errno.EACCES, "no"), 1)


def test_a_reader_that_fails_costs_its_own_file_only(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(file: Any, options: ReaderOptions) -> Any:
        raise KeyError("a column")

    known = flows.read.reader_for
    monkeypatch.setattr("flows.read.reader_for", lambda path: fails if path.name == "a.txt" else known(path))
    for name in "ab":
        (seeds / f"{name}.txt").write_text("一句话。", encoding="utf-8")
    found = rows(stage(seeds, tmp_path / "work"))
    assert found["b.txt"]["text"] == "一句话。"
    assert found["a.txt"]["reason"] == "the reader failed: behind record 0 KeyError: 'a column'; please report it with the file"
    assert found["a.txt"]["sha256"] == found["b.txt"]["sha256"]


def test_names_that_begin_with_a_dot_are_passed_over_and_named(seeds: Path, tmp_path: Path) -> None:
    (seeds / "镇" / ".git").mkdir(parents=True)
    (seeds / "镇" / ".git" / "config.txt").write_text("正文。", encoding="utf-8")
    for name in (".gitkeep", "a.txt", "镇/.a.txt.swp"):
        (seeds / name).write_text("正文。", encoding="utf-8")
    staged = stage(seeds, tmp_path / "work")
    assert list(rows(staged)) == ["a.txt"]
    assert sorted(staged.passed_over) == [".gitkeep", "镇/.a.txt.swp", "镇/.git/"]


def test_no_page_at_all_is_no_release_unless_that_is_wanted(seeds: Path, tmp_path: Path) -> None:
    page = seeds / "a.txt"
    page.write_text("正文。", encoding="utf-8")
    os.utime(page, (1_600_000_000, 1_600_000_000))
    stage(seeds, tmp_path / "work")
    kept = (tmp_path / "work" / "inventory.parquet").read_bytes()
    page.rename(seeds / ".a.txt")
    with pytest.raises(EmptySeedsError, match=r"1 names that begin with a dot.*mount.*--allow-empty"):
        stage(seeds, tmp_path / "work")
    assert (tmp_path / "work" / "inventory.parquet").read_bytes() == kept
    assert stage(seeds, tmp_path / "work", allow_empty=True).parts == ()


def test_progress_is_told_while_files_are_read(seeds: Path, tmp_path: Path) -> None:
    for number in range(10):
        (seeds / f"{number}.txt").write_text("正文。" * 100, encoding="utf-8")
    shard(seeds / "z.jsonl", 100)
    told: list[tuple[int, int]] = []
    stage(seeds, tmp_path / "work", progress=lambda done, total: told.append((done, total)))
    total = sum(file.stat().st_size for file in seeds.iterdir())
    assert {t for _, t in told} == {total}
    assert [d for d, _ in told] == sorted(d for d, _ in told)
    assert told[0][0] == 0
    assert told[-1][0] == total
    assert 50 < len(told) <= 102
