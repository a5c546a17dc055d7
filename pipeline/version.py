"""The version of the software, as in pyproject.toml."""

VERSION = "0.1.0"
