"""Reading and writing a large catalog beside polib: CPU time, start-up included, and peak memory.

Each reads 100,000 messages of generated documentation text (about 57 MB, wrapped as gettext does at 79 columns),
changes every tenth translation and writes the catalog; once with translations in Latin letters, once in Chinese.
Exit 1 if a target of the project is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

import polib

from bench.measure import cost, table
from diglot.catalog import Style, read_catalog, render_entry
from diglot.catalog.retranslate import Retranslation, retranslate
from diglot.model import Message, Reference

HEADER = """msgid ""
msgstr ""
"Language: {0}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
TIMES, PEAK = 4.0, 400.0
"""How much faster than polib it is to be at least, and MB at most."""
CHANGED = "!"


def make(count: int, language: str, path: Path) -> None:
    """Writes a catalog of generated text, the same in every run."""
    chance = random.Random(1)
    words = [
        "".join(chance.choices(["ba", "ke", "li", "mon", "tar", "s", "u"], k=chance.randint(1, 4))) for _ in range(4000)
    ]
    characters = [chr(number) for number in chance.sample(range(0x4E00, 0x9FA5), 2500)]

    def latin() -> str:
        text = chance.choices(words, k=chance.randint(5, 80))
        text[0] = text[0].capitalize()
        at = chance.randrange(len(text))
        text[at] = chance.choice([f"<a>{text[at]}</a>", f'"{text[at]}"', f"{text[at]},", f"{text[at]}.", text[at]])
        return " ".join(text) + "."

    def chinese() -> str:
        text = chance.choices(characters, k=chance.randint(10, 140))
        text[chance.randrange(len(text))] = chance.choice(["，", "。", " HTML ", "<a>文</a>"])
        return "".join(text) + "。"

    style = Style()
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER.format(language))
        for number in range(count):
            place = Reference(f"docs/page{number // 40}.html", number % 40 * 7 + 1)
            translation = chinese() if language == "zh_CN" else latin()
            message = Message(latin(), msgstr=(translation,), references=(place,), extracted=("<p>",))
            file.write(f"\n{render_entry(message, style)}\n")


def by_us(path: Path) -> None:
    """Every tenth translation changed in the text of the catalog."""
    catalog = read_catalog(path.read_bytes(), path.name)
    changes = [Retranslation(message, 0, message.msgstr[0] + CHANGED) for message in catalog.messages[::10]]
    path.write_bytes(retranslate(catalog, changes))


def by_polib(path: Path) -> None:
    """The same with polib's load and save."""
    catalog = polib.pofile(str(path))
    for entry in catalog[::10]:
        entry.msgstr += CHANGED
    catalog.save(str(path))


def compare(count: int, language: str, folder: Path) -> bool:
    """Prints what each costs; whether we keep to our targets."""
    rows, found = [], []
    for name in ("by_us", "by_polib"):
        path = folder / f"{language}.po"
        make(count, language, path)
        size = path.stat().st_size / 1e6
        spent = cost(sys.executable, "-m", "bench.catalog_speed", "--run", name, str(path))
        changed = sum(
            message.msgstr[0].endswith(CHANGED) for message in read_catalog(path.read_bytes(), "a.po").messages
        )
        assert changed == -(-count // 10), "what was changed is not there"
        found.append(spent)
        rows.append([name, f"{spent.cpu:.2f}", f"{found[0].cpu and spent.cpu / found[0].cpu:.1f}", f"{spent.peak:.0f}"])
    print(f"{count:,} messages, {size:.1f} MB, {language}")
    print(table(["read, change, write", "CPU s", "times ours", "peak MB"], rows), end="\n\n")
    ours, theirs = found
    return theirs.cpu >= TIMES * ours.cpu and ours.peak <= PEAK * max(1, count / 100_000)


def main() -> int:
    """Runs the comparison; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--messages", type=int, default=100_000)
    options.add_argument("--run", nargs=2, metavar=("WHO", "FILE"), help="one reading and writing, to be measured")
    chosen = options.parse_args()
    if chosen.run:
        who, file = chosen.run
        (by_us if who == "by_us" else by_polib)(Path(file))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        met = [compare(chosen.messages, language, Path(folder)) for language in ("de", "zh_CN")]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
