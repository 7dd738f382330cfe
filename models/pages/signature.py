"""How alike two articles are, by MinHash."""

from typing import Final

ALIKE_BANDS: Final = 1
