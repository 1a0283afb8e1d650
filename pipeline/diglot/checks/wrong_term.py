"""A term of the glossary is not translated as the glossary says.

Why it hurts: readers learn one word for one thing. A term that changes from page to page, or a name that is written
otherwise, costs trust. Each of the accepted translations will do; of two terms in one place the longer counts. An
ordinary word that a long text has but once is only a remark.

Example: `user` is 用户 in the glossary; `msgid "Deleted user"` with `msgstr "已删除使用者"`.

How to fix: use the glossary's word, add yours to the accepted ones, or allow it here with the reason.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem, Term
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.model import Message, Severity
from diglot.text.unmarked import unmarked, wording

__all__ = ["CHECK"]


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    if not group.terms:
        return
    source, target = languages_of_group(group)
    if source == target:
        # what mixes two languages and is told in one of them alone
        return
    pattern, terms = _compiled(group.terms, source)
    for pair in group.pairs:
        for form in pair.forms:
            if form.msgids[0] == form.msgstr:
                continue
            here = ""
            seen: set[str] = set()
            for match in pattern.finditer(wording(form.msgids[0])):
                term = terms.get(match[0]) or terms.get(match[0].lower()) or terms[str(match.lastgroup)]
                here = here or unmarked(form.msgstr).lower()
                if _is_in_kept_name(match, here):
                    continue
                if term.source not in seen and not _is_used(term, here, target):
                    seen.add(term.source)
                    wanted = term.source if term.keep and not term.targets else " or ".join(term.targets)
                    what = f"the glossary has {wanted} for “{match[0]}”"
                    severity: Severity | None = "info" if _may_be_left_out(match, term) else None
                    yield pair, Problem(what, "use the glossary's word", form.plural, form.msgstr, None, severity)


@lru_cache(maxsize=4)
def _compiled(terms: tuple[Term, ...], source: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    """What finds the terms in a source, the longest first; the term of each group and of each spelling."""
    by_name: dict[str, Term] = {}
    words: list[str] = []
    texts: list[str] = []
    for number, term in enumerate(sorted(terms, key=lambda term: len(term.source), reverse=True)):
        by_name[f"t{number}"] = term
        by_name[term.source] = term
        if source in EASTERN or not term.source.isascii():
            texts.append(f"(?P<t{number}>{re.escape(term.source)})")
        else:
            words.append(f"(?P<t{number}>{_pattern(term.source)})")
    # what all words have in common is asked once at each place, not once for each term
    parts = [*([rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])"] if words else []), *texts]
    return re.compile("|".join(parts)), by_name


def _pattern(term: str) -> str:
    """A word in its inflections: `factory` and `factories`; with capitals inside as it is, else in any."""
    words = r"\s+".join(map(re.escape, term.split()))
    if term[-1:] == "y" and term[-2:-1] not in "aeiou":
        words = f"{words[:-1]}(?:y|ies)"
    elif term[-1:].isalpha():
        words += r"(?:e?s|['’]s?)?"
    is_exact = any(character.isupper() for character in term[1:])
    return words if is_exact else f"(?i:{words})"


def _is_used(term: Term, here: str, target: str) -> bool:
    accepted = term.targets or ((term.source,) if term.keep else ())
    if term.keep and term.source.lower() in here:
        return True
    if target in EASTERN:
        return any(word.lower() in here for word in accepted)
    # an inflected word keeps its beginning
    before = rf"(?<!\w){_PROCLITICS.get(target, '')}"
    return any(re.search(before + re.escape(_stem(word.lower())), here) is not None for word in accepted)


def _is_in_kept_name(match: re.Match[str], here: str) -> bool:
    """Whether the term is a word of a name that the translation has as it is: `User` in `Python User Guide`."""
    phrase = _PHRASE_END.match(match.string, match.end())
    return phrase is not None and f"{match[0]}{phrase[0]}".lower() in here


def _may_be_left_out(match: re.Match[str], term: Term) -> bool:
    """Whether a text is so long that an ordinary word which it has once may be said by a pronoun, or not at all."""
    text = match.string
    return len(text) > _LONG and term.source.islower() and text.lower().count(match[0].lower()) == 1


_PROCLITICS: Final = {"ar": "[وفبكل]{0,2}(?:ال)?", "he": "[ובכלמשה]{0,3}"}
"""Words that are written together with the next one: و "and", ב "in", the article."""
_LONG: Final = 240
"""Code points: some forty words of English."""
_PHRASE_END = re.compile(r" [A-Z][A-Za-z]+")


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 2)] if len(word) > 5 else word


def _group(msgid: str, msgstr: str) -> Group:
    words = (("user", "用户"), ("factory", "工厂"), ("image file", "图片"), ("file", "文件"), ("Xue Lei", "薛蕾"))
    terms = (*(Term(word, (target,)) for word, target in words), Term("BLT", (), keep=True))
    return Group((Pair(Message(msgid, msgstr=(msgstr,)), "zh_CN", "en"),), "zh_CN", "en", terms)


def _arabic(msgid: str, msgstr: str) -> Group:
    return Group((Pair(Message(msgid, msgstr=(msgstr,)), "ar", "en"),), "ar", "en", (Term("factory", ("مصانع",)),))


CHECK: Final = Check(
    code="wrong-term",
    mqm="terminology/inconsistent-with-terminology-resource",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        _group("Users of an image file", "图片的用户"),
        _group("Run <code>file</code> in profile", "在配置中运行 <code>file</code>"),
        _group("BLT GM Xue Lei", "BLT 总经理薛蕾"),
        _group("The User Guide of Python", "Python 的“User Guide”"),
        _arabic("Users and factories", "المستخدمون والمصانع"),
    ),
    fails=(
        _group("Deleted user", "已删除使用者"),
        _group("Two factories", "两座厂房"),
        _group("BLT GM Xue Lei", "BLT 总经理薛雷"),
        _group("The technology of BLT", "铂力特的技术"),
        _arabic("Users and factories", "المستخدمون والمعامل"),
    ),
)
