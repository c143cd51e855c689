"""PySide says what is wrong with a call in its own words, though it loads them only then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WRONG_CALLS = """
from PySide6.QtCore import QObject, QRect, QThread
from PySide6.QtWidgets import QSizePolicy
for call in (
    lambda: QRect("wide"),
    lambda: QRect().setX("left"),
    lambda: QRect(1, 2, breadth=3),
    lambda: QObject(no_such=1),
    lambda: QSizePolicy().setHorizontalPolicy(3),
):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
from PySide6.support.signature import get_signature
print(get_signature(QThread.sleep), QRect.setX.__doc__)
"""
LOADED = """
import builtins, sys
from fieldapp.app.pyside import LATER
def loaded():
    return sorted(name for name in LATER if "__getattr__" not in sys.modules[name].__dict__)
print(len(LATER), "known,", loaded(), "loaded, import is Python's:", builtins.__import__.__name__ == "__import__")
"""


def said(code: str) -> str:
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True, timeout=60, check=False
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_what_words_wrong_calls_is_not_loaded_with_the_app() -> None:
    assert said(f"import fieldapp.app\nimport PySide6.QtWidgets{LOADED}") == (
        "7 known, [] loaded, import is Python's: True\n"
    )


def test_wrong_calls_are_worded_as_pyside_words_them_alone() -> None:
    alone = said(WRONG_CALLS)
    assert "called with wrong argument types" in alone
    assert said(f"import fieldapp.app{WRONG_CALLS}") == alone


def test_what_words_them_is_loaded_when_first_wanted() -> None:
    last = said(f"import fieldapp.app{WRONG_CALLS}{LOADED}").splitlines()[-1]
    assert "'shibokensupport.signature.parser'" in last
