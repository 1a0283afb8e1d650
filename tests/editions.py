"""Small sites of several editions on disk, for tests of what finishes them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import polib

from diglot.config import Config, load
from diglot.model import Outcome
from diglot.stages.build import build
from diglot.stages.extract import extract
from diglot.stages.update import update

__all__ = ["SITE", "build_site", "built", "make_site"]

NOW = datetime(2026, 1, 2, tzinfo=UTC)

SITE = """\
targets = ["en", "de"]
base-url = "https://www.example.com"

[catalogs.text]
language = "en"
"""


def make_site(
    root: Path,
    files: Mapping[str, str],
    translations: Mapping[str, Mapping[str, str]] | None = None,
    toml: str = SITE,
) -> Config:
    """A project with these files in `source`; by locale what a msgid is translated with, anything else by nothing."""
    (root / "diglot.toml").write_text(toml, "utf-8")
    for name, content in files.items():
        path = root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    config = load(root)
    extract(config, write=True, diff=False, jobs=1, now=NOW)
    update(config, locales=config.targets, write=True, diff=False, now=NOW)
    for locale, texts in (translations or {}).items():
        for path in (root / "locales" / locale).rglob("*.po"):
            catalog = polib.pofile(str(path))
            for entry in catalog:
                entry.msgstr = texts.get(entry.msgid, "")
            catalog.save()
    return config


def build_site(config: Config, *, locales: tuple[str, ...] | None = None, bare: bool = False, jobs: int = 1) -> Outcome:
    """Builds all editions, or some."""
    return build(config, locales=locales or config.targets, output=None, write=True, diff=False, bare=bare, jobs=jobs)


def built(config: Config, name: str) -> str:
    """A file of the built site."""
    return (config.output / name).read_bytes().decode()
