"""A text in Latin letters -> the languages whose commonest small words it holds."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

__all__ = ["KNOWN", "languages_of"]

_WORDS: Final[dict[str, str]] = {
    "en": """the of and to is that it for was are with as his they at be this from have or by had not but what
        can your you will there an were which their if has when who more no so out up do how than
        then its these other into any only new""",
    "de": """der die und das ist nicht ein eine den von zu mit sich des auf für dem im werden wird oder kann als
        auch an es aus bei nach sind durch wenn nur noch wie einen einer einem zum zur haben über
        diese dieser dieses ihre sie wurde""",
    "fr": """le la les de des en à et est un une du dans que pour qui par sur pas au ce cette sont avec ne se
        plus vous votre ou aux été être nous il elle mais sans si leur ces ses peut comme fait tout
        sous doit entre aucun utilisez""",
    "es": """el la los las de que y en un una es por con para no se del al lo como más su sus este esta son ser
        puede o si ha está sin sobre entre cuando también desde hasta todos muy usted donde han fue""",
    "it": """il lo la gli le di che e un una è per con non del della dei delle nel nella sono da come più si
        anche questo questa essere alla al ai su può dal sul o ma tutti ha se viene degli dalla""",
    "pt": """o os as de que e do da em um uma para com não no na dos das por mais se ao como foi pelo pela este
        esta são ser seu sua ou ter tem à pode isso entre você quando muito também nos está""",
    "nl": """de het een van en in is dat op te voor met zijn niet aan er om dan zou als ook maar bij nog uit door
        naar kan wordt worden deze dit geen over moet heeft uw je of hebben""",
    "sv": """och det att i en som är av för på med den till inte ett kan om har de var jag så från eller när ska
        vid ditt din du inga denna detta måste alla""",
    "pl": """i w na z do się nie to jest że o jak ale po co tak za od przez być dla są ma może lub tylko już ten
        ta te których który która oraz przy jego""",
    "tr": """ve bir bu da de için ile çok olarak daha gibi olan sonra kadar veya değil her ise en ne var olduğu
        mi mı tarafından göre""",
}
"""The commonest function words of each, from the frequency lists of its grammar books."""
KNOWN: Final = frozenset(_WORDS)
_BY_WORD: Final[dict[str, tuple[str, ...]]] = {}
for _language, _list in _WORDS.items():
    for _word in _list.split():
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)
_WORD: Final = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=64)
def languages_of(text: str) -> Counter[str]:
    """How many words of the text are function words of each language that is known here."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        found.update(_BY_WORD.get(word, ()))
    return found
