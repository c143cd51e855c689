"""Whether something typed is an e-mail address a mail server would take."""

from __future__ import annotations

import re

LONGEST = 254  # RFC 5321, 4.5.3.1.3: a path of 256 octets, the angle brackets included

# The dot-atom of RFC 5322, 3.2.3, at a domain name of two labels or more; quoted names and address literals are
# legal but nobody's customer has one, while typing mistakes often look like them.
# Letters beyond ASCII only in the domain: before the @ hardly a mail server takes them, and the office's sends none.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9\u00a1-\U0010ffff](?:[A-Za-z0-9\u00a1-\U0010ffff-]{0,61}[A-Za-z0-9\u00a1-\U0010ffff])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")


def address_problem(address: str) -> str | None:
    """One clause on why this is no e-mail address, or None."""
    if not address:
        return "is missing"
    if len(address) > LONGEST:
        return "is too long for an e-mail address"
    if not _ADDRESS.fullmatch(address):
        return "is no e-mail address; it should look like name@example.com"
    return None


def same_address(one: str, other: str) -> bool:
    """Whether two addresses reach the same mailbox as far as anyone can tell: letter case aside."""
    return one.strip().casefold() == other.strip().casefold()
