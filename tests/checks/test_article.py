"""Our own catalogs are clean, and errors put into the article's translation are all found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from diglot.catalog import read_catalog
from diglot.checks import Group, Pair, Problem, all_checks
from diglot.config.glossary import read_glossary

LOCALES = Path(__file__).parents[2] / "locales"
GLOSSARY = read_glossary(LOCALES / "glossary.tsv", "glossary.tsv")

SYMPOSIUM = "On October 21st, 2015"
SPEECH = "During the symposium"
WEEK = "After the symposium"
FACTORY = "BLT’s unremitting efforts"
TECHNICIANS = "Technicians play"

ERRORS = [
    pytest.param(SYMPOSIUM, "2015年10月21日", "2016年10月21日", id="a wrong year"),
    pytest.param(SYMPOSIUM, "10月21日", "11月21日", id="a wrong month"),
    pytest.param(SYMPOSIUM, "第三届", "第四届", id="a wrong ordinal"),
    pytest.param(SYMPOSIUM, "<a>西安铂力特</a>", "西安铂力特", id="a lost link"),
    pytest.param(SYMPOSIUM, "刘延东在代表性", "刘延冬在代表性", id="a name with a wrong character"),
    pytest.param(WEEK, "薛蕾", "薛雷", id="薛蕾 misspelt"),
    pytest.param(SYMPOSIUM, "万钢", "万刚", id="万钢 misspelt, which stands there once"),
    pytest.param(SYMPOSIUM, "<a>西安铂力特</a>", "<a>西安泊力特</a>", id="the firm misspelt"),
    pytest.param("Illustration", "3D打印", "三维打印", id="another term"),
    pytest.param(WEEK, "近20年", "近30年", id="a wrong number of years"),
    pytest.param(SPEECH, "二十世纪九十年代", "二十世纪八十年代", id="a wrong decade"),
    pytest.param(SPEECH, "第二，科技创新是大众创业", "第四，科技创新是大众创业", id="a wrong place in a list"),
    pytest.param(
        SPEECH,
        "最后，刘延东表示，在创业大潮中，能够最终胜出的固然只是少数，但大众创业、万众创新的重要意义在于，"
        "在各级政府的引导和政策的支持下，带动全社会，彰显集体智慧，释放市场活力，"
        "让市场呈现出多元化、井喷式、万马奔腾的发展局面。",
        "",
        id="a missing sentence",
    ),
    pytest.param(SPEECH, "就必须加快创新步伐，", "就必须加快创新步伐，就必须加快创新步伐，", id="a doubled clause"),
    pytest.param(
        SPEECH,
        "要加快科技成果转化，就必须把科技与经济结合起来",
        "For faster transformation of technology results, we must combine technology and economy",
        id="an untranslated clause",
    ),
    pytest.param(FACTORY, "4万平方米", "40万平方米", id="4万 as 40万"),
    pytest.param(FACTORY, "4万平方米", "4万平方公里", id="a wrong unit"),
    pytest.param(FACTORY, "100台", "台", id="a dropped number"),
    pytest.param(TECHNICIANS, "2025", "2035", id="a wrong year in a link"),
    pytest.param(
        TECHNICIANS,
        "铂力特将始终牢记时代的召唤，脚踏实地、兢兢业业地做好科研与生产工作，为<a>《中国制造2025》</a>贡献力量！",
        "<a>《中国制造2025》</a>！",
        id="a truncated text",
    ),
]


def group_of(path: Path, language: str) -> Group:
    catalog = read_catalog(path.read_bytes(), str(path))
    locale = path.parts[-3]
    pairs = tuple(Pair(message, locale, language, str(path)) for message in catalog.live.values())
    return Group(pairs, locale, language, GLOSSARY.terms(language, locale))


def problems(group: Group) -> Iterator[tuple[str, str, Problem]]:
    for check in all_checks():
        for pair in group.pairs:
            yield from ((check.code, pair.message.msgid, problem) for problem in check.find(pair))
        yield from ((check.code, pair.message.msgid, problem) for pair, problem in check.find_among(group))


@pytest.mark.parametrize(
    ("path", "language"), [("zh_CN/LC_MESSAGES/article.po", "en"), ("en/LC_MESSAGES/ui.po", "zh_CN")]
)
def test_our_own_catalogs_are_clean(path: str, language: str) -> None:
    assert list(problems(group_of(LOCALES / path, language))) == []


@pytest.mark.parametrize(("begin", "right", "wrong"), ERRORS)
def test_an_error_in_the_article_is_found(begin: str, right: str, wrong: str) -> None:
    group = group_of(LOCALES / "zh_CN" / "LC_MESSAGES" / "article.po", "en")
    changed = []
    for pair in group.pairs:
        message = pair.message
        if message.msgid.startswith(begin):
            assert message.msgstr[0].count(right) == 1
            message = replace(message, msgstr=(message.msgstr[0].replace(right, wrong),))
        changed.append(replace(pair, message=message))
    found = [msgid for _, msgid, _ in problems(replace(group, pairs=tuple(changed)))]
    assert any(msgid.startswith(begin) for msgid in found)


def test_a_lost_no_is_found() -> None:
    group = group_of(LOCALES / "zh_CN" / "LC_MESSAGES" / "article.po", "en")
    message = replace(
        group.pairs[0].message,
        msgid="BLT will not stop here, and it does not rest.",
        msgstr=("铂力特将停留于此，并且休息。",),
    )
    added = replace(group, pairs=(*group.pairs, replace(group.pairs[0], message=message)))
    assert "lost-negation" in {code for code, msgid, _ in problems(added) if msgid == message.msgid}
