"""The commands a contributor types, and the pins they install from."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, version
from pathlib import Path

import pytest
from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROMISED = {"setup", "demo", "test", "check", "bench", "screenshots", "test-deep", "package", "help"}

# Read in the licence file that comes with the package, because its metadata names none.
READ_BY_HAND = {"pyrage": "MIT", "pyxform": "BSD-2-Clause", "sqlcipher3": "Zlib"}


def pins(lock: Path) -> dict[str, str]:
    """Package name -> exact version of every requirement in a lock file."""
    return dict(
        re.findall(r"^([a-z0-9][\w.-]*)(?:\[[^]]*\])?==([^\s;]+)", lock.read_text("utf-8"), re.MULTILINE)
    )


def test_help_lists_every_command() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = set(re.findall(r"^  make ([a-z-]+) ", listed, re.MULTILINE))
    phony = set(re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split())
    assert names == phony
    assert names >= PROMISED


def test_continuous_integration_runs_what_a_contributor_runs() -> None:
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["exec make test"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    requirements = [block for block in re.split(r"\n(?=\S)", text) if not block.startswith("#")]
    assert [block.split("\n")[0] for block in requirements if "--hash=sha256:" not in block] == []
    assert [block.split("\n")[0] for block in requirements if not re.match(r"[\w.\[\],-]+==", block)] == []
    assert re.findall(r"https?:|file:|^-", text, re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_agree_with_what_the_application_is_pinned_to(lock: Path) -> None:
    chosen = pins(lock)
    application = pins(ROOT / "requirements" / "app.txt")
    assert len(application) > 20
    assert {name: chosen.get(name) for name in application} == application


def test_every_dependency_is_pinned() -> None:
    wanted = {
        re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")
        for requirement in PROJECT["project"]["dependencies"]
    }
    assert wanted - pins(ROOT / "requirements" / "app.txt").keys() == set()


def test_the_version_is_stamped_in_one_place() -> None:
    stamped = PROJECT["project"]["version"]
    assert version("field-companion") == stamped
    assert f"\n## [{stamped}] - 20" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    copies = [
        str(path.relative_to(ROOT))
        for folder in ("fieldapp", "ui", "sync", "inspections", "packaging")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and f'"{stamped}"'.encode() in path.read_bytes()
    ]
    assert copies == []


def licence_of(name: str) -> str:
    """What a package says its licence is: the SPDX expression, else its classifiers, else free text."""
    metadata = distribution(name).metadata
    classifiers = [
        line.rsplit(" :: ", 1)[1]
        for line in metadata.get_all("Classifier") or []
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ]
    stated = (
        metadata.get_all("License-Expression")
        or [" OR ".join(classifiers)] * bool(classifiers)
        or metadata.get_all("License")
        or [""]
    )
    return READ_BY_HAND.get(name, str(stated[0]).split("\n")[0].strip())


def copyleft_only(licence: str) -> bool:
    """Whether every choice the licence leaves is the GPL or AGPL, which our own licence cannot live under."""
    gpl = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License|Affero", re.IGNORECASE)
    choices = [choice for choice in re.split(r"\bOR\b|;", licence) if choice.strip()]
    return bool(choices) and all(
        gpl.search(choice) and "exception" not in choice.lower() for choice in choices
    )


def test_no_dependency_of_the_application_is_gpl_only() -> None:
    installed = [name for name in pins(ROOT / "requirements" / "app.txt") if is_for_this_system(name)]
    licences = {name: licence_of(name) for name in installed}
    assert len(licences) > 20
    assert {name for name, licence in licences.items() if not licence or licence == "UNKNOWN"} == set()
    assert {name: licence for name, licence in licences.items() if copyleft_only(licence)} == {}


def is_for_this_system(name: str) -> bool:
    """Universal locks also pin what only another system or Python installs; those lines carry a marker."""
    lock = (ROOT / "requirements" / "app.txt").read_text("utf-8")
    line = next(line for line in lock.splitlines() if re.match(rf"{re.escape(name)}(\[[^]]*\])?==", line))
    marker = line.partition(";")[2].rstrip("\\ ")
    if not marker:
        return True
    return Marker(marker.strip()).evaluate()


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("GPL-2.0-only", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("AGPL-3.0-or-later", True),
        ("LGPL-3.0-only OR GPL-2.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("Apache-2.0", False),
    ],
)
def test_a_gpl_only_licence_is_told_from_a_choice(licence: str, refused: bool) -> None:
    assert copyleft_only(licence) is refused


def test_calls_that_return_nothing_do_not_exhaust_none() -> None:
    """PySide6 6.12.0 loses a reference to None at each such call and aborts Python 3.11 after about 7,000."""
    line = "from PySide6.QtCore import QObject; o = QObject(); [o.setObjectName('x') for _ in range(20000)]"
    assert subprocess.run([sys.executable, "-c", line], check=False).returncode == 0
