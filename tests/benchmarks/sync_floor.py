"""The least any sync could do with the same data: plain HTTP, JSON and SQLite. A program of its own.

`GET /page/N` answers a file of the folder as gzipped JSON, `PUT /file/NAME` keeps a body and flushes it to the disk,
`POST /rows` inserts rows of JSON into SQLite.
"""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(sys.argv[1])


class Floor(BaseHTTPRequestHandler):
    """The three of them."""

    protocol_version = "HTTP/1.1"
    # Otherwise the kernel keeps small answers back for 40 ms in the hope of more.
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        self._answer((FOLDER / f"page-{name}").read_bytes())

    def do_PUT(self) -> None:
        left = int(self.headers["content-length"])
        with (FOLDER / self.path.rpartition("/")[2]).open("xb") as file:
            while left:
                chunk = self.rfile.read(min(left, 64 * 1024))
                file.write(chunk)
                left -= len(chunk)
            file.flush()
            os.fsync(file.fileno())
        self._answer(b"")

    def do_POST(self) -> None:
        rows = json.loads(gzip.decompress(self.rfile.read(int(self.headers["content-length"]))))
        database = sqlite3.connect(FOLDER / "floor.db")
        database.execute("CREATE TABLE IF NOT EXISTS row (id TEXT PRIMARY KEY, fields TEXT)")
        database.executemany(
            "INSERT OR REPLACE INTO row VALUES (?, ?)",
            [(row["id"], json.dumps(row["fields"])) for row in rows],
        )
        database.commit()
        database.close()
        self._answer(b"")

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Floor)
    print(server.server_address[1], flush=True)
    server.serve_forever()
