"""The ODK dialect of XPath 1.0: text -> closure, bounded in depth, size and work.

`compile_expression(text, namespaces)` gives an `Expression`; `expression.evaluate(Context(environment, node))`
gives its value; `values` turns a value into text, number or truth.
"""

from inspections.expressions.compiler import Expression, compile_expression
from inspections.expressions.context import Context, Environment
from inspections.expressions.errors import ExpressionError, ExpressionTooCostly
from inspections.expressions.values import Value, to_boolean, to_number, to_text

__all__ = [
    "Context",
    "Environment",
    "Expression",
    "ExpressionError",
    "ExpressionTooCostly",
    "Value",
    "compile_expression",
    "to_boolean",
    "to_number",
    "to_text",
]
