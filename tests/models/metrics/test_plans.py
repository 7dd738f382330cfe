"""Documents, headings and answers that make what stands under them wanted."""

import pytest

from models.parser import parse_page

HEAD = "{}\n2024-03-01 09:00  来源：某县人民政府\n"


def roles(title: str, *lines: str) -> list[str]:
    page = parse_page(HEAD.format(title) + "\n".join(f"　　{line}" for line in lines) + "\n")
    return [m.role for found in page.metrics for m in found]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("二、2024年目标任务和重点工作", "target"), ("二、存在的问题和下步打算", "level"), ("二、2023年工作回顾", "level")],
)
def test_a_heading_of_what_is_to_be_done(heading: str, role: str) -> None:
    assert roles("某县渔业工作报告", heading, "新建渔港12座，渔业产值68亿元。") == [role, role]


def test_an_answer_says_what_a_policy_grants_and_also_how_things_are() -> None:
    found = roles(
        "《某县渔业补贴办法》政策解读",
        "问：为什么要出台办法？",
        "答：渔业是县里的富民产业，全县渔业产值62亿元，从业的人多，船也旧。",
        "问：补贴标准是多少？",
        "答：更新渔船的按投资额的20%补助，合作社经营满2年才能申请，手续在乡里办。今年1至8月共发放补贴1786万元。",
    )
    assert found == ["level", "target", "target", "level"]


def test_news_about_a_policy_lays_nothing_down() -> None:
    assert roles("某县渔业再上台阶", "问：补贴标准是多少？", "答：合作社经营满2年才能申请，手续在乡里办理，不收费用。") == [
        "level"
    ]
