"""The office's own words to customers."""

from collections.abc import Callable

import pytest
from server_builders import START, Laptop
from test_mail import Mailbox, mailbox, queue_report, send_file

from fieldapp.errors import InputRefused
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.imports.message_texts import import_message_texts
from sync.server.outbound import send_waiting

__all__ = ["mailbox"]
FRENCH = """
[report]
subject = "Votre {vehicle} : le rapport"
body = "Cher client {customer}, voici {job_number}."
sms = "Rapport {job_number}"
"""


def take(database: Database, name: str, text: str) -> object:
    with database.writing() as connection:
        return import_message_texts(connection, [(name, text.encode())], now=START)


def test_own_words_reach_laptops_and_letters(
    laptop: Laptop, mailbox: Mailbox, centre: Centre, office: Callable[..., None]
) -> None:
    take(centre.database, "fr.toml", FRENCH)
    assert laptop.row("message_template")["id"] == "report.fr"
    queue_report(laptop, "A-2")
    send_file(laptop)

    assert send_waiting(centre) == 1

    (letter,) = mailbox.letters
    body = letter.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == "Cher client Jean Lefèvre, voici A-2."
    assert str(letter["Subject"]).endswith(": le rapport")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("sv.toml", FRENCH, "names no language"),
        ("fr.toml", FRENCH.replace("{job_number}", "{password}"), "nothing fills {password}"),
        ("fr.toml", FRENCH.replace("{customer}", "{customer.__class__}"), "nothing fills"),
        ("fr.toml", FRENCH.replace("{vehicle}", "{vehicle"), "brace"),
        ("fr.toml", FRENCH.replace("[report]", "[advert]"), "no such message"),
        ("fr.toml", "[report]\nsubject = 'x'", "needs subject, body and sms"),
        ("fr.toml", "[report", "not a TOML file"),
    ],
)
def test_words_that_could_not_be_filled_are_refused(
    database: Database, name: str, text: str, sentence: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        take(database, name, text)
    assert sentence in f"{refused.value.sentence} {' '.join(map(str, refused.value.problems))}"
