"""From the stable codes of what stands in the way to places one can go to."""

from __future__ import annotations

from collections.abc import Iterable

from fieldapp.domain.attachments import SignerRole
from inspections.presentation import Item
from inspections.problems import FormNotUsable
from inspections.session import Session
from ui.inspection.obstacles import Obstacle
from ui.reasons import reason_sentence
from ui.wording import signer_word

_ICONS = {
    "photo": "camera",
    "invalid": "cross",
    "unsafe": "unsafe",
    "open_fail": "cross",
    "fail": "cross",
    "signature": "sign",
    "same_person": "sign",
}


def obstacles_of(codes: Iterable[str], session: Session) -> tuple[Obstacle, ...]:
    """One obstacle per item and kind, in the order of the codes.

    Codes are `missing`, `photo`, `invalid`, `unanswered`, `unsafe` and `open_fail`, each with `:` and a node or item
    path, `signature:<role>`, `same_person`; any other one becomes its sentence, with nowhere to go.
    """
    found: dict[tuple[str, str], Obstacle] = {}
    for code in codes:
        kind, _, about = code.partition(":")
        icon = _ICONS.get(kind, "checklist")
        if icon == "sign":
            obstacle = _signature(kind, about, session)
        else:
            item = _item(session, about)
            obstacle = (
                Obstacle("", reason_sentence(code), "attention")
                if item is None
                else Obstacle(item.path, _words(item), icon)
            )
        found.setdefault((obstacle.item_path or obstacle.text, icon), obstacle)
    return tuple(found.values())


def _words(item: Item) -> str:
    return f"{item.number or ''} {item.title}".strip()


def _item(session: Session, path: str) -> Item | None:
    if not path:
        return None
    try:
        return session.item(session.item_of(path))
    except FormNotUsable:
        return _top(session, path)


def _top(session: Session, path: str) -> Item | None:
    """A repeat's own path names an item that is no node of its own."""
    items = (item for section in session.sections() for item in section.items)
    return next((item for item in items if item.path == path), None)


def _signature(kind: str, role: str, session: Session) -> Obstacle:
    """The question where this role signs."""
    wanted = SignerRole.SECOND_PERSON.value if kind == "same_person" else role
    for section in session.sections():
        for item in section.items:
            if any(question.signer == wanted for question in item.questions):
                words = reason_sentence(kind) if kind == "same_person" else signer_word(SignerRole(wanted))
                return Obstacle(item.path, words, "sign")
    return Obstacle("", reason_sentence(f"{kind}:{role}"), "sign")
