"""Indicator phrases: what a number measures; and the registered indicators that they lead to."""

import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.metrics.indicators import indicators, name_indicators, registered
from models.metrics.indicators.register import MARK, expression, plain
from models.metrics.quantities import find_quantities
from models.metrics.units import units
from models.records import Article
from models.registers import read_toml
from tests.gold.score import bigram_f1
from tests.models.metrics import indicator_bureaus, indicator_features, indicator_registers, indicator_sentences
from tests.sentences import sentence


@dataclass(frozen=True)
class Number:
    start: int
    end: int
    unit: str


def named(text: str) -> dict[str, str]:
    found = find_quantities(text)
    names = name_indicators(Article(1), sentence(text), found)
    return {text[q.start : q.end]: name for q, name in zip(found, names, strict=True)}


def named_below(section: str, text: str) -> list[str]:
    """The phrases of a sentence's numbers under a section's heading."""
    return name_indicators(Article(1), sentence(text, section=section), find_quantities(text))


@pytest.mark.parametrize(
    ("table", "least"),
    [
        (indicator_sentences.SENTENCES, 0.93),
        (indicator_registers.SENTENCES, 0.92),
        (indicator_bureaus.BUREAUS, 0.98),
        (indicator_features.FEATURES, 0.98),
    ],
    ids=["news", "bulletins", "bureaus", "features"],
)
def test_most_numbers_of_unseen_registers_are_named_as_a_reader_would(table: list[tuple[str, list[str]]], least: float) -> None:
    wrong, total = [], 0
    for text, expected in table:
        found = name_indicators(Article(1), sentence(text), find_quantities(text))
        assert len(found) == len(expected), (text, found)
        for want, got in zip(expected, found, strict=True):
            total += 1
            if max(bigram_f1(w, got) for w in want.split("|")) < 0.5:
                wrong.append((want, got))
    assert len(wrong) <= (1 - least) * total, wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a change, its two ends and its share have one head
        (
            "村平均面积由4.1平方公里扩大到6.3平方公里，增长53.7%。",
            {"4.1平方公里": "村平均面积", "6.3平方公里": "村平均面积", "53.7%": "村平均面积增长"},
        ),
        # whose it is stands before 每年 or 每人
        ("白内障每年限额900元，青光眼每年限额1500元。", {"900元": "白内障限额", "1500元": "青光眼限额"}),
        ("开发护林岗位86个，每人补助600元。", {"86个": "开发护林岗位", "600元": "护林岗位补助"}),
        # times name nothing; the three sectors do
        ("雪豹种群由上世纪80年代的40只，恢复到现在的310多只。", {"40只": "雪豹种群", "310多只": "雪豹种群"}),
        (
            "一、二、三产业增加值分别为8.1亿元、20.3亿元、30.5亿元。",
            {"8.1亿元": "第一产业增加值", "20.3亿元": "第二产业增加值", "30.5亿元": "第三产业增加值"},
        ),
        # what points are given for
        ("20分可兑换一袋盐。", {"20分": "兑换一袋盐积分"}),
        # what it has got to, what it is compared with, whose name it is
        ("日均发电量恢复到26万千瓦时。", {"26万千瓦时": "日均发电量"}),
        ("平均用时12天，比诉讼程序缩短41天。", {"12天": "平均用时", "41天": "平均用时缩短"}),
        ("退休教师张桂兰今年72岁。", {"72岁": "教师年龄"}),
        # in a list the noun before a number is its own
        ("现有36个教学班、学生1620人。", {"36个": "教学班", "1620人": "学生"}),
        # one character does not name a thing by itself
        ("全镇辖17个村。", {"17个": "村数量"}),
        # a list that a name in quotes sums up; an aside explains a name
        ("清除土堆、柴堆、肥堆“三堆”640处。", {"640处": "清除“三堆”"}),
        ("打造“三小园”（小果园、小菜园、小花园）75个。", {"75个": "打造“三小园”"}),
        # what is done with the counted is no part of its name
        ("流转撂荒地62亩种上核桃。", {"62亩": "流转撂荒地"}),
        ("即60%归种植户、30%归合作社、10%留作风险金。", {"60%": "归种植户比例", "30%": "归合作社比例", "10%": "留作风险金占比"}),
        # what lasts or happens
        ("与茶企签订8年托管协议。", {"8年": "托管协议期限"}),
        ("县局每季度组织两轮交叉检查。", {"两轮": "交叉检查轮数"}),
        # the verb and what it is done to, behind the number or before it
        ("选派58名驻村第一书记。", {"58名": "选派驻村第一书记"}),
        ("统筹财政衔接资金2600万元。", {"2600万元": "统筹财政衔接资金"}),
        # one verb over a list
        ("建成冷库6座、烘干房14间。", {"6座": "建成冷库", "14间": "烘干房"}),
        ("覆盖9个乡镇、86个村。", {"9个": "覆盖乡镇", "86个": "覆盖村"}),
        # parts take the noun of their whole
        ("认领项目96个，其中县级12个、乡级84个。", {"96个": "认领项目", "12个": "县级项目", "84个": "乡级项目"}),
        # shares
        ("光伏收益960万元，占38%。", {"960万元": "光伏收益", "38%": "光伏收益占比"}),
        ("工业税收占全部税收比重达41%。", {"41%": "工业税收占全部税收比重"}),
        # as many heads as numbers
        (
            "财政收入、税收收入分别增长6.2%、4.8%。",
            {"6.2%": "财政收入增长", "4.8%": "税收收入增长"},
        ),
        # ages, spans, how often
        ("平均年龄41岁的班子。", {"41岁": "平均年龄"}),
        ("选聘40岁以下的返乡大学生。", {"40岁以下": "返乡大学生年龄"}),
        ("每月召开院坝会2次。", {"2次": "召开院坝会次数"}),
        # a share keeps its head to the other end of its change
        (
            "支部书记平均年龄由51岁降至46岁；本科学历占比由12%升至31%，提高19个百分点。",
            {
                "51岁": "支部书记平均年龄",
                "46岁": "支部书记平均年龄",
                "12%": "本科学历占比",
                "31%": "本科学历占比",
                "19个百分点": "本科学历占比提高",
            },
        ),
        # what cannot be read alone takes its owner
        ("乡村医生每月补贴不低于1800元。", {"1800元": "乡村医生补贴"}),
        (
            "推广“邻里食堂”，建成36家，覆盖率由21%提高到47%。",
            {"36家": "建成“邻里食堂”", "21%": "“邻里食堂”覆盖率", "47%": "“邻里食堂”覆盖率"},
        ),
        ("招募护林岗位30个，每人每月补助650元。", {"30个": "招募护林岗位", "650元": "护林岗位补助"}),
        ("启动渠系改造工程，全年投入730万元。", {"730万元": "渠系改造工程投入金额"}),
        ("全镇16所小学中已有9所完成改造。", {"16所": "小学", "9所": "完成改造的小学"}),
        ("月底前完成25套房屋的安装工作。", {"25套": "房屋"}),
        ("该县有着41万人口。", {"41万人口": "人口"}),
        # a hollow verb gives way to its object
        ("每半年开展1轮交叉检查。", {"1轮": "交叉检查轮数"}),
        ("组织42名支部委员到外地跟班学习。", {"42名": "到外地跟班学习的支部委员"}),
        ("一名58岁的养殖户小声告诉记者。", {"58岁": "养殖户年龄"}),
        # a bound without a head measures what was measured before
        (
            "87个村经营性收入全部超过8万元，其中30万元以上的村21个。",
            {"87个": "村数量", "8万元": "经营性收入", "30万元以上": "村经营性收入", "21个": "经营性收入达标村"},
        ),
        # a bound names no number
        ("集体经济收入30万元以上的村有45个。", {"30万元以上": "村集体经济收入", "45个": "集体经济收入达标村"}),
        # verbs joined by 、 are one, from the first on
        ("修订、完善、出台制度36项。", {"36项": "修订、完善、出台制度"}),
        # what leads to the doing is none of it, nor is what only points at the counted
        ("依托18个村网格，建成巡逻队160支。", {"18个": "村网格", "160支": "建成巡逻队"}),
        ("像他这样的致富带头人全镇有213名。", {"213名": "致富带头人"}),
        ("面对年均纠纷超400起的压力，该所推行联调。", {"400起": "年均纠纷"}),
        # what was built stands before its verb as the topic
        ("标准化卫生室全县已建成58个。", {"58个": "建成标准化卫生室"}),
        # 计划 is a noun behind the verb that makes one
        ("农户制订发展计划82份。", {"82份": "制订发展计划"}),
        ("事业编制49个，其中全额编制13个。", {"49个": "事业编制", "13个": "全额编制"}),
        ("80%用于岗位工资，20%用于小型公益事业。", {"80%": "用于岗位工资比例", "20%": "用于小型公益事业比例"}),
        ("收到公开申请5件，予以公开3件、不予公开1件。", {"5件": "收到公开申请", "3件": "予以公开", "1件": "不予公开"}),
        ("对19个村（社区）村务公开进行检查。", {"19个": "村务公开进行检查的村（社区）"}),
        # signs that posts write for verbs; groups of a village are told by their numbers
        ("粮食总产量26.4万吨，同比↑2.1%。", {"26.4万吨": "粮食总产量", "2.1%": "粮食总产量升"}),
        ("双店村3社村民分红240元。", {"240元": "村民分红"}),
        ("护理员与老人之比为1:6，男性身高1.58米以上。", {"1:6": "护理员与老人之比", "1.58米以上": "男性身高"}),
        ("全镇种植椰子面积达12万亩，产值超过3亿元。", {"12万亩": "种植椰子面积", "3亿元": "椰子产值"}),
        # place and period stay out
        ("2022年全县社会消费品零售总额达到36亿元。", {"36亿元": "社会消费品零售总额"}),
    ],
)
def test_phrases(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


LETTERS = "村党员占增长由到为的、，。（“”）12345名个户%万元和其中每均达选派培训年的收入"
WORDS = [
    "年度", "学年", "近年来", "比", "较", "低", "高", "对", "满意率", "把", "除去", "各类", "等", "恢复", "了", "下降",
    "减少", "成本", "费用", "全省", "平均", "累计", "每人", "基本", "增速",
]  # fmt: skip


@given(st.lists(st.sampled_from([*LETTERS, *WORDS]), max_size=40))
@example(["成本", "近年来", "年度", "下降", "5", "%"])
@settings(max_examples=200, deadline=None)
def test_every_number_gets_a_phrase_and_none_holds_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    numbers = [Number(*m.span(), unit="count") for m in re.finditer(r"[1-5]+[名个户]?", text)]
    names = name_indicators(Article(1), sentence(text), numbers)
    assert len(names) == len(numbers)
    assert not any(text[n.start : n.end] in name for n, name in zip(numbers, names, strict=True) if len(text) > n.end)


def test_a_word_plays_one_part() -> None:
    text = resources.files("models").joinpath("registers/indicators_words.toml").read_text("utf-8")
    parts = ("share", "change", "person", "modifier", "reach", "adverb", "scope", "action", "nominal", "noun")
    classes = {name: entry["words"].split() for name, entry in tomllib.loads(text).items() if name in parts}
    assert set(classes) == set(parts)
    for name, words in classes.items():
        assert len(set(words)) == len(words), name
        for other in parts:
            if other != name and {name, other} != {"action", "nominal"}:
                assert not set(words) & set(classes[other]), (name, other)


def test_the_register_is_well_formed() -> None:
    found = indicators()
    assert len({i.indicator_id for i in found}) == len(found) >= 150
    assert len({i.name for i in found}) == len(found)
    canonical = {u.unit for u in units().values()} | {"USD"}
    for indicator in found:
        assert re.fullmatch("[a-z0-9_]+", indicator.indicator_id)
        assert indicator.description
        assert {unit.split("/")[0] for unit in indicator.units} <= canonical, indicator


def examples(phrasing: str, *, most: int = 200) -> list[str]:
    """Texts that a phrasing stands for, at most ``most``: every choice at least once as far as that allows."""
    parts: list[list[str]] = []
    macros = read_toml("indicators.toml")["macros"]
    pieces = iter(MARK.findall(phrasing))
    for piece in pieces:
        if piece in "[{":
            words = next(pieces).split("|")
            parts.append(["", *words] if piece == "[" else words)
            next(pieces)
        elif piece == "<":
            name = next(pieces)
            words = macros[name.removesuffix("!")].split("|")
            parts.append(words if name.endswith("!") else ["", *words])
            next(pieces)
        else:
            parts.append([piece])
    widest = max(len(p) for p in parts)
    found = ["".join(p[min(i, len(p) - 1)] if i < len(p) else p[i % len(p)] for p in parts) for i in range(widest)]
    for choice in product(*parts):
        if len(found) >= most:
            break
        found.append("".join(choice))
    return list(dict.fromkeys(found))


def test_every_phrasing_leads_to_its_own_indicator_and_to_no_other() -> None:
    ways = [(i, re.compile(expression(i))) for i in indicators()]
    for indicator in indicators():
        if indicator.base:
            continue
        assert registered(indicator.name, indicator.unit) == indicator.indicator_id
        for phrasing in indicator.phrasings:
            for said in examples(phrasing):
                text = plain(said)
                hits = [i.indicator_id for i, way in ways if set(i.units) & set(indicator.units) and way.fullmatch(text)]
                assert hits == [indicator.indicator_id], (said, hits)


@pytest.mark.parametrize(
    ("phrase", "unit", "role", "expected"),
    [
        ("“一肩挑”比例", "percent", None, "village_dual_post_share"),
        ("书记主任“一肩挑”比例", "percent", None, "village_dual_post_share"),
        ("村党组织书记、村委会主任“一肩挑”比例", "percent", "to", "village_dual_post_share"),
        ("选派驻村第一书记", "person", None, "first_secretaries"),
        ("地区生产总值同比增长", "percent", "rate", "gdp_growth"),
        ("村集体经济收入增加额", "CNY", "change", "village_collective_income"),
        ("村集体经济收入增加额", "CNY", "level", None),
        ("贫困发生率下降", "percentage_point", "change", "poverty_headcount"),
        ("选派驻村第一书记", "count", None, None),
        ("项目", "count", None, None),
        ("", "count", None, None),
        ("中小学校", "count", "from", "schools"),
        ("新建学校", "count", "level", "schools_built"),
    ],
)
def test_registered(phrase: str, unit: str, role: str | None, expected: str | None) -> None:
    assert registered(phrase, unit, role) == expected


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("问：住院起付线是多少？", "一级医院200元，二级医院500元。", ["一级医院住院起付线", "二级医院住院起付线"]),
        ("一次性求职补贴标准是多少？", "每人1500元。", ["一次性求职补贴标准"]),
        ("一、资助标准。", "学前教育阶段每生每年1500元，初中每生每年1250元。", ["学前教育阶段资助标准", "初中资助标准"]),
        ("二、补助标准", "新建大棚每亩补助3000元。", ["新建大棚每亩补助"]),
    ],
)
def test_a_heading_says_what_the_amounts_below_it_are(section: str, text: str, expected: list[str]) -> None:
    found = named_below(section, text)
    assert len(found) == len(expected)
    assert [got for want, got in zip(expected, found, strict=True) if bigram_f1(want, got) < 0.5] == []


def test_a_heading_that_names_no_amount_lends_nothing() -> None:
    assert named_below("二、发展成效", "一级医院收入200元。") == ["一级医院收入"]


def test_a_sentence_goes_on_with_what_the_one_before_it_measured() -> None:
    text = "明年扩到4000亩。"
    assert name_indicators(Article(1), sentence(text), find_quantities(text), {"mu": "种植高粱"}) == ["种植高粱"]
    text = "其中党员241人。"
    assert name_indicators(Article(1), sentence(text), find_quantities(text), {"person": "网格员"}) == ["党员网格员"]
