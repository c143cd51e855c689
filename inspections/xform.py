"""XForm XML -> `Template`. Fast, and without pyxform: this runs whenever an inspection is opened.

`load_template` reads the model (instances, binds, texts, actions) and the body (controls), compiles every
expression, and works out in which order rules run and which answer wakes which rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from inspections.expressions import Expression, ExpressionError, compile_expression
from inspections.model import (
    CHECKLIST,
    JAVAROSA,
    OPENROSA,
    Action,
    Template,
    TemplateNode,
)
from inspections.problems import FormNotUsable
from inspections.rules import RuleBook
from inspections.xform_body import BodyReader
from inspections.xform_texts import read_action, read_texts, words_of
from inspections.xmltree import Document, Element, Text, parse_xml

_PREFIXES = {"jr": JAVAROSA, "orx": OPENROSA, "fc": CHECKLIST, "odk": "http://www.opendatakit.org/xforms"}
_RULES = ("calculate", "relevant", "required", "readonly", "constraint")
_LIMITS = ("limit_low", "limit_high", "warn_low", "warn_high")
_ALWAYS, _NEVER = frozenset({"true()", "1"}), frozenset({"false()", "0"})


def load_template(xform_xml: str, *, strict: bool = True) -> Template:
    """Read a form.

    `strict` refuses, at once, functions the dialect does not have and rules for nodes that do not exist; without
    it the former fail when they are evaluated and the latter are passed over, as in the peers' engines.

    Raises:
        FormNotUsable: the XML is broken or hostile, or an expression cannot be compiled; the sentence names
            the node and the rule.
    """
    return _Loader(parse_xml(xform_xml), strict=strict).template()


@lru_cache(maxsize=16)
def cached_template(xform_xml: str) -> Template:
    """`load_template`, remembered: the same version is opened again and again."""
    return load_template(xform_xml)


class _Loader:
    def __init__(self, document: Document, *, strict: bool) -> None:
        self._strict = strict
        self._declared = document.namespaces
        self._namespaces = {**_PREFIXES, **document.namespaces}
        html = document.root
        self._model = _find(html, "model")
        self._body = next((e for e in html.elements() if e.local == "body"), None)
        self._title = _title(html)
        self._nodes: dict[str, TemplateNode] = {}
        self._order = 0

    def template(self) -> Template:
        instances = [e for e in self._model.elements() if e.local == "instance"]
        if not instances:
            raise FormNotUsable("The form has no instance to fill in.")
        primary = next(instances[0].elements(), None)
        if primary is None:
            raise FormNotUsable("The form's instance is empty.")
        added = _ensure_instance_id(primary, "orx" if "orx" in self._declared else "")
        root = self._grow(primary, None, 0)
        for node in self._nodes.values():
            if node.sample is added:
                node.bind.preload = "uid"
        texts, languages, default_language = read_texts(self._model, self.compile)
        for bind in self._model.elements():
            if bind.local == "bind":
                self._read_bind(bind)
        if self._body is not None:
            BodyReader(self._nodes, root, self.compile, strict=self._strict).read(self._body)
        book = RuleBook(root, self._nodes.values())
        return Template(
            form_id=primary.get("id") or "",
            version=primary.get("version") or "",
            title=self._title,
            titles=_json_texts(primary.get("titles", CHECKLIST)),
            kind=primary.get("kind", CHECKLIST) or "",
            languages=languages,
            default_language=default_language,
            root=root,
            nodes=self._nodes,
            instances={e.get("id") or "": e for e in instances if e.get("id")},
            texts=texts,
            rules=book.rules,
            readers=book.readers,
            shape_readers=book.shape_readers,
            actions=self._actions(root),
            namespaces=self._namespaces,
            cycles=book.cycles,
        )

    def compile(self, source: str, place: str) -> Expression:
        """Compile an expression found at `place`, which the sentence of an error names."""
        try:
            return compile_expression(source.strip(), self._namespaces, strict=self._strict)
        except ExpressionError as error:
            raise FormNotUsable(f"{place}: {error}", place=place, reason=str(error)) from error

    def _grow(self, element: Element, parent: TemplateNode | None, index: int) -> TemplateNode:
        path = f"{parent.path if parent else ''}/{element.name}"
        node = TemplateNode(
            name=element.name,
            local=element.local,
            prefix=element.prefix,
            uri=element.uri,
            path=path,
            parent=parent,
            index=index,
            order=self._order,
            sample=element,
        )
        self._order += 1
        self._nodes[path] = node
        for child in element.elements():
            known = self._nodes.get(f"{path}/{child.name}")
            if known is None:
                node.children.append(self._grow(child, node, len(node.children)))
                known = node.children[-1]
            elif (
                child.get("template", JAVAROSA) is not None or known.sample.get("template", JAVAROSA) is None
            ):
                self._merge(known, child)
            if child.get("template", JAVAROSA) is None:
                known.kept_samples.append(child)
        if not node.children:
            node.initial = "".join(t.value for t in element.children if type(t) is Text)
        return node

    def _merge(self, node: TemplateNode, element: Element) -> None:
        """A second sample of a repeat may hold nodes that the first left out."""
        for child in element.elements():
            known = self._nodes.get(f"{node.path}/{child.name}")
            if known is None:
                node.children.append(self._grow(child, node, len(node.children)))
            else:
                self._merge(known, child)

    def _read_bind(self, element: Element) -> None:
        path = (element.get("nodeset") or element.get("ref") or "").replace(" ", "")
        node = self._nodes.get(path) or self._by_local(path)
        if node is None:
            if "@" in path or not self._strict:
                return  # attributes are kept as they are; no rule of a checklist lives there
            raise FormNotUsable(f"A rule is bound to {path}, which the form does not have.")
        bind = node.bind
        bind.type = (element.get("type") or bind.type).rpartition(":")[2]
        for rule in _RULES:
            source = element.get(rule)
            if source is None or (source.strip() in _NEVER and rule in {"required", "readonly"}):
                continue
            if rule in {"relevant", "constraint"} and source.strip() in _ALWAYS:
                continue
            setattr(bind, rule, self.compile(source, f"{path}, {rule}"))
        for attribute, name in (("constraintMsg", "constraint_message"), ("requiredMsg", "required_message")):
            message = element.get(attribute, JAVAROSA)
            if message is not None:
                setattr(bind, name, words_of(message, None, self.compile, f"{path}, {name}"))
        bind.preload = element.get("preload", JAVAROSA) or bind.preload
        bind.preload_params = element.get("preloadParams", JAVAROSA) or bind.preload_params
        for extra in element.attributes:
            if extra.uri == CHECKLIST:
                bind.extras[extra.local] = extra.value.strip()
                if extra.local in _LIMITS and extra.value.strip():
                    bind.limits[extra.local] = self.compile(extra.value, f"{path}, {extra.local}")

    def _by_local(self, path: str) -> TemplateNode | None:
        """The node at a path written with other prefixes, or relative to the root."""
        names = [name.rpartition(":")[2] for name in path.strip("/").split("/") if name not in {"", "."}]
        root = next(iter(self._nodes.values()))
        node: TemplateNode | None = root
        for name in names[1:] if names and names[0] == root.local else names:
            node = node.child(name) if node else None
        return node

    def _actions(self, root: TemplateNode) -> tuple[Action, ...]:
        return tuple(
            read_action(element, root.path, self.compile)
            for element in self._model.elements()
            if element.local == "setvalue"
        )


def _find(element: Element, local: str) -> Element:
    found = next((e for e in _elements(element) if e.local == local), None)
    if found is None:
        raise FormNotUsable(f"The form has no {local}.")
    return found


def _elements(element: Element) -> Iterator[Element]:
    for child in element.elements():
        yield child
        yield from _elements(child)


def _title(html: Element) -> str:
    return next((e.string_value().strip() for e in _elements(html) if e.local == "title"), "")


def _ensure_instance_id(primary: Element, prefix: str) -> Element | None:
    """Every filling can be told apart: `meta/instanceID` is added, and returned, if its author left it out."""
    meta = next((e for e in primary.elements() if e.local == "meta"), None)
    if meta is None:
        meta = Element(OPENROSA if prefix else "", prefix, "meta")
        primary.append(meta)
    if not any(e.local == "instanceID" for e in meta.elements()):
        added = Element(meta.uri, meta.prefix, "instanceID")
        meta.append(added)
        return added
    return None


def _json_texts(source: str | None) -> dict[str, str]:
    if not source:
        return {}
    try:
        texts = json.loads(source)
    except json.JSONDecodeError as error:
        raise FormNotUsable("The form's translated titles cannot be read.") from error
    return {str(language): str(text) for language, text in texts.items()} if isinstance(texts, dict) else {}
