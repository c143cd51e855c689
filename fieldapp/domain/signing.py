"""What stands above the pad where a customer signs for the work: that it was seen, and what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable

from fieldapp.domain.findings import CustomerDecision, Finding, Severity
from resources import signing_text

_WORST_FIRST = {severity: -place for place, severity in enumerate(Severity)}


def decided_sentences(findings: Iterable[Finding], *, language: str) -> tuple[str, ...]:
    """A sentence per finding with the customer's decision about it, the worst first, in one of the four languages.

    What was withdrawn is not asked about, nor what was repaired before anybody decided.
    """
    asked = [
        finding
        for finding in findings
        if not finding.withdrawn and (finding.customer_decision is not None or finding.repaired_at is None)
    ]
    ordered = sorted(asked, key=lambda one: (_WORST_FIRST[one.severity], one.found_at, one.id))
    return tuple(decided_sentence(finding, language=language) for finding in ordered)


def decided_sentence(finding: Finding, *, language: str) -> str:
    """What the customer wants done about one finding: "Brake fluid is due: later."."""
    text = signing_text(language)
    words = {
        CustomerDecision.DO_NOW: text.do_now,
        CustomerDecision.LATER: text.later,
        CustomerDecision.DECLINED: text.declined,
        None: text.undecided,
    }
    title = finding.title.strip().rstrip(".")
    return text.decided.format(finding=title, decision=words[finding.customer_decision])
