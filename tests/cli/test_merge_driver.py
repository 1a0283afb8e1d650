"""`diglot merge-po` does its work inside of git, and says what it did."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.catalog import read_catalog
from diglot.model import CatalogError
from tests.cli.conftest import RunDiglot

PO = "locales/de/LC_MESSAGES/ui.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
DIGLOT = Path(sys.executable).with_name("diglot")

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "catalogs.md").read_text("utf-8")
ATTRIBUTES = re.findall(r"^    (\*\.pot? merge=diglot)$", DOCUMENTED, re.MULTILINE)
SETTINGS = re.findall(r"^    (git config merge\.diglot\..+)$", DOCUMENTED, re.MULTILINE)


def po(**translations: str) -> str:
    return HEADER + "".join(f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in translations.items())


class Repository:
    """A git repository that merges catalogs as docs/catalogs.md says."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")
        (root / ".gitattributes").write_text("".join(f"{line}\n" for line in ATTRIBUTES))
        for line in SETTINGS:
            _, *arguments = shlex.split(line)
            self.git(*(each.replace("diglot merge-po", f"'{DIGLOT}' merge-po") for each in arguments))
        self.git("add", ".")
        self.git("commit", "-qm", "attributes")

    def git(self, *arguments: str, code: int = 0) -> str:
        identity = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C", "GIT_EDITOR": "true"}
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.root), **quiet, **identity}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, text: str, name: str = PO) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        self.git("add", ".")
        self.git("commit", "-qm", "change")

    def on(self, branch: str, *, start: str | None = None) -> None:
        self.git("checkout", "-q", *(("-b", branch, start) if start else (branch,)))

    def text(self, name: str = PO) -> str:
        return (self.root / name).read_bytes().decode()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    if not shutil.which("git"):
        pytest.skip("no git here")
    assert len(ATTRIBUTES) == 2
    assert len(SETTINGS) == 3
    return Repository(tmp_path)


def test_edits_of_neighbouring_entries_merge_where_git_alone_would_stop(repository: Repository) -> None:
    repository.commit(po(a="", b="", c=""))
    repository.on("topic", start="main")
    repository.commit(po(a="A", b="", c=""))
    repository.on("main")
    repository.commit(po(a="", b="B", c=""))
    assert "1 changed and 0 added by theirs, 0 in conflict" in repository.git("merge", "-q", "--no-edit", "topic")
    assert repository.text() == po(a="A", b="B", c="")
    assert repository.git("status", "--porcelain") == ""


def test_a_conflict_stops_the_merge_and_the_file_cannot_pass_unnoticed(repository: Repository) -> None:
    repository.commit(po(a="", b=""))
    repository.on("topic", start="main")
    repository.commit(po(a="A2", b="B"))
    repository.on("main")
    repository.commit(po(a="A1", b=""))
    said = repository.git("merge", "topic", code=1)
    assert f"{PO}\n  5:1: error: both sides changed the translation [merge-conflict]" in said
    assert "1 changed and 0 added by theirs, 1 in conflict" in said
    assert f"CONFLICT (content): Merge conflict in {PO}" in said
    assert f"UU {PO}" in repository.git("status", "--porcelain")
    assert "B" in repository.text()
    with pytest.raises(CatalogError, match="a merge conflict"):
        read_catalog(repository.text().encode(), PO)
    repository.git("checkout", "--ours", PO)
    assert repository.text() == po(a="A1", b="")


def test_a_rebase_replays_each_commit(repository: Repository) -> None:
    repository.commit(po(a="", b="", c=""))
    repository.on("topic", start="main")
    repository.commit(po(a="A", b="", c=""))
    repository.commit(po(a="A", b="", c="C"))
    repository.on("main")
    repository.commit(po(n="N", b="B", c=""))
    repository.on("topic")
    repository.git("rebase", "-q", "main")
    text = repository.text()
    found = {message.msgid: message for message in read_catalog(text.encode(), PO).messages}
    assert [found[msgid].msgstr[0] for msgid in "nabc"] == ["N", "A", "B", "C"]
    assert found["a"].obsolete, "main removed the message, topic translated it"


def test_a_catalog_that_both_branches_added_has_no_base(repository: Repository) -> None:
    repository.on("topic", start="main")
    repository.commit(po(a="A", b=""))
    repository.on("main")
    repository.commit(po(a="", b="B", c="C"))
    repository.git("merge", "-q", "--no-edit", "topic")
    assert repository.text() == po(a="A", b="B", c="C")


def test_branches_that_merged_each_other_before_merge_again(repository: Repository) -> None:
    repository.commit(po(a="", b="", c=""))
    repository.on("topic", start="main")
    repository.commit(po(a="A2", b="", c=""))
    repository.on("main")
    repository.commit(po(a="A1", b="", c=""))
    first, second = (repository.git("rev-parse", name).strip() for name in ("main", "topic"))
    for branch, other, kept in (("main", second, "A1"), ("topic", first, "A2")):
        repository.on(branch)
        repository.git("merge", other, code=1)
        repository.commit(po(a=kept, b="", c=""))
    repository.commit(po(a="A2", b="", c="C"))
    repository.on("main")
    repository.commit(po(a="A1", b="B", c=""))
    said = repository.git("merge", "topic", code=1)
    assert "1 in conflict" in said
    assert all(word in repository.text() for word in ("A1", "A2", 'msgstr "B"', 'msgstr "C"'))


def test_templates_merge_too(repository: Repository) -> None:
    pot = "locales/ui.pot"
    repository.commit(HEADER + '\n#: a.html\nmsgid "a"\nmsgstr ""\n', pot)
    repository.on("topic", start="main")
    repository.commit(HEADER + '\n#: a.html b.html\nmsgid "a"\nmsgstr ""\n\n#: b.html\nmsgid "b"\nmsgstr ""\n', pot)
    repository.on("main")
    repository.commit(HEADER + '\n#: a.html c.html\nmsgid "a"\nmsgstr ""\n\n#: c.html\nmsgid "c"\nmsgstr ""\n', pot)
    repository.git("merge", "-q", "--no-edit", "topic")
    messages = read_catalog(repository.text(pot).encode(), pot).messages
    assert [message.msgid for message in messages] == ["a", "b", "c"]
    assert [path for path, _ in messages[0].references] == ["a.html", "c.html", "b.html"]


def test_what_is_no_catalog_keeps_both_sides_between_markers(repository: Repository) -> None:
    repository.commit(po(a="", b=""))
    repository.on("topic", start="main")
    repository.commit(po(a="", b="").replace('msgstr ""\n\nmsgid "b"', 'msgstr "torn\n\nmsgid "b"'))
    repository.on("main")
    repository.commit(po(a="", b="B"))
    said = repository.git("merge", "topic", code=1)
    assert f"{PO} (theirs):6:8: the string is not closed at the end of its line" in said
    text = repository.text()
    assert text.index("<<<<<<< ours") < text.index('msgstr "B"') < text.index(">>>>>>> theirs")
    assert text.index("=======") < text.index('msgstr "torn')
    assert f"UU {PO}" in repository.git("status", "--porcelain")


# --- without git ---


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", po(a="")), ("ours", po(a="A1")), ("theirs", po(a="A2"))):
        (tmp_path / f"{name}.po").write_text(text)
    return tmp_path


def test_fuzzy_conflicts_can_be_opened_in_an_editor_and_still_exit_1(three: Path, diglot: RunDiglot) -> None:
    run = diglot("merge-po", "--conflict", "fuzzy", "base.po", "ours.po", "theirs.po")
    assert run.code == 1
    (message,) = read_catalog((three / "ours.po").read_bytes(), "ours.po").messages
    assert message.is_fuzzy
    confirmed = (three / "ours.po").read_text().replace("#, fuzzy\n", "")
    (three / "ours.po").write_text(confirmed)
    checked = diglot("check", "ours.po")
    assert checked.code == 1
    assert "[merge-conflict]" in checked.out


def test_a_merge_is_reported_as_json(three: Path, diglot: RunDiglot) -> None:
    run = diglot("merge-po", "--format", "json", "--path", "x/ui.po", "base.po", "ours.po", "theirs.po")
    (finding,) = json.loads(run.out)["findings"]
    assert (finding["code"], finding["path"], finding["line"], finding["msgid"]) == (
        "merge-conflict",
        "x/ui.po",
        5,
        "a",
    )


def test_a_file_that_is_not_there_changes_nothing(three: Path, diglot: RunDiglot) -> None:
    run = diglot("merge-po", "base.po", "ours.po", "nowhere.po")
    assert run.code == 2
    assert run.err == "nowhere.po: No such file or directory; give three files: BASE OURS THEIRS\n"
    assert (three / "ours.po").read_text() == po(a="A1")


def test_an_unreadable_base_is_no_reason_to_lose_a_side(three: Path, diglot: RunDiglot) -> None:
    (three / "base.po").write_text("nonsense\n")
    run = diglot("merge-po", "base.po", "ours.po", "theirs.po")
    assert run.code == 2
    assert "base.po:1:1: unknown keyword 'nonsense'" in run.err
    text = (three / "ours.po").read_text()
    assert text == po(a="A1").replace('msgstr "A1"', '<<<<<<< ours\nmsgstr "A1"\n=======\nmsgstr "A2"\n>>>>>>> theirs')


def test_sides_without_a_newline_at_their_end_keep_their_lines_apart(three: Path, diglot: RunDiglot) -> None:
    (three / "ours.po").write_text("torn")
    (three / "theirs.po").write_text("other")
    assert diglot("merge-po", "base.po", "ours.po", "theirs.po").code == 2
    assert (three / "ours.po").read_text() == "<<<<<<< ours\ntorn\n=======\nother\n>>>>>>> theirs\n"
