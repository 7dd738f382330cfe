"""The one description of tables and columns, and what is made from it."""

from models.tables.contract import BY_NAME, EXTRACTED, PARSED, REGISTERS, TABLES
from models.tables.schema import Column, Table
from models.tables.summaries import SUMMARIES

__all__ = ["BY_NAME", "EXTRACTED", "PARSED", "REGISTERS", "SUMMARIES", "TABLES", "Column", "Table"]
