"""Arithmetic that an article asserts, recomputed."""

from models.claims.extract import extract_claims

__all__ = ["extract_claims"]
