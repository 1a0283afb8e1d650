"""Pages under a folder -> what headless Chromium says of each: the text a reader sees, what axe-core finds.

All pages are frames of one page on a server of this process, so that the browser starts once.
"""

from __future__ import annotations

import functools
import html
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

__all__ = ["CHROMIUM", "Seen", "accessibility", "look"]

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

_NAME: Final = "frames-of-all-pages.html"
_WRAPPER: Final = """\
<!DOCTYPE html><meta charset="utf-8"><title>-</title>
{frames}
<pre id="said"></pre>
<script>
const say = async frame => {{
  const doc = frame.contentDocument, root = doc.documentElement;
  {script}
}};
addEventListener('load', async () => {{
  const said = [];
  for (const frame of document.querySelectorAll('iframe')) said.push([frame.name, await say(frame)]);
  document.getElementById('said').textContent = JSON.stringify(said);
}});
</script>
"""
_LOOK: Final = """
  const style = element => frame.contentWindow.getComputedStyle(element);
  const tagged = [...doc.querySelectorAll('body [lang]')].filter(e => e.innerText && !e.closest('[data-diglot]'));
  return {
    title: doc.title, text: doc.body.innerText, charset: doc.characterSet,
    direction: style(root).direction, wider: root.scrollWidth - root.clientWidth,
    tagged: tagged.map(e => [e.lang, style(e).direction, e.innerText]),
  };
"""
_AXE: Final = """
  const script = doc.createElement('script');
  script.textContent = await (await fetch('/AXE')).text();
  root.append(script);
  const found = await frame.contentWindow.axe.run(doc, {resultTypes: ['violations'], iframes: false});
  return found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html)]);
"""


class Seen(NamedTuple):
    """A page as it is shown."""

    title: str
    text: str
    charset: str
    direction: str
    wider: int
    """CSS pixels by which it is wider than its window."""
    tagged: list[tuple[str, str, str]]
    """Elements with a `lang` of their own: language, direction, text."""


def look(folder: Path, paths: Sequence[str], width: int) -> dict[str, Seen]:
    """What is shown of pages in a window of so many CSS pixels; a page of its own is in the folder for that time."""
    found = _said(folder, paths, width, _LOOK)
    return {path: Seen(**said | {"tagged": [tuple(row) for row in said["tagged"]]}) for path, said in found.items()}


def accessibility(folder: Path, paths: Sequence[str], axe: Path, width: int = 1280) -> dict[str, Counter[str]]:
    """By page how many elements break each of the rules of axe-core, whose script is `axe`."""
    name = "axe.for-frames.js"
    shutil.copyfile(axe, folder / name)
    try:
        found = _said(folder, paths, width, _AXE.replace("AXE", name))
    finally:
        (folder / name).unlink()
    return {path: Counter({rule: len(nodes) for rule, nodes in rules}) for path, rules in found.items()}


def _said(folder: Path, paths: Sequence[str], width: int, script: str) -> dict[str, Any]:
    assert CHROMIUM is not None
    frame = f'<iframe name="{{0}}" src="/{{0}}" style="border: 0; width: {width}px; height: 800px"></iframe>'
    frames = "\n".join(frame.format(html.escape(path)) for path in paths)
    (folder / _NAME).write_text(_WRAPPER.format(frames=frames, script=script), encoding="utf-8")
    try:
        with _served(folder) as address:
            options = (
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
            )
            command = [CHROMIUM, *options, "--virtual-time-budget=60000", "--dump-dom", f"{address}/{_NAME}"]
            done = subprocess.run(command, capture_output=True, timeout=300, check=True)
    finally:
        (folder / _NAME).unlink()
    found = re.search(r'<pre id="said">(.+?)</pre>', done.stdout.decode("utf-8"), re.DOTALL)
    if found is None:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2000:])
    return dict(json.loads(html.unescape(found[1])))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
