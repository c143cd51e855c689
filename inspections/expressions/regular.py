"""Regular expressions that cannot run away.

The standard library backtracks, and a pattern such as `(a+)+$` on thirty letters stops a laptop. Patterns
here become a state machine that reads the text once, so the time is at most states × characters. What cannot be
read that way (back references, look-behind) is refused by name when the form is imported. The syntax is that of
JavaScript and Java where they agree; `find` looks for a match anywhere, as getodk/web-forms does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from inspections.expressions.characters import CLASSES, PROPERTIES, Accepts, is_word
from inspections.expressions.errors import ExpressionError, ExpressionTooCostly

MAX_STATES = 4_000
MAX_WORK = 4_000_000
MAX_NESTING = 40

_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}


@dataclass(slots=True)
class _State:
    """`accepts` moves on a character; `assertion` lets pass at a place; otherwise both ways are open."""

    accepts: Accepts | None = None
    assertion: str = ""
    inner: _Machine | None = None
    negated: bool = False
    ways: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Machine:
    states: list[_State]
    start: int
    goal: int


_Fragment: TypeAlias = tuple[int, int]


def find(pattern: str, text: str) -> bool:
    """Whether the pattern matches anywhere in the text.

    Raises:
        ExpressionError: the pattern is malformed or uses what cannot be bounded.
        ExpressionTooCostly: pattern and text together are too large.
    """
    machine = compile_pattern(pattern)
    return _Run(text).reaches(machine, 0, anywhere=True)


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> _Machine:
    """The state machine of a pattern.

    Raises:
        ExpressionError: as `find`.
    """
    return _Reader(pattern).machine()


class _Run:
    def __init__(self, text: str) -> None:
        self._text = text
        self._work = 0

    def reaches(self, machine: _Machine, begin: int, *, anywhere: bool) -> bool:
        text, states = self._text, machine.states
        current = self._closure(machine, {machine.start}, begin)
        for place in range(begin, len(text) + 1):
            if machine.goal in current:
                return True
            if place == len(text):
                return False
            character = text[place]
            self._spend(len(current) + 1)
            moved: set[int] = set()
            for index in current:
                accepts = states[index].accepts
                if accepts is not None and accepts(character):
                    moved.update(states[index].ways)
            if anywhere:
                moved.add(machine.start)
            elif not moved:
                return False
            current = self._closure(machine, moved, place + 1)
        return False

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > MAX_WORK:
            raise ExpressionTooCostly("The regular expression takes too much work on this text.")

    def _closure(self, machine: _Machine, seeds: set[int], place: int) -> set[int]:
        reached: set[int] = set()
        waiting = list(seeds)
        while waiting:
            index = waiting.pop()
            if index in reached:
                continue
            reached.add(index)
            state = machine.states[index]
            if state.accepts is None and self._passes(state, place):
                waiting.extend(state.ways)
        self._spend(len(reached))
        return reached

    def _passes(self, state: _State, place: int) -> bool:
        text = self._text
        if state.inner is not None:
            return self.reaches(state.inner, place, anywhere=False) != state.negated
        if state.assertion == "^":
            return place == 0
        if state.assertion == "$":
            return place == len(text)
        if state.assertion in {"b", "B"}:
            before = place > 0 and is_word(text[place - 1])
            after = place < len(text) and is_word(text[place])
            return (before != after) == (state.assertion == "b")
        return True


class _Reader:
    """Reads a pattern by recursive descent and lays out states as it goes."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._place = 0
        self._states: list[_State] = []
        self._nesting = 0

    def machine(self) -> _Machine:
        start, goal = self._alternatives()
        if self._place < len(self._pattern):
            raise self._wrong("a closing bracket without an opening one")
        return _Machine(self._states, start, goal)

    def _wrong(self, what: str) -> ExpressionError:
        return ExpressionError(
            f"The regular expression “{self._pattern}” has {what} at character {self._place + 1}."
        )

    def _peek(self) -> str:
        return self._pattern[self._place : self._place + 1]

    def _take(self, text: str) -> bool:
        if self._pattern.startswith(text, self._place):
            self._place += len(text)
            return True
        return False

    def _new(self, state: _State) -> int:
        if len(self._states) >= MAX_STATES:
            raise ExpressionError(f"The regular expression needs more than {MAX_STATES} states.")
        self._states.append(state)
        return len(self._states) - 1

    def _alternatives(self) -> _Fragment:
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise self._wrong(f"more than {MAX_NESTING} nested brackets")
        branches = [self._sequence()]
        while self._take("|"):
            branches.append(self._sequence())
        self._nesting -= 1
        if len(branches) == 1:
            return branches[0]
        start = self._new(_State(ways=[begin for begin, _ in branches]))
        goal = self._new(_State())
        for _, end in branches:
            self._states[end].ways.append(goal)
        return start, goal

    def _sequence(self) -> _Fragment:
        start = goal = self._new(_State())
        while self._peek() not in {"", "|", ")"}:
            begin, end = self._repeated()
            self._states[goal].ways.append(begin)
            goal = end
        return start, goal

    def _repeated(self) -> _Fragment:
        from_place = self._place
        fragment = self._atom()
        to_place = self._place
        bounds = self._quantifier()
        if bounds is None:
            return fragment
        least, most = bounds
        start = goal = self._new(_State())
        count = 0
        while count < least or (most is not None and count < most):
            begin, end = fragment if count == 0 else self._again(from_place, to_place)
            if count >= least:
                self._states[goal].ways.append(begin)
                after = self._new(_State())
                self._states[end].ways.append(after)
                self._states[goal].ways.append(after)
                goal = after
            else:
                self._states[goal].ways.append(begin)
                goal = end
            count += 1
        if most is None:
            begin, end = fragment if count == 0 else self._again(from_place, to_place)
            loop = self._new(_State(ways=[begin]))
            self._states[goal].ways.append(loop)
            self._states[end].ways.append(loop)
            goal = self._new(_State())
            self._states[loop].ways.append(goal)
        return start, goal

    def _again(self, begin: int, end: int) -> _Fragment:
        """Lay out the same atom once more by reading it again."""
        kept, self._place = self._place, begin
        fragment = self._atom()
        if self._place != end:
            raise self._wrong("a repetition that reads differently the second time")
        self._place = kept
        return fragment

    def _quantifier(self) -> tuple[int, int | None] | None:
        bounds: tuple[int, int | None] | None = None
        if self._take("*"):
            bounds = (0, None)
        elif self._take("+"):
            bounds = (1, None)
        elif self._take("?"):
            bounds = (0, 1)
        elif self._peek() == "{":
            bounds = self._braces()
        if bounds is not None and not self._take("?"):
            self._take("+")
        return bounds

    def _braces(self) -> tuple[int, int | None] | None:
        end = self._pattern.find("}", self._place)
        inside = self._pattern[self._place + 1 : end] if end > 0 else ""
        low, comma, high = inside.partition(",")
        if not (low.isdecimal() and (not high or high.isdecimal())):
            return None
        least = int(low)
        most = int(high) if high else (None if comma else least)
        if least > 1_000 or (most is not None and (most > 1_000 or most < least)):
            raise self._wrong("a repetition out of bounds")
        self._place = end + 1
        return least, most

    def _atom(self) -> _Fragment:
        if self._take("("):
            return self._group()
        character = self._peek()
        if character in {"*", "+", "?"}:
            raise self._wrong("nothing to repeat")
        self._place += 1
        if character in {"^", "$"}:
            return self._lone(_State(assertion=character))
        if character == ".":
            return self._single(lambda c: c not in "\n\r")
        if character == "[":
            return self._single(self._bracket())
        if character == "\\":
            if self._peek() in {"b", "B"}:
                assertion = self._peek()
                self._place += 1
                return self._lone(_State(assertion=assertion))
            return self._single(self._escape())
        return self._single(lambda c: c == character)

    def _lone(self, state: _State) -> _Fragment:
        begin, end = self._new(state), self._new(_State())
        self._states[begin].ways.append(end)
        return begin, end

    def _single(self, accepts: Accepts) -> _Fragment:
        begin, end = self._new(_State(accepts=accepts)), self._new(_State())
        self._states[begin].ways.append(end)
        return begin, end

    def _group(self) -> _Fragment:
        if self._take("?:"):
            return self._closed(self._alternatives())
        if self._take("?<=") or self._take("?<!"):
            raise self._wrong("a look-behind, which forms may not use,")
        if self._peek() == "?" and self._pattern[self._place + 1 : self._place + 2] in {"=", "!"}:
            negated = self._pattern[self._place + 1] == "!"
            self._place += 2
            outer, self._states = self._states, []
            start, goal = self._closed(self._alternatives())
            inner = _Machine(self._states, start, goal)
            self._states = outer
            return self._lone(_State(inner=inner, negated=negated))
        if self._take("?<") or self._take("?P<"):
            end = self._pattern.find(">", self._place)
            if end < 0:
                raise self._wrong("a group name without an end")
            self._place = end + 1
        return self._closed(self._alternatives())

    def _closed(self, fragment: _Fragment) -> _Fragment:
        if not self._take(")"):
            raise self._wrong("an opening bracket without a closing one")
        return fragment

    def _escape(self) -> Accepts:
        letter = self._peek()
        if not letter:
            raise self._wrong("a backslash at the end")
        self._place += 1
        if letter.lower() in CLASSES:
            accepts = CLASSES[letter.lower()]
            return accepts if letter.islower() else (lambda c: not accepts(c))
        if letter in {"p", "P"}:
            return self._property(negated=letter == "P")
        if letter in {"u", "x"}:
            digits = self._pattern[self._place : self._place + (4 if letter == "u" else 2)]
            try:
                wanted = chr(int(digits, 16))
            except ValueError:
                raise self._wrong("an unreadable character code") from None
            self._place += len(digits)
            return lambda c: c == wanted
        if letter.isdigit() and letter != "0":
            raise self._wrong("a back reference, which forms may not use,")
        literal = _ESCAPED.get(letter, letter)
        return lambda c: c == literal

    def _property(self, *, negated: bool) -> Accepts:
        end = self._pattern.find("}", self._place)
        name = self._pattern[self._place + 1 : end] if self._peek() == "{" and end > 0 else ""
        accepts = PROPERTIES.get(name.removeprefix("Is"))
        if accepts is None:
            raise self._wrong("an unknown character property")
        self._place = end + 1
        return (lambda c: not accepts(c)) if negated else accepts

    def _bracket(self) -> Accepts:
        negated = self._take("^")
        singles: set[str] = set()
        tests: list[Accepts] = []
        first = True
        while first or self._peek() != "]":
            first = False
            if not self._peek():
                raise self._wrong("a character class without an end")
            low, test = self._member()
            if test is not None:
                tests.append(test)
                continue
            if self._peek() == "-" and self._pattern[self._place + 1 : self._place + 2] not in {"]", ""}:
                self._place += 1
                high, test = self._member()
                if test is not None or high < low:
                    raise self._wrong("a character range in the wrong order")
                tests.append(_range(low, high))
            else:
                singles.add(low)
        self._place += 1
        chosen = frozenset(singles)
        return lambda c: (c in chosen or any(test(c) for test in tests)) != negated

    def _member(self) -> tuple[str, Accepts | None]:
        character = self._peek()
        self._place += 1
        if character != "\\":
            return character, None
        letter = self._peek()
        if letter.lower() in CLASSES or letter in {"p", "P", "u", "x"}:
            return "", self._escape()
        self._place += 1
        return ("\b" if letter == "b" else _ESCAPED.get(letter, letter)), None


def _range(low: str, high: str) -> Accepts:
    return lambda c: low <= c <= high
