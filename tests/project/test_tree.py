"""The repository itself: whole, portable, and free of what belongs to one machine."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections import Counter
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = ("fieldapp", "ui", "sync", "inspections", "resources")

# Spelled in pieces so that this file does not contain what it looks for.
FOREIGN = re.compile(
    "|".join(
        (
            r"(?<![\w.])/wor" + "k/",
            r"(?<![\w.)])/roo" + "t/",
            r"(?<![\w.])/hom" + r"e/(?!nora/)\w",  # Nora is the demo's technician
            r"/User" + r"s/\w",
            r"/opt/(?:whe" + "els|py" + "pi)",
            "/tmp/br" + "ief",
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            "(?<!emit-)find-" + "links[= ]",
            "extra-" + "index",
        )
    )
)
# Imported by its own name, yet released and pinned as one with the package on the right.
RELEASED_WITH = {"shiboken6": "pyside6-essentials", "pydantic-core": "pydantic", "pydantic_core": "pydantic"}
VAGUE = {
    "utils",
    "util",
    "helper",
    "helpers",
    "manager",
    "handler",
    "handlers",
    "data",
    "info",
    "misc",
    "common",
}


def tracked_files() -> list[Path]:
    """Every file that a clone brings, so not what a build or a test run leaves behind."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [path for name in listing.decode().split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The file's text, empty for pictures and other binary files."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", "replace")


def modules() -> list[str]:
    """Dotted names of all that can be imported; migrations need Alembic around them, `__main__` runs."""
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.stem != "__main__" and "migrations" not in path.parts
    ]


def test_every_module_imports_on_its_own() -> None:
    failures = {}
    for name in modules():
        try:
            importlib.import_module(name)
        except ImportError as error:
            failures[name] = repr(error)
    assert failures == {}


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked_files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if FOREIGN.search(line)
    ]
    assert found == []


def test_the_search_for_foreign_places_finds_them() -> None:
    assert FOREIGN.search("see /wor" + "k/main")
    assert FOREIGN.search("--find-" + "links=x")
    assert not FOREIGN.search("frameworks/work/today")


def test_the_packaging_folder_does_not_shadow_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_every_import_of_the_application_is_a_declared_dependency() -> None:
    declared = {
        canonical(re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0])
        for requirement in PROJECT["project"]["dependencies"]
    }
    owners = packages_distributions()
    undeclared = {
        (str(path.relative_to(ROOT)), name)
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for name in imported_names(path)
        if name not in sys.stdlib_module_names and name not in PACKAGES
        if not declared & {RELEASED_WITH.get(name, canonical(owner)) for owner in owners.get(name, ())}
    }
    assert undeclared == set()


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_names(path: Path) -> set[str]:
    """Top-level names a file imports anywhere, function bodies included."""
    return {name.split(".")[0] for name in dotted_names(path)}


def dotted_names(path: Path) -> set[str]:
    """Every module a file may mean: for `from a.b import c` both `a.b` and `a.b.c`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_nothing_that_the_package_leaves_out_is_imported() -> None:
    recipe = ast.parse((ROOT / "packaging" / "field-companion.spec").read_text("utf-8"))
    (unused,) = (
        ast.literal_eval(node.value)
        for node in recipe.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNUSED"
    )
    imported = {
        name for package in PACKAGES for path in (ROOT / package).rglob("*.py") for name in dotted_names(path)
    }
    assert {"PySide6.QtWidgets", "sqlalchemy"} <= imported
    assert imported & set(unused) == set()


def test_no_two_test_files_share_a_name() -> None:
    """Test folders are no packages, so that Python would take one file for the other."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, files in names.items() if files > 1] == []


def test_nothing_is_imported_from_a_conftest() -> None:
    """Every folder has one and Python knows a single module of that name: whichever was read last."""
    found = [path for path in (ROOT / "tests").rglob("*.py") if "conftest" in imported_names(path)]
    assert found == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name for name in modules() if VAGUE & set(name.split("."))] == []


def test_nothing_is_left_to_do_in_the_code() -> None:
    unfinished = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|XX" + r"X)\b|mark.(?:skip|xfail)")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked_files()
        if path.suffix == ".py"
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if unfinished.search(line)
    ]
    assert found == []
