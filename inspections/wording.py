"""The words of one filling in one language: labels, hints, messages, choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from inspections.cells import Cell
from inspections.expressions import Context, Environment, ExpressionError, compile_expression, to_text
from inspections.model import Itemset, Phrase, Template, TemplateNode, Words
from inspections.presentation import Choice
from inspections.xmltree import Element, Node

_CODE = re.compile(r"\(([^()]+)\)\s*\Z")
_SPACE = re.compile(r"\s+")


def language_code(language: str) -> str:
    """`nb` of `Norsk bokmål (nb)`; the whole name if it has no code."""
    match = _CODE.search(language)
    return match[1] if match else language


def known_language(template: Template, wanted: str | None) -> str:
    """The template's own name for a language given by name or code; its default for any other."""
    for language in template.languages:
        if wanted and wanted in {language, language_code(language)}:
            return language
    return template.default_language


class Wording:
    """Renders texts; choices that cannot change within a filling are rendered once per language."""

    def __init__(self, template: Template, environment: Environment, at: Callable[[str], list[Cell]]) -> None:
        self._template = template
        self._environment = environment
        self._cells_at = at
        self.language = template.default_language
        self._fixed: dict[tuple[Hashable, str], tuple[Choice, ...]] = {}
        self._fell_back = ""

    def speak(self, language: str) -> None:
        """Use another language of the template from now on."""
        self.language = language
        self._environment.language = language

    def of(self, words: Words | None, cell: Node) -> str:
        """A text as it reads at a cell; empty if there is none."""
        if words is None:
            return ""
        if words.phrase is not None:
            return self._phrase(words.phrase, cell)
        if words.text_id is not None:
            return self.text(words.text_id, cell) or ""
        if words.expression is not None:
            try:
                return to_text(words.expression.evaluate(Context(self._environment, cell)))
            except ExpressionError as error:
                return self._failed("label", cell, error)
        return ""

    def text(self, text_id: str, cell: Node | None = None) -> str | None:
        """An itext in the active language; the default language where the translation is missing."""
        for language in (self.language, self._template.default_language):
            entry = self._template.texts.get(language, {}).get(text_id)
            phrase = entry.get("") if entry else None
            if phrase is None:
                continue
            text = self._phrase(phrase, cell)
            if text.strip() != "-" or language == self._template.default_language:
                if language != self.language:
                    self._fell_back = language_code(language)
                return text
        return None

    def fallback(self, words: Words | None) -> str:
        """The code of the language a text is told in because the active one lacks it; else "" ."""
        if words is None or words.text_id is None:
            return ""
        own = self._template.texts.get(self.language, {}).get(words.text_id)
        phrase = own.get("") if own else None
        if phrase is not None and (phrase.plain or "").strip() != "-":
            return ""
        default = self._template.default_language
        return language_code(default) if default != self.language else ""

    def _label(self, words: Words | None, node: Node) -> tuple[str, str]:
        """A choice's label and, where the active language lacks it, the code of the one it is told in.

        An itemset finds its labels by an expression, so what it fell back to is known only after it was evaluated.
        """
        self._fell_back = ""
        return tidy(self.of(words, node)), self._fell_back

    def in_every_language(self, words: Words | None) -> frozenset[str]:
        """A text in each of the form's languages, as screens show it; one with values in it is left out."""
        if words is None or words.text_id is None:
            return frozenset()
        entries = (texts.get(words.text_id, {}).get("") for texts in self._template.texts.values())
        plain = (phrase.plain for phrase in entries if phrase is not None)
        return frozenset(tidy(text) for text in plain if text and text.strip() != "-")

    def _phrase(self, phrase: Phrase, cell: Node | None) -> str:
        plain = phrase.plain
        if plain is not None:
            return plain
        parts: list[str] = []
        for part in phrase.parts:
            if isinstance(part, str):
                parts.append(part)
            elif cell is not None:
                try:
                    parts.append(to_text(part.evaluate(Context(self._environment, cell))))
                except ExpressionError as error:
                    parts.append(self._failed("label", cell, error))
        return "".join(parts)

    def _failed(self, what: str, node: Node, error: ExpressionError) -> str:
        """A text that fails must never stop the work: it reads as empty, and the fault is kept for the author."""
        self._environment.faults[(what, node.path if isinstance(node, Cell) else "")] = str(error)
        return ""

    def choices(self, cell: Cell) -> tuple[Choice, ...]:
        """The choices on offer at a select, filtered by the answers so far."""
        control = cell.definition.control
        if control is None:
            return ()
        itemset = control.itemset
        if itemset is None:
            written = ((choice.name, *self._label(choice.label, cell)) for choice in control.choices)
            return tuple(Choice(name, label, language=language) for name, label, language in written)
        source = itemset.nodes.source
        fixed = source.startswith("instance(") and "[" not in source
        key = (_list_of(cell.definition, itemset), self.language)
        if fixed and key in self._fixed:
            return self._fixed[key]
        found: list[Choice] = []
        try:
            nodes = itemset.nodes.evaluate(Context(self._environment, cell))
            for node in nodes if isinstance(nodes, list) else ():
                context = Context(self._environment, node, current=cell)
                name = to_text(itemset.value.evaluate(context)).strip()
                label, language = self._label(itemset.label, node)
                found.append(Choice(name, label, _severity(node), language))
        except ExpressionError as error:
            found.clear()
            self._failed("choices", cell, error)
        choices = tuple(found)
        if fixed:
            self._fixed[key] = choices
        return choices

    def names(self, cell: Cell) -> tuple[str, ...]:
        """The names of the choices on offer."""
        return tuple(choice.name for choice in self.choices(cell))

    def choice_name(self, node: Node | None, path: str, value: str) -> str | None:
        """The label of a choice of the select at `path`, as `jr:choice-name` asks for it."""
        if not value:
            return ""
        for cell in self._selects(node, path.strip()):
            for choice in self.choices(cell):
                if choice.name == value:
                    return choice.label
        return ""

    def _selects(self, node: Node | None, path: str) -> list[Cell]:
        if path.startswith("/") or node is None:
            return self._cells_at(path)
        found = compile_expression(path, self._template.namespaces).evaluate(Context(self._environment, node))
        return [cell for cell in found if isinstance(cell, Cell)] if isinstance(found, list) else []

    def code(self) -> str:
        """The code of the active language, such as `nb`."""
        return language_code(self.language)


def tidy(text: str) -> str:
    """A label on one line, as screens show it."""
    return _SPACE.sub(" ", text).strip() if "  " in text or "\n" in text else text.strip()


def _list_of(asked: TemplateNode, itemset: Itemset) -> Hashable:
    """What tells one unfiltered list from another: a form asks its list of verdicts a hundred times over."""
    label = itemset.label
    if "current" in itemset.value.source or label is None or label.expression is None:
        return asked
    return itemset.nodes.source, itemset.value.source, label.expression.source


def _severity(node: Node) -> str:
    if isinstance(node, Element):
        for child in node.elements():
            if child.local == "severity":
                return child.string_value().strip()
    return ""
