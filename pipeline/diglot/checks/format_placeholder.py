"""A placeholder that a program fills in is missing from a translation, changed, or not in its source.

Why it hurts: a value is not shown, or the program stops with an error where it wanted to print the text.

Example: `msgid "Deleted %(count)d items by {user}"` with `msgstr "{用户}删除了 %(count) 个项目"`.

How to fix: copy each placeholder as it is. Order is free where they have names or numbers (`%1$s`); unnamed ones
of different types keep their order. A form of the plural may do without its number. `#, no-c-format` says that a
message is no format.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from diglot.checks.base import Check, Form, Pair, Problem
from diglot.checks.forms import each
from diglot.model import Message, Severity
from diglot.text.conventions import conventions
from diglot.text.format_strings import FLAGS, refused
from diglot.text.formats import Placeholder, Syntax, placeholders, syntax_of

__all__ = ["CHECK"]

_MARKS: Final = frozenset("%{$")
_NUMERIC: Final = ("d", "u", "n", "number", "count", "num", "total", "0", "i", "f", "1")


def _look(form: Form, pair: Pair) -> Iterator[Problem]:
    yield from list(_differences(form, pair)) or _refused(form, pair)


def _refused(form: Form, pair: Pair) -> Iterator[Problem]:
    """What msgfmt refuses, where a flag says of which language the format is."""
    may_lack = form.plural == 0 and len(pair.message.msgstr) > 1
    for flag in pair.message.flags:
        known = flag.removeprefix("possible-")
        if known in FLAGS and (what := refused(known, form.msgids[0], form.msgstr, may_lack=may_lack)):
            yield Problem(f"as {known}: {what}", "copy the placeholders from the source")
            return


def _differences(form: Form, pair: Pair) -> Iterator[Problem]:
    if _MARKS.isdisjoint(form.msgstr) and all(_MARKS.isdisjoint(msgid) for msgid in form.msgids):
        return
    syntax = syntax_of(pair.message.flags)
    target = placeholders(form.msgstr, syntax)
    found: list[Problem] | None = None
    for msgid in form.msgids:
        problems = list(_compare(msgid, placeholders(msgid, syntax), target, syntax))
        if not problems or (_lacks_a_number(problems) and (_is_short_form(form, pair) or _says_one(msgid, form, pair))):
            return
        found = problems if found is None else found
    yield from found or ()


def _is_short_form(form: Form, pair: Pair) -> bool:
    return form.plural is not None and form.plural < len(pair.message.msgstr) - 1


def _says_one(msgid: str, form: Form, pair: Pair) -> bool:
    """Whether a source without plurals is translated for the number one."""
    return conventions(pair.language).is_wide and "1" in form.msgstr and "1" not in msgid


def _lacks_a_number(problems: Sequence[Problem]) -> bool:
    if len(problems) != 1 or problems[0].span is not None:
        return False
    name = problems[0].message.split(" ")[0].strip("%(){}s").lower()
    return not name or any(part in name for part in _NUMERIC)


def _compare(
    msgid: str, source: tuple[Placeholder, ...], target: tuple[Placeholder, ...], syntax: Syntax
) -> Iterator[Problem]:
    mine, theirs = _keys(target, source), _keys(source, target)
    if "{}" in theirs and "{}" not in mine:  # {0} is the first {}
        numbers = iter(range(len(theirs)))
        theirs = [f"{{{next(numbers)}}}" if key == "{}" else key for key in theirs]
    missing, extra = Counter(theirs) - Counter(mine), Counter(mine) - Counter(theirs)
    severity: Severity | None = None if syntax.is_flagged else "warning"
    # a value that has a name or a number may be said again, or less often
    by_order = {one.key for one in (*source, *target) if one.order}
    missing = Counter({key: count for key, count in missing.items() if key in by_order or key not in mine})
    extra = Counter({key: count for key, count in extra.items() if key in by_order or key not in theirs})
    extra = Counter({key: count for key, count in extra.items() if _counts(key, msgid, missing, syntax)})
    spans = {key: (one.start, one.end) for key, one in zip(mine, target, strict=True)}
    for key in extra:
        what = f"{key} is not in the source"
        if missing:
            what = f"{key} stands where the source has {next(iter(missing))}"
        yield Problem(what, "copy the placeholders from the source", span=spans[key], severity=severity)
    if not extra:
        for key in missing:
            yield Problem(f"{key} of the source is missing", "copy it from the source", severity=severity)
    if not missing and not extra and syntax.percent:
        ordered = [one for one in source if one.order], [one for one in target if one.order]
        for one, other in zip(*ordered, strict=False):
            if one.key != other.key:
                what = f"{other.key} stands where the program gives {one.key}"
                advice = "keep the order, or number them (%1$s)"
                yield Problem(what, advice, span=(other.start, other.end), severity=severity)
                break


def _keys(of: tuple[Placeholder, ...], other: tuple[Placeholder, ...]) -> list[str]:
    """The keys; those told by order are numbered where the other text numbers them."""
    if not any("$" in one.key for one in other) or any("$" in one.key for one in of):
        return [one.key for one in of]
    keys, place = [], 0
    for one in of:
        place += one.order
        keys.append(f"%{place}${one.key[1:]}" if one.order and one.key.startswith("%") else one.key)
    return keys


def _counts(key: str, msgid: str, missing: Counter[str], syntax: Syntax) -> bool:
    """Whether a placeholder that only the translation has is one: without a flag, `$5` may well be money."""
    return syntax.is_flagged or bool(missing) or key in msgid or not key.startswith("$")


CHECK: Final = Check(
    code="format-placeholder",
    mqm="design-and-markup/placeholder",
    severity="error",
    documentation=str(__doc__),
    find=each(_look),
    passes=(
        Pair(Message("%(user)s has %(count)d files", msgstr=("有 %(count)d 个 %(user)s 的文件",)), "zh_CN"),
        Pair(Message("%s of %d", msgstr=("%2$d 中的 %1$s",), flags=("c-format",)), "zh_CN"),
        Pair(Message("It is 100 % sure, 50% done", msgstr=("百分之百，完成一半",)), "zh_CN"),
        Pair(Message("%d file", msgid_plural="%d files", msgstr=("ein Ordner", "%d Ordner")), "de"),
        Pair(Message("%Y-%m-%d", msgstr=("%d.%m.%Y",), flags=("python-format",)), "de"),
        Pair(
            Message("{count, plural, one {# item} other {# items}}", msgstr=("{count, plural, other {# 项}}",)), "zh_CN"
        ),
    ),
    fails=(
        Pair(Message("Deleted %(count)d items by {user}", msgstr=("{用户}删除了 %(count) 个项目",)), "zh_CN"),
        Pair(Message("%s file", msgstr=("％ｓ 文件",), flags=("python-format",)), "zh_CN"),
        Pair(Message("theme %s", msgstr=("主题 % s",)), "zh_CN"),
        Pair(Message("%s of %d", msgstr=("%d 中的 %s",), flags=("c-format",)), "zh_CN"),
        Pair(Message("Hello {{ name }}", msgstr=("您好",)), "zh_CN"),
        Pair(Message("Hello ${name}, %1", msgstr=("您好 ${名称}，%1",)), "zh_CN"),
        Pair(Message("{count, plural, other {# items}}", msgstr=("{数量, plural, other {# 项}}",)), "zh_CN"),
    ),
)
