"""Small projects on disk, for tests."""

from pathlib import Path

__all__ = ["CONFIGURATION", "PAGE", "TEMPLATE", "make_project"]

CONFIGURATION = """\
targets = ["en", "zh_CN"]

[catalogs.article]
language = "en"

[catalogs.ui]
language = "zh_CN"
"""

PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>Opening hours</title></head>
<body>
<nav><a href="/">首页</a></nav>
<h1>Opening hours</h1>
<p>Read <a href="https://report.example/">the report</a> of this year.</p>
</body>
</html>
"""

TEMPLATE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

#. <h1>
#: source/index.html
msgid "Opening hours"
msgstr ""

#: source/index.html source/news.html
msgid "Read <a>the report</a> of this year."
msgstr ""
"""


def make_project(root: Path, files: dict[str, str] | None = None) -> Path:
    """A folder with a configuration and one page, and whatever files are given beside or instead of them."""
    everything = {"diglot.toml": CONFIGURATION, "source/index.html": PAGE, **(files or {})}
    for name, text in everything.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
