"""The language of the screen: our own texts and Qt's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.theme.tokens import resource_folder

LANGUAGES = ("en", "nb", "fr", "de")


def system_language() -> str:
    """The language this computer is set to, or English where we do not speak it."""
    name = QLocale.system().name().partition("_")[0]
    if name in ("no", "nn"):  # every Norwegian reads Bokmål
        return "nb"
    return name if name in LANGUAGES else "en"


class ScreenLanguage:
    """Installs one language at a time. Widgets built afterwards speak it; keep one for the application's life."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, language: str) -> None:
        """Speak `language` ("en", "nb", "fr", "de") from now on; an unknown one means English."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        self.language = language if language in LANGUAGES else "en"
        QLocale.setDefault(QLocale(self.language))
        ours = str(resource_folder("translations"))
        # Qt comes without Bokmål; the few of its texts that can appear are among our resources.
        self._install("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), ours)
        self._install("fieldapp", ours)

    def _install(self, catalogue: str, *folders: str) -> None:
        translator = QTranslator(self._application)
        if any(translator.load(f"{catalogue}_{self.language}", folder) for folder in folders):
            self._application.installTranslator(translator)
            self._installed.append(translator)
