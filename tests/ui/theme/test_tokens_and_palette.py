import json

import pytest

from ui.theme import THEME_NAMES, Palette, ThemeName, make_theme
from ui.theme.tokens import TYPE_ROLES, load, resource_folder

RAW = json.loads((resource_folder("styles") / "tokens.json").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    def channel(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_the_contrast_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") < 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_text_colour_reads_on_every_ground_it_is_used_on(name: ThemeName) -> None:
    palette = make_theme(name, 1.0).colour
    for pair in RAW["themes"][name]["contrast_text"]:
        ratio = contrast(palette.by_role(pair["text"]).name(), palette.by_role(pair["on"]).name())
        assert ratio >= pair["required"], pair


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_palette_has_every_role_of_the_tokens(name: ThemeName) -> None:
    assert Palette.__annotations__.keys() == set(RAW["themes"][name]["colour"])


def test_a_palette_refuses_a_missing_and_an_unknown_role() -> None:
    roles = dict(load().colours["light"])
    with pytest.raises(TypeError):
        Palette({**roles, "glitter": "#FF00FF"})
    del roles["accent"]
    with pytest.raises(TypeError):
        Palette(roles)


def test_lengths_grow_with_the_scale_and_never_vanish() -> None:
    small, large = make_theme("light", 1.0), make_theme("light", 1.5)
    assert (small.space(6), large.space(6)) == (24, 36)
    assert (small.target("minimum"), large.target("minimum")) == (48, 72)
    assert small.px(0) == 0
    assert small.px(0.2) == 1


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.25, 1.25), (3.0, 1.75)])
def test_a_scale_is_kept_between_100_and_175_percent(asked: float, given: float) -> None:
    assert make_theme("light", asked).scale == given


def test_sun_draws_heavier_type_and_thicker_lines() -> None:
    light, sun = make_theme("light", 1.0), make_theme("sun", 1.0)
    assert sun.line == 2 * light.line
    for role in TYPE_ROLES:
        assert sun.font(role).weight() == min(800, light.font(role).weight() + 100)


def test_no_text_is_smaller_than_15_px() -> None:
    theme = make_theme("light", 1.0)
    assert min(theme.font(role).pixelSize() for role in TYPE_ROLES) == 15
