"""The README's example is run as it stands: what it shows is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import polib

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
EXAMPLE = README.partition("## In 20 seconds")[2].partition("\n## ")[0]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", EXAMPLE, re.DOTALL)


def run(session: str, folder: Path) -> None:
    for step in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, expected = step.partition("\n")
        assert command.startswith("diglot ")
        arguments = [sys.executable, "-m", "diglot", *command.split()[1:]]
        done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=True)
        assert done.stdout == expected


def test_the_example_does_what_it_shows(tmp_path: Path) -> None:
    page, built = blocks("html")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "diglot.toml").write_text(blocks("toml")[0], encoding="utf-8")
    before, after = blocks("console")
    run(before, tmp_path)

    (shown,) = blocks("po")
    article = tmp_path / "locales/zh_CN/LC_MESSAGES/article.po"
    entries = article.read_text(encoding="utf-8").partition("\n\n")[2]
    assert entries == re.sub(r'msgstr ".*"', 'msgstr ""', shown)
    translate(article, {entry.msgid: entry.msgstr for entry in polib.pofile(shown)})
    translate(tmp_path / "locales/en/LC_MESSAGES/ui.po", {"返回顶部": "Back to top"})

    run(after, tmp_path)
    assert (tmp_path / "build/zh-CN/page.html").read_text(encoding="utf-8") == built


def translate(path: Path, translations: dict[str, str]) -> None:
    """As an editor of another make does it."""
    catalog = polib.pofile(str(path))
    for entry in catalog:
        entry.msgstr = translations[entry.msgid]
    catalog.save()
