"""What gettext's msgfmt refuses is never accepted in silence, and what is accepted means the same to both."""

import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.catalog import Style, read_catalog, reader, render_entry, syntax, update_catalog
from diglot.catalog.syntax import Entry
from diglot.model import Catalog, CatalogError

pytestmark = pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")

SEED = r"""# Translator
msgid ""
msgstr ""
"Language: zh_CN\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#. <h1>
#: a.html:12 b.html
#, fuzzy, c-format
#| msgctxt "old"
#| msgid "Hallo"
msgctxt "menu"
msgid "Hello \"you\"\t\\"
msgstr "你好 \"you\"\n"
"世界\\"

#. <p>
#: c.html:3
msgid ""
"A \"plain\" one, on "
"two lines\n"
msgstr "一\n"

#: x.html
msgid "file"
msgid_plural "files"
msgstr[0] "文件"
msgstr[1] "文件们"

# keep me
#~ msgctxt "q"
#~ msgid "gone"
#~ msgstr ""
#~ "消失\x41\101"

#~| msgid "bef"
#~ msgid "gone2"
#~ msgstr "x"
""".encode()
SCRAPS = [
    *(
        b'"',
        b"\\",
        b"\n",
        b"#",
        b"~",
        b"|",
        b"msgid",
        b"msgstr",
        b"[0]",
        b"[1]",
        b"msgctxt ",
        b"msgid_plural ",
    ),
    *(
        b" ",
        b"\r",
        b"\t",
        b"\x80",
        b"\xe4",
        b"<<<<<<< a\n",
        b"=======\n",
        b'""',
        b'"a"',
        b"#~ ",
        b"#| ",
        b"\\x",
    ),
    *(b"\\0", b"\\400", b"\0", b"\f", b'domain "a"', b"5", b"#,", b"\\\n", b","),
]
# Not the grammar but the content; the checks on translations find these.
OF_CONTENT = (
    "do not both begin with",
    "do not both end with",
    "not a valid c-format string",
    "format specifications in",
)


def entries(text: str, read: Callable[[str, int, str], Entry | None]) -> list[Entry] | str:
    """All entries with this reader of the next one, or the place of the fault."""
    found: list[Entry] = []
    try:
        while entry := read(text, found[-1].end if found else 0, "a.po"):
            found.append(entry._replace(plain=False))
    except CatalogError as error:
        return error.where
    return found


def damaged(chance: random.Random) -> bytes:
    raw = bytearray(SEED)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        at = chance.randrange(len(raw) + 1)
        lines = bytes(raw).split(b"\n")
        line = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0 | 1:
                raw[at:at] = chance.choice(SCRAPS)
            case 2:
                del raw[at : at + chance.choice([1, 1, 1, 2, 5, 20])]
            case 3:
                del raw[at:]
                raw += b"\n"
            case 4:
                lines[line], lines[0] = lines[0], lines[line]
                raw = bytearray(b"\n".join(lines))
            case _:
                del lines[line]
                raw = bytearray(b"\n".join(lines))
    return bytes(raw)


def compare(path: Path, raw: bytes) -> None:
    try:
        catalog = read_catalog(raw, "a.po")
    except CatalogError:
        return
    path.write_bytes(raw)
    # A program's words in English, whatever the language of the machine.
    verdict = subprocess.run(
        ["msgfmt", "-o", "/dev/null", path], check=False, capture_output=True, text=True, env={"LC_ALL": "C"}
    )
    of_content = any(words in verdict.stderr for words in OF_CONTENT)
    assert verdict.returncode == 0 or catalog.warnings or of_content, f"{raw!r}\n{verdict.stderr}"
    template = Catalog(path="a.pot", messages=tuple(message for message in catalog.messages if not message.obsolete))
    if catalog.header_end:
        assert update_catalog(catalog, template, (), wanted=lambda _: True).content == raw
    for message in catalog.messages:
        again = read_catalog(f'msgid ""\nmsgstr ""\n\n{render_entry(message, Style())}'.encode(), "b.po").messages[0]
        assert (again.key, again.msgid_plural, again.msgstr) == (
            message.key,
            message.msgid_plural,
            message.msgstr,
        )


def test_damaged_catalogs_are_refused_where_msgfmt_refuses_them(tmp_path: Path) -> None:
    chance = random.Random(1)
    for _ in range(500):
        compare(tmp_path / "a.po", damaged(chance))


@pytest.mark.slow
def test_damaged_catalogs_are_refused_where_msgfmt_refuses_them_in_the_long_run(tmp_path: Path) -> None:
    chance = random.Random(2)
    for _ in range(50_000):
        compare(tmp_path / "a.po", damaged(chance))


def test_entries_are_the_same_by_expression_and_by_tokens() -> None:
    chance = random.Random(3)
    for _ in range(2_000):
        # A carriage return that ends no line is refused before.
        text = re.sub(r"\r(?!\n)", " ", damaged(chance).decode("latin-1"))
        assert entries(text, syntax.next_entry) == entries(text, syntax._strict_entry)


def test_usual_entries_are_the_same_by_their_lines_and_by_the_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(raw: bytes) -> Catalog | str:
        try:
            return read_catalog(raw, "a.po")
        except CatalogError as error:
            return str(error)

    chance = random.Random(4)
    raws = [damaged(chance) for _ in range(2_000)]
    by_lines = [read(raw) for raw in raws]
    monkeypatch.setattr(reader, "next_usual", lambda text, at: None)
    assert by_lines == [read(raw) for raw in raws]


def test_all_of_the_seed_is_read() -> None:
    assert len(read_catalog(SEED, "a.po").messages) == 5
