"""What each number of a sentence measures, as a short phrase of the text's own words.

The phrase is made from the counted noun behind the number, or the name and verb before it; where the clause leaves the
head out (减幅36.73%), it is inherited from the number before. What belongs here: which of the two readings counts, what is
inherited, and how a phrase is put together for each kind of unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.clause import Measured, Token, clauses
from models.metrics.indicators.phrase import Left, Right, read_left, read_right
from models.records import Article, Sentence

_SHARES = frozenset(("percent", "percentage_point", "fold"))
_SPANS = frozenset(("year", "half-year", "quarter", "month", "week", "day", "hour", "minute"))
_COUNTED = frozenset(("person", "household", "count", "times"))
_RATE_ENDINGS = ("率", "度", "比例", "比重", "占比", "指数", "份额", "年息", "利息", "比", "系数", "增速", "增幅", "减幅", "降幅", "涨幅", "结构")
_MEASURE_ENDINGS = (
    "额", "值", "收入", "支出", "面积", "产量", "总量", "量", "价", "价格", "率", "度", "资产", "资金", "投资", "经费", "补贴", "工资",
    "报酬", "能力", "规模", "标准", "利润", "税收", "费", "成本", "单产", "亩产", "年龄", "里程", "距离", "时限", "期限", "学制", "期", "收益", "负债",
    "债务", "奖金", "均", "每亩", "每斤", "高", "低", "长度", "宽度", "高度", "人数", "数量", "数", "人口", "余额", "存款", "贷款", "总额", "补助", "分红",
)  # fmt: skip
_UNIT_NOUNS = {
    "人次": "人次", "人": "人数", "名": "人数", "位": "人数", "户次": "户次", "户": "户数", "天": "天数", "日": "天数", "年": "年数", "个月": "月数",
    "小时": "时长", "分钟": "时长", "次": "次数", "遍": "遍数", "趟": "趟数", "轮": "轮数", "届": "届数", "回": "次数", "件": "件数", "场": "场次", "期": "期数",
    "份": "份数", "元": "金额", "块": "金额", "亩": "面积", "平方米": "面积", "公里": "里程", "米": "长度", "吨": "重量", "斤": "重量", "公斤": "重量",
    "条": "条数", "批": "批数", "学时": "学时", "课时": "课时", "级": "级数", "口": "人口", "步": "步数",
}  # fmt: skip


@dataclass
class _Known:
    """What the numbers read so far leave to those that follow."""

    head: str = ""
    """Name of the last thing that was measured, without verb of change or suffix."""
    counted: str = ""
    """The last noun that was counted."""
    phrase: str = ""
    verb: str = ""
    among: bool = False
    """Whether the clause lists parts (其中)."""
    topic: str = ""
    """The noun that the last clause without a number is about."""


def name_indicators(article: Article, sentence: Sentence, quantities: Sequence[Measured]) -> list[str]:
    """One phrase for each quantity, in order; quantities are ordered and do not overlap.

    The phrase is in simplified characters, of the text's own words, without place, period and number; it is empty only if
    neither the sentence nor its heading holds a word that could name anything.
    """
    names = [""] * len(quantities)
    known = _Known()
    for clause in clauses(sentence.text, quantities):
        at = [i for i, t in enumerate(clause) if t.quantity >= 0]
        if not at:
            left = read_left(clause)
            known.topic = left.name or left.subject or known.topic
            known.among = known.among and len(clause) < 4
            continue
        _name_clause(clause, at, quantities, known, names)
    for i, name in enumerate(names):
        if not name:
            names[i] = known.topic or sentence.section or article.title or ""
    return names


def _name_clause(
    clause: Sequence[Token], at: Sequence[int], quantities: Sequence[Measured], known: _Known, names: list[str]
) -> None:
    known.among = any(t.text == "其中" for t in clause) or known.among
    used_to = 0
    for n, i in enumerate(at):
        quantity = quantities[clause[i].quantity]
        following = at[n + 1] if n + 1 < len(at) else len(clause)
        kind = quantity.unit.split("/")[0]
        left = read_left(clause[used_to:i])
        right = read_right(clause[i + 1 : following], people=kind in ("person", "household"))
        first = n == 0
        phrase, head, taken = _choose(kind, clause[i].text, left, right, known, first=first)
        names[clause[i].quantity] = phrase
        if head:
            known.head = head
        known.phrase = phrase
        if kind in _COUNTED and head and kind != "times":
            known.counted = head
        known.verb = left.verb or known.verb
        used_to = i + 1
        if taken:
            while used_to < following and clause[used_to].part != part.VERB and not (
                clause[used_to].part == part.JOIN and clause[used_to].text == "、" and following < len(clause)
            ):
                used_to += 1
            if used_to < following and clause[used_to].part == part.VERB:
                pass


def _choose(
    kind: str, text: str, left: Left, right: Right, known: _Known, *, first: bool
) -> tuple[str, str, bool]:
    """The phrase, the head that it leaves behind, and whether the words behind the number are used up."""
    if kind in _SHARES:
        return _share(left, right, known)
    if kind == "year_of_age":
        return _age(left, right, known)
    own = left.name
    if right.name and _takes_right(kind, left, right):
        return _counted_right(kind, text, left, right, known)
    if left.change:
        base = own or known.head
        if left.change.startswith(("新增", "追加", "增补", "减少")) and left.verb == "" and not own:
            base = known.head
        return base + left.change, base, False
    if left.verb.startswith(("新增", "减少", "增加", "净增")) and own:
        return left.verb + own, own, False
    if kind in _SPANS:
        return _span(kind, text, left, right, known)
    if kind == "times":
        return _times(text, left, right, known)
    if own:
        return _named_left(kind, left, known)
    if left.verb:
        return _verb_only(kind, text, left, right, known)
    if known.head:
        return known.head, "", False
    if right.name:
        return _counted_right(kind, text, left, right, known)
    subject = left.subject or known.topic
    return subject, subject, False


def _takes_right(kind: str, left: Left, right: Right) -> bool:
    if left.change and not (left.change in ("新增", "增加", "减少", "追加", "净增") and not left.name):
        return False
    if kind in _COUNTED:
        return not (left.name.endswith(_MEASURE_ENDINGS) and not right.of)
    if kind in _SPANS:
        return right.of and not right.predicate
    if left.name:
        return False
    return True


def _unit_noun(text: str) -> str:
    for size in (3, 2, 1):
        noun = _UNIT_NOUNS.get(text.rstrip("余多来以上下内左右/年月")[-size:])
        if noun:
            return noun
    return ""


def _counted_right(
    kind: str, text: str, left: Left, right: Right, known: _Known
) -> tuple[str, str, bool]:
    name = right.name
    verb = left.verb if not left.name else ""
    if left.change and not left.name:
        verb = left.change
    if kind == "times":
        return (verb or "") + name + "次数", name, True
    predicate = right.predicate.strip("，的")
    if not verb and 2 <= len(predicate) <= min(8, 2 * len(name) - 3) and kind in _COUNTED:
        return f"{predicate}的{name}", name, True
    return verb + name, name, True


def _named_left(kind: str, left: Left, known: _Known) -> tuple[str, str, bool]:
    own = left.name
    if own.startswith(("平均", "户均", "村均", "人均")) and len(own) <= 4:
        owner = known.head if own.endswith("均") else known.counted
        return (own + owner if own.endswith("均") else owner + own), own, False
    if known.among and kind in _COUNTED and len(own) <= 2 and known.counted and not own.endswith(known.counted[-1]):
        return own + known.counted, own, False
    return left.verb + own, own, False


def _verb_only(
    kind: str, text: str, left: Left, right: Right, known: _Known
) -> tuple[str, str, bool]:
    noun = _unit_noun(text)
    if known.among and known.counted and kind in _COUNTED and left.subject:
        return left.subject + left.verb + known.counted, "", False
    if right.predicate and kind in ("person", "household"):
        return left.verb + right.predicate + noun, left.verb + right.predicate, True
    if left.subject:
        return left.subject + left.verb + noun, left.subject + left.verb, False
    if kind == "count" and known.counted and not noun:
        return left.verb + known.counted, "", False
    if noun in ("件数", "条数") and known.counted:
        return left.verb + known.counted, "", False
    return left.verb + (noun or known.head), left.verb, False


def _share(left: Left, right: Right, known: _Known) -> tuple[str, str, bool]:
    own = left.name
    if left.share:
        base = own or left.verb and left.subject + left.verb or known.phrase or known.head
        whole = left.whole
        if whole.endswith(("比重", "比例")):
            return f"{base}占{whole}", f"{base}占{whole}", False
        if whole:
            return f"{base}占{whole}比例", f"{base}占{whole}比例", False
        return base + "占比", base + "占比", False
    if left.change:
        base = own or known.head
        return base + left.change, base, False
    if own:
        if own.endswith(_RATE_ENDINGS):
            return own, own, False
        return left.verb + own + "比例", own + "比例", False
    if right.name:
        return right.name + right.predicate[:10] + "占比", right.name, True
    if right.predicate:
        return right.predicate[:12] + "比例", "", True
    if left.verb:
        return left.subject + left.verb + "比例", left.subject + left.verb, False
    return known.head or known.topic, "", False


def _age(left: Left, right: Right, known: _Known) -> tuple[str, str, bool]:
    if left.change:
        base = left.name or known.head
        return base + left.change, base, False
    if "年龄" in left.name:
        own = left.name
        if own.startswith("平均") and known.counted:
            own = known.counted + own
        return own, own, False
    if right.name:
        return right.name + "年龄", "", True
    if left.name:
        return left.name + "年龄", "", False
    if "年龄" in known.head:
        return known.head, "", False
    return (known.counted or known.topic) + "年龄", "", False


def _span(
    kind: str, text: str, left: Left, right: Right, known: _Known
) -> tuple[str, str, bool]:
    noun = _unit_noun(text) or "时间"
    if "连续" in left.link and (right.name or right.predicate):
        what = right.name + right.predicate
        return f"连续{what[:18]}{noun}", what, True
    if left.name:
        return left.verb + left.name, left.name, False
    if left.verb:
        return left.subject + left.verb + noun, left.verb, False
    if right.name or right.predicate:
        return (right.name + right.predicate)[:18] + noun, "", True
    return known.head or known.topic, "", False


def _times(text: str, left: Left, right: Right, known: _Known) -> tuple[str, str, bool]:
    noun = _unit_noun(text) or "次数"
    if left.name or left.verb:
        return left.subject * (not left.name) + left.verb + left.name + noun, left.verb + left.name, False
    what = right.name + right.predicate
    if what:
        return what[:18] + noun, what[:18], True
    return (known.head or known.topic) + noun, "", False
