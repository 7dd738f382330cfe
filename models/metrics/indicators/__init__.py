"""What a number measures: its indicator phrase, and the registered indicator that the phrase leads to."""

from models.metrics.indicators.naming import name_indicators

__all__ = ["name_indicators"]
