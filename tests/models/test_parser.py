import gc

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
