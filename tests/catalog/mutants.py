"""Damaged catalogs, and what gettext's msgfmt makes of catalogs."""

import random
import struct
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["SEED", "Verdict", "damaged", "verdicts"]

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

#, c-format
msgid "%d of %s\n"
msgstr "%2$s 的 %1$d\n"

#, python-format
msgid "%(count)d pages"
msgid_plural "%(count)d pages"
msgstr[0] "%(count)d 页"
msgstr[1] "%(count)d 页"

#, python-brace-format
msgid "{who} reads {what!r:>{width}}"
msgstr "{what!r:>{width}} {who} 读"

#, python-brace-format
msgid "{who} reads {what.title}"
msgstr "{what.title} {who} 读"

# keep me
#~ msgctxt "q"
#~ msgid "gone"
#~ msgstr ""
#~ "消失\x41\101"

#~| msgid "bef"
#~ msgid "gone2"
#~ msgstr "x"
""".encode()

_SYNTAX = (
    *(b'"', b"\\", b"\n", b"#", b"~", b"|", b"msgid", b"msgstr", b"[0]", b"[1]", b"[2]", b"msgctxt ", b"msgid_plural "),
    *(b" ", b"\r", b"\t", b"\x80", b"\xe4", b"<<<<<<< a\n", b"=======\n", b'""', b'"a"', b"#~ ", b"#| ", b"\\x"),
    *(b"\\0", b"\\400", b"\0", b"\f", b'domain "a"', b"5", b"#,", b"\\\n", b",", b"#= fuzzy\n", b"#, fuzzy\n", b"\r\n"),
)
_CONTENT = (
    *(
        b"\\n",
        b'\\n"',
        b'"\\n',
        b"%",
        b"%d",
        b"%s",
        b"%1$s",
        b"%(count)s",
        b"%(",
        b"%%",
        b"%5.2f",
        b"%lld",
        b"%*d",
        b"$",
    ),
    *(
        b"{",
        b"}",
        b"{}",
        b"{0}",
        b"{who}",
        b"{{",
        b"!r",
        b":",
        b".x",
        b"[1]",
        b"c-format",
        b"no-",
        b"1",
        b"3",
        b"0",
        b"n",
    ),
    *(b"nplurals=3", b"plural=n", b"n%3", b"n%0", b"charset=", b"UTF-8", b"GBK", b"&&", b"?", b"!", b"(", b")", b";"),
)


def damaged(chance: random.Random) -> bytes:
    """The seed, changed in one to three places."""
    raw = bytearray(SEED)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        at = chance.randrange(len(raw) + 1)
        lines = bytes(raw).split(b"\n")
        line, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(9):
            case 0 | 1:
                raw[at:at] = chance.choice(_SYNTAX)
            case 2 | 3:
                raw[at : at + chance.choice([0, 0, 1, 1, 3])] = chance.choice(_CONTENT)
            case 4:
                del raw[at : at + chance.choice([1, 1, 1, 2, 5, 20])]
            case 5:
                del raw[at:]
                raw += b"\n"
            case 6:
                lines[line], lines[other] = lines[other], lines[line]
                raw = bytearray(b"\n".join(lines))
            case 7:
                lines[line:line] = lines[other : other + chance.choice([1, 1, 3, 8])]
                raw = bytearray(b"\n".join(lines))
            case _:
                del lines[line]
                raw = bytearray(b"\n".join(lines))
    return bytes(raw)


class Verdict(NamedTuple):
    """What msgfmt says of a catalog."""

    is_accepted: bool
    words: str
    """Its errors and warnings."""
    compiled: dict[bytes, bytes]
    """Keys and translations of what it compiled, forms parted by NUL."""


def verdicts(folder: Path, raws: Sequence[bytes]) -> list[Verdict]:
    """What `msgfmt --check` says of each catalog: one shell for all of them, since starting it is most of the work."""
    for number, raw in enumerate(raws):
        (folder / f"{number}.po").write_bytes(raw)
    each = 'while [ "$n" -lt "$1" ]; do msgfmt -c -o "$n.mo" "$n.po" 2>"$n.txt"; echo $?; n=$((n+1)); done'
    # A program's words in English, whatever the language of the machine.
    done = subprocess.run(
        ["/bin/sh", "-c", f"n=0; {each}", "sh", str(len(raws))],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    found = []
    for number, code in enumerate(done.stdout.split()):
        words = (folder / f"{number}.txt").read_text("utf-8", "replace")
        compiled = _compiled((folder / f"{number}.mo").read_bytes()) if code == "0" else {}
        found.append(Verdict(code == "0", words, compiled))
    return found


def _compiled(raw: bytes) -> dict[bytes, bytes]:
    """The strings of a MO file (GNU gettext manual, "The Format of GNU MO Files")."""
    _, _, count, keys, values = struct.unpack_from("<5I", raw)

    def strings(table: int) -> list[bytes]:
        pairs = (struct.unpack_from("<2I", raw, table + 8 * index) for index in range(count))
        return [raw[start : start + length] for length, start in pairs]

    return dict(zip(strings(keys), strings(values), strict=True))
