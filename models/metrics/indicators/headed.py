"""What a section's heading leaves to the amounts below it (问：起付线是多少？ 一级医院 | 200元; 一、资助标准。每生 | 1500元).

Belongs here: the measure that a heading or question names, and the names that need it.
"""

from __future__ import annotations

import re

from models.metrics.indicators.doings import EACH_ONE
from models.metrics.indicators.lexicon import is_measure
from models.metrics.indicators.phrase import PAID

_ASKED = re.compile(
    r"^(?:\d+[.、]|问[：:])?(?:请问)?(?P<what>[^，。？?]{2,20}?)(?:一?般?每[年月次])?(?:分别|一共|总共|大概)?(?:是|为|有|能|可以?|要|应|需|怎么|如何)*"
    r"(?:[缴交领拿补报给发收付]|支付|缴纳|领取|发放|收取|报销)?(?:多少|几)"
)
_WHICH = re.compile(r"(?:哪些|什么|何种)(?P<what>[^，。？?]{0,6}(?:补贴|补助|奖励|津贴|资助|待遇))")
_STANDARD = re.compile(
    r"(?:^|[、）)])\s?(?P<what>[^，。、：；\d及和]{0,6}(?:标准|补助|补贴|奖励|津贴|待遇|限额|额度|起付线|价格|收费|学费|租金))[。：:]?$"
)
_LABEL = re.compile(
    r"(?P<what>[^，。：；、\d（）()]{0,6}(?:费|收费|价格|票价|奖金|补助|补贴|助学金|奖学金|津贴))[：:](?=[^。]*\d)"
)
_TOPIC = re.compile(r"([^，。：；、按\d]{2,6})[：:]")
_ITEM = re.compile(r"(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])\s?(?P<what>[一-龥“”]{2,10})[：:]")
_SERVED = (
    "服务", "救助", "照顾", "接种", "租借", "接送", "送餐", "共餐", "体检", "健检", "筛查", "筛检", "保险", "贷款", "礼金",
    "培训", "课程", "疫苗",
)  # fmt: skip
"""Endings of labels that name what is given or done for people."""
_WHOM = re.compile(r"(?:20\d\d年|今年|明年|去年|我县|我市|全县|全市|本地)度?的?")
_LONGEST = 10
_EACH_END = re.compile(rf"(?:{EACH_ONE.pattern}|每)(?:每(?:学[年期]|[年月次天日期]))?$")


def measure_of_section(section: str | None) -> str:
    """What the heading, or the question, says that the amounts below it are; nothing where it does not."""
    if not section:
        return ""
    found = _ASKED.match(section) or _WHICH.search(section) or _STANDARD.search(section)
    if found is None:
        return ""
    what = _WHOM.sub("", found["what"]).rpartition("的")[2]
    what = what.rstrip("要能可得应")
    return what if 2 <= len(what) <= _LONGEST and (is_measure(what) or what.endswith(PAID)) else ""


def measure_of_label(text: str) -> str:
    """What the label that opens a sentence says its amounts are (伙食费：早餐5元，午餐12元); nothing where it has none."""
    found = _LABEL.match(text)
    return found["what"] if found is not None else ""


def label_of_item(text: str) -> str:
    """What the item of a list that ``text`` opens gives, by its label (（二）急难救助：); nothing where it does not say."""
    found = _ITEM.match(text)
    return found["what"] if found is not None and found["what"].endswith((*PAID, *_SERVED)) else ""


def with_label(text: str, name: str) -> str:
    """``name`` with the label that opens its sentence, where it only says for each of what (老年人助餐：60至69岁每餐7元)."""
    label = _TOPIC.match(text) if name and not _EACH_END.sub("", name) else None
    return name if label is None else label[1] + name


def with_section(name: str, measure: str) -> str:
    """``name`` with the section's ``measure``, where it says only for whom the amount is."""
    own = _EACH_END.sub("", name)
    if not measure or is_measure(own) or any(paid in own for paid in (*PAID, "费", "价", "金", measure)):
        return name
    return own + measure
