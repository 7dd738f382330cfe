"""From labelled lines to articles: headline, bylines, body and sentences.

Belongs here: what the lines of one article say together, and what a page says once for all of its articles (a date and
source above the first, the reporter of the feature for its briefs only where the briefs name one). The place of an
article comes from the gazetteer (:mod:`models.places`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from models.pages.boilerplate import is_label, says_error
from models.pages.bylines import Byline, is_byline, read_byline
from models.pages.dates import Stamp, address_date, compact_date, find_dates
from models.pages.fields import as_key, is_key
from models.pages.glued import is_lead, read_end, read_lead
from models.pages.imprint import HOUR
from models.pages.names import is_person
from models.pages.offices import names_office
from models.pages.outlets import outlet_of
from models.pages.sentences import enumerated_section, sentence_spans
from models.pages.titles import read_headline, site_names, without_site
from models.records import Article, Cut, Line, Sentence
from models.text.clean import CleanText
from models.text.normalise import CleanLine, clean_lines
from models.text.script import script


@dataclass
class Paragraph:
    """A paragraph of an article: its role, the heading above it, its clean text (torn pieces joined)."""

    role: str
    section: str | None
    clean: CleanText


@dataclass
class Draft:
    """What the lines of an article have given so far."""

    article: Article
    titles: list[CleanText] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    byline: Byline = field(default_factory=Byline)
    """All bylines, and those glued to the text."""
    head: Byline = field(default_factory=Byline)
    """Those of the bylines that stand above the title."""
    own: Byline = field(default_factory=Byline)
    """Those between the title and the first prose, which know more of the article than an issue's head above it."""
    key: str = ""
    """The key of a byline's field whose value is in the next line."""
    signed: str = ""
    """The office that signs a paper, or those that sign it together."""
    linked: Stamp | None = None
    copies: Byline = field(default_factory=Byline)
    section: str | None = None

    @property
    def before(self) -> Byline:
        """The bylines above the first prose."""
        both = Byline()
        both.add(self.head)
        both.add(self.own)
        return both


def assemble(text: str, lines: Sequence[Line]) -> list[Article]:
    """The articles of a page, in order, from its labelled lines."""
    clean = clean_lines(text)
    drafts: dict[int, Draft] = {}
    current: Draft | None = None
    header = Byline()
    around: list[str] = []
    for line, own in zip(lines, clean, strict=True):
        if line.article is None or line.role in ("boilerplate", "spam", "blank"):
            if line.role == "boilerplate":
                if len(own.text) <= MAX_SITE and (current is None or _MAKERS.search(own.text)):
                    around.append(own.text)
                if current is None and not header:
                    header = _read_header(own.text)
                elif current is not None and current.linked is None and "http" in text[line.start_char : line.end_char]:
                    current.linked = address_date(text[line.start_char : line.end_char])
            continue
        draft = drafts.get(line.article)
        if draft is None:
            draft = drafts[line.article] = Draft(Article(line.article, start_char=line.start_char))
        if line.role == "duplicate":
            if len(own.text) <= 200:
                fields = is_byline(own.text) or (_FIELD_LIKE.search(own.text) and "。" not in own.text)
                draft.copies.add(read_byline(own.text) if fields else read_lead(own.text))
            continue
        current = draft
        draft.article.end_char = line.end_char
        _take(draft, line, own)
    site = "\n".join(around)[:SITE_READ]
    names = _site_names(clean, lines, several=len(drafts) > 1)
    for draft in drafts.values():
        _finish(text, draft, names)
        draft.article.site = site
    _share([drafts[k] for k in sorted(drafts)], header, outlet_of(clean, lines), names)
    return [drafts[k].article for k in sorted(drafts)]


def _site_names(clean: Sequence[CleanLine], lines: Sequence[Line], *, several: bool = False) -> frozenset[str]:
    if not several and not any(line.role == "title" and " " in c.text for c, line in zip(clean, lines, strict=True)):
        return frozenset()  # the only article is asked for them behind a blank of its title
    around = (c.text for c, line in zip(clean, lines, strict=True) if line.role == "boilerplate")
    return site_names(text for text in around if len(text) <= MAX_SITE)


MAX_SITE, SITE_READ = 160, 600
"""Characters of a line of the banner or footer that may name the site, and of all such lines that are read."""
_MAKERS = re.compile(r"主办|承办|主管|版权|©|标识码|ICP|所有")
_FIELD_LIKE = re.compile(r"(?:来\s?源|作\s?者|时间|日期|编\s?辑|责编|记者|通讯员|监\s?审)")
_TODAY = re.compile(r"(?:今天|现在|当前|今日|欢迎)")


def _take(draft: Draft, line: Line, own: CleanLine) -> None:
    """Add one line to its article."""
    if line.role == "title":
        if draft.own and not any(p.role == "body" for p in draft.paragraphs):
            draft.head.add(draft.own)  # the title in the page's head, the byline, and the title again
            draft.own = Byline()
        draft.titles.extend(own.paragraphs)
        return
    if line.role == "byline":
        _take_byline(draft, own.text)
        return
    if line.role == "heading":
        draft.section = own.text
    joins = line.joins
    for clean in own.paragraphs:
        if line.role == "body" and is_label(clean.text):
            draft.section = clean.text.strip("【】[]：: ")
        last = next((p for p in reversed(draft.paragraphs) if p.role == line.role), None) if joins else None
        if last is not None:
            last.clean = last.clean + clean
        else:
            draft.paragraphs.append(Paragraph(line.role, draft.section, clean))
        joins = False


def _take_byline(draft: Draft, text: str) -> None:
    """Add what a byline says to its article, and to those above its title or its text if it stands there."""
    byline = read_byline(draft.key + text)
    if (hour := HOUR.match(text)) is not None and draft.byline.dates:
        day = draft.byline.dates[-1]
        at = dt.datetime.combine(day.on, dt.time(int(hour["hour"]), int(hour["minute"])))
        draft.byline.dates[-1] = day._replace(at=at)
    if is_lead(text):
        byline.add(read_lead(text))
    if not byline and names_office(text):
        byline.office = draft.signed = text  # the office that signs a paper
    draft.key = as_key(text) if is_key(text) else ""
    draft.byline.add(byline)
    if not any(p.role == "body" for p in draft.paragraphs):
        (draft.own if draft.titles else draft.head).add(byline)


def _finish(text: str, draft: Draft, sites: Collection[str]) -> None:
    """Headline, bylines glued to the text, body and sentences."""
    article = draft.article
    headline = read_headline(draft.titles, sites)
    article.title = headline.title.text if headline.title else None
    article.kicker, article.subtitle = headline.kicker, headline.subtitle
    body = [p for p in draft.paragraphs if p.role == "body"]
    glued = Byline()
    for paragraph in body[:3]:
        lead = read_lead(paragraph.clean.text)
        if lead:
            glued.add(lead)
            break
    for paragraph in body[-2:]:
        glued.add(read_end(paragraph.clean.text, source=draft.byline.source))
    draft.byline.add(glued)
    draft.byline.add(draft.copies)
    article.source = (draft.own.source if draft.head.source else None) or draft.byline.source
    article.authors = list(draft.byline.authors) or _sender(body, glued)
    article.editors = list(draft.byline.editors)
    units = [a for a in article.authors if not is_person(a) and len(a) > 4]
    article.office = "\n".join([draft.byline.office, *units]).strip()
    article.body = "\n".join(p.clean.text for p in body)
    article.script = script(text[article.start_char : article.end_char])
    for said in headline.said:
        _say(article, "title", None, said)
    for paragraph in draft.paragraphs:
        section = paragraph.section
        if paragraph.role == "body":
            section = enumerated_section(paragraph.clean.text) or section
        _say(article, paragraph.role, section if paragraph.role != "heading" else None, paragraph.clean)


def _sender(body: Sequence[Paragraph], glued: Byline) -> list[str]:
    """The unit in brackets at the very end; where other paragraphs end in units, they say who answers for what."""
    if not glued.units or sum(bool(read_end(p.clean.text).units) for p in body) != 1:
        return []
    return read_end(body[-1].clean.text).units


def _say(article: Article, role: str, section: str | None, clean: CleanText) -> None:
    """Add the sentences of a paragraph; an enumeration inside it (一是…。) opens a section of its own."""
    whole = clean.text
    for start, end in sentence_spans(whole):
        piece = clean if (start, end) == (0, len(whole)) else clean.slice(start, end)
        if role == "body" and start:
            section = enumerated_section(piece.text) or section
        article.sentences.append(Sentence(len(article.sentences) + 1, role, section, piece))


def _share(drafts: Sequence[Draft], header: Byline, outlet: str | None, sites: Collection[str]) -> None:
    """Dates, and what a page gives once for all: the first article's date and source, the page's own date and outlet."""
    if not drafts:
        return
    shared = drafts[0].before
    only_last = not drafts[-1].before and not any(d.byline.source for d in drafts[:-1])
    foot = drafts[-1].byline if only_last and drafts[-1].byline.source else Byline()
    given = [d for d in drafts if d.byline.dates or (d.byline.source and not foot)]
    if len(drafts) > 1 and len(given) == 1:
        _share_editors(drafts)
    for n, draft in enumerate(drafts):
        article = draft.article
        stamp = _publication((draft.head.dates and draft.own.dates) or draft.byline.dates) or draft.linked
        if stamp is None and len(given) <= 1:
            stamp = _publication(shared.dates)
        if stamp is None and n and len(given) == 1 and article.title and article.title in (drafts[0].article.title or ""):
            stamp = _publication(drafts[0].byline.dates)  # the paper that the notice before it issues
        stamp = stamp or _publication(header.dates)
        if stamp is not None:
            article.published_on, article.published_at = stamp.on, stamp.at
        if article.source is None and n and (len(given) <= 1 or shared.source in sites):
            article.source = shared.source
        if article.source is None and shared.dates and len(given) == 1:
            article.source = foot.source
        if article.source is None:
            article.source = outlet or header.source or "、".join(draft.signed.split()) or None


def _share_editors(drafts: Sequence[Draft]) -> None:
    """Give every article of one issue, which is dated once, the editors that sign the issue at its foot or head."""
    edited = [d for d in drafts if d.byline.editors]
    first, last = drafts[0], drafts[-1]
    if first.before and edited == [last] and not last.before.editors:
        for draft in drafts[:-1]:
            draft.article.editors = list(last.article.editors)
    if edited == [first] and first.head.editors:
        for draft in drafts[1:]:
            draft.article.editors = list(first.head.editors)


def _publication(dates: Sequence[Stamp]) -> Stamp | None:
    """The date of publication among those of a byline: the most precise one of the first day that it names."""
    if not dates:
        return None
    same = [s for s in dates if s.on == dates[0].on]
    return next((s for s in same if s.at), same[0])


def _read_header(line: str) -> Byline:
    """The date in a paper's or programme's heading above the first article, and its name if nothing else stands there.

    Today's date on a web page is none.
    """
    if len(line) > 120 or _TODAY.search(line):
        return Byline()
    dates = find_dates(line)
    if dates and re.search(r"^date\b|星期|周[一二三四五六日]|版|期|返回|目录|出版", line):
        return Byline(list(dates[:1]), read_byline(line).source if is_byline(line) else None)
    stamp = compact_date(line) if "《" in line or "期" in line or "第" in line else None
    return Byline([stamp] if stamp is not None else [])


def find_cuts(text: str, lines: Sequence[Line]) -> list[Cut]:
    """What the clean text of a page's lines leaves out or restores, in page order; whole lines of advertising are no cuts."""
    cuts: list[Cut] = []
    clean_page = clean_lines(text)
    sites = _site_names(clean_page, lines)
    for line, own in zip(lines, clean_page, strict=True):
        if line.role in ("blank", "spam"):
            continue
        cuts.extend(own.cuts)
        if line.role == "title":
            for clean in own.paragraphs:
                kept = without_site(clean, sites=sites)
                if kept.text != clean.text and clean.text.startswith(kept.text):
                    start, end = clean.raw_span(len(kept.text), len(clean.text))
                    cuts.append(Cut(start, end, "site"))
    return sorted(cuts, key=lambda c: (c.start_char, c.end_char))


def why_empty(text: str, lines: Sequence[Line]) -> str:
    """Why a page holds no article, in words."""
    roles = {line.role for line in lines}
    own = [c.text for c in clean_lines(text)]
    if roles <= {"blank"}:
        return "the page is blank"
    if says_error(" ".join(own)[:600]):
        return "the page is an error or access notice"
    if "spam" in roles and sum(len(own[x.number - 1]) for x in lines if x.role == "spam") * 2 > sum(map(len, own)):
        return "the page is advertising"
    return "the page has navigation and links only, no text of an article"
