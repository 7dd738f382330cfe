"""Pages to measure on: no copies, and the same ones every time."""

from pathlib import Path

from models.parser import parse_page
from tests.benchmarks import corpus, parsing


def test_composed_pages_are_no_copies_and_the_same_every_time() -> None:
    pages = corpus.pages(60_000, None)
    assert sum(len(p.encode()) for p in pages) >= 60_000
    assert len(set(pages)) == len(pages) == len({p.split("\n", 3)[3] for p in pages})
    assert pages == corpus.pages(60_000, None)


def test_composed_pages_hold_what_is_measured() -> None:
    page = parse_page(corpus.pages(1, None)[0])
    assert page.articles
    assert page.metrics[0]
    assert page.measures[0]


def test_a_folder_that_is_used_up_goes_on_with_other_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题\n\n全县建成学校12所。\n\n2021年投入3456万元。", encoding="utf-8")
    (tmp_path / "b.md").write_text("新增床位78张。\n\n培训1234人。", encoding="utf-8")
    pages = corpus.pages(600, tmp_path)
    assert len(set(pages)) == len(pages) > 4
    assert sum("2021年" in page for page in pages) >= 2


def test_every_stage_of_the_parser_is_measured_and_the_parser_is_left_as_it_was() -> None:
    import models.parser

    before = dict(vars(models.parser))
    found = {stage.name: stage for stage in parsing.measure(corpus.pages(3_000, None))}
    assert vars(models.parser) == before
    assert set(parsing.STAGES.values()) | {"floor", "words", "places", "rest"} <= set(found)
    assert all(found[name].seconds > 0 for name in set(parsing.STAGES.values()))
    whole = sum(s.seconds for name, s in found.items() if name not in ("floor", "whole page") and " " not in name)
    assert abs(whole - found["whole page"].seconds) < 1e-9
