"""A name or an acronym that translators keep is not in the translation.

Why it hurts: the reader cannot tell which program, standard or firm is meant. Which names are kept is learned from the
catalog: those that are in three of four translations of their messages. Acronyms of three capitals and more count as
kept where the catalog does not say otherwise.

Example: `msgid "Connect to the server over SSL"` with `msgstr "连接到服务器"`.

How to fix: put the name in. If the language has its own word for it, use that everywhere, or allow it here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from diglot.checks.base import Check, Group, Pair, Problem, Term
from diglot.checks.examples import group_of
from diglot.checks.learning import Habits, habits
from diglot.checks.sides import EASTERN, languages_of_group
from diglot.text.locales import scripts
from diglot.text.words import SMALL_WORDS

__all__ = ["CHECK"]

_IN_CHINESE: Final = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
    AI 人工智能
    ATM 取款机 柜员机
    BCC 密送 密件抄送
    CC 抄送
    Cc 抄送
    CD 光盘
    CEO 首席执行官 总裁
    CPC 中共 中国共产党
    CPU 处理器
    DVD 光盘
    EU 欧盟
    FAQ 常见问题 常见问答
    GDP 国内生产总值
    GM 总经理
    GPL 通用公共许可 公共许可
    GUI 图形 界面
    ID 编号 标识 号码 身份
    IT 信息
    ISBN 书号
    ISP 服务提供商 服务商 运营商
    LAN 局域网
    LGPL 宽通用公共许可
    LTR 从左到右 从左至右 左到右
    NGO 非政府组织
    OK 确定 好
    OS 操作系统
    PC 电脑 个人计算机
    PIN 密码 个人识别码
    QR 二维码
    RAM 内存
    RTL 从右到左 从右至左 右到左
    SMS 短信
    SSD 固态硬盘 固态盘
    SSO 单点登录
    TOC 目录
    TODO 待办 待处理 待完成
    TV 电视
    UI 界面
    UK 英国
    UN 联合国
    URL 网址 链接 地址
    URLS 网址 链接
    US 美国
    USA 美国
    USB u盘 优盘 闪存盘
    UTC 世界时
    VAT 增值税
    VIP 贵宾
    WAN 广域网
    True 真 是
    False 假 否
    WTO 世贸 世界贸易
    """.strip().splitlines()
}
"""What Chinese says instead of an acronym or a word that everybody knows."""
_SMALL: Final = "abcdefghijklmnopqrstuvwxyz"
_LARGE: Final = _SMALL.upper()
_SENTENCE_START = re.compile(r"(?:^|[.!?:*\n]\s*|[“\"'(‘])$")


def _find(group: Group) -> Iterator[tuple[Pair, Problem]]:
    source, target = languages_of_group(group)
    if source == target:
        return
    learned = habits(group)
    is_foreign = source in EASTERN or not scripts(source) & scripts(target)
    for pair, form, words, _, _ in learned.lengths:
        here = ""
        seen: set[str] = set()
        is_shouted = 2 * sum([word.isupper() for word in words]) > max(len(words), 2)
        for word in words:
            if not _is_candidate(word) or word in seen or (is_shouted and word.isupper()):
                continue
            here = here or form.msgstr.lower()
            seen.add(word)
            if word.lower() in here and _is_there(word, form.msgstr, here):
                continue
            if target in EASTERN and any(other in here for other in _IN_CHINESE.get(word, ())):
                continue
            if _is_told_by_term(word, here, group.terms):
                continue
            if _is_name(word, form.msgids[0], learned, is_foreign=is_foreign):
                yield pair, Problem(f"{word} is missing", "put the name in", form.plural, form.msgstr)


def _is_candidate(word: str) -> bool:
    return (
        len(word) > 1
        and word != word.lower()
        and len(max(word.split("-"), key=len)) > 1
        and word.lower() not in SMALL_WORDS
    )


def _is_there(word: str, msgstr: str, lower: str) -> bool:
    """Whether a word is in a translation: an acronym as it is or in small letters, but not as a file's ending."""
    not_before = _SMALL + "." if word.isupper() else _SMALL
    if _stands(word.lower(), lower, not_before, _SMALL.replace("s", "")):
        return True
    return word.isupper() and _stands(word, msgstr, _LARGE, _LARGE)


def _is_told_by_term(word: str, lower: str, terms: tuple[Term, ...]) -> bool:
    """Whether a word is part of a term for which a translation has the glossary's own: CPC of CPC Central Committee."""
    told = (term.targets for term in terms if word in term.source.split())
    return any(target.lower() in lower for targets in told for target in targets)


def _stands(word: str, text: str, not_before: str, not_after: str) -> bool:
    """Whether a word is in a text with none of these characters beside it; quicker than a pattern for each word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or text[at - 1] not in not_before) and (end == len(text) or text[end] not in not_after):
            return True
        at = text.find(word, at + 1)
    return False


def _is_name(text: str, msgid: str, learned: Habits, *, is_foreign: bool) -> bool:
    if len(msgid.strip()) == len(text):
        # nothing but the name: its meaning in words is a translation as well
        return False
    is_acronym = text.isupper()
    if is_acronym and len(text) > 3 and re.search(rf"\b{text.lower()}[a-z]", msgid):
        # DROP beside "dropping" is a word
        return False
    # this message lacks it: what do the others do?
    others, kept = learned.uses.get(text, 1) - 1, learned.kept.get(text, 0)
    if _is_translated(text, learned) or (is_acronym and msgid.isascii() and " " in msgid and msgid.isupper()):
        is_start = _SENTENCE_START.search(msgid[: msgid.find(text)]) is not None
        return others >= 4 and kept >= 0.9 * others and (is_acronym or not is_start)
    if not is_foreign:
        return others >= 4 and kept >= 0.92 * others
    if is_acronym and len(text) <= _LONGEST_ACRONYM:
        # as if it had been kept in two of two and a bit more; of two letters only by what is seen
        return kept + 2 >= 0.6 * (others + 2.3) and (len(text) > 2 or others >= 2)
    if text[1:].islower() and _SENTENCE_START.search(msgid[: msgid.find(text)]):
        # a word that only begins a sentence
        return False
    return others >= 2 and kept >= (0.75 if others < 8 else 0.88) * others


_LONGEST_ACRONYM: Final = 5
"""Longer ones are words in capitals more often than not: CAUTION."""


def _is_translated(word: str, learned: Habits) -> bool:
    """Whether it is an ordinary word that is only written large: `NOT`, `Store`."""
    others = {word.lower(), word.capitalize()} - {word}
    uses = sum(learned.uses.get(other, 0) for other in others)
    if word.isupper() and uses <= learned.uses.get(word, 0):
        return False
    return 2 * sum(learned.kept.get(other, 0) for other in others) < uses


_DJANGO: Final = (
    ("Use Django now", "立即使用 Django"),
    ("Why Django", "为什么是 Django"),
    ("In Django 5", "在 Django 5 中"),
    ("For Django fans", "给 Django 爱好者"),
)

CHECK: Final = Check(
    code="missing-name",
    mqm="accuracy/omission",
    severity="warning",
    documentation=str(__doc__),
    scope="group",
    find_among=_find,
    passes=(
        group_of("zh_CN", ("Connect to the server over SSL", "通过 SSL 连接到服务器")),
        group_of("zh_CN", ("Do NOT open it", "请勿打开"), ("Not now", "现在不行")),
        group_of("zh_CN", ("The URL of it", "它的网址"), ("A URL", "网址")),
        group_of("zh_CN", *_DJANGO),
        replace(
            group_of("ar", ("The ESA Council", "مجلس وكالة الفضاء")),
            terms=(Term("ESA Council", ("مجلس وكالة الفضاء",)),),
        ),
    ),
    fails=(
        group_of("zh_CN", ("Connect to the server over SSL", "连接到服务器")),
        group_of("en", ("通过 SSL 连接到服务器", "Connect to the server"), language="zh_CN"),
        group_of("zh_CN", *_DJANGO, ("Ask Django people", "询问使用者")),
    ),
)
