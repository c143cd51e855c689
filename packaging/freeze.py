"""Freeze both programs with everything they need into dist/field-companion, the same way on every system.

    python packaging/freeze.py

Works in a virtual environment of its own (build/freeze-venv) that holds the pinned packages of the application and
PyInstaller, so that nothing a developer installed reaches the people who use the app.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "package.txt"
ENVIRONMENT = ROOT / "build" / "freeze-venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main() -> int:
    """Returns: 0; raises `CalledProcessError` with the step's own message above it when a step fails."""
    prepare_environment()
    compile_translations()
    install_project()
    run(str(ROOT / "packaging" / "icons.py"), str(ROOT / "build" / "icons"))
    run("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", f"--distpath={ROOT / 'dist'}",
        f"--workpath={ROOT / 'build' / 'freeze'}", str(ROOT / "packaging" / "field-companion.spec"))  # fmt: skip
    return 0


def prepare_environment() -> None:
    """Pinned packages, installed anew only when the pins or the interpreter changed."""
    stamp = ENVIRONMENT / "stamp"
    wanted = f"{sys.version} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps",
        "-r", str(LOCK))  # fmt: skip
    stamp.write_text(wanted, "utf-8")


def compile_translations() -> None:
    """Qt reads `.qm`; they are made from the `.ts` files and never committed."""
    tool = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"
    for source in sorted((ROOT / "resources" / "translations").glob("*.ts")):
        run("-c", tool, "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def install_project() -> None:
    """A copy of the project, not a link to it: what is frozen is what an installation would contain."""
    # setuptools adds to build/lib and never removes, so a deleted module would come along.
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)
    run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation",
        "--force-reinstall", str(ROOT))  # fmt: skip


def run(*arguments: str) -> None:
    # Outside the checkout, so that Python cannot import the sources instead of the installed copy.
    subprocess.run([str(PYTHON), *arguments], cwd=ROOT / "build", check=True)


if __name__ == "__main__":
    sys.exit(main())
