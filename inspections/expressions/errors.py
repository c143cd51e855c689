"""What can be wrong with an expression.

ExpressionError            the text cannot be understood, or a value does not fit
└── ExpressionTooCostly    evaluating it would take more work than one answer may cost
"""

from __future__ import annotations


class ExpressionError(ValueError):
    """One sentence for the author of the form; the first argument is that sentence."""


class ExpressionTooCostly(ExpressionError):
    """The evaluation ran out of its budget of steps or characters."""
