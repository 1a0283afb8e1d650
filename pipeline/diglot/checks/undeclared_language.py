"""A page, or a part of it, says that it is in another language than its text, or does not say it.

Why it hurts: browsers read it out in the wrong voice, hyphenate it by the wrong rules, choose the wrong glyphs for Han
characters and offer to translate it; search engines may sort it under the wrong language. And text that carries no
weight of its own goes into the wrong catalog.

Example: `<html lang="en">`, left over from a template, on a page in Chinese; `<html lang="cn">`, which is no language;
`<p lang="zh">Read more about us</p>`.

How to fix: write the language into `lang`, as a BCP 47 tag: `<html lang="zh-CN">`. A page that quotes much is in the
language of its frame: as long as one in ten of its texts, or five in other letters than Latin ones, are in the language
it says, nothing is said.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from diglot.checks.base import Check
from diglot.text.locales import is_known, is_locale, scripts
from diglot.text.prose import prose
from diglot.text.scripts import weights

__all__ = ["CHECK", "contradiction"]

_ENOUGH: Final = 10.0
"""What a page must weigh (`text.scripts`) before anything is said of its language."""
_ENOUGH_OF_PART: Final = 3.0
"""A part of it: less may be a name that is spelt in the letters of the page."""
_SHARE: Final = 0.1
"""The share of the texts that shows that the language is the one it says."""
_FEW: Final = 5
"""As many texts show it, too, in letters that names are not written in all over the world."""
_KANA: Final = frozenset({"Hira", "Kana"})
_LITTLE_KANA: Final = 0.02
_MUCH_KANA: Final = 0.2
"""The share of kana in Han and kana: Japanese has about a half, Chinese none but in names."""
_CODE: Final = frozenset("<{[%$")
_WORDS: Final = {"Hani": "Han characters", "Hira": "kana", "Kana": "kana", "Hang": "Hangul", "Latn": "Latin letters"}


def contradiction(declared: str, texts: Sequence[str], *, is_part: bool = False) -> str | None:
    """What is wrong with the `lang` that holds for some msgids, of a page or a part of it; None if nothing is."""
    if not _CODE.isdisjoint(declared):
        return None
    if not declared.strip():
        return "nothing says which language the page is in" if texts and not is_part else None
    if not is_locale(declared) or "_" in declared or "@" in declared or not is_known(declared):
        return f'lang="{declared}" is no language'
    own = scripts(declared)
    is_told_by_kana = "Hani" in own
    total: Counter[str] = Counter()
    heaviest: list[str] = []
    within = 0
    for text in texts:
        if found := weights(prose(text)):
            total.update(found)
            heaviest.append(max(found, key=lambda script: found[script]))
            within += heaviest[-1] in own
            if within > _SHARE * len(texts) and not is_told_by_kana:
                return None
    if total.total() < (_ENOUGH_OF_PART if is_part else _ENOUGH):
        return None
    if within < (_SHARE * len(heaviest) if "Latn" in own else min(_FEW, _SHARE * len(heaviest))):
        script, count = Counter(each for each in heaviest if each not in own).most_common(1)[0]
        what = "a text" if len(heaviest) == 1 else f"{count} of {len(heaviest)} texts"
        return f'lang="{declared}" is said of {what} in {_WORDS.get(script, script)}'
    return _by_kana(declared, own, total) if is_told_by_kana else None


def _by_kana(declared: str, own: frozenset[str], total: Counter[str]) -> str | None:
    kana = sum(total[script] for script in _KANA)
    wide = total["Hani"] + kana
    if wide < _ENOUGH:
        return None
    if own >= _KANA and kana < _LITTLE_KANA * wide and wide > total["Latn"]:
        return f'lang="{declared}" is said of Han characters without kana'
    if not own & _KANA and kana > _MUCH_KANA * wide:
        return f'lang="{declared}" is said of kana'
    return None


CHECK: Final = Check(
    code="undeclared-language",
    mqm="design-and-markup/markup-tag",
    severity="info",
    documentation=str(__doc__),
    scope="page",
    help="write the language of the text into `lang`, like zh-CN",
)
