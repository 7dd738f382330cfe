"""Metrics of whole articles: what the parts of the extractor make together."""

from __future__ import annotations

from models.metrics import extract_metrics, find_quantities
from models.parser import parse_page
from tests.models.metrics.articles import article


def test_what_begins_after_publication_is_wanted() -> None:
    page = parse_page("敬老活动起跑\n2024-08-15 来源：本站\n　　自9月2日起办理登记，名额320名，已报名86人。")
    assert [m.role for found in page.metrics for m in found] == ["target", "level"]


def test_sorts_in_the_next_sentence_are_parts_of_what_they_add_up_to() -> None:
    found = extract_metrics(
        article("全县实现生产总值182.4亿元。分产业看，第一产业31.5亿元，第二产业61.3亿元，第三产业89.6亿元。")
    )
    assert [m.role for m in found] == ["total", "part", "part", "part"]


def test_a_sentence_of_parts_has_its_whole_in_the_sentence_before() -> None:
    found = extract_metrics(article("财政收入完成18.64亿元。其中，税收收入11.27亿元，占60.5%；非税收入7.37亿元。"))
    assert [m.role for m in found] == ["total", "part", "part", "part"]


def test_a_share_of_a_number_in_the_sentence_before_makes_them_part_and_whole() -> None:
    found = extract_metrics(article("全年财政收入9.87亿元，增长8%。税收收入6.52亿元，占财政收入的66.1%。"))
    assert [m.role for m in found] == ["total", "rate", "part", "part"]


def test_what_was_begun_of_what_the_sentence_before_planned_is_a_part() -> None:
    found = extract_metrics(article("今年共安排项目214个。截至4月底，开工163个，开工率76.2%。"))
    assert [m.role for m in found] == ["total", "part", "part"]


def test_parts_told_by_place_alone_are_of_what_was_told_of_all() -> None:
    found = extract_metrics(article("全市收购秋粮16.3万吨。分县区看，苍溪县5.2万吨，剑阁县4.6万吨。"))
    assert [(m.indicator, m.role) for m in found] == [("收购秋粮", "total"), ("收购秋粮", "part"), ("收购秋粮", "part")]


def test_what_an_item_of_a_list_gives_is_named_with_its_label() -> None:
    found = extract_metrics(article("（二）特殊困难救助：对家境清寒者发给救助金。去年共核发236案，金额312万元。"))
    assert [m.indicator for m in found] == ["核发特殊困难救助", "特殊困难救助金额"]


def test_every_metric_points_at_its_evidence_and_its_start() -> None:
    found = extract_metrics(article("全县学校由36所调整为24所，减少12所，在校生1.2万人。"))
    assert [m.sentence.text[m.start : m.end] for m in found] == ["36所", "24所", "12所", "1.2万人"]
    assert [m.role for m in found] == ["from", "to", "change", "level"]
    assert [m.baseline for m in found] == [None, found[0], found[0], None]
    assert all(0 < m.confidence <= 1 and m.indicator for m in found)


def test_the_same_article_gives_the_same_metrics() -> None:
    text = "今年以来，全镇新建水塘12口，灌溉农田3600亩，惠及420户1630人。"

    def told() -> list[tuple[object, ...]]:
        return [(m.start, m.end, m.value, m.unit, m.indicator, m.role, m.period) for m in extract_metrics(article(text))]

    assert told() == told()


def test_a_section_of_plans_holds_targets_save_what_is_reported_in_it() -> None:
    made = article(
        "一、2022年工作回顾\n修建桥梁3座。\n二、2023年工作打算\n1.修路\n硬化公路12公里。目前已硬化4公里。\n三、保障\n配备车辆5台。"
    )
    for sentence in made.sentences:
        if len(sentence.text) < 12 and "。" not in sentence.text:
            sentence.role = "heading"
    assert [m.role for m in extract_metrics(made)] == ["level", "target", "level", "level"]


def test_a_notice_that_lays_down_rules_still_tells_how_things_are() -> None:
    made = article(
        "各乡镇人民政府：\n全乡现有供水工程46处。现就管护通告如下。\n每处工程配备水管员1名。\n供水站核定编制3名。\n"
        "今年以来更换管网6.4公里。\n上半年水费收缴率为81%。\n本通告自2023年7月1日起施行。"
    )
    made.title = "关于加强农村供水管护的通告"
    assert [m.role for m in extract_metrics(made)] == ["level", "target", "level", "level", "level"]


def test_the_aims_of_a_year_are_targets_whatever_stands_around_them() -> None:
    found = extract_metrics(
        article("去年造林3万亩。今年的主要预期目标是：粮食产量24万吨，城镇失业率控制在4.5%以内。去年粮食产量23万吨。")
    )
    assert [m.role for m in found] == ["level", "target", "target", "level"]


def test_what_holds_for_a_year_to_come_is_a_target() -> None:
    found = extract_metrics(article("到2025年，全县公办园在园幼儿占比为55%。2022年在园幼儿6800人。", published="2023-06-15"))
    assert [m.role for m in found] == ["target", "level"]


def test_an_article_without_numbers_has_no_metrics() -> None:
    assert extract_metrics(article("党员干部冲锋在前，群众拍手称赞。")) == []


def test_numbers_beyond_all_counting_are_none() -> None:
    assert not find_quantities("某县投入" + "9" * 310 + "元")


def test_parts_of_an_amount_have_the_period_of_the_whole() -> None:
    page = parse_page(
        "签约服务收费标准\n2022-10-12 10:20  来源：本站\n　　每人每年240元，其中医保基金报销120元、公卫经费承担72元。"
    )
    assert [m.unit for found in page.metrics for m in found] == ["CNY/person/year"] * 3


def test_the_amount_of_a_change_has_the_period_of_what_changed() -> None:
    made = extract_metrics(article("村干部补贴由每月300元提高到400元，增加100元，每户节约200元。"))
    assert [m.unit for m in made] == ["CNY/month", "CNY/month", "CNY/month", "CNY"]


def test_parts_told_by_a_place_have_its_name_as_their_place_and_not_in_their_indicator() -> None:
    page = parse_page(
        "甘孜州养老服务\n2023-10-12 10:20  来源：本站\n　　甘孜州现有养老机构32家、床位3860张，其中康定市6家、泸定县4家。"
    )
    assert [(m.indicator, m.place_text) for found in page.metrics for m in found][2:] == [
        ("养老机构", "康定市"),
        ("养老机构", "泸定县"),
    ]
