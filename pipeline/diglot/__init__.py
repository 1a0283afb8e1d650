"""Diglot: HTML pages to gettext catalogs and back, in every language, without harming a byte."""

__version__ = "0.1.0"
