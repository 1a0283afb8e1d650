"""No page, however hostile, takes more than time linear to its length, or more stack than there is."""

from collections.abc import Callable
from time import process_time

import pytest

from diglot.markup import ScanRules, edit, has_same_skeleton, pair, read_page, scan, splice
from diglot.markup.rules import Rule
from diglot.model import line_and_column

RULES = ScanRules(languages=("en", "zh_CN"))
FLOOR = 0.03
"""Seconds of CPU below which a clock says little."""
MOST = 8.0
"""Times as long for a page four times as long; twice what is linear, for noise."""

_DATA = '<script type="application/ld+json">['

HOSTILE: dict[str, tuple[int, Callable[[int], str]]] = {
    "nested div": (3000, lambda n: "<div>" * n + "text" + "</div>" * n),
    "nested div with text": (2000, lambda n: "<div>text" * n + "end</div>" * n),
    "nested div with lang": (2000, lambda n: '<div lang="en">text' * n),
    "nested span": (3000, lambda n: "<p>" + "<span>" * n + "text" + "</span>" * n + " more"),
    "nested span with text": (2000, lambda n: "<p>" + "<span>a" * n + "b</span>" * n),
    "nested span never closed": (3000, lambda n: "<p>" + "<span>a" * n),
    "nested b that rule": (1000, lambda n: "<p>" + "<b translate=no>a<b translate=yes>b" * n),
    "nested labels": (2000, lambda n: "<label>text" * n + "</label>" * n),
    "nested buttons": (2000, lambda n: "<button>text" * n + "</button> more" * n),
    "nested svg": (2000, lambda n: "<svg>" * n + "<text>text</text>" + "</svg>" * n),
    "nested foreignObject": (1000, lambda n: "<svg><foreignObject>text" * n),
    "nested li": (2000, lambda n: "<ul><li>text" * n + "</ul>" * n),
    "many li": (8000, lambda n: "<ul>" + "<li>text" * n),
    "nested tables": (1000, lambda n: "<table><tr><td>text" * n + "</table>" * n),
    "nested ruby": (2000, lambda n: "<p>" + "<ruby>a<rt>b" * n),
    "many ruby": (3000, lambda n: "<p><ruby>" + "a<rt>b" * n + "</ruby> end"),
    "nested lists of definitions": (2000, lambda n: "<dl><dt>a<dd>b" * n),
    "nested options": (4000, lambda n: "<select>" + "<optgroup label=a><option>b" * n),
    "crossing tags": (2000, lambda n: "<p>" + "<b>a<i>b</b>c</i>" * n),
    "stray end tags": (6000, lambda n: "<b>" * n + "</i>" * n + "text" + "</p>" * n),
    "many end tags of one name": (3000, lambda n: "<a>x" * n + "</b>y" * n),
    "end tags of p": (15_000, lambda n: "text</p>" * n),
    "less-than signs": (200_000, lambda n: "text " + "<" * n),
    "less-than signs and letters": (40_000, lambda n: "<a" * n),
    "starts of end tags": (40_000, lambda n: "text" + "</" * n),
    "comments never closed": (20_000, lambda n: "text<!--" * n),
    "comments that nearly close": (40_000, lambda n: "text<!--" + "--!-" * n),
    "bogus comments": (10_000, lambda n: "text<!x>" * n + "<?" * n),
    "CDATA never closed": (10_000, lambda n: "<svg>" + "<![CDATA[ text" * n),
    "quotes never closed": (10_000, lambda n: '<a title="x>text' * n + "'"),
    "attributes never closed": (5_000, lambda n: "<a title='x' b=\"" * n + " title="),
    "many attributes on a tag": (10_000, lambda n: "<p " + "".join(f"a{i}=b " for i in range(n)) + "title=Tip>text"),
    "one attribute many times": (10_000, lambda n: "<p " + "title=Tip " * n + ">text"),
    "spaces in a tag": (
        60_000,
        lambda n: "<p" + " " * n + "title" + " " * n + "=" + " " * n + "Tip" + " " * n + ">text",
    ),
    "slashes in a tag": (30_000, lambda n: "<p title=Tip" + " /" * n + ">text"),
    "equals signs in a tag": (60_000, lambda n: "<p " + "=" * n + ">text"),
    "scripts in scripts": (10_000, lambda n: "<script><!--" + "<script></script" * n),
    "escapes in a script": (20_000, lambda n: "<script>" + "<!-- --><script " * n + "</script>text"),
    "quotes in a script": (24_000, lambda n: "<script>" + "\"'`\\" * n + "</script>text"),
    "titles never closed": (10_000, lambda n: "<title>text</titl" * n),
    "data": (6_000, lambda n: _DATA + '{"name": "a text", "x": "字", "keywords": [1, "b"]},' * n + "1]</script>"),
    "nested data": (400, lambda n: _DATA + '{"name": [' * n + '"a text"' + "]}" * n + "]</script>"),
    "data with languages": (
        4_000,
        lambda n: _DATA + '{"@context": {"@language": "en"}, "name": "字"},' * n + "1]</script>",
    ),
    "data that is none": (3_000, lambda n: f'{_DATA}"text"</script>' * n),
    "data never closed": (20_000, lambda n: _DATA + '"' * n + "{" * n),
    "escapes in data": (30_000, lambda n: f'{_DATA}{{"name": "' + "\\ud83d\\n{{" * n + '"}]</script>'),
    "opening braces": (100_000, lambda n: "<p>text " + "{{" * n),
    "atoms": (4_000, lambda n: "<p>text " + "{{ a }} b " * n),
    "braces that do not fit": (20_000, lambda n: "<p>text " + "{{ a %}" * n),
    "ampersands": (200_000, lambda n: "<p>text " + "&" * n),
    "references": (30_000, lambda n: "<p>text " + "&amp;&notit;&#60" * n),
    "digits of a reference": (200_000, lambda n: "<p>text &#" + "1" * n),
    "line breaks": (15_000, lambda n: "<p>text" + "<br>" * n + "text"),
    "line breaks with text": (5_000, lambda n: "<p>" + "text<br>" * n),
    "empty lines with text": (5_000, lambda n: "<p>" + "text<br><br>" * n),
    "images": (4_000, lambda n: "<p>text " + "<img alt=picture> " * n + "text"),
    "links": (4_000, lambda n: "<p>" + "<a href=x>text</a> | " * n),
    "decorations": (4_000, lambda n: "<p>" + "<i>★</i> " * n + "text" + " <i>★</i>" * n),
    "comments in a text": (4_000, lambda n: "<p>text" + "<!-- c --> text" * n),
    "white space": (200_000, lambda n: "<p>text" + " \n" * n + "text"),
    "no-break spaces": (100_000, lambda n: "<p>" + "&nbsp;" * n + "text" + "\xa0" * n),
    "one long word": (200_000, lambda n: "<p>" + "字" * n),
    "languages": (3_000, lambda n: "<p>" + "<span lang=en>words</span><span lang=zh>文字</span>" * n),
    "addresses": (50_000, lambda n: "<p>" + "a." * n + "@" + "b." * n),
}


def _time(text: str, rules: ScanRules) -> float:
    """CPU seconds to read a page, to change each message, and to prove that nothing else changed."""
    start = process_time()
    page = read_page(text.encode(), "page.html")
    edits = []
    for segment in scan(page, rules, exclusions=True).segments:
        codes = tuple(code for code in segment.codes if code.name)
        pairing = pair(segment.msgid, segment.msgid + " x", codes)
        if pairing.is_usable:
            edits.append(edit(segment, page, pairing.parts))
    spliced = splice(page.text, edits)
    has_same_skeleton(page.text, spliced, xml=False)
    return process_time() - start


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_page_four_times_as_long_takes_about_four_times_as_long(kind: str) -> None:
    size, make = HOSTILE[kind]
    _grows_linearly(make, size // 6, RULES)


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_page_many_times_as_long_too(kind: str) -> None:
    size, make = HOSTILE[kind]
    _grows_linearly(make, size * 3, RULES)


@pytest.mark.parametrize("selector", ["div span", "div > div", "p:first-child b", "[title]"])
def test_rules_too_are_asked_in_linear_time(selector: str) -> None:
    rules = ScanRules(languages=("en",), rules=(Rule(select=selector, note="found"),))
    _grows_linearly(lambda n: "<p title=Tip><b>text</b>" * n, 500, rules)
    _grows_linearly(lambda n: "<div><span>text</span>" * n, 200, rules)


def test_rules_of_data_dates_and_addresses_too() -> None:
    rules = ScanRules(
        languages=("en",),
        rules=(
            Rule(select="script", json=("[*].a", "*.*.*", "[*][*]")),
            Rule(select="time", format="long"),
            Rule(select="a", attributes=("href",)),
        ),
    )
    _grows_linearly(lambda n: "<script>[" + '{"a": "text", "b": {"c": "text"}},' * n + "1]</script>", 1_000, rules)
    _grows_linearly(lambda n: "<p>On <time>2015-10-21</time> <a href=x>text</a>" * n, 500, rules)
    _grows_linearly(lambda n: "<time>" * n + "2015-10-21" + "</tim" * n, 1_000, rules)


def _grows_linearly(make: Callable[[int], str], size: int, rules: ScanRules) -> None:
    short, long = make(size), make(size * 4)
    # the shortest of several times is the one that least else disturbed
    before = min(_time(short, rules) for _ in range(2))
    after = _time(long, rules)
    if after > MOST * max(before, FLOOR):
        after = min(after, *(_time(long, rules) for _ in range(3)))
    assert after <= MOST * max(before, FLOOR), f"{before:.3f} s, then {after:.3f} s"


def test_the_places_of_all_findings_of_a_page_are_told_in_linear_time() -> None:
    def spent(lines: int) -> float:
        text = "line\n" * lines
        start = process_time()
        assert [line_and_column(text, 5 * line)[0] for line in range(lines)] == list(range(1, lines + 1))
        return process_time() - start

    assert spent(4_000) <= MOST * max(min(spent(1_000) for _ in range(2)), FLOOR)
