"""Style, fonts and icons of the desk: made once per process, named by their content, kept by browsers for good."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FONTS = {"Inter-Regular.ttf": 400, "Inter-SemiBold.ttf": 600, "Inter-Bold.ttf": 700}
_RESOURCES = files("resources")


class Drawn(str):
    """Markup of our own, which a template takes as it is (the protocol of `__html__`)."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served; `name` carries the beginning of its hash."""

    name: str
    media_type: str
    content: bytes


@cache
def assets() -> Mapping[str, Asset]:
    """Every file a page may ask for, by the name a template uses."""
    found = {
        name: _asset(name, "font/ttf", _RESOURCES.joinpath("fonts", name).read_bytes()) for name in _FONTS
    }
    found["app-icon.svg"] = _asset(
        "app-icon.svg", "image/svg+xml", _RESOURCES.joinpath("app-icon.svg").read_bytes()
    )
    found["desk.css"] = _asset("desk.css", "text/css; charset=utf-8", _style(found).encode())
    return found


@cache
def by_served_name() -> Mapping[str, Asset]:
    """The same by the name they are served under."""
    return {asset.name: asset for asset in assets().values()}


def address(name: str) -> str:
    """Where an asset is."""
    return f"/desk/static/{assets()[name].name}"


@cache
def icon(name: str) -> Drawn:
    """A line icon for a template, in the colour of the text around it; the word beside it says what it means."""
    drawn = _RESOURCES.joinpath("icons", f"{name}.svg").read_text(encoding="utf-8").strip()
    return Drawn(drawn.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1))


def _asset(name: str, media_type: str, content: bytes) -> Asset:
    stem, _, suffix = name.rpartition(".")
    return Asset(f"{stem}.{hashlib.sha256(content).hexdigest()[:16]}.{suffix}", media_type, content)


def _style(known: Mapping[str, Asset]) -> str:
    """The sheet of the desk below the product's colours, which are written down in one place only."""
    tokens = json.loads(_RESOURCES.joinpath("styles", "tokens.json").read_text(encoding="utf-8"))
    light, dark = (_variables(tokens["themes"][theme]["colour"]) for theme in ("light", "dark"))
    faces = "".join(
        f'@font-face{{font-family:"Inter";font-weight:{weight};font-display:swap;'
        f'src:url("{known[name].name}") format("truetype")}}'
        for name, weight in _FONTS.items()
    )
    return (
        f"{faces}\n:root{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"
        # Paper is white, whatever the screen was.
        f"@media print{{:root{{{light}}}}}\n"
        + files(__package__).joinpath("desk.css").read_text(encoding="utf-8")
    )


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in colours.items())
