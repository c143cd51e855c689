"""Whatever a camera makes becomes a photo we can keep, or one sentence."""

import io
import struct
import zlib

import pytest
from laptops import Laptop, only, visit
from PIL import Image

from fieldapp.domain.attachments import SubjectKind
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import NotAllowedNow, NotAPicture
from fieldapp.operations import photos, pictures
from fieldapp.store import media_queue

GPS, DATE_TAKEN, OFFSET_TAKEN, ORIENTATION = 0x8825, 0x9003, 0x9011, 0x0112


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (640, 480), mode: str = "RGB", exif: Image.Exif | None = None
) -> bytes:
    """A picture whose left third is red."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 3, size[1]))
    target = io.BytesIO()
    image.convert(mode).save(target, kind, exif=exif or Image.Exif())
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def camera_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[2] = (63.0, 25.0, 50.0)
    details = exif.get_ifd(0x8769)
    details[DATE_TAKEN], details[OFFSET_TAKEN] = "2026:11:20 09:15:30", "+01:00"
    return exif


def png(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def test_a_large_photo_becomes_a_jpeg_of_2000_pixels_with_a_small_preview() -> None:
    prepared = photos.prepare(picture(size=(4032, 3024)), "a.jpg")

    assert opened(prepared.jpeg).format == "JPEG"
    assert opened(prepared.jpeg).size == (2000, 1500) == (prepared.width, prepared.height)
    assert max(opened(prepared.preview).size) <= 500
    assert len(prepared.preview) <= pictures.MAX_PREVIEW_BYTES


def test_a_noisy_photo_still_gets_a_preview_under_its_limit() -> None:
    noise = Image.effect_noise((1000, 1000), 120).convert("RGB")
    target = io.BytesIO()
    noise.save(target, "JPEG", quality=95)

    assert len(photos.prepare(target.getvalue(), "a.jpg").preview) <= pictures.MAX_PREVIEW_BYTES


def test_a_small_photo_keeps_its_size() -> None:
    assert opened(photos.prepare(picture(size=(300, 200)), "a.jpg").jpeg).size == (300, 200)


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (640, 480), (10, 240)),
        (2, (640, 480), (630, 240)),
        (3, (640, 480), (630, 240)),
        (4, (640, 480), (10, 240)),
        (5, (480, 640), (240, 10)),
        (6, (480, 640), (240, 10)),
        (7, (480, 640), (240, 630)),
        (8, (480, 640), (240, 630)),
    ],
)
def test_a_turned_photo_stands_upright(orientation: int, size: tuple[int, int], red: tuple[int, int]) -> None:
    upright = opened(photos.prepare(picture(exif=camera_exif(orientation)), "a.jpg").jpeg)

    assert upright.size == size
    value = upright.getpixel(red)
    assert isinstance(value, tuple)
    assert value[0] > 200
    assert value[1] < 60


def test_place_and_everything_else_the_camera_wrote_is_gone_but_the_time_is_kept_aside() -> None:
    prepared = photos.prepare(picture(exif=camera_exif()), "a.jpg")

    for content in (prepared.jpeg, prepared.preview):
        assert not opened(content).getexif()
        assert b"Exif" not in content
    assert prepared.taken_at is not None
    assert prepared.taken_at.isoformat() == "2026-11-20T09:15:30+01:00"


def test_a_comment_in_the_file_does_not_come_along() -> None:
    target = io.BytesIO()
    Image.new("RGB", (20, 20)).save(target, "JPEG", comment=b"home address")

    assert b"home address" not in photos.prepare(target.getvalue(), "a.jpg").jpeg


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("WEBP", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L")],
)
def test_other_kinds_and_colours_become_plain_jpegs(kind: str, mode: str) -> None:
    assert opened(photos.prepare(picture(kind, mode=mode), "a").jpeg).mode == "RGB"


def test_what_is_transparent_becomes_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(target, "PNG")

    assert opened(photos.prepare(target.getvalue(), "a.png").jpeg).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"just some text", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (b"%PDF-1.7", "kind"),
        (b"\xff\xd8\xff" + b"\0" * 100, "broken"),
        (picture()[:-300], "broken"),
        (picture("PNG")[:200], "broken"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, "broken"),
        (b"\xff\xd8\xff" + bytes(pictures.MAX_BYTES), "too_large"),
        (png(8000, 7000), "too_many_pixels"),
        (png(20000, 20000), "too_many_pixels"),
        (png(60000, 60000), "too_many_pixels"),
        (png(40, 40), "broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_is_no_picture_is_refused_in_one_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(NotAPicture) as refused:
        photos.prepare(content, "front.jpg")

    assert refused.value.facts["reason"] == reason
    assert refused.value.sentence.startswith("front.jpg ")
    assert refused.value.sentence.count(".") <= 3


def test_a_name_proves_nothing() -> None:
    with pytest.raises(NotAPicture):
        photos.prepare(b"MZ\x90\0 a program", "photo.jpg")
    assert photos.prepare(picture("PNG"), "photo.exe").width == 640


def test_broken_exif_costs_the_time_not_the_photo() -> None:
    good = picture(exif=camera_exif())
    broken = good.replace(b"Exif\0\0MM", b"Exif\0\0XX").replace(b"Exif\0\0II", b"Exif\0\0XX")

    assert photos.prepare(broken, "a.jpg").taken_at is None


def test_a_photo_is_kept_encrypted_and_queued_once(laptop: Laptop) -> None:
    source = picture()

    first = photos.add(laptop.store, job_id="job-1", source=source, file_name="a.jpg", now=laptop.now)
    again = photos.add(laptop.store, job_id="job-1", source=source, file_name="b.jpg", now=laptop.now)

    photo = laptop.row("photo", only(first, "photo"))
    assert only(again, "photo") == photo.id
    assert len(laptop.all("photo")) == 1
    assert opened(laptop.store.blobs.get(photo.sha256, job_id="job-1")).size == (640, 480)
    with laptop.store.reading() as connection:
        assert {file.sha256 for file in media_queue.waiting(connection)} == {
            photo.sha256,
            photo.preview_sha256,
        }
    on_disk = b"".join(file.read_bytes() for file in laptop.store.folder.rglob("*") if file.is_file())
    assert b"JFIF" not in on_disk


def test_the_same_picture_may_show_two_things(laptop: Laptop) -> None:
    for subject in (SubjectKind.JOB, SubjectKind.PLAN_STEP):
        photos.add(
            laptop.store,
            job_id="job-1",
            source=picture(),
            file_name="a.jpg",
            subject_kind=subject,
            subject_id="step-1" if subject is SubjectKind.PLAN_STEP else "",
            now=laptop.now,
        )

    assert len(laptop.all("photo")) == 2


def test_a_photo_is_captioned_moved_removed_and_brought_back(laptop: Laptop) -> None:
    photo_id = only(
        photos.add(laptop.store, job_id="job-1", source=picture(), file_name="a.jpg", now=laptop.now), "photo"
    )

    photos.caption(laptop.store, photo_id=photo_id, text=" Chip ", now=laptop.now)
    photos.move(
        laptop.store,
        photo_id=photo_id,
        subject_kind=SubjectKind.PLAN_STEP,
        subject_id="step-1",
        now=laptop.now,
    )
    photos.remove(laptop.store, photo_id=photo_id, now=laptop.now)
    assert laptop.row("photo", photo_id).removed
    photos.restore(laptop.store, photo_id=photo_id, now=laptop.now)

    photo = laptop.row("photo", photo_id)
    assert (photo.caption, photo.subject_id, photo.removed) == ("Chip", "step-1", False)


def test_the_cameras_time_counts_before_now_and_a_given_one_before_both(laptop: Laptop) -> None:
    taken = photos.prepare(picture(exif=camera_exif()), "a.jpg")
    plain = photos.prepare(picture(size=(50, 50)), "b.jpg")

    for prepared, given in (
        (taken, None),
        (plain, None),
        (photos.prepare(picture(size=(60, 60)), "c.jpg"), laptop.at.replace(hour=3)),
    ):
        photos.record(laptop.store, job_id="job-1", prepared=prepared, taken_at=given, now=laptop.now)

    assert [photo.taken_at.hour for photo in laptop.all("photo")] == [8, 7, 3]


def test_a_finished_job_takes_no_photos(laptop: Laptop) -> None:
    laptop.office(job=[visit(status=JobStatus.COMPLETED)])

    with pytest.raises(NotAllowedNow):
        photos.add(laptop.store, job_id="job-1", source=picture(), file_name="a.jpg", now=laptop.now)

    assert not list((laptop.store.folder / "blobs").rglob("*"))
