"""Every number of an article that says something about the world."""

from models.metrics.extract import extract_metrics
from models.metrics.quantities import find_quantities

__all__ = ["extract_metrics", "find_quantities"]
