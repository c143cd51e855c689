"""What the window can do by name, and the pages that explain it."""

from __future__ import annotations

import dataclasses
import platform
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

import resources
from fieldapp.version import program_version
from ui import wording
from ui.commands import Command
from ui.frame import Page
from ui.help.page import AboutPage, GuidePage, HelpPage, KeyGroup, KeysPage
from ui.language import LANGUAGES
from ui.theme import SCALES

if TYPE_CHECKING:
    from fieldapp.app.shell import Shell

_HELP = {
    "todayPage": "today",
    "jobsPage": "jobs",
    "newJobPage": "jobs",
    "jobPage": "job",
    "checklistPage": "checklist",
    "partsPage": "parts",
    "knowledgePage": "know_how",
    "articlePage": "know_how",
    "syncPage": "sync",
    "settingsPage": "settings",
}


class WindowCommands(QObject):
    """The commands of one window; `all` lists them. The pages it opens are made when first wanted."""

    def __init__(self, shell: Shell, *, doings: dict[str, Callable[[], None]], parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._doings = doings
        self._help: HelpPage | None = None
        self.all = (*self._places(), *self._works(), *self._looks(), *self._explanations())
        shell.window.help_wanted.connect(self.show_help)
        shell.window.keys_wanted.connect(self.show_keys)

    def _places(self) -> tuple[Command, ...]:
        words = (
            ("today", self.tr("Today"), "today"),
            ("jobs", self.tr("Jobs"), "jobs"),
            ("parts", self.tr("Parts"), "parts"),
            ("know_how", self.tr("Know-how"), "know-how"),
            ("sync", self.tr("Sync"), "sync"),
            ("settings", self.tr("Settings"), "settings"),
        )
        window = self._shell.window
        return tuple(
            Command(
                f"go_{key}",
                self.tr("Go to {place}").format(place=word),
                icon,
                partial(window.show_section, key),
                f"Ctrl+{number}",
            )
            for number, (key, word, icon) in enumerate(words, start=1)
        )

    def _works(self) -> tuple[Command, ...]:
        words = {
            "new_job": (self.tr("New job on site"), "plus", ""),
            "send_now": (self.tr("Send now"), "sending", self.tr("sync network office")),
            "stop_timer": (self.tr("Stop the timer"), "stop", self.tr("time clock")),
            "undo": (self.tr("Undo the last step"), "undo", self.tr("take back Ctrl+Z")),
            "redo": (self.tr("Do it again"), "retry", self.tr("redo Ctrl+Shift+Z")),
            "lock": (self.tr("Lock the screen"), "key", self.tr("PIN hide")),
        }
        keys = {"lock": "Ctrl+L", "undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z"}
        return tuple(
            Command(key, words[key][0], words[key][1], run, keys.get(key, ""), also=words[key][2])
            for key, run in self._doings.items()
        )

    def _looks(self) -> tuple[Command, ...]:
        names = {
            "system": self.tr("Theme: like the computer"),
            "light": self.tr("Theme: light"),
            "dark": self.tr("Theme: dark"),
            "sun": self.tr("Theme: sun"),
        }
        themes = (
            Command(
                f"theme_{key}", name, "seen", partial(self._wear, theme=key), also=self.tr("look colours")
            )
            for key, name in names.items()
        )
        sizes = (
            Command("larger", self.tr("Everything larger"), "plus", partial(self._resize, 1), "Ctrl++"),
            Command(
                "smaller",
                self.tr("Everything smaller"),
                "not-applicable",
                partial(self._resize, -1),
                "Ctrl+-",
            ),
        )
        languages = (
            Command(
                f"language_{key}",
                self.tr("Language: {language}").format(language=wording.language_word(key)),
                "language",
                partial(self._wear, language=key),
                also=f"{key} {wording.own_language_word(key)}",
            )
            for key in LANGUAGES
        )
        return (*sizes, *themes, *languages)

    def _explanations(self) -> tuple[Command, ...]:
        return (
            Command("help", self.tr("Help for this screen"), "info", self.show_help, "F1"),
            Command("keys", self.tr("Keyboard shortcuts"), "keypad", self.show_keys, "?"),
            Command("guide", self.tr("First steps"), "start", self.show_guide),
            Command("about", self.tr("About"), "info", self.show_about, also=self.tr("version licence")),
        )

    # The look

    def _wear(self, *, theme: str = "", language: str = "", scale: int = 0) -> None:
        shell = self._shell
        if not language:
            shell.put_on(theme_name=theme, scale=scale)
            return
        # Behind this turn: another language builds the window anew, and this command is one of its own.
        QTimer.singleShot(0, shell.window, lambda: shell.put_on(language=language))

    def _resize(self, step: int) -> None:
        sizes = [round(size * 100) for size in SCALES]
        now = round(self._shell.settings.scale * 100)
        nearest = min(range(len(sizes)), key=lambda place: abs(sizes[place] - now))
        self._wear(scale=sizes[min(max(nearest + step, 0), len(sizes) - 1)])

    # The pages that explain

    def show_help(self) -> None:
        """Help for the page that is shown."""
        if self._help is None:
            self._help = HelpPage()
            self._help.keys_wanted.connect(self.show_keys)
            self._help.about_wanted.connect(self.show_about)
        page = self._shell.window.current_page
        if page is self._help:
            return
        text = resources.help_texts(self._shell.formats.language)[_HELP.get(page.objectName(), "other")]
        self._help.show_help(text.title, text.body)
        self._open(self._help)

    def show_keys(self) -> None:
        """Every shortcut."""
        self._open(self._once("keysPage", lambda: KeysPage(self._key_groups())))

    def show_about(self) -> None:
        """What this program is."""
        shell = self._shell
        facts = (
            (self.tr("Version"), program_version()),
            (self.tr("System"), f"{platform.system()} {platform.release()}"),
            (self.tr("Python"), platform.python_version()),
            (self.tr("Server"), shell.settings.server_url or "–"),
            (self.tr("Folder"), str(shell.profile.folder)),
        )
        self._open(self._once("aboutPage", lambda: AboutPage(facts)))

    def show_guide(self) -> None:
        """The three cards of the first day; they are not shown by themselves again."""
        shell = self._shell
        if not shell.settings.guide_seen:
            shell.keep(dataclasses.replace(shell.settings, guide_seen=True))

        def make() -> Page:
            guide = GuidePage()
            guide.done.connect(guide.back_requested)
            return guide

        self._open(self._once("guidePage", make))

    def _once(self, name: str, make: Callable[[], Page]) -> Page:
        return self._shell.window.findChild(Page, name) or make()

    def _open(self, page: Page) -> None:
        window = self._shell.window
        if page is not window.current_page:
            window.open_page(page, section=window.current_section)

    def _key_groups(self) -> tuple[KeyGroup, ...]:
        own = tuple((command.keys, command.title) for command in self.all if command.keys)
        return (
            KeyGroup(
                self.tr("Everywhere"),
                (
                    ("Ctrl+K", self.tr("Find anything, do anything")),
                    ("Ctrl+Return", self.tr("The next step")),
                    ("Alt+Left", self.tr("Back")),
                    ("Tab Shift+Tab", self.tr("From one thing to the next")),
                    *own,
                ),
            ),
            KeyGroup(
                self.tr("Checklist"),
                (
                    ("1 2 3", self.tr("OK, not OK, not applicable")),
                    ("↑ ↓", self.tr("From question to question")),
                    ("P", self.tr("Photo")),
                    ("N", self.tr("Note")),
                    ("/", self.tr("Search")),
                ),
            ),
            KeyGroup(
                self.tr("Search, lists and pictures"),
                (
                    ("↑ ↓", self.tr("Walk")),
                    ("Return", self.tr("Open")),
                    ("Escape", self.tr("Leave")),
                    ("Ctrl+V", self.tr("Paste a picture")),
                    ("+ -", self.tr("Larger, smaller")),
                ),
            ),
        )
