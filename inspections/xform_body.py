"""The body of a form: which node is shown by which control, with which words and choices."""

from __future__ import annotations

from inspections.model import (
    JAVAROSA,
    Action,
    Control,
    Itemset,
    RepeatRule,
    StaticChoice,
    TemplateNode,
    Words,
)
from inspections.problems import FormNotUsable
from inspections.xform_texts import CompileAt, read_action, words_of
from inspections.xmltree import Element

_CONTROLS = frozenset({"input", "select1", "select", "upload", "trigger", "range", "rank", "secret"})


class BodyReader:
    """Attaches controls and repeat rules to the nodes of the template."""

    def __init__(
        self, nodes: dict[str, TemplateNode], root: TemplateNode, compile_at: CompileAt, *, strict: bool
    ) -> None:
        self._nodes = nodes
        self._root = root
        self._compile = compile_at
        self._strict = strict

    def read(self, body: Element) -> None:
        self._children(body, self._root)

    def _children(self, parent: Element, at: TemplateNode) -> None:
        for element in parent.elements():
            if element.local == "group":
                self._group(element, at)
            elif element.local == "repeat":
                self._repeat(element, at, None)
            elif element.local in _CONTROLS:
                self._control(element, at)

    def _group(self, element: Element, at: TemplateNode) -> None:
        ref = element.get("ref") or element.get("nodeset")
        node = self._node(ref, at) if ref else at
        if node is None:
            return
        label = self._words(element, "label", node.path)
        repeat = next((e for e in element.elements() if e.local == "repeat"), None)
        wraps = repeat is not None and (not ref or self._node(repeat.get("nodeset") or "", node) is node)
        if wraps and repeat is not None:
            self._repeat(repeat, at, label)
            for other in element.elements():
                if other is not repeat and other.local in _CONTROLS:
                    self._control(other, node)
            return
        if ref:
            node.control = Control(
                kind="group",
                label=label,
                appearance=element.get("appearance") or "",
                actions=self._actions(element),
            )
        self._children(element, node)

    def _repeat(self, element: Element, at: TemplateNode, label: Words | None) -> None:
        node = self._node(element.get("nodeset") or element.get("ref") or "", at)
        if node is None:
            return
        count = element.get("count", JAVAROSA)
        node.repeat = RepeatRule(
            count=self._compile(count, f"{node.path}, repeat_count") if count else None,
            fixed=element.get("noAddRemove", JAVAROSA) in {"true()", "1"},
            label=label,
            appearance=element.get("appearance") or "",
            actions=self._actions(element),
        )
        node.control = Control(
            kind="group",
            label=self._words(element, "label", node.path) or label,
            appearance=element.get("appearance") or "",
        )
        self._children(element, node)

    def _control(self, element: Element, at: TemplateNode) -> None:
        ref = element.get("ref") or element.get("bind") or ""
        node = self._node(ref, at)
        if node is None or node.control is not None:
            return
        node.control = Control(
            kind=element.local,
            label=self._words(element, "label", node.path),
            hint=self._words(element, "hint", node.path),
            appearance=element.get("appearance") or "",
            itemset=self._itemset(element, node),
            choices=self._choices(element, node),
            attributes={a.local: a.value for a in element.attributes if a.local not in {"ref", "appearance"}},
            actions=self._actions(element),
        )

    def _words(self, element: Element, kind: str, path: str) -> Words | None:
        for child in element.elements():
            if child.local == kind:
                return words_of(child.get("ref"), child, self._compile, f"{path}, {kind}")
        return None

    def _itemset(self, element: Element, node: TemplateNode) -> Itemset | None:
        for itemset in element.elements():
            if itemset.local != "itemset":
                continue
            value = label = None
            for child in itemset.elements():
                if child.local in {"value", "copy"}:
                    value = self._compile(child.get("ref") or "name", f"{node.path}, choice value")
                elif child.local == "label":
                    label = words_of(child.get("ref"), child, self._compile, f"{node.path}, choice label")
            nodes = self._compile(itemset.get("nodeset") or "", f"{node.path}, choice_filter")
            return Itemset(nodes, value or self._compile("name", node.path), label)
        return None

    def _choices(self, element: Element, node: TemplateNode) -> tuple[StaticChoice, ...]:
        found: list[StaticChoice] = []
        for item in element.elements():
            if item.local == "item":
                name = next((v.string_value() for v in item.elements() if v.local == "value"), "")
                found.append(StaticChoice(name.strip(), self._words(item, "label", node.path)))
        return tuple(found)

    def _actions(self, element: Element) -> tuple[Action, ...]:
        return tuple(
            read_action(child, self._root.path, self._compile)
            for child in element.elements()
            if child.local == "setvalue"
        )

    def _node(self, ref: str, at: TemplateNode) -> TemplateNode | None:
        path = ref.replace(" ", "").removeprefix("current()/")
        if not path.startswith("/"):
            parts = [p for p in at.path.split("/") if p]
            for step in path.split("/"):
                if step == "..":
                    del parts[-1:]
                elif step not in {"", "."}:
                    parts.append(step)
            path = "/" + "/".join(parts)
        node = self._nodes.get(path)
        if node is None and self._strict:
            raise FormNotUsable(f"The form shows {ref}, which it does not have.")
        return node
