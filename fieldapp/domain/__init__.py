"""Pure values and rules of vehicle service: no I/O, nothing of Qt, SQL or HTTP."""
