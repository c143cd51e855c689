"""Words for values and sentences for errors, in the language of the screen.

Short sentences a mechanic would say: what is wrong, what to do, and that the work is safe where that is true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.attachments import DeliveryState, SignerRole
from fieldapp.domain.damage import DamageKind
from fieldapp.domain.findings import CustomerDecision, Finding
from fieldapp.domain.parts import MovementKind
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import (
    DataProblem,
    FieldAppError,
    InputRefused,
    KeyUnavailable,
    NotAllowedNow,
    NotFound,
    ServerUnreachable,
    TriedTooOften,
    WrongPassword,
)
from ui.job_words import kind_word as kind_word
from ui.job_words import status_word as status_word
from ui.reasons import reason_sentence

if TYPE_CHECKING:
    from ui.printing import Printer

translate = QCoreApplication.translate


def decision_word(decision: CustomerDecision) -> str:
    """What the customer wants done about a finding."""
    match decision:
        case CustomerDecision.DO_NOW:
            return translate("Wording", "Do it now")
        case CustomerDecision.LATER:
            return translate("Wording", "Later")
        case CustomerDecision.DECLINED:
            return translate("Wording", "Declined")


def decided_words(finding: Finding) -> str:
    """What a step is called by which the customer's decision about a finding was written down."""
    return translate("Wording", "Decision on {finding}").format(finding=finding.title)


def grade_word(grade: StepGrade) -> str:
    """How a plan step went."""
    match grade:
        case StepGrade.DONE:
            return translate("Wording", "Done")
        case StepGrade.NOT_NEEDED:
            return translate("Wording", "Not needed")
        case StepGrade.DIFFERENT:
            return translate("Wording", "Different")


def time_word(kind: TimeKind) -> str:
    """What time was spent on."""
    match kind:
        case TimeKind.TRAVEL:
            return translate("Wording", "Travel")
        case TimeKind.LABOUR:
            return translate("Wording", "Labour")
        case TimeKind.WAITING:
            return translate("Wording", "Waiting")
        case TimeKind.BREAK:
            return translate("Wording", "Break")


def movement_word(kind: MovementKind) -> str:
    """Why a count changed."""
    match kind:
        case MovementKind.LOADED:
            return translate("Wording", "Loaded")
        case MovementKind.RESERVED:
            return translate("Wording", "Reserved")
        case MovementKind.USED:
            return translate("Wording", "Used")
        case MovementKind.RETURNED:
            return translate("Wording", "Put back")
        case MovementKind.COUNTED:
            return translate("Wording", "Counted")


def signer_word(role: SignerRole) -> str:
    """Whose signature."""
    match role:
        case SignerRole.CUSTOMER:
            return translate("Wording", "Customer")
        case SignerRole.TECHNICIAN:
            return translate("Wording", "Technician")
        case SignerRole.SECOND_PERSON:
            return translate("Wording", "Second person")


def damage_word(kind: DamageKind) -> str:
    """What sort of damage."""
    match kind:
        case DamageKind.SCRATCH:
            return translate("Wording", "Scratch")
        case DamageKind.CHIP:
            return translate("Wording", "Chip")
        case DamageKind.DENT:
            return translate("Wording", "Dent")
        case DamageKind.CRACK:
            return translate("Wording", "Crack")
        case DamageKind.RUST:
            return translate("Wording", "Rust")
        case DamageKind.MISSING:
            return translate("Wording", "Missing part")
        case DamageKind.OTHER:
            return translate("Wording", "Something else")


def change_sentence(*, before: str, after: str, who: str, when: str, why: str) -> str:
    """What was changed after finishing."""
    words = translate("Wording", "Changed {when} by {who}: {before} → {after}. {why}")
    return words.format(when=when, who=who, before=before, after=after, why=why)


def recheck_sentence(*, before: str, after: str, who: str, when: str, repair: str) -> str:
    """What was checked again after its repair."""
    words = translate("Wording", "Checked again {when} by {who}: {before} → {after}. {repair}")
    return words.format(when=when, who=who, before=before, after=after, repair=repair)


def delivery_word(state: DeliveryState) -> str:
    """How far a report got."""
    match state:
        case DeliveryState.QUEUED:
            return translate("Wording", "Waits on this laptop")
        case DeliveryState.SENDING:
            return translate("Wording", "At the office, being sent")
        case DeliveryState.ACCEPTED:
            return translate("Wording", "Sent")
        case DeliveryState.BOUNCED:
            return translate("Wording", "Came back")
        case DeliveryState.FAILED:
            return translate("Wording", "Could not be sent")
        case DeliveryState.AT_PRINTER:
            return translate("Wording", "At the printer")
        case DeliveryState.PRINTED:
            return translate("Wording", "Printed")
        case DeliveryState.WITHDRAWN:
            return translate("Wording", "Taken back")


def printer_words(printer: Printer) -> str:
    """Why a printer does not print, in the reader's language; "" when nothing is known."""
    for trouble, words in (
        ("jam", translate("Printer", "Paper jam: clear it, then the printer goes on.")),
        ("empty", translate("Printer", "The printer is out of paper.")),
        ("ink", translate("Printer", "The printer is out of ink or toner.")),
        ("open", translate("Printer", "A cover of the printer is open.")),
        ("off", translate("Printer", "The printer is off or cannot be reached.")),
    ):
        if printer.trouble == trouble:
            return words
    if not printer.enabled:
        return translate("Printer", "The printer is paused; what is sent to it waits.")
    return ""


def language_word(language: str) -> str:
    """A language's name."""
    match language:
        case "nb":
            return translate("Wording", "Norwegian")
        case "fr":
            return translate("Wording", "French")
        case "de":
            return translate("Wording", "German")
        case _:
            return translate("Wording", "English")


# Whoever got a screen in a language they cannot read finds the way out by their own language's name.
_OWN_NAMES: Final = {"en": "English", "nb": "Norsk bokmål", "fr": "Français", "de": "Deutsch"}


def own_language_word(language: str) -> str:
    """A language's name in that language, the same on every screen; for the choice of the screen's language."""
    return _OWN_NAMES[language]


def error_sentence(error: BaseException) -> str:
    """One sentence on what is wrong and what to do."""
    if isinstance(error, NotAllowedNow) and error.reasons:
        return " ".join(dict.fromkeys(reason_sentence(code) for code in error.reasons))
    if isinstance(error, WrongPassword) and "person" in error.facts:
        sentence = translate("Wording", "The PIN does not fit. Only {person} may type it.").format(
            person=error.facts["person"]
        )
        return f"{sentence} {_wait_sentence(error)}".strip()
    if isinstance(error, WrongPassword) and "user" in error.facts:
        return translate("Wording", "The name or the password does not fit. Try again, or take the PIN.")
    if isinstance(error, TriedTooOften):
        sentence = translate("Wording", "The PIN was wrong several times.")
        return f"{sentence} {_wait_sentence(error)}".strip()
    if isinstance(error, KeyUnavailable) and error.facts.get("reason") == "does_not_fit":
        return translate("Wording", "The passphrase does not fit. Try again.")
    if isinstance(error, KeyUnavailable) and error.facts.get("reason") == "too_short":
        return translate("Wording", "The passphrase is too short. Take at least {count} characters.").format(
            count=error.facts["shortest"]
        )
    if isinstance(error, ServerUnreachable) and "address" in error.facts:
        return translate(
            "Wording", "{address} does not answer. Check the address and the network, then try again."
        ).format(address=error.facts["address"])
    if isinstance(error, DataProblem) and "printer" in error.facts:
        return _printer_sentence(error)
    if isinstance(error, FieldAppError):
        return _by_code(error.code) or _input_sentence(error) or error.sentence
    return _fault_sentence()


def _fault_sentence() -> str:
    return translate(
        "Wording",
        "Something went wrong inside the program. Your work is safe; the log has the details for support.",
    )


def _wait_sentence(error: FieldAppError) -> str:
    """How long to wait before the next try, "" when it may be at once."""
    seconds = error.facts.get("seconds")
    if not isinstance(seconds, int) or not seconds:
        return ""
    return translate("Wording", "Try again in {seconds} s.").format(seconds=seconds)


def _printer_sentence(error: DataProblem) -> str:
    printer = error.facts["printer"]
    if isinstance(error, NotFound):
        return translate("Wording", "There is no printer {printer}. Choose another.").format(printer=printer)
    return translate("Wording", "The printer {printer} did not take the report.").format(printer=printer)


def _input_sentence(error: FieldAppError) -> str:
    """What to write otherwise, by the first field that does not fit."""
    if not isinstance(error, InputRefused) or not error.problems:
        return ""
    match error.problems[0].column:
        case "quantity":
            return translate("Wording", "Check the quantity.")
        case "unit_price":
            return translate("Wording", "Check the price.")
        case "said":
            return translate("Wording", "Write down what the customer said.")
        case "kilometres":
            return translate("Wording", "Check the kilometres.")
        case "minutes" | "started_at":
            return translate("Wording", "Check the minutes; only time that has passed can be booked.")
        case "recipient" | "email":
            return translate("Wording", "Check the e-mail address.")
        case "text" | "body" | "title":
            return translate("Wording", "Write a few words first.")
        case "name" | "customer_name":
            return translate("Wording", "Type the name.")
        case "strokes":
            return translate("Wording", "Clear the pad and sign again.")
        case "vin":
            return translate("Wording", "Give the VIN or the plate, and check them.")
        case "concern":
            return translate("Wording", "Write what the customer says.")
        case _:
            return f"{error.sentence} {error.problems[0]}"


def problem_sentence(code: str) -> str:
    """The sentence for the last problem of the connection; "" when all is well."""
    return _by_code(code) if code else ""


def _by_code(code: str) -> str:
    match code:
        case "server_unreachable" | "offline":
            return translate("Wording", "The office server does not answer. Your work is safe here.")
        case "wrong_address":
            return translate(
                "Wording", "This is no address of a server. It begins with https:// – ask the office for it."
            )
        case "not_our_server":
            return translate(
                "Wording",
                "Something else answered instead of the office server, perhaps a Wi-Fi sign-in page.",
            )
        case "not_trusted":
            return translate(
                "Wording",
                "What answers is not the office server by its certificate. Sign in to the Wi-Fi, or ask the office.",
            )
        case "wrong_date":
            return translate(
                "Wording",
                "The server's certificate does not fit the date of this computer. Check date and time first.",
            )
        case "proxy_refused":
            return translate(
                "Wording",
                "This network's proxy wants a sign-in of its own. Use another network, or ask who runs it.",
            )
        case "wrong_password":
            return translate(
                "Wording", "Name, password or device code is not right. Check all three and try again."
            )
        case "not_signed_in":
            return translate(
                "Wording", "This laptop is signed out. Sign in again; your work waits here until then."
            )
        case "device_wiped":
            return translate(
                "Wording",
                "The office has taken this laptop out of service, and everything on it was erased. Call the office.",
            )
        case "device_revoked":
            return translate("Wording", "The office has taken this laptop out of service. Call the office.")
        case "storage_full":
            return translate("Wording", "The disk is full. Make room, then try again; nothing was lost.")
        case "storage_read_only":
            return translate("Wording", "The program's folder cannot be written to. Check its permissions.")
        case "database_newer":
            return translate("Wording", "These data were made by a newer version. Update the program.")
        case "database_damaged":
            return translate(
                "Wording", "The local data are damaged and were set aside. Sign in to fetch them again."
            )
        case "key_unavailable":
            return translate(
                "Wording", "The key to the local data is not available. Unlock the keyring or type it."
            )
        case "not_a_picture":
            return translate(
                "Wording", "This file is not a picture that can be used. Take it again or choose another."
            )
        case "not_authorised":
            return translate("Wording", "You may not do this here. Ask the office.")
        case "not_found":
            return translate("Wording", "This is not on this laptop. Let Sync fetch it, then look again.")
        case "no_mail_program":
            return translate("Wording", "No mail program opened it. Save the PDF and attach it yourself.")
        case "report_too_large":
            return translate("Wording", "The report is too large even with small photos. Remove some photos.")
        case "profile_in_use":
            return translate("Wording", "Field Companion is open already. Use that window.")
        case FieldAppError.code:
            return _fault_sentence()
        case _:
            return ""
