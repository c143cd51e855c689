"""The functions of the dialect, by topic. Importing this package declares all of them."""

from inspections.expressions.functions import (
    dates,
    geometry,
    logic,
    nodes,
    numbers,
    selects,
    strings,
    vehicles,
)
from inspections.expressions.functions.registry import Evaluator, Function, find_function, function_names

__all__ = ["Evaluator", "Function", "find_function", "function_names"]
_TOPICS = (dates, geometry, logic, nodes, numbers, selects, strings, vehicles)
