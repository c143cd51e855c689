"""The Photos tab: what was taken, and taking in more by file, drop or paste."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.screens.job import JobScreen
from ui.camera import open_camera
from ui.camera_card import CameraCard, OpenCamera
from ui.damage_card import DamageCard
from ui.drafts import Drafts, place
from ui.formats import Formats
from ui.job_tab import JobTab
from ui.pictures import PICTURE_FILTER, Offered, pictures_in
from ui.widgets.annotator import Annotator
from ui.widgets.asking import ask_pictures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_row
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.strokes import Stroke, points_of
from ui.widgets.text_field import TextField


class PhotosTab(JobTab):
    """Every photo of the job; a tap opens its words and Remove in place.

    Signals:
        files_chosen(list): paths of pictures to take in.
        pasted(bytes or QImage): a picture from the clipboard or another program; `content_of` gives its bytes.
        captioned(str, str): photo id, words.
        removed(str): photo id.
        pictures_wanted(tuple): photos whose previews are not here yet.
        annotated(str, tuple): photo id; every stroke drawn over it.
        large_wanted(str): photo id; its picture to draw on, by `show_large`.

    Attributes:
        damage: the marks on the car's outline.
    """

    files_chosen = Signal(list)
    pasted = Signal(object)
    captioned = Signal(str, str)
    removed = Signal(str)
    pictures_wanted = Signal(object)
    annotated = Signal(str, object)
    large_wanted = Signal(str)

    def __init__(
        self,
        formats: Formats,
        drafts: Drafts,
        *,
        open_camera: OpenCamera = open_camera,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photosTab")
        self._drafts = drafts
        self.setAcceptDrops(True)
        self._formats = formats
        self._photos: tuple[Photo, ...] = ()
        self._pictures: dict[str, QPixmap] = {}
        self._chosen: str | None = None
        self._column = ScrollColumn(top=True)
        self.camera = CameraCard(open_camera, photos=True)
        self.camera.taken.connect(self.pasted)
        self._column.add(self._build_intake())
        self._column.add(self.camera)
        self._strip = PhotoStrip(name=self.tr("Photos of this job"))
        self._strip.setObjectName("jobPhotos")
        self._strip.opened.connect(self._choose)
        self._strip.add_requested.connect(self._ask_files)
        self._strip.dropped.connect(self._dropped)
        self._column.add(self._strip)
        self._detail = Card()
        self._detail.setObjectName("photoDetail")
        self._caption = TextField(self.tr("What does it show?"))
        self._caption.setObjectName("photoCaption")
        self._caption.finished.connect(self._caption_done)
        self._facts = WrapLabel(role="caption", colour="text_muted")
        remove = Button(self.tr("Remove photo"), icon="delete")
        remove.setObjectName("removePhoto")
        remove.clicked.connect(self._remove)
        self._annotator = Annotator()
        self._annotator.changed.connect(self._drawn)
        for widget in (self._facts, self._annotator, self._caption, remove):
            self._detail.body.addWidget(widget)
        self._detail.hide()
        self._column.add(self._detail)
        self.damage = DamageCard(formats, drafts)
        self._column.add(self.damage)
        self._column.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)

    def _build_intake(self) -> QWidget:
        holder = QWidget()
        row = tight_row(self._column.theme.space(3))
        holder.setLayout(row)
        choose = Button(self.tr("Choose pictures"), icon="photo")
        choose.setObjectName("choosePictures")
        choose.clicked.connect(self._ask_files)
        paste = Button(self.tr("Paste"), icon="copy")
        paste.setObjectName("pastePicture")
        paste.clicked.connect(self._paste)
        by_camera = Button(self.tr("Camera"), icon="camera")
        by_camera.setObjectName("openCamera")
        by_camera.setToolTip(self.tr("Take a photo with this computer’s camera"))
        by_camera.clicked.connect(self.camera.open)
        for button in (choose, paste, by_camera):
            row.addWidget(button)
        row.addWidget(WrapLabel(self.tr("or drop pictures here"), colour="text_muted"), 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)
        return holder

    def show_job(self, screen: JobScreen) -> None:
        """Show the job's photos; previews come later by `show_pictures`."""
        self.damage.show_marks(screen.marks)
        self.damage.show_earlier(screen.earlier_damage)
        photos = tuple(photo for photo in screen.photos if not photo.removed)
        if photos == self._photos:
            return
        self._photos = photos
        self._show_strip()
        missing = tuple(photo for photo in photos if photo.id not in self._pictures)
        if missing:
            self.pictures_wanted.emit(missing)
        chosen = next((photo for photo in photos if photo.id == self._chosen), None)
        if chosen is None:
            self._chosen = None
            self._detail.hide()
        else:
            self._annotator.canvas.show_strokes(points_of(chosen))

    def show_pictures(self, pictures: dict[str, QImage]) -> None:
        """Previews by photo id."""
        self._pictures.update({photo_id: QPixmap.fromImage(image) for photo_id, image in pictures.items()})
        self._show_strip()

    def show_large(self, photo_id: str, image: QImage) -> None:
        """The picture of the photo that is open, to draw on."""
        photo = next((photo for photo in self._photos if photo.id == photo_id), None)
        if photo is not None and photo_id == self._chosen and not image.isNull():
            self._annotator.set_picture(QPixmap.fromImage(image), points_of(photo))

    def _drawn(self, strokes: tuple[Stroke, ...]) -> None:
        if self._chosen is not None:
            self.annotated.emit(self._chosen, strokes)

    def _show_strip(self) -> None:
        self._strip.set_photos(
            tuple(
                PhotoTile(
                    photo.id,
                    self._pictures.get(photo.id),
                    photo.caption or self._subject(photo),
                    strokes=points_of(photo),
                )
                for photo in self._photos
            )
        )

    def _subject(self, photo: Photo) -> str:
        match photo.subject_kind:
            case SubjectKind.FINDING:
                return self.tr("Photo of a finding")
            case SubjectKind.ANSWER:
                return self.tr("Photo of a checklist item")
            case SubjectKind.PLAN_STEP:
                return self.tr("Photo of a step")
            case SubjectKind.MARK:
                return self.tr("Photo of a damage mark")
            case SubjectKind.JOB:
                return self.tr("Photo of the job")

    def _choose(self, photo_id: str) -> None:
        photo = next((photo for photo in self._photos if photo.id == photo_id), None)
        if photo is None:
            return
        self._chosen = photo_id
        facts = (
            photo.file_name,
            f"{photo.width} × {photo.height}",
            self._formats.size(photo.size),
            self._formats.date_time(photo.taken_at),
        )
        self._facts.setText(" · ".join(filter(None, facts)))
        self._drafts.follow(
            self._caption, place("caption", photo_id), job_id=photo.job_id, kept=photo.caption
        )
        self._annotator.set_name(photo.caption or self._subject(photo))
        self._annotator.set_picture(self._pictures.get(photo_id, QPixmap()), points_of(photo))
        self.large_wanted.emit(photo_id)
        self._detail.show()

    def _caption_done(self, text: str) -> None:
        if self._chosen is not None:
            self.captioned.emit(self._chosen, text.strip())

    def _remove(self) -> None:
        if self._chosen is not None:
            self.removed.emit(self._chosen)

    def _ask_files(self) -> None:
        paths = ask_pictures(
            self, self.tr("Choose pictures"), self.tr("Pictures ({patterns})").format(patterns=PICTURE_FILTER)
        )
        if paths:
            self.files_chosen.emit(paths)

    def _paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def _dropped(self, offered: list[Offered]) -> None:
        """Files, or a picture from another program."""
        if files := [one for one in offered if isinstance(one, str)]:
            self.files_chosen.emit(files)
        for picture in offered:
            if not isinstance(picture, str):
                self.pasted.emit(picture)

    def take(self, offered: QMimeData) -> None:
        """Take in what was dropped elsewhere on the job."""
        self._take(offered)

    def _take(self, offered: QMimeData | None) -> None:
        files, picture = pictures_in(offered)
        if files:
            self.files_chosen.emit(files)
        elif picture is not None:
            self.pasted.emit(picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures and files may be dropped anywhere on the tab."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        self._take(event.mimeData())
        event.acceptProposedAction()
