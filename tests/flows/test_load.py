from functools import partial
from pathlib import Path

import duckdb
import pytest

import flows.load
from flows.load import LoadError, load
from flows.parse import Parsed, parse
from flows.stage import stage
from models.releases.hashing import content_hash, content_hashes
from models.sql import statement
from models.tables import TABLES

REPORT = (
    "某县推行积分制管理\n2022-04-05 来源：某县日报\n\n全县{0}个村推行积分制，建立积分超市{1}个，选派驻村第一书记{2}名。"
    "村民凭积分兑换生活用品，矛盾纠纷由网格员上门调解，邻里关系比从前和睦得多。各村每季度评选一次文明户，张榜公布名单。\n"
    "县里还组织干部下村宣讲政策，帮助群众解决用水用电难题，修缮村内道路，清理沟渠垃圾，村庄面貌一天比一天好。\n"
)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "work"


def parsed(seeds: Path, work: Path) -> Parsed:
    return parse(stage(seeds, work), work)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT.format(120, 30, 45), encoding="utf-8")
    (folder / "b.txt").write_text("网站首页 | 联系我们\n" + REPORT.format(120, 30, 45) + "版权所有 某网站\n", encoding="utf-8")
    (folder / "c.txt").write_text("某乡修路\n\n某乡今年修通公路12公里，惠及群众3000余人。\n", encoding="utf-8")
    (folder / "d.txt").write_bytes(b"")
    return folder


def test_every_described_table_is_there_with_its_rows(seeds: Path, work: Path) -> None:
    counts = load(parsed(seeds, work), work / "x.duckdb")
    assert counts["documents"] == 4
    assert counts["articles"] == 3
    assert counts["places"] > 40_000
    with duckdb.connect(str(work / "x.duckdb")) as db:
        named = {row[0] for row in db.execute("select table_name from duckdb_tables() where not temporary").fetchall()}
        assert named == {table.name for table in TABLES}


def test_a_report_printed_again_names_its_original_and_is_counted_once(seeds: Path, work: Path) -> None:
    load(parsed(seeds, work), work / "x.duckdb")
    with duckdb.connect(str(work / "x.duckdb")) as db:
        pairs = db.execute(
            "select d.path, o.path from articles a join articles b on b.article_id = a.duplicate_of "
            "join documents d on d.document_id = a.document_id join documents o on o.document_id = b.document_id"
        ).fetchall()
        assert pairs == [("b.txt", "a.txt")]
        assert db.execute("select path from documents where duplicate_of is not null").fetchall() == [("b.txt",)]
        assert db.execute("select count(*) from article_summary").fetchone() == (2,)


def test_evidence_is_traced_to_its_characters(seeds: Path, work: Path) -> None:
    load(parsed(seeds, work), work / "x.duckdb")
    with duckdb.connect(str(work / "x.duckdb")) as db:
        item, text = db.execute("select metric_id, text from metrics where value = 12 and unit = 'km'").fetchall()[0]
        before, evidence, after, path, line = db.execute(
            "select before, evidence, after, path, line from trace(?)", [item]
        ).fetchall()[0]
    assert (evidence, path, line) == (text, "c.txt", 3)
    assert before.endswith("修通公路")
    assert after.startswith("，惠及")


def test_a_damaged_part_names_its_table(seeds: Path, work: Path) -> None:
    found = parsed(seeds, work)
    found.files("metrics")[0].write_bytes(b"PAR1")
    with pytest.raises(LoadError, match="metrics") as caught:
        load(found, work / "x.duckdb")
    assert caught.value.table == "metrics"


def test_slices_of_ids_give_the_rows_of_the_whole(seeds: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = parsed(seeds, work)
    contents = []
    for size in (flows.load.SLICE_BYTES, 200):
        monkeypatch.setattr(flows.load, "SLICE_BYTES", size)
        database = work / f"{size}.duckdb"
        load(found, database)
        with duckdb.connect(str(database), read_only=True) as db:
            contents.append(content_hash(content_hashes(db)))
            ids = [row[0] for row in db.execute("select document_id from documents").fetchall()]
            assert ids == sorted(ids)
    assert contents[0] == contents[1]


def test_a_table_for_which_memory_does_not_suffice_beside_others_is_filled_alone(
    seeds: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = parsed(seeds, work)
    load(found, work / "x.duckdb")
    scarce = {"sentences", "documents"}
    monkeypatch.setattr(flows.load, "statement", partial(_short_of_memory, scarce))
    load(found, work / "y.duckdb")
    assert not scarce
    with duckdb.connect(str(work / "x.duckdb")) as x, duckdb.connect(str(work / "y.duckdb")) as y:
        assert content_hashes(x) == content_hashes(y)
    monkeypatch.setattr(flows.load, "statement", partial(_short_of_memory, {"lines"}, forget=False))
    with pytest.raises(LoadError, match="out of memory"):
        load(found, work / "z.duckdb")


def _short_of_memory(scarce: set[str], kind: str, name: str, *, forget: bool = True) -> str:
    """The SQL of a table, but memory does not suffice for those that are ``scarce``, once or ever."""
    if name in scarce:
        if forget:
            scarce.remove(name)
        raise duckdb.OutOfMemoryException("out of memory")
    return statement(kind, name)
