"""What a number measures: its indicator phrase, and the registered indicator that the phrase leads to."""

from models.metrics.indicators.headed import label_of_item
from models.metrics.indicators.naming import name_indicators
from models.metrics.indicators.register import Indicator, indicators, registered

__all__ = ["Indicator", "indicators", "label_of_item", "name_indicators", "registered"]
