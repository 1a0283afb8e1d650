"""A run of words of the source was left in the translation.

Why it hurts: the sentence changes its language in the middle, and the reader cannot follow. Names, code, what stands
in quotes, and texts without a small word such as `the` are left alone.

Example: `msgid "Go back, refresh the page, and try again."` with `msgstr "请返回，refresh the page, and try again。"`.

How to fix: translate the rest.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.checks.sides import EASTERN, languages
from diglot.model import Message
from diglot.text.locales import scripts
from diglot.text.unmarked import is_listing, wording
from diglot.text.words import SMALL_WORDS, Word, fold, latin_words

__all__ = ["CHECK"]

_HAN_RUN = re.compile("[\u3400-\u9fff][\u3400-\u9fff，、；：\\s]*[\u3400-\u9fff]")
_THREE_WORDS = re.compile(r"(?:[A-Za-z]+[^A-Za-z\u3400-\u9fff]{1,40}){2}[A-Za-z]")
_LOWER_WORD = re.compile("[a-z]+")
_QUOTED = re.compile(r"(?<!=)[“\"「『‘'(（《`*][^“”\"「」『』()（）《》`*]*?[”\"」』’')）》`*]")


def _find(pair: Pair) -> Iterator[Problem]:
    source, target = languages(pair)
    if source == target or (source in EASTERN and target in EASTERN):
        return
    for form in pair.forms:
        span = _of_han(form.msgids, form.msgstr) if source in EASTERN else _of_words(form.msgids, form.msgstr, target)
        if span and fold(form.msgids[0]) != fold(form.msgstr) and not is_listing(form.msgstr):
            what = f"“{form.msgstr[slice(*span)][:60]}” was left in the language of the source"
            yield Problem(what, "translate it", form.plural, form.msgstr, span)


def _of_han(msgids: tuple[str, ...], msgstr: str) -> tuple[int, int] | None:
    quoted = [match.span() for match in _QUOTED.finditer(msgstr)]
    for match in _HAN_RUN.finditer(wording(msgstr)):
        in_quotes = any(start <= match.start() and match.end() <= end for start, end in quoted)
        if not in_quotes and any(match[0][:4] in msgid for msgid in msgids):
            return match.span()
    return None


def _of_words(msgids: tuple[str, ...], msgstr: str, target: str) -> tuple[int, int] | None:
    is_foreign = "Latn" not in scripts(target)
    if not (_THREE_WORDS.search(msgstr) if is_foreign else _has_small_words(msgstr)):
        return None
    here = latin_words(msgstr)
    if len(here) < 3:
        return None
    there = [[word.text.lower() for word in latin_words(msgid)] for msgid in msgids]
    text = wording(msgstr)
    run: list[Word] = []
    for word in (*here, None):
        if word and (not run or _is_joined(text, run[-1], word)):
            run.append(word)
            continue
        if (span := _left(run, there, msgstr, is_foreign=is_foreign)) and not (is_foreign and _in_quotes(msgstr, span)):
            return span
        run = [word] if word else []
    return None


def _has_small_words(text: str) -> bool:
    return sum([word in SMALL_WORDS for word in _LOWER_WORD.findall(text.lower())]) >= 3


def _is_joined(text: str, one: Word, other: Word) -> bool:
    between = text[one.end : other.start]
    return len(between) <= 40 and not any(character.isalpha() for character in between) and "\n" not in between


def _left(run: list[Word], there: list[list[str]], msgstr: str, *, is_foreign: bool) -> tuple[int, int] | None:
    """The part of a run of words that is the source's, if it has to be translated."""
    words = [word.text.lower() for word in run]
    small = sum(word in SMALL_WORDS for word in words)
    if len(words) < (3 if is_foreign else 5) or small < (1 if is_foreign else 2):
        return None
    for source in there:
        first = _longest(words, source)
        piece = words[first[0] : first[1]]
        small = sum(word.text in SMALL_WORDS for word in run[first[0] : first[1]])
        lower = sum(word.text.islower() for word in run[first[0] : first[1]])
        if is_foreign:
            is_sentence = msgstr[run[first[1] - 1].end :][:1] in {".", "!", "?"} if piece else False
            # a title has small words in small letters alone
            is_plain = any(word.text.islower() and word.text not in SMALL_WORDS for word in run[first[0] : first[1]])
            is_left = len(piece) >= 3 and small >= 1 and (is_sentence or (lower >= 2 and is_plain))
        else:
            is_left = len(piece) >= 5 and small >= 3 and lower >= 4
        if is_left:
            return run[first[0]].start, run[first[1] - 1].end
    return None


def _longest(words: list[str], source: list[str]) -> tuple[int, int]:
    """The longest stretch of one list that is in the other, in order and without a gap."""
    best = (0, 0)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(source):
        places.setdefault(word, []).append(place)
    position = 0
    while position < len(words) - (best[1] - best[0]):
        longest = 0
        for place in places.get(words[position], ())[:8]:
            size = 1
            while (
                position + size < len(words)
                and place + size < len(source)
                and words[position + size] == source[place + size]
            ):
                size += 1
            longest = max(longest, size)
        if longest > best[1] - best[0]:
            best = (position, position + longest)
        position += max(1, longest)
    return best


def _in_quotes(text: str, span: tuple[int, int]) -> bool:
    return any(match.start() <= span[0] and span[1] <= match.end() for match in _QUOTED.finditer(text))


CHECK: Final = Check(
    code="partly-untranslated",
    mqm="accuracy/untranslated",
    severity="warning",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(
            Message("Under the GNU General Public License", msgstr=("按 GNU General Public License 发布",)),
            "zh_CN",
            "en",
        ),
        Pair(Message("It says “go to the page” there", msgstr=("那里写着“go to the page”",)), "zh_CN", "en"),
        Pair(Message("按“设置”键", msgstr=("Press “设置”",)), "en", "zh_CN"),
    ),
    fails=(
        Pair(
            Message("Go back, refresh the page, and try again.", msgstr=("请返回，refresh the page, and try again。",)),
            "zh_CN",
            "en",
        ),
        Pair(Message("请返回，刷新页面。", msgstr=("Go back, 刷新页面。",)), "en", "zh_CN"),
        Pair(
            Message(
                "Save it. Then you can go back to the first page.",
                msgstr=("Speichern Sie. Then you can go back to the first page.",),
            ),
            "de",
            "en",
        ),
    ),
)
