"""Real camera files, broken ones among them."""

import io
from pathlib import Path

import pytest
from PIL import Image

from fieldapp.errors import NotAPicture
from fieldapp.operations import photos


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("iphone_13_pro_max.HEIC", (1500, 2000)),
        ("portrait_6.jpg", (450, 600)),
        ("portrait_8.jpg", (450, 600)),
        ("landscape_3.jpg", (600, 450)),
        ("DSCN0010.jpg", (640, 480)),
        ("HMD_Nokia_8.3_5G.jpg", (2000, 857)),
        ("no_exif.jpg", (322, 466)),
        ("87_OSError.jpg", (1328, 2000)),
        ("corrupted.jpg", (2000, 1500)),
    ],
)
def test_a_camera_file_stands_upright_without_exif(
    shared_samples: Path, name: str, size: tuple[int, int]
) -> None:
    prepared = photos.prepare((shared_samples / "photos" / name).read_bytes(), name)

    with Image.open(io.BytesIO(prepared.jpeg)) as kept:
        kept.load()
        assert kept.size == size
        assert not kept.getexif()
    assert len(prepared.preview) <= 100_000


def test_every_sample_cut_in_half_is_refused(shared_samples: Path) -> None:
    samples = sorted(path for path in (shared_samples / "photos").iterdir() if path.is_file())
    assert samples

    for sample in samples:
        content = sample.read_bytes()
        with pytest.raises(NotAPicture):
            photos.prepare(content[: len(content) // 2], sample.name)
