"""What every test stands on: a private home, no screen, no keyring of the user's, no network.

Files named `test_shared_*.py` use the samples beside the repository and are collected only where those exist.
"""

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import allotted
import hypothesis
import keyring
import pytest
from ground import MemoryKeyring, memory_for_files, refuse_the_network
from postgresql import Cluster
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
USUAL_COLLECTING = gc.get_threshold()

HAS_CAMERA = any(
    file.suffix != ".pyi" for folder in sys.path for file in Path(folder, "PySide6").glob("QtMultimedia.*")
)
"""Whether the optional part `camera` is installed; its types come without it too."""

collect_ignore_glob = [
    *([] if (SHARED / "samples").is_dir() else ["*/test_shared_*.py"]),
    *([] if HAS_CAMERA else ["*/test_with_camera_*.py"]),
]

# In the environment, so that started processes and the workers of a run have it too.
if memory := memory_for_files():
    os.environ["TMPDIR"] = tempfile.tempdir = str(memory)

# Set before anything imports Qt or keyring, and in the environment so that started processes inherit it.
HOME = Path(tempfile.mkdtemp(prefix="field-companion-tests-"))
os.environ["HOME"] = os.environ["USERPROFILE"] = str(HOME)
for variable, folder in {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}.items():
    os.environ[variable] = str(HOME / folder)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Oslo"
time.tzset()

# The clock of a busy machine is no property of the code, so no deadline per example.
hypothesis.settings.register_profile("quick", deadline=None, max_examples=50)
hypothesis.settings.register_profile("deep", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# What a page does takes milliseconds; how long a busy machine lets it wait for its turn is no property of it. Five
# seconds, the library's default, were too few beside other work.
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    wait.__kwdefaults__["timeout"] = 30_000


if allotted.COUNTED in os.environ:  # `tests/deep.py` tells how many examples were generated
    import hypothesis.core

    def note_examples(statistics: Mapping[str, Any]) -> None:
        made = sum(len(phase["test-cases"]) for name, phase in statistics.items() if name.endswith("-phase"))
        allotted.count("examples", made)

    hypothesis.core.note_statistics = note_examples  # type: ignore[assignment]  # its own seam is the plugin's


if allotted.UNTIL in os.environ:  # `tests/deep.py` gives a run so long

    def pytest_collection_finish(session: pytest.Session) -> None:
        workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
        allotted.share.expect(len(session.items) / workers)
        allotted.limit_examples()
        if os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0":
            allotted.count("collected", len(session.items))

    def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
        if allotted.over():
            return True  # it is not run, and nothing is said of it
        allotted.share.begin()
        return None

    def pytest_runtest_logreport(report: pytest.TestReport) -> None:
        if report.when == "call" and "PYTEST_XDIST_WORKER" not in os.environ:
            allotted.count("tests")


sys.addaudithook(refuse_the_network)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys come first, in their random order: a long test that begins last would leave the other worker idle."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        from ui.theme.applying import end_application

        # What a test of Python's own put there would go after Python has gone, and the process with it.
        if isinstance(QApplication.instance(), QApplication):
            QApplication.clipboard().clear()
        end_application()  # as the program itself does


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """Windows a test opened go with it, and garbage is collected as usual again: the app does so rarely and freezes
    what it began with. In a process of a thousand tests each theme put on would dress all those windows again.
    """
    before = {id(widget) for widget in _windows()}
    yield
    left = [widget for widget in _windows() if id(widget) not in before and widget.parent() is None]
    for widget in left:
        widget.deleteLater()
    if left:
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    if gc.get_freeze_count() or gc.get_threshold() != USUAL_COLLECTING:
        gc.unfreeze()
        gc.set_threshold(*USUAL_COLLECTING)


def _windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return list(widgets.QApplication.topLevelWidgets()) if widgets and widgets.QApplication.instance() else []


@pytest.fixture
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """This process has a keyring; without this fixture a test meets a machine that has none."""
    # Given by another test, it would go before the keyring.
    monkeypatch.delenv("FIELDAPP_PASSPHRASE", raising=False)
    before = keyring.get_keyring()
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL server of this worker's own."""
    cluster = Cluster()
    yield cluster
    cluster.close()


@pytest.fixture(scope="session")
def shared_samples() -> Path:
    """Folder of real-world samples beside the repository; only for files named `test_shared_*.py`."""
    return SHARED / "samples"
