"""Pictures of articles: photos lose what is not pixels, drawings may hold nothing but a drawing."""

import io
import time
from typing import Any

import pytest
from PIL import Image
from server_builders import Clock

from fieldapp.errors import InputRefused
from sync.server.database import Database
from sync.server.imports.articles import import_articles
from sync.server.imports.drawings import LARGEST_DRAWING, usable_picture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
SHAPES = '<defs><linearGradient id="a"/></defs><g fill="url(#a)"><path d="M0 0h9"/><use xlink:href="#b"/></g>'


def drawing(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def photo(**how: Any) -> bytes:
    picture, file = Image.new("RGB", (60, 40), "red"), io.BytesIO()
    picture.save(file, "JPEG", **how)
    return file.getvalue()


def test_a_plain_drawing_stays_as_it_is() -> None:
    kept = usable_picture("fuse.svg", drawing(SHAPES))
    assert (kept.content, kept.media_type) == (drawing(SHAPES), "image/svg+xml")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image xlink:href="file:///etc/passwd"/>',
        '<g onclick="x()"/>',
        '<use xlink:href="other.svg#a"/>',
        '<rect style="fill: URL( http://evil.example/a )"/>',
        "<style>@import url(x)</style>",
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
    ],
)
def test_a_drawing_with_something_else_in_it_is_refused(inside: str) -> None:
    with pytest.raises(InputRefused, match=r"fuse\.svg holds"):
        usable_picture("fuse.svg", drawing(inside))


def doubling(steps: int, times: int = 10) -> str:
    """Each group shows the one before `times` times: `times` to the power of `steps` lines."""
    groups = "".join(
        f'<g id="g{step}">' + f'<use xlink:href="#g{step - 1}"/>' * times + "</g>" for step in range(1, steps)
    )
    return f'<defs><g id="g0"><path d="M0 0h9"/></g>{groups}</defs><use href="#g{steps - 1}"/>'


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (doubling(12), "more than 100,000 shapes"),
        (doubling(150, times=1), "nested deeper than 200 by <use>"),
        ('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>', "repeats itself"),
        ('<g xml:id="a"><use href="#a"/></g>', "repeats itself"),
        ('<g id="a"/><g id="a"><use href="#a"/></g>', "repeats itself"),
        ("<g>" * 300 + "</g>" * 300, "nested deeper than 200"),
    ],
)
def test_a_drawing_that_grows_beyond_measure_by_repeating_is_refused(inside: str, what: str) -> None:
    begun = time.process_time()
    with pytest.raises(InputRefused, match=rf"fuse\.svg holds .*{what}"):
        usable_picture("fuse.svg", drawing(inside))
    assert time.process_time() - begun < 1


def test_a_drawing_may_repeat_its_parts_and_looking_at_it_takes_no_longer_than_it_is_long() -> None:
    usable_picture("fuse.svg", drawing(doubling(5)))
    many = '<g id="a"/>' * 50_000 + '<use href="#b"/>' * 20_000 + '<g id="b"/>' * 20_000
    begun = time.process_time()
    with pytest.raises(InputRefused, match="more than 100,000"):
        usable_picture("fuse.svg", drawing(many))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "content",
    [
        b"no drawing",
        b'<!DOCTYPE svg [<!ENTITY a "aa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<html/>",
        drawing("<g/>" * (LARGEST_DRAWING // 4)),
    ],
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(InputRefused, match=r"fuse\.svg"):
        usable_picture("fuse.svg", content)


def test_a_photo_loses_where_it_was_taken_and_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"
    kept = usable_picture("pump.jpg", photo(exif=exif.tobytes()))
    with Image.open(io.BytesIO(kept.content)) as opened:
        assert (opened.size, dict(opened.getexif())) == ((40, 60), {})
    assert usable_picture("pump.jpg", photo(exif=exif.tobytes())) == kept


def test_a_broken_photo_and_another_kind_are_refused() -> None:
    gif = io.BytesIO()
    Image.new("L", (4, 4)).save(gif, "GIF")
    for content in (photo()[:300], gif.getvalue(), b""):
        with pytest.raises(InputRefused, match=r"pump\.jpg"):
            usable_picture("pump.jpg", content)


def test_a_picture_that_is_named_but_not_there_is_told(database: Database, clock: Clock) -> None:
    text = "---\ntitle: Pump\n---\n\n![The pump](pump.jpg)\n"
    with pytest.raises(InputRefused, match=r"pump\.en\.md shows pump\.jpg"), database.writing() as connection:
        import_articles(connection, [("pump.en.md", text.encode())], now=clock())
