"""Names that tell a rhythm, in sentences of registers of their own."""

from __future__ import annotations

import pytest

from models.measures.cadences import cadence
from tests.models.measures.test_find import measures, names

TOLD = [
    ("各屯做到一天一清扫、一周一评比、一月一兑现。", ["一天一清扫", "一周一评比", "一月一兑现"]),
    ("渔港实行周研判、旬会商、月讲评，隐患不过夜。", ["周研判", "旬会商", "月讲评"]),
    ("院里落实月小结、季述职、年考评制度。", ["月小结", "季述职", "年考评制度"]),
    ("社区立下规矩，每季一公示、年底一结账。", ["每季一公示", "年底一结账"]),
    ("出院后有人管，家医团队一月一回访。", ["一月一回访"]),
    ("县医院坚持“日提醒、周清零”机制。", ["“日提醒、周清零”机制"]),
]

NOT_TOLD = [
    "茶场日均采青3吨，月均出货42吨，年产值、月供量都有提高。",
    "门诊每周一至周五开放，义诊每月一次。",
    "每年一月、二月海上风大，渔民在家补网。",
    "例会每周一召开。",
    "网格员对独居渔民实行每天一通电话、每周一次上门。",
    "他说：“一天一换班、一周一轮休，谁受得了。”",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_each_doing_at_a_rhythm_is_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_periods_of_other_kinds_name_nothing(text: str) -> None:
    assert not [name for name in names(text) if name]


def test_doings_of_a_list_share_its_verb() -> None:
    assert [m.action for m in measures("林场实行周巡山、月清点、季会审。")] == ["实行"] * 3


@pytest.mark.parametrize(
    ("name", "expected"), [("半年一兑奖", "half-yearly"), ("年底一总评", "yearly"), ("一周一排查", "weekly")]
)
def test_the_rhythm_is_the_cadence(name: str, expected: str) -> None:
    assert cadence(f"{name}，人人看得见。", 0, len(name)) == expected
