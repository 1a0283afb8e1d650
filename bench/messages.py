"""Messages of real documentation in one language: what the benchmarks of catalogs work on.

    .venv/bin/python -m bench.messages

`pool` gives the messages of a language in the order of their pages, each with the page it stands on first. They
are what our own extract makes of pages, and, for Chinese, what translators wrote.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import corpora
from diglot.catalog import read_catalog

ENGLISH = ("postgresql-doc-15", "python3.11-doc")
CHINESE = ("debian-reference-zh-cn", "gimp-help-zh-cn", "libreoffice-help-zh-cn")
PACKAGES = {"en": ENGLISH, "zh_CN": CHINESE}
TRANSLATION = ("https://github.com/python/python-docs-zh-cn", "3.13")
"""The Python documentation in Chinese, as catalogs: the translations, 48,000 paragraphs, stand before the messages of
the packages.
"""

_CONFIGURATION = """targets = ["de"]

[catalogs.docs]
language = "{}"

[catalogs.other]
language = "{}"
"""
_HAN = re.compile("[\u4e00-\u9fff]{2}")


class Sentence(NamedTuple):
    """A msgid and the page where it stands first."""

    msgid: str
    page: str


def pool(language: str) -> list[Sentence]:
    """The messages of a language (`en` or `zh_CN`), in the order of the pages; fetched and extracted once."""
    kept = corpora.CACHE / "messages" / f"{language}.json"
    if not kept.exists():
        found: dict[str, Sentence] = {}
        for sentence in (*_translations(language), *_extracted(language)):
            found.setdefault(sentence.msgid, sentence)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([*found.values()], ensure_ascii=False), encoding="utf-8")
    return [Sentence(*each) for each in json.loads(kept.read_text(encoding="utf-8"))]


def _translations(language: str) -> Iterator[Sentence]:
    if language == "en":
        return
    folder = corpora.repository(*TRANSLATION)
    for path in sorted(folder.rglob("*.po")):
        page = path.relative_to(folder).with_suffix(".html").as_posix()
        for message in read_catalog(path.read_bytes(), path.name).messages:
            if message.is_usable and _HAN.search(message.msgstr[0]):
                yield Sentence(message.msgstr[0], page)


def _extracted(language: str) -> Iterator[Sentence]:
    folder = corpora.CACHE / "messages" / f"{language}-project"
    for number, package in enumerate(PACKAGES[language]):
        (folder / "source").mkdir(parents=True, exist_ok=True)
        home = folder / "source" / f"p{number}"
        home.mkdir(exist_ok=True)
        for page in corpora.pages(package):
            if not page.is_symlink():
                link = home / f"{page.parent.name}-{page.name}"
                link.unlink(missing_ok=True)
                link.symlink_to(page)
    other = "de" if language == "en" else "en"
    (folder / "diglot.toml").write_text(_CONFIGURATION.format(language, other), encoding="utf-8")
    subprocess.run(
        [Path(sys.executable).with_name("diglot"), "extract", "--jobs", str(os.cpu_count() or 1), "-C", folder],
        check=True,
        capture_output=True,
    )
    path = folder / "locales" / "docs.pot"
    template = read_catalog(path.read_bytes(), path.name)
    for message in template.messages:
        if message.msgctxt is None and (language == "en" or _HAN.search(message.msgid)):
            yield Sentence(message.msgid, message.references[0].path)


def main() -> None:
    """Prints how many messages there are."""
    for language in PACKAGES:
        found = pool(language)
        letters = sum(len(sentence.msgid) for sentence in found)
        pages = len({sentence.page for sentence in found})
        print(f"{language:6} {len(found):7,} messages {letters:11,} code points {pages:6,} pages")


if __name__ == "__main__":
    main()
