"""What many tests share: one release of the five seeds, made once a session by the plain stages; and object storage."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from flows.release import Outcome, make_release
from flows.settings import Settings
from models.storage.bucket import Bucket

ROOT = Path(__file__).parents[1]

# The same code passes, or fails, everywhere, whatever else the machine does; `make explore` looks for what no example has met.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def seeds_release(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A release of ``seeds/``; treat it as read-only."""
    return make_release(Settings(seeds=ROOT / "seeds", warehouse=tmp_path_factory.mktemp("warehouse"), workers=1))


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of an empty bucket on a local server, which every process of the session reaches."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    before = dict(os.environ)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    boto3.client("s3").create_bucket(Bucket="pages")
    yield "s3://pages"
    server.stop()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def bucket(s3: str, tmp_path: Path) -> Bucket:
    """A prefix that no other test has."""
    return Bucket.of(f"{s3}/{tmp_path.parent.name}/{tmp_path.name}")
