"""Read a file into a ``Document``: text, and where each character stands."""
