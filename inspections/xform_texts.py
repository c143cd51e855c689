"""Small parts of a form: translations, the places that use them, and actions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from inspections.expressions import Expression
from inspections.model import Action, Phrase, Texts, Words
from inspections.xmltree import Element, Text

CompileAt: TypeAlias = Callable[[str, str], Expression]

_ITEXT = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*\Z")


def read_texts(model: Element, compile_at: CompileAt) -> tuple[dict[str, Texts], tuple[str, ...], str]:
    """Translations by language, the languages in order, and the default one (empty without translations)."""
    texts: dict[str, Texts] = {}
    default = ""
    for itext in model.elements():
        if itext.local != "itext":
            continue
        for translation in itext.elements():
            language = translation.get("lang") or ""
            if translation.get("default") is not None and not default:
                default = language
            entries = texts.setdefault(language, {})
            for text in translation.elements():
                text_id = text.get("id") or ""
                entries[text_id] = {
                    value.get("form") or "": read_phrase(value, compile_at, f"text {text_id}")
                    for value in text.elements()
                }
    languages = tuple(texts)
    return texts, languages, default or (languages[0] if languages else "")


def read_phrase(element: Element, compile_at: CompileAt, place: str) -> Phrase:
    """The text of an element, with its `output` children as expressions."""
    parts: list[str | Expression] = []
    for child in element.children:
        if type(child) is Text:
            parts.append(child.value)
        elif isinstance(child, Element) and child.local == "output":
            source = child.get("value") or child.get("ref") or "''"
            parts.append(compile_at(source, place))
        elif isinstance(child, Element):
            parts.append(child.string_value())
    return Phrase(tuple(parts))


def words_of(source: str | None, element: Element | None, compile_at: CompileAt, place: str) -> Words | None:
    """Where a text comes from: `source` is a message or a `ref`, `element` holds the text written in place."""
    if source:
        match = _ITEXT.match(source)
        if match:
            return Words(text_id=match[1] or match[2] or "")
        if element is None and "jr:itext(" not in source:
            return Words(phrase=Phrase((source,)))
        return Words(expression=compile_at(source, place))
    return Words(phrase=read_phrase(element, compile_at, place)) if element is not None else None


def read_action(element: Element, base: str, compile_at: CompileAt) -> Action:
    """A `setvalue`: when it happens, which node it sets, to what."""
    target = (element.get("ref") or element.get("bind") or "").replace(" ", "")
    if not target.startswith("/"):
        target = f"{base}/{target}"
    value = element.get("value")
    return Action(
        events=frozenset((element.get("event") or "").split()),
        target=target,
        chosen=compile_at(target, f"{target}, setvalue") if "[" in target else None,
        value=compile_at(value, f"{target}, setvalue") if value else None,
        text=element.string_value(),
    )
