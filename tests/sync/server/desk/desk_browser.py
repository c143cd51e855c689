"""What the desk's tests are written with: a browser without scripts, and a strict reader of its pages."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from server_builders import Client

LABELLED = {"input", "select", "textarea"}
NO_LABEL = {"hidden", "submit"}


@dataclass
class Page:
    """One answer as a person sees it."""

    browser: Browser
    address: str
    status: int
    headers: dict[str, str]
    text: str
    cookies: list[str] = field(default_factory=list)

    @property
    def tree(self) -> Any:
        return html.document_fromstring(self.text)

    @property
    def words(self) -> str:
        """All text of the page, white space made one."""
        return words_of(self.tree.body)

    @property
    def main(self) -> str:
        return words_of(self.tree.get_element_by_id("content"))

    def link(self, words: str) -> Page:
        """Follow the link that says these words."""
        (found,) = [a for a in self.tree.iter("a") if words in words_of(a)]
        return self.browser.get(found.get("href"))

    def form(self, action: str) -> dict[str, str]:
        """The fields of the form that is sent to an address, as they stand."""
        (found,) = {
            etree.tostring(form): form for form in self.tree.forms if form.get("action") == action
        }.values()
        return {name: str(value) for name, value in found.form_values()}

    def send(self, action: str, **fields: str) -> Page:
        """Fill in a form of this page and send it."""
        return self.browser.post(action, {**self.form(action), **fields}, origin=self.address)


@dataclass
class Browser:
    """Keeps cookies by their path, follows redirections, says where a form was sent from."""

    client: Client
    language: str = "en"
    site: str = "http://centre"
    jar: dict[str, tuple[str, str]] = field(default_factory=dict)  # name -> (value, path)

    def get(self, address: str, **headers: str) -> Page:
        return self._ask("GET", address, None, {"Sec-Fetch-Site": "same-origin", **headers})

    def post(self, address: str, fields: dict[str, str], *, origin: str = "", **headers: str) -> Page:
        seen = self.site + urlsplit(origin or address)._replace(scheme="", netloc="").geturl()
        told = {"Sec-Fetch-Site": "same-origin", "Origin": self.site, "Referer": seen, **headers}
        return self._ask("POST", urljoin(origin or address, address), fields, told)

    def sign_in(self, user: str, password: str, at: str = "/desk/sign-in") -> Page:
        return self.get(at).send("/desk/sign-in", user=user, password=password)

    @property
    def session(self) -> str:
        return self.jar.get("desk_session", ("", ""))[0]

    def _ask(self, method: str, address: str, fields: dict[str, str] | None, headers: dict[str, str]) -> Page:
        path = urlsplit(address).path
        sent = "; ".join(
            f"{name}={value}" for name, (value, under) in self.jar.items() if path.startswith(under)
        )
        told = {"Accept-Language": self.language, **headers, **({"Cookie": sent} if sent else {})}
        how: dict[str, Any] = {} if fields is None else {"data": fields}
        answer = self.client.request(method, address, headers=told, **how)
        set_here = answer.headers.get_list("set-cookie")
        for line in set_here:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0" or not morsel.value:
                    self.jar.pop(name, None)
                else:
                    self.jar[name] = (morsel.value, morsel["path"])
        if answer.status_code in (302, 303):
            return self.get(urljoin(address, answer.headers["location"]))
        return Page(self, address, answer.status_code, dict(answer.headers), answer.text, set_here)


def words_of(element: Any) -> str:
    """What an element says: what stands in two elements is two words, white space is made one."""
    return " ".join(" ".join(element.itertext()).split())


def faults(page: Page) -> list[str]:
    """What is wrong with a page's HTML: broken nesting, ids twice, fields without a label, headings that jump."""
    tree, found = page.tree, []
    parser = etree.HTMLParser()
    etree.HTML(page.text, parser)
    # The library's list of elements is from before HTML 5.
    found += [
        str(error)
        for error in parser.error_log
        if error.type_name != "HTML_UNKNOWN_TAG" and "Tag " not in error.message
    ]
    found += [f"id {one} twice" for one, count in Counter(tree.xpath("//@id")).items() if count > 1]
    labels = set(tree.xpath("//label/@for"))
    found += [
        f"{one.tag} {one.get('name')} has no label"
        for one in tree.iter(*LABELLED)
        if one.get("type") not in NO_LABEL
        and one.get("id") not in labels
        and not one.get("aria-label")
        and not any(above.tag == "label" for above in one.iterancestors())
    ]
    ids = set(tree.xpath("//@id"))
    for name in ("for", "aria-describedby", "aria-labelledby"):
        for value in tree.xpath(f"//@{name}"):
            found += [f"{name} names no {part}" for part in value.split() if part not in ids]
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    found += [f"h{one} after h{before}" for before, one in itertools.pairwise(levels) if one > before + 1]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} headings of the first level")
    found += [f"no name: {etree.tostring(one)[:80]!r}" for one in tree.iter("a", "button") if not _named(one)]
    found += [f"no alt: {one.get('src')}" for one in tree.iter("img") if one.get("alt") is None]
    for table in tree.iter("table"):
        if not table.findall(".//th[@scope]") or (
            table.find("caption") is None and not table.get("aria-labelledby")
        ):
            found.append("a table without heads or name")
    if tree.xpath("//script | //style | //@style | //*[starts-with(name(@*), 'on')]"):
        found.append("a script or a style in the page")
    if not tree.get("lang"):
        found.append("no language")
    return found


def _named(one: Any) -> bool:
    images = " ".join(one.xpath(".//img/@alt"))
    return bool(one.text_content().strip() or one.get("aria-label") or images)
