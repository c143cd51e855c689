"""Secondary instances: lists inside the form, and lists that are filled from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspections.xmltree import Attribute, Document, Element, Text


def list_of_rows(name: str, rows: Sequence[Mapping[str, str]]) -> Element:
    """An instance `<instance id=name><root><item>…</item></root></instance>` of rows."""
    instance = _instance(name)
    root = Element("", "", "root")
    instance.append(root)
    for row in rows:
        item = Element("", "", "item")
        root.append(item)
        for column, value in row.items():
            cell = Element("", "", column)
            item.append(cell)
            if value:
                cell.append(Text(value))
    return instance


def empty_lists(instances: Mapping[str, Element]) -> dict[str, Element]:
    """The form's instances; those that name an outside source and hold nothing become empty lists."""
    return {
        name: element if next(element.elements(), None) is not None else list_of_rows(name, ())
        for name, element in instances.items()
    }


def _instance(name: str) -> Element:
    instance = Element("", "", "instance")
    attribute = Attribute("", "", "id", name)
    attribute.parent = instance
    instance.attributes.append(attribute)
    return instance


def document_over(root: Element) -> Document:
    """A document whose only child is the form's instance, so that `/data/…` starts above it."""
    document = Document()
    document.children.append(root)
    return document
