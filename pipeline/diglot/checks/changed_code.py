"""Code in a translation is not the source's: what stands in back-quotes or `<code>`, an option, a path.

Why it hurts: the reader types it, and it does not work.

Example: ``msgid "Run ``make test``."`` with ``msgstr "运行 ``制作测试``。"``.

How to fix: copy the code. A text in code that the reader is to replace, and comments in longer code, may be
translated.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, shown
from diglot.markup.light import parts
from diglot.model import Message
from diglot.text.prose import MASKS

__all__ = ["CHECK"]

_ELEMENT: Final = re.compile(r"<(code|command|filename|literal|option|tt|cmd|sys)(?:\s[^<>]*)?>([^<>]+)</\1>")
_OPTION: Final = re.compile(r"(?<![\w<>!-])--[a-z][a-z0-9]+(?:[-_][a-z0-9]+)*(?![\w-])")
_PATH: Final = re.compile(r"(?<![\w/.:<~@}%-])(?:~|\.{1,2})?(?:/[A-Za-z0-9_.+-]+){2,}")
_TRANSLATABLE: Final = re.compile(r"[\"'#\n{}<>=]|[^\x00-\x7f]|\s\S+\s|\d{5}")
"""What may hold words for people: strings, comments, patterns, sentences; large numbers are compared by value."""
_LETTERS: Final = re.compile("[A-Za-z]{2}")
_TOKEN: Final = re.compile(r"[A-Za-z_.$-][\w.()\[\]/:$+-]*")


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    if text.isascii() and text in form.msgids:
        return
    found = [list(_missing(msgid, text)) for msgid in form.msgids]
    if all(found):
        for culprit in found[0]:
            yield Problem(f"{shown(culprit, 60)} of the source is missing", "copy the code from the source")


def _missing(msgid: str, text: str) -> Iterator[str]:
    codes: list[str] = []
    if "`" in msgid:
        codes += [part.key for part in parts(msgid) if part.kind == "code" and not _is_word(part.key)]
    if "<" in msgid:
        codes += [match[2].strip() for match in _ELEMENT.finditer(msgid) if not _is_word(match[2].strip())]
    plain = [code for code in codes if _TRANSLATABLE.search(code) is None and _TOKEN.fullmatch(code)]
    if "--" in msgid:
        plain += _OPTION.findall(msgid.replace("\\", ""))
    if "/" in msgid:
        plain += [path for match in _PATH.finditer(msgid) if _LETTERS.search(path := match[0].rstrip("."))]
    if not plain:
        return
    flat = unicodedata.normalize("NFKC", text.replace("\\", "")).lower()
    for code in dict.fromkeys(plain):
        wanted = re.escape(code.replace("\\", "").lower())
        if not set(code) & set(MASKS) and re.search(rf"(?<![a-z0-9_]){wanted}(?![a-z0-9_])", flat) is None:
            yield code


def _is_word(code: str) -> bool:
    """Whether it may be a name that a program shows in the reader's language, as it does with folders."""
    return code[:1].isupper() and code.isalpha() and code[1:].islower()


CHECK: Final = Check(
    code="changed-code",
    mqm="accuracy/do-not-translate",
    severity="warning",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Run ``make_test`` with `--all`.", msgstr=("以 `--all` 运行 ``make_test``。",)), "zh_CN"),
        Pair(Message("Say ``print('hello')``", msgstr=("写 ``print('你好')``",)), "zh_CN"),
        Pair(Message("Win/Mac and TCP/IP and/or it", msgstr=("Win/Mac、TCP/IP 和它",)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Run ``make_test``.", msgstr=("运行 ``制作测试``。",)), "zh_CN"),
        Pair(Message("Open <filename>/etc/apt</filename>", msgstr=("打开 <filename>/etc/atp</filename>",)), "zh_CN"),
        Pair(Message("with --no-color", msgstr=("使用 —no-color",)), "zh_CN"),
    ),
)
