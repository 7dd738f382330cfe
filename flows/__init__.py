"""Verbs: stage, parse, load, check, publish, the flow that wires them, and the command line."""
