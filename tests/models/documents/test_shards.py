import contextlib
import decimal
import gzip
import hashlib
import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

import models.documents.readers.parquet
from models.documents.faults import BrokenShardError, EmptyShardError, MissingColumnError, UnknownFormatError
from models.documents.readers.parquet_pages import UnreadablePageHeaderError, largest_page
from models.documents.readers.record import ReaderOptions, Record
from models.documents.readers.registry import reader_for

SMALL = ReaderOptions(max_document_bytes=1000)


def read(name: str, data: bytes, options: ReaderOptions = SMALL) -> Iterator[Record]:
    yield from reader_for(PurePosixPath(name))(io.BytesIO(data), options)


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records)


def parquet(records: list[dict[str, Any]], **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), out, **options)
    return out.getvalue()


PACK: dict[str, Callable[[list[dict[str, Any]]], bytes]] = {
    "a.jsonl": lambda found: jsonl(*found),
    "a.jsonl.gz": lambda found: gzip.compress(jsonl(*found)),
    "a.JSONL.zst": lambda found: b"".join(zstandard.compress(jsonl(r)) for r in found),  # a frame a record
    "a.parquet": lambda found: parquet(found, row_group_size=2),
}
RECORDS = [
    {"id": f"r{n}", "text": f"第{n}村新修水渠{n}公里。", "url": f"https://example.org/{n}", "date": "2023-05-06"}
    for n in range(5)
]


@pytest.mark.parametrize("name", PACK)
def test_a_record_is_a_document_with_its_address_date_and_id(name: str) -> None:
    found = list(read(name, PACK[name](RECORDS)))
    assert [(r.key, r.data.decode(), r.url, r.crawled_at) for r in found] == [
        (r["id"], r["text"], r["url"], r["date"]) for r in RECORDS
    ]


@pytest.mark.parametrize("name", PACK)
def test_columns_are_named_by_the_options(name: str) -> None:
    options = ReaderOptions(text_column="content", url_column="link", date_column="fetched", id_column="uuid")
    renamed = [{"uuid": r["id"], "content": r["text"], "link": r["url"], "fetched": 20230506} for r in RECORDS]
    assert [(r.key, r.url, r.crawled_at) for r in read(name, PACK[name](renamed), options)] == [
        (r["id"], r["url"], "20230506") for r in RECORDS
    ]


@pytest.mark.parametrize("name", PACK)
def test_without_ids_records_are_numbered(name: str) -> None:
    assert [r.key for r in read(name, PACK[name]([{"text": r["text"]} for r in RECORDS]))] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<!DOCTYPE html>\n<html><body><p>修路</p></body></html>", "html"),
        ("\ufeff <!-- saved -->\n<HTML lang='zh'><p>修路</p></HTML>", "html"),
        ("<p>修路</p>", "text"),
        ("修路<html>", "text"),
        ("<htmlx>修路", "text"),
    ],
)
def test_a_whole_page_of_html_in_a_shard_is_read_as_one(text: str, markup: str) -> None:
    for name, pack in PACK.items():
        (record,) = read(name, pack([{"text": text}]))
        assert (record.markup, record.data.decode()) == (markup, text)


def test_bad_lines_are_quarantined_with_their_number_and_the_others_go_on() -> None:
    data = b"\n".join(
        [
            '\ufeff{"id": 1, "text": "好的。"}'.encode(),
            b'{"id": "cut", "text": "',
            b"",
            b'["text"]',
            b'{"id": "none", "body": "x"}',
            b'{"id": "number", "text": 12}',
            b'{"id": 1, "text": "again"}',
            json.dumps({"id": "long", "text": "x" * 1001}).encode(),
            b'{"id": "half", "text": "\\ud800"}',
            "乡".encode("gb18030"),
            b'{"text": "' + b"y" * 2_000_000 + b'"}',
            b"[" * 100_000,
            '{"id": 2, "text": "也好。", "url": ["a\\n"], "date": ""}'.encode(),
        ]
    )
    found = list(read("a.jsonl", data))
    assert [(r.key, r.data.decode(), r.url, r.crawled_at) for r in found if r.fault is None] == [
        ("1", "好的。", None, None),
        ("2", "也好。", '["a\\n"]', None),
    ]
    faults = {r.key: r.fault for r in found if r.fault}
    for key, said in {
        "@2": "record 2: no JSON in UTF-8",
        "@4": "record 4: a JSON list, not an object",
        "none": "record 5: no column text; it has id, body",
        "number": "record 6: column text is no text but int",
        "1@7": "record 7: another record of this shard has the id 1",
        "long": "record 8: too large: 1,001 bytes",
        "half": "record 9: half a character (U+D800)",
        "@10": "record 10: no JSON in UTF-8",
        "@11": "record 11: too large: a line of 2,000,013 bytes",
        "@12": "record 12: no JSON",
    }.items():
        assert str(faults.pop(key)).startswith(said)
    assert not faults
    assert all(r.sha256 and r.size and not r.data for r in found if r.fault)


def test_bad_rows_of_parquet_are_quarantined_with_their_number() -> None:
    rows = pa.table(
        {
            "id": pa.array([7, 7, 8, 9], pa.int64()),
            "text": pa.array(["一村。".encode(), "二村。".encode(), None, b"x" * 1001], pa.binary()).cast(pa.string()),
            "date": pa.array([0, 1, 2, 300_000_000_000], pa.timestamp("s")),
        }
    )
    out = io.BytesIO()
    pq.write_table(rows, out)
    found = list(read("a.parquet", out.getvalue()))
    assert [r.key for r in found] == ["7", "7@2", "8", "9"]
    assert [r.crawled_at for r in found] == ["1970-01-01 00:00:00", None, None, None]
    assert [(r.fault or "").split(":")[0] for r in found] == ["", "record 2", "record 3", "record 4"]


def test_text_that_is_no_utf8_is_the_fault_of_one_row() -> None:
    raw = pa.array([b"\xff\xfe\xfd", "好。".encode()], pa.binary())
    broken = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    out = io.BytesIO()
    pq.write_table(pa.table({"text": broken}), out)
    assert [r.data for r in read("a.parquet", out.getvalue())] == [b"\xff\xfe\xfd", "好。".encode()]


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())])
def test_text_columns_of_every_kind_are_read(kind: pa.DataType) -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array(["一村。", "二村。"]).cast(kind)}), out)
    assert [r.data.decode() for r in read("a.parquet", out.getvalue())] == ["一村。", "二村。"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (pa.array([4_000_000_000_000_000_000, None], pa.duration("s")), "[ 4000000000000000000 ]"),
        (pa.array([[2**60], None], pa.list_(pa.timestamp("ms"))), None),
        (pa.array([decimal.Decimal(12), None], pa.decimal128(38, 0)), "12"),
        (pa.array([0, None], pa.timestamp("ms", "Nowhere/At_All")), "1970-01-01 00:00:00Z"),
    ],
    ids=["spans of time", "lists of far times", "decimals", "an unknown zone"],
)
def test_a_date_of_any_kind_costs_no_page(values: pa.Array, said: str | None) -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["一村。", "二村。"], "date": values}), out)
    first, second = read("a.parquet", out.getvalue())
    assert [first.data.decode(), second.data.decode()] == ["一村。", "二村。"]
    assert first.crawled_at == said if said else first.crawled_at
    assert second.crawled_at is None


def test_of_two_ids_the_first_is_read_and_of_two_texts_none() -> None:
    out = io.BytesIO()
    pq.write_table(
        pa.Table.from_arrays([pa.array(["一村。"]), pa.array(["x"]), pa.array(["y"])], names=["text", "id", "id"]), out
    )
    assert [r.key for r in read("a.parquet", out.getvalue())] == ["x"]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array(["一村。"]), pa.array(["二村。"])], names=["text", "text"]), out)
    with pytest.raises(MissingColumnError, match=r"not one column of text named text; it has text \(string\), text \(string\)"):
        list(read("a.parquet", out.getvalue()))


def test_a_page_that_is_written_once_and_repeated_often_does_not_fill_the_memory() -> None:
    page = "村" * 100_000
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 2000, pa.int32()), pa.array([page]))
    out = io.BytesIO()
    pq.write_table(pa.table({"text": same}), out)
    assert len(out.getvalue()) < 100_000
    before, most = pa.total_allocated_bytes(), 0
    for record, _ in zip(read("a.parquet", out.getvalue(), ReaderOptions()), range(100), strict=False):
        assert len(record.data) == len(page.encode())
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < 64e6


def test_a_long_page_that_is_repeated_often_does_not_fill_the_memory() -> None:
    page = "村" * 3_000_000
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 4000, pa.int32()), pa.array([page]))
    out = io.BytesIO()
    pq.write_table(pa.table({"text": same}), out)
    before, most = pa.total_allocated_bytes(), 0
    for record, _ in zip(read("a.parquet", out.getvalue(), ReaderOptions()), range(30), strict=False):
        assert len(record.data) == 9_000_000
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < 350e6


@pytest.mark.parametrize(
    "written",
    [
        {"use_dictionary": False},
        {"use_dictionary": True},
        {"use_dictionary": False, "data_page_version": "2.0"},
        {"use_dictionary": False, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}},
        {"use_dictionary": False, "write_statistics": False, "write_page_checksum": True, "compression": "none"},
    ],
)
def test_rows_in_pages_too_large_to_be_unpacked_are_one_fault_and_the_next_row_group_is_read(
    written: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models.documents.readers.parquet, "_PAGE_BYTES", 20_000)
    records = [{"id": f"r{n}", "text": f"第{n}村。" * (2000 if 2 <= n < 4 else 1)} for n in range(6)]
    found = list(read("a.parquet", parquet(records, row_group_size=2, **written)))
    assert [r.key for r in found] == ["r0", "r1", "@3", "r4", "r5"]
    assert "too large: this row and the next ones, 2 in all, lie in Parquet pages of" in str(found[2].fault)
    assert [r.data.decode() for r in found if r.fault is None] == [records[n]["text"] for n in (0, 1, 4, 5)]


def test_a_row_group_of_many_pages_is_as_large_as_the_largest_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models.documents.readers.parquet, "_PAGE_BYTES", 40_000)
    records = [{"text": f"第{n}村新修水渠{n}公里。" * 20} for n in range(3000)]
    shard = parquet(records, use_dictionary=False, data_page_size=10_000, write_batch_size=10)
    group = pq.ParquetFile(io.BytesIO(shard)).metadata.row_group(0)
    assert group.total_byte_size > 1_000_000
    assert 10_000 <= largest_page(io.BytesIO(shard), group.column(0)) < 30_000
    assert [r.data.decode() for r in read("a.parquet", shard, ReaderOptions(max_document_bytes=2000))] == [
        r["text"] for r in records
    ]


@given(st.integers(0, 200), st.binary(max_size=40))
def test_what_is_no_page_header_is_damage(at: int, rubbish: bytes) -> None:
    shard = parquet([{"text": f"第{n}村。"} for n in range(50)], use_dictionary=False, compression="none")
    chunk = pq.ParquetFile(io.BytesIO(shard)).metadata.row_group(0).column(0)
    damaged = io.BytesIO(shard[: 4 + at] + rubbish + shard[4 + at + len(rubbish) :])
    with contextlib.suppress(UnreadablePageHeaderError):
        assert largest_page(damaged, chunk) >= 0


def test_parquet_without_a_column_of_text_names_those_it_has() -> None:
    for table in ({"body": ["x"]}, {"text": [1]}):
        out = io.BytesIO()
        pq.write_table(pa.table(table), out)
        with pytest.raises(MissingColumnError, match=next(iter(table))):
            list(read("a.parquet", out.getvalue()))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.JSONL.zst"])
@pytest.mark.parametrize("damage", ["cut", "garbage"])
def test_a_broken_file_gives_the_records_before_and_says_where_it_breaks(name: str, damage: str) -> None:
    records = [{"id": n, "text": f"第{n}村。" * 20} for n in range(100)]
    whole = PACK[name](records)
    data = whole[: len(whole) * 2 // 3] if damage == "cut" else whole + b"no such frame"
    found: list[Record] = []
    with pytest.raises(BrokenShardError) as caught:
        found.extend(read(name, data))  # extend keeps what came before the error
    assert caught.value.records == len(found)
    assert len(found) == 100 if damage == "garbage" else 50 <= len(found) < 100
    assert [r.data.decode() for r in found] == [r["text"] for r in records][: len(found)]


def test_a_damaged_parquet_file_says_so() -> None:
    whole = parquet(
        [{"text": f"第{n}村。" * 50} for n in range(1000)], row_group_size=100, compression="none", use_dictionary=False
    )
    with pytest.raises(BrokenShardError, match="no whole Parquet file"):
        list(read("a.parquet", whole[: len(whole) // 2]))
    page = whole.index("第500村。".encode())
    found: list[Record] = []
    with pytest.raises(BrokenShardError, match="behind record 500"):
        found.extend(read("a.parquet", whole[: page - 60] + b"\xff" * 60 + whole[page:]))
    assert len(found) == 500


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_a_shard_without_records_is_empty(data: bytes) -> None:
    for name, packed in (("a.jsonl", data), ("a.jsonl.gz", gzip.compress(data)), ("a.jsonl.zst", zstandard.compress(data))):
        with pytest.raises(EmptyShardError):
            list(read(name, packed))
    out = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), out)
    with pytest.raises(EmptyShardError):
        list(read("a.parquet", out.getvalue()))


def test_suffixes_of_other_compressions_are_unknown() -> None:
    for name in ("a.txt.gz", "a.jsonl.bz2", "a.gz", "a.pdf"):
        with pytest.raises(UnknownFormatError):
            reader_for(PurePosixPath(name))
    assert reader_for(PurePosixPath("crawl.2023.05.jsonl")) is reader_for(PurePosixPath("b.JSONL"))


class Endless(io.RawIOBase):
    """A file made as it is read: ``records`` lines, of which nothing is kept."""

    def __init__(self, records: int) -> None:
        self._lines = (json.dumps({"text": hashlib.shake_128(b"%d" % n).hexdigest(450)}).encode() + b"\n" for n in range(records))
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        self._ready = self._ready or next(self._lines, b"")
        taken = min(len(buffer), len(self._ready))
        buffer[:taken] = self._ready[:taken]
        self._ready = self._ready[taken:]
        return taken


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.zst"])
def test_shards_are_streamed(name: str) -> None:
    file: BinaryIO = io.BufferedReader(Endless(20_000))
    if name.endswith(".zst"):
        file = io.BytesIO(zstandard.compress(file.read(), 1))
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    records = sum(1 for _ in reader_for(PurePosixPath(name))(file, SMALL))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert records == 20_000
    assert peak - before < 6_000_000  # 18 MB went through; what is kept is the keys


ids = st.none() | st.integers(-5, 5) | st.text(max_size=3) | st.sampled_from(["1", "@2", "1@2", "\u00e9", "e\u0301"])
records = st.lists(st.fixed_dictionaries({"text": st.text(max_size=20) | st.none(), "id": ids}), min_size=1, max_size=12)


@given(records)
def test_every_record_is_a_document_of_its_own(given_records: list[dict[str, Any]]) -> None:
    found = list(read("a.jsonl", jsonl(*given_records)))
    assert len(found) == len(given_records)
    assert len({r.key for r in found}) == len(found)
    for record, source in zip(found, given_records, strict=True):
        if record.fault is None:
            assert record.data.decode() == source["text"]
    again = jsonl(*given_records, {"text": "新来的一页。", "id": "new"})
    assert list(read("a.jsonl", again))[:-1] == found
