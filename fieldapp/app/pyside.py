"""Loads PySide without waiting for what only its messages about wrong calls need.

With QtCore, PySide unpacks and compiles 100 kB of its own Python source, anew in each process: a parser of signatures,
what words a `TypeError` with it, and a writer of type stubs. That is a quarter of a bare window's start. Here each of
those modules is a stand-in that becomes the real one when somebody first asks it for a name, as PySide does when a
call was wrong.
"""

from __future__ import annotations

import builtins
import gc
import sys
import threading
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_ROOT = "shibokensupport"
LATER = frozenset(
    f"{_ROOT}.signature.{name}"
    for name in (
        "mapping",
        "errorhandler",
        "layout",
        "parser",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
    )
)
# PySide's C++ takes this function from the module's dictionary, past `__getattr__`, and aborts without it.
_TAKEN_BY_NAME = {f"{_ROOT}.signature.mapping": "update_mapping"}
_loading = threading.RLock()


def load_qt_core() -> None:
    """Import QtCore so; afterwards Python's import is Python's own again.

    PySide puts a function of its own in its place, which reads the source of every module imported from then on, in
    search of `from __feature__ import …`, which this program uses nowhere. That took 12 ms of each start, and something
    of each import within a function.
    """
    python_import = builtins.__import__
    finders: list[_Finder] = []

    def watching_import(name: str, *rest: Any, **named: Any) -> ModuleType:
        if name == _ROOT and not finders:  # PySide has just put the finder of its own modules first
            finders.append(_Finder(sys.meta_path[0]))
            sys.meta_path.insert(0, finders[0])
        return python_import(name, *rest, **named)

    builtins.__import__ = watching_import
    collecting = gc.isenabled()
    gc.disable()  # it makes no garbage, and looking for some takes 2 ms
    try:
        import PySide6.QtCore  # noqa: F401 - for what the import does
    finally:
        builtins.__import__ = python_import
        if collecting:
            gc.enable()
        for finder in finders:
            sys.meta_path.remove(finder)


class _Finder:
    """Finds what PySide's own finder finds, and has the modules of `LATER` loaded later."""

    def __init__(self, finder: Any) -> None:
        self._finder = finder

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in LATER:
            return None
        spec: ModuleSpec | None = self._finder.find_spec(name, path, target)
        if spec is not None:
            # A `Loader` in all but descent: importing that class takes longer than all of this.
            later: Any = _Loader(spec.loader, name)
            spec.loader = later
        return spec


class _Loader:
    """Fills a module with a stand-in that runs the real loader when a name is first asked for."""

    def __init__(self, loader: Any, name: str) -> None:
        self._loader = loader
        self._name = name
        self._begun = False

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        def missing(name: str) -> Any:
            if not name.startswith("__"):  # what Python's import itself asks of any module is no use of it
                self._load(module)
            try:
                return module.__dict__[name]
            except KeyError:
                raise AttributeError(f"module {self._name!r} has no attribute {name!r}") from None

        module.__dict__["__getattr__"] = missing
        if (taken := _TAKEN_BY_NAME.get(self._name)) is not None:
            module.__dict__[taken] = self._first_call(module, taken)

    def _first_call(self, module: ModuleType, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self._load(module)
            return module.__dict__[name](*arguments)

        return call

    def _load(self, module: ModuleType) -> None:
        with _loading:
            if self._begun:
                return
            self._begun = True
            spec = module.__spec__
            assert spec is not None
            published = spec.name  # PySide also publishes its modules as PySide6.support.…
            spec.name = self._name
            try:
                self._loader.exec_module(module)
            finally:
                spec.name = published
            module.__dict__.pop("__getattr__", None)
