"""Collect the licence texts of the packages in a lock file, as their licences ask of whoever passes them on.

python packaging/licences.py LOCK FOLDER      writes FOLDER/NAME-VERSION/… for each installed package of LOCK
"""

import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

LEGAL = re.compile(r"(?:^|/)(?:licen[cs]e|copying|notice|authors)[^/]*$|/licenses/", re.IGNORECASE)


def main(lock: Path, folder: Path) -> int:
    """Returns: 0; packages that the lock names for another system are passed over."""
    names = re.findall(r"^([a-z0-9][\w.-]*)(?:\[[^]]*\])?==", lock.read_text("utf-8"), re.MULTILINE)
    for name in names:
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        target = folder / f"{name}-{package.version}"
        target.mkdir(parents=True, exist_ok=True)
        stated = [
            *(package.metadata.get_all("License-Expression") or package.metadata.get_all("License") or []),
            *(line for line in package.metadata.get_all("Classifier") or [] if line.startswith("License")),
        ]
        (target / "STATED").write_text("\n".join(stated) + "\n", "utf-8")
        for file in package.files or []:
            source = Path(str(file.locate()))
            if ".dist-info/" in str(file) and LEGAL.search(str(file)) and source.is_file():
                shutil.copy(source, target / source.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
