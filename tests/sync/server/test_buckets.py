"""Files in an S3 bucket: a real server that speaks S3 (moto's) in a process of its own."""

import hashlib
import io
import socket
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import httpx
import pytest
from server_builders import Client, Clock, Laptop
from test_uploads import CONTENT, SHA256, announce, have, offset_of, send, with_photo

from fieldapp.errors import NotFound
from sync.server.app import build_app
from sync.server.blobs import HashMismatch
from sync.server.buckets import BlobBucket, BucketSettings, StorageAway
from sync.server.centre import Centre
from sync.server.checking import check
from sync.server.database import Database
from sync.server.founding import blob_storage
from sync.server.preferences import write
from sync.server.routes.sending import pieces

START_SECONDS = 60


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            httpx.get(url)
            break
        except httpx.TransportError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    boto3.client(
        "s3", endpoint_url=url, region_name="us-east-1", aws_access_key_id="k", aws_secret_access_key="s"
    ).create_bucket(Bucket="files")
    yield url
    started.terminate()
    started.wait()


@pytest.fixture
def folder(endpoint: str, tmp_path: Path) -> Path:
    """A data folder whose settings name the bucket."""
    for name, value in {
        "bucket": "files",
        "endpoint": endpoint,
        "region": "us-east-1",
        "access_key": "k",
        "secret_key": "s",
        "prefix": tmp_path.name,
    }.items():
        write(tmp_path, f"blobs.{name}", value)
    return tmp_path


def put(storage: BlobBucket, content: bytes, sha256: str) -> None:
    storage.put(io.BytesIO(content), sha256)


def test_a_file_is_there_whole_or_not_at_all(folder: Path) -> None:
    storage = blob_storage(folder)
    assert isinstance(storage, BlobBucket)
    assert not storage.has(SHA256)
    with pytest.raises(NotFound):
        storage.read(SHA256)
    with pytest.raises(HashMismatch):
        put(storage, b"other bytes", SHA256)
    assert not storage.has(SHA256)
    put(storage, CONTENT, SHA256)
    assert storage.read(SHA256) == CONTENT
    with storage.open(SHA256, 1000) as content:
        assert content.read() == CONTENT[1000:]
    assert list(storage.uploads.iterdir()) == []


def test_a_large_file_comes_out_of_the_bucket_in_pieces(folder: Path) -> None:
    storage, content = blob_storage(folder), bytes(12 * 2**20)
    sha256 = hashlib.sha256(content).hexdigest()
    assert isinstance(storage, BlobBucket)
    put(storage, content, sha256)
    size = len(content)
    tracemalloc.start()
    try:
        told = sum(len(piece) for piece in pieces(storage.open(sha256), size))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert told == size
    assert most < size / 3


def test_a_bucket_that_is_not_ours_or_not_there_is_said_in_a_sentence(folder: Path, endpoint: str) -> None:
    blob_storage(folder).require_writable()
    absent = BucketSettings(
        bucket="nobodys", endpoint=endpoint, region="us-east-1", access_key="k", secret_key="s"
    )
    with pytest.raises(StorageAway, match="refused"):
        BlobBucket(folder, absent).require_writable()
    away = BucketSettings(
        bucket="files", endpoint="http://127.0.0.1:1", region="us-east-1", access_key="k", secret_key="s"
    )
    with pytest.raises(StorageAway, match="does not answer"):
        BlobBucket(folder, away).has(SHA256)


def test_a_laptops_file_goes_to_the_bucket_and_comes_back(
    database: Database, folder: Path, clock: Clock, sign_in: Callable[..., Laptop], jobs: None
) -> None:
    database.blobs = blob_storage(folder)
    laptop = sign_in("kari")
    laptop.client = Client(build_app(Centre(database, clock=clock)))
    with_photo(laptop)
    location = announce(laptop).headers["location"]
    assert send(laptop, location, CONTENT[:1000]).headers["upload-offset"] == "1000"
    assert send(laptop, location, CONTENT[1000:], 1000).status_code == 204
    assert (offset_of(laptop, location), have(laptop, SHA256)) == (len(CONTENT), [])
    part = laptop.client.get(f"/v1/media/{SHA256}", headers={**laptop.headers, "Range": "bytes=255000-"})
    assert (part.status_code, part.content) == (206, CONTENT[255_000:])
    assert hashlib.sha256(database.blobs.read(SHA256)).hexdigest() == SHA256


def test_while_the_bucket_is_away_a_file_waits_and_nothing_is_lost(
    database: Database, folder: Path, endpoint: str, clock: Clock, sign_in: Callable[..., Laptop], jobs: None
) -> None:
    write(folder, "blobs.endpoint", "http://127.0.0.1:1")
    database.blobs = blob_storage(folder)
    laptop = sign_in("kari")
    laptop.client = Client(build_app(Centre(database, clock=clock)))
    with_photo(laptop)
    location = announce(laptop).headers["location"]
    answer = send(laptop, location, CONTENT)
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_away")
    assert "retry-after" in answer.headers
    write(folder, "blobs.endpoint", endpoint)
    database.blobs = blob_storage(folder)
    assert offset_of(laptop, location) == len(CONTENT)
    assert database.blobs.read(SHA256) == CONTENT


def test_a_bucket_that_goes_away_in_the_middle_of_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as line:
        settings = BucketSettings(
            bucket="files",
            endpoint=f"http://127.0.0.1:{line.getsockname()[1]}",
            region="us-east-1",
            access_key="k",
            secret_key="s",
        )

        def answer() -> None:
            caller, _ = line.accept()
            with caller:
                caller.recv(65536)
                caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nthe first bytes")

        threading.Thread(target=answer, daemon=True).start()
        with BlobBucket(tmp_path, settings).open(SHA256) as content, pytest.raises(StorageAway):
            content.read(1000)


def test_a_check_says_that_the_bucket_is_away_and_not_that_its_files_are_lost(
    laptop: Laptop, database: Database
) -> None:
    with_photo(laptop)
    send(laptop, announce(laptop).headers["location"], CONTENT)
    away = BucketSettings(
        bucket="files", endpoint="http://127.0.0.1:1", region="us-east-1", access_key="k", secret_key="s"
    )
    database.blobs = BlobBucket(database.folder, away)
    with pytest.raises(StorageAway, match="does not answer"):
        check(database)
