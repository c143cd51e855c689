"""Sentences for the stable codes of what stands in the way, and of what the office did not take."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def reason_sentence(code: str) -> str:
    """What stands in the way, for a code of `NotAllowedNow.reasons`."""
    head, _, rest = code.partition(":")
    match head:
        case "checklist":
            return translate("Reasons", "A checklist is not finished: {name}.").format(
                name=rest.replace("_", " ")
            )
        case "plan_steps":
            return translate("Reasons", "Some steps of the plan are not graded.")
        case "signature":
            return _signature_sentence(rest)
        case "missing" | "unanswered":
            return translate("Reasons", "A mandatory item is not answered.")
        case "open_fail" | "fail":
            return translate("Reasons", "An item is Not OK and not repaired.")
        case "unsafe":
            return translate("Reasons", "An unsafe finding is open.")
        case "two_people" | "same_person":
            return translate("Reasons", "Two different people must sign.")
        case "reason_missing":
            return translate("Reasons", "Say why, in a few words.")
        case "status_move":
            return translate("Reasons", "The job's status does not allow this now.")
        case "job_finished":
            return translate("Reasons", "The job is finished; its work stays as it is. Write a note instead.")
        case _:
            return (
                _work_sentence(head)
                or _price_sentence(head)
                or _release_sentence(head)
                or _handing_over_sentence(head)
                or code.replace("_", " ")
            )


def _signature_sentence(role: str) -> str:
    match role:
        case "customer":
            return translate("Reasons", "The customer has not signed, and no reason is given why not.")
        case "technician":
            return translate("Reasons", "The technician has not signed.")
        case _:
            return translate("Reasons", "The second person has not signed.")


def _work_sentence(code: str) -> str:
    """Parts, time, signatures, second thoughts."""
    match code:
        case "not_in_car":
            return translate(
                "Reasons", "There are not so many in this car. Count them, or load the part first."
            )
        case "not_used":
            return translate("Reasons", "So many were not used on this job.")
        case "given_back":
            return translate("Reasons", "These parts are back in the car already.")
        case "nothing_runs":
            return translate("Reasons", "No timer is running.")
        case "no_travel":
            return translate("Reasons", "Only travel has kilometres.")
        case "cannot_be_waived":
            return translate("Reasons", "Technician and second person sign themselves.")
        case "person_missing":
            return translate("Reasons", "Choose who signs as second person.")
        case "no_pin":
            return translate("Reasons", "This person has no PIN yet. The office sets one.")
        case "not_stopped":
            return translate("Reasons", "Only a timer that was stopped can run on.")
        case "another_runs":
            return translate("Reasons", "Another timer runs already. Stop it first.")
        case "signed_since":
            return translate(
                "Reasons",
                "Somebody has signed for this since. Change it in its place; then it is signed again.",
            )
        case "too_late" | "already_sent":
            return translate("Reasons", "This can no longer be taken back.")
        case "other_job":
            return translate("Reasons", "The checklist belongs to another job. Open it from there.")
        case "built_upon":
            return translate("Reasons", "Later work builds on this. Take that back first.")
        case "no_text":
            return translate("Reasons", "Only texts can both be kept. Choose one.")
        case _:
            return ""


def _price_sentence(code: str) -> str:
    """The agreed price and what comes on top."""
    match code:
        case "price":
            return translate(
                "Reasons", "The price rises past the limit. Get the customer's yes, or keep the agreed price."
            )
        case "price_decided":
            return translate("Reasons", "The customer has decided on this line. Add a discount instead.")
        case "price_decided_without":
            return translate(
                "Reasons", "The customer has decided on the price without this line. Add it again instead."
            )
        case "price_as_agreed":
            return translate("Reasons", "The price is as it was agreed. There is nothing to ask.")
        case "no_agreed_price":
            return translate("Reasons", "No price was agreed that could be kept.")
        case _:
            return ""


def _release_sentence(code: str) -> str:
    """Letting a vehicle go, and changing what was finished."""
    match code:
        case "release_check":
            return translate("Reasons", "The pre-delivery inspection has not been made.")
        case "not_finished":
            return translate("Reasons", "The checklist is open already.")
        case "withdrawn":
            return translate("Reasons", "The finding was withdrawn. There is nothing to accept.")
        case "approver_missing":
            return translate("Reasons", "Choose who allows it.")
        case "not_an_approver":
            return translate("Reasons", "Only a lead may let a vehicle go with a fail.")
        case "unsafe_deviation":
            return translate(
                "Reasons", "What is unsafe cannot be accepted. Have it repaired and check it again."
            )
        case "newest_already":
            return translate("Reasons", "The checklist is at this version already.")
        case "other_checklist":
            return translate("Reasons", "This is a version of another checklist.")
        case _:
            return ""


def _handing_over_sentence(code: str) -> str:
    """Messages and reports."""
    match code:
        case "no_address":
            return translate(
                "Reasons", "Neither e-mail nor phone of the customer is known. Ask, and tell the office."
            )
        case "outdated":
            return translate("Reasons", "The job has changed meanwhile. Make the report once more.")
        case "print_settled":
            return translate("Reasons", "What became of this print is known already.")
        case "print_watched":
            return translate("Reasons", "The printer still has it waiting. Ask again when it is out.")
        case "queued_already":
            return translate("Reasons", "The report is on its way to this address already.")
        case "sent":
            return translate("Reasons", "The report has left already. Call the customer.")
        case "recipient_unknown":
            return translate("Reasons", "The office does not know this address. Check it and confirm.")
        case "no_consent":
            return translate("Reasons", "The customer has not agreed to e-mail. Ask, and confirm.")
        case "other_owner":
            return translate(
                "Reasons",
                "The data on this laptop belong to another person or office. Nothing was changed.",
            )
        case "unsent_work":
            return translate("Reasons", "Some work is not sent yet. Let it go out first.")
        case _:
            return ""


def refused_sentence(code: str, sentence: str) -> str:
    """Why the office did not take a change; its own sentence where the code is new to this program."""
    match code:
        case "not_found":
            return translate("Reasons", "The office no longer has what this belongs to.")
        case "not_yours":
            return translate("Reasons", "This belongs to somebody else now.")
        case "status_move":
            return translate("Reasons", "The office has moved the job on meanwhile.")
        case "already_sent":
            return translate("Reasons", "The e-mail has left already.")
        case "price:approval":
            return reason_sentence(code)
        case "field_not_settable" | "kind_not_creatable":
            return translate("Reasons", "Only the office can change this.")
        case "quality_gate":
            return translate(
                "Reasons", "The office's own check does not release the vehicle. Open the checklist."
            )
        case "not_complete":
            return translate(
                "Reasons",
                "Something the office wants is still missing. Take this back, do it, and complete the job again.",
            )
        case "unknown_kind":
            return translate("Reasons", "The office server does not know this yet; it needs an update.")
        case "too_large":
            return translate(
                "Reasons", "This is too large for the office's server. Take it back and write less."
            )
        case "server_fault":
            return translate(
                "Reasons",
                "The office's server met a fault over this. Tell the office, and send it again later.",
            )
        case "unreadable" | "wrong_form":
            return translate(
                "Reasons", "The office's server cannot read this. Take it back and enter it once more."
            )
        case _:
            return sentence
