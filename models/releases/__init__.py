"""Releases: where they lie, what proves that one is whole, and how two of them differ.

Nothing here publishes; the verbs are in :mod:`flows.publish` and :mod:`flows.rollback`.
"""
