"""Files by content in an S3 bucket, or in anything that speaks its API (MinIO, Ceph, Garage)."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from fieldapp.errors import NotFound, Offline
from sync.server.blobs import BlobStorage


class StorageAway(Offline):
    """The bucket does not answer, or refuses us; nothing was changed."""

    code = "storage_away"


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketSettings:
    """Which bucket, and how to reach it; without keys the usual places of the AWS tools are asked."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""
    access_key: str = ""
    secret_key: str = ""


class BlobBucket(BlobStorage):
    """Content-addressed objects `PREFIX/ab/abcd…`; the bucket checks each hash once more as it takes the file."""

    def __init__(self, uploads: Path, settings: BucketSettings) -> None:
        super().__init__(uploads)
        self._bucket = settings.bucket
        self._prefix = settings.prefix.strip("/")
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=settings.endpoint or None,
            region_name=settings.region or None,
            aws_access_key_id=settings.access_key or None,
            aws_secret_access_key=settings.secret_key or None,
            config=Config(
                connect_timeout=5,
                read_timeout=30,
                max_pool_connections=32,
                retries={"mode": "standard", "total_max_attempts": 3},
                # Own servers rarely have a name per bucket.
                s3={"addressing_style": "path" if settings.endpoint else "auto"},
            ),
        )

    def has(self, sha256: str) -> bool:
        """Whether the whole file is in the bucket."""
        try:
            with _translated(sha256):
                self._client.head_object(Bucket=self._bucket, Key=self._key(sha256))
        except NotFound:
            return False
        return True

    def open(self, sha256: str, start: int = 0) -> IO[bytes]:
        """A blob to read, from a byte on."""
        wanted = {"Range": f"bytes={start}-"} if start else {}
        with _translated(sha256):
            answer = self._client.get_object(Bucket=self._bucket, Key=self._key(sha256), **wanted)
        return cast("IO[bytes]", _Body(answer["Body"], sha256))

    def require_writable(self) -> None:
        """Pass when the bucket answers us and the uploads' folder can be written."""
        self.uploads.mkdir(parents=True, exist_ok=True)
        with _translated(""):
            self._client.head_bucket(Bucket=self._bucket)

    def _take(self, file: Path, sha256: str) -> None:
        checksum = base64.b64encode(bytes.fromhex(sha256)).decode()
        with _translated(sha256), file.open("rb") as content:
            self._client.put_object(
                Bucket=self._bucket,
                Key=self._key(sha256),
                Body=content,
                ContentLength=file.stat().st_size,
                ChecksumSHA256=checksum,
            )

    def _key(self, sha256: str) -> str:
        return "/".join(step for step in (self._prefix, sha256[:2], sha256) if step)


class _Body:
    """An object's bytes as they come; a bucket that goes away in the middle is told like one that was never there."""

    def __init__(self, body: Any, sha256: str) -> None:
        self._body, self._sha256 = body, sha256

    def read(self, size: int = -1) -> bytes:
        # As of a file, fewer bytes than asked for mean the end; reading on is how the library tells that from a cut.
        with _translated(self._sha256):
            if size < 0:
                return bytes(self._body.read())
            chunk = bytes(self._body.read(size))
            while len(chunk) < size and (more := self._body.read(size - len(chunk))):
                chunk += more
            return chunk

    def close(self) -> None:
        self._body.close()

    def __enter__(self) -> _Body:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def _translated(sha256: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if sha256 and code in ("404", "NoSuchKey", "NotFound"):
            raise NotFound("This file has not arrived yet.", sha256=sha256) from error
        raise StorageAway(f"The file storage refused: {code}. Check the settings blobs.…") from error
    except BotoCoreError as error:
        raise StorageAway("The file storage does not answer. Try again in a moment.") from error
