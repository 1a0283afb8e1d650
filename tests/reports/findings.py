"""Findings and faults that reports are tested with: everything a report has to escape or to leave out."""

from diglot.model import CatalogError, Finding, Fix, Outcome, PagePlace, Replacement
from diglot.reports.context import Context

__all__ = ["CONTEXT", "EVIL", "FAULT", "OUTCOME", "PLAIN", "RICH"]

PLAIN = Finding(
    code="missing",
    mqm="accuracy/untranslated",
    severity="error",
    message="no translation",
    help="translate it",
    path="locales/zh_CN/LC_MESSAGES/ui.po",
    line=12,
    locale="zh_CN",
    domain="ui",
    msgid="Opening hours",
)
RICH = Finding(
    code="missing-placeholder",
    mqm="design-and-markup/markup-tag",
    severity="warning",
    message="<b> is missing",
    help="copy it from the msgid",
    path="locales/zh_CN/LC_MESSAGES/ui.po",
    line=20,
    column=10,
    end_line=21,
    end_column=4,
    locale="zh_CN",
    domain="ui",
    msgctxt="menu",
    msgid="<b>Read</b> it",
    msgstr="阅读它",
    span=(0, 2),
    page=PagePlace("source/index.html", 3),
    fix=Fix("make it bold", safe=False, msgstr="<b>阅读</b>它"),
    replacement=Replacement(20, 8, 21, 6, '"<b>阅读</b>它"'),
)
EVIL = Finding(
    code="markup-in-translation",
    mqm="design-and-markup/markup-tag",
    severity="info",
    message="]]> & <script> \x00\x1b[0m \ufffe :: 100%\r\n::error::no [x](1) | `",
    help="a,b:c",
    path="a,b:c % é/x y.po",
    msgid="\x07<!-- ]]> -->",
    msgstr="\u202e\x0b",
    span=(0, 1),
    ordinal=1,
)
FAULT = CatalogError("locales/de/LC_MESSAGES/ui.po:3:7", 'unknown escape \\q in "<a>"', "write a backslash as \\\\")
OUTCOME = Outcome(findings=(PLAIN, RICH, EVIL), faults=(FAULT,))
CONTEXT = Context("1.2.3", frozenset({"error", "warning"}), "site/")
