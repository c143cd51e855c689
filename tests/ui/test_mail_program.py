"""A letter goes to the person's own mail program: a stand-in `xdg-email` writes down what it was called with."""

import os
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from fieldapp.errors import NoMailProgram
from ui.mail_program import MailProgram

PDF = b"%PDF-1.7 sealed"


def letter() -> bytes:
    made = EmailMessage(policy=SMTP)
    made["X-Unsent"] = "1"
    made["To"] = "Åse Bø <ase@example.no>"
    made["Subject"] = "Rapport; rm -rf $HOME"
    made.set_content("Hei Åse,\n«rapporten»")
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="../J-1.pdf")
    return made.as_bytes()


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, *, code: int = 0) -> Path:
    told = folder / "told"
    script = folder / "xdg-email"
    script.write_text(
        f'#!/bin/sh\nfor word in "$@"; do printf "%s\\0" "$word" >> {told}; done\nexit {code}\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return told


def test_the_mail_program_gets_address_words_and_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = install(tmp_path, monkeypatch)
    program = MailProgram()

    program.write_letter(letter())

    words = told.read_bytes().decode().split("\0")[:-1]
    assert words[:4] == ["--utf8", "--subject", "Rapport; rm -rf $HOME", "--body"]
    assert words[4].splitlines() == ["Hei Åse,", "«rapporten»"]
    assert (words[5], words[7]) == ("--attach", "ase@example.no")
    attached = Path(words[6])
    assert (attached.name, attached.read_bytes()) == ("J-1.pdf", PDF)
    assert os.stat(attached.parent).st_mode & 0o077 == 0  # noqa: PTH116
    program.close()
    assert not attached.exists()


def test_no_mail_program_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, code=3)
    program = MailProgram()
    with pytest.raises(NoMailProgram):
        program.write_letter(letter())
    program.close()


def test_elsewhere_the_letter_is_opened_as_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    opened: list[bytes] = []

    def open_file(path: Path) -> bool:
        opened.append(path.read_bytes())
        return path.suffix == ".eml"

    program = MailProgram(open_file=open_file)
    written = letter()
    program.write_letter(written)
    assert opened == [written]
    program.close()
