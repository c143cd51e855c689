"""The report: the page as the customer will see it, and its way by e-mail or on paper."""
