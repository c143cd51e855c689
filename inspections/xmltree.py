"""A small XML tree that XPath can walk, and a reader that refuses what a form has no business to contain.

The standard library's element tree has no parents, no text nodes and no prefixes; all three matter to XPath.
Nodes here are plain objects with slots. `Element.children` keeps elements, texts, comments and instructions
in document order.

The reader refuses document types (and with them entity expansion), nesting deeper than `MAX_DEPTH` and
documents over `MAX_CHARACTERS`, so that a hostile form cannot exhaust the laptop.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from inspections.problems import FormNotUsable

MAX_DEPTH = 120
MAX_CHARACTERS = 20_000_000
MAX_NODES = 600_000

XFORMS = "http://www.w3.org/2002/xforms"
XML = "http://www.w3.org/XML/1998/namespace"


class Node:
    """Anything XPath can stand on. `parent` is None for a document and for a detached node."""

    __slots__ = ("parent",)

    def __init__(self) -> None:
        self.parent: Element | Document | None = None

    def string_value(self) -> str:
        """What XPath's `string()` says of this node."""
        raise NotImplementedError


class Attribute(Node):
    __slots__ = ("local", "prefix", "uri", "value")

    def __init__(self, uri: str, prefix: str, local: str, value: str) -> None:
        self.parent = None
        self.uri = uri
        self.prefix = prefix
        self.local = local
        self.value = value

    def string_value(self) -> str:
        return self.value


class Text(Node):
    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.parent = None
        self.value = value

    def string_value(self) -> str:
        return self.value


class Comment(Text):
    __slots__ = ()


class Instruction(Node):
    __slots__ = ("target", "value")

    def __init__(self, target: str, value: str) -> None:
        self.parent = None
        self.target = target
        self.value = value

    def string_value(self) -> str:
        return self.value


class Element(Node):
    """An element; `uri` is empty for names without a namespace and for the XForms namespace itself."""

    __slots__ = ("attributes", "children", "local", "prefix", "uri")

    def __init__(self, uri: str, prefix: str, local: str) -> None:
        self.parent = None
        self.uri = uri
        self.prefix = prefix
        self.local = local
        self.attributes: list[Attribute] = []
        self.children: list[Node] = []

    @property
    def name(self) -> str:
        """The name as written: with its prefix, if it has one."""
        return f"{self.prefix}:{self.local}" if self.prefix else self.local

    def append(self, child: Node) -> None:
        child.parent = self
        self.children.append(child)

    def get(self, local: str, uri: str = "") -> str | None:
        """The value of one attribute, or None."""
        for attribute in self.attributes:
            if attribute.local == local and attribute.uri == uri:
                return attribute.value
        return None

    def elements(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child

    def string_value(self) -> str:
        children = self.children
        if not children:
            return ""
        if len(children) == 1 and type(children[0]) is Text:
            return children[0].value
        parts: list[str] = []
        _collect_text(self, parts)
        return "".join(parts)


def _collect_text(element: Element, parts: list[str]) -> None:
    for child in element.children:
        if type(child) is Text:
            parts.append(child.value)
        elif isinstance(child, Element):
            _collect_text(child, parts)


class Document(Node):
    """The root above the outermost element. `namespaces` maps every prefix declared anywhere to its URI."""

    __slots__ = ("children", "namespaces")

    def __init__(self) -> None:
        self.parent = None
        self.children: list[Node] = []
        self.namespaces: dict[str, str] = {}

    @property
    def root(self) -> Element:
        for child in self.children:
            if isinstance(child, Element):
                return child
        raise FormNotUsable("The form is empty.")

    def append(self, child: Node) -> None:
        child.parent = self
        self.children.append(child)

    def string_value(self) -> str:
        return self.root.string_value()


class _Builder:
    """Receives expat's events and grows the tree."""

    def __init__(self, *, allow_doctype: bool) -> None:
        self.document = Document()
        self._open: list[Element | Document] = [self.document]
        self._scopes: list[dict[str, str]] = [{"": "", "xml": XML}]
        self._text: list[str] = []
        self._nodes = 0
        self._allow_doctype = allow_doctype

    def start(self, name: str, attributes: list[str]) -> None:
        self._flush()
        self._count()
        if len(self._open) > MAX_DEPTH:
            raise FormNotUsable(f"The form nests elements more than {MAX_DEPTH} deep.")
        scope = self._scopes[-1]
        pairs = [(attributes[i], attributes[i + 1]) for i in range(0, len(attributes), 2)]
        declared = {
            key[6:]: value
            for key, value in pairs
            if key.startswith("xmlns") and (key == "xmlns" or key[5] == ":")
        }
        if declared:
            scope = {**scope, **declared}
            for prefix, uri in declared.items():
                if prefix:
                    self.document.namespaces.setdefault(prefix, uri)
        prefix, _, local = name.rpartition(":")
        uri = scope.get(prefix, "")
        element = Element("" if uri == XFORMS and not prefix else uri, prefix, local)
        for key, value in pairs:
            if key == "xmlns" or key.startswith("xmlns:"):
                continue
            attribute_prefix, _, attribute_local = key.rpartition(":")
            attribute_uri = scope.get(attribute_prefix, "") if attribute_prefix else ""
            attribute = Attribute(attribute_uri, attribute_prefix, attribute_local, value)
            attribute.parent = element
            element.attributes.append(attribute)
        self._open[-1].append(element)
        self._open.append(element)
        self._scopes.append(scope)

    def end(self, _name: str) -> None:
        self._flush()
        self._open.pop()
        self._scopes.pop()

    def characters(self, data: str) -> None:
        self._text.append(data)

    def boundary(self) -> None:
        """CDATA sections stay nodes of their own, as in the document object model."""
        self._flush()

    def comment(self, data: str) -> None:
        self._flush()
        self._count()
        self._open[-1].append(Comment(data))

    def instruction(self, target: str, data: str) -> None:
        self._flush()
        self._count()
        self._open[-1].append(Instruction(target, data))

    def doctype(self, *_details: object) -> None:
        if not self._allow_doctype:
            raise FormNotUsable("The form declares a document type, which forms may not do.")

    def entity(self, *_details: object) -> None:
        raise FormNotUsable("The form declares entities, which forms may not do.")

    def _flush(self) -> None:
        if self._text:
            text = "".join(self._text)
            self._text.clear()
            if len(self._open) > 1:
                self._count()
                self._open[-1].append(Text(text))

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise FormNotUsable(f"The form has more than {MAX_NODES} nodes.")


def parse_xml(source: str, *, allow_doctype: bool = False) -> Document:
    """Read a document into a tree.

    Raises:
        FormNotUsable: not well-formed, a document type or entities, too deep, or too large.
    """
    if len(source) > MAX_CHARACTERS:
        raise FormNotUsable(f"The form is longer than {MAX_CHARACTERS} characters.")
    builder = _Builder(allow_doctype=allow_doctype)
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartCdataSectionHandler = builder.boundary
    parser.EndCdataSectionHandler = builder.boundary
    parser.CommentHandler = builder.comment
    parser.ProcessingInstructionHandler = builder.instruction
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.EntityDeclHandler = builder.entity
    try:
        parser.Parse(source.strip(), True)
    except expat.ExpatError as error:
        raise FormNotUsable(f"The form is not well-formed XML: {error}.") from error
    return builder.document
