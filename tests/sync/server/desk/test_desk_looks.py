"""Style and files of the desk: the product's colours only, readable by everybody, asked for once."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from desk_browser import Browser

from sync.server.desk.assets import assets

SHEET = files("sync.server.desk").joinpath("desk.css").read_text(encoding="utf-8")
THEMES = json.loads(files("resources").joinpath("styles", "tokens.json").read_text(encoding="utf-8"))[
    "themes"
]
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL))


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_colour_stands_in_the_sheet_but_by_its_tokens_name() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab|color-mix)a?\(", SHEET) == []
    tokens = {name.replace("_", "-") for name in THEMES["light"]["colour"]}
    assert set(re.findall(r"var\(--([a-z-]+)\)", SHEET)) <= tokens
    for _selector, rule in RULES:
        for name, value in re.findall(r"([a-z-]+)\s*:\s*([^;]+)", rule):
            if name in ("color", "background", "background-color", "border-color", "fill", "stroke"):
                assert re.fullmatch(
                    r"var\(--[a-z-]+\)|none|inherit|transparent|currentColor", value.strip()
                ), value


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_text_stands_out_from_its_ground(theme: str) -> None:
    """Wherever a rule names both; WCAG 2.2, 1.4.3: 4.5 to 1."""
    colours = THEMES[theme]["colour"]
    pairs = set()
    for _selector, rule in RULES:
        told = dict(re.findall(r"(?:^|;|\s)(color|background)\s*:\s*var\(--([a-z-]+)\)", rule))
        if len(told) == 2:
            pairs.add((told["color"].replace("-", "_"), told["background"].replace("-", "_")))
    assert len(pairs) > 8
    for ink, ground in pairs:
        light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_no_text_is_smaller_than_the_products_smallest() -> None:
    on_screen = SHEET[: SHEET.index("@media print")]
    assert min(int(size) for size in re.findall(r"font(?:-size)?:[^;]*?(\d+)px", on_screen)) >= 15


def test_whatever_is_tapped_is_large_enough() -> None:
    heights = {
        selector.strip(): int(height)
        for selector, rule in RULES
        for height in re.findall(r"min-height:\s*(\d+)px", rule)
    }
    assert heights["button, .button"] >= 44
    assert min(heights.values()) >= 44


def test_files_are_kept_for_good_and_have_another_name_when_they_change(anne: Browser) -> None:
    page = anne.get("/desk")
    (sheet,) = page.tree.xpath("//link[@rel='stylesheet']/@href")
    assert re.fullmatch(r"/desk/static/desk\.[0-9a-f]{16}\.css", sheet)
    answer = anne.client.get(sheet)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert THEMES["dark"]["colour"]["background"] in answer.text
    fonts = re.findall(r'url\("([^"]+)"\)', answer.text)
    assert len(fonts) == 3
    for font in fonts:
        answer = anne.client.get(f"/desk/static/{font}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "font/ttf")
    assert anne.client.get("/desk/static/desk.0000000000000000.css").status_code == 404
    assert len({asset.name for asset in assets().values()}) == len(assets())
