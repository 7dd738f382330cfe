"""Storage: where seeds, parts and releases lie when that is not a folder of this machine.

A folder needs nothing from here. What object storage has in common with one, and what it has instead of renames, links and
locks (a write that happens only if the object is as it was), is in :mod:`models.storage.bucket`.
"""
