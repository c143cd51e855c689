"""Kari's profile, made once in a process and copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from empty_profile import KEY, new_store
from ground import folder_of_this_process
from laptops import Laptop, fill
from quick_secrets import guard_quickly

from fieldapp.store.engine import open_store


@dataclass(frozen=True)
class Kept:
    """A closed profile; `seq` is where the office has come to with it."""

    folder: Path
    key: bytes
    seq: int

    def opened(self, folder: Path) -> Laptop:
        """A laptop on a copy of it."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Laptop(open_store(folder, self.key), self.key, seq=self.seq)

    def locked(self, folder: Path, passphrase: str) -> Path:
        """A copy of it as the program finds it at its start, opened by a passphrase."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        guard_quickly(folder / "key.json", self.key, passphrase)
        return folder


@cache
def after_the_pull() -> Kept:
    """Kari's profile after the morning's pull."""
    laptop = Laptop(new_store(folder_of_this_process() / "profile"), KEY)
    fill(laptop)
    laptop.store.close()
    return Kept(laptop.store.folder, KEY, laptop.seq)
