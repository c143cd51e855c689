import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import window_texts
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication
from window_texts import ROOT, Text

from fieldapp.errors import NotAllowedNow, WrongPassword
from ui.language import LANGUAGES, ScreenLanguage
from ui.sync_centre.words import Counted
from ui.wording import error_sentence

FOLDER = ROOT / "resources" / "translations"
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
LUPDATE = "from PySide6.scripts.pyside_tool import lupdate; lupdate()"
PLACE = re.compile(r"\{\w*\}|%n|%L?\d")


@dataclass(frozen=True)
class Entry:
    """One message of a .ts file; a plural has one form for each number its language knows."""

    text: Text
    forms: tuple[str, ...]
    state: str


def entries(path: Path) -> list[Entry]:
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found.append(
                Entry(
                    Text(name, message.findtext("source") or "", plural),
                    tuple(forms) if plural else (translation.text or "",),
                    translation.get("type", "finished"),
                )
            )
    return found


def catalogue(language: str) -> list[Entry]:
    return entries(FOLDER / f"fieldapp_{language}.ts")


def marked() -> set[Text]:
    return {text for source in window_texts.sources().values() for text in source.texts}


def incomplete(entry: Entry) -> bool:
    """Both languages' plurals have two forms: Norwegian, German and English for one, French for none and one."""
    wanted = 2 if entry.text.plural else 1
    return entry.state != "finished" or len(entry.forms) != wanted or not all(entry.forms)


def places_differ(entry: Entry) -> bool:
    wanted = sorted(PLACE.findall(entry.text.source))
    return any(sorted(PLACE.findall(form)) != wanted for form in entry.forms)


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[ScreenLanguage]:
    speech = ScreenLanguage(qapp)
    yield speech
    speech.use("en")
    for translator in speech._installed:
        qapp.removeTranslator(translator)


# The source


def test_every_text_of_the_window_is_marked_so_that_lupdate_finds_it() -> None:
    mistakes = [
        f"{path} {mistake}" for path, source in window_texts.sources().items() for mistake in source.mistakes
    ]

    assert mistakes == []


def test_no_class_with_texts_of_its_own_is_a_base_class() -> None:
    """`self.tr()` looks under the name of the object's own class, so a base class's texts would never be found."""
    sources = window_texts.sources().values()
    speaking = set().union(*(source.speaking for source in sources))
    bases = {base for source in sources for named in source.bases.values() for base in named}

    assert speaking & bases == set()


@pytest.mark.parametrize(
    "code",
    [
        'label.setText("Nothing waits")',
        'button.setAccessibleName("Photos")',
        'label.setText(f"{count} open")',
        "class Page:\n    def show(self): self.tr(word)",
        'class Page:\n    def show(self, n): self.tr(f"{n} open")',
        'class Page:\n    def show(self, other): other.tr("Open")',
        'translate("Page", "%n open", "", count)',
    ],
)
def test_a_text_that_would_stay_english_is_noticed(code: str) -> None:
    assert window_texts.read(code).mistakes


def test_a_marked_text_and_what_only_developers_read_are_no_mistakes() -> None:
    code = (
        'class Page:\n    """Some page."""\n    def show(self):\n'
        '        self.tr("Open jobs")\n        raise ValueError("no page")'
    )
    source = window_texts.read(code)

    assert source.mistakes == []
    assert source.texts == {Text("Page", "Open jobs", plural=False)}


# The files


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_file_has_exactly_the_texts_of_the_window(language: str) -> None:
    """If this fails: `make translations`, then fill in what is unfinished."""
    assert {entry.text for entry in catalogue(language)} == marked()


def test_english_has_the_plurals_of_the_window() -> None:
    assert {entry.text for entry in catalogue("en")} == {text for text in marked() if text.plural}


def test_lupdate_would_change_nothing(tmp_path: Path) -> None:
    for language in LANGUAGES:
        shutil.copy(FOLDER / f"fieldapp_{language}.ts", tmp_path)
    common = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-extensions", "py"]
    tool = [sys.executable, "-c", LUPDATE, *common, *window_texts.ROOMS]
    files = [str(tmp_path / f"fieldapp_{language}.ts") for language in TRANSLATED]
    subprocess.run([*tool, "-ts", *files], cwd=ROOT, check=True)
    subprocess.run([*tool, "-pluralonly", "-ts", str(tmp_path / "fieldapp_en.ts")], cwd=ROOT, check=True)

    for language in LANGUAGES:
        assert entries(tmp_path / f"fieldapp_{language}.ts") == catalogue(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    assert [entry for entry in catalogue(language) if incomplete(entry)] == []


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.ts"))])
def test_a_translation_has_the_places_of_its_source(name: str) -> None:
    assert [entry for entry in entries(FOLDER / f"{name}.ts") if places_differ(entry)] == []


def test_an_unfinished_a_missing_and_a_differing_translation_are_noticed() -> None:
    plural, single = Text("Page", "%n job(s)", plural=True), Text("Page", "From {when}", plural=False)

    assert incomplete(Entry(single, ("Fra {when}",), "unfinished"))
    assert incomplete(Entry(single, ("",), "finished"))
    assert incomplete(Entry(plural, ("%n mission",), "finished"))
    assert places_differ(Entry(single, ("Fra {dag}",), "finished"))
    assert places_differ(Entry(plural, ("%n mission", "missions"), "finished"))
    assert not places_differ(Entry(plural, ("%n mission", "%n missions"), "finished"))


def all_forms(language: str) -> list[str]:
    return [form for entry in catalogue(language) for form in entry.forms]


@pytest.mark.parametrize("language", TRANSLATED)
def test_quotation_marks_and_apostrophes_are_typographic(language: str) -> None:
    assert [form for form in all_forms(language) if re.search(r"[\"']", form)] == []


def test_french_keeps_its_marks_on_the_line_of_their_word() -> None:
    def is_loose(form: str) -> bool:
        return re.search(r"(?<![\u202f\u00a0])(?:[;!?»]|[:%](?=\s|$))", form) is not None

    assert is_loose("Pourquoi ?")
    assert not is_loose("Pourquoi\u202f?")
    assert [form for form in all_forms("fr") if is_loose(form)] == []


# What the window says


@pytest.mark.parametrize(
    ("language", "one", "five"),
    [
        ("en", "1 change", "5 changes"),
        ("nb", "1 endring", "5 endringer"),
        ("fr", "1 modification", "5 modifications"),
        ("de", "1 Änderung", "5 Änderungen"),
    ],
)
def test_numbers_and_words_agree(speech: ScreenLanguage, language: str, one: str, five: str) -> None:
    speech.use(language)

    assert [Counted().changes(count) for count in (1, 5)] == [one, five]


@pytest.mark.parametrize(
    ("language", "undo", "cancel"),
    [
        ("en", "Undo", "Cancel"),
        ("nb", "Angre", "Avbryt"),
        ("fr", "Annuler", "Annuler"),
        ("de", "Rückgängig", "Abbrechen"),
    ],
)
def test_our_texts_and_those_of_qt_speak_the_language_in_use(
    speech: ScreenLanguage, language: str, undo: str, cancel: str
) -> None:
    speech.use(language)

    assert QCoreApplication.translate("Toast", "Undo") == undo
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel


def test_going_back_to_english_leaves_no_other_language_behind(speech: ScreenLanguage) -> None:
    speech.use("de")
    speech.use("en")

    assert QCoreApplication.translate("Toast", "Undo") == "Undo"


def test_a_text_of_a_page_is_found_under_the_name_of_its_class(speech: ScreenLanguage) -> None:
    class Toast(QObject):
        def undo(self) -> str:
            return self.tr("Undo")

    speech.use("nb")

    assert Toast().undo() == "Angre"


def test_reasons_are_said_in_the_language_in_use(speech: ScreenLanguage) -> None:
    speech.use("de")

    assert error_sentence(NotAllowedNow("", reasons=("signature:customer", "plan_steps"))) == (
        "Der Kunde hat nicht unterschrieben, und es steht kein Grund da. "
        "Einige Schritte des Plans sind nicht bewertet."
    )
    assert "Ola" in error_sentence(WrongPassword("", person="Ola"))
