"""A finished edition with what rules name: dates, addresses, data; and what stays for want of a translation."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from diglot.config import Config
from tests.editions import SITE, build_site, built, make_site

RULES = """
[[rules]]
select = "time"
format = "long"
[[rules]]
select = "a.manual"
attributes = ["href"]
[[rules]]
select = "#strings"
json = ["*"]
"""
PAGE = """\
<html lang="en"><body>
<p>Held on <time>2015-10-21</time> in <a class="manual" href="/other.html">the hall</a>.</p>
<time datetime="2015-10-21"></time>
<script type="application/ld+json">{"@type": "Event", "name": "The fair", "inLanguage": "en"}</script>
<script type="application/json" id="strings">{"top": "Back to top"}</script>
"""
GERMAN = {
    "Held on <time>2015-10-21</time> in <a>the hall</a>.": "In <a>der Halle</a> am <time>2015-10-21</time>.",
    "/other.html": "https://example.de/andere.html",
    "The fair": "Die Messe",
    "Back to top": "Nach oben",
}


def _site(root: Path, translations: dict[str, str], more: str = "") -> Config:
    toml = SITE.replace('"en", "de"', '"de"').replace("[catalogs", more + "\n[catalogs") + RULES
    return make_site(root, {"page.html": PAGE, "other.html": "<html lang=en><p>1"}, {"de": translations}, toml)


def _data(html: str) -> list[Any]:
    return [json.loads(each) for each in re.findall("<script[^>]*>(.*?)</script>", html)]


def test_all_of_it_is_in_the_language_of_the_edition(tmp_path: Path) -> None:
    config = _site(tmp_path, GERMAN)
    outcome = build_site(config)
    assert outcome.findings == ()
    html = built(config, "de/page.html")
    manual = '<a class="manual" href="https://example.de/andere.html">'
    assert f"<p>In {manual}der Halle</a> am <time>21. Oktober 2015</time>.</p>" in html
    assert '<time datetime="2015-10-21">21. Oktober 2015</time>' in html
    assert _data(html) == [{"@type": "Event", "name": "Die Messe", "inLanguage": "de"}, {"top": "Nach oben"}]


def test_what_stays_in_its_language_stays_true(tmp_path: Path) -> None:
    config = _site(tmp_path, {})
    outcome = build_site(config)
    html = built(config, "de/page.html")
    # the link goes to the page in this edition, as it would without the rule
    manual = '<a class="manual" href="/de/other.html">'
    assert f'<p lang="en">Held on <time>October 21, 2015</time> in {manual}the hall</a>.</p>' in html
    assert '<time datetime="2015-10-21">21. Oktober 2015</time>' in html
    assert _data(html)[0] == {"@type": "Event", "name": "The fair", "inLanguage": "en"}
    (finding,) = outcome.findings
    assert finding.code == "untagged-fallback"
    assert finding.message == "texts whose language no tag can tell: top of <script> in en, line 5"


def test_a_refused_address_falls_back_alone(tmp_path: Path) -> None:
    config = _site(tmp_path, GERMAN | {"/other.html": "javascript:alert(1)"})
    (finding,) = build_site(config).findings
    assert finding.code == "unsafe-address"
    html = built(config, "de/page.html")
    assert '<a class="manual" href="/de/other.html">der Halle</a>' in html
    assert "javascript" not in html


@pytest.mark.parametrize(
    ("part", "kept"), [("dates", "am <time>2015-10-21</time>."), ("data", '"name": "Die Messe", "inLanguage": "en"')]
)
def test_each_part_can_be_switched_off(part: str, kept: str, tmp_path: Path) -> None:
    config = _site(tmp_path, GERMAN, f"[finish]\n{part} = false")
    build_site(config)
    html = built(config, "de/page.html")
    assert kept in html
    assert ("21. Oktober 2015" in html) is (part != "dates")


def test_a_bare_build_without_translations_is_the_page(tmp_path: Path) -> None:
    config = _site(tmp_path, {})
    build_site(config, bare=True)
    assert built(config, "de/page.html") == PAGE
