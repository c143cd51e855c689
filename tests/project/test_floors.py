"""The walls between the rooms are guarded, and each guard bites."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

# First words of a contract's name -> an import it must refuse, as (file, imported module).
PLANTED = {
    "floors": ("fieldapp/domain/planted.py", "fieldapp.store"),
    "ui reaches": ("ui/planted.py", "fieldapp.operations"),
    "the server shares": ("sync/server/planted.py", "fieldapp.views"),
    "no import cycles": ("fieldapp/reports/planted.py", "fieldapp.reports.planted_too.deep"),
    "Qt lives": ("fieldapp/store/planted.py", "PySide6.QtCore"),
    "requests lives": ("fieldapp/operations/planted.py", "requests"),
    "the PDF libraries": ("fieldapp/views/planted.py", "reportlab.pdfgen"),
    "the S3 library": ("sync/server/planted_bucket.py", "boto3"),
    "PDFium has": ("ui/planted_page.py", "pypdfium2"),
    "pyxform lives": ("sync/server/planted_form.py", "pyxform"),
    "pages of the window": ("ui/today/planted.py", "ui.job.planted"),
    "a page shows": ("ui/parts/page.py", "ui.parts.presenter"),
    "the first screen": ("fieldapp/views/first_screen.py", "sqlalchemy"),
}


def broken_contracts(tree: Path) -> set[str]:
    """Names of the contracts that the packages below `tree` break."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    answer = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False).stdout
    summary = re.sub(r"\s+", " ", answer.partition("Contracts:")[0])
    return {contract["name"] for contract in CONTRACTS if f"{contract['name']} BROKEN" in summary}


def copy_of_the_code(tmp_path: Path) -> Path:
    for package in ("fieldapp", "ui", "sync", "inspections", "resources"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=all_but_code)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def all_but_code(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()}


def test_the_code_keeps_every_contract(tmp_path: Path) -> None:
    assert broken_contracts(copy_of_the_code(tmp_path)) == set()


def test_every_contract_refuses_an_import_planted_against_it(tmp_path: Path) -> None:
    assert len(PLANTED) == len(CONTRACTS)
    tree = copy_of_the_code(tmp_path)
    for file, module in PLANTED.values():
        with (tree / file).open("a", encoding="utf-8") as source:
            source.write(f"\nimport {module}\n")
    (tree / "ui/job/planted.py").write_text("")
    deep = tree / "fieldapp/reports/planted_too"
    deep.mkdir()
    (deep / "__init__.py").write_text("import fieldapp.reports.planted\n")
    (deep / "deep.py").write_text("")
    broken = broken_contracts(tree)
    assert [words for words in PLANTED if not any(name.startswith(words) for name in broken)] == []
