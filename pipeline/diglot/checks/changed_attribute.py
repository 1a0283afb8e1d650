"""A translation changes an attribute of a tag: a link's target, an image's source, a class.

Why it hurts: the link leads nowhere or elsewhere, the image is not found, the style does not apply.

Example: `msgid "See <link xref='files'>Files</link>"` with `msgstr "参见<link xref='文件'>文件</link>"`.

How to fix: copy the attribute from the source. Texts for people (`alt`, `title`, `aria-label`) are to be
translated, and an address may lead to the same page in the reader's language.
"""

from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.checks.tags import differences
from diglot.model import Message

__all__ = ["CHECK"]


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    for one in differences(form):
        if one.kind == "attribute":
            yield Problem(one.message, "copy the attribute from the source", span=one.span)


CHECK: Final = Check(
    code="changed-attribute",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message('<img src="a.png" alt="A">', msgstr=('<img alt="甲" src="a.png">',)), "zh_CN"),
        Pair(
            Message(
                '<a href="https://example.org/en/x">A</a>', msgstr=('<a href="https://example.org/zh-cn/x">甲</a>',)
            ),
            "zh_CN",
        ),
    ),
    fails=(
        Pair(Message('<link xref="files">Files</link>', msgstr=('<link xref="文件">文件</link>',)), "zh_CN"),
        Pair(Message('<a href="%(url)s">A</a>', msgstr=('<a href="%(ulr)s">甲</a>',)), "zh_CN"),
    ),
)
