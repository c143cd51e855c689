"""`fieldapp price` and `fieldapp invoice`."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invoice_samples import sample_invoice
from peppol.xsd import validate_xsd
from profiles import after_the_pull
from terminal import PASSPHRASE

from fieldapp import cli
from fieldapp.commands.money import invoice_table
from fieldapp.domain.parts import Part, UsedPart

VISIT = "J-2026-004101"
Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on a profile with a day on it: (exit code, its JSON, standard error)."""
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", PASSPHRASE)
    folder = after_the_pull().locked(tmp_path / "laptop", PASSPHRASE)

    def command(*words: str) -> tuple[int, Any, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("[[[0.1, 0.2], [0.5, 0.3]]]"))
        code = cli.main(["--profile-dir", str(folder), "--json", *words])
        said = capsys.readouterr()
        return code, json.loads(said.out), said.err

    return command


def test_a_price_rises_is_refused_and_agreed_to_without_a_screen(run: Run) -> None:
    code, added, _ = run("price", "add", VISIT, "Harness", "--price", "632,00")
    assert (code, added["needs_yes"], added["expected"]) == (0, True, "2280.00")
    code, refused, error = run("jobs", "start", VISIT)
    assert (code, refused["error"]["reasons"]) == (5, ["price:approval"])
    assert error.count("\n") == 1

    code, agreed, _ = run(
        "price", "approve", VISIT, "--name", "Ingrid", "--strokes", "-", "--shown", "I accept"
    )
    assert (code, agreed["needs_yes"]) == (0, False)
    assert run("jobs", "start", VISIT)[0] == 0
    shown = run("price", "show", VISIT)[1]
    assert (shown["agreed"], [line["text"] for line in shown["accepted_lines"]]) == ("2280.00", ["Harness"])


def test_a_yes_on_the_phone_a_no_and_a_kept_price(run: Run) -> None:
    run("price", "add", VISIT, "--part", "1500012-99-C", "--quantity", "2")
    assert (
        run("price", "approve", VISIT, "--name", "Ingrid", "--said", "Go on", "--phone", "92618344")[0] == 0
    )
    line = run("price", "add", VISIT, "Wash", "--price", "100")[1]["changed"]["estimate_line"][0]
    assert run("price", "decline", VISIT, "--name", "Ingrid", "--said", "No")[0] == 0
    assert run("price", "withdraw", line)[0] == 5
    run("price", "add", VISIT, "Towing", "--price", "900")
    code, kept, _ = run("price", "keep", VISIT, "--reason", "Our fault")
    assert (code, kept["needs_yes"]) == (0, False)


def test_an_invoice_is_shown_and_saved_by_its_ending(run: Run, tmp_path: Path) -> None:
    run("jobs", "start", VISIT)
    run("jobs", "use-part", VISIT, "1107681-00-A", "2")
    code, shown, _ = run("invoice", VISIT)
    assert (code, shown["net"], shown["vat"], shown["total"]) == (0, "490.00", "122.50", "612.50")

    xml, table = tmp_path / "invoice.xml", tmp_path / "invoice.csv"
    assert run("invoice", VISIT, "--out", str(xml))[0] == 0
    assert run("invoice", VISIT, "--out", str(table))[0] == 0
    assert validate_xsd(xml.read_bytes()) == (True, [])
    assert table.read_text("utf-8-sig").count("1107681-00-A") == 1
    code, _, error = run("invoice", VISIT, "--out", str(tmp_path / "invoice.pdf"))
    assert (code, ".xml" in error) == (2, True)


def test_a_job_without_work_has_nothing_to_invoice(run: Run, tmp_path: Path) -> None:
    code, _, error = run("invoice", VISIT, "--out", str(tmp_path / "invoice.xml"))

    assert code == 5
    assert "nothing to invoice" in error
    assert not (tmp_path / "invoice.xml").exists()


def test_a_draft_with_a_part_without_a_price_is_a_total_so_far() -> None:
    pump = Part(id="part-9", number="E-9", name="Pump", price="10", currency="EUR")
    told = invoice_table(sample_invoice(parts=((pump, UsedPart(part_id="part-9", units=1)),)))

    assert "Total so far" in told
    assert "E-9 has no price in NOK" in told
    assert "Total so far" not in invoice_table(sample_invoice())
