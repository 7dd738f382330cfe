import gc
import subprocess
import sys
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


_NO_CYCLES = """
import gc, sys
from pathlib import Path
from models.parser import parse_page
pages = [page.read_text(encoding="utf-8") for page in sorted(Path(sys.argv[1]).glob("*.txt"))[:6]]
for page in pages:
    parse_page(page)
gc.disable()
gc.collect()
kept = [parse_page(page) for page in pages]
metrics = sum(len(found) for page in kept for found in page.metrics)
kept.clear()
print(metrics, gc.collect())
"""


def test_records_of_a_page_make_no_cycles():
    """They go as soon as the page does, so a part needs no search for garbage.

    Asked in a process of its own: what other tests' libraries leave to be collected would be counted here.
    """
    done = subprocess.run(
        [sys.executable, "-c", _NO_CYCLES, str(Path(__file__).parents[1] / "gold" / "pages_documents")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    metrics, uncollected = map(int, done.stdout.split())
    assert metrics > 20
    assert uncollected == 0
