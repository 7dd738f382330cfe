from __future__ import annotations

import os
import pickle
from itertools import pairwise

import boto3
import pytest

from models.storage.bucket import Bucket
from models.storage.errors import MissingObstoreError, OvertakenError, UnreachableStorageError


def test_objects_come_back_under_any_name(bucket: Bucket) -> None:
    names = ["甲镇/乙 b%2F#1.txt", "a.txt", "c+d?.txt", "甲镇/丙.txt"]
    for name in names:
        bucket.write(name, name.encode())
    assert {found.name: found.size for found in bucket.list()} == {name: len(name.encode()) for name in names}
    assert [found.name for found in bucket.list("甲镇")] == ["甲镇/丙.txt", "甲镇/乙 b%2F#1.txt"]
    assert all(bucket.read(name) == name.encode() for name in names)
    bucket.remove([*names[1:], "never.txt"])
    assert [found.name for found in bucket.list()] == names[:1]
    with pytest.raises(FileNotFoundError):
        bucket.read("a.txt")
    assert bucket.has(names[0])
    assert not bucket.has("甲镇")


def test_of_two_writers_that_saw_the_same_one_writes(bucket: Bucket) -> None:
    assert bucket.tagged("current") is None
    bucket.swap("current", b"one", None)
    with pytest.raises(OvertakenError, match="current"):
        bucket.swap("current", b"two", None)
    seen = bucket.tagged("current")
    assert seen is not None
    bucket.swap("current", b"three", seen.tag)
    with pytest.raises(OvertakenError):
        bucket.swap("current", b"four", seen.tag)
    assert bucket.read("current") == b"three"
    bucket.remove(["current"])
    with pytest.raises(OvertakenError):
        bucket.swap("current", b"five", seen.tag)


def test_a_large_object_reads_as_a_file_does(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.storage.bucket._RANGE", 1000)
    data = os.urandom(7321)
    bucket.write("a", data)
    (found,) = bucket.list()
    with bucket.open(found) as file:
        assert file.read(10) + file.read(2500) + file.read() == data
        for start, end in pairwise((0, 999, 1000, 3777, 7320, 7321)):
            file.seek(start)
            assert file.read(end - start) == data[start:end]
        file.seek(-5, 2)
        assert file.read(100) == data[-5:]


def test_an_object_that_is_written_anew_while_it_is_read_is_an_error(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.storage.bucket._RANGE", 1000)
    bucket.write("a", b"a" * 3000)
    (found,) = bucket.list()
    with bucket.open(found) as file:
        assert file.read(1000) == b"a" * 1000
        bucket.write("a", b"b" * 3000)
        with pytest.raises(OSError, match="written anew"):
            file.read(2000)


def test_what_cannot_be_reached_is_said_with_what_to_do(s3: str) -> None:
    bucket = Bucket.of("s3://no-such-bucket/pages")
    with pytest.raises(UnreachableStorageError, match=r"s3://no-such-bucket/pages.*NoSuchBucket.*AWS_ENDPOINT_URL") as raised:
        list(bucket.list())
    again = pickle.loads(pickle.dumps(raised.value))
    assert (str(again), again.url, again.what) == (str(raised.value), "s3://no-such-bucket/pages", "listing")


def test_a_name_that_cannot_be_a_path_is_said(bucket: Bucket, s3: str) -> None:
    prefix = bucket.url.removeprefix(f"{s3}/")
    boto3.client("s3").put_object(Bucket="pages", Key=f"{prefix}/a//b.txt", Body=b"x")
    with pytest.raises(UnreachableStorageError, match=r"a//b\.txt"):
        list(bucket.list())
    boto3.client("s3").delete_object(Bucket="pages", Key=f"{prefix}/a//b.txt")


@pytest.mark.parametrize("url", ["s3://", "s3://ab", "s3://Pages/x", "gs://pages/x", "s3://pages//x", "/pages"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"s3://bucket/prefix"):
        Bucket.of(url)


def test_without_the_library_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.storage.bucket.find_spec", lambda name: None)
    with pytest.raises(MissingObstoreError, match=r"fangzhi\[s3\]"):
        Bucket.of("s3://pages/x")
