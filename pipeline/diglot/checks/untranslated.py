"""A translation is a copy of its source.

Why it hurts: the reader finds a foreign sentence in the page. Names, acronyms, code and what translators of the
catalog keep elsewhere may be copied; a text that has words which they translate elsewhere, or small words of
English such as `the`, may not.

Example: `msgid "Change your password"` with `msgstr "Change your password"`.

How to fix: translate it. If it is a name, allow it with that reason.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem
from diglot.checks.examples import group_of
from diglot.checks.learning import Habits, habits
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.model import Severity
from diglot.text.locales import scripts
from diglot.text.unmarked import is_listing, wording
from diglot.text.words import SMALL_WORDS, fold, latin_words

__all__ = ["CHECK"]

_ADVICE: Final = "translate it"
_HAN = re.compile("[\u3400-\u9fff\u3040-\u30ff]{2}")
_CODE_MARKS = re.compile(r"[=;{}<>\\$|\[\]]|\n|\(\)|::|[\w)]\(|[a-z]\.[a-z]|/\w|--\w|_")


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    source, target = languages_of_group(group)
    if source == target:
        return
    is_foreign = not scripts(source) & scripts(target)
    for pair in group.pairs:
        for form in pair.forms:
            if len(form.msgids[0]) == len(form.msgstr) and fold(form.msgids[0]) == fold(form.msgstr):
                is_copy = (
                    _HAN.search(wording(form.msgstr)) is not None
                    if source in EASTERN
                    else _has_words(form.msgstr, source, habits(group), is_foreign=is_foreign)
                )
                if is_copy:
                    # a word in small letters may be a command or an entry of an index
                    is_sure = source in EASTERN or " " in form.msgstr.strip() or not form.msgstr.islower()
                    severity: Severity | None = None if is_sure else "info"
                    yield pair, Problem("a copy of the source", _ADVICE, form.plural, form.msgstr, None, severity)
                    break


def _has_words(text: str, source: str, learned: Habits, *, is_foreign: bool) -> bool:
    """Whether a copy has words that have to be translated."""
    if is_listing(text):
        return False
    words = [word.text for word in latin_words(text) if len(word.text) > 1]
    if not words:
        return False
    small = sum(word.lower() in SMALL_WORDS and not word.isupper() for word in words) if source == "en" else 0
    if not is_foreign:
        return len(words) >= 3 and small >= 2 and not _CODE_MARKS.search(text)
    if _CODE_MARKS.search(text):
        return small >= 2 and len(words) >= 5 and "\n" not in text.strip()
    if len(words) == 1 and words[0] in learned.code:
        return False
    plain = [word for word in words if not word.isupper() or len(words) > 1]
    translated = sum(_is_translated(word, learned) for word in plain)
    lower = sum(word.islower() for word in words)
    return 2 * translated > len(plain) or (len(words) >= 3 and (small >= 1 or (lower >= 2 and words[0][0].isupper())))


def _is_translated(word: str, learned: Habits) -> bool:
    spellings = {word, word.lower(), word.capitalize()}
    uses = sum(learned.uses.get(spelling, 0) for spelling in spellings)
    kept = sum(learned.kept.get(spelling, 0) for spelling in spellings)
    return uses >= 2 and 2 * kept < uses


CHECK: Final = Check(
    code="untranslated",
    mqm="accuracy/untranslated",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        group_of("zh_CN", ("GNU General Public License", "GNU General Public License"), ("x86_64", "x86_64")),
        group_of("zh_CN", ("print(the_value)", "print(the_value)"), ("ImportError", "ImportError")),
        group_of("de", ("Status", "Status"), ("Name", "Name")),
    ),
    fails=(
        group_of("zh_CN", ("Change your password", "Change your password")),
        group_of("zh_CN", ("Reset", "Reset"), ("Reset it", "重置它"), ("Reset all", "全部重置")),
        group_of("en", ("修改密码", "修改密码"), language="zh_CN"),
        group_of("de", ("This is the end of the page", "This is the end of the page")),
    ),
)
