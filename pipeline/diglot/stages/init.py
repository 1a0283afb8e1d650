"""A folder with pages -> a diglot.toml that fits them."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from diglot.config import find
from diglot.markup.read import read_page
from diglot.markup.rules import ScanRules
from diglot.markup.scan import scan
from diglot.model import DiglotError, Outcome, UsageError
from diglot.runtime.files import Writer
from diglot.runtime.lock import lock
from diglot.text.locales import bcp47, is_known, is_locale, same_language
from diglot.text.scripts import weights

__all__ = ["init"]

_FEW: Final = 5
_LIKELY: Final = {
    ("Hira", "Kana"): "ja",
    ("Hani",): "zh_CN",
    ("Hang",): "ko",
    ("Cyrl",): "ru",
    ("Grek",): "el",
    ("Arab",): "ar",
    ("Hebr",): "he",
    ("Thai",): "th",
    ("Deva",): "hi",
}
"""Where a page does not say its language: the one most written in these scripts (CLDR likely subtags)."""
_PAGES: Final = (".html", ".htm", ".xhtml")
_CUSTOMARY: Final = ("source", "src", "site", "pages", "html", "www", "public")
_NOT_SOURCES: Final = frozenset({"build", "dist", "locales", "node_modules", "_site"})
_LOOKED_AT: Final = 200
"""Pages that are read to tell their languages."""
_SHARE: Final = 0.05
"""Of all texts: a language with fewer has no catalog."""


def init(folder: Path) -> Outcome:
    """Write diglot.toml in a folder, with the pages' folder, languages and targets as they seem to be.

    Raises UsageError if the folder is configured already, or no folder within it has pages.
    """
    found = find(folder)
    if found is not None and found[0].parent == folder:
        raise UsageError(str(found[0]), "there is a configuration already", "edit it; nothing was written")
    source = _source(folder)
    pages = list(_pages(folder / source))[:_LOOKED_AT]
    languages = _languages(pages)
    targets = _targets(folder, languages)
    content = _rendered(source, languages, targets)
    with lock(folder), Writer([folder], root=folder, write=True) as files:
        files.put(folder / "diglot.toml", content.encode())
        faults = files.commit()
    note = f"next: look at diglot.toml{'' if targets else ', add targets'}, then run `diglot extract`"
    return Outcome(changes=files.changes, faults=tuple(faults), notes=(note,))


def _source(folder: Path) -> str:
    """A folder with a customary name, else the one with the most pages."""
    counts = Counter(
        {
            place.name: sum(1 for _ in _pages(place))
            for place in sorted(folder.iterdir())
            if place.is_dir() and place.name not in _NOT_SOURCES and not place.name.startswith(".")
        }
    )
    with_pages = [name for name, count in counts.most_common() if count]
    if not with_pages:
        what = f"no folder in it has pages ({', '.join('*' + ending for ending in _PAGES)})"
        raise UsageError(str(folder), what, "put the pages into a folder, for example source/, and run it again")
    return next((name for name in _CUSTOMARY if name in with_pages), with_pages[0])


def _pages(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _NOT_SOURCES and not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if name.lower().endswith(_PAGES))


def _languages(pages: Iterable[Path]) -> tuple[str, ...]:
    """The languages of the texts, that with the most texts first; those of the roots' `lang`, and English."""
    texts: Counter[str] = Counter()
    for path in pages:
        try:
            page = read_page(path.read_bytes(), path.name)
        except (DiglotError, OSError):
            continue  # `extract` names it; a proposal can do without
        lang = scan(page, ScanRules(("en",))).lang
        candidates = [lang.replace("-", "_")] if lang and is_locale(lang) and is_known(lang) else []
        for likely in (*_likely(page.text), "en"):
            if not any(same_language(candidate, likely) for candidate in candidates):
                candidates.append(likely)
        texts.update(segment.language for segment in scan(page, ScanRules(tuple(candidates))).segments)
    least = _SHARE * texts.total()
    return tuple(language for language, count in texts.most_common() if count >= least) or ("en",)


def _likely(text: str) -> Iterator[str]:
    """The most likely language of each script but Latin that a page holds more than a few words of."""
    found = weights(text)
    if found.get("Hira", 0) + found.get("Kana", 0) > _FEW:
        found.pop("Hani", None)  # Japanese is written in all three
    for scripts, language in _LIKELY.items():
        if sum(found.get(script, 0) for script in scripts) > _FEW:
            yield language


def _targets(folder: Path, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that have a folder of catalogs; else the languages, where there are several."""
    locales = folder / "locales"
    names = sorted(place.name for place in locales.iterdir() if place.is_dir()) if locales.is_dir() else []
    known = tuple(name for name in names if is_locale(name) and is_known(name))
    return known or (languages if len(languages) > 1 else ())


def _rendered(source: str, languages: tuple[str, ...], targets: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{target}"' for target in targets)
    lines = [
        "# Configuration of Diglot; every key: docs/configuration.md",
        f"source = {json.dumps(source, ensure_ascii=False)} # folder of pages",
        'locales = "locales" # folder of catalogs',
        'output = "build" # where the pages are built',
        f"targets = [{quoted}] # locales to build" + ("" if targets else ', for example "de", "zh_CN"'),
    ]
    for language in languages:
        domain = "pages" if len(languages) == 1 else f"pages-{bcp47(language).lower()}"
        lines += ["", f"[catalogs.{domain}]", f'language = "{language}" # that its msgids are in']
    return "\n".join(lines) + "\n"
