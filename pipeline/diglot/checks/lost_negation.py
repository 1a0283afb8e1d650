"""A source says no, and the translation does not.

Why it hurts: the reader is told the opposite: "do not open" becomes "open". The source must say plainly `not`, `never`,
`cannot`, `no longer`, `without`..., and the translation must have no word of negation at all, nor one that carries it
(缺少, 拒绝, 禁止, 除...之外).

Example: `msgid "Do not disconnect the device."` with `msgstr "请断开设备的连接。"`.

How to fix: say what the source says. If the translation turns the sentence round, allow it with that reason.
"""

import re
from collections.abc import Iterator
from typing import Final

from diglot.checks.base import Check, Pair, Problem
from diglot.checks.sides import languages
from diglot.model import Message
from diglot.text.unmarked import is_listing, wording

__all__ = ["CHECK"]

_SAYS_NO: Final = {
    "en": re.compile(
        r"""\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|must|may|might|need)\ not\b
        | \b(?:cannot|never|neither)\b | n['’]t\b(?!\ (?:you|we|they|it))
        | \b(?:not|no\ longer)\ (?:be|been|allowed|available|supported|found|possible|valid|exist|work|use|open)\b
        | ^(?:not|no)\ [a-z]+ | \bno\ longer\b | \bthere\ (?:is|are|was|were)\ no\b | \b(?:has|have|had)\ no\b""",
        re.VERBOSE | re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:不[能会可要得应该需再是存支允包使显]|没有|[无無]法|[请切]?勿|禁止|未[能被经找设曾])(?!不|仅|但|过|如|妨|禁)"
    ),
}
_MAY_SAY_NO: Final = {"en": re.compile("[nN](?:[oO]|['’]t|ever|either)"), "zh": re.compile("[不没无無勿禁未]")}
"""What is quick to look for, and in all of these."""
_EXCEPTIONS: Final = {
    "en": re.compile(
        r"""\bwhy\ (?:not|do|don) | \bif\ not\b | \bor\ not\b | \bwhether\b | \bnothing\ but\b | \bcannot\ but\b
        | \bdon['’]t\ (?:worry|forget|hesitate|have\ to|need|panic) | \bdo\ not\ (?:have\ to|need\ to|forget|hesitate)
        | \bno\ (?:matter|doubt|more\ than|less\ than|later\ than|problem|one\ else)\b | \bno\.\  | \?\s*$
        | (?:\bnot|n['’]t)\ (?:\w+\ )?(?:only|just|merely|simply|necessarily|sure|yet|until|mind)\b
        | \bnever\ (?:far|mind)\b | \bunless\b | \buntil\b | \bhave\ you\ not\b
        | \b(?:is|are|be|was|were|been)\ not\ (?:un(?!t|d|i)|im|in(?!\b|t|s|f|v)|dis)[a-z]+\b
        | \bnot\ (?:\w+\ )?(?:without|unlike|fail|more|less|fewer|greater|exceed\w*|limited)\b""",
        re.VERBOSE | re.IGNORECASE,
    ),
    "zh": re.compile(
        r"不[一不]|是不是|能不能|会不会|可不可以|要不要|[吗么？?]\s*$|不[仅但只光]|不久|没有[^，。]*不|不[^，。]*[不没无]|除非"
        r"|不需要|不必"
    ),
}
"""What turns a no into something else: questions, double negatives, phrases."""
_POSITIVE = re.compile(
    "是否|[分特类類识識级辨区個个差性國国告派離离]别|别[名的人墅]|非常|不同|不[断管论过久]|无论|除非|未来|[而并]非但"
)
"""Words with a character of negation that deny nothing."""
_NO: Final = {
    "zh": re.compile(
        "[不没沒无無未勿莫非免忌禁拒毋弗别別否]|缺[少乏失]|失[败敗去效]|以外|之外|除了|除[此非]|只[有能会在是]"
        "|仅[仅限能在当有]|[避防]|停止|丢失|取消|忽略|排除|关闭|难以|難|从来|反[而之对]|少于|低于|小于|以内|跳过|省略|罕"
        "|隐藏|阻止|脱离|必须|才[能会可]|空[的白值]|为空|错误|尚"
    ),
    "en": re.compile(
        r"""\b(?:no|not|never|none|nor|neither|nobody|nothing|without|unable|cannot|lacks?|lacking|missing|absent|fails?
        |failed|failure|except|only|prevent\w*|avoid\w*|forbid\w*|forbidden|prohibit\w*|den(?:y|ied|ies)|refus\w+
        |reject\w*|ignor\w+|skip\w*|exclud\w+|disabl\w+|stop\w*|hidden|hide\w*|empty|blank|already|rather|instead
        |unless|too|rarely|hardly|barely|seldom|few|little|least|less|fewer|beyond|block\w*|free|zero|insufficient
        |expired|outside|remov\w+|lost|loses?|otherwise)\b
        | n['’]t\b | \b(?:un|in|im|il|ir|non|dis|mis)-?[a-z]{3,} | less\b""",
        re.VERBOSE | re.IGNORECASE,
    ),
}
"""What says no, or says the same in another way."""


def _find(pair: Pair) -> Iterator[Problem]:
    source, target = languages(pair)
    if source not in _SAYS_NO or target not in _NO or source == target:
        return
    may_say = _MAY_SAY_NO[source]
    for form in pair.forms:
        msgid = form.msgids[0]
        if (
            not may_say.search(msgid)
            or msgid == form.msgstr
            or _NO[target].search(_POSITIVE.sub("", form.msgstr))
            or is_listing(msgid)
        ):
            continue
        text = " ".join(wording(msgid).split())
        said = _SAYS_NO[source].search(text)
        if said and not _EXCEPTIONS[source].search(text):
            what = f"“{said[0].strip()}” of the source is not in the translation"
            yield Problem(what, "say what the source says", form.plural, form.msgstr)


CHECK: Final = Check(
    code="lost-negation",
    mqm="accuracy/mistranslation",
    severity="warning",
    documentation=str(__doc__),
    find=_find,
    passes=(
        Pair(Message("Do not disconnect the device.", msgstr=("请勿断开设备的连接。",)), "zh_CN", "en"),
        Pair(Message("It is not only fast, it is safe.", msgstr=("它既快又安全。",)), "zh_CN", "en"),
        Pair(Message("You don't need to wait.", msgstr=("您可以马上开始。",)), "zh_CN", "en"),
        Pair(Message("不能为空", msgstr=("Must be filled without exception",)), "en", "zh_CN"),
    ),
    fails=(
        Pair(Message("Do not disconnect the device.", msgstr=("请断开设备的连接。",)), "zh_CN", "en"),
        Pair(Message("You will\n    not receive\nour mail.", msgstr=("您会收到我们的邮件。",)), "zh_CN", "en"),
        Pair(Message("This can't be undone.", msgstr=("这可以撤销。",)), "zh_CN", "en"),
        Pair(Message("不能删除此文件。", msgstr=("You can delete this file.",)), "en", "zh_CN"),
    ),
)
