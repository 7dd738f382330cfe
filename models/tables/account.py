"""The tables in which a release gives account of itself: what it is, how its checks went, what it changed.

They are words about the release and stay outside its content hash.
"""

from __future__ import annotations

from models.tables.schema import Column, Table

RELEASE = Table(
    "release",
    "What this file is: one row.",
    ("version",),
    (
        Column("version", "text", "UTC time and first 8 hex digits of the content hash"),
        Column("parent", "text", "release that was current before", nullable=True),
        Column("created_at", "timestamp", "UTC time at which it was built"),
        Column("content_hash", "text", "SHA-256 over the rows of every content table in key order", pattern="[0-9a-f]{64}"),
        Column("inputs_hash", "text", "SHA-256 over the paths and hashes of the seeds", pattern="[0-9a-f]{64}"),
        Column("code_version", "text", "version of the software and fingerprint of its parsing code"),
    ),
    hashed=False,
)

CHECKS = Table(
    "checks",
    "One data-quality check that gated this release.",
    ("table_name", "check"),
    (
        Column("table_name", "text", "table that was checked"),
        Column("check", "text", "what was checked; a word of SQL, so write it in double quotes"),
        Column(
            "severity",
            "text",
            "critical stops a release, warning is published with it",
            allowed=("critical", "warning"),
        ),
        Column("passed", "boolean", "whether it passed"),
        Column("observed", "text", "what was seen", nullable=True),
        Column("unexpected", "bigint", "number of rows that fail"),
    ),
    hashed=False,
)

CHANGES = Table(
    "changes",
    "One document, article, measure or metric that this release added, removed or changed against its parent.",
    ("kind", "id"),
    (
        Column("kind", "text", "what it is", allowed=("document", "article", "measure", "metric")),
        Column("id", "text", "its id"),
        Column("change", "text", "what happened to it", allowed=("added", "removed", "changed")),
        Column("label", "text", "path, title, name or text to know it by", nullable=True),
    ),
    hashed=False,
)
