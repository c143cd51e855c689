"""`Themed`, for widgets; see `ui.theme.themed`."""

from ui.theme.themed import Themed

__all__ = ["Themed"]
