"""Nouns: what a page, its records, the registers and the warehouse are.

Nothing in this package knows of flows, of the command line or of Prefect.
"""
