"""Files that are read again: whole, from a byte on, by those who may."""

from collections.abc import Callable

import pytest
from server_builders import Client, Laptop
from test_uploads import CONTENT, SHA256, announce, send, with_photo


@pytest.fixture
def sent(laptop: Laptop) -> Laptop:
    """A laptop whose photo is at the centre."""
    with_photo(laptop)
    assert send(laptop, announce(laptop).headers["location"], CONTENT).status_code == 204
    return laptop


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-", 0, len(CONTENT) - 1),
        ("bytes=1000-", 1000, len(CONTENT) - 1),
        ("bytes=1000-1000", 1000, 1000),
        (f"bytes=1000-{10**17}", 1000, len(CONTENT) - 1),
        ("bytes=-7", len(CONTENT) - 7, len(CONTENT) - 1),
        (f"bytes=-{10**17}", 0, len(CONTENT) - 1),
    ],
)
def test_a_cut_download_goes_on_where_it_stopped(sent: Laptop, wanted: str, first: int, last: int) -> None:
    answer = sent.client.get(f"/v1/media/{SHA256}", headers={**sent.headers, "Range": wanted})
    assert (answer.status_code, answer.content) == (206, CONTENT[first : last + 1])
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(CONTENT)}"


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=5-2", "nonsense"])
def test_a_range_of_another_kind_gets_the_whole_file(sent: Laptop, wanted: str) -> None:
    answer = sent.client.get(f"/v1/media/{SHA256}", headers={**sent.headers, "Range": wanted})
    assert (answer.status_code, answer.content) == (200, CONTENT)


@pytest.mark.parametrize("wanted", [f"bytes={len(CONTENT)}-", "bytes=-0"])
def test_a_range_behind_the_end_is_refused_with_the_size(sent: Laptop, wanted: str) -> None:
    answer = sent.client.get(f"/v1/media/{SHA256}", headers={**sent.headers, "Range": wanted})
    assert (answer.status_code, answer.json()["code"]) == (416, "wrong_range")
    assert answer.headers["content-range"] == f"bytes */{len(CONTENT)}"


def test_a_range_of_another_file_gets_the_whole_file(sent: Laptop) -> None:
    headers = {**sent.headers, "Range": "bytes=5-", "If-Range": '"another"'}
    assert sent.client.get(f"/v1/media/{SHA256}", headers=headers).status_code == 200
    headers["If-Range"] = sent.client.get(f"/v1/media/{SHA256}", headers=sent.headers).headers["etag"]
    assert sent.client.get(f"/v1/media/{SHA256}", headers=headers).status_code == 206


def test_a_foreign_file_and_no_file_look_the_same(
    sent: Laptop, client: Client, sign_in: Callable[..., Laptop]
) -> None:
    ola = sign_in("ola")
    foreign = client.get(f"/v1/media/{SHA256}", headers=ola.headers)
    absent = client.get(f"/v1/media/{'0' * 64}", headers=ola.headers)
    assert (foreign.status_code, foreign.content) == (absent.status_code, absent.content)
    assert foreign.status_code == 404
