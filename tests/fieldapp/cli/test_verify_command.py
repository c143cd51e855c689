"""`fieldapp verify` on a customer's computer."""

import json
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))

from sealed_samples import company, sealed_report

from fieldapp.cli import main


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `report.pdf`, `root.pem` and `root.der`."""
    made = tmp_path_factory.mktemp("customer")
    nordfjord = company(made)
    (made / "report.pdf").write_bytes(sealed_report(nordfjord.key))
    (made / "root.pem").write_text(nordfjord.authority.root_pem)
    (made / "root.der").write_bytes(nordfjord.authority.root.public_bytes(Encoding.DER))
    return made


def test_a_report_is_judged_without_a_profile(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "profile"
    code = main(
        [
            "--profile-dir", str(profile), "verify", str(folder / "report.pdf"),
            "--root", str(folder / "root.pem"), "--json",
        ]
    )  # fmt: skip

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (told["integrity"], told["signer"], told["time"], told["data"]) == (
        "unchanged",
        "known",
        "claimed",
        "same",
    )
    assert told["sealed_at"] == "2026-11-20T08:21:00Z"
    assert not profile.exists()


def test_without_a_root_the_fingerprint_to_compare_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(folder / "report.pdf")]) == 4
    told = capsys.readouterr().out
    assert "NOT KNOWN here" in told
    digits = told.split("--root: ")[1].splitlines()[0]

    assert main(["verify", str(folder / "report.pdf"), "--root", digits]) == 0
    assert main(["verify", str(folder / "report.pdf"), "--root", str(folder / "root.der")]) == 0
    told = capsys.readouterr().out
    assert "every byte is as it was sealed" in told
    assert "20 Nov 2026" in told
    assert "Ingrid Solbakken, customer" in told


def test_a_changed_file_is_a_data_problem(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "changed.pdf"
    changed.write_bytes((folder / "report.pdf").read_bytes() + b" ")

    assert main(["verify", str(changed), "--root", str(folder / "root.pem")]) == 5
    told = capsys.readouterr().out
    assert "NO: the seal does not cover the whole file" in told
    assert "Sealed by" not in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.pdf"], 5),
        (["report.pdf", "--root", "nowhere.pem"], 5),
        (["report.pdf", "--root", "report.pdf"], 2),
        (["report.pdf", "--record", "nowhere.json"], 5),
    ],
)
def test_a_wrong_argument_is_one_sentence(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
) -> None:
    monkeypatch.chdir(folder)
    assert main(["verify", *arguments]) == code
    assert capsys.readouterr().err.count("\n") == 1
