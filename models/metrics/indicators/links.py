"""What links a name to the number behind it: 达, 增加了, 比…低, 占…的.

Belongs here: how far the linking words reach back from a number, the change or share that they tell, and the whole of
which 占 tells a share. The name and the verb before them are read in :mod:`before`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.metrics.indicators import lexicon as part
from models.metrics.indicators.extent import SUCH_AS
from models.metrics.indicators.pieces import Token

_LINKS = "RAPUTFM"
_ARRIVING = frozenset(("到", "至", "为", "成", "达", "达到"))
_DEGREES = frozenset(("年轻", "大", "小", "低", "高", "多", "少", "快", "慢", "长", "短", "便宜", "贵"))
"""Words that say by how much two things differ, behind 比 or before 了."""
_RESULT_NOUNS = ("幅", "速", "幅度")


class Link(NamedTuple):
    """The words between a name and its number, which begin at ``at``.

    ``words`` are they, from the number backwards; ``change`` is the verb or noun of change among them; ``share`` tells that 占
    is, ``whole`` the words that it has for its object, which belong to the link too; ``arrives`` that they lead to the number
    (到, 达到).
    """

    at: int
    words: list[str]
    change: str
    share: bool
    whole: Sequence[Token]
    arrives: bool

    @property
    def text(self) -> str:
        """The words in the order of the text."""
        return "".join(reversed(self.words))

    @property
    def lists(self) -> bool:
        """Whether 等 is among them, which closes a list that goes on."""
        return any(word in SUCH_AS for word in self.words)


def read_link(tokens: Sequence[Token]) -> Link:
    """The words that link ``tokens`` to the number behind them."""
    at = len(tokens)
    change = ""
    share = arrives = False
    words: list[str] = []
    while at:
        token = tokens[at - 1]
        kind = token.part
        if kind == part.CHANGE:
            if not change and not share and (not arrives or token.text.endswith(_RESULT_NOUNS)):
                change = token.text
        elif kind == part.SHARE:
            share = True
        elif _is_cut_down(tokens, at):
            change = tokens[at - 2].text + token.text  # 少跑 | 2趟, 少等 | 40分钟
        elif token.text in _DEGREES and not change and ("了" in words or any(t.text in ("比", "较") for t in tokens[: at - 1])):
            change = token.text
        elif not _only_links(token, first=at == len(tokens)) and not (token.text == "基本" and words):  # 基本 完成 | 2个
            break
        arrives = arrives or token.text in _ARRIVING or token.text[-1] in "到至"
        words.append(token.text)
        at -= 1
    held = -1 if share else _shared_at(tokens, at)
    whole = tokens[held + 1 : at] if held >= 0 else ()
    if held >= 0:
        share, at = True, held
        while at and tokens[at - 1].part in _LINKS:
            at -= 1
    return Link(at, words, change, share, whole, arrives)


def with_paces(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with 增速 and its like as names where a change of theirs is told (增速 较上半年 提高)."""
    changes = [i for i, t in enumerate(tokens) if t.part == part.CHANGE]
    if len(changes) < 2 or not tokens[changes[0]].text.endswith(_RESULT_NOUNS):
        return tokens
    return [t._replace(part=part.NOUN) if i == changes[0] else t for i, t in enumerate(tokens)]


def _is_cut_down(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token before ``at`` is what somebody does less or more of (少跑, 多等)."""
    if at < 2 or tokens[at - 2].text not in ("多", "少", "净"):
        return False
    token = tokens[at - 1]
    return len(token.text) == 1 and (token.part == part.VERB or token.text == "等")


def _only_links(token: Token, *, first: bool) -> bool:
    """Whether a word does nothing but link; a joint does right before the number."""
    return token.part in _LINKS or token.part in (part.SCOPE, part.OF) or (token.part == part.JOIN and first)


def _shared_at(tokens: Sequence[Token], at: int) -> int:
    """Index of a 占 with the whole behind it, up to ``at``, else -1."""
    for i in range(at - 1, -1, -1):
        kind = tokens[i].part
        if kind == part.SHARE:
            return i
        if kind not in "NEGJDSV" and tokens[i].text not in ("应", "应当", "需", "预计", "计划"):
            return -1
    return -1
