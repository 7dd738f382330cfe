"""Seeds on object storage read as the same seeds in a folder do."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import boto3
import pyarrow.parquet as pq
import pytest

from flows.stage import EmptySeedsError, Staged, stage
from models.documents.objects import list_objects
from models.documents.readers.record import ReaderOptions
from models.storage.bucket import Bucket


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Pages, shards, and what cannot be a page."""
    folder = tmp_path / "seeds"
    (folder / "镇").mkdir(parents=True)
    for n in range(40):
        (folder / f"{n:02}.txt").write_text(f"全县第{n}个村修路{n + 3}公里。\n" * 20, encoding="utf-8")
    (folder / "镇" / "甲 乙#1.md").write_bytes("全镇十二个村。\r\n".encode("gb18030") * 20)
    (folder / "a0.txt").write_text("一句话。", encoding="utf-8")
    (folder / "a").mkdir()
    (folder / "a" / "b.html").write_text("<p>全县修路30公里。</p>", encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4")
    (folder / "large.txt").write_bytes(b"x" * 3_000_000)
    lines = [json.dumps({"text": f"第{n}村修路{n}公里。" * 9, "url": f"https://example.org/{n}"}) for n in range(300)]
    (folder / "shard.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    return folder


def put(seeds: Path, bucket: Bucket) -> None:
    bucket.write_all((file.relative_to(seeds).as_posix(), file) for file in seeds.rglob("*") if file.is_file())


def rows(staged: Staged) -> list[dict[str, object]]:
    return [row for part in staged.parts for row in pq.read_table(staged.file(part)).to_pylist()]


def test_a_bucket_is_staged_as_a_folder_is(seeds: Path, bucket: Bucket, s3: str, tmp_path: Path) -> None:
    put(seeds, bucket)
    for folder in ("a/", "nothing/"):  # what a console leaves to show a folder
        boto3.client("s3").put_object(Bucket="pages", Key=f"{bucket.url.removeprefix(s3)[1:]}/{folder}", Body=b"")
    options = ReaderOptions(max_document_bytes=2_000_000)
    here = stage(seeds, tmp_path / "here", options, target=5000)
    there = stage(bucket, tmp_path / "there", options, target=5000)
    assert rows(there) == rows(here)
    assert there.inputs_hash == here.inputs_hash
    assert [p.key for p in there.parts] == [p.key for p in here.parts]
    assert there.passed_over == (".hidden.txt",)


def test_a_second_time_only_what_was_written_anew_is_read(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        bucket.write(f"{n}.txt", f"第{n}村修路。".encode())
    monkeypatch.setattr("flows.inventory._REST_NS", -60_000_000_000)  # as if they had been at rest
    stage(bucket, tmp_path / "work", target=1)
    read: list[str] = []
    get = Bucket.read
    monkeypatch.setattr(Bucket, "read", lambda self, name, **more: read.append(name) or get(self, name, **more))
    assert stage(bucket, tmp_path / "work", target=1).written == 0
    bucket.write("3.txt", "第八村修路。".encode())  # as long as before
    changed = stage(bucket, tmp_path / "work", target=1)
    assert read == ["3.txt"]
    assert changed.written == 1
    assert "第八村修路。" in [row["text"] for row in rows(changed)]


def test_small_objects_are_on_their_way_before_they_are_asked_for(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(30):
        bucket.write(f"{n:02}.txt", str(n).encode())
    sources = list(list_objects(bucket))
    assert [sources[n].file.open("rb").read() for n in (0, 1, 2)] == [b"0", b"1", b"2"]
    monkeypatch.setattr(Bucket, "read", lambda *_, **__: pytest.fail("it was not read ahead"))
    assert sources[3].file.open("rb").read() == b"3"


def test_a_page_that_cannot_be_had_is_quarantined_and_nothing_at_all_is_said(bucket: Bucket, tmp_path: Path) -> None:
    with pytest.raises(EmptySeedsError, match="s3://pages"):
        stage(bucket, tmp_path / "work")
    bucket.write("a.txt", "正文。".encode())
    (source,) = list_objects(bucket)
    bucket.write("a.txt", "改了。".encode())
    with pytest.raises(OSError, match="someone else"):
        source.file.open("rb")
