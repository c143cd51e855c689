"""Arguments of `fieldapp jobs`."""

from __future__ import annotations

from pathlib import Path

from fieldapp.commands.parsing import (
    Group,
    Parser,
    command,
    count_argument,
    day_argument,
    family,
    moment_argument,
)
from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.jobs import JobKind, JobStatus
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind

_MOVES = {
    "drive": "set out; travel time starts",
    "arrive": "be there; travel time ends",
    "start": "begin the work; labour time starts",
    "resume": "go on after a pause",
    "complete": "finish the job",
    "undo": "take the last step back, within 8 seconds",
    "seen": "tick off what the office changed",
}

_LISTED = 50


def add_jobs(commands: Group) -> None:
    """`jobs` with everything that can be done to one."""
    jobs = family(
        commands,
        "jobs",
        "the open jobs, and everything done to one",
        "jobs:list_jobs",
        text="",
        status=[],
        all=False,
        day=None,
        limit=_LISTED,
        offset=0,
    )
    _add_list(jobs)
    _add_create(jobs)
    for name, words in _MOVES.items():
        _job(jobs, name, "job_work:move", words).set_defaults(move=name)
    hold = _job(jobs, "hold", "job_work:hold", "pause the work")
    hold.add_argument("--reason", required=True)
    cannot = _job(jobs, "cannot-complete", "job_work:cannot_complete", "give the job back unfinished")
    cannot.add_argument("--reason", required=True)
    cannot.add_argument("--follow-up", action="store_true", help="somebody must come again")
    _add_notes(jobs)
    _add_parts(jobs)
    _add_time(jobs)
    _add_photos(jobs)
    _add_customer(jobs)


def _job(group: Group, name: str, run: str, words: str) -> Parser:
    parser = command(group, name, run, words)
    parser.add_argument("job", metavar="JOB", help="number, provisional number or id, or how it begins")
    return parser


def _add_list(jobs: Group) -> None:
    every = command(jobs, "list", "jobs:list_jobs", "open jobs, or those with words or a status")
    every.add_argument("text", nargs="?", default="", metavar="WORDS")
    every.add_argument(
        "--status", action="append", default=[], choices=[status.value for status in JobStatus]
    )
    every.add_argument("--all", action="store_true", help="finished ones too")
    every.add_argument("--day", type=day_argument, metavar="DAY", help="one day: 2026-11-20 or today")
    every.add_argument("--limit", type=count_argument(1), default=_LISTED)
    every.add_argument("--offset", type=count_argument(0), default=0)
    _job(jobs, "show", "jobs:show", "one job, whole")


def _add_create(jobs: Group) -> None:
    create = command(jobs, "create", "jobs:create", "a job made on site, without a network")
    who = create.add_mutually_exclusive_group(required=True)
    who.add_argument("--customer", default="", metavar="NAME", help="a new customer")
    who.add_argument("--customer-id", metavar="ID", help="a customer this laptop knows")
    create.add_argument("--concern", required=True, help="in the customer's words")
    create.add_argument("--language", default="en", choices=("en", "nb", "fr", "de"))
    for name in ("phone", "email", "street", "postcode", "city", "vin", "plate", "make", "model"):
        create.add_argument(f"--{name}", default="")
    create.add_argument("--country", default="NO", metavar="CODE")
    create.add_argument(
        "--kind", default=JobKind.MOBILE_SERVICE.value, choices=[kind.value for kind in JobKind]
    )
    create.add_argument(
        "--checklist", action="append", metavar="FORM", help="default: mobile_visit; may be repeated"
    )


def _add_notes(jobs: Group) -> None:
    grade = _job(jobs, "grade", "job_work:grade", "say how a plan step went")
    grade.add_argument("step", metavar="STEP", help="1 is the first")
    grade.add_argument("grade", choices=[*(grade.value for grade in StepGrade), "none"])
    grade.add_argument("--note", default="", help="needed for different: what, and why")
    note = _job(jobs, "note", "job_work:note", "write a remark")
    note.add_argument("text", metavar="TEXT")
    site_note = _job(jobs, "site-note", "job_work:site_note", "gate code, parking: how to get to the car")
    site_note.add_argument("text", metavar="TEXT")
    odometer = _job(jobs, "odometer", "job_work:odometer", "write down the odometer")
    odometer.add_argument("kilometres", type=count_argument(0), metavar="KM")
    software = _job(jobs, "software", "job_work:software", "write down the car's software")
    software.add_argument("--before")
    software.add_argument("--after")


def _add_parts(jobs: Group) -> None:
    use = _job(jobs, "use-part", "job_work:use_part", "take parts from the car")
    back = _job(jobs, "give-back", "job_work:give_back", "put used parts back into the car")
    for parser in (use, back):
        parser.add_argument("part", metavar="PART", help="part number")
        parser.add_argument("quantity", nargs="?", type=count_argument(1), default=1)
    use.add_argument("--serial", default="", metavar="NUMBER")


def _add_time(jobs: Group) -> None:
    kinds = [kind.value for kind in TimeKind]
    start = _job(jobs, "time-start", "job_work:time_start", "start the clock; what ran before ends")
    start.add_argument("kind", choices=kinds)
    command(jobs, "time-stop", "job_work:time_stop", "stop the clock that runs")
    add = _job(jobs, "time", "job_work:time_add", "add time afterwards")
    add.add_argument("kind", choices=kinds)
    add.add_argument("minutes", type=count_argument(1))
    add.add_argument(
        "--started-at", type=moment_argument, metavar="TIME", help="default: so that it ends now"
    )
    add.add_argument("--km", dest="kilometres", type=count_argument(0), metavar="KM")
    drive = _job(jobs, "kilometres", "job_work:time_kilometres", "how far the last drive was")
    drive.add_argument("kilometres", type=count_argument(0), metavar="KM")


def _add_photos(jobs: Group) -> None:
    photo = _job(jobs, "photo", "job_work:photo", "add picture files (JPEG, PNG, WebP, HEIC)")
    photo.add_argument("files", nargs="+", type=Path, metavar="FILE")
    photo.add_argument("--caption", default="")
    about = photo.add_mutually_exclusive_group()
    about.add_argument("--step", metavar="STEP", help="it shows this plan step")
    about.add_argument("--finding", metavar="ID", help="it shows this finding")
    caption = command(jobs, "photo-caption", "job_work:photo_caption", "say what a photo shows")
    caption.add_argument("photo", metavar="PHOTO")
    caption.add_argument("text", metavar="TEXT")
    remove = command(jobs, "photo-remove", "job_work:photo_remove", "take a photo off the job")
    remove.add_argument("photo", metavar="PHOTO")
    remove.add_argument("--back", action="store_true", help="bring it back instead")
    save = command(jobs, "photo-save", "job_work:photo_save", "save a photo to a file")
    save.add_argument("photo", metavar="PHOTO")
    save.add_argument("--out", required=True, type=Path, metavar="FILE.jpg")


def add_strokes(parser: Parser, *, required: bool) -> None:
    """Options of whatever signs."""
    parser.add_argument(
        "--strokes",
        required=required,
        type=Path,
        metavar="FILE",
        help="JSON: lines of [x, y] in fractions of the pad's width; - is standard input",
    )
    known = parser.add_mutually_exclusive_group()
    known.add_argument("--person", metavar="NAME", help="a colleague who signs as second person, by PIN")
    known.add_argument("--user", metavar="LOGIN", help="the second person's own sign-in: the office is asked")


def _add_customer(jobs: Group) -> None:
    sign = _job(jobs, "sign", "job_work:sign", "sign the job")
    sign.add_argument(
        "--role", default=SignerRole.CUSTOMER.value, choices=[role.value for role in SignerRole]
    )
    sign.add_argument("--name", required=True)
    sign.add_argument("--shown", default="", metavar="SENTENCE", help="what stood above the pad")
    add_strokes(sign, required=True)
    waive = _job(jobs, "waive", "job_work:waive", "go without the customer's signature")
    waive.add_argument("--reason", required=True)
    void = command(jobs, "void", "job_work:void", "declare a signature void")
    void.add_argument("signature", metavar="SIGNATURE")
    message = _job(jobs, "message", "job_work:message", "queue words to the customer")
    message.add_argument("template", choices=("on_my_way", "running_late", "ready", "report"))
    message.add_argument("--body", help="these words instead of the template's")
    message.add_argument("--minutes", type=count_argument(1), default=15, help="how late")
    mail = _job(jobs, "mail", "job_work:mail", "queue the newest report as an e-mail")
    mail.add_argument("--version", type=count_argument(1), help="default: the newest")
    mail.add_argument("--to", metavar="ADDRESS", help="default: the customer's")
    mail.add_argument(
        "--confirm", action="store_true", help="the address is right though the office does not know it"
    )
    withdraw = command(jobs, "mail-withdraw", "job_work:mail_withdraw", "call back an e-mail not yet sent")
    withdraw.add_argument("delivery", metavar="DELIVERY")
