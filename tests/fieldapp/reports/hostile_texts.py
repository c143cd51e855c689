"""Five hundred things a person, a spreadsheet or an attacker may put into a text field."""

from __future__ import annotations

import random
from functools import cache

_MARKUP = (
    '<img src="/etc/hostname"/>',
    '<img src="{canary}"/>',
    '<img src="file://{canary}" width="500" height="500"/>',
    "<para><font size=200>huge</font></para>",
    '<a href="javascript:alert(1)">link</a>',
    "<b><i><u>never closed",
    "</para></document>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file://{canary}'>]><x>&e;</x>",
    "<![CDATA[x]]>",
    "<?xml version='1.0'?>",
    "&lt;&amp;&#0;&#x110000;&nbsp;&copy",
    "<super>2</super><sub>2</sub><br/><br/>",
    '<onDraw name="x" label="y"/>',
    "<seq/><bullet>•</bullet>",
)
_CODE = (
    "{code} {0} {name} {count!r:>9999}",
    "%s %(x)s %n %99999d",
    "${HOME} $(cat {canary}) `id`",
    "'; DROP TABLE report; --",
    '=HYPERLINK("http://example.invalid")',
    "../../../../etc/passwd",
    "C:\\Windows\\win.ini",
    "\\\\server\\share",
    ") Tj ET Q /Contents <",
    "/ByteRange [ 0 2147483647 2147483647 2147483647 ] /Contents <a5a5a5a5>",
    "endstream endobj startxref 0 %%EOF",
    "(unbalanced ) parenthesis \\( \\)",
    "BT /F1 99 Tf (x) Tj ET",
)
_SIGNS = (
    "\x00\x01\x02\x07\x08\x0b\x0c\x0e\x1b[2J\x7f\x80\x9f",
    "\ud800 \udfff \ud83d",
    "\ufffe\uffff\U0001fffe\U0010ffff",
    "\u202e\u202dreversed\u2066\u2069\u200f",
    "\u200b\u200c\u200d\u2060\ufeff",
    "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308" * 8,
    "שלום עולם",
    "مرحبا بالعالم",
    "हिन्दी ไทย 한국어 日本語 中文",
    "👩‍🔧 🏳️‍🌈 👨‍👩‍👧‍👦 🇳🇴",
    "\u2028\u2029\r\n\r\n\t\t",
    "\u00ad\u00a0\u2007\u202f\u3000",
    "ﷺ ﷽ 𒐫 ⸻ ꧅",
    "Ǆ ŉ ﬁ ß İ ı",
    "½ ‰ ∑ ∞ √ → ☐ ✓ ✗ ★",
)
_SHAPES = (
    "W" * 10_000,
    "i" * 10_000,
    "-" * 3000,
    "a/b-c–d—" * 400,
    ("word " * 900).strip(),
    "\n" * 200,
    "x\n" * 120,
    " " * 2000,
    ".",
    "",
    " ",
    "0",
    "1e309 NaN -inf 0x7f",
)
COUNT = 500


@cache
def hostile_texts(canary: str = "/etc/hostname") -> tuple[str, ...]:
    """The same five hundred every time; `canary` is a file that nothing may read."""
    chance = random.Random(500)
    seeds = [text.replace("{canary}", canary) for text in (*_MARKUP, *_CODE, *_SIGNS, *_SHAPES)]
    texts = list(seeds)
    short = [text for text in seeds if len(text) < 200]
    while len(texts) < COUNT:
        parts = [chance.choice(short) for _ in range(chance.randint(2, 4))]
        if chance.random() < 0.5:
            parts.append("".join(chr(chance.choice(_PLANES)()) for _ in range(chance.randint(1, 60))))
        chance.shuffle(parts)
        texts.append(chance.choice(("", " ", "\n", "\u00a0")).join(parts))
    return tuple(texts)


_planes_chance = random.Random(17)
_PLANES = (
    lambda: _planes_chance.randrange(0x00, 0x80),
    lambda: _planes_chance.randrange(0x80, 0x3000),
    lambda: _planes_chance.randrange(0x3000, 0x11000),
    lambda: _planes_chance.randrange(0x1F000, 0x1FB00),
)
