"""From the text of a page to its lines and articles."""

from models.pages.articles import assemble
from models.pages.lines import label_lines

__all__ = ["assemble", "label_lines"]
