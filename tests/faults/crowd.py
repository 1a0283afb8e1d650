"""Many runs at once, an editor that saves and a reader that looks -> what was torn or lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

from diglot.catalog import read_catalog
from diglot.model import DiglotError

__all__ = ["crowd"]

_CATALOG = "locales/zh_CN/LC_MESSAGES/article.po"
_EDITED = re.compile(rb'(msgid "Opening hours"\nmsgstr ")[^"]*"')


def crowd(project: Path, commands: list[str]) -> list[str]:
    """Runs all commands at once beside an editor and a reader; the faults."""
    faults: list[str] = []
    done = threading.Event()
    others = [threading.Thread(target=each, args=(project, faults, done)) for each in (_edit, _look)]
    for other in others:
        other.start()
    environment = os.environ | {"SOURCE_DATE_EPOCH": "86400"}
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "diglot", command, "-q", "-C", str(project)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    for command, run in zip(commands, runs, strict=True):
        _, said = run.communicate()
        # 4: it waited ten seconds for the others; 3: it gave way to the editor
        if run.returncode not in {0, 4} and not (run.returncode == 3 and "again and again" in said):
            faults.append(f"{command}: exit {run.returncode}: {said}")
    done.set()
    for other in others:
        other.join()
    return faults


def _edit(project: Path, faults: list[str], done: threading.Event) -> None:
    """Saves its own translation of a message again and again, and misses none of them."""
    path = project / _CATALOG
    saved = b""
    number = 0
    while not done.is_set():
        content = path.read_bytes()
        if saved not in content:
            faults.append(f"an edit is lost: {saved.decode()}")
        number += 1
        saved = b"edit %d" % number
        (own := project / "editor").write_bytes(_EDITED.sub(rb"\1" + saved + b'"', content))
        if path.read_bytes() == content:  # an editor, too, looks before it saves
            own.replace(path)
        else:
            saved = b""
        time.sleep(0.003)


def _look(project: Path, faults: list[str], done: threading.Event) -> None:
    """Reads everything: whatever it finds is whole."""
    while not done.is_set():
        for path in [*project.glob("locales/**/*.po"), *project.glob("locales/*.pot"), *project.glob("build/*/*.html")]:
            try:
                content = path.read_bytes()
            except FileNotFoundError:
                faults.append(f"{path.name}: gone")
                continue
            if path.suffix == ".html":
                if not content.endswith(b"</html>\n"):
                    faults.append(f"{path.name}: torn")
                continue
            try:
                read_catalog(content, path.name)
            except DiglotError as error:
                faults.append(str(error))
        time.sleep(0.001)
