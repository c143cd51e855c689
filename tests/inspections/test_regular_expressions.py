"""Our bounded regular expressions agree with the standard library's where both can answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.expressions import ExpressionError
from inspections.expressions.regular import find


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"^[A-HJ-NPR-Z0-9]{17}$", "WF0XXXTTGXKY12345", True),
        (r"^[A-HJ-NPR-Z0-9]{17}$", "WF0XXXTTGXKY1234O", False),
        (r"\d{2,3}", "a1b22", True),
        (r"^\d{2,3}$", "2222", False),
        (r"a{0}b", "b", True),
        (r"x*?y", "xxy", True),
        (r"(?:ab|cd)+e", "abcde", True),
        (r"(?<name>ab)", "ab", True),
        (r"^(?=.*\d)(?=.*[a-z]).{4,}$", "abc1", True),
        (r"^(?!bad).*$", "badly", False),
        (r"\bok\b", "it is ok now", True),
        (r"\Bok", "book", True),
        (r"[^,;]", ",;", False),
        (r"[\]\-]", "-", True),
        (r"[]a]", "]", True),
        (r"\p{L}+\P{L}", "æ1", True),
        (r"\u00e6", "æ", True),
        (r"\x41", "A", True),
        (r"a{,2}", "a{,2}", True),
        (r"^$", "", True),
        (r".", "\n", False),
        (r"", "anything", True),
    ],
)
def test_finds(pattern: str, text: str, *, found: bool) -> None:
    assert find(pattern, text) is found


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[a",
        "*a",
        "a{3,1}",
        "a{1,9999}",
        r"(a)\1",
        "(?<=a)b",
        "\\",
        "[z-a]",
        r"\p{Nonsense}",
        "(?<x",
    ],
)
def test_patterns_that_cannot_be_bounded_or_read_are_refused(pattern: str) -> None:
    with pytest.raises(ExpressionError):
        find(pattern, "text")


atoms = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", r"\w", "^", "$", r"\b"])
patterns = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{1,2}", "{2}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@given(pattern=patterns, text=st.text("ab1 ", max_size=8))
def test_agrees_with_the_standard_library(pattern: str, text: str) -> None:
    assert find(pattern, text) is (re.search(pattern, text, re.ASCII) is not None)
