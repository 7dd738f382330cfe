"""Tables that the page flattened to lines."""

from __future__ import annotations

from models.metrics import extract_metrics
from models.metrics.quantities import find_quantities
from models.metrics.tables import read_tables
from tests.models.metrics.articles import article

CELL_BY_CELL = """主要经济指标
指标
单位
2022年
同比增长（%）
工业总产值
亿元
86.52
6.2
棉花总产量
万吨
12.36
-1.4
年末常住人口
万人
38.6
0.3"""

ROW_BY_ROW = """村级收入情况（单位：万元）
村名 2021年 2022年 增幅
甲村 12.5 18.6 48.8%
乙村 20.1 25.3 25.9%
丙村 8.4 - 31.0%"""


def told(text: str) -> list[tuple[str, float, str, str, str, str | None]]:
    return [
        (m.sentence.text[m.start : m.end], m.value, m.unit, m.indicator, m.role, m.period) for m in extract_metrics(article(text))
    ]


def test_each_cell_has_its_row_and_its_unit() -> None:
    assert told(CELL_BY_CELL) == [
        ("86.52", 8_652_000_000, "CNY", "工业总产值", "level", "2022"),
        ("6.2", 6.2, "percent", "工业总产值同比增长", "rate", "2022"),
        ("12.36", 123_600, "tonne", "棉花总产量", "level", "2022"),
        ("-1.4", -1.4, "percent", "棉花总产量同比增长", "rate", "2022"),
        ("38.6", 386_000, "person", "年末常住人口", "level", "2022"),
        ("0.3", 0.3, "percent", "年末常住人口同比增长", "rate", "2022"),
    ]


def test_rows_of_a_line_each_take_the_unit_of_the_table() -> None:
    found = told(ROW_BY_ROW)
    assert [(t, v, u, p) for t, v, u, _, _, p in found] == [
        ("12.5", 125_000, "CNY", "2021"),
        ("18.6", 186_000, "CNY", "2022"),
        ("48.8%", 48.8, "percent", None),
        ("20.1", 201_000, "CNY", "2021"),
        ("25.3", 253_000, "CNY", "2022"),
        ("25.9%", 25.9, "percent", None),
        ("8.4", 84_000, "CNY", "2021"),
        ("31.0%", 31.0, "percent", None),
    ]


def test_a_rule_between_header_and_rows_is_no_row() -> None:
    page = "各乡镇情况\n| 乡镇 | 户数（户） | 人口（人） |\n| --- | --- | --- |\n| 甲乡 | 1200 | 3400 |\n| 乙乡 | 860 | 2510 |"
    assert [(text, unit) for text, _, unit, *_ in told(page)] == [
        ("1200", "household"), ("3400", "person"), ("860", "household"), ("2510", "person"),
    ]  # fmt: skip


def test_a_cell_without_a_certain_unit_gives_nothing() -> None:
    assert told("名称\n数值\n甲项\n12\n乙项\n15\n丙项\n18") == []


def test_rows_of_unequal_length_end_the_table() -> None:
    assert len(told(CELL_BY_CELL + "\n财政收入\n亿元\n8.1\n2.2\n5.5\n9.9")) == 6


def test_glued_cells_give_nothing() -> None:
    assert find_quantities("工业产值2551.72347.6-8%") == []
    assert told("工业产值2551.72347.6-8%\n农业产值1551.72347.6-8%") == []


def test_running_text_is_no_table() -> None:
    assert read_tables(article("全县建成学校12所，医院3家。\n新增床位120张。\n培训教师86名。")) == {}


def test_a_rate_over_a_table_is_the_unit_of_all_its_columns() -> None:
    text = "供养标准如下（单位：元/人·月）：\n项目\n2021年\n2022年\n基本生活标准\n640\n715\n半护理标准\n310\n340"
    assert {m.unit for m in extract_metrics(article(text))} == {"CNY/person/month"}


def test_a_column_that_counts_says_in_what() -> None:
    text = "受训情况\n乡镇\n户数\n人数\n甲镇\n120\n315\n乙镇\n98\n240\n丙镇\n76\n188"
    assert [(m.value, m.unit) for m in extract_metrics(article(text))] == [
        (120, "household"),
        (315, "person"),
        (98, "household"),
        (240, "person"),
        (76, "household"),
        (188, "person"),
    ]


def test_rows_that_add_up_to_the_row_of_the_sum_are_its_parts() -> None:
    text = "单位：亩、吨\n品种\n面积\n产量\n枇杷\n1200\n860\n板栗\n3100\n720\n合计\n4300\n1500"
    assert [role for *_, role, _ in told(text)] == ["part", "level", "part", "level", "total", "level"]


def test_units_told_once_in_a_row_belong_to_the_columns_in_order() -> None:
    text = "单位：亩、吨、万元\n品种\n面积\n产量\n产值\n枇杷\n1200\n860\n940\n板栗\n3100\n720\n515"
    assert [(value, unit, name) for _, value, unit, name, _, _ in told(text)] == [
        (1200, "mu", "枇杷面积"),
        (860, "tonne", "枇杷产量"),
        (9_400_000, "CNY", "枇杷产值"),
        (3100, "mu", "板栗面积"),
        (720, "tonne", "板栗产量"),
        (5_150_000, "CNY", "板栗产值"),
    ]


def test_columns_of_months_rows_with_units_and_parted_thousands() -> None:
    text = "项目 单位 8月 9月 比上年±%\n拆除旱厕 座 19 33 4.2\n参与党员 人次 640 1 125 -1.7"
    assert told(text) == [
        ("19", 19, "count", "拆除旱厕", "level", "2022-08"),
        ("33", 33, "count", "拆除旱厕", "level", "2022-09"),
        ("4.2", 4.2, "percent", "拆除旱厕增长", "rate", None),
        ("640", 640, "person", "参与党员", "level", "2022-08"),
        ("1 125", 1125, "person", "参与党员", "level", "2022-09"),
        ("-1.7", -1.7, "percent", "参与党员增长", "rate", None),
    ]


def test_the_header_tells_whether_the_first_row_parts_its_thousands() -> None:
    text = "附：上半年指标\n指标名称 单位 绝对量 同比增长（%）\n出口额 万元 6 845 -4.2\n渔船 艘 63 18.9"
    assert [(value, unit) for _, value, unit, *_ in told(text)] == [
        (68_450_000, "CNY"),
        (-4.2, "percent"),
        (63, "count"),
        (18.9, "percent"),
    ]


def test_a_table_of_standards_lays_down_what_is_wanted_and_its_units_may_be_rates() -> None:
    found = extract_metrics(
        article(
            "附：乡村医生待遇补助标准\n类别\n生活补贴（元/月）\n最低服务期（年）\n执业医师\n1600\n5\n乡村医生\n900\n3\n实习医师\n600\n2"
        )
    )
    assert [(m.value, m.unit, m.role, m.comparator) for m in found][:2] == [
        (1600, "CNY/month", "target", "="),
        (5, "year", "target", ">="),
    ]


def test_rows_go_on_behind_one_whose_cells_are_glued() -> None:
    text = CELL_BY_CELL.replace("棉花总产量\n万吨\n12.36\n-1.4", "棉花总产量\n万吨12.36-1.4")
    assert [name for *_, name, _, _ in told(text)] == ["工业总产值", "工业总产值同比增长", "年末常住人口", "年末常住人口同比增长"]


def test_rows_of_two_cells_in_a_line_have_a_header_of_two() -> None:
    found = told("各站降雨量：\n站点 降雨量（毫米）\n甲站 126.5\n乙站 98.0\n丙站 76.5")
    assert [(value, unit, name) for _, value, unit, name, _, _ in found] == [
        (0.1265, "m", "甲站降雨量"),
        (0.098, "m", "乙站降雨量"),
        (0.0765, "m", "丙站降雨量"),
    ]


def test_what_stands_over_several_rows_is_theirs() -> None:
    found = told("类别\n等级\n标准（元/月）\n生活补贴\n低保家庭\n110\n护理补贴\n一级\n160\n二级\n120")
    assert [(value, name) for _, value, _, name, _, _ in found] == [
        (110, "生活补贴低保家庭标准"),
        (160, "护理补贴一级标准"),
        (120, "护理补贴二级标准"),
    ]


def test_numbers_of_rows_are_none_of_the_table() -> None:
    found = told("序号\n作物\n面积（亩）\n1\n水稻\n350\n2\n玉米\n280\n3\n大豆\n60")
    assert [(value, name) for _, value, _, name, _, _ in found] == [(350, "水稻面积"), (280, "玉米面积"), (60, "大豆面积")]
