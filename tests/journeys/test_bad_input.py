"""Whatever is wrong, a person reads one sentence, a script an exit code, and nothing is lost: the real programs."""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from office_processes import Office
from PIL import Image
from programs import PASSPHRASE, VISIT, Ended, Laptop, demo_office, office_program, private_mounts

import resources
from fieldapp.demo.centre import PASSWORD
from fieldapp.store.connecting import connect

pytestmark = pytest.mark.slow

USAGE, OFFLINE, REFUSED, DATA = 2, 3, 4, 5


class Portal(BaseHTTPRequestHandler):
    """A café's Wi-Fi: whatever is asked, it answers 200 with a page of its own."""

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        page = b"<!doctype html><title>Welcome</title><p>Accept our terms to go online."
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    do_GET = do_POST = _answer  # noqa: N815 - the base class looks for these names

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where connections are refused, for as long as the test lasts."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def json_error(ended: Ended) -> str:
    """The code of the error a script reads."""
    return str(json.loads(ended.out)["error"]["code"])


def test_a_wrong_password_leaves_an_empty_profile_that_signs_in_later(tmp_path: Path) -> None:
    office, code = demo_office(tmp_path / "office")
    office.open()
    try:
        laptop = Laptop(tmp_path / "laptop")
        words = ("sign-in", "--server", office.url, "--user", "sunniva", "--device-code", code, "--json")
        wrong = laptop.run(*words, typed="not this\n")
        wrong.refused(REFUSED, "password")
        assert json_error(wrong) == "wrong_password"
        laptop.run(*words[:-1], typed="\n").refused(USAGE, "password")
        laptop.run(*words[:5], typed=f"{PASSWORD}\n").refused(USAGE, "device code")
        assert laptop.run("status").code == 0
        assert laptop.run("sync").refused(REFUSED, "sign")
        assert laptop.sign_in(office.url, code).code == 0
    finally:
        office.close()


@pytest.mark.parametrize(
    ("address", "code", "error"),
    [
        ("nobody", OFFLINE, "server_unreachable"),
        ("https://office.invalid", OFFLINE, "server_unreachable"),
        ("portal", OFFLINE, "not_our_server"),
        ("no address", USAGE, "wrong_address"),
        ("localhost:8470", USAGE, "wrong_address"),
        ("http://office.invalid:99999", USAGE, "wrong_address"),
        ("ftp://office", USAGE, "wrong_address"),
        ("", USAGE, "wrong_address"),
    ],
)
def test_an_address_where_no_office_answers(
    address: str, code: int, error: str, nobody: str, portal: str, tmp_path: Path
) -> None:
    url = {"nobody": nobody, "portal": portal}.get(address, address)
    laptop = Laptop(tmp_path / "laptop")
    words = ("sign-in", "--server", url, "--user", "sunniva", "--device-code", "AB", "--json")
    ended = laptop.run(*words, typed=f"{PASSWORD}\n")
    ended.refused(code, "ddress")
    assert json_error(ended) == error
    assert not (laptop.folder / "fieldapp.db").exists() or laptop.everything()["session"] is None


def test_a_portal_in_place_of_the_office_takes_nothing(laptop: Laptop, portal: str) -> None:
    laptop.json("jobs", "note", VISIT, "Kunden ringte")
    store = laptop.opened()
    from fieldapp.store import sync_state

    with store.writing() as connection:
        session = sync_state.session(connection)
        assert session is not None
        sync_state.keep_session(connection, dataclasses.replace(session, server_url=portal))
    store.close()
    before = laptop.everything()
    laptop.run("sync", "--now").refused(OFFLINE, "server")
    assert laptop.everything() == before
    assert before["waiting"]


def test_a_wrong_passphrase_and_none(laptop: Laptop) -> None:
    before = laptop.everything()
    wrong = dataclasses.replace(laptop, environment={"FIELDAPP_PASSPHRASE": "somebody else's words"})
    ended = wrong.run("jobs", "list", "--json")
    ended.refused(DATA, "passphrase")
    assert json_error(ended) == "key_unavailable"
    missing = dataclasses.replace(laptop, environment={})
    missing.run("jobs", "list").refused(DATA, "passphrase", "FIELDAPP_PASSPHRASE")
    assert laptop.everything() == before


def test_no_keyring_and_no_passphrase_stores_nothing(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "laptop", environment={})
    words = ("sign-in", "--server", "https://office.invalid", "--user", "sunniva", "--device-code", "AB")
    laptop.run(*words, typed=f"{PASSWORD}\n").refused(DATA, "keyring", "passphrase")
    assert not (laptop.folder / "fieldapp.db").exists()
    assert not (laptop.folder / "key.json").exists()


def test_a_passphrase_that_is_too_short(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "laptop", environment={"FIELDAPP_PASSPHRASE": "kort"})
    laptop.run("jobs", "list").refused(DATA, "8 characters")
    assert not (laptop.folder / "key.json").exists()


# The disk


def on_a_full_disk(laptop: Laptop, *words: str) -> Ended:
    """Run a command on a disk with no room left; the profile afterwards is what the command left there."""
    through = private_mounts()
    if not through:

        def no_room() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        # Without room for its own compiled modules Python would leave half of one behind for the next start.
        cramped = {**laptop.environment, "PYTHONDONTWRITEBYTECODE": "1"}
        return dataclasses.replace(laptop, environment=cramped).run(*words, before=no_room)
    disk = laptop.folder.with_name("disk")
    disk.mkdir()
    script = (
        'set -e; mount -t tmpfs -o size="$1" tmpfs "$2"; cp -a "$3/." "$2/"; '
        'dd if=/dev/zero of="$2/ballast" bs=4096 2>/dev/null || true; shift 3; '
        'code=0; "$@" || code=$?; rm "$DISK/ballast"; cp -a "$DISK/." "$LAPTOP/"; exit $code'
    )
    size = sum(path.stat().st_size for path in laptop.folder.rglob("*") if path.is_file()) + 200_000
    there = dataclasses.replace(
        laptop,
        folder=disk,
        environment={**laptop.environment, "DISK": str(disk), "LAPTOP": str(laptop.folder)},
    )
    return there.run(
        *words, through=(*through, "bash", "-c", script, "-", str(size), str(disk), str(laptop.folder))
    )


@pytest.mark.parametrize(
    "words",
    [
        ("jobs", "note", VISIT, "Kunden ringte. " * 300),
        ("jobs", "photo", VISIT, "PICTURE"),
        ("jobs", "start", VISIT, "--json"),
    ],
    ids=["note", "photo", "start"],
)
def test_a_full_disk(laptop: Laptop, words: tuple[str, ...], tmp_path: Path) -> None:
    picture = tmp_path / "door.jpg"
    picture.write_bytes(resources.demo_file("photos/door.jpg").read_bytes())
    given = tuple(str(picture) if word == "PICTURE" else word for word in words)
    before = laptop.everything()
    ended = on_a_full_disk(laptop, *given)
    ended.refused(DATA, "disk")
    assert laptop.everything() == before
    assert laptop.run(*given).code == 0, "with room again, the same command works"


def on_a_read_only_folder(laptop: Laptop, *words: str) -> Ended:
    through = private_mounts()
    if not through:
        for folder, _, files in os.walk(laptop.folder):
            for name in files:
                Path(folder, name).chmod(0o400)
            Path(folder).chmod(0o500)
        # Root may write everywhere – unless it gives that right away for good.
        humble = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
        try:
            return laptop.run(*words, through=humble)
        finally:
            for folder, _, _ in os.walk(laptop.folder):
                Path(folder).chmod(0o700)
            for path in laptop.folder.rglob("*"):
                path.chmod(0o700 if path.is_dir() else 0o600)
    script = 'set -e; mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@"'
    return laptop.run(*words, through=(*through, "bash", "-c", script, "-", str(laptop.folder)))


@pytest.mark.parametrize(
    "words",
    [("jobs", "note", VISIT, "Kunden ringte"), ("jobs", "list", "--json"), ()],
    ids=["note", "list", "window"],
)
def test_a_read_only_profile(laptop: Laptop, words: tuple[str, ...]) -> None:
    shutil.rmtree(laptop.folder / "logs")  # a profile that was put back from somewhere may lack them
    before = laptop.everything()
    on_a_read_only_folder(laptop, *words).refused(DATA, "profile folder", "--profile-dir")
    assert laptop.everything() == before


@pytest.mark.parametrize("words", [("jobs", "list"), ()], ids=["command", "window"])
def test_a_profile_below_a_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("not a folder")
    Laptop(tmp_path / "file" / "laptop").run(*words).refused(DATA, "--profile-dir")
    assert (tmp_path / "file").read_text() == "not a folder"


def test_a_database_of_a_newer_program(laptop: Laptop) -> None:
    from fieldapp import credentials

    key = credentials.from_passphrase(laptop.folder / "key.json", PASSPHRASE)
    connection = connect(laptop.folder / "fieldapp.db", key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (laptop.folder / "fieldapp.db").read_bytes()
    ended = laptop.run("jobs", "list", "--json")
    ended.refused(DATA, "newer version")
    assert json_error(ended) == "database_newer"
    assert (laptop.folder / "fieldapp.db").read_bytes() == before


def test_a_broken_database_is_set_aside_whole_and_signing_in_brings_the_day_back(tmp_path: Path) -> None:
    office, code = demo_office(tmp_path / "office")
    office.open()
    try:
        laptop = Laptop(tmp_path / "laptop")
        assert laptop.sign_in(office.url, code).code == 0
        laptop.json("jobs", "note", VISIT, "Kunden ringte")
        database = laptop.folder / "fieldapp.db"
        broken = os.urandom(4096) + database.read_bytes()[4096:]
        database.write_bytes(broken)
        ended = laptop.run("jobs", "list", "--json")
        sentence = ended.refused(DATA, "damaged", "set aside whole", "sign in", "not sent")
        (aside,) = laptop.folder.glob("damaged-*")
        assert str(aside) in sentence
        assert (aside / "fieldapp.db").read_bytes() == broken
        laptop.run("sync").refused(REFUSED, "sign")
        again = office.json("device", "code", "sunniva")["code"]
        assert laptop.sign_in(office.url, again).code == 0
        assert VISIT in laptop.run("jobs", "list").out
    finally:
        office.close()


# Files


def bomb(path: Path) -> None:
    """A small file that unpacks to 400 megapixels."""
    Image.new("1", (20_000, 20_000)).save(path, "PNG")


def wrong_name(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%not a picture\n")


def text(path: Path) -> None:
    path.write_text("Dette er ikke et bilde.")


def truncated(path: Path) -> None:
    path.write_bytes(resources.demo_file("photos/door.jpg").read_bytes()[:3000])


def empty(path: Path) -> None:
    path.touch()


def drawing(path: Path) -> None:
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>')


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [bomb, wrong_name, text, truncated, empty, drawing, missing, folder])
def test_a_file_that_is_no_picture(signed_in: Laptop, spoil: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    spoil(path)
    before = signed_in.everything()
    ended = signed_in.run("jobs", "photo", VISIT, str(path), "--json")
    ended.refused(DATA)
    assert json_error(ended) == ("not_found" if spoil in (missing, folder) else "not_a_picture")
    assert signed_in.everything() == before


def test_a_picture_with_the_wrong_extension_is_a_picture(laptop: Laptop, tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(resources.demo_file("photos/door.jpg").read_bytes())
    assert laptop.run("jobs", "photo", VISIT, str(path)).code == 0


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"\xef\xbb\xbf", "empty"), ("HEADER", ""), (b"\x00\x01\x02\xff" * 50, "")],
    ids=["empty", "only a mark of its encoding", "only a header", "no text"],
)
@pytest.mark.parametrize("what", ["jobs", "parts"])
def test_a_table_with_nothing_in_it(
    what: str, content: bytes | str, word: str, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / f"{what}.csv"
    header = resources.demo_file(f"{what}.csv").read_bytes().splitlines()[0] + b"\r\n"
    path.write_bytes(header if isinstance(content, str) else content)
    before = office.run("jobs", "list")
    ended = office_program(office, "import", what, str(path), "--technician", "sunniva")
    ended.refused(DATA, word)
    assert office.run("jobs", "list") == before


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made, _ = demo_office(tmp_path_factory.mktemp("office") / "office")
    return made


def test_a_form_with_nothing_in_it(signed_in: Laptop, tmp_path: Path) -> None:
    for name, content in {"form.csv": b"", "form.xlsx": b"PK\x03\x04 not a workbook"}.items():
        (tmp_path / name).write_bytes(content)
        ended = signed_in.run("checklist", "check", str(tmp_path / name), "--json")
        assert ended.code == DATA, ended
        assert "Traceback" not in ended.error
        assert not json.loads(ended.out)["fine"]


def test_a_second_copy_of_a_laptops_folder_is_its_own(laptop: Laptop, tmp_path: Path) -> None:
    """A copied folder opens with the same passphrase: a backup somebody put back."""
    other = tmp_path / "restored"
    shutil.copytree(laptop.folder, other)
    assert Laptop(other).everything() == laptop.everything()
