"""The real pages and the public test suites the benchmarks run on, fetched once and kept in a cache.

The functions return lists of paths or cases; the first call downloads with the machine's own package clients.
`DIGLOT_BENCH_CACHE` names another place for the cache than `bench/.cache`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
CACHE = Path(os.environ.get("DIGLOT_BENCH_CACHE") or Path(__file__).parent / ".cache").resolve()

PYTHON = "python3.11-doc"
POSTGRESQL = "postgresql-doc-15"
DEBIAN = "debian-reference-zh-cn"
PACKAGES = (PYTHON, POSTGRESQL, DEBIAN)

# Programs whose packages hold their catalogs, written by Transifex, Weblate, Babel, Django's makemessages and hands.
CATALOG_WHEELS = (
    *("Django>=5.2,<6", "django-allauth>=65.21,<66", "django-cms>=5.1,<6", "django-oscar>=4.2,<5"),
    *("postorius>=1.3.13,<2", "pretix>=2026.8,<2027", "Sphinx>=9.0,<10", "wagtail>=8.0,<9", "Weblate>=5.14,<6"),
)
# Its examples are written by gettext's own tools.
CATALOG_EXAMPLES = "gettext-doc"

# The newest release that ships the test data. Even for a download its build script wants an old setuptools.
HTML5LIB = "html5lib==1.1"
HTML5LIB_BUILD = ("setuptools<70", "wheel")
TRANSLATE_TOOLKIT = "translate-toolkit>=3.16,<4"
DENNIS = "dennis>=1.2"
WEBLATE = "weblate"
# Libraries that Weblate's checks do without, and that need compilers and headers of their own.
WITHOUT = ("borgbackup", "pycairo", "pygobject", "tesserocr", "weblate-fonts")


@dataclass(frozen=True)
class TreeCase:
    """One input of the tree-construction tests; `fragment` is the element whose content it is, if any."""

    name: str
    data: str
    fragment: str | None


@dataclass(frozen=True)
class TokenCase:
    """One input of the tokenizer tests in one initial state, with the tokens that must come out."""

    name: str
    data: str
    state: str
    last_start_tag: str | None
    tokens: list[list[Any]]


def pages(package: str | None = None) -> list[Path]:
    """The HTML pages of one Debian documentation package, or of all of them, in a fixed order."""
    names = PACKAGES if package is None else (package,)
    return [page for name in names for page in sorted(_debian(name).rglob("*.html"))]


def tree(package: str) -> Path:
    """The folder that all HTML pages of one Debian documentation package are in, with what they refer to."""
    return Path(os.path.commonpath([page.parent for page in pages(package)]))


def catalogs() -> dict[str, list[Path]]:
    """The catalogs of each program, in a fixed order."""
    target = CACHE / "catalogs"
    if not target.exists():
        bin_folder = peers()
        with _Staged(target) as staged:
            wheels = staged.parent / "wheels"
            options = ("--no-deps", "--only-binary", ":all:", "--dest", str(wheels))
            _pip(bin_folder, "download", *options, *CATALOG_WHEELS)
            for wheel in wheels.glob("*.whl"):
                with zipfile.ZipFile(wheel) as archive:
                    names = [name for name in archive.namelist() if name.endswith(".po")]
                    archive.extractall(staged / wheel.name.partition("-")[0], names)
    found = {folder.name: sorted(folder.rglob("*.po")) for folder in sorted(target.iterdir())}
    return found | {CATALOG_EXAMPLES: sorted(_debian(CATALOG_EXAMPLES).rglob("*.po"))}


def token_cases() -> list[TokenCase]:
    """Every case of the html5lib tokenizer tests, once for each of its initial states."""
    return [case for path in _test_files("tokenizer/*.test") for case in _read_tokens(path)]


def tree_cases() -> list[TreeCase]:
    """Every case of the html5lib tree-construction tests, fragments and scripted ones included."""
    return [case for path in _test_files("tree-construction/**/*.dat") for case in _read_trees(path)]


def peers() -> Path:
    """The `bin` folder of a virtual environment of our own with html2po, po2html and html5lib."""
    bin_folder = CACHE / "peers" / "bin"
    if not (bin_folder / "po2html").exists():
        venv.create(CACHE / "peers", with_pip=True, clear=True)
        _pip(bin_folder, "install", *HTML5LIB_BUILD, HTML5LIB, TRANSLATE_TOOLKIT)
    return bin_folder


def repository(address: str, branch: str) -> Path:
    """The files of a branch of a git repository, as they are when it is first asked for."""
    target = CACHE / address.rpartition("/")[2]
    if not target.exists():
        with _Staged(target) as staged:
            _run("git", "clone", "--quiet", "--depth", "1", "--branch", branch, address, str(staged))
    return target


def npm(package: str) -> Path:
    """The folder of an npm package, as it is when it is first asked for; nothing of it is run."""
    target = CACHE / "npm" / package
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with _Staged(target) as staged:
            _run("npm", "pack", "--silent", package, cwd=staged.parent)
            (archive,) = staged.parent.glob("*.tgz")
            shutil.unpack_archive(archive, staged.parent / "unpacked", filter="data")
            (staged.parent / "unpacked" / "package").rename(staged)
    return target


def checkers() -> Path:
    """The `bin` folder of an environment with pofilter, dennis and Weblate's checks; Weblate may fail to install."""
    bin_folder = CACHE / "checkers" / "bin"
    if not (bin_folder / "dennis-cmd").exists():
        venv.create(CACHE / "checkers", with_pip=True, clear=True)
        _pip(bin_folder, "install", "--no-deps", WEBLATE)
        program = (
            "import re, sys\n"
            "from importlib.metadata import requires\n"
            "for line in requires('weblate'):\n"
            "    if 'extra ==' not in line and re.split(r'[^A-Za-z0-9-]', line)[0].lower() not in sys.argv:\n"
            "        print(line.partition(';')[0].strip())\n"
        )
        done = subprocess.run(
            [bin_folder / "python", "-c", program, *WITHOUT], capture_output=True, text=True, check=True
        )
        _pip(bin_folder, "install", "--prefer-binary", "psycopg[binary]", *done.stdout.split("\n")[:-1])
        _pip(bin_folder, "install", TRANSLATE_TOOLKIT, DENNIS, "polib")
    return bin_folder


def compiled() -> Path:
    """The `bin` folder of a virtual environment with these sources as their compiled install has them."""
    folder = CACHE / "compiled"
    sources = [*sorted((PROJECT / "pipeline").rglob("*.py")), PROJECT / "pyproject.toml", PROJECT / "hatch_build.py"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = folder / "sources.sha256"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest:
        venv.create(folder, with_pip=True, clear=True)
        _pip(folder / "bin", "install", str(PROJECT), compiling=True)
        stamp.write_text(digest, encoding="utf-8")
    return folder / "bin"


def _debian(package: str) -> Path:
    """The folder a Debian package was unpacked to; nothing is installed."""
    target = CACHE / package
    if not target.exists():
        with _Staged(target) as staged:
            _run("apt-get", "download", package, cwd=staged.parent)
            (archive,) = staged.parent.glob(f"{package}_*.deb")
            _run("dpkg-deb", "-x", str(archive), str(staged))
    return target


def _test_files(pattern: str) -> list[Path]:
    """Files of the html5lib tests, from the source release of the Python package: its wheel has no tests."""
    target = CACHE / "html5lib"
    if not target.exists():
        bin_folder = peers()
        with _Staged(target) as staged:
            options = (
                "--no-deps",
                "--no-binary",
                ":all:",
                "--no-build-isolation",
                "--dest",
                str(staged.parent),
            )
            _pip(bin_folder, "download", *options, HTML5LIB)
            (archive,) = staged.parent.glob("html5lib-*.tar.gz")
            shutil.unpack_archive(archive, staged, filter="data")
    (folder,) = target.glob("html5lib-*/html5lib/tests/testdata")
    return sorted(folder.glob(pattern))


def _read_tokens(path: Path) -> Iterator[TokenCase]:
    tests = json.loads(path.read_text(encoding="utf-8")).get("tests", [])
    for number, test in enumerate(tests):
        data, tokens = test["input"], test["output"]
        if test.get("doubleEscaped"):
            data, tokens = _unescape(data), _unescape(tokens)
        for state in test.get("initialStates", ["Data state"]):
            yield TokenCase(f"{path.name}:{number}", data, state, test.get("lastStartTag"), tokens)


def _unescape(value: Any) -> Any:
    """The value without the second layer of escapes, in which the tests write what JSON should not hold."""
    return json.loads(json.dumps(value).replace(r"\\u", r"\u"))


def _read_trees(path: Path) -> Iterator[TreeCase]:
    # The sections of a case start with a line "#name"; the input itself may hold any other line.
    text = path.read_bytes().decode("utf-8")
    line = 1
    for block in re.split(r"(?:\A|(?<=\n\n))(?=#data\n)", text):
        if block.startswith("#data\n"):
            data = block[len("#data\n") :].partition("\n#errors\n")[0]
            context = re.search(r"^#document-fragment\n(.*)$", block, re.MULTILINE)
            yield TreeCase(f"{path.parent.name}/{path.name}:{line}", data, context[1] if context else None)
        line += block.count("\n")


class _Staged:
    """A folder that appears under its final name only when the block that filled it ends well."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __enter__(self) -> Path:
        CACHE.mkdir(parents=True, exist_ok=True)
        self.work = Path(tempfile.mkdtemp(prefix="fetch-", dir=CACHE))
        return self.work / "content"

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            (self.work / "content").rename(self.target)
        shutil.rmtree(self.work)


def _pip(bin_folder: Path, *arguments: str, compiling: bool = False) -> None:
    _run(str(bin_folder / "python"), "-m", "pip", "--quiet", *arguments, compiling=compiling)


def _run(*command: str, cwd: Path | None = None, compiling: bool = False) -> None:
    environment = os.environ | ({"HATCH_BUILD_HOOKS_ENABLE": "1"} if compiling else {})
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(f"bench: {' '.join(command)}: {done.stderr.strip() or done.stdout.strip()}")


def main() -> None:
    """Prints what the cache holds, after fetching what it lacks."""
    for package in PACKAGES:
        found = pages(package)
        print(f"{package:24} {len(found):6,} pages {sum(page.stat().st_size for page in found):12,} bytes")
    for name, paths in catalogs().items():
        print(f"{name:24} {len(paths):6,} catalogs {sum(path.stat().st_size for path in paths):9,} bytes")
    print(f"{'html5lib tokenizer':24} {len(token_cases()):6,} cases")
    print(f"{'html5lib tree':24} {len(tree_cases()):6,} cases")


if __name__ == "__main__":
    main()
