import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.registers import read_toml
from models.text.patterns import Guarded, Sparse, UnscannablePatternError, hint_of, needed, scanning, starts


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (r"(?<!不)(?:不足|低于)|逾", "不足 低于 逾"),
        (r"(?<=[比例])过|(?:约|大约)占|[<＜]", "比过 约占 大约占 < ＜"),
        (r"(?:同)?比增|\d+年前", "同比增 比增 7年前"),
    ],
)
def test_a_pattern_finds_the_same_behind_a_look_at_its_first_character(pattern, texts):
    led = re.compile(f"(?={starts(pattern)})(?:{pattern})")
    for text in texts.split():
        assert led.search("前" + text)[0] == re.search(pattern, "前" + text)[0]
    assert led.search("前后") is None


def test_patterns_written_out_find_the_same():
    patterns = (r"(?:预期|工作)目标(?:是|为)", "[上下]半年", "一?半")
    text = "工作目标为过半，下半年，一半"
    assert [m[0] for m in scanning(patterns).finditer(text)] == [m[0] for m in re.finditer("|".join(patterns), text)]


def test_an_entry_of_several_alternatives_is_found_by_each_of_them():
    found = scanning(("彩神|大发彩票", "彩金"))
    assert [m[0] for m in found.finditer("大发彩票，彩神，彩金，彩大发")] == ["大发彩票", "彩神", "彩金"]


_RARE = Sparse(("(?:日|月)入(?:过万|上万)", "办理?.{0,2}证", "[789]天包", r"彩神\d|办好", "app?下载", "入", "x+y"), any_case=True)


@given(st.text(alphabet="日月入过上万办理好证7天包彩神aApP下载xy", max_size=30))
def test_a_sparse_alternation_is_tried_wherever_it_may_begin(text):
    assert list(_RARE.starts(text)) == [at for at in range(len(text)) if _RARE.pattern.match(text, at)]


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("(?:评选|评出).{0,8}(?:好人|道德模范)", {"好人", "道德模范"}),
        ("^(?!.*公告)为.{1,14}办理?", {"为"}),
        (r"每[户人]\d+元?(?:补贴)?|奖励\d", {"每", "奖励"}),
        ("(?:户|[村镇]长)(?:补贴)+$", {"补贴"}),
        (r"\d{2}年?", set()),
        ("好(?:人|[事])", {"好"}),
        (r"[一-龥]{2}(?:绘|[图发])\s?。?$", {"绘", "图", "发"}),
        ("[^图]?[a-z]", set()),
        (r"(?P<year>\d年)?(?<!不)(?=好)好(事|人)", {"好"}),
    ],
)
def test_a_pattern_tells_what_its_matches_cannot_do_without(pattern, strings):
    assert needed(pattern) == strings


_FRAMES = [frame["pattern"] for frame in read_toml("categories.toml")["frames"]]
_PIECES = sorted({piece for frame in _FRAMES for piece in re.findall("[一-龥]+", frame)})


_GUARDED = Guarded(_FRAMES)


@given(st.lists(st.sampled_from([*_PIECES, "3", "，", "、", "元", "甲"]), max_size=8).map("".join))
def test_guards_hide_no_match(text):
    assert _GUARDED.found_in(text) == [i for i, frame in enumerate(_FRAMES) if re.search(frame, text)]


@pytest.mark.parametrize("pattern", ["[^，]年", ".年", "年*"])
def test_a_pattern_without_a_certain_first_character_is_refused(pattern):
    with pytest.raises(UnscannablePatternError):
        starts(pattern)


def test_a_hint_takes_signs_as_they_are() -> None:
    assert hint_of("[+*]").search("同比+3.5%")
    assert hint_of("[.]").search("没有点") is None
    assert hint_of("a?").search("") is not None
