"""The role of every line of a page."""

from __future__ import annotations

from models.pages.blocks import blocks_of
from models.pages.duplicates import mark_duplicates
from models.pages.neighbours import compare_neighbours
from models.pages.sites import NO_SITE, SiteLines, mark_site_lines
from models.pages.structure import read_structure
from models.records import Line
from models.text.normalise import clean_lines


def label_lines(text: str, site: SiteLines = NO_SITE) -> list[Line]:
    """Every line of ``text`` with its role, its article's ordinal and whether it goes on with the line before.

    The lines cover the text without gap or overlap, line breaks left out; ``article`` is None for boilerplate, spam and
    blank lines. Roles come from what a line is like and where it stands, and from which lines other pages of its site
    share with it; no site is known by name.
    """
    clean = clean_lines(text)
    blocks = blocks_of(clean)
    mark_site_lines(blocks, text, site)
    compare_neighbours(blocks)
    mark_duplicates(blocks)
    read_structure(blocks)
    labelled = {b.line.number: b for b in blocks}
    lines = []
    for line in clean:
        block = labelled.get(line.number)
        if block is None:
            # A picture and no word beside it.
            pictured = line.end_char > line.start_char and text.find("![", line.start_char, line.end_char) >= 0
            lines.append(Line(line.number, line.start_char, line.end_char, "boilerplate" if pictured else "blank"))
        else:
            lines.append(Line(line.number, line.start_char, line.end_char, block.role, block.article, block.joins))
    return lines
