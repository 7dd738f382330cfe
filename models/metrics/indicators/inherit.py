"""What the numbers of a sentence leave to those behind them.

A clause that leaves its head out (减幅36.73%, 占64%, 其中女性203人) takes it from what was said before. Belongs here:
the memory, and what is shared by several numbers of one list (A、B分别增长1%、2%).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.before import read_left
from models.metrics.indicators.clause import read_clauses
from models.metrics.indicators.phrase import payment_in, text_of, tidy
from models.metrics.indicators.pieces import Token
from models.metrics.indicators.spot import SHARES, Spot


@dataclass
class Known:
    """What has been said so far in the sentence."""

    head: str = ""
    """Name of the last thing that was measured, without verb of change or suffix."""
    counted: str = ""
    """The last noun that was counted."""
    phrase: str = ""
    """The last phrase that was given."""
    verb: str = ""
    whole: str = ""
    """The head before the parts were listed (其中)."""
    total: str = ""
    """What was counted before the parts were listed."""
    parted: str = ""
    """The measure whose parts are being listed."""
    parted_unit: str = ""
    """The kind of its unit."""
    sized: str = ""
    """The kind of the last unit that was none of shares."""
    sized_head: str = ""
    """What the number in it was of."""
    among: bool = False
    """Whether parts of a whole are being listed."""
    unit: str = ""
    """The kind of the last number's unit."""
    heard: list[Sequence[Token]] = field(default_factory=list)
    """Clauses without a number since the last number, whose topic was not asked for yet."""
    ahead: Sequence[Token] = ()
    """The next clause, which may say what money goes into (投资2.4亿元，新建医养楼)."""
    last_topic: str = ""
    news: bool = False
    heads: list[str] = field(default_factory=list)
    """Heads of the numbers so far."""
    told: list[str] = field(default_factory=list)
    """What each number so far measures, but for shares and changes, which those behind 分别 are of."""
    programme: str = ""
    """The last name in quotation marks (“百企联百村”)."""
    ratio: str = ""
    """The last share of a whole (大专以上学历占比); its two ends and its change in points have it for their head."""
    rate: str = ""
    """The last rate that was named, whose bounds are told behind it."""
    matter: str = ""
    """What was counted last, where it is a problem, a case or the like."""
    bounded: str = ""
    """The phrase of the last bound."""
    bounded_unit: str = ""
    kinds: dict[str, str] = field(default_factory=dict)
    """The last head in each kind of unit."""
    by_word: dict[str, str] = field(default_factory=dict)
    """What was counted last with each measure word."""
    threshold: str = ""
    """The measure that the number before set a bound to (集体经济收入15万元以上的)."""

    done: str = ""
    """What is done for, or by, those who were counted last (为 | 85名 | 儿童送教上门，每周 | 1次)."""
    label: str = ""
    """What the item of a list that the sentence belongs to gives (（二）急难救助：……去年核发 | 187件)."""
    earlier: Mapping[str, str] = field(default_factory=dict)
    """What the sentence before measured last, in each kind of unit."""

    def resume(self, kind: str) -> None:
        """Go on with what the sentence before measured in this kind of unit, where this one has measured nothing yet."""
        head = self.earlier.get(kind, "")
        if head and not self.head:
            self.head, self.sized = head, kind
            if kind in ("person", "household", "count"):
                self.counted = head

    def hear(self, clause: Sequence[Token]) -> None:
        """Take up a clause without a number, or the words behind the last one."""
        self.heard.append(clause)

    def open_parts(self, kind: str) -> None:
        """Keep what was measured last for the whole whose parts follow (其中), the first of them in units of ``kind``."""
        self.resume(kind)
        said = self.phrase * (self.unit == self.sized and self.unit not in SHARES)
        self.among, self.whole, self.total = True, self.head or said, self.counted
        of_ratio = self.head.endswith(("比例", "比重")) and kind not in SHARES
        self.parted = self.kinds.get(self.sized, self.head) if of_ratio else self.head  # 建设7.2万亩，占任务的102.9%，其中新建
        self.parted_unit = self.sized

    def named(self, spot: Spot, phrase: str, head: str) -> None:
        """Take up the phrase of a number and the head that it leaves, empty for none."""
        self.phrase, self.unit = phrase, spot.kind
        self.done = spot.right.predicate if spot.counts else self.done * (spot.kind == "times")
        if spot.kind not in SHARES:
            self.sized, self.sized_head = spot.kind, head or self.sized_head
            if head:
                self.kinds[spot.kind] = head
        if not spot.left.change and not spot.left.share:
            self.told.append(phrase if head and spot.counts and phrase.endswith(head) else head or phrase)
        if not head:
            return
        self.measured(head)
        if spot.kind == "count":
            self.matter = next((m for m in part.matters() if head.endswith(m)), "")
        if spot.counts and not (spot.left.bare and not spot.right.name):
            self.counted = self.by_word[spot.measure_word] = head

    def alike(self, spot: Spot) -> str:
        """What was counted last, with the measure word of ``spot`` if there is such (检查商户56家，发现隐患12处，查封 | 2家)."""
        return (self.by_word.get(spot.measure_word) if spot.counts else None) or self.counted

    def measured(self, head: str) -> None:
        """Take up the head of a number; what was heard before is no longer news."""
        _ = self.topic
        self.head, self.news, self.ratio = head, False, ""
        self.heads.append(head)

    @property
    def topic(self) -> str:
        """What the last clause without a number, or the words behind the last number, are about."""
        while self.heard:
            name = topic_of(self.heard.pop())
            if name:
                self.last_topic, self.news = name, True
                self.heard.clear()
        return self.last_topic

    @property
    def fresh(self) -> bool:
        """Whether ``topic`` is newer than ``head``."""
        return bool(self.topic) and self.news

    @property
    def base(self) -> str:
        """What a number without a head of its own is about."""
        return self.head or self.topic


def topic_of(clause: Sequence[Token]) -> str:
    """What a clause without a number is about: the object of 将 or 把, else its last name, else its subject."""
    if clause and clause[0].text[0] in "据记" and clause[-1].text.endswith(_TELLING):
        return ""  # 据县气象台消息
    if clause and clause[0].text.startswith("按") and clause[-1].text.endswith(_COMPUTED):
        return ""  # 按不变价格计算
    if clause and clause[-1].text.endswith("看") and _BY_KIND.fullmatch(text_of(clause)) is not None:
        return ""  # 分县区看
    if name := _handled(clause):
        return name
    if clause and clause[0].text in ("由", "被") and clause[-1].part in "VE":
        return ""  # 由县政府主要领导约谈
    by = next((i for i, t in enumerate(clause) if t.text == "由"), 0)
    if by and all(t.part in part.NAMING or t.text == "计划" for t in clause[:by]) and clause[-1].part in "VE":
        return tidy(clause[:by])  # 计划由基金会资助，为期 | 两年
    end = len(clause)
    while end and clause[end - 1].part in "APURTFS":
        end -= 1
    clause = clause[: end - (end > 1 and clause[end - 1].part == part.OF)]  # 对获得示范社称号的，奖励 | 10万元
    if clause and clause[-1].text.endswith(_SPEAKING) and clause[-1].part in "VE":
        return ""  # 罗支书说，明年扩到4000亩
    if len(clause) > 2 and all(t.part in "EV" and t.text in part.actions() for t in clause[:2]):
        clause = clause[2:]  # 补助 建设 乡村“幸福礼堂”
    left = read_left(clause)
    if left.subject and left.subject == payment_in(left.subject):
        return left.subject  # 敬老礼金改汇款发放
    name = _FARING.sub("", left.name) if left.name != "者" and not left.bare else ""
    if name and (clause[-1].part == part.CHANGE or not name.endswith(part.vague_endings())):
        return name  # 低保标准分别提高
    return left.subject or _leading(clause)


def _handled(clause: Sequence[Token]) -> str:
    """The object of 将 or 把, or what it is made into (将闲置托儿所 整修为 长照据点)."""
    for i, token in enumerate(clause):
        if token.text in ("将", "把"):
            made = max((n for n in range(i + 1, len(clause)) if clause[n].text.endswith(_INTO)), default=0)
            if made and (name := tidy([t for t in clause[made + 1 :] if t.part in part.NAMING])):
                return name
            end = i + 1
            while end < len(clause) and clause[end].part in part.NAMING + "S":
                end += 1
            if name := tidy(clause[i + 1 : end]):
                return name
    return ""


_SPEAKING = ("公布", "通报", "宣布", "提醒", "强调", "说", "介绍", "表示", "坦言", "告诉", "透露", "指出", "算账", "算了笔账")
"""Endings of verbs whose subject is who speaks, not what is spoken of."""
_TELLING = ("消息", "介绍", "报道", "统计", "透露", "了解", "显示", "悉", "测算", "估算", "预测", "称", "反映")
"""How a clause ends that says who tells it."""
_BY_KIND = re.compile("(?:分|按|从).{1,8}(?:来|上|角度)?看")
"""A clause that says by what a whole is told apart."""
_COMPUTED = ("计算", "核算", "折算", "换算")
"""How a clause ends that says by what something was computed."""
_FARING = re.compile("(?:长势|形势|势头|运行|情况)(?:总体)?(?:良好|较好|喜人|平稳|稳定|向好)$")
"""How the topic fares, which is none of its name (晚稻长势良好)."""
_INTO = ("为", "成", "作")


def topic_behind(text: str, at: int) -> str:
    """What the text from ``at`` on is about: the last resort where nothing before a number names anything."""
    names = (topic_of(clause) for clause in read_clauses(text, at))
    return next((name for name in names if name), "")


def _leading(clause: Sequence[Token]) -> str:
    """The name that opens a clause."""
    start = 0
    while start < len(clause) and clause[start].part in "STPAM":
        start += 1
    end = start
    while end < len(clause) and clause[end].part in "NEG":
        end += 1
    name = tidy(clause[start:end])
    return "" if name.endswith(part.vague_endings()) else name


def items(tokens: Sequence[Token]) -> list[str]:
    """The items of a list joined by 、 and 和."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.part == part.JOIN:
            found.append([])
        else:
            found[-1].append(token)
    return [tidy(item) for item in found]
