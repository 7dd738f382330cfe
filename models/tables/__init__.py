"""The one description of tables and columns, and what is made from it."""

from models.tables.contract import BY_NAME, PARSED, REGISTERS, TABLES
from models.tables.schema import Column, Table

__all__ = ["BY_NAME", "PARSED", "REGISTERS", "TABLES", "Column", "Table"]
