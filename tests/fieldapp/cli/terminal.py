"""`fieldapp` on one profile, in this process."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from laptops import Laptop

from fieldapp import cli, credentials, paths
from fieldapp.store.engine import open_store

PASSPHRASE = "correct horse battery"


@dataclass
class Terminal:
    """Runs commands on one profile in this process."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    stdin: pytest.MonkeyPatch
    code: int = 0
    out: str = ""
    error: str = ""

    def run(self, *words: str, typed: str = "") -> "Terminal":
        self.stdin.setattr(sys, "stdin", io.StringIO(typed))
        self.code = cli.main(["--profile-dir", str(self.folder), *words])
        said = self.capture.readouterr()
        self.out, self.error = said.out, said.err
        return self

    def json(self, *words: str, typed: str = "") -> Any:
        self.run(*words, "--json", typed=typed)
        return json.loads(self.out)

    def laptop(self) -> Laptop:
        key = credentials.unlock(paths.open_profile(self.folder).key_file)
        return Laptop(open_store(self.folder, key), key)
