"""Results -> text for people or machines, one file a format."""

from diglot.reports import json, text

__all__ = ["json", "text"]
