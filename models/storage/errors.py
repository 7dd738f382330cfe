"""What can be wrong with object storage."""

from __future__ import annotations

from models.errors import PortableError


class StorageError(PortableError):
    """Anything that keeps object storage from being read or written."""


class MissingObstoreError(StorageError):
    """The library that talks to object storage is not installed."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(f"{url} is on object storage, and obstore is not installed: pip install 'fangzhi[s3]'")


class UnreachableStorageError(StorageError):
    """The storage refused, or did not answer, when ``what`` was asked of ``url``."""

    def __init__(self, url: str, what: str, cause: Exception) -> None:
        self.url, self.what, self.cause = url, what, cause
        told = " ".join(str(cause).partition("\n\nDebug source")[0].split())
        super().__init__(
            f"{what} {url} failed: {told[:500]}. Check the address, the credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, "
            "AWS_REGION, or the machine's role) and, for a server that is not Amazon's, AWS_ENDPOINT_URL; then run again."
        )


class OvertakenError(StorageError):
    """The object ``url`` is no longer what it was when its tag was read: someone else wrote it."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(f"{url} was written by someone else meanwhile; nothing was changed. Read it anew and try again.")
