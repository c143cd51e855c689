"""One theme at one scale: colours, fonts and lengths, ready to paint with."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont

from ui.theme.palette import Palette
from ui.theme.tokens import (
    Frame,
    IconSize,
    Motion,
    Radius,
    SpaceStep,
    Target,
    ThemeName,
    Tokens,
    TypeRole,
    load,
)

FAMILY_TEXT = ("Inter", "DejaVu Sans", "Noto Sans")
FAMILY_DISPLAY = ("Inter Display", "Inter", "DejaVu Sans")
HEAVIEST = 800
SCALES = (1.0, 1.25, 1.5, 1.75)


class Theme:
    """What painters and layouts ask: `px`, `font`, `space`, … All lengths come back in scaled px, at least 1."""

    def __init__(self, name: ThemeName, scale: float, colour: Palette, tokens: Tokens) -> None:
        self.name: ThemeName = name
        self.scale = scale
        self.colour = colour
        self.tokens = tokens
        self.fonts: dict[tuple[str, int], QFont] = {}

    def px(self, length: float) -> int:
        """A length at 100 % in whole px at this scale; 0 stays 0, anything else is at least 1."""
        return max(1, round(length * self.scale)) if length else 0

    def exact(self, length: float) -> float:
        """A length at this scale without rounding, for pens and curves."""
        return length * self.scale

    def space(self, step: SpaceStep) -> int:
        """A distance of the space scale; step 1 is 4 px, step 6 is 24 px."""
        return self.px(self.tokens.space[step])

    def radius(self, name: Radius) -> int:
        """A corner radius."""
        return self.px(self.tokens.radius[name])

    def target(self, name: Target) -> int:
        """The size of something to tap."""
        return self.px(self.tokens.target[name])

    def icon(self, name: IconSize) -> int:
        """The edge of an icon."""
        return self.px(self.tokens.icon[name])

    def frame(self, name: Frame) -> int:
        """A measure of the window's frame."""
        return self.px(self.tokens.frame[name])

    def motion(self, name: Motion) -> int:
        """A duration in ms."""
        return self.tokens.motion[name]

    @property
    def line(self) -> int:
        """The width of an ordinary line: 1 px, 2 px in sun."""
        return self.px(self.tokens.border[self.name])

    @property
    def line_selected(self) -> int:
        """The width of the line round what is chosen or broken: 2 px, 4 px in sun."""
        return self.px(self.tokens.selected_border * (2 if self.name == "sun" else 1))

    @property
    def flat(self) -> bool:
        """Whether shadows are off (sun draws lines instead)."""
        return self.name == "sun"

    @property
    def mark_line(self) -> QColor:
        """The red of marks on a photo: the same in every theme, since the photo is."""
        return QColor(self.tokens.colours["light"]["unsafe_solid"])

    @property
    def mark_rim(self) -> QColor:
        """The white under it."""
        return QColor(self.tokens.colours["light"]["surface"])

    def line_height(self, role: TypeRole) -> int:
        """The distance from base line to base line."""
        return self.px(self.tokens.type[role].line)

    def font(self, role: TypeRole, *, weight: int | None = None) -> QFont:
        """The font of a type role; `weight` replaces the role's own before the theme's shift."""
        style = self.tokens.type[role]
        heavy = min(HEAVIEST, (weight or style.weight) + self.tokens.weight_shift[self.name])
        key = (role, heavy)
        if key not in self.fonts:
            font = QFont(list(FAMILY_DISPLAY if style.display else FAMILY_TEXT))
            font.setPixelSize(self.px(style.size))
            font.setWeight(QFont.Weight(heavy))
            # Inter is drawn without hints: with them its letters stand unevenly at 15 and 17 px.
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self.fonts[key] = font
        return QFont(self.fonts[key])

    def identifier_font(self, role: TypeRole) -> QFont:
        """The font for VINs and serial numbers: slashed zero, letters that cannot be mistaken."""
        font = self.font(role)
        for feature in ("zero", "ss02"):
            font.setFeature(QFont.Tag(feature), 1)
        return font


def make_theme(name: ThemeName, scale: float) -> Theme:
    """Build a theme; `scale` is 1.0 to 1.75 and is clamped to that range."""
    tokens = load()
    return Theme(
        name=name,
        scale=min(max(scale, SCALES[0]), SCALES[-1]),
        colour=Palette(tokens.colours[name]),
        tokens=tokens,
    )
