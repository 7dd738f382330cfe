"""Quantities: the forms that the pages write, and what counts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.metrics import quantities
from models.metrics.quantities import COUNTED, Quantity, find_quantities
from models.vocabulary import COMPARATORS

FORMS = {
    "每月在岗不得少于22天。": "22天 22 None >= day/month",
    "连续两次不合格的予以解聘。": "两次 2 None = times",
    "家庭每月积10分，": "10分 10 None = point/month",
    "完成施肥62万亩次，": "62万亩次 620000 None = mu",
    "服务群众10万+人次": "10万+人次 100000 None > person",
    "夜间气温-12.3℃": "-12.3℃ -12.3 None = other:℃",
    "洪峰流量1360立方米每秒": "1360立方米每秒 1360 None = other:立方米每秒",
    "治理两条黑臭水体": "两条 2 None = count",
    "接入探头，总量达2600路": "2600路 2600 None = count",
    "百岁以上老人": "百岁以上 100 None >= year_of_age",
    "年均报酬由2019年的3.2万元": "3.2万元 32000 None = CNY/year",
    "年度最高支付限额1200元": "1200元 1200 None <= CNY/year",
    "线上月销2600单": "2600单 2600 None = count/month",
    "村年经营性收入不足10万元": "10万元 100000 None < CNY/year",
    "每周一由1名班子成员坐班": "1名 1 None = person",
    "每月对8个乡镇打分": "8个 8 None = count",
    "每周上门，每次不短于90分钟": "90分钟 90 None >= minute",
    "带动12.6万竹农": "12.6万 126000 None = person",
    "县议会昨日通过拨款1.2亿元": "1.2亿元 120000000 None = CNY",
    "返乡青年月入7000元": "7000元 7000 None = CNY/month",
    "代购农资3万5千余斤": "3万5千余斤 17500 None > kg",
    "卖菜收入120万，": "120万 1200000 None = CNY",
    "全县总人口23.6万。": "23.6万 236000 None = person",
    "报酬不低于上年度农民人均纯收入的2倍。": "2倍 2 None >= fold",
    "发展黑木耳80万筒，": "80万筒 800000 None = count",
    "流程压缩至半天。": "半天 0.5 None = day",
    "共有216户规上工业企业，": "216户 216 None = count",
    "收入比由上年同期的2.31缩小": "2.31 2.31 None = fold",
    "镇财政一年拿8万，": "8万 80000 None = CNY",
    "法律课讲了11堂。": "11堂 11 None = count",
    "我一个月工资3200，": "3200 3200 None = CNY",
    "光春茶就卖了3万8，": "3万8 38000 None = CNY",
    "线上点击量突破500万。": "500万 5000000 None > times",
    "每班安排1名教师": "1名 1 None = person",
    "开行班列1.2万趟次": "1.2万趟次 12000 None = times",
    "门诊每年限额800元": "800元 800 None <= CNY/year",
    "新增1420路智能视频": "1420路 1420 None = count",
    "发展香菇26万棒": "26万棒 260000 None = count",
    "点击213万8191次": "213万8191次 2138191 None = times",
    "近万名群众参加": "万名 10000 None <~ person",
    "上百家商户": "上百家 100 None > count",
    "数十个项目": "数十个 10 None > count",
    "十几个村": "十几个 10 None > count",
    "来了三四千人": "三四千人 3000 4000 = person",
    "每组4—5名": "4—5名 4 5 = person",
    "比例在50%—70%": "50%—70% 50 70 = percent",
    "月薪3000-5000元": "3000-5000元 3000 5000 = CNY/month",
    "学制2至3年": "2至3年 2 3 = year",
    "3—5万元": "3—5万元 30000 50000 = CNY",
    "近3/4的农户": "3/4 75 None <~ percent",
    "过半农户": "过半 50 None > percent",
    "九成八": "九成八 98 None = percent",
    "三到四成": "三到四成 30 40 = percent",
    "减少3成5": "3成5 35 None = percent",
    "翻两番": "两番 4 None = fold",
    "翻2000番": "2000番 2000 None = fold",
    "利率下调25个基点": "25个基点 25 None = other:基点",
    "出生率为6.8‰": "6.8‰ 0.68 None = percent",
    "增长-3.2%": "-3.2% -3.2 None = percent",
    "经费２万元／年": "２万元／年 20000 None = CNY/year",
    "每月不少于一次": "一次 1 None >= times/month",
    "装机1.2兆瓦": "1.2兆瓦 1200 None = kW",
    "面积3公顷": "3公顷 3 None = hectare",
    "山路60里": "60里 30 None = km",
    "占15℅": "15℅ 15 None = percent",
    "修建用房1 149平方米": "1 149平方米 1149 None = m2",
    "最高可贷50万元": "50万元 500000 None <= CNY",
    "历时三年半": "三年半 3.5 None = year",
    "阅读量10万+": "10万+ 100000 None > count",
    "106万村民": "106万 1060000 None = person",
    "投入3000万美元": "3000万美元 30000000 None = USD",
    "满意率≥95%": "95% 95 None >= percent",
    "制作展板20块": "20块 20 None = count",
    "一斤卖20块": "20块 20 None = CNY",
    "票价80元/人次": "80元/人次 80 None = CNY",
    "单户最高授信20万元": "20万元 200000 None <= CNY",
    "修了两百多米": "两百多米 200 None > m",
}


def told(text: str, q: Quantity) -> str:
    high = None if q.high is None else f"{q.high:.10g}"
    return f"{text[q.start : q.end]} {q.value:.10g} {high} {q.comparator} {q.unit}"


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=list(FORMS))
def test_form(text: str, expected: str) -> None:
    assert [told(text, q) for q in find_quantities(text)] == [expected]


def test_the_sum_of_firms_counts_things_as_they_do() -> None:
    assert [q.unit for q in find_quantities("新登记市场主体5860户，总量达4.2万户")] == ["count", "count"]


def test_a_number_without_unit_takes_that_of_its_partner() -> None:
    assert [q.unit for q in find_quantities("村由196个调整为124，减少72个")] == ["count"] * 3
    assert [(q.value, q.unit) for q in find_quantities("分别为19、7、24个")] == [(19, "count"), (7, "count"), (24, "count")]


def test_pairs_without_separator() -> None:
    text = "搬迁5449户22438人"
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["5449户", "22438人"]


def test_from_and_to_are_no_range() -> None:
    assert [(q.value, q.high) for q in find_quantities("从3个到5个")] == [(3, None), (5, None)]


def test_a_ratio_of_shares_gives_its_terms() -> None:
    text = "三次产业比重为3.6 : 48 : 48.4"
    assert [(text[q.start : q.end], q.unit) for q in find_quantities(text)] == [
        ("3.6", "percent"),
        ("48", "percent"),
        ("48.4", "percent"),
    ]


COUNTS_NOTHING = [
    text.strip()
    for text in """
二十年如一日守护山林 / 18年如一日送信 / 得分后两名的村 / 列入十件民生实事 /
三会一课 / 五级书记齐抓 / 实施“千万工程” / “1+N”联系 / 十四五规划 / 2023年10月26日 /
上午8点半 / 00:44:28 / 04:38 / 五年来 / 20年来 / 三年前 / 一是抓学习 / （三）抓落实 / 第二批 / 第21个年头 / 党的十九大以来 /
十九届六中全会 / 三方面下功夫 / 三大攻坚战 / 五大行动 / 四级审核制度 / 三级平台 / 电话0719-4224351 /
手机13800001234 / 邮编100028 / 京ICP备2022015544号-1 / 一系列部署 / 一大批人才 / 一个都不能少 / 一手抓发展 /
一对一帮扶 / 打造一支队伍 / 《基层治理三十条》 / 2551.72347.6-8% / 全国统一大市场 / 八项规定精神 / 三门峡 /
六盘水 / 三家村 / 九江大桥 / 五里桥镇 / 4A级景区 / 5G基站 / G318国道 / 20XX年 / 24小时值班 / 百年大计 / 百花齐放 /
千家万户 / 万事开头难 / 百亿级产业 / 二十一世纪 / 一次次上门 / 新一轮改革 / 最后一次会议 / 前三名 / 排名第5位 /
7月1日 / 80后党员 / 二期工程 / 民国109年 / 三五成群 / 门前三包责任制 / 落实五包政策
""".replace("\n", " ").split(" / ")
]


@pytest.mark.parametrize("text", COUNTS_NOTHING)
def test_counts_nothing(text: str) -> None:
    assert find_quantities(text) == []
    assert find_quantities(f"各地坚持{text}，效果明显。") == []


ALPHABET = st.text(
    alphabet=st.sampled_from(
        "0123456789.,%:/-—～一二两三十百千万亿几数半多余来成倍分之点个名人户元年月日次公里斤亩约近超不少于以上下内每到至从由"
        "增加为“”《》（），。、；第前 \n\taA+"
    ),
    max_size=60,
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(ALPHABET, st.text(max_size=60)))
def test_any_string_is_read_without_error_and_spans_hold_their_number(text: str) -> None:
    at = 0
    for q in find_quantities(text):
        assert at <= q.start < q.end <= len(text)
        at = q.end
        span = text[q.start : q.end]
        assert any(c.isdecimal() or c in "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半" for c in span)
        assert q.comparator in COMPARATORS
        assert q.unit
        assert q.high is None or q.high > q.value or q.value < 0


_BEFORE = st.sampled_from(
    ("", "第", "近", "打", "约为", "3.", "1,", "（", "年", "过去", "民国", "1:", "-", "/", "减", "全国", "，", "a", "提前")
)
_BEHIND = st.sampled_from(
    (
        *(
            "",
            "月",
            "年",
            "以上",
            "个",
            "股",
            "次",
            "3",
            "日",
            "期",
            "%",
            "分之一",
            "成",
            "左右",
            "、5户",
            "和3名",
            "次会议",
            "大",
        ),
        *("之一", "前", "半", "月前", "多月来", "小时前", "2日", "底", "期国债和", "级", "期间", "行动", "至5月3日"),
    )
)
_DIGITS = st.builds("{}{}".format, st.integers(0, 10**11), st.sampled_from(("", ".5", ".25", ".1234", ".12345")))


@settings(max_examples=400, deadline=None)
@given(
    _BEFORE,
    _DIGITS | st.integers(1, 31).map(str) | st.integers(1990, 2030).map(str),
    st.sampled_from((*COUNTED, *"%个分年月日")),
    _BEHIND,
)
def test_what_is_plainly_a_count_or_a_date_is_read_as_the_whole_scan_reads_it(
    before: str, digits: str, unit: str, behind: str
) -> None:
    text = before + digits + unit + behind
    for at in range(len(before), len(before) + len(digits)):
        plain, scanned = quantities._PLAIN.match(text, at), quantities._scan().match(text, at)
        assert plain is None or (scanned is not None and (plain.span(), plain.lastgroup) == (scanned.span(), scanned.lastgroup))
