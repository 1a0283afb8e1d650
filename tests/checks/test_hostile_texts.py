"""No text that a catalog may hold makes a check slow."""

import time

import pytest

from diglot.checks import Group, Pair, all_checks
from diglot.model import Message

UNITS = (
    '<!-- `` ` <a_ <a_b= <a_b=" < {{ {% { %( [ ]( ](a( ** * & &amp; :// http://a @ a@a. " “ 《 （ a, ， 。 的 '
    "使用 文文 ? 的? \u202e \xc3 ä½ . ... |a [[ :a:` - --a /a <a/ "
    "style= on= $a 1. </a> <a> <a_x=\"1\"> й aй ％ : \t ' a' java data:"
).split(" ")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_a_repeated_piece_takes_no_more_than_linear_time(unit: str, locale: str) -> None:
    text = (unit.replace("_", " ") * 3000)[:3000]
    pair = Pair(Message(text + "x", msgstr=("x" + text,)), locale, "en")
    checks = [check for check in all_checks() if check.scope in {"message", "group"}]
    started = time.process_time()
    for check in checks:
        list(check.find(pair))
        list(check.find_among(Group((pair,), locale, "en")))
    assert time.process_time() - started < 3, "50 ms are usual"
