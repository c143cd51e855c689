"""Picks a few of the demo day's screens for the README and makes them small: `screenshots.py SCREENS IMAGES`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

# The screen's name in the demo (after its number) -> the picture's name in docs/images.
CHOSEN = {
    "today": "today",
    "job-plan": "job",
    "not-ok": "checklist",
    "job-report": "report",
    "offline-sync": "sync",
}
COLOURS = 128


def main(screens: Path, images: Path) -> None:
    """Write the chosen screens with fewer colours, which a screen of flat areas does not miss."""
    images.mkdir(parents=True, exist_ok=True)
    for name, chosen in CHOSEN.items():
        found = sorted(path for path in screens.glob("*.png") if path.stem.partition("-")[2] == name)
        if not found:
            raise SystemExit(f"The demo left no screen named {name} in {screens}.")
        with Image.open(found[0]) as picture:
            small = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT)
            small.save(images / f"{chosen}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
