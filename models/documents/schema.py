"""The Parquet schema of staged parts: documents as they were read, before they are parsed."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

STAGED: Final = pa.schema(
    [
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("path", pa.string(), nullable=False),
        pa.field("url", pa.string()),
        pa.field("crawled_at", pa.string()),
        pa.field("sha256", pa.string()),
        pa.field("bytes", pa.int64(), nullable=False),
        pa.field("encoding", pa.string()),
        pa.field("characters", pa.int32()),
        pa.field("reason", pa.string()),
        pa.field("text", pa.string()),
        pa.field("hints", pa.string()),
        pa.field("site", pa.string(), nullable=False),
        pa.field("line_hashes", pa.list_(pa.uint64())),
        pa.field("text_hash", pa.uint64()),
    ]
)
"""A row has ``text`` or a ``reason`` why it has none; ``hints`` is what a page says of itself beside its text, as JSON.
By ``site`` and the hashes of lines and text pages are compared (:mod:`models.documents.sites`)."""

COMPARED: Final = ("line_hashes", "text_hash")
"""The columns that parsing a page does without."""
