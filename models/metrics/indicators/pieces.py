"""A word that joins the clause being read: a token of its own, a break, or a piece of the word before it.

Belongs here: tokens, and which words the tagger has cut or glued. How a sentence is cut into clauses is in :mod:`clause`.
"""

from __future__ import annotations

from typing import NamedTuple

from models.metrics.indicators import lexicon as part


class Token(NamedTuple):
    """A word, a quoted name or a quantity (``quantity`` is its index, else -1), with its part."""

    text: str
    part: str
    quantity: int = -1


_DATE_TAIL = frozenset("年月日号时点季旬")
_DIGITS = frozenset("一二三四五六七八九十百千万亿零〇两半几")
_DIVISIONS = frozenset(("省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "村", "街道", "社区"))
_SUFFIXES = frozenset("率量额数费员师点站室者会型")
_DOINGS = frozenset("制奖岗队库证款类")
"""Endings that make a noun of the verb before them (抽查制, 创收奖)."""
_ORDERED = frozenset("胎期批档轮段条款章")
"""What an ordinal numbers: 第1胎 and its like are no part of a name."""
_ALL_OF = 3
"""Characters of 全村人, 全镇人 and their like, to which the tagger gives what is 人均."""
_GROUPS = frozenset("组社队")
"""Parts of a village, which are told by their numbers."""
_ITEMS = frozenset("条款章节项")
"""What an ordinal numbers at the head of a rule."""
_RATINGS = frozenset(
    ("千伏", "伏", "兆", "吉", "千伏安", "千瓦", "兆瓦", "英寸", "寸", "毫米", "微米", "匹", "度", "分钟", "小时")
)
"""Units of what a thing is rated by, which is no part of its name."""
_IMPROVED = frozenset(("整顿", "转化", "整改", "晋位", "改造", "整治", "巩固", "升级", "完善", "新建", "提质"))
"""Verbs with which 提升 is one verb more, and no change of a number."""
_RATE_IS = frozenset(f"率{rest}" for rest in (*"为要将由从达在均各", "控制", "达到", "保持", "稳定"))
"""What the tagger takes for one word behind a verb (在岗率为95%)."""
_TERM_IS = frozenset(f"期{rest}" for rest in "由从将为")
"""The same of 期 (平均等候期由45天)."""
_VILLAGE_AND = {"村中": part.LOCATIVE, "村里": part.LOCATIVE, "村集体": part.NOUN, "村年": part.TIME, "村任": part.VERB}
"""What the tagger takes for one word behind a number or 到, and is a village with the next word's beginning."""
ATTACHED = (
    {"月份", "合格", "起", "提升", "所", "只", "均", "学年度"}
    | _RATINGS
    | _DATE_TAIL
    | _DIVISIONS
    | _SUFFIXES
    | _DOINGS
    | _ORDERED
    | _GROUPS
    | _RATE_IS
    | _TERM_IS
    | _VILLAGE_AND.keys()
)
"""Words that may belong to the word before them."""
_BOUNDS = ("以上", "以下")
_INSIDE = frozenset(("%", "+", "-", "．", ".", " ", "　", "\xa0"))


def push(out: list[list[Token]], word: str, pos: str, kind: str) -> list[Token]:
    """Push a word that may be a break, a numeral or a piece of the word before it; return the open clause."""
    clause = out[-1]
    if not clause and word[0] == "第" and word[-1] in _ITEMS:
        return clause  # 第二条 彩礼总额
    if kind == part.BREAK or (kind == part.NOUN and pos in ("x", "eng") and not word.isalnum()):
        if word not in _INSIDE:
            out.append([])
            return out[-1]
        if not word.strip():
            return clause
        kind = part.NOUN
    if clause:
        last = clause[-1]
        if word in _RATE_IS:
            clause = push(out, "率", "n", part.NOUN)
            clause.append(Token(word[1:], part.part_of(word[1:], "d")))
            return clause
        if (cut := _cut(last, word)) is not None:
            clause[-1:] = cut
            return clause
        if joined := _joined_to_number(clause, word, kind) or _joined_to_word(last, word, kind):
            clause[-1] = Token(last.text + word, joined)
            return clause
        if word == "月" and last.text == "个" and len(clause) > 1 and clause[-2].part == part.NUMERAL:  # 前10个月
            clause[-2:] = [Token(clause[-2].text + "个月", part.TIME)]
            return clause
        if word == "起" and last.part == part.TIME:  # 今年3月 起
            return clause
    clause.append(Token(word, _part_alone(word, kind)))
    return clause


def _cut(last: Token, word: str) -> tuple[Token, ...] | None:
    """``last`` and a word of which the tagger glued two together, cut where they meet."""
    if word in _VILLAGE_AND and (last.text == "到" if word[1] == "任" else last.text[-1] == "个" and last.quantity >= 0):
        return last, Token("村", part.NOUN), Token(word[1:], _VILLAGE_AND[word])
    if word in _TERM_IS and last.part in "NEG":
        return Token(last.text + "期", part.NOUN), Token(word[1:], part.part_of(word[1:], "d"))
    if word.startswith(_BOUNDS) and len(word) > 2:  # 以上学历
        return last, Token(word[:2], part.LOCATIVE), Token(word[2:], part.NOUN)
    if word == "均" and last.text[0] == "全" and last.text[-1] == "人" and len(last.text) == _ALL_OF:  # 全村人 均 纯收入
        return Token(last.text[:-1], part.SCOPE), Token("人均", part.NOUN)
    return None


def _joined_to_number(clause: list[Token], word: str, kind: str) -> str:
    """The part of the time, rating or division that ``word`` makes with the last token; "" where it makes none."""
    last = clause[-1]
    if word in _RATINGS and last.part == part.NUMERAL:  # 10 千伏 线路
        return part.SCOPE
    if word in _GROUPS and last.part == part.NUMERAL and len(clause) > 1 and clause[-2].text[-1] in "村屯庄寨":  # 双店村 3 社
        return part.SCOPE
    if word in ("月份", "学年度") and last.part == part.NUMERAL:
        return part.TIME
    if word in _DATE_TAIL and last.part in "MT" and last.text[-1] != "天":
        return part.TIME
    if word in _DATE_TAIL and last.text in ("每", "每个"):
        return part.ADVERB
    division = word in _DIVISIONS and last.part == part.SCOPE and not part.known(last.text)
    if division and kind != part.NUMERAL and not word.startswith(last.text):
        return part.SCOPE
    ordinal = word in _ORDERED and last.text[0] == "第" and last.part in "SMN" and len(last.text) > 1
    return part.SCOPE if ordinal or (last.text == "第" and kind == part.NUMERAL) else ""


def _joined_to_word(last: Token, word: str, kind: str) -> str:
    """The part of the one word that ``word`` makes with ``last``; "" where they stay two."""
    if word == "率" and last.part == part.CHANGE:  # 压减 率
        return part.CHANGE
    if word == "提升" and last.text in _IMPROVED:  # 改造提升 | 9个
        return part.EITHER
    if word in ("所", "只") and last.text == "每":
        return part.NOUN
    if word in _SUFFIXES and last.part in "NEVG" and kind != part.NUMERAL:  # 网格 员, 参保 率
        return part.NOUN
    if word in _DOINGS and last.part in "EV" and len(last.text) > 1 and kind == part.NOUN:
        return part.NOUN
    return part.MODIFIER if word == "合格" and last.text == "不" else ""


def _part_alone(word: str, kind: str) -> str:
    """The part of a word that stands for itself."""
    timed = word.endswith(("月份", "季度", "年代", "世纪")) or (word[0] in _DIGITS and word.endswith(("年", "个月")))
    if kind == part.NUMERAL and len(word) > 1 and timed:
        return part.TIME
    spelled = kind == part.NUMERAL and not word[0].isdigit() and (len(word) > 1 or word not in _DIGITS)
    return part.NOUN if spelled or (word[0] == "每" and len(word) > 1 and not part.known(word)) else kind
