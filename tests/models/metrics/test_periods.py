"""Periods of the numbers of an article."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.metrics import extract_metrics
from models.metrics.periods import Clock
from models.metrics.quantities import find_quantities
from models.metrics.roles import assign_roles
from models.parser import parse_page
from models.periods import period_span
from models.vocabulary import PERIOD_PATTERN
from tests.models.metrics.articles import article

CASES = {
    "积水出现在老城区，达31毫米。": [None],
    "入汛以来，平均降雨量412毫米。": ["2023"],
    "开春以来，培训农户860人次。": ["2023"],
    "去年接待游客32万人次。": ["2022"],
    "今年以来，受理申请316件。": ["2023"],
    "今年上半年完成投资3.2亿元。": ["2023-01/2023-06"],
    "今年1至5月，出口额1.2亿元。": ["2023-01/2023-05"],
    "前三季度用电量6.1亿千瓦时。": ["2023-01/2023-09"],
    "截至5月底，建成站点86个。": ["2023-05"],
    "截至2022年底，建成站点86个。": ["2022"],
    "2021年4月，设立专班12个。": ["2021-04"],
    "“十三五”期间，脱贫3.2万人。": ["2016/2020"],
    "十四五时期，将建设泵站15座。": ["2021/2025"],
    "2018年至2022年，完成造林5万亩。": ["2018/2022"],
    "收入从2019年的30万元增加到2022年的85万元。": ["2019", "2022"],
    "目前，入社农户320户，较2020年的180户增加140户。": ["2023", "2020", "2023"],
    "近年来，培育合作社56家。": [None],
    "建成合作社56家。": [None],
    "三年前村里欠债12万元，如今存款30万元。": ["2020", "2023"],
    "过去五年，新建学校16所。": ["2018/2023"],
    "从2015年起，每村确定1名干部。": ["2015"],
    "民國110年核定補助1,200戶。": ["2021"],
    "力争到2030年，绿化率达到45%。": ["2030"],
    "这个建于1998年的小区有住户326户。": [None],
    "卫生院始建于1978年，占地26亩，设床位80张。": [None, None],
    "合作社成立于2014年，流转土地1200亩，去年分红30万元。": [None, "2022"],
    "县府今（14）日表扬志工36名。": ["2023-06-14"],
    "截至今年4月底，据点由2018年的163处增至目前254处，增加91处。": ["2018", "2023-04", "2023-04"],
    "农户于4月30日前提出申请，村级组建不少于5人的评议小组。": [None],
    "国庆假期，小院接待客人26桌。": ["2023"],
    "《2024年度培训计划》印发，全年举办培训班26期。": ["2024"],
    "预计2024年接待游客20万人次；实现收入1.6亿元。": ["2024", "2024"],
    "明年将新建水厂3座。": ["2024"],
    "5月8日，巡回法庭开庭2场。": ["2023-05-08"],
    "4月3日至9日，抽查农户120户。": ["2023-04-03/2023-04-09"],
    "今年头四个月，新收案件86件。": ["2023-01/2023-04"],
    "截至今年4月底，入库人才412名。": ["2023-04"],
    "两个月来，累计办班14期。": ["2023-04/2023-06"],
    "入春以来，补植树苗2.1万株。": ["2023"],
    "全县现有养老机构26家。": ["2023"],
    "年底前再建充电桩40个。": ["2023"],
    "剩余6所学校将于2024年底前完成改造。": ["2024"],
    "“十二五”这五年，新修公路480公里。": ["2011/2015"],
    "2021年底，存栏1.2万头，同年出栏2万头。": ["2021", "2021"],
    "民宿一晚去年才180元，今年卖到260元。": ["2022", "2023"],
    "印发《养老服务三年行动方案（2022—2024年）》，建成站点86个。": [None],
    "去年3月出台细则，规定村级每周巡查2次。": [None],
    "今年5月1日起，票价由10元降为6元。": [None, "2023-05-01"],
    "《办法》自2023年7月1日起施行，有效期三年。": [None],
    "5月12日举办招聘会，当天到场企业36家。": ["2023-05-12"],
    "去年3月办起夜校，当月就开课4期。": ["2022-03"],
    "全镇开展干部夜访，今年上半年解决难题214件；推出兴农贷，已授信7.8亿元。": ["2023-01/2023-06", None],
    "一年多来，全县清退47人。": [None],
    "稻米节订于112年11月11日举行，设摊60摊。": ["2023-11-11"],
    "去年9月印发计划，明确每村储备3名干部，其中女性不少于1名。": [None, None],
    "据点由去年21处增为24处。": ["2022", "2023"],
    "就业率由年初的86.5%提高到97.8%。": ["2023", "2023"],
    "本月受理投诉42件。": ["2023-06"],
    "截至6月10日，今年计划的30个项目已完工22个。": ["2023", "2023-06-10"],
    "信访量由去年同期的156件降至98件，下降37.2%。": ["2022", "2023", "2023"],
    "截至5月底，空置率由12%降至7%，降低5个百分点。": [None, "2023-05", "2023-05"],
    "2021年以来，建成冷库46座；推行以奖代补，每座补助3万元。": ["2021", None],
    "夜校办进12个乡镇，今年以来开课9期；推出创业贷，累计放款720万元。": [None, "2023", None],
    "“现在出门就有公交，一趟只要20分钟。”": [None],
    "今年3月至5月，抽检样品560批次。": ["2023-03/2023-05"],
    "2月份至4月份，开庭审理86件。": ["2023-02/2023-04"],
    "2022年11月至2023年3月，清运垃圾1.2万吨。": ["2022-11/2023-03"],
    "今年3月6日至4月9日，抽查农户120户。": ["2023-03-06/2023-04-09"],
    "目前，办理诉求860件，办结率由62%提高到81%。": ["2023", None, "2023"],
    "去年，办结率由2020年的62%提高到81%。": ["2020", "2022"],
    "目前，全县有托管站86个。已完成改造52个。": ["2023", "2023"],
    "今年前5个月，受理案件812件。信访量同比下降12%。": ["2023-01/2023-05", "2023-01/2023-05"],
}


def periods(text: str, published: str | None = "2023-06-15") -> list[str | None]:
    made = article(text, published)
    clock = Clock(made)
    found: list[str | None] = []
    for sentence in made.sentences:
        quantities = find_quantities(sentence.text)
        roles = [r.name for r in assign_roles(sentence.text, quantities)]
        found += clock.periods(sentence, quantities, roles)
    return found


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_period_of_each_number(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


def test_without_a_date_relative_times_have_no_period() -> None:
    assert periods("去年接待游客32万人次，今年以来受理申请316件。", None) == [None, None]


def test_a_frame_that_still_runs_holds_on_in_its_paragraph() -> None:
    assert periods("去年以来，县里开展专项整治。全县排查隐患320处。") == ["2022"]
    assert periods("去年以来，县里开展专项整治。\n全县排查隐患320处。") == [None]


def test_a_sentence_without_numbers_opens_the_next_one() -> None:
    assert periods("10月15日中午，铃声响起。教室里42名学生放下椅背。走廊上还有6人。") == ["2023-10-15", None]
    assert periods("5年前，村子落后。村里涌现名师3名。") == [None]


def test_meanwhile_and_days_of_the_month_go_on_from_what_was_told() -> None:
    assert periods("5月5日至8月12日，走访农户9800户。活动期间发放册子2万份。")[1] == "2023-05-05/2023-08-12"
    assert periods("7月14日，县里启动响应。至20日，已开启泵站63座。") == ["2023-07-20"]
    assert periods("6月3日至9日，全县投资94亿元。截至9日，全县播种48万亩。")[1] == "2023-06-09"


def test_a_day_or_month_that_what_was_told_leaves_open_is_none() -> None:
    assert periods("1—5月，全县投资94亿元。截至3日，全县播种48万亩。") == ["2023-01/2023-05", None]
    assert periods("2021年至2023年，全县建成学校12所。当月，发放补助30万元。") == ["2021/2023", None]


def test_a_bulletin_of_days_goes_on_with_its_day() -> None:
    text = "7月20日8时，水位19.8米。全县168座水库蓄水1.4亿立方米。"
    for title, expected in (("水情旬报", "2023-07-20"), ("走进水库", None)):
        told = article(text)
        told.title = title
        assert [m.period for m in extract_metrics(told)][1:] == [expected] * 2


def test_a_year_does_not_reach_into_the_next_sentence() -> None:
    assert periods("2021年，全县排查隐患320处。安装设备56台。") == ["2021", None]


def test_a_statistical_report_holds_its_year() -> None:
    text = (
        "2022年，全县地区生产总值完成86亿元，同比增长6.2%。\n"
        "工业增加值完成30亿元，同比增长7.1%。全年新增企业12家。\n社会消费品零售总额21亿元，同比增长3%。"
    )
    assert set(periods(text)) == {"2022"}


@pytest.mark.parametrize(
    "text", ["2023年2月31日发放30万元", "2023年13月发放30万元", "前9季度完成30万元", "2025年至2020年完成30万元"]
)
def test_impossible_dates_still_give_a_period_that_is_one(text: str) -> None:
    for period in periods(text):
        assert period is None or period_span(period)


# fmt: off
TIMES = (
    "1—8月份", "截至3日", "截至31日", "至30日", "今年上半年", "前三季度", "同日", "当天", "当月", "全年",
    "期间", "截至目前", "去年同期", "2月", "2月28日", "今（31）日", "“十四五”期间", "2016年至2020年",
    "2023年5月1日至7月31日", "2023年", "三年来", "5月至9月", "上月底", "年末", "明年2月29日前",
    "二○二三年二月", "民国110年", "113年4月", "三年前", "春节期间",
)
# fmt: on


@given(st.lists(st.tuples(st.sampled_from(TIMES), st.sampled_from("，。；\n")), min_size=1, max_size=6), st.dates())
@example([("1—8月份", "。"), ("截至3日", "，")], dt.date(2023, 10, 19))
@example([("2月28日", "。"), ("截至31日", "，")], dt.date(2023, 10, 19))
@example([("“十四五”期间", "，"), ("当月", "。")], dt.date(2023, 10, 19))
@settings(max_examples=200)
def test_whatever_times_a_text_names_a_period_is_one(told: list[tuple[str, str]], published: dt.date) -> None:
    text = "".join(f"{time}，全县新建公路31公里{mark}" for time, mark in told)
    for period in periods(
        text, published.replace(year=max(1990, min(published.year, 2049)), day=min(published.day, 28)).isoformat()
    ):
        if period is not None:
            assert re.fullmatch(PERIOD_PATTERN, period)
            assert period_span(period)


def test_a_heading_with_a_year_holds_for_its_section() -> None:
    made = article("一、2021年工作回顾\n新建学校3所。\n二、2022年工作安排\n将新建学校5所。\n三、保障措施\n设立专班6个。")
    for heading in (0, 2, 4):
        made.sentences[heading].role = "heading"
    clock = Clock(made)
    found = []
    for sentence in made.sentences:
        quantities = find_quantities(sentence.text)
        found.append(clock.periods(sentence, quantities, ["level"] * len(quantities)))
    assert found == [[], ["2021"], [], ["2022"], [], [None]]


def test_the_time_of_a_table_ends_with_it() -> None:
    page = (
        "青湖县2022年国民经济和社会发展统计公报\n发布时间：2023-04-18 来源：青湖县统计局\n一、农业\n"
        "全年粮食总产量27.4万吨，比上年增长2.1%，全县新建高标准农田3.1万亩。\n表1 2021年主要作物产量\n作物\n产量（吨）\n"
        "油料\n18640\n茶叶\n1215\n烤烟\n4730\n全县新建公路31公里，受益群众6.8万人，农村自来水普及率提高到91.6%。\n"
        "二、社会事业\n年末拥有学校187所，拥有卫生院21个，卫生技术人员1214人。"
    )
    assert [m.period for m in parse_page(page).metrics[0]] == ["2022"] * 3 + ["2021"] * 3 + ["2022"] * 6


def test_what_a_quotation_says_of_time_ends_with_it() -> None:
    assert periods("“今年是订单等柚子”，书记说，全村有党员112名。") == [None]


def test_a_sentence_of_parts_keeps_the_time_of_its_whole() -> None:
    assert periods("2022年，收入完成18亿元。其中，税收收入11亿元。") == ["2022", "2022"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十四五”前三年，全市争取资金28.6亿元。", ["2021/2023"]),
        ("2022年，全县造林1.3万亩，占全年任务的55%，封山育林2万亩。", ["2022", "2022", "2022"]),
        ("2021年，全县办结率由上年的88.5%提高到96.2%。", ["2020", "2021"]),
        ("上半年，警情由去年同期的136起降为89起。", ["2022-01/2022-06", "2023-01/2023-06"]),
        ("渔获量由上年同期的88吨升至96吨。", ["2022", "2023"]),
        ("一是近三年发展不足30名；二是资金缺口大，尚欠工程款460万元。", ["2020/2023", None]),
        ("过去的一年，全县新建学校16所。", ["2022/2023"]),
        ("集中缴费期到2022年12月31日为止，逾期缴费的设3个月等待期。", [None]),
    ],
)
def test_times_of_plans_tasks_and_deadlines(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("交警大队通报三季度交通违法情况", "2023-07/2023-09"),
        ("全市前三季度粮食生产形势喜人", "2023-01/2023-09"),
        ("四季度安全生产工作部署", None),
        ("2023年项目建设正酣", None),
        ("2022年全县粮食喜获丰收", "2022"),
    ],
)
def test_a_headline_that_reports_on_what_is_over_gives_its_time(title: str, expected: str | None) -> None:
    page = parse_page(f"{title}\n2023-10-12 10:20  来源：本站\n　　全市排查隐患320处，涉及企业56家。")
    assert [m.period for found in page.metrics for m in found] == [expected, expected]


def test_a_heading_with_clauses_names_the_year_of_its_section() -> None:
    page = parse_page(
        "某县工作报告\n2024-01-18\n🌈2023年，全县砥砺前行，以下是2023年工作回顾：\n　　财政收入增长10%，新增农村公路500公里。\n"
        "🎯展望2024年，我们将围绕以下目标开展工作：\n　　新建公厕56座，组建巡护队12支，固定资产投资增长10%以上。\n"
    )
    found = [(m.period, m.role) for metrics in page.metrics for m in metrics]
    assert found == [("2023", "rate"), ("2023", "change"), ("2024", "target"), ("2024", "target"), ("2024", "rate")]


def test_the_present_year_of_a_yearly_report_is_the_one_that_it_reports_on() -> None:
    page = parse_page("某乡2022年信息公开工作年度报告\n发布时间：2023-01-29\n　　全年公开信息412条，本年收到申请5件。")
    assert [m.period for found in page.metrics for m in found] == ["2022", "2022"]


def test_a_question_gives_its_answer_the_year() -> None:
    made = article("2022年居民医保缴多少钱？\n每人每年缴纳350元。\n断缴了怎么办？\n等待期为3个月。")
    for heading in (0, 2):
        made.sentences[heading].role = "heading"
    clock = Clock(made)
    found = [clock.periods(s, qs := find_quantities(s.text), ["level"] * len(qs)) for s in made.sentences]
    assert found == [[], ["2022"], [], [None]]


def test_what_is_wanting_holds_as_a_report_speaks() -> None:
    page = parse_page(
        "某镇2022年工作总结\n2023-01-12 来源：某镇政府\n　　新建水厂3座，现有老人860名。\n　　存在的问题：仍有5个村收入低。\n"
    )
    assert [m.period for found in page.metrics for m in found] == ["2022", "2022", None]


def test_a_report_of_work_looks_back_on_the_year_before() -> None:
    page = parse_page("某县法院2022年工作报告\n2023-01-10 来源：某县法院\n　　审结案件312件。\n")
    assert [m.period for found in page.metrics for m in found] == ["2022"]


def test_a_whole_year_is_that_of_a_text_of_its_second_half() -> None:
    page = parse_page("某镇守牢防线\n2023-12-08 来源：某镇政府\n　　全年开展排查4轮。\n")
    assert [m.period for found in page.metrics for m in found] == ["2023"]


def test_headings_of_a_report_name_the_year_before_and_the_present_one() -> None:
    made = article("一、过去一年工作回顾\n新建学校3所。\n二、今年工作安排\n将新建学校5所。")
    for heading in (0, 2):
        made.sentences[heading].role = "heading"
    clock = Clock(made)
    found = [clock.periods(s, qs := find_quantities(s.text), ["level"] * len(qs)) for s in made.sentences]
    assert found == [[], ["2022"], [], ["2023"]]


def test_a_report_of_january_looks_back_on_five_whole_years() -> None:
    page = parse_page("某县政府工作报告摘要\n2023-01-12 10:20  来源：本站\n　　五年来，新建学校16所。")
    assert [m.period for found in page.metrics for m in found] == ["2018/2022"]


def test_a_headlines_time_is_not_that_of_a_text_that_names_it_itself() -> None:
    page = parse_page(
        "某县前三季度乡村振兴稳中有进\n2024-10-24 17:36  来源：某县融媒体中心\n"
        "　　前三季度，全县粮食总产量48.7万吨。\n　　全县猕猴桃种植面积39.5万亩，涉及果农8.7万户。"
    )
    assert [m.period for found in page.metrics for m in found] == ["2024-01/2024-09", None, None]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [("岁末年初，县里又清点了一遍家底。", "2022"), ("2022年，全县办结案件860件。", None)],
    ids=["undated", "dates itself"],
)
def test_a_subtitle_gives_the_year_that_a_text_looks_back_on(opening: str, expected: str | None) -> None:
    page = parse_page(
        "用心解民忧 和风润万家\n——某县2022年信访工作综述\n2023-01-05 10:20  来源：本站\n"
        f"　　{opening}\n　　建成调解室86个，组建志愿服务队120支。"
    )
    assert [m.period for found in page.metrics for m in found][-2:] == [expected, expected]


def test_a_subtitle_of_figures_gives_the_undated_ones_their_time() -> None:
    page = parse_page(
        "稳住底盘 蓄足动能\n——某县上半年经济运行情况\n2024-07-26 10:20  来源：某县统计局\n"
        "　　上半年，全县渔业总产值18.9亿元。\n　　冷库建成36座，渔船更新41艘。"
    )
    assert {m.period for found in page.metrics for m in found} == {"2024-01/2024-06"}


def test_a_section_with_its_own_time_gives_way_to_the_time_of_the_report() -> None:
    page = parse_page(
        "某县2022年国民经济和社会发展统计公报\n2023-04-18 来源：某县统计局\n一、农业\n全年粮食产量27.4万吨。\n"
        "表1　2022年主要产品产量\n二、民生\n发放低保金1.02亿元。\n某县位于武陵山区，幅员面积3131平方公里。\n"
    )
    told = {m.sentence.text[m.start : m.end]: m.period for found in page.metrics for m in found}
    assert (told["1.02亿元"], told["3131平方公里"]) == ("2022", None)


def test_how_all_stood_as_of_a_day_goes_on_in_the_next_sentence() -> None:
    found = extract_metrics(article("截至3月5日，24个乡镇完成换届。全县登记选民82.6万人。另有企业12家。"))
    assert [m.period for m in found] == ["2023-03-05", "2023-03-05", None]


def test_what_was_built_on_a_day_is_as_long_on_others() -> None:
    found = extract_metrics(article("5月18日，便民桥建成通车。该桥长48米，投资132万元。"))
    assert [m.period for m in found] == [None, None]
