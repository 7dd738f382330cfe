"""Benchmarks: how fast pages are parsed, runs are made and questions are answered. ``python -m tests.benchmarks --help``."""
