"""From the text of a page to its lines and articles."""

from models.pages.articles import assemble, find_cuts, why_empty
from models.pages.lines import label_lines

__all__ = ["assemble", "find_cuts", "label_lines", "why_empty"]
