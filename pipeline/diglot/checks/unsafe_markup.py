"""A translation brings markup that can act: a script, an event handler, a frame, a `javascript:` address.

Why it hurts: whoever can edit a catalog can run code in the reader's browser, take a form's data, or lay a false
page over the true one.

Example: `msgid "Welcome"` with `msgstr "<img src=x onerror=alert(1)>欢迎"`.

How to fix: delete it, and ask how it got there. What the source has itself is not reported.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each, shown
from diglot.model import Message
from diglot.text.references import value_of

__all__ = ["CHECK"]

_ELEMENTS: Final = (
    "script|style|iframe|frame|frameset|object|embed|applet|form|input|textarea|button|select|base|meta|svg|math|"
    "template|portal|noscript|audio|video|marquee|isindex|xml|xss|link(?=[^<>]*\\brel\\b)"
)
_ACTIVE: Final = re.compile(
    rf"""(?P<element><\s*/?\s*(?:{_ELEMENTS})(?=[\s/>]|\Z))
    | (?P<handler><[A-Za-z][^<>]*?[\s/"'](?P<event>on[a-z]{{3,}}|style|srcdoc|formaction|xlink:href|action)\s*=)
    | (?P<address>(?:(?<=[="'(<\[])\s*|\A\s*)(?:j\s*a\s*v\s*a|v\s*b|l\s*i\s*v\s*e)\s*s\s*c\s*r\s*i\s*p\s*t\s*:(?=\S)
        | \bdata\s*:\s*(?:text/(?:html|xml|javascript)|image/svg|application/(?:xhtml|javascript|xml))
        | (?:\bstyle\s*=[^<>]*)\b(?:expression\s*\(|behaviou?r\s*:|-moz-binding))""",
    re.VERBOSE | re.IGNORECASE,
)
_ELEMENT: Final = re.compile(r"<([A-Za-z][\w:.-]*)")
_MALLARD: Final = frozenset("gui guiseq key keyseq app file cmd sys link list item media note desc terms steps".split())
_LIKELY: Final = re.compile(r"[<:]|&(?:#|colon|lt|Tab|NewLine)")


def _look(form: Form, _pair: Pair) -> Iterator[Problem]:
    text = form.msgstr
    if _LIKELY.search(text) is None:
        return
    active = list(_ACTIVE.finditer(text))
    if not active and "&" not in text:
        return
    allowed: Counter[str] = Counter()
    for msgid in form.msgids:
        allowed |= Counter(_name(match) for match in _ACTIVE.finditer(msgid))
    found = False
    for match in active:
        name = _name(match)
        if name in {"style", "input"} and _is_other_vocabulary(match, text):
            continue
        if allowed[name] > 0:
            allowed[name] -= 1
        else:
            found = True
            yield Problem(f"{shown(match[0])} can act on the page", "delete it", span=match.span())
    # an address may be spelled with references, which a browser resolves
    if not found and "&" in text and (culprit := _hidden(text)) and _name(culprit) not in allowed:
        yield Problem(f"{shown(culprit[0])}, spelled with references, can act on the page", "delete it")


def _is_other_vocabulary(match: re.Match[str], text: str) -> bool:
    """Whether it is no HTML: `<input>` with a content, `style` of an element that HTML does not have."""
    if match["element"]:
        return "</input>" in text
    element = _ELEMENT.match(match[0])
    return element is not None and element[1].lower() in _MALLARD


def _hidden(text: str) -> re.Match[str] | None:
    match = _ACTIVE.search(re.sub(r"[\x00-\x20]+", " ", value_of(text)))
    return match if match and match["address"] and _ACTIVE.search(text) is None and "<" in text else None


def _name(match: re.Match[str]) -> str:
    if match["element"]:
        return re.sub(r"[<\s/]+", "", match["element"]).lower()
    return match["event"].lower() if match["handler"] else re.sub(r"\s+", "", match["address"]).lower()[:12]


CHECK: Final = Check(
    code="unsafe-markup",
    mqm="design-and-markup/markup-tag",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("Welcome: a < b", msgstr=("欢迎：a < b",)), "zh_CN"),
        Pair(Message('<a onclick="go()">Go</a>', msgstr=('<a onclick="go()">前往</a>',)), "zh_CN"),
        Pair(Message("use javascript: links", msgstr=("使用 javascript: 链接",)), "zh_CN"),
        Pair(Message('<link href="x">a</link>', msgstr=('<link href="x">甲</link>',)), "zh_CN"),
    ),
    fails=(
        Pair(Message("Welcome", msgstr=("<img src=x onerror=alert(1)>欢迎",)), "zh_CN"),
        Pair(Message("<b>Welcome</b>", msgstr=('<b style="position:fixed">欢迎</b>',)), "zh_CN"),
        Pair(Message('<a href="x">A</a>', msgstr=('<a href="JaVaScRiPt:alert(1)">甲</a>',)), "zh_CN"),
        Pair(Message("[A](x)", msgstr=("[甲](javascript:alert(1))",)), "zh_CN"),
        Pair(Message('<a href="x">A</a>', msgstr=('<a href="java&#115;cript:alert(1)">甲</a>',)), "zh_CN"),
        Pair(Message("Welcome", msgstr=("欢迎<ScRiPt src=//x>",)), "zh_CN"),
    ),
)
