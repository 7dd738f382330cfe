"""Readers: how a file becomes one document or many.

Import from the modules; this one imports none of them, so that settings can know
:class:`~models.documents.readers.record.ReaderOptions` without the libraries that read compressed and columnar files.
"""
