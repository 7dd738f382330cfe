r"""From the text of a page to clean lines: simplified characters, one kind of glyph, no markup, no advertising.

What a :class:`CleanLine` promises to its readers:

- simplified characters (one for one), full-width digits, letters and ``％`` as ASCII, ``℅`` as ``%``, ``︰`` as ``:``;
- ``,:;?!()`` beside a Chinese character are full-width (``，：；？！（）``); inside numbers (``1,150``, ``04:38``) they stay;
- 「」『』 and paired straight quotes are “”‘’;
- HTML entities decoded, tags and Markdown marks gone, the text of a Markdown link kept;
- pinyin in brackets behind a character gone (``实(shí)践``), doubled punctuation once, runs of blanks one space;
- spaces inside numbers (``1 149户``), between a number and its measure word (``137 个``) and between characters set apart one by
  one gone, on a scanned page those that are strewn into numbers and words too (``9.7 4 亿元``);
- plus signs that the page lost put back where the language leaves no doubt: “5+1”行动, “党建+”, “支部+合作社+农户”模式.

Every change is recorded with the page offsets it covers, and what was cut or restored is a :class:`Cut`. Not here: what
a line is (:mod:`models.pages`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from models.records import Cut
from models.text.blanks import HAN, are_strewn, inside, is_prose, set_apart, strewn
from models.text.clean import CleanText, Run
from models.text.plus import lost_plus_signs
from models.text.script import to_simplified
from models.text.spam import spam_spans, trigger

_WIDE = HAN + "“”‘’《》〈〉（）【】％%℃、，。；：？！…"

_GLYPHS = (
    {chr(0xFF10 + i): chr(0x30 + i) for i in range(10)}
    | {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
    | dict(
        zip(
            "％﹪℅＋﹢－─━―＃＆／∕⁄╱＝｜︰∶「」『』﹁﹂﹃﹄﹐﹑﹔﹕﹖﹗﹙﹚｡､",
            "%%%++-———#&////=|::“”‘’“”‘’，、；：？！（）。、",
            strict=True,
        )
    )
    | dict.fromkeys("\u3000\xa0\t\r\x0b\x0c\x85\u2028\u2029\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))), " ")
)
_GLYPH = re.compile(f"[{''.join(_GLYPHS)}]")
_TO_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF = re.compile(rf"[,:;?!()](?:(?<=[{_WIDE})][,:;?!])|(?<=[{_WIDE}][()])|(?<=[,:;?!])(?=[{_WIDE}(])|(?<=[()])(?=[{_WIDE}]))")
_LOST = re.compile(r"\?{2,}")
"""What a page in a wrong encoding shows for its blanks (??2023年11月03日????来源：…)."""
_THOUSANDS = re.compile(
    r"，(?=\d{3}(?:，\d{3})*(?:\.\d+)?[\u4e00-\u9fff%])"
    r"(?:(?<=(?<![\d.])\d，)|(?<=(?<![\d.])\d\d，)|(?<=(?<![\d.])\d\d\d，))"
)
"""Thousands parted by a wide comma (1，860场次)."""
_STOP = re.compile(rf"(?<=[{HAN}][{HAN}])\.(?=[{HAN}]{{2}})")
"""A full stop in half width between two sentences (用作公益金.镇里派驻技员)."""
_UNPAIRED = re.compile(r"（[^（）()\n]*\)|\([^（）()\n]*）")
_ENTITY_END = re.compile(r"(&#?[0-9a-zA-Z]{2,8})；")
_STRAIGHT = re.compile(rf'"([^"\n{HAN}]*[{HAN}][^"\n]*)"')

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_NEUTRAL = "(?:de|le|zi|men|ma|ba|ne|zhe|tou|shang|xia|li|bian|guo|me|ge|lou|fu|shi|jia)"
_SYLLABLE = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])?(?:i?ang|i?ong|uang|eng|ing|uai|iao|ian|uan"
    "|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aoeiuüv])"
)
_TONELESS = re.compile(rf"[{HAN}]（({_SYLLABLE})）")
"""Pinyin without tones behind a character; a page that has it has it everywhere (面庞（pang））."""
_EDIT = re.compile(
    r"[&<!\[#*（ ，。；：！？、?_\u200b-\u200f\u2060\ufeff\xad\ufe0f](?:"
    r"(?<=&)(?P<entity>#\d{1,6};|#[xX][0-9a-fA-F]{1,5};|[a-zA-Z]{2,8}\d?;)"
    r"|(?<=<)(?P<tag>/?[a-zA-Z][^<>\n]{0,400}>|!--(?:[^\n<]|<(?!!--))*?-->)"
    r"|(?<=\[)(?P<link>[^\]\n]{0,300})\]\((?P<address>[^()\s]{0,500})[)）]"
    r"|(?<=!)\[[^\]\n]{0,300}\]\([^()\s]{0,500}[)）](?P<image>)"
    rf"|(?<=（)(?P<pinyin>[^\w（）\n]{{0,4}}[a-zü {_TONES}]{{0,12}}[{_TONES}][a-zü{_TONES} ]{{0,8}}[^\w（）\n]{{0,4}}）)"
    rf"|(?<=（)(?P<neutral>[^\w（）\n]{{0,3}}{_NEUTRAL}[^\w（）\n]{{0,3}}）(?:[(（]{_SYLLABLE}[）)])*)"
    rf"|(?<=（)(?P<toneless>{_SYLLABLE}[）)](?:[（(]{_SYLLABLE}[）)])*(?: (?=[{HAN}]))?)"
    r"|(?<=#)(?P<heading>#{0,5} )|(?<=\*)\*(?P<bold>)|(?<=_)_(?P<rule>)"
    r"|(?<=[，。；：！？、])(?P<doubled>[，。；：！？、]+)"
    r"|(?<= )(?P<space> *)(?=\S|\n|$)|(?<=\?)(?P<marks>\?+)"
    r"|(?<=[\u200b-\u200f\u2060\ufeff\xad\ufe0f])(?P<zero>)"
    r")"
)
_MARKED = re.compile(r"(?:(?P<head>\*)[^*\s][^*\n]*(?P<foot>\*)\s*|(?P<quote>> )[^>\n]+|(?P<item>[-*+] )(?=[^\d\s])[^\n]+)$")
"""A line of Markdown that is one emphasis, a quotation or an item of a list; a sign before a figure is its own."""
_BLOCK = re.compile(r"</?(?:p|br|div|li|tr|h[1-6]|section|blockquote)\b", re.IGNORECASE)
_PINYIN_BEFORE = re.compile(rf"[{HAN}]")
_ASKING = re.compile(r"(?:吗|呢|什么|怎|谁|哪|何|为啥|多少|是否|能不能|几)[^。！？]{0,20}$")


@dataclass(frozen=True, slots=True)
class CleanLine:
    """A line of the page and its clean text, in as many paragraphs as its markup makes of it."""

    number: int
    start_char: int
    end_char: int
    paragraphs: tuple[CleanText, ...]
    spam: bool
    cuts: tuple[Cut, ...]
    heading: int
    """Level of a Markdown heading, 0 for none."""
    text: str
    """The paragraphs' text, joined by a space."""


@lru_cache(maxsize=4)
def clean_lines(page: str) -> tuple[CleanLine, ...]:
    """The clean lines of a page, one for each piece of ``page.split("\\n")``."""
    glyphs = uniform_glyphs(to_simplified(page))
    busy = spam_lines(glyphs)
    loose = are_strewn(glyphs)
    toned = len(re.findall(rf"（[^（）\n]{{0,12}}[{_TONES}][^（）\n]{{0,12}}）", glyphs)) >= 2
    syllables = _TONELESS.findall(glyphs) if re.search("（[a-z]", glyphs) else []
    toneless = len(syllables) > 3 and len(set(syllables)) > 2
    lines, at = [], 0
    for number, text in enumerate(glyphs.split("\n"), 1):
        if text:
            found = _Found(at in busy, toned, toneless, loose and is_prose(text))
            lines.append(_clean_line(number, at, text, found))
        else:  # some pages are little else
            lines.append(CleanLine(number, at, at, (), False, (), 0, ""))
        at += len(text) + 1
    return tuple(lines)


def uniform_glyphs(text: str) -> str:
    """``text`` with one kind of glyph for each digit, letter, bracket, quote and stop; as long as ``text``."""
    text = _GLYPH.sub(lambda m: _GLYPHS[m.group()], text)
    if "??" in text:
        text = _LOST.sub(
            lambda m: m.group() if _ASKING.search(text, max(0, m.start() - 24), m.start()) else " " * len(m.group()), text
        )
    text = _HALF.sub(lambda m: _TO_WIDE[m.group()], text)
    if "，" in text:
        text = _THOUSANDS.sub(",", text)
    if "." in text:
        text = _STOP.sub("。", text)
    if "&" in text:
        text = _ENTITY_END.sub(r"\1;", text)
    if "(" in text or ")" in text:
        text = _UNPAIRED.sub(lambda m: f"（{m.group()[1:-1]}）", text)
    return _STRAIGHT.sub(r"“\1”", text) if '"' in text else text


def spam_lines(glyphs: str) -> set[int]:
    """Offsets of the lines of ``glyphs`` in which advertising is possible."""
    found: set[int] = set()
    behind = 0
    for at in trigger().starts(glyphs):
        if at < behind:  # a line is looked at up to its first match: some hold millions of characters
            continue
        found.add(glyphs.rfind("\n", 0, at) + 1)
        behind = glyphs.find("\n", at)
        if behind < 0:
            break
    return found


class _Change(NamedTuple):
    """A change of a line: what becomes of ``text[start:end]``, and why."""

    start: int
    end: int
    new: str
    """Empty for what is cut; a line break parts paragraphs."""
    reason: str


class _Found(NamedTuple):
    """What a page, and a line of it, were found to have."""

    busy: bool
    """Whether the line may hold advertising."""
    toned: bool
    """Whether the page has pinyin with tones."""
    toneless: bool
    """Whether it has pinyin without tones."""
    loose: bool
    """Whether the line is prose of a page with strewn blanks."""


def _clean_line(number: int, start: int, text: str, page: _Found) -> CleanLine:
    """One line; ``text`` has uniform glyphs and stands at page offset ``start``."""
    end = start + len(text)
    if text.isspace():
        return CleanLine(number, start, end, (), False, (), 0, "")
    spam, spans = _spam_in(text) if page.busy else (False, [])
    edits = [_Change(a, b, "", "spam") for a, b in spans]
    heading = 0
    for found in _EDIT.finditer(text):
        edit = _edit(text, found, toned=page.toned, toneless=page.toneless)
        if edit is not None:
            edits.append(edit)
            if found.lastgroup == "heading" and not text[: found.start()].strip():
                heading = len(found.group().strip())
    if text[0] in "*>-+" and (marked := _MARKED.match(text)) is not None:
        edits += [_Change(a, b, "", "markup") for a, b in map(marked.span, ("head", "foot", "quote", "item")) if a >= 0]
    if " " in text:
        edits += [_Change(at, at + 1, "+", "restored") for at in lost_plus_signs(text)]
        edits += [_Change(at, at + 1, "", "glyph") for at in set_apart(text)]
        if page.loose:
            edits += [_Change(a, b, new, "glyph") for a, b, new in strewn(text)]
    if not edits:
        lead = len(text) - len(text.lstrip())
        own = text.strip()
        clean = CleanText(own, (Run(0, len(own), start + lead, start + lead + len(own)),))
        return CleanLine(number, start, end, (clean,), spam, (), 0, own)
    paragraphs, cuts = _edited(text, start, sorted(edits, key=lambda e: (e.start, _ORDER[e.reason])))
    whole = paragraphs[0].text if len(paragraphs) == 1 else " ".join(p.text for p in paragraphs)
    return CleanLine(number, start, end, paragraphs, spam, cuts, heading, whole)


def _spam_in(text: str) -> tuple[bool, list[tuple[int, int]]]:
    """Whether a line is nothing but advertising, and if not, the spans of what of it is."""
    decoded = html.unescape(text) if "&" in text else text
    if len(decoded) != len(text):  # offsets would be wrong: all of it or nothing
        found = spam_spans(decoded)
        return bool(found) and found[0][1] - found[0][0] >= len(decoded.strip()), []
    spans = spam_spans(text)
    whole = len(spans) == 1 and spans[0][1] - spans[0][0] >= len(text.strip())
    return whole, [] if whole else spans


def _edited(text: str, start: int, edits: Iterable[_Change]) -> tuple[tuple[CleanText, ...], tuple[Cut, ...]]:
    """The paragraphs that ``edits``, in order, make of a line at page offset ``start``, and what they cut."""
    pieces: list[list[tuple[str, int, int]]] = [[]]
    cuts: list[Cut] = []
    at = 0
    for a, b, new, reason in edits:
        if a < at:
            continue
        if a > at:
            pieces[-1].append((text[at:a], start + at, start + a))
        if new == "\n":
            pieces.append([])
        elif new and (new != " " or (pieces[-1] and not pieces[-1][-1][0].endswith(" "))):
            pieces[-1].append((new, start + a, start + b))
        if reason in _REPORTED:
            cuts.append(Cut(start + a, start + b, reason))
        at = b
    if at < len(text):
        pieces[-1].append((text[at:], start + at, start + len(text)))
    return tuple(p for p in (_stripped(CleanText.of(x)) for x in pieces) if p.text), tuple(cuts)


_ORDER = {"spam": 0, "restored": 1, "pinyin": 2, "markup": 3, "entity": 4, "glyph": 5}
_REPORTED = {"spam", "restored", "pinyin", "markup"}


def _edit(text: str, found: re.Match[str], *, toned: bool, toneless: bool) -> _Change | None:
    """The change that a match of ``_EDIT`` asks for, None for no change."""
    a, b = found.span()
    kind = found.lastgroup
    if kind == "space":
        new = inside(text, a, b)
        return _Change(a, b, new, "glyph") if new is not None else None
    if kind == "entity":
        new = html.unescape(found.group())
        if new == found.group():
            return None
        new = html.unescape(new + ";") if new == "&" and text[b : b + 7].find(";") > 1 else new
        new = uniform_glyphs(new) if new.strip("\xa0 \u2003\u2002\u3000") else " "
        return _Change(a, b, new, "entity")
    if kind == "tag":
        return _Change(a, b, "\n" if _BLOCK.match(found.group()) else "", "markup")
    if kind == "link" or kind == "address":
        return _Change(a, b, found["link"], "markup")
    if kind in ("image", "bold"):
        return _Change(a, b, "", "markup")
    if kind == "heading":
        return _Change(a, b, "", "markup") if not text[:a].strip() else None
    if kind in ("pinyin", "neutral", "toneless"):
        sure = {"pinyin": True, "neutral": toned or toneless, "toneless": toneless}[kind]
        fits = sure and a > 0 and _PINYIN_BEFORE.match(text[a - 1])
        return _Change(a, b, "", "pinyin") if fits else None
    if kind == "doubled":
        stops = found.group()
        if len(set(stops)) == 1:
            return _Change(a, b, stops[0], "glyph")
        return None
    if kind == "marks":
        asked = _ASKING.search(text[max(0, a - 24) : a])
        return _Change(a, b, "？" if asked else " ", "glyph")
    if kind == "zero":
        return _Change(a, b, "", "glyph")
    return None


def _stripped(clean: CleanText) -> CleanText:
    text = clean.text
    lead = len(text) - len(text.lstrip())
    tail = len(text.rstrip())
    return clean if not lead and tail == len(text) else clean.slice(lead, tail) if tail > lead else CleanText("", ())
