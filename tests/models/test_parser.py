import gc
from pathlib import Path

import pytest

import models.parser
from models.parser import parse_page


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("on", [False, True])
def test_parsing_leaves_the_search_for_garbage_as_it_was(monkeypatch, on, fails):
    def broken(*_):
        raise ValueError("broken")

    if fails:
        monkeypatch.setattr(models.parser, "label_lines", broken)
    was = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        if fails:
            with pytest.raises(ValueError, match="broken"):
                parse_page("全县建立积分超市30个。\n")
        else:
            parse_page("全县建立积分超市30个。\n")
        assert gc.isenabled() == on
    finally:
        (gc.enable if was else gc.disable)()


def test_records_of_a_page_make_no_cycles():
    """They go as soon as the page does, so a part needs no search for garbage."""
    pages = [
        page.read_text(encoding="utf-8")
        for page in sorted((Path(__file__).parents[1] / "gold" / "pages_documents").glob("*.txt"))[:6]
    ]
    parse_page(pages[0])
    was = gc.isenabled()
    gc.disable()
    try:
        gc.collect()
        kept = [parse_page(page) for page in pages]
        assert sum(len(found) for page in kept for found in page.metrics) > 20
        kept.clear()
        assert gc.collect() == 0
    finally:
        (gc.enable if was else gc.disable)()
